"""Collects the remarks behind a name in an attendance list, from where they are tied to it to where the next entry opens.

In brackets, behind a comma, a dash, a bar or a wide gap, or with nothing between ("Ann Bell Head of Roads"); a line that a
margin broke goes on, another does not.
"""

import re

from importers.minutes.attendance.labels import read_label
from importers.minutes.attendance.sentences import WORD
from importers.minutes.language.vocabulary import NEVER_NAMES, SERVICE_WORDS
from importers.minutes.names.joined_columns import read_body_behind, runs_into_body
from importers.minutes.names.keys import skip_key
from importers.minutes.names.listed_names import opens_entry, opens_office, read_listed_name, skip_separators
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import find_posts, has_post_head
from importers.paper import Span
from importers.records import PersonName

__all__ = ["collect_remarks", "trim"]

# "(Chair)", "- (Clerk)", "{EBC}", "(Head of Roads (Interim))"
_BRACKET = re.compile(
    r"(?:,(?= ?\()| -(?= ?\())?\s{0,4}[(\[{](?P<inside>[^()\[\]{}]{0,200}(?:\([^()]{0,60}\)[^()\[\]{}]{0,100})?)[)\]}]"
)
# " - ", ", ", ": ", " | ", two spaces, or " " before a capital: what ties an open remark to its name
_TIE = re.compile(r"(?P<tie> ?, ?\n? ?| {1,24}-{1,2} {0,3}| ?: ?| {0,9}\| {0,9}| {2,40}| )(?=[A-Za-z0-9])")
# what may close an open remark
_REMARK_END = re.compile(r"[;|\n,(]| \+? ?\*\*| and | & |\. ?(?=\n|$| [A-Z])| {3,}(?=[A-Z])")
# " in the Chair", " left at 8 pm": remarks that need no tie
_LOOSE = re.compile(
    r"(?: {1,2}| ?\n ?)(?!representing [^,;\n(]{2,60}:)(?:in the chair|took the chair|presiding|(?:to take|taking) (?:the )?(?:minutes|notes)|(?:was |were )?(?:substituting|substitute|acting as substitute|as (?:a )?substitute|deputising|representing"
    r"|on behalf)\b|arrived|left|joined|until|from \d|to \d|for (?:Councill?or|Cllr|Mr|Mrs|Ms|Dr|Ald|part\b|items?\b|minutes?\b|agenda\b))(?:(?!\s(?:Councill?ors|Cllrs)\b)[^,;\n|(]){0,80}",
    re.IGNORECASE,
)
# "and from", "with apologies": what no remark begins with
_JOINS = re.compile(r"(?:and|with|from|together|as well|also|plus|who|but)[\s,]")
# "with Councillor Ash attending as her substitute": a remark after all
_WITH_SUBSTITUTE = re.compile(r"with [^,;.]{3,70}?(?:substitut|deputi|in (?:his|her|their) place)")
# "Ms Jo Fee, Co-opted Member Cllr Bo Marsh": said of the name before, where entries run on
_ONE_CO_OPTEE = re.compile(r"[Cc]o-?opted [Mm]ember(?= (?:Cllr|Councillor)\b)")
# "Councillor A Bell Yes Councillor B Roy Apologies": who came, where the cells of a roll run on
_ON_THE_ROLL = re.compile(
    r"(?:Yes|Apologies|Absent)(?= {1,3}(?:Cllr|Councillor) [A-Z]| ?\n ?(?:Cllr|Councillor) [A-Z])"
)
# "Ann Bell Chairman", "Bo Marsh   Parish Clerk", "Jo Fee Councillor/Chair" at a line's end: with nothing between
_OFFICE_ALONE = re.compile(
    r"(?:Vice[- ]|Deputy )?(?:Chair(?:man|woman|person)?|Conven[eo]r|Cadeirydd|CHAIR(?:MAN)?)(?![\w-])(?! (?:of|for))"
    r"|(?:(?:(?:Parish|Town|Community|Deputy|Assistant) )?(?:Clerk|Secretary|Treasurer)|CLERK|RFO)(?= {0,60}(?:[\n(]|$))"
    r"|[A-Z&]{1,5}C(?= ?[,;\n]| and | &)"
)
# "Jo Fee   Councillor/Chair" at the line's end: no title of the name below
_RANK_ALONE = re.compile(
    r"(?:(?:Parish|Town|Community|City|County|District|Borough) )?(?:Councillor|Cllr)(?: ?/ ?(?:Vice[- ])?Chair(?:man|woman|person)?)?(?= {0,80}(?:\n|$))"
)
# "Cabinet Member for Environment" / "and Coast": a remit that goes on below
_ONWARD = re.compile(r"(?:and|&|of|for) (?:the )?(?=[A-Z][a-z])")
# "T/Inspector Mr A Blake": an office and a titled name open the next entry
_OFFICE_OPENS = re.compile(
    r"[A-Z][\w/'-]*(?: (?:of |and )?[A-Z][\w'-]*){0,5},? (?=(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b)"
)
# "Jo Oram Head of Parks - Lee Reid": the office of the next entry
_HOLDER_TIE = re.compile(r" {0,3}[-:] {1,3}(?=[A-Z])")
# a line of so many characters was broken by its margin
_WRAPPED = 58


