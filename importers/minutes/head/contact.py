"""The officer whom a paper publishes as its contact, and the post printed beside the name."""

import re
from dataclasses import dataclass

from importers.minutes.language.guarded import guarded
from importers.minutes.names.posts import has_post_head
from importers.paper import Paper, Span
from importers.records import PersonName

__all__ = ["Contact", "find_contact"]


@dataclass(frozen=True, slots=True)
class Contact:
    """The contact officer and, where printed, the officer's post."""

    person: PersonName
    post: str | None = None


# "Contact:", "Contact Officer -", "For further information please contact", "Cyswllt:"
_LABEL = guarded(
    r"(?:\b(?:contact(?: officer| name| person)?|cyswllt|lead officer contact)\s?(?::|-\s)"
    r"|\b(?:committee (?:officer|administrator|clerk|services)|democratic services officer)\s?:"
    r"|\bplease contact:?)[*\s|]{0,6}",
    re.IGNORECASE,
)
_TITLE = r"(?P<title>Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor)\.?\s{1,2}"
# what a post begins with where no comma parts it from the name: "Contact: Priya Oduya Principal Governance Officer Tel:"
_POST_STARTS = (
    r"(?:Democratic|Senior|Principal|Committees?|Scrutiny|Overview|Governance|Statutory|Head|Clerk|Members?|Team|Lead|Assistant|Corporate|Electoral|Deputy"
    r"|Executive|Policy|Performance|Support|Interim|Legal|Chief|Director|Manager|Officer|Administrator|Business|Civic|Cabinet|Constitutional|Secretariat|Swyddog|Rheolwr)"
)
_REACHED = r"(?:Tel|Telephone|Phone|E-?mail|Direct|Ext|Fax|Mobile|Ff\xf4n|Ebost)"
_WORD = rf"(?!(?:{_POST_STARTS}\b(?!,)|{_REACHED}\b))[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'-]*"
_NAME = re.compile(
    rf"(?:{_TITLE})?(?P<name>(?:{_WORD}\.?(?: {{1,2}}|\n)){{0,3}}(?:(?:de|van|von|la|Mac|O')\s?)?{_WORD})(?![A-Za-z])"
)
_POST = re.compile(
    rf"(?:\s{{0,3}}(?:[,-]\s{{1,3}}|\()|\s{{1,4}}(?={_POST_STARTS}\b))(?!{_REACHED}\b)(?P<post>[A-Z][A-Za-z&,' -]{{3,90}}?)"
    rf"(?=\s(?i:e-?mail|tel)\b|\)|\s{{2,}}|\s?,?\s?\b(?:{_REACHED}|on)\b|\s?\d|\n|[.;|]|$)"
)
# "Democratic Services (", "Scrutiny Officer - ": a post or a service in front of the name
_POST_FIRST = re.compile(
    rf"(?=[^\n(]{{0,60}}\b(?:Services|Officer|Manager|Team|Clerk|Support|Adviser)\b)(?P<post>{_POST_STARTS}\b[A-Za-z&' ]{{3,60}}?)\s?(?:\(|-\s|:\s)\s?(?=[A-Z][a-z]+ [A-Z])"
)
_NO_NAME = re.compile(
    r"(?:the|email|tel|telephone|democratic|committee|scrutiny|governance|member|services|team|officer|support)\b",
    re.IGNORECASE,
)


def find_contact(paper: Paper, scope: Span) -> Contact | None:
    """Find the published contact in the head.

    >>> text = "Contact: Ms. Priya Oduya, Senior Clerk  Email: clerk@eastmere.example"
    >>> found = find_contact(Paper(text, text, "text"), Span(0, len(text)))
    >>> found.person.name, found.person.title, found.post
    ('Priya Oduya', 'Ms', 'Senior Clerk')
    """
    plain = paper.plain
    for label in _LABEL.finditer(plain, scope.start, scope.end):
        start = label.end()
        while start < scope.end and plain[start] in " \n":
            start += 1
        bracketed = _POST_FIRST.match(plain, start, min(scope.end, start + 160))
        name = _NAME.match(plain, bracketed.end() if bracketed else start, min(scope.end, start + 160))
        if name is None or _NO_NAME.match(name["name"]) or (" " not in name["name"] and not name["title"]):
            continue
        span = Span(name.start(), name.end())
        title = name["title"]
        person = PersonName(
            name=paper.words(Span(name.start("name"), name.end("name"))).strip(),
            span=span,
            title=title,
            councillor=title in ("Cllr", "Councillor"),
        )
        post = _POST.match(plain, name.end(), min(scope.end, name.end() + 140))
        printed = bracketed or post
        words = printed["post"].strip(" ,-") if printed else ""
        return Contact(person, words if has_post_head(words) else None)
    return None
