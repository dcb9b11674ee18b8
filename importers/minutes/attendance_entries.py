"""Walks along an attendance list: one entry a person, with the remarks printed before and behind the name.

Lists come one a line, by commas, in columns, in rows of a table, with "Name, Title;" or "Name (Title)" or "Title - Name",
wrapped by margins. An entry is closed by what opens the next one; a remark is whatever is no name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from importers.minutes.attendance_labels import read_label
from importers.minutes.names import find_names
from importers.minutes.person_name import is_given_name, read_name
from importers.minutes.posts import find_posts, has_post_head
from importers.minutes.vocabulary import NEVER_NAMES, PLACE_WORDS, SERVICE_WORDS
from importers.paper import Span
from importers.records import PersonName

__all__ = ["Entry", "is_sentence", "opens_entry", "read_entries", "share_remark", "skip_separators"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a list: ``before`` is an office printed before the name, ``remarks`` what stands behind it, in order.

    ``shared`` says that the person's title was printed once for several names.
    """

    name: PersonName
    span: Span
    before: Span | None = None
    remarks: tuple[Span, ...] = ()
    shared: bool = False


# what parts entries: commas, semicolons, bars, "and", bullets, "1.", "(2)", a new line
_SEPARATOR = re.compile(
    r"(?:[\s,;|>_*\\]|(?:and|AND|together with|with|plus|from|a)(?=[\s,])|[a-z](?=\s{2,40}[A-Z])|&(?=\s)|-(?=\s)|(?:\(?\d{1,2}[.)]|o)(?=\s+[A-Z(]))+"
)
_BRACKET = re.compile(r"\s{0,4}[(\[{](?P<inside>[^()\[\]{}]{0,200}(?:\([^()]{0,60}\)[^()\[\]{}]{0,100})?)[)\]}]")
# " - ", ", ", ": ", " | ", two spaces, or " " before a capital: what ties an open remark to its name
_TIE = re.compile(r"(?P<tie> ?, ?\n? ?| {1,3}-{1,2} ?| ?: ?| {0,9}\| {0,9}| {2,40}| )(?=[A-Za-z0-9])")
# what may close an open remark
_REMARK_END = re.compile(r"[;|\n,(]| and | & |\. ?(?=\n|$| [A-Z])| {3,}(?=[A-Z])")
# " in the Chair", " left at 8 pm": remarks that need no tie
_LOOSE = re.compile(
    r"[ \n]{1,2}(?:in the chair|took the chair|presiding|(?:was |were )?(?:substituting|substitute|acting as substitute|as (?:a )?substitute|deputising|representing"
    r"|on behalf)\b|arrived|left|joined|until|from \d|to \d|for (?:Councill?or|Cllr|Mr|Mrs|Ms|Dr|Ald|part\b|items?\b|minutes?\b|agenda\b))[^,;\n|(]{0,80}",
    re.IGNORECASE,
)
# what closes a name that nothing else marks: punctuation, a bracket, the line's end, " and ", " - "
_CLOSING = re.compile(r" {0,3}(?:[,;|.\n(\[{:]|$|(?:and|&|a|were|was|had|who|for|with|at|due|as|attended|sent|gave) | {2,}|- |[Cc]o-?opt)")
# " KC", " (KC)" behind "Kenny Cairns": the key by which a list's initials are used later
_KEY = re.compile(r" {1,3}\(?([A-Z]{2,4})\)?(?![\w'])")
# what parts an office from the name behind it
_OFFICE_TIE = re.compile(r" - |: ?|, | \| | (?=(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\b)| ?\((?=(?:Cllr|Councillor|Ald)\b)")
_SENTENCE_END = re.compile(r"\.(?=\s|$)")
_LETTERS = re.compile(r"[A-Za-z][A-Za-z'-]*")
_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|be|been|attended|substituted|acted|declared|replaced|deputised|sent|gave|joined|took|would|noted|asked|reported|welcomed"
    r"|explained|agreed|considered|presented|introduced|said|stated|received|submitted|met|gallery)\b"
)
_WRAPPED = 58
_MISSES = 2


