"""Reads the clauses that a decision head governs, up to where they end.

A list with markers is read by :class:`~importers.minutes.clauses.lists.ClauseList`; without markers each paragraph that
is worded like a decision is a clause. The list ends at a label ("Reasons for decision"), at a marker that does not
follow, or at narrative.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from importers.minutes.clauses.actors import is_actor
from importers.minutes.clauses.coordination import split_joined
from importers.minutes.clauses.entry_parts import is_label, part_into_clauses, part_into_sentences
from importers.minutes.clauses.lists import ClauseList, Draft, is_heading, is_lead
from importers.minutes.clauses.openings import decides_anew, gives_task
from importers.minutes.clauses.quotations import end_of_quotation
from importers.minutes.language.guarded import guarded
from importers.minutes.language.markers import Marker, follows, opens, read_bare_letter, read_marker
from importers.minutes.language.mood import BASE_VERBS, reads_as_clause, reads_as_task
from importers.minutes.language.paragraphs import Paragraph, read_paragraphs
from importers.paper import Paper, Span

__all__ = ["LONGEST_LIST", "Clause", "read_clauses"]


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: ``stems`` are the lead-ins that it shares, outermost first; ``holes`` is page furniture inside it."""

    start: int
    end: int
    stems: tuple[Span, ...] = ()
    truncated: bool = False
    holes: tuple[Span, ...] = ()


# "  ...  view the full minutes text for item 7."
_CUT_OFF = guarded(r"(?:\.\.\.|\u2026)\s{0,4}(?:[Vv]iew the full|[Rr]ead more|\[more)[^\n]{0,60}")
# "2. DATE OF NEXT MEETING": a heading behind a marker, an item of its own
_HEADING = re.compile(r"[A-Z][A-Z0-9 ,&'/()-]{7,}\s*(?:\n|$)")
# a place inside a line where a marker may stand: behind punctuation, "that" or the body's name; the marker is looked for
# first, because few spaces stand before one
_INLINE = re.compile(
    r"\s(?=\s{0,3}[(\[]?(?:[a-zA-Z]{1,2}|[ivxIVX]{1,5}|\d{1,2})[).\]]{1,2}\s)(?:(?<=[;:,.-]\s)|(?<=\band\s)|(?<=&\s)|(?<=\bthat\s)|(?<=\bThat\s)|(?<=\bto\s)|(?<=\bor\s)|(?<=[Cc]ommittee\s)|(?<=[Pp]anel\s)|(?<=[Bb]oard\s)|(?<=[Cc]ommission\s)|(?<=[Mm]embers\s)|(?<=Cabinet\s)|(?<=Council\s))\s{0,3}"
)
_ONLY_JOINER = re.compile(r"[\s&,;*_-]*(?:and|&)?[\s;,*_-]*", re.IGNORECASE)
_OPENING = re.compile(r"[\s*_\"']*(?P<word>[A-Za-z]+)")
# "To note the attendance of the following Reserve Members:": a table of names below it, which are no clauses
_OF_ATTENDANCE = re.compile(
    r"\b(?:[Nn]ote[ds]?|[Rr]eceive[ds]?)\b[^:;]{0,40}\b(?:attendance|apologies|substitut\w+|absence|membership)\b[^:;]{0,120}:\s?-?\s*$"
)
# "Noted the report", "Agreed to write": paragraphs of which each opens with what was done
_DECIDED = re.compile(
    r"(?:Noted|Agreed|Approved|Endorsed|Instructed|Requested|Remitted|Welcomed|Recommended)\s(?=(?:that|to|the|an?|officers)?\b)"
)
# "AB - Circulate", "Clerk: write", "Item 2: ": who has a task, or which item it comes from, before the task
_NAMED_TASK = re.compile(
    r"(?:(?:Item|Minute|Para)\s\w{1,6}(?:\s?:|\s-)\s|(?P<who>[A-Z][\w'.&/]*(?:,?\s(?:(?:of|for|and|&|the)\s)?[A-Z][\w'.&/]*){0,7})(?:\s-|:)\s(?:to\s)?(?P<verb>[A-Za-z]+)\b)"
)
_INITIALS = re.compile(r"[A-Z]{2,3}(?:/[A-Z]{2,3}){0,4}")
# how far on the second marker of a list may stand
_NEAR = 2500
_SUCCESSORS = str.maketrans({"a": "b", "A": "B", "1": "2"})
LONGEST_LIST = 8000
"""Code points that a list without a head of its own may take."""
_LOOK_AHEAD = 4


