"""Finds the people and offices that a text puts side by side: "Adrian Bell, Head of Roads", "the Head of Roads (Adrian Bell)".

What is tied stands together with nothing between but punctuation, "who is the", or a verb of election. Offices outside the
council are tied where the words say that somebody holds one: "He was also a Governor of Wharf College".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import PLACE_WORDS, SERVICE_WORDS
from importers.minutes.names.joined_columns import skip_rest_of_body
from importers.minutes.names.outside_bodies import is_outside
from importers.minutes.names.people import find_names
from importers.minutes.names.person_name import is_given_name, read_name
from importers.minutes.names.posts import PostMention, find_posts
from importers.minutes.names.ranks import posts_by_title
from importers.minutes.names.signals import find_signals
from importers.paper import Span
from importers.records import PersonName

__all__ = ["Tie", "find_ties", "is_of_the_paper"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A name and an office that the words tie, with the stretch that does."""

    person: PersonName
    post: str
    span: Span


# Offices that say only what somebody does for this paper.
_OF_THE_PAPER = re.compile(
    r"(?:(?:lead|contact|report|reporting|responsible|action|accountable|presenting|link|enquiry)[ -](?:officers?|authors?|members?|persons?|directors?)|officers?|members?|author"
    r"|(?:committee|panel|board) members?|members? of the (?:committee|panel|public|board)|councillors?)",
    re.IGNORECASE,
)
# What stands between a name and the office behind it: ", ", " (", " - ", " (LJ) ", ", who is the ", " was elected ", two spaces.
_NAME_THEN_POST = re.compile(
    r"\s\([A-Z]{2,4}\)\s| ?(?:,|\(|-|\|)\s?\n?(?:(?:who (?:is|was)|being|currently|then|now|formerly|as)\s)?(?:the|our|a|an|its|this|their|Interim)?\s?(?:[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}'s\s)?"
    r"|,?\s(?:is|was|as|acting as|in (?:his|her|their) (?:role|capacity) as)\s(?:the\s|a\s|an\s|also\s(?:the|a|an)\s)?"
    r"|\s(?:was|be|should be|shall be|is|has been|had been|were)\s(?:duly\s|unanimously\s|also\s|re-?)?(?:elected|appointed|nominated|re-elected|re-appointed|confirmed|chosen)\s"
    r"(?:as\s|to\sbe\s|to\sthe\s(?:role|post|position)\sof\s|to\sact\sas\s)?(?:the\s|a\s)?| {2,9}"
)
# What stands between an office and the name behind it: ", ", " - ", ": ", " (", " ".
_POST_THEN_NAME = re.compile(
    r" ?(?:,|-|:|\(|\|)\s?\n?(?:and\s)?| {1,3}\n? {0,9}|\n {0,9}|,?\s(?:is|was|will be|would be|namely)\s|\s?\(currently\s"
)
# "two new Assistant Directors, A and B": a plural that is tied to each of the names behind it.
_PLURAL_POST = re.compile(
    r"(?:Directors|Officers|Managers|Heads|Chairs|Leaders|Members|Holders|Advisers|Representatives|Governors|Secretaries|Engineers|Solicitors)\b"
)
_GAP_OF_LIST = re.compile(r"\s{0,3}(?:,|and|&|,\s?and)\s{1,3}|\s?\([^()]{0,60}\)\s?(?:,|and|&)?\s{0,2}")
# What closes "the Head of Roads" as something said of the name before it, and not the next sentence's subject.
_CLOSED = re.compile(r"'?\s?(?:[,.;:)|\n]|$|and\b|\()")
_COMMA_BEFORE = re.compile(r"(?:,| \(| -)\s?(?:the\s|our\s)?$")
# Two or three capitalised words right before ", Head of Roads" that nothing else marks as a name.
_UNMARKED = re.compile(r"(?<![\w'&-])(?:[A-Z][a-z'-]+(?:-[A-Z][a-z]+)?\s){1,2}[A-Z][A-Za-z'-]+$")
# ", Mellport Hospitals NHS Trust": the body outside that an office is in.
_BODY_BEHIND = re.compile(
    r", (?:the )?(?P<body>[A-Z][\w'&-]*(?:(?: | and | & | of | for )[A-Z][\w'&-]*){1,8})(?=\s*(?:[,.;)\n]|and\b|$))"
)
# "retiring", "new": words of the moment, which are no part of an office.
_OF_THE_MOMENT = re.compile(r"(?:retiring|outgoing|incoming|former|new|newly appointed)\s", re.IGNORECASE)
# "elected ", "appointed as the ": what opens an office that nothing has to close
_ELECTED = re.compile(r"\b(?:elected|appointed) (?:as )?(?:the )?$")
# "(Chair)", ", Manager, Wharf Age Forum": offices of one word, which need the name before them to be read as such.
_SHORT_OFFICE = (
    r"(?:(?:[Vv]ice|[Dd]eputy)[- ])?(?:CHAIR(?:MAN)?|Chair(?:man|woman|person)?|Conven[eo]r|Leader|Clerk|Secretary|Treasurer|Mayor|Cadeirydd|Manager|Director|Trustee|Governor|Solicitor"
    r"|Co-?ordinator|Headteacher)"
)
_BRACKETED = re.compile(
    rf"(?:\s?\([^()]{{0,60}}\))?(?:,\s[^,.;()\n|]{{3,80}})?\s?\((?:the )?(?P<post>{_SHORT_OFFICE}|Depute|[a-z]+ co-optee|[Cc]o-?[Oo]pted [Mm]ember|(?:Lay|External|Independent) Member)\)"
)
_BY_COMMA = re.compile(
    rf"(?:,| -)\s(?:an\s(?=independent|external))?(?P<post>{_SHORT_OFFICE}(?:,\s(?P<body>[A-Z][\w'&-]*(?:\s(?:of\s|and\s)?[A-Z][\w'&-]*){{1,7}}))?|(?:an? )?co-opt(?:ee|ed member)|(?<!an )(?:independent|lay|external) member|(?:[A-Z][A-Za-z]+\s(?:of\s)?){{1,4}}representative)(?=\s*(?:[,.;)\n]|$))"
)
# "the co-optee " before a name
_CO_OPTEE_BEFORE = re.compile(r"\b(?P<post>co-?optee|co-?opted [Mm]ember),? $")
# "He was also a ", "as the ", "being an ", "personal - ": what leads to an office outside that somebody is said to hold.
_LEADS_TO = re.compile(
    r"(?:\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)\s(?:is|was|had been|has been|were)\s(?:also\s|currently\s|now\s|both\s)?(?:an?\s|the\s)?"
    r"|(?P<comma>,\s(?:the\s)?$)"
    r"|(?:\b(?:as|being|is|was)|(?<=\w )-(?= [a-z]))\s+(?:an?\s+|the\s+|both\s+)?)(?:[A-Za-z-]+\s){0,2}$"
)
# "Governor of Wharf College", "member of the Patients' Forum": the office and the body that it is in.
_OFFICE_OUTSIDE = re.compile(
    r"(?:(?:Vice|Deputy|Co-opted|Parent|School|Local|LEA|Foundation|Non-Executive|non-executive|Board|board|Associate|parent|school|council-appointed|Council-appointed)[ -]){0,2}"
    r"(?:[Gg]overnor|[Mm]ember|[Tt]rustee|[Cc]hair(?:man|woman|person)?|[Ll]eader|[Dd]irector|[Pp]resident|[Pp]atron|[Tt]reasurer|[Ss]ecretary)s?"
    r"\s+(?:of|at|for|on)\s+(?:the\s+)?(?:board\sof\s(?:the\s)?)?[A-Z][\w'&-]*(?:\s{1,9}(?:of|and|the|for|&)\s(?:the\s)?(?!Municipal|Councillor|Cllr|Mr)[A-Z][\w'&-]*|\s[A-Z][\w'&-]*){0,8}"
)
_SENTENCE_STOP = re.compile(r"[.;]\s|\n\s*\n")
_REACH = 60
_SAME_SENTENCE = 260
_SAME_PARAGRAPH = 500