def read_entries(plain: str, start: int, end: int, *, surnames: bool = False) -> Iterator[Entry]:
    """Read the entries of a list from ``start`` until something that is no list; ``surnames`` allows bare surnames.

    >>> text = "Jo Fee, Head of Roads; Bo Marsh (Clerk) and\\nDirector of Place - Al Orr"
    >>> for entry in read_entries(text, 0, len(text)):
    ...     print(entry.name.name, "|", *(text[r.start : r.end] for r in (entry.before, *entry.remarks) if r))
    Jo Fee | Head of Roads
    Bo Marsh | Clerk
    Al Orr | Director of Place
    """
    pos, misses = start, 0
    shared: str | None = None
    while (pos := skip_separators(plain, pos, end)) < end:
        entry = _read_entry(plain, pos, end, bare=surnames or shared is not None)
        if entry is None:
            misses += 1
            line = plain.find("\n", pos, end)
            if misses > _MISSES or line < 0 or is_sentence(plain, pos, line) or read_label(plain, pos, end, inside=True):
                return
            pos = line + 1
            continue
        misses = 0
        entry, shared = _share_title(entry, shared)
        yield entry
        pos = entry.span.end
        if stop := _SENTENCE_END.match(plain, pos, end):
            pos = skip_separators(plain, stop.end(), end)
            if not opens_entry(plain, pos, end, strong=True) or is_sentence(plain, pos, end):
                return


def _share_title(entry: Entry, shared: str | None) -> tuple[Entry, str | None]:
    """Give an untitled entry the plural title before it; a singular title ends the sharing, a "Mrs" does not."""
    name = entry.name
    if name.title and _is_plural(name.title):
        words = name.title.rstrip(".").split()
        return entry, f"{words[0]} Mr" if words[-1] in ("Mr", "Mrs", "Ms", "Miss") else words[0]
    if name.councillor and name.title:
        return entry, None
    is_mr = (name.title or "").rstrip(".") == "Mr"
    if shared is None or (is_mr and " " not in shared):
        return entry, shared
    title = f"{shared.split()[0]} {name.title or ''}".strip()
    return replace(entry, name=replace(name, title=title, councillor=True), shared=True), shared


def _is_plural(title: str) -> bool:
    """Tell whether a title opens a list: "Councillors", "Cllrs", "Y Cynghorwyr"."""
    words = title.lower().removeprefix("y ").split()
    return any(word.rstrip(".:").endswith(("lors", "lrs", "ermen", "lies", "cynghorwyr", "(s)")) for word in words)


def skip_separators(plain: str, pos: int, end: int) -> int:
    """Go over commas, bullets, numbers, "and" and line ends."""
    match = _SEPARATOR.match(plain, pos, end)
    return match.end() if match else pos


def is_sentence(plain: str, pos: int, end: int) -> bool:
    """Tell whether running text, rather than an entry, stands from ``pos`` to the line's or the sentence's end.

    >>> is_sentence("Councillor Ash asked about roads.", 0, 33), is_sentence("Councillor Ash (Chair)", 0, 22)
    (True, False)
    """
    line = plain.find("\n", pos, end)
    stop = min(end if line < 0 else line, pos + 240)
    words = _LETTERS.findall(plain, pos, stop)
    small = sum(word[0].islower() for word in words)
    if small >= 4 and small * 2 > len(words):
        return True
    full = plain.find(". ", pos, stop)
    return _FINITE.search(plain, pos, full if full > pos + 20 else stop) is not None


def _read_entry(plain: str, pos: int, end: int, *, bare: bool) -> Entry | None:
    """Read a name with its remarks, or an office, a tie and a name."""
    name = _read_listed_name(plain, pos, end, bare=bare)
    if name is None:
        return _after_office(plain, pos, end)
    return _with_remarks(plain, name, end, bare=bare or _is_plural(name.title or ""))


def _read_listed_name(plain: str, pos: int, end: int, *, bare: bool) -> PersonName | None:
    """Read a name that a list vouches for; refuse offices, bodies and headings."""
    name = read_name(plain, pos, end, titled=True)
    if name is None or name.title is not None:
        return name
    words = name.name.split()
    if any(word in SERVICE_WORDS or word in PLACE_WORDS for word in words):
        return name if len(words) > 1 and _is_marked(name) and words[0] not in PLACE_WORDS else None
    if len(words) == 1:
        return name if bare and _closes(plain, name, end) else None
    if _is_marked(name):
        return name
    if words[0] == "St" or has_post_head(name.name) or not _closes(plain, name, end):
        return None
    return None if any(_is_ordinary(plain, word) for word in words) else name


def _is_ordinary(plain: str, word: str) -> bool:
    """Tell whether a capitalised word stands in small letters elsewhere in the paper: then it is no part of a name."""
    small = f" {word.lower()}"
    at = plain.find(small)
    while at >= 0:
        if not plain[at + len(small) : at + len(small) + 1].isalpha():
            return True
        at = plain.find(small, at + 1)
    return False