def read_clauses(paper: Paper, start: int, end: int, *, tasks: bool = False) -> tuple[list[Clause], int]:
    """Read the clauses from ``start``, and give them with the offset where the list ends.

    ``tasks`` lets paragraphs without markers be tasks ("Officers to circulate the note"), as under ACTIONS.

    >>> text = "That:\\n1. the plan be noted; &\\n2. the following be added:\\na) Roads\\nb) Ports\\nThe Chair left."
    >>> found, stop = read_clauses(Paper(text, text, "text"), 0, len(text))
    >>> [text[c.start : c.end] for c in found], text[stop:].strip()
    (['the plan be noted', 'Roads', 'Ports'], 'The Chair left.')
    """
    plain = paper.plain
    cut = _CUT_OFF.search(plain, start, end)
    bar = plain.find(" | ", start, end)
    end = bar if bar >= 0 and (cut is None or bar < cut.start()) else end
    cut = cut if cut and cut.start() < end else None
    stop = cut.start() if cut else end
    paragraphs = read_paragraphs(paper, start, stop)
    ahead = deque(islice(paragraphs, _LOOK_AHEAD))
    listing = ClauseList(plain)
    last, quoted = start, 0
    while ahead:
        paragraph = ahead.popleft()
        ahead.extend(islice(paragraphs, 1))
        if listing.levels and paragraph.start < quoted:
            continue
        quoted = end_of_quotation(plain, paragraph.start, stop) or 0
        if listing.levels and listing.drafts and quoted:
            continue
        if not _take(listing, paragraph, ahead, tasks=tasks):
            break
        last = paragraph.end
    else:
        last = stop
    clauses, ends = _finish(listing)
    if cut is not None and last == stop and clauses:
        clauses[-1] = replace(clauses[-1], truncated=True)
        return clauses, cut.end()
    return clauses, min(last, ends) if clauses else last


def _take(listing: ClauseList, paragraph: Paragraph, ahead: Iterable[Paragraph], *, tasks: bool) -> bool:
    """Take a paragraph into the list; false where it does not belong to it."""
    plain = listing.plain
    if plain[paragraph.start] == '"' and (listing.stems or listing.drafts):
        return False
    marker = read_marker(plain, paragraph.start, paragraph.end) or _bare_letter(listing, paragraph, ahead)
    if marker is None:
        if is_label(plain, paragraph.start, paragraph.end):
            return False
        return _take_unmarked(listing, paragraph, ahead, tasks=tasks)
    if _HEADING.match(plain, marker.after, paragraph.end) or is_label(plain, marker.after, paragraph.end):
        return False
    if _ONLY_JOINER.fullmatch(plain, marker.after, paragraph.end) and marker.after < paragraph.end:
        listing.open_ended = True
        return True
    if not listing.place(marker):
        return False
    inner = read_marker(plain, marker.after, paragraph.end)
    if inner is not None and not inner.bullet and opens(inner) and listing.place(inner):
        marker = inner
    _add_pieces(listing, marker.after, paragraph, marked=True)
    return True


def _bare_letter(listing: ClauseList, paragraph: Paragraph, ahead: Iterable[Paragraph]) -> Marker | None:
    """Read "A Note the plan" as an entry where "B Request a report" follows it, or "A" went before it."""
    found = read_bare_letter(listing.plain, paragraph.start, paragraph.end)
    if found is None or listing.expects(found):
        return found
    later = (read_bare_letter(listing.plain, other.start, other.end) for other in ahead)
    return found if opens(found) and any(other and follows(other, "A", 1) for other in later) else None


def _take_unmarked(
    listing: ClauseList, paragraph: Paragraph, ahead: Iterable[Paragraph], *, tasks: bool
) -> bool:
    plain = listing.plain
    text = plain[paragraph.start : min(paragraph.end, paragraph.start + 600)]
    if not listing.drafts and not listing.levels:
        lead = listing.stems[-1] if listing.stems else None
        if lead is not None and _OF_ATTENDANCE.search(plain, lead.start, lead.end):
            listing.add(lead.start, lead.end, marked=False)
            return False
        _add_pieces(listing, paragraph.start, paragraph, marked=False)
        return True
    if listing.pending:
        _add_pieces(listing, paragraph.start, paragraph, marked=True)
        return True
    small = text.lstrip(" *_\"'(")[:1].islower()
    clause = reads_as_clause(text) or tasks and reads_as_task(text) or _goes_on_deciding(listing, text)
    if listing.open_ended and (clause or small and not listing.levels or gives_task(text)):
        listing.levels.clear()
        _add_pieces(listing, paragraph.start, paragraph, marked=False)
        return True
    if listing.levels and listing.open_ended and not small:
        return any(_expected(listing, later) for later in ahead)
    if listing.levels:
        if small or any(_expected(listing, later) for later in ahead):
            if not is_heading(text):
                listing.extend(paragraph.end, paragraph.holes)
            return True
        return False
    goes_on = _same_style(listing, text) or _goes_on_deciding(listing, text)
    if (
        clause
        and goes_on
        or tasks
        and (reads_as_task(text) or _names_task(text))
        or _goes_on_tasking(listing, text)
    ):
        _add_pieces(listing, paragraph.start, paragraph, marked=False)
        return True
    if small:
        listing.extend(paragraph.end, paragraph.holes)
    return small


def _goes_on_tasking(listing: ClauseList, text: str) -> bool:
    """Tell whether a paragraph gives somebody a task behind another that decides: "Officers to report back" after "That …"."""
    return reads_as_task(text) and gives_task(text) and reads_as_clause(_draft_text(listing))