# "in the Chair", "took the Chair": somebody presided, and no office stands there
_IN_THE = re.compile(r"\b(?:[Ii]n|IN|took|take|resumed|vacated) (?:the|THE) $")


def is_of_the_paper(label: str) -> bool:
    """Tell whether an office says only what somebody does for this paper: "Report Author", "Lead Officer".

    >>> is_of_the_paper("Lead Officer"), is_of_the_paper("Planning Officer")
    (True, False)
    """
    return _OF_THE_PAPER.fullmatch(label) is not None


def find_ties(plain: str) -> list[Tie]:
    """Find every pair that a text ties; one pair comes as often as it is printed.

    >>> text = "Adrian Bell, Head of Roads (Chair), thanked the Clerk, Jo Fee. She was also a Governor of Wharf College."
    >>> [(t.person.name, t.post) for t in find_ties(text)]
    [('Adrian Bell', 'Head of Roads'), ('Jo Fee', 'Clerk'), ('Adrian Bell', 'Chair'), ('Jo Fee', 'Governor of Wharf College')]
    """
    return _ties_of(plain)


@remembered
def _ties_of(plain: str) -> list[Tie]:
    names = find_names(plain, 0, len(plain))
    posts = [
        post
        for post in find_posts(plain, 0, len(plain))
        if not is_of_the_paper(post.label)
        and not _is_title(names, post)
        and not _IN_THE.search(plain, max(0, post.span.start - 12), post.span.start)
    ]
    return [*_adjacent(plain, names, posts), *_behind_names(plain, names), *_outside_offices(plain, names)]