def _is_marked(name: PersonName) -> bool:
    """Tell whether a name of two words shows by itself that it is one: a given name, initials, letters behind it."""
    first = name.name.split()[0]
    return is_given_name(first) or (name.given is not None and len(first.rstrip(".")) <= 2) or name.honours is not None


def _closes(plain: str, name: PersonName, end: int) -> bool:
    """Tell whether an entry may end behind a name."""
    return _CLOSING.match(plain, name.span.end, end) is not None or _skip_key(plain, name, end) > name.span.end


def opens_entry(plain: str, pos: int, end: int, *, strong: bool = False) -> bool:
    """Tell whether a name of a list begins at ``pos``; ``strong`` asks for a mark of its own."""
    name = _read_listed_name(plain, pos, end, bare=False)
    return name is not None and (not strong or name.title is not None or _is_marked(name))


def _with_remarks(plain: str, name: PersonName, end: int, *, bare: bool) -> Entry:
    """Collect brackets and open remarks behind a name."""
    remarks: list[Span] = []
    pos = _skip_key(plain, name, end)
    while True:
        if bracket := _BRACKET.match(plain, pos, end):
            remark, pos = Span(bracket.start("inside"), bracket.end("inside")), bracket.end()
        elif loose := _LOOSE.match(plain, pos, end):
            remark = _trim(plain, pos, loose.end())
            pos = remark.end
        else:
            first = all(plain[r.start : r.end].isupper() for r in remarks)
            found = _open_remark(plain, pos, end, bare=bare, first=first)
            if found is None:
                return Entry(name, Span(name.span.start, pos), None, tuple(remarks))
            remark, pos = found, found.end
        if remarks and plain[remarks[-1].end : remark.start].strip() == ",":
            remark = Span(remarks.pop().start, remark.end)
        remarks.append(remark)


def _trim(plain: str, start: int, end: int) -> Span:
    while start < end and plain[start] in " \n":
        start += 1
    while end > start and plain[end - 1] in " .,\n":
        end -= 1
    return Span(start, end)


def _skip_key(plain: str, name: PersonName, end: int) -> int:
    """Step over the person's own initials behind the name."""
    match = _KEY.match(plain, name.span.end, end)
    initials = "".join(word[0] for word in re.split(r"[ -]", name.name) if word)
    return match.end() if match and match[1] == initials else name.span.end


def _open_remark(plain: str, pos: int, end: int, *, bare: bool, first: bool) -> Span | None:
    """Read a remark outside brackets: from its tie to the next separator that a name or the list's end follows."""
    tie = _TIE.match(plain, pos, end)
    if tie is None or opens_entry(plain, tie.end(), end):
        return None
    begin, kind = tie.end(), tie["tie"].strip()
    if kind == "," and bare and _read_listed_name(plain, begin, end, bare=True):
        return None
    if kind == "," and opens_entry(plain, skip_separators(plain, begin, end), end):
        return None
    if _JOINS.match(plain, begin, end):
        return None
    if kind == "":
        return _office_behind(plain, begin, end) if first else None
    label = read_label(plain, begin, end, inside=True) if kind != "-" else None
    if label is not None and (label.status is not None or (label.bare and opens_entry(plain, label.span.end, end, strong=True))):
        return None
    remark = _trim(plain, begin, _cut_at_name(plain, begin, _remark_end(plain, begin, end, bare=bare)))
    return remark if len(remark) else None


def _cut_at_name(plain: str, begin: int, end: int) -> int:
    """End a remark where the next person's name stands run on in it: "Corporate Services Tony Caine, Head of …"."""
    for name in find_names(plain, begin, end):
        if name.span.start > begin and name.title is None and re.search(r"[a-z)] $", plain[begin : name.span.start]):
            office = find_posts(plain, begin, name.span.start)
            if office and office[0].span.start <= begin + 4:
                return name.span.start
    return end


# ", Co-opted Members" behind several names: said of all that are no councillors
_SAID_OF_ALL = re.compile(r"\s{0,2}[,(-]{0,1}\s?(?:\(?both )?(?P<remark>(?:[Vv]oting |[Nn]on-voting )?[Cc]o-?opt(?:ed [Mm]embers|ees))")