def _names_task(text: str) -> bool:
    """Tell an entry that opens with who has it: "AB - Circulate the map", "Clerk: write to the operator", "Item 2: AB to …"."""
    found = _NAMED_TASK.match(text)
    if found is None:
        return False
    if found["verb"] is None:
        return reads_as_task(text[found.end() :])
    return found["verb"].lower() in BASE_VERBS and (
        _INITIALS.fullmatch(found["who"]) is not None or is_actor(found["who"])
    )


def _expected(listing: ClauseList, paragraph: Paragraph) -> bool:
    marker = read_marker(listing.plain, paragraph.start, paragraph.end)
    return marker is not None and not marker.bullet and listing.expects(marker)


def _goes_on_deciding(listing: ClauseList, text: str) -> bool:
    """Tell whether a paragraph goes on as the first began, "We asked …" after "We noted …", "Noted …" below "Agreed that …"."""
    begin = listing.drafts[0].start
    if _DECIDED.match(text) and _DECIDED.match(listing.plain, listing.plain.rfind("\n", 0, begin) + 1):
        return True
    first, this = _OPENING.match(listing.plain, begin), _OPENING.match(text)
    same = first is not None and this is not None and first["word"] == this["word"]
    return same and decides_anew(text) and decides_anew(_draft_text(listing))


def _draft_text(listing: ClauseList) -> str:
    first = listing.drafts[0]
    return listing.plain[first.start : first.end]


def _same_style(listing: ClauseList, text: str) -> bool:
    """Tell whether a paragraph opens like the first clause: "That …" after "That …", a verb after a verb."""
    first, this = _OPENING.match(listing.plain, listing.drafts[0].start), _OPENING.match(text)
    if first is None or this is None:
        return False
    words = (first["word"].lower(), this["word"].lower())
    return words[1] == "that" or "that" not in words and (words[0] == "to") == (words[1] == "to")


def _add_pieces(listing: ClauseList, start: int, paragraph: Paragraph, *, marked: bool) -> None:
    """Add a paragraph's words, cut where markers stand inside the line."""
    for marker in _inline_markers(listing, start, paragraph.end):
        _add_piece(listing, start, marker.start, paragraph, marked=marked, before_list=True)
        if listing.place(marker):
            marked = True
            start = marker.after
        else:
            listing.extend(marker.after)
            start = marker.after
    _add_piece(listing, start, paragraph.end, paragraph, marked=marked, before_list=False)


def _add_piece(
    listing: ClauseList, start: int, end: int, paragraph: Paragraph, *, marked: bool, before_list: bool
) -> None:
    plain = listing.plain
    end = _trimmed_end(plain, start, end)
    if start >= end:
        return
    if marked or listing.drafts or listing.levels:
        listing.add(start, end, marked=marked, holes=paragraph.holes)
        return
    if not before_list and not is_lead(plain[start:end]):
        listing.add(start, end, marked=False, holes=paragraph.holes)
        return
    *clauses, lead = split_joined(plain, start, end)
    for clause in clauses:
        listing.add(clause.start, clause.end, marked=False)
    listing.lead_in(lead.start, end)


def _inline_markers(listing: ClauseList, start: int, end: int) -> Iterator[Marker]:
    """Iterate over the markers inside a line that continue a list or open one that goes on."""
    for place in _INLINE.finditer(listing.plain, start, end):
        marker = read_marker(listing.plain, place.end(), end)
        if marker is None or marker.bullet:
            continue
        if listing.expects(marker) or _goes_on(listing.plain, marker, end):
            yield marker


def _goes_on(plain: str, marker: Marker, end: int) -> bool:
    """Tell whether a first marker is followed by a second one of its kind further on in the line."""
    reading = opens(marker)
    if reading is None:
        return False
    successor = reading[0].translate(_SUCCESSORS)
    if reading[0].strip("([)].:") in ("i", "I"):
        successor = reading[0].replace("i", "ii").replace("I", "II")
    at = plain.find(successor, marker.after, marker.after + _NEAR)
    return at > 0 and plain[at - 1].isspace() and (at < end or plain.find("\n", end, at) >= 0)


def _trimmed_end(plain: str, start: int, end: int) -> int:
    while end > start and plain[end - 1] in " \n\t|":
        end -= 1
    return end


def _finish(listing: ClauseList) -> tuple[list[Clause], int]:
    """Turn the drafts into clauses: narrative behind the last is cut off, joined clauses are parted."""
    clauses: list[Clause] = []
    stop = 0
    if not listing.drafts and listing.stems:
        lead = listing.stems[-1]
        listing.drafts.append(Draft(lead.start, lead.end, listing.stems[:-1], marked=False))
    for at, draft in enumerate(listing.drafts):
        pieces = part_into_sentences(listing.plain, draft, last=at == len(listing.drafts) - 1)
        stop = pieces[-1].end if pieces else draft.end
        clauses += (
            Clause(part.start, part.end, draft.stems, holes=draft.holes)
            for piece in pieces
            for part in part_into_clauses(listing.plain, piece)
        )
    return clauses, stop