def collect_remarks(plain: str, name: PersonName, end: int, *, bare: bool) -> tuple[tuple[Span, ...], int]:
    """Collect brackets and open remarks behind a name, and say where the entry ends.

    >>> text = "Ann Bell (Chair), Head of Roads; Bo Marsh"
    >>> from importers.minutes.names.person_name import read_name
    >>> spans, end = collect_remarks(text, read_name(text, 0, 41), 41, bare=False)
    >>> [text[s.start : s.end] for s in spans], end
    (['Chair', 'Head of Roads'], 31)
    """
    remarks: list[Span] = []
    pos = skip_key(plain, name, end)
    while True:
        if bracket := _BRACKET.match(plain, pos, end):
            remark, pos = Span(bracket.start("inside"), bracket.end("inside")), bracket.end()
        elif loose := _LOOSE.match(plain, pos, end):
            remark = trim(plain, pos, loose.end())
            pos = remark.end
        else:
            first = all(plain[r.start : r.end].isupper() for r in remarks)
            found = _open_remark(plain, name, pos, end, bare=bare, first=first)
            if found is None:
                return tuple(remarks), pos
            remark, pos = found, found.end
        if remarks and plain[remarks[-1].end : remark.start].strip() == ",":
            remark = Span(remarks.pop().start, remark.end)
        remarks.append(remark)
        pos = skip_key(plain, name, end, pos)


def trim(plain: str, start: int, end: int) -> Span:
    """Take white space, commas and full stops from both ends of a stretch.

    >>> trim(" Head of Roads, ", 0, 16)
    Span(start=1, end=14)
    """
    while start < end and plain[start] in " \n":
        start += 1
    while end > start and plain[end - 1] in " .,\n":
        end -= 1
    return Span(start, end)


def _open_remark(plain: str, name: PersonName, pos: int, end: int, *, bare: bool, first: bool) -> Span | None:
    """Read a remark outside brackets: from its tie to the next separator that a name or the list's end follows."""
    tie = _TIE.match(plain, pos, end)
    if tie is None:
        return None
    if tie["tie"].isspace() and (body := read_body_behind(plain, tie.end(), end)):
        return body
    if tie["tie"].isspace() and name.title is None and (rank := _RANK_ALONE.match(plain, tie.end(), end)):
        return Span(tie.end(), rank.end())
    if opens_entry(plain, tie.end(), end):
        return None
    begin, kind = tie.end(), tie["tie"].strip()
    if kind == "," and bare and read_listed_name(plain, begin, end, bare=True):
        return None
    if stood_in := _WITH_SUBSTITUTE.match(plain, begin, end):
        return trim(plain, begin, _next_comma(plain, stood_in.end(), end))
    after = skip_separators(plain, begin, end)
    if kind == "," and (opens_entry(plain, after, end) or _opens_holder(plain, after, end)):
        return None
    if _JOINS.match(plain, begin, end):
        return None
    if kind == "," and (co_optee := _ONE_CO_OPTEE.match(plain, begin, end)):
        return Span(*co_optee.span())
    if kind == "":
        return _office_behind(plain, begin, end) if first else None
    label = read_label(plain, begin, end, inside=True) if kind not in ("-", "|") else None
    if label is not None and (
        label.status is not None or (label.bare and opens_entry(plain, label.span.end, end, strong=True))
    ):
        return None
    remark = trim(plain, begin, _cut_at_name(plain, begin, _remark_end(plain, begin, end, bare=bare)))
    return remark if len(remark) else None


def _next_comma(plain: str, pos: int, end: int) -> int:
    """Find where a remark of small words ends: at the next comma, bracket or stop."""
    while pos < end and plain[pos] not in ",.;(":
        pos += 1
    return pos


# "Wold Borough Council " before "Cllr Bo Marsh": entries run on, each opened by its title
_BODY_LAST = re.compile(
    r"\b(?:Councils?|Authority|Member|Trust|Police|Board|Association|Partnership|Council\))(?: - [A-Z]{2,6})? $"
)


# "services " or ") " before a name: a remark that may have ended
_SMALL_LAST = re.compile(r"[a-z)] $")