def _is_title(names: list[PersonName], post: PostMention) -> bool:
    """Tell whether an office is the title of the name that it stands in: "Depute Convener Callum Dow"."""
    at = bisect_left(names, post.span.end, key=lambda name: name.span.end)
    return at < len(names) and names[at].span.start <= post.span.start


def _adjacent(plain: str, names: list[PersonName], posts: list[PostMention]) -> Iterator[Tie]:
    """Tie offices to the names right before or behind them; a name tied behind one office is not tied before the next."""
    used: set[int] = set()
    at = 0
    for post in posts:
        while at < len(names) and names[at].span.end <= post.span.start - _REACH:
            at += 1
        nearby = names[at : at + 24]
        before = _name_before(plain, post, nearby)
        behind = _names_behind(plain, post, nearby)
        if (
            before is not None
            and before.span.start not in used
            and not (behind and post.article and behind[0].title)
        ):
            used.add(before.span.start)
            label, end = _with_body(plain, post)
            shared = _was_elected(plain, post) or _IN_BRACKETS.fullmatch(
                plain[before.span.end : post.span.start] + plain[end : end + 1]
            )
            if _PLURAL_POST.search(label) and shared:
                for name in _run_before(plain, nearby, before):
                    used.add(name.span.start)
                    yield Tie(name, _of_one(label), Span(name.span.start, end))
                continue
            label = _of_one(label) if _PLURAL_POST.search(label) else _OF_THE_MOMENT.sub("", label, count=1)
            yield Tie(before, label, Span(before.span.start, end))
            continue
        for name in behind:
            used.add(name.span.start)
            yield Tie(name, _of_one(post.label), Span(post.span.start, name.span.end))


# "A, B and C (Tenant Representatives)": a plural in brackets is said of the whole list
_IN_BRACKETS = re.compile(r"\s?\(\)")


def _name_before(plain: str, post: PostMention, names: list[PersonName]) -> PersonName | None:
    """Find the name that the office directly follows; "the Head of Roads" must be closed, or it begins a new clause, unless after "elected"."""
    if post.article and not _was_elected(plain, post) and not _CLOSED.match(plain, post.span.end):
        return None
    if post.article and " " not in post.label and _AND_ONE_MORE.match(plain, post.span.end):
        return None
    closest = next((name for name in reversed(names) if name.span.end <= post.span.start), None)
    if closest is not None and _NAME_THEN_POST.fullmatch(plain, closest.span.end, post.span.start):
        return closest
    gap = _COMMA_BEFORE.search(plain, max(0, post.span.start - 8), post.span.start)
    words = _UNMARKED.search(plain, max(0, gap.start() - 40), gap.start()) if gap else None
    if gap is None or words is None or not {*words[0].split()}.isdisjoint(SERVICE_WORDS | PLACE_WORDS):
        return None
    name = read_name(plain, words.start(), gap.start())
    return name if name is not None and name.span.end == gap.start() and name.given else None


