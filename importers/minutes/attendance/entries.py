"""Walks along an attendance list: one entry a person, with the remarks printed before and behind the name.

Lists come one a line, by commas, in columns, in rows of a table, with "Name, Title;" or "Name (Title)" or "Title - Name",
wrapped by margins. An entry is closed by what opens the next one; a remark is whatever is no name.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from importers.minutes.attendance.entry import Entry
from importers.minutes.attendance.entry_remarks import collect_remarks
from importers.minutes.attendance.labels import read_label
from importers.minutes.attendance.lines_below import with_cell_below, with_line_below
from importers.minutes.attendance.office_first import read_office_first
from importers.minutes.attendance.sentences import is_sentence
from importers.minutes.names.listed_names import opens_entry, opens_office, read_listed_name, skip_separators
from importers.paper import Span

__all__ = ["read_entries", "share_remark"]

_SENTENCE_END = re.compile(r"\.(?=\s|$)")
# "Non-Committee   :": a word before a colon heads the next group of a list of surnames
_COLON = re.compile(r"[A-Z][A-Za-z'& -]{2,60}:")
_MISSES = 2
# "Role" on a line of its own under "Members": a column of offices, flattened to a line below each name
_COLUMN_HEAD = re.compile(r"\s{0,12}(?:Role|Position|Post|Office|Job [Tt]itle|Designation)[ :]{0,3}\n")
# " Vice Charman, " behind a name and before the next: what no reader knows
_UNREAD = re.compile(r" [A-Z][A-Za-z' -]{2,40}(?P<comma>, {1,3})")
# "One member of the public", "12 residents": nobody in particular
_CROWD = re.compile(
    r"(?:\d{1,3}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Ss]ome)\s(?:other\s)?(?:members?|residents?|representatives?)\b(?:\sof\sthe\s(?:public|press|community))?\.?(?=\s*\n)"
)
# '"  Bell' below "Councillor Ash": the title above holds here too
_DITTO = re.compile(r"(?:^|\n|\s)\"\s")


def read_entries(
    plain: str, start: int, end: int, *, surnames: bool = False, below: bool = False
) -> Iterator[Entry]:
    """Read the entries of a list from ``start`` until something that is no list.

    ``surnames`` allows bare surnames; ``below`` says that a line under each name may say what the person is, as in a table
    that was flattened to lines: it does, until a name has none.

    >>> text = "Jo Fee, Head of Roads; Bo Marsh (Clerk) and\\nDirector of Place - Al Orr"
    >>> for entry in read_entries(text, 0, len(text)):
    ...     print(entry.name.name, "|", *(text[r.start : r.end] for r in (entry.before, *entry.remarks) if r))
    Jo Fee | Head of Roads
    Bo Marsh | Clerk
    Al Orr | Director of Place
    """
    pos, misses = start, 0
    shared: str | None = None
    ditto: str | None = None
    ended = False
    column = _COLUMN_HEAD.match(plain, start, end)
    pos = column.end() if column else pos
    while (after := skip_separators(plain, pos, end)) < end:
        if _DITTO.search(plain, pos, after):
            shared = shared or ditto
        gap = plain[pos:after]
        if gap == " " and ended:
            shared = None  # "Councillors A, B and C (Cabinet Members) D Lee": another list begins
        ended = "and" in gap or "&" in gap
        pos = after
        if _COLON.match(plain, pos, end) and read_label(plain, pos, end, inside=True):
            return
        entry = _read_entry(plain, pos, end, bare=surnames or shared is not None)
        if entry is None:
            beyond = _step_over(plain, pos, end, misses)
            if beyond is None:
                return
            misses, pos = misses + 1, beyond
            continue
        misses = 0
        if column:
            entry = with_cell_below(plain, entry, end)
        elif below:
            fuller = with_line_below(plain, entry, end)
            below, entry = fuller is not entry or _DITTO.match(plain, entry.span.end, end) is not None, fuller
        entry, shared = _share_title(entry, None if entry.before else shared)
        ditto = "Councillors" if entry.name.councillor else None
        yield entry
        pos = _over_unread(plain, entry.span.end, end)
        if stop := _SENTENCE_END.match(plain, pos, end):
            pos, shared = skip_separators(plain, stop.end(), end), None
            if opens_office(plain, pos, end):
                continue
            if not opens_entry(plain, pos, end, strong=True) or is_sentence(plain, pos, end):
                return


def _step_over(plain: str, pos: int, end: int, misses: int) -> int | None:
    """Step over a line that is no entry; None where the list ends."""
    line = plain.find("\n", pos, end)
    if misses >= _MISSES or line < 0 or read_label(plain, pos, end, inside=True):
        return None
    return None if _CROWD.match(plain, pos, end) is None and is_sentence(plain, pos, line) else line + 1


def _over_unread(plain: str, pos: int, end: int) -> int:
    """Step over words behind a name that say nothing known, up to a comma and the next name."""
    unread = _UNREAD.match(plain, pos, end)
    if unread is None or not opens_entry(plain, unread.end(), end, strong=True):
        return pos
    read = opens_entry(plain, pos + 1, end) or opens_office(plain, pos + 1, end)
    return pos if read else unread.start("comma")


def _share_title(entry: Entry, shared: str | None) -> tuple[Entry, str | None]:
    """Give an untitled entry the plural title before it; a singular title ends the sharing, a "Mrs" does not."""
    name = entry.name
    if name.title and _is_plural(name.title):
        words = name.title.rstrip(".").split()
        if words[0] == "Messrs":
            return replace(entry, name=replace(name, title="Mr")), words[0]
        return entry, f"{words[0]} Mr" if words[-1] in ("Mr", "Mrs", "Ms", "Miss") else words[0]
    if name.councillor and name.title:
        return entry, None
    if shared == "Messrs":
        return replace(
            entry, name=replace(name, title=name.title or "Mr")
        ), shared if name.title is None else None
    is_mr = (name.title or "").rstrip(".") == "Mr"
    if shared is None or (is_mr and " " not in shared):
        return entry, shared
    title = f"{shared.split()[0]} {name.title or ''}".strip()
    return replace(entry, name=replace(name, title=title, councillor=True), shared=True), shared


def _is_plural(title: str) -> bool:
    """Tell whether a title opens a list: "Councillors", "Cllrs", "Y Cynghorwyr"."""
    words = title.lower().removeprefix("y ").split()
    return any(
        word.rstrip(".:").endswith(("lors", "lrs", "ermen", "lies", "cynghorwyr", "(s)", "messrs"))
        for word in words
    )


def _read_entry(plain: str, pos: int, end: int, *, bare: bool) -> Entry | None:
    """Read a name with its remarks, or an office, a tie and a name."""
    name = None if opens_office(plain, pos, end) else read_listed_name(plain, pos, end, bare=bare)
    if name is None:
        return read_office_first(plain, pos, end)
    remarks, stop = collect_remarks(plain, name, end, bare=bare or _is_plural(name.title or ""))
    return Entry(name, Span(name.span.start, stop), None, remarks)


# ", Co-opted Members" behind several names: said of all that are no councillors
_SAID_OF_ALL = re.compile(
    r" {0,2}[,(-]?[ ]?(?:\(?both )?(?P<remark>(?:[Vv]oting |[Nn]on-voting )?[Cc]o-?opt(?:ed [Mm]embers|ees))(?!\s?:)"
)


def share_remark(plain: str, entries: list[Entry], end: int) -> list[Entry]:
    """Give a remark in the plural behind the last name to all names before it that are no councillors."""
    match = _SAID_OF_ALL.match(plain, entries[-1].span.end, end) if entries else None
    if match is None:
        return entries
    remark = Span(match.start("remark"), match.end("remark"))
    return [e if e.name.councillor or e.remarks else replace(e, remarks=(remark,)) for e in entries]