def _cut_at_name(plain: str, begin: int, end: int) -> int:
    """End a remark where the next person's name stands run on in it: "Corporate Services Tony Caine, Head of …"."""
    for name in find_names(plain, begin, end):
        if name.title is not None and _BODY_LAST.search(plain, begin, name.span.start):
            return name.span.start
        if (
            name.span.start > begin
            and name.title is None
            and _SMALL_LAST.search(plain[begin : name.span.start])
        ):
            office = find_posts(plain, begin, name.span.start)
            if office and office[0].span.start <= begin + 4:
                return name.span.start
    return end


def _office_behind(plain: str, begin: int, end: int) -> Span | None:
    """Read an office that follows a name with nothing but space between, on the same line."""
    if roll := _ON_THE_ROLL.match(plain, begin, end):
        return Span(begin, roll.end())
    if alone := _OFFICE_ALONE.match(plain, begin, end):
        return Span(begin, alone.end())
    line = plain.find("\n", begin, end)
    posts = (
        find_posts(plain, begin, min(end if line < 0 else line, begin + 120))
        if plain[begin].isupper()
        else []
    )
    if not posts or posts[0].span.start != begin:
        return None
    tie = _HOLDER_TIE.match(plain, posts[0].span.end, end)
    return None if tie and opens_entry(plain, tie.end(), end, strong=True) else posts[0].span


def _remark_end(plain: str, begin: int, end: int, *, bare: bool) -> int:
    """Find where an open remark ends: before a name, at ``;`` or ``|``, at a line's end that no margin made."""
    pos, limit = begin, min(end, begin + 240)
    while match := _REMARK_END.search(plain, pos, limit):
        mark = match[0].strip()
        if mark in (";", "|", "(", ".") or mark.endswith("**") or match[0].startswith("   "):
            return match.start()
        if mark == "" and not _goes_on(plain, match.start(), match.end(), end):
            return match.start()
        after = skip_separators(plain, match.end(), end)
        if _opens_holder(plain, after, end) or opens_entry(
            plain, after, end, strong=mark in (",", "and", "&") and not _has_office(plain, after, end)
        ):
            return match.start()
        if mark == "," and (
            bare and read_listed_name(plain, after, end, bare=True) or not _continues(plain, after, end)
        ):
            return match.start()
        pos = match.end()
    return limit


def _opens_holder(plain: str, pos: int, end: int) -> bool:
    """Tell whether an office with an article and its holder open the next entry: "the Head of Roads, Al Orr".

    >>> _opens_holder("the Head of Roads, Alan Orr", 0, 27), _opens_holder("the Head of Roads", 0, 17)
    (True, False)
    """
    if opens_office(plain, pos, end):
        return True
    if not plain.startswith("the ", pos):
        return False
    posts = find_posts(plain, pos + len("the "), min(end, pos + 120))
    if not posts or posts[0].span.start != pos + len("the "):
        return False
    holder = posts[0].span.end
    return plain.startswith(", ", holder) and opens_entry(plain, holder + 2, end, strong=True)


def _has_office(plain: str, pos: int, end: int) -> bool:
    """Tell whether a name at ``pos`` that nothing marks is followed by an office of its own, or by the next name."""
    name = read_listed_name(plain, pos, end, bare=False)
    if name is None:
        return False
    rest = plain[name.span.end : name.span.end + 3]
    if rest.startswith((" (", " - ", " an")) or plain.startswith(", who ", name.span.end):
        return True
    return rest.startswith(", ") and _office_behind(plain, name.span.end + 2, end) is not None


def _continues(plain: str, pos: int, end: int) -> bool:
    """Tell whether what follows a comma still belongs to the remark: a remit, a body, small words."""
    match = WORD.match(plain, pos, end)
    return match is not None and (
        match[0] not in NEVER_NAMES or match[0] in SERVICE_WORDS or has_post_head(match[0])
    )


# "Director of Transformation and" at a line's end: the remit goes on below
_UNFINISHED = re.compile(r"[A-Z][\w'-]* (?:and|&|of|for|of the)$")


def _goes_on(plain: str, newline: int, pos: int, end: int) -> bool:
    """Tell whether a line was broken by its margin inside a remark."""
    line = plain.rfind("\n", max(0, newline - 240), newline) + 1
    while pos < end and plain[pos] == " ":
        pos += 1
    if pos < end and (onward := _ONWARD.match(plain, pos, end)):
        return not opens_entry(plain, onward.end(), end)
    if runs_into_body(plain, newline, pos, end) or _UNFINISHED.search(plain, line, newline):
        return True
    if pos >= end or plain[pos] == "\n" or newline - line < _WRAPPED:
        return False
    if _OFFICE_OPENS.match(plain, pos, end):
        return False
    return plain[pos].islower() or not (
        opens_entry(plain, pos, end, strong=True) or read_label(plain, pos, end)
    )