# " and Clerk carried out" behind "Cllr Bee, the Chairman": three people
_AND_ONE_MORE = re.compile(r" and (?:the )?[A-Z][a-z-]+ (?=[a-z])")


def _was_elected(plain: str, post: PostMention) -> bool:
    return _ELECTED.search(plain, max(0, post.span.start - 18), post.span.start) is not None


def _run_before(plain: str, names: list[PersonName], last: PersonName) -> list[PersonName]:
    """Give the names of one list that ends in ``last``: "A and B be appointed Vice-Chairs" ties both."""
    run: list[PersonName] = [last]
    for name in reversed([name for name in names if name.span.end <= last.span.start]):
        if not _GAP_OF_LIST.fullmatch(plain, name.span.end, run[0].span.start):
            break
        run.insert(0, name)
    return run


def _names_behind(plain: str, post: PostMention, names: list[PersonName]) -> list[PersonName]:
    """Find the name, or after a plural office the names, that directly follow."""
    behind: list[PersonName] = []
    pos, plural = post.span.end, _PLURAL_POST.search(post.label) is not None
    for name in names:
        if name.span.start < pos:
            continue
        if not behind and _is_in_a_list(plain, post, name):
            break
        gap = plain[pos : name.span.start]
        if not (_GAP_OF_LIST if behind else _POST_THEN_NAME).fullmatch(gap) or (behind and not plural):
            break
        if not behind and gap.isspace() and "\n" in gap and not (name.title and _opens_line(plain, post)):
            break
        behind.append(name)
        pos = name.span.end
    return behind


# " and the Clerk attended" behind "The Chairman, Mrs Bee": three people, and no office of hers
_AND_OFFICE = re.compile(r" and the [A-Z][a-z-]+ (?=[a-z])")


def _is_in_a_list(plain: str, post: PostMention, name: PersonName) -> bool:
    """Tell whether an office of one word is only listed beside a name: "The Chairman, Mrs Bee and the Clerk met"."""
    if not post.article or " " in post.label or not plain.startswith(", ", post.span.end):
        return False
    return _AND_OFFICE.match(plain, name.span.end) is not None


def _opens_line(plain: str, post: PostMention) -> bool:
    """Tell whether an office stands at the beginning of its line: it heads the name below, and is not another's."""
    line = plain.rfind("\n", 0, post.span.start) + 1
    return plain[line : post.span.start].strip(" *|-").lower() in ("", "the")


def _with_body(plain: str, post: PostMention) -> tuple[str, int]:
    """Add the body outside the council that an office is said to be in: "Medical Director, Mellport Hospitals NHS Trust"."""
    whole = _WHOLE_ENTRY.match(plain, post.span.end)
    if whole and is_alone_in_entry(plain, post.span.start):
        stop = skip_rest_of_body(plain, whole.end())
        return " ".join(plain[post.span.start : stop].split()), stop
    match = _BODY_BEHIND.match(plain, post.span.end)
    if match is None or not is_outside(match["body"]) or is_given_name(match["body"].split()[0]):
        return post.label, post.span.end
    return " ".join(plain[post.span.start : match.end()].split()), match.end()


# ", Wharf Victim Support)" or " - TCA" up to the bracket's or the line's end: the rest of an entry of a list
_WHOLE_ENTRY = re.compile(
    r"(?:, | - )(?:the )?[A-Z][\w'&-]*(?:(?: | and | & | of | for )[A-Z][\w'&-]*){0,7}(?: plc| ltd)?(?=\s{0,3}(?:\)|\n|$))"
)
_ENTRY_BEFORE = re.compile(r"(?:^|\n)[ *|-]{0,6}[^\n,()]{3,60}(?:,| -) $|\($")


def is_alone_in_entry(plain: str, start: int) -> bool:
    """Tell whether an office is all that an entry of a list says behind the name: in brackets, or on the name's line."""
    return _ENTRY_BEFORE.search(plain, max(0, start - 80), start) is not None


