"""Walks the attendance lists of a paper from label to label and gives their entries in order.

Lists live before the first item, behind the last, and under items ("Invitees:"). A label that names only a group
("Officers:") takes its status from the label before it; where none says that anybody was there, a list of members is
a membership and nobody's attendance.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from importers.minutes.attendance.entries import read_entries, share_remark
from importers.minutes.attendance.entry import Entry, Row
from importers.minutes.attendance.label_words import Label
from importers.minutes.attendance.labels import find_labels, read_label
from importers.minutes.attendance.side_by_side import read_side_by_side
from importers.minutes.names.listed_names import opens_entry, skip_separators
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import AgendaItem

__all__ = ["read_lists"]

# A list of fewer says nothing of what kind of body it is.
_CROWD = 6


# What only a record of a meeting says; an agenda lists the members of the body, not who came.
_RECORD = re.compile(
    r"RESOLVED|Resolved|AGREED|\b(?:was|were) (?:agreed|approved|noted|received|no |submitted|present)|\b(?:closed|ended|concluded|terminated|finished) at\b|[Mm]inutes of (?:the|a) meeting|MINUTES OF|Penderfynwyd|PENDERFYNWYD|PRESENT|Present|[Ii]n [Aa]ttendance:|IN ATTENDANCE|\bwas present\b|\b(?:arrived|left) at \d|(?:^|\n)(?:Agreed|Noted|NOTED|APPROVED|Approved)\b|\b(?:Ended|Finish(?:ed)?|Closed)\s?:|P R E S E N T|(?:^|\n)(?:Apologies|APOLOGIES)\s?:?\s?(?:Cllr|Councillor)"
)


def read_lists(paper: Paper, seg: Segmentation) -> Iterator[Row]:
    """Read the entries of every attendance list, each with the label that it stands under."""
    regions = [seg.preamble, *(item.content for item in seg.items)]
    covered = max(region.end for region in regions)
    tail = paper.trimmed(min(covered, seg.closing.start if seg.closing else covered), len(paper.plain))
    if len(tail):
        regions.append(tail)
    marked = {block.span.start for block in paper.with_role("attendee")}
    recorded = _RECORD.search(paper.plain) is not None or any(
        label.status == "present" for label in find_labels(paper.plain, 0, len(paper.plain))
    )
    yield from read_side_by_side(paper)
    for region in regions:
        inside_item = region is not seg.preamble and region is not tail
        rows = list(_read_region(paper.plain, region, group_labels=recorded and not inside_item))
        if region is seg.preamble and recorded and not any(row.label.own for row in rows):
            rows = [*_without_label(paper.plain, region), *rows]
        for row in _starred(paper.plain, region, rows):
            if row.entry.span.start not in marked:
                yield row
    for item in seg.items:
        yield from _under_title(paper.plain, item)


# "Also Present", "Officers present", "Attendance": the title of an item whose text is a list of people
_TITLE_SAYS_WHO = re.compile(
    r"(?:(?:members|officers|others|councillors|also) (?:present|in attendance|attending)|(?:also )?in attendance|(?:those )?(?:present|attending)|attendance|attendees)",
    re.IGNORECASE,
)


def _under_title(plain: str, item: AgendaItem) -> Iterator[Row]:
    """Read the list that stands under an item whose title is the list's label, or opens with it."""
    title = item.title_span
    whole = _TITLE_SAYS_WHO.fullmatch(item.title.strip(" .:")) is not None
    label = read_label(plain, title.start, title.end + 1 if whole else item.text.end)
    if label is None or label.status != "present" or not _TITLE_SAYS_WHO.fullmatch(label.words):
        return
    begin = max(label.span.end, item.text.start if whole else title.start)
    if label.bare and not opens_entry(plain, begin, item.text.end, strong=True):
        return
    following = find_next_label(plain, begin, item.text.end)
    yield from as_rows(label, list(read_entries(plain, begin, following)))


# "Councillors Ash, Birch (Chairman) and Cole" under the title, with no word that says who they are
_BARE_LIST = re.compile(r"^[ *|]{0,6}(?P<rank>Councillors?|Cllrs?|Members)(?=:? [A-Z])", re.MULTILINE)
_FEWEST = 3


def _without_label(plain: str, region: Span) -> Iterator[Row]:
    """Read the list of councillors that a head prints without a label: those who met."""
    for match in _BARE_LIST.finditer(plain, region.start, region.end):
        span = Span(match.start("rank"), match.end("rank"))
        label = Label(span=span, words="", status="present", capacity="member", own=True)
        following = find_next_label(plain, span.end, region.end)
        entries = list(read_entries(plain, span.start, following, surnames=True))
        if len(entries) >= _FEWEST and all(entry.name.councillor for entry in entries):
            yield from as_rows(label, entries)
            return


