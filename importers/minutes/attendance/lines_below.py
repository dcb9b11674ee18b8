"""Reads the office or body that stands on a line below a name, as in a table whose columns were flattened to lines."""

import re
from dataclasses import replace

from importers.minutes.attendance.entry import Entry
from importers.minutes.attendance.labels import read_label
from importers.minutes.attendance.sentences import is_sentence
from importers.minutes.names.listed_names import opens_entry, read_listed_name
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import find_posts
from importers.paper import Span

__all__ = ["with_cell_below", "with_line_below"]

# "Head of Roads" or "Eastmere Borough Council (Chair)", on a line of its own under a name
_LINE_BELOW = re.compile(
    r" {0,3}\n\s{0,4}(?:- )?(?P<line>[A-Z][^\n:;|.]{3,90}?)(?: \((?P<bracket>[^()\n]{2,40})\))? {0,3}(?=\n|$)"
)
# "- Vice Chairman" on a line of its own
_CHAIR_BELOW = re.compile(
    r" {0,3}\n\s{0,4}- ?(?P<line>(?:Vice[- ]|Deputy )?(?:Chair(?:man|woman|person)?|Conven[eo]r))(?= {0,3}(?:\n|$))"
)
# "Scrutiny Officers": the head of a group
_PLURAL_OFFICE = re.compile(r"\b(?:Officers|Members|Representatives|Holders|Managers|Directors)$")
_ORGANISED = re.compile(
    r"\b(?:Councils?|Authority|Trust|Partnership|Police|Association|University|College|Board|Forum|Healthwatch|Constabulary|Union|Commission|Institute|NHS)\b"
)


def with_line_below(plain: str, entry: Entry, end: int) -> Entry:
    """Add the office or body that stands on a line of its own under a name that says nothing else of the person."""
    if not entry.remarks and (chair := _CHAIR_BELOW.match(plain, entry.span.end, end)):
        line = Span(chair.start("line"), chair.end("line"))
        return replace(entry, remarks=(line,), span=Span(entry.span.start, line.end))
    match = None if entry.remarks or entry.before else _LINE_BELOW.match(plain, entry.span.end, end)
    if match is None or read_label(plain, match.start("line"), end) is not None:
        return entry
    line = Span(match.start("line"), match.end("line"))
    posts = find_posts(plain, line.start, line.end)
    office = len(posts) == 1 and posts[0].span == line and not _PLURAL_OFFICE.search(posts[0].label)
    if not office and not (_ORGANISED.search(match["line"]) and match["line"].count(" ") < 9):
        return entry
    named = read_listed_name(plain, line.start, end, bare=False) or find_names(plain, line.start, line.end)
    if named or is_sentence(plain, line.start, line.end):
        return entry
    bracket = (Span(match.start("bracket"), match.end("bracket")),) if match["bracket"] else ()
    return replace(entry, remarks=(line, *bracket), span=Span(entry.span.start, match.end()))


# "Chief Officer (on leave)", the whole line below a name
_CELL = re.compile(r" {0,12}\n\s{0,12}(?P<line>[A-Z][^\n:;|]{2,110}) {0,3}(?=\n|$)")
# "Appointed by the Trust": how somebody came to sit there, and no office
_HOW = re.compile(r"[A-Z][a-z]+(?:ed|en) by\b")


def with_cell_below(plain: str, entry: Entry, end: int) -> Entry:
    """Add the line below a name, whatever it says, where the list has a column of offices."""
    cell = _CELL.match(plain, entry.span.end, end)
    if cell is None or opens_entry(plain, cell.start("line"), end, strong=True):
        return replace(entry, column=True)
    if read_label(plain, cell.start("line"), end) is not None:
        return replace(entry, column=True)
    line = Span(cell.start("line"), cell.end("line"))
    remarks = entry.remarks if _HOW.match(cell["line"]) else (*entry.remarks, line)
    return replace(entry, remarks=remarks, span=Span(entry.span.start, line.end), column=True)