def _of_one(label: str) -> str:
    """Give the office that each of several holders has, without words of the moment.

    >>> _of_one("new Assistant Directors"), _of_one("Cabinet Members for Homes"), _of_one("Head of Roads")
    ('Assistant Director', 'Cabinet Member for Homes', 'Head of Roads')
    """
    label = _OF_THE_MOMENT.sub("", label, count=1)
    return _PLURAL_POST.sub(lambda m: m[0][:-3] + "y" if m[0].endswith("ries") else m[0][:-1], label, count=1)


def _behind_names(plain: str, names: list[PersonName]) -> Iterator[Tie]:
    """Tie short offices behind a name, the offices that titles are, and the letters that are offices."""
    for at, name in enumerate(names):
        for words in posts_by_title(name):
            yield Tie(name, words, name.span)
        lead = _CO_OPTEE_BEFORE.search(plain, max(0, name.span.start - 20), name.span.start)
        if lead is not None:
            yield Tie(name, lead["post"], Span(lead.start("post"), name.span.end))
        if plain[name.span.end : name.span.end + 1] not in (",", " ", "("):
            continue
        if plain[name.span.end : name.span.end + 2] not in (" (", ", ", " -"):
            continue
        match = _BRACKETED.match(plain, name.span.end) or _BY_COMMA.match(plain, name.span.end)
        following = names[at + 1].span.start if at + 1 < len(names) else len(plain)
        if match is None or match.end() > following:
            continue
        body = match.groupdict().get("body")
        if body is None or is_outside(body) or plain[match.end() : match.end() + 1] in ("\n", ")", ""):
            yield Tie(name, match["post"], Span(name.span.start, match.end("post")))


# "trustee of Fenn Mind" before " and a " and "member of Wold Parish Council": two offices of the same people
_AND_ANOTHER = re.compile(r",?\s(?:and\s)?(?:as\s)?(?:also\s)?(?:an?\s|the\s)(?:[A-Za-z-]+\s){0,2}")


def _outside_offices(plain: str, names: list[PersonName]) -> Iterator[Tie]:
    """Tie offices that somebody is said to hold: by "he" to the last person named, by "as" to those named in the sentence."""
    starts = [name.span.start for name in names]
    last = 0
    holders: list[PersonName] = []
    for offset in find_signals(plain).outside_offices:
        lead = _LEADS_TO.search(plain, max(last, offset - 40), offset)
        if lead is None and holders and _AND_ANOTHER.fullmatch(plain, last, offset):
            office = _OFFICE_OUTSIDE.match(plain, offset, offset + 200)
            if office is not None:
                last = office.end()
                yield from (
                    Tie(name, " ".join(office[0].split()), Span(name.span.start, last)) for name in holders
                )
            continue
        at = bisect_left(starts, offset)
        office = _OFFICE_OUTSIDE.search(plain, offset, offset + 200) if lead and at else None
        if lead is None or office is None or office.start() != offset:
            continue
        if plain.endswith(("Vice ", "Vice-", "Deputy ", "vice "), max(0, offset - 7), offset):
            continue
        label, last = " ".join(office[0].split()), office.end()
        if is_of_the_paper(label):
            continue
        holders = _holders(plain, names[max(0, at - 4) : at], lead, office[0])
        for name in holders:
            yield Tie(name, label, Span(name.span.start, last))


def _holders(plain: str, names: list[PersonName], lead: "re.Match[str]", office: str) -> list[PersonName]:
    """Choose who is said to hold the office; in a list, where one line each is one person, it ends with the line."""
    if lead["comma"]:
        beside = names[-1].span.end == lead.start() and not names[-1].councillor
        return names[-1:] if beside and "\n" not in office else []
    if lead["pronoun"]:
        gap = plain[names[-1].span.end : lead.start()]
        return names[-1:] if len(gap) < _SAME_PARAGRAPH and "\n\n" not in gap else []
    gaps = ((name, plain[name.span.end : lead.start()]) for name in names)
    return [name for name, gap in gaps if len(gap) < _SAME_SENTENCE and not _SENTENCE_STOP.search(gap)]