def share_remark(plain: str, entries: list[Entry], end: int) -> list[Entry]:
    """Give a remark in the plural behind the last name to all names before it that are no councillors."""
    match = _SAID_OF_ALL.match(plain, entries[-1].span.end, end) if entries else None
    if match is None:
        return entries
    remark = Span(match.start("remark"), match.end("remark"))
    return [e if e.name.councillor or e.remarks else replace(e, remarks=(remark,)) for e in entries]


# "and from", "with apologies": what no remark begins with
_JOINS = re.compile(r"(?:and|with|from|together|as well|also|plus|who|but)[\s,]")
_CHAIR_BEHIND = re.compile(r"(?:Vice[- ]|Deputy )?(?:Chair(?:man|woman|person)?|Conven[eo]r|Cadeirydd|CHAIR(?:MAN)?)(?![\w-])(?! (?:of|for))")


def _office_behind(plain: str, begin: int, end: int) -> Span | None:
    """Read an office that follows a name with nothing but space between, on the same line."""
    if chair := _CHAIR_BEHIND.match(plain, begin, end):
        return Span(begin, chair.end())
    line = plain.find("\n", begin, end)
    posts = find_posts(plain, begin, min(end if line < 0 else line, begin + 120)) if plain[begin].isupper() else []
    return posts[0].span if posts and posts[0].span.start == begin else None


def _remark_end(plain: str, begin: int, end: int, *, bare: bool) -> int:
    """Find where an open remark ends: before a name, at ``;`` or ``|``, at a line's end that no margin made."""
    pos, limit = begin, min(end, begin + 240)
    while match := _REMARK_END.search(plain, pos, limit):
        mark = match[0].strip()
        if mark in (";", "|", "(", ".") or match[0].startswith("   "):
            return match.start()
        if mark == "" and not _goes_on(plain, match.start(), match.end(), end):
            return match.start()
        after = skip_separators(plain, match.end(), end)
        if opens_entry(plain, after, end, strong=mark == "," and not _has_office(plain, after, end)):
            return match.start()
        if mark == "," and (bare and _read_listed_name(plain, after, end, bare=True) or not _continues(plain, after, end)):
            return match.start()
        pos = match.end()
    return limit


def _has_office(plain: str, pos: int, end: int) -> bool:
    """Tell whether a name at ``pos`` that nothing marks is followed by an office of its own, or by the next name."""
    name = _read_listed_name(plain, pos, end, bare=False)
    if name is None:
        return False
    rest = plain[name.span.end : name.span.end + 3]
    if rest.startswith((" (", " - ", " an")):
        return True
    return rest.startswith(", ") and _office_behind(plain, name.span.end + 2, end) is not None


def _continues(plain: str, pos: int, end: int) -> bool:
    """Tell whether what follows a comma still belongs to the remark: a remit, a body, small words."""
    match = _LETTERS.match(plain, pos, end)
    return match is not None and (match[0] not in NEVER_NAMES or match[0] in SERVICE_WORDS or has_post_head(match[0]))


def _goes_on(plain: str, newline: int, pos: int, end: int) -> bool:
    """Tell whether a line was broken by its margin inside a remark."""
    line = plain.rfind("\n", max(0, newline - 240), newline) + 1
    while pos < end and plain[pos] == " ":
        pos += 1
    if pos >= end or plain[pos] == "\n" or newline - line < _WRAPPED:
        return False
    return plain[pos].islower() or not (opens_entry(plain, pos, end, strong=True) or read_label(plain, pos, end))


def _after_office(plain: str, pos: int, end: int) -> Entry | None:
    """Read "Title - Name", "Title: Name", "Title, Name" or "Title Name" on one line."""
    line = plain.find("\n", pos, end)
    stop = min(end if line < 0 else line, pos + 160)
    for match in _OFFICE_TIE.finditer(plain, pos, stop):
        name = _read_listed_name(plain, match.end(), end, bare=False)
        if name is None or not (match[0] == " - " or name.title or _is_marked(name)):
            continue
        before = _trim(plain, pos, match.start())
        if not _is_office(plain, before):
            continue
        entry = _with_remarks(plain, name, end, bare=False)
        after = entry.span.end + (match[0].endswith("(") and plain.startswith(")", entry.span.end))
        return replace(entry, span=Span(pos, after), before=before)
    return None


def _is_office(plain: str, span: Span) -> bool:
    """Tell whether a stretch is an office and nothing else, an article before it allowed."""
    words = plain[span.start : span.end]
    if not has_post_head(words):
        return False
    posts = find_posts(plain, span.start, span.end)
    if not posts:
        return " " not in words
    return posts[0].span.start - span.start <= len("The ") and posts[-1].span.end >= span.end - 1
