"""Ties people to offices wherever the words stand side by side, and to what a sentence says that somebody is.

"Adrian Bell, Head of Roads", "the Head of Roads (Adrian Bell)", "Lead Officer - Assistant Director, Sue Ash", "Councillor
Bee was elected Chair", "He was also a Governor of Millport College". Two that only stand in one sentence are not tied.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from importers.minutes.attendance_remarks import is_outside
from importers.minutes.items import Segmentation
from importers.minutes.names import find_names
from importers.minutes.person_name import is_given_name, posts_by_title, read_name
from importers.minutes.posts import PostMention, find_posts
from importers.minutes.vocabulary import PLACE_WORDS, SERVICE_WORDS
from importers.paper import Paper, Span
from importers.records import Membership, PersonName

__all__ = ["is_of_the_paper", "read_memberships"]

# Offices that say only what somebody does for this paper.
_OF_THE_PAPER = re.compile(
    r"(?:(?:lead|contact|report|reporting|responsible|action|accountable|presenting|link|enquiry)[ -](?:officers?|authors?|members?|persons?|directors?)|officers?|members?|author|"
    r"(?:committee|panel|board) members?|members? of the (?:committee|panel|public|board)|councillors?)",
    re.IGNORECASE,
)
# What stands between a name and the office behind it: ", ", " (", " - ", ", who is the ", " as "
_NAME_THEN_POST = re.compile(
    r"\s\([A-Z]{2,4}\)\s| ?(?:,|\(|-|\|)\s?\n?(?:(?:who (?:is|was)|being|currently|then|now|formerly|as)\s)?(?:the|our|a|an|its|this|their|Interim)?\s?|,?\s(?:is|was|as|acting as|in (?:his|her|their) (?:role|capacity) as)\s(?:the\s|a\s|an\s|also\s(?:the|a|an)\s)?"
    r"|\s(?:was|be|is|has been|had been|were)\s(?:duly\s|unanimously\s|also\s|re-?)?(?:elected|appointed|nominated|re-elected|re-appointed|confirmed|chosen)\s(?:as\s|to\sbe\s|to\sthe\s(?:role|post|position)\sof\s|to\sact\sas\s)?(?:the\s|a\s)?|\s{2,9}"
)
# What stands between an office and the name behind it: ", ", " - ", ": ", " (", " "
_POST_THEN_NAME = re.compile(r" ?(?:,|-|:|\(|\|)\s?\n?(?:and\s)?|\s{1,3}(?:\n\s{0,9})?|,?\s(?:is|was|will be|would be|namely)\s|\s?\(currently\s")
# "two new Assistant Directors, ": a plural that is tied to each of the names behind it
_PLURAL_POST = re.compile(r"(?:Directors|Officers|Managers|Heads|Chairs|Leaders|Members|Holders|Advisers|Representatives|Governors|Secretaries|Engineers|Solicitors)\b")
_GAP_OF_LIST = re.compile(r"\s{0,3}(?:,|and|&|,\s?and)\s{1,3}|\s?\([^()]{0,60}\)\s?(?:,|and|&)?\s{0,2}")
# "He was also a Governor of", "she was the Chair of": an office told of the person named before
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s(?:is|was|had been|has been|were)\s(?:also\s|currently\s|now\s|both\s)?(?:an?\s|the\s)?(?=(?:[A-Za-z-]+\s){0,4}?(?:[Gg]overnor|[Mm]ember|[Tt]rustee|[Cc]hair|[Dd]irector|[Pp]resident|[Pp]atron|[Tt]reasurer|[Ss]ecretary|[Ee]mployee))"
)
# "Member of the Stifford Hub", "a trustee of Age Concern": an office outside, with the body that it is in
_OFFICE_OUTSIDE = re.compile(
    r"(?P<post>(?:(?:Vice|Deputy|Co-opted|Parent|School|Local|LEA|Foundation|Non-Executive|non-executive|Board|board|Associate|parent|school|council-appointed|Council-appointed)[ -]){0,2}"
    r"(?:[Gg]overnor|[Mm]ember|[Tt]rustee|[Cc]hair(?:man|woman|person)?|[Ll]eader|[Dd]irector|[Pp]resident|[Pp]atron|[Tt]reasurer|[Ss]ecretary)s?"
    r"(?:\s(?:of|at|for|on)\s(?:the\s)?(?:board\sof\s(?:the\s)?)?[A-Z][\w'&-]*(?:\s{1,9}(?:of|and|the|for|&)\s(?:the\s)?[A-Z][\w'&-]*|\s[A-Z][\w'&-]*){0,8})?)"
)
# two or three capitalised words right before ", Head of …" that nothing else marks as a name
_UNMARKED = re.compile(r"(?<![\w'&-])(?:[A-Z][a-z'-]+(?:-[A-Z][a-z]+)?\s){1,2}[A-Z][A-Za-z'-]+$")
_REACH = 60


def is_of_the_paper(label: str) -> bool:
    """Tell whether an office says only what somebody does for this paper: "Report Author", "Lead Officer".

    >>> is_of_the_paper("Lead Officer"), is_of_the_paper("Planning Officer")
    (True, False)
    """
    return _OF_THE_PAPER.fullmatch(label) is not None


@dataclass(frozen=True, slots=True)
class _Tie:
    """A name and an office that the words tie, with the stretch that does."""

    person: PersonName
    post: str
    span: Span


def read_memberships(paper: Paper, seg: Segmentation) -> tuple[Membership, ...]:
    """Read every pair of person and office that the text ties, each pair once with all its evidence."""
    names = find_names(paper.plain, 0, len(paper.plain))
    posts = [p for p in find_posts(paper.plain, 0, len(paper.plain)) if not is_of_the_paper(p.label)]
    plain = paper.plain
    ties = [
        *_adjacent(plain, names, posts),
        *_behind_names(plain, names),
        *_told_of(plain, names),
        *_said_to_be(plain, names),
        *_author_of(paper, seg, names),
    ]
    return tuple(
        Membership(person=same[0].person, post=same[0].post, spans=tuple(tie.span for tie in same), confidence=0.9)
        for same in _gather(ties)
    )


def _gather(ties: list[_Tie]) -> list[list[_Tie]]:
    """Put together what ties one person to one office; an office cut short ("Assistant Director") joins its full form."""
    gathered: dict[tuple[str, str], list[_Tie]] = {}
    for tie in ties:
        gathered.setdefault((tie.person.name, tie.post.lower()), []).append(tie)
    for person, post in list(gathered):
        fuller = [key for key in gathered if key[0] == person and key[1] != post and key[1].startswith(post)]
        if fuller:
            gathered[fuller[0]].extend(gathered.pop((person, post)))
    return list(gathered.values())


# "(Chair)", ", Manager, Wharf Age Forum": offices of one word, which need the name before them to be read as such
_SHORT_OFFICE = r"(?:(?:[Vv]ice|[Dd]eputy)[- ])?(?:CHAIR(?:MAN)?|Chair(?:man|woman|person)?|Conven[eo]r|Leader|Clerk|Secretary|Treasurer|Mayor|Cadeirydd|Manager|Director|Trustee|Governor|Solicitor|Co-?ordinator|Headteacher)"
_BRACKETED = re.compile(rf"(?:\s?\((?P<own>[^()]{{0,60}})\))?(?:,\s[^,.;()\n|]{{3,80}})?\s?\((?:the )?(?P<post>{_SHORT_OFFICE}|(?:[a-z]+ )co-optee|(?:Lay|External|Independent) Member)\)")
_BY_COMMA = re.compile(rf"(?:,| -)\s(?P<post>{_SHORT_OFFICE}(?:,\s(?P<body>[A-Z][\w'&-]*(?:\s(?:of\s|and\s)?[A-Z][\w'&-]*){{1,7}}))?|co-optee)(?=\s*(?:[,.;)\n]|$))")


def _behind_names(plain: str, names: list[PersonName]) -> Iterator[_Tie]:
    """Tie short offices behind a name, the offices that titles are, and the letters that are offices."""
    for at, name in enumerate(names):
        for words in posts_by_title(name):
            yield _Tie(name, words, name.span)
        if plain[name.span.end : name.span.end + 1] not in " ,(":
            continue
        match = _BRACKETED.match(plain, name.span.end) or _BY_COMMA.match(plain, name.span.end)
        following = names[at + 1].span.start if at + 1 < len(names) else len(plain)
        if match and match.end() <= following and not (match.re is _BY_COMMA and match["body"] and not is_outside(match["body"])):
            yield _Tie(name, match["post"], Span(name.span.start, match.end("post")))


# "as a governor of Beck Lane School", "by virtue of being a trustee of", "personal - member of the Patients' Forum"
_AS_OFFICE = re.compile(r"(?:\b(?:as|being|is|was)|(?<=\w )-(?= [a-z]))\s+(?:an?\s+|the\s+|both\s+)?(?=(?:[a-z]+[- ])?(?:governor|member|trustee|chair|leader|director|president|patron|treasurer|Governor|Member|Trustee|Chair|Leader|Director|President|Treasurer)\w*\s+(?:of|at|for|on)\b)")
_SENTENCE_STOP = re.compile(r"[.;]\s|\n\s*\n")


def _said_to_be(plain: str, names: list[PersonName]) -> Iterator[_Tie]:
    """Tie "as a governor of …" to the run of names that its sentence opens with."""
    at = 0
    for match in _AS_OFFICE.finditer(plain):
        while at < len(names) and names[at].span.end <= match.start():
            at += 1
        office = _OFFICE_OUTSIDE.match(plain, match.end())
        if office is None or " of " not in f"{office['post']} " and " " not in office["post"] or at == 0:
            continue
        for name in names[max(0, at - 4) : at]:
            gap = plain[name.span.end : match.start()]
            if len(gap) < 260 and not _SENTENCE_STOP.search(gap):
                yield _Tie(name, " ".join(office["post"].split()), Span(name.span.start, office.end()))


def _adjacent(plain: str, names: list[PersonName], posts: list[PostMention]) -> Iterator[_Tie]:
    """Tie offices to the names right before or behind them; a name tied behind one office is not tied before the next."""
    by_end = {name.span.end: name for name in names}
    used: set[int] = set()
    at = 0
    for post in posts:
        while at < len(names) and names[at].span.end <= post.span.start - _REACH:
            at += 1
        before = _name_before(plain, post, names, at, by_end)
        if before is not None and post.article and not _CLOSED.match(plain, post.span.end):
            before = None
        behind = _names_behind(plain, post, names, at)
        if before is not None and before.span.start not in used and not (behind and post.article and behind[0].title):
            used.add(before.span.start)
            label, end = _with_body(plain, post)
            yield _Tie(before, _plain_label(label), Span(before.span.start, end))
            continue
        for name in behind:
            used.add(name.span.start)
            yield _Tie(name, _singular(_plain_label(post.label)), Span(post.span.start, name.span.end))


# what closes "the Head of Roads" as something said of the name before it
_CLOSED = re.compile(r"'?\s?(?:[,.;:)|\n]|$|and\b|\()")


def _name_before(
    plain: str, post: PostMention, names: list[PersonName], at: int, by_end: dict[int, PersonName]
) -> PersonName | None:
    """Find the name that the office directly follows."""
    closest = None
    for name in names[at : at + 8]:
        if name.span.end > post.span.start:
            break
        closest = name
    if closest is not None and _NAME_THEN_POST.fullmatch(plain, closest.span.end, post.span.start):
        return closest
    gap = re.compile(r"(?:,| \(| -)\s?(?:the\s|our\s)?$").search(plain, max(0, post.span.start - 8), post.span.start)
    if gap is None or (by_end and gap.start() in by_end):
        return None
    words = _UNMARKED.search(plain, max(0, gap.start() - 40), gap.start())
    if words is None or any(word in SERVICE_WORDS or word in PLACE_WORDS for word in words[0].split()):
        return None
    name = read_name(plain, words.start(), gap.start())
    return name if name is not None and name.span.end == gap.start() and name.given else None


def _names_behind(plain: str, post: PostMention, names: list[PersonName], at: int) -> list[PersonName]:
    """Find the name, or after a plural office the names, that directly follow."""
    behind: list[PersonName] = []
    pos, plural = post.span.end, _PLURAL_POST.search(post.label) is not None
    for name in names[at : at + 24]:
        if name.span.start < pos:
            continue
        gap = _GAP_OF_LIST if behind else _POST_THEN_NAME
        if not gap.fullmatch(plain, pos, name.span.start) or (behind and not plural):
            break
        if not behind and plain[pos : name.span.start].isspace() and not (name.title or "\n" not in plain[pos : name.span.start]):
            break
        behind.append(name)
        pos = name.span.end
    return behind


# ", Meres Hospitals NHS Foundation Trust": the body outside that an office is in
_BODY_BEHIND = re.compile(r", (?:the )?(?P<body>[A-Z][\w'&-]*(?:(?: | and | & | of | for )[A-Z][\w'&-]*){1,8})(?=\s*(?:[,.;)\n]|and\b|$|\sand\s))")


def _with_body(plain: str, post: PostMention) -> tuple[str, int]:
    """Add the body outside the council that an office is said to be in: "Medical Director, Meres Hospitals NHS Trust"."""
    match = _BODY_BEHIND.match(plain, post.span.end)
    if match is None or not is_outside(match["body"]) or is_given_name(match["body"].split()[0]):
        return post.label, post.span.end
    return " ".join(plain[post.span.start : match.end()].split()), match.end()


def _singular(label: str) -> str:
    """Give the office that each of several holders has.

    >>> _singular("Assistant Directors"), _singular("Cabinet Members for Homes"), _singular("Head of Roads")
    ('Assistant Director', 'Cabinet Member for Homes', 'Head of Roads')
    """
    return _PLURAL_POST.sub(lambda m: m[0][:-3] + "y" if m[0].endswith("ries") else m[0][:-1], label, count=1)


# "retiring", "new": words of the moment, which are no part of an office
_OF_THE_MOMENT = re.compile(r"(?:retiring|outgoing|incoming|former|new|newly appointed)\s", re.IGNORECASE)


def _plain_label(label: str) -> str:
    """Take words of the moment from an office's label.

    >>> _plain_label("new Head of Roads")
    'Head of Roads'
    """
    return _OF_THE_MOMENT.sub("", label, count=1)


def _told_of(plain: str, names: list[PersonName]) -> Iterator[_Tie]:
    """Tie "he was also a Governor of …" to the last person named before it in the paragraph."""
    at = 0
    for match in _PRONOUN.finditer(plain):
        while at < len(names) and names[at].span.end <= match.start():
            at += 1
        if at == 0 or match.start() - names[at - 1].span.end > 500:
            continue
        between = plain[names[at - 1].span.end : match.start()]
        office = _OFFICE_OUTSIDE.match(plain, match.end())
        if office and " " in office["post"] and "\n\n" not in between:
            yield _Tie(names[at - 1], office["post"], Span(names[at - 1].span.start, office.end()))


# "Report of the Cabinet Member for Homes" and, on a line of its own, "Report Author - Cllr Jo Fee"
_REPORT_OF = re.compile(r"^[#>* |]{0,9}(?:[Jj]oint )?[Rr](?:eport|EPORT) (?:of|by|from|OF|BY|FROM):?\s(?:the\s|The\s)?", re.MULTILINE)
_AUTHOR = re.compile(r"\b(?:[Rr]eport )?[Aa]uthor(?:\(s\)|s)?(?: name)?\s?(?::|-|\|)\s{0,9}\|?\s{0,3}")


def _author_of(paper: Paper, seg: Segmentation, names: list[PersonName]) -> Iterator[_Tie]:
    """Tie a report's author to the office that the report is of, where each is given once."""
    plain = paper.plain
    heads = list(_REPORT_OF.finditer(plain, seg.preamble.start, min(len(plain), seg.preamble.start + 3000)))
    authors = list(_AUTHOR.finditer(plain, 0, min(len(plain), 6000)))
    if len(heads) != 1 or len(authors) != 1:
        return
    name = next((n for n in names if n.span.start == authors[0].end()), None)
    line_end = plain.find("\n", heads[0].end())
    posts = find_posts(plain, heads[0].end(), line_end if line_end > 0 else len(plain))
    if name is not None and name.councillor and posts and posts[0].span.start == heads[0].end():
        yield _Tie(name, posts[0].label, Span(heads[0].start(), name.span.end))