# "(* = Present)", "*Members present": the key of a list in which a star marks those who came
_KEY = re.compile(
    r"\* ?(?:=|-|denotes|indicates|marks|means)? ?(?:[Mm]embers? )?(?:were )?(?:[Pp]resent|PRESENT|[Ii]n attendance|[Aa]ttend)"
)
# "*    ", "r    " before a name: the star, or the letter of another mark that the key explains
_STAR = re.compile(r"(?:\*|\b[a-z]) {0,40}$")


def _starred(plain: str, region: Span, rows: list[Row]) -> list[Row]:
    """Read a list in which a star marks those present: whoever has none was absent."""
    if not _KEY.search(plain, region.start, region.end):
        return rows
    marked = [
        _STAR.search(plain, max(region.start, row.entry.span.start - 12), row.entry.span.start) is not None
        for row in rows
    ]
    first_unmarked = next((at for at, row in enumerate(rows) if row.label.status is not None), len(rows))
    return (
        [
            replace(row, label=replace(row.label, status="present" if star else "absent"))
            if at < first_unmarked or not _says(row)
            else row
            for at, (row, star) in enumerate(zip(rows, marked, strict=True))
        ]
        if any(marked)
        else rows
    )


# "Present", "In attendance", "Apologies": a label that says whether its people came
_OF_PRESENCE = re.compile(r"present|attend|apolog|absen", re.IGNORECASE)


def _says(row: Row) -> bool:
    """Tell whether a row's own label says that its people were there."""
    return _OF_PRESENCE.search(row.label.words) is not None


def _read_region(plain: str, region: Span, *, group_labels: bool) -> Iterator[Row]:
    """Walk one region; under an item a label must say itself that people were there."""
    done, before, empty = region.start, None, False
    for found in find_labels(plain, region.start, region.end):
        if found.span.start < done:
            continue
        label: Label | None = found
        while label is not None:
            current = _inherit(label, before, directly=empty)
            if label.status is None and before is None and not group_labels:
                break
            entries = share_remark(plain, list(_entries(plain, current, region.end)), region.end)
            yield from as_rows(current, entries)
            empty = not entries
            done = max(done, entries[-1].span.end if entries else current.span.end)
            before = replace(current, span=Span(current.span.start, done))
            stopped = plain.startswith(".", done)
            following = skip_separators(plain, done + stopped, region.end)
            label = read_label(plain, following, region.end, inside=True) if following < region.end else None
            if stopped and label is not None and label.bare:
                label = None
            if (
                label is not None
                and label.status is None
                and label.bare
                and label.capacity == "member"
                and not entries
            ):
                before = current


def _entries(plain: str, label: Label, end: int) -> Iterator[Entry]:
    """Read a label's entries; a label without colon must be followed by a name at once."""
    surnames = (
        "councillor" in label.words.lower()
        or "cllr" in label.words.lower()
        or "aldermen" in label.words.lower()
    )
    following = find_next_label(plain, label.span.end, end)
    return read_entries(
        plain,
        label.span.end,
        following,
        surnames=surnames,
        below=not (label.home or label.post or label.chair),
    )


def find_next_label(plain: str, start: int, end: int) -> int:
    """Find where the next anchored label begins, ``end`` if none does within reach of a list."""
    return next((label.span.start for label in find_labels(plain, start, end)), end)


def as_rows(label: Label, entries: list[Entry]) -> list[Row]:
    """Give each entry with what its list says of it: a plain "Mr" among councillors is something else."""
    councillors = sum(entry.name.councillor for entry in entries)
    bare = sum(entry.name.title is None for entry in entries)
    mixed = councillors > 0 and 3 * councillors >= len(entries) - bare
    few = len(entries) >= _CROWD and 3 * councillors <= len(entries) and 2 * bare > len(entries)
    return [
        Row(label, entry, first=at == 0, mixed=mixed, few=few and councillors > 0)
        for at, entry in enumerate(entries)
    ]


def _inherit(label: Label, before: Label | None, *, directly: bool) -> Label:
    """Give a group label the status and, for a party or a rank, the capacity of the label before it.

    Behind apologies, officers are officers present again, unless the group follows the label ``directly``. "Other members
    present" behind whoever presided are the other members of the body.
    """
    if before is not None and before.chair and label.words.lower().startswith("other member"):
        return replace(label, capacity="member", own=True)
    if label.status is not None:
        return label
    if before is None:
        return replace(label, status="present")
    status = before.status
    if status != "present" and not directly and label.capacity not in ("member", "co-opted"):
        status = "present"
    capacity = label.capacity
    if capacity == "member" and before.capacity not in (None, "officer") and not label.chair:
        capacity = before.capacity
    return replace(label, status=status, capacity=capacity)
