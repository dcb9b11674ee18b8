"""What tells a report and a tracker from minutes, and a report's own agenda item.

A report is cut into sections (purpose, recommendations, background …), which are no agenda items: it has one item, its
own, with the report's title. A tracker has none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter

from importers.minutes.language.dates import find_dates
from importers.minutes.language.guarded import guarded
from importers.minutes.language.memory import remembered_of_paper
from importers.minutes.layouts.headings import Heading, extend_title
from importers.minutes.layouts.lines import Line, end_of_line, is_capitals, is_title_case, read_lines
from importers.minutes.layouts.numbering import read_number
from importers.minutes.layouts.standing import is_standing
from importers.minutes.layouts.titles import is_sentence, trim_title
from importers.minutes.structure.decision_pages import is_decision_page
from importers.paper import Paper, Span
from importers.tables.columns import name_columns

__all__ = [
    "first_section",
    "is_report",
    "is_tracker",
    "report_heading",
    "tracker_table_start",
]

# section titles of reports; none of them is an item of a meeting
_SECTION = re.compile(
    r"(?:purpose(?: of (?:the )?report)?|summary|executive summary|(?:our )?recommendations?(?:\(s\))?|background(?: (?:papers|documents|information))?|introduction(?: and background)?|key (?:issues|points)"
    r"|reasons? for (?:the )?recommendations?|(?:other |alternative )?options(?: considered)?|(?:financial|legal|equalit\w+|risk|resource|staffing|climate|environmental|policy|human resources?|other|corporate)"
    r"(?:[ ,&]+(?:and )?\w+){0,4} implications?|implications|consultation|conclusions?|appendi(?:x|ces)(?: .{0,30})?|next steps|expected outcomes.{0,20}|wards? affected|links? to .{3,60}|contact(?: officer)?|scope"
    r"|proposals?|main (?:body|report|issues)|report(?: detail| information)?|details?|equality impact.{0,20}|risk(?:s| management)?|timescales?|corporate (?:priorities|plan).{0,20}|evidence base|list of appendices|glossary"
    r"|what (?:we|the \w+) (?:recommends?|found|did|heard|looked at)|why we .{3,40}|what happens next|how (?:we|the \w+) worked|cover(?:ing)? report|(?:key |our )?findings|methodology|(?:chair(?:man)?'s )?foreword|costs?(?: and savings)?|further information)"
    r"[ .:]*$",
    re.IGNORECASE,
)
# "Report of the Cabinet Member for Children's Services", "Report by:", "Report Author - Cllr Scott", "Report to: Cabinet"
_REPORT_OF = guarded(
    r"\b(?:joint )?report (?:of|by|from|to|title|author|for|sponsor)\b|\blead (?:officer|member|director)\s?:|\breport(?:'s)? subject\b|^\s*(?:subject|title|author)\s?:|\bpublic report\b",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM = re.compile(
    r"\b(?:agenda\s+)?item\s*(?:no\.?|number)?\s?[:.]?\s*\|?\s*(?P<number>\d{1,3}[a-zA-Z]?)\b", re.IGNORECASE
)
# "Subject:", "Title of report |", "Report title:"
_SUBJECT = re.compile(
    r"(?:^|\n|\|)[*#\s]{0,6}(?:(?:report title|title of (?:the )?report|report subject)(?:\s{0,6}[:|]|\s+(?=[A-Z]))"
    r"|(?:title|subject(?: matter)?(?: of (?:the )?report)?|re|heading)(?:\s{0,6}[:|]|\s{3,}))[*\s|]{0,30}(?=\S)",
    re.IGNORECASE,
)
_HEAD_LABEL = re.compile(
    r"(?:report|date|meeting|committee|to|from|by|author|contact|agenda|item|ward|wards|public|private|open|part|classification|portfolio|lead|cabinet member|director|officer|subject|purpose|status|key decision"
    r"|tel|email|page|appendix|exempt|not for publication|for (?:information|decision|consideration))"
    r"(?:\s{0,3}[:|]|\s-\s|\s{3,}|\s+(?:of|by|to|from|no|author|title|date|item|officer|member|holder|maker|report|matter|for)\b|\W*$)",
    re.IGNORECASE,
)
_TRACKER = re.compile(
    r"\b(?:recommendations?|actions?|decisions?)\s+(?:tracker|tracking|monitoring(?: report)?|log|register|update|sheet)\b|\b(?:tracking|monitoring)(?: of)? (?:recommendations|actions|decisions|resolutions)\b|\boutstanding (?:actions|issues)\b"
    r"|\b(?:recommendations|resolutions|actions|decisions)\b[^.\n]{0,80}\s[-:]\s(?:tracking|tracker|monitoring|progress)\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    r"^[ |*]*(?:ref(?:erence)?|no\.?|date|committee|recommendations?|actions?(?: (?:taken|required|by|agreed))?|response|status|due(?: date)?|target date|lead officer.{0,20}|officer.{0,20}|owner|progress.{0,20}|outcome|rag|deadline"
    r"|minute(?: no\.?)?|timescale|accepted.{0,20}|executive date|completed?.{0,10}|responsible.{0,20}|update|origin|decision.{0,12})[ |*]*$",
    re.IGNORECASE,
)
# "Ref | Action | Owner", "Ref      Action      Owner": what parts the headings of one line
_COLUMNS_PARTED = re.compile(r"\s?\|\s?|\t|\s{3,}")
# "Responsible officer: Head of Finance": a tracker without columns
_LABELLED = re.compile(
    r"[ *_-]*(?P<label>responsible|lead officer|owner|target|status|update|due|deadline|progress|response)\b[ \w]{0,20}:",
    re.IGNORECASE,
)
# "Action 1: Send the map", "Recommendation 4": where a record of such a tracker begins
_RECORD = re.compile(
    r"[ *_-]*(?:action|recommendation)(?: point)?(?: (?:no\.? ?)?\d{1,3})?\s?(?::|$)", re.IGNORECASE
)
# "Harbour Panel - 4 March 2014 - Minutes", "Draft minutes of the Harbour Panel"
_MINUTES_TITLE = re.compile(
    r"(?:[^\n]{0,100}[-:|,]\s?)?(?:(?:draft|public|open|unconfirmed|approved|printed)\s){0,2}minutes(?:\s?[-:|(]|\s(?:of|from)\s(?:the|an?)\b|\W*$)",
    re.IGNORECASE,
)
_HEAD, _LABELLED_HEAD = 3000, 1500
_FEWEST_LABELS = 4
_LONGEST_TITLE = 120
_LONGEST_STANDING = 80
# lines among which a paper's title stands
_TITLE_LINES = 8
# rows of a paper's tables among which the headings of a tracker stand
_TABLE_ROWS = 12
# sections of a report whose head says that it is one, and of any report
_FEWEST_SECTIONS, _SURE_SECTIONS = 3, 5


@remembered_of_paper
def is_report(paper: Paper) -> bool:
    """Tell a report by its sections and by what its head says of its author."""
    if paper.metadata.get("kind") == "report":
        return True
    titles = list(_titles(paper))
    sections = [words for words in titles if _SECTION.match(words)]
    if _is_labelled(paper):
        return True
    if len(sections) < _FEWEST_SECTIONS:
        return False
    standing = sum(is_standing(words) for words in titles) - sum(is_standing(words) for words in sections)
    told = _REPORT_OF.search(paper.plain, 0, _HEAD) is not None
    return (len(sections) > standing and told) or (len(sections) >= _SURE_SECTIONS and standing <= 1)


# "Report of: Scrutiny Committee", "| Key decision: | No |", "Policy Framework:": what a report's head tells of it
_LABELS = re.compile(
    r"(?:^|\n|\|)[*#\s|]{0,6}(?P<label>report (?:of|by|to)|title of (?:the )?report|report title|purpose(?: of (?:the )?report)?|key decision"
    r"|wards?(?:\(s\))? affected|(?:lead )?cabinet member|corporate priority|policy framework|report author|contact officer|lead officer|portfolio holder)"
    r"[*\s]{0,4}[:?|]",
    re.IGNORECASE,
)


def _is_labelled(paper: Paper) -> bool:
    """Tell whether the head labels the paper as a report, says what it is for, and more."""
    labels = {found["label"].lower() for found in _LABELS.finditer(paper.plain, 0, _LABELLED_HEAD)}
    of_report = sum("report" in label or label == "purpose" for label in labels)
    return of_report >= 2 and len(labels) >= _FEWEST_LABELS


def _titles(paper: Paper) -> Iterator[str]:
    """Iterate over the lines that may be titles, without their numbers."""
    for line in read_lines(paper):
        if len(line.text) > _LONGEST_TITLE:
            continue
        number = read_number(paper.plain, line.span.start, line.span.end)
        words = paper.plain[number.after : line.span.end] if number else line.text
        if number or line.level or line.bold or is_capitals(words) or line.blank:
            yield words.strip()


@remembered_of_paper
def is_tracker(paper: Paper) -> bool:
    """Tell a tracker by its title or by its table's columns; minutes that hold a table of actions are none.

    Those are titled as minutes, or standing items stand beside the table.
    """
    if paper.metadata.get("kind") == "tracker":
        return True
    lines = read_lines(paper)
    if not _is_headed_as_tracker(paper, lines) or _is_headed_as_minutes(lines) or is_decision_page(paper):
        return False
    # in the rows of a tracker "Work programme" is a subject
    rows = [block.span for block in paper.with_role("row")] if _has_tracker_headings(paper) else []
    return not any(
        _is_standing_line(paper, line)
        for line in lines
        if len(line.text) < _LONGEST_STANDING
        and not _TRACKER.search(line.text)
        and not _COLUMN.match(line.text)
        and not _is_inside(line.span, rows)
    )


def _is_inside(span: Span, rows: Sequence[Span]) -> bool:
    """Tell whether a stretch lies in one of these rows, which are in order."""
    at = bisect_right(rows, span.start, key=attrgetter("start"))
    return at > 0 and span in rows[at - 1]


def _is_standing_line(paper: Paper, line: Line) -> bool:
    """Tell whether a line is a standing item's title, behind its number where it is no cell."""
    if is_standing(line.text):
        return True
    number = None if line.cell else read_number(paper.plain, line.span.start, line.span.end)
    return number is not None and is_standing(paper.plain[number.after : line.span.end].strip())


def _is_headed_as_minutes(lines: Sequence[Line]) -> bool:
    """Tell whether the first title of a paper is that of minutes, before any of a tracker."""
    for line in lines[:_TITLE_LINES]:
        words = line.text[:200]
        if _TRACKER.search(words):
            return False
        if not line.cell and len(words) <= _LONGEST_TITLE and _MINUTES_TITLE.match(words):
            return True
    return False


def _is_headed_as_tracker(paper: Paper, lines: Sequence[Line]) -> bool:
    """Tell whether the title, the headings of the columns or the labels of the first lines are a tracker's."""
    titled = any(_TRACKER.search(line.text[:200]) for line in lines[:_TITLE_LINES])
    cells = [
        cell
        for line in lines[:60]
        for cell in _COLUMNS_PARTED.split(paper.plain[line.span.start : line.span.end])
    ]
    columns = sum(_COLUMN.match(cell[:60]) is not None for cell in cells)
    labels = {found["label"].lower() for line in lines[:60] if (found := _LABELLED.match(line.text))}
    if titled and _has_tracker_headings(paper):
        return True
    return columns >= (3 if titled else 5) or titled and len(labels) > 1


def _has_tracker_headings(paper: Paper) -> bool:
    """Tell whether one of the first rows of a paper's tables holds the headings of a tracker."""
    rows = islice(paper.with_role("row"), _TABLE_ROWS)
    return any(
        any(name_columns([paper.words(cell.span) for cell in paper.with_role("cell", within=row.span)]))
        for row in rows
    )


def tracker_table_start(paper: Paper) -> int:
    """Find where a tracker's title ends and its table begins: at its first row, or at the headings of its columns."""
    lines = read_lines(paper)[:60]
    starts = [block.span.start for block in paper.with_role("row")][:1]
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        cells = [cell for cell in _COLUMNS_PARTED.split(line.text) if cell]
        heads = sum(_COLUMN.match(cell[:60]) is not None for cell in cells)
        if heads > 1 or heads and below is not None and _COLUMN.match(below.text[:60]):
            starts.append(line.span.start)
            break
    starts += [line.span.start for line in lines if _RECORD.match(line.text) or _LABELLED.match(line.text)][
        :1
    ]
    return min(starts, default=0)


def first_section(paper: Paper, lines: Sequence[Line]) -> int:
    """Find where a report's head ends and its sections begin; the end of the text if it has none."""
    for line in lines:
        number = read_number(paper.plain, line.span.start, line.span.end)
        words = paper.plain[number.after : line.span.end] if number else line.text
        if len(words) < 80 and _SECTION.match(words.strip()):
            return line.span.start
    return len(paper.plain)


# the next cell, or the gap that stands for it
_GAP = re.compile(r"\s?\||\s{3}")


def _subject(paper: Paper, lines: Sequence[Line]) -> Span | None:
    """Read the title that the head labels so, wrapped lines included."""
    for found in _SUBJECT.finditer(paper.plain, 0, min(_HEAD, len(paper.plain))):
        start = found.end()
        end = end_of_line(paper.plain, start, len(paper.plain))
        gap = _GAP.search(paper.plain, start, end)
        span = trim_title(paper.plain, start, gap.start() if gap else end)
        index = bisect_right(lines, start, key=lambda line: line.span.start) - 1
        if gap is None and index + 1 < len(lines) and not _HEAD_LABEL.match(lines[index + 1].text):
            span, _ = extend_title(paper, lines, index, span)
        if 4 <= len(span) <= 250:
            return span
    return None


# "SKILLS PANEL": the body that the report is for, and no title
_ENDS_ON_BODY = re.compile(
    r"\b(?:committee|panel|board|commission|council|cabinet|sub-committee)\s*$", re.IGNORECASE
)


def _titled_line(paper: Paper, lines: Sequence[Line]) -> Span | None:
    """Find the report's title: the heading above its first section that is no label, body, date or author."""
    best: tuple[float, Span] | None = None
    for index, line in enumerate(lines[:30]):
        number = read_number(paper.plain, line.span.start, line.span.end)
        words = line.text[number.after - line.span.start :] if number else line.text
        if _SECTION.match(words.strip()):
            break
        if (
            number
            or len(words) > 200
            or line.cell
            or _HEAD_LABEL.match(words)
            or is_sentence(words)
            or find_dates(words[:200])
            or words.endswith(":")
        ):
            continue
        weight = (
            2.0 * (line.level > 0)
            + 1.5 * line.bold
            + 1.0 * is_capitals(words)
            + 0.8 * is_title_case(words)
            + 0.1 * index
            - 3.0 * (_ENDS_ON_BODY.search(words) is not None)
        )
        if weight > 0.5 and (best is None or weight > best[0]):
            best = weight, trim_title(paper.plain, line.span.start, line.span.end)
    return best[1] if best else None


def report_heading(paper: Paper, lines: Sequence[Line]) -> Heading | None:
    """Give a report's own agenda item: the number that its head prints, the report's title, the whole text behind it."""
    item = next(
        (
            f
            for f in _ITEM.finditer(paper.plain, 0, min(len(paper.plain), _HEAD))
            if _in_head(paper, f.start())
        ),
        None,
    )
    title = _subject(paper, lines) or _titled_line(paper, lines)
    if title is None:
        return None
    number = Span(item.start("number"), item.end("number")) if item else None
    return Heading(
        title=title, start=title.start, body=title.end, number=paper.quote(number) if number else None,
        number_span=number, weight=3.0,
    )  # fmt: skip


def _in_head(paper: Paper, offset: int) -> bool:
    """Tell whether an offset lies in a short line or cell, where a head prints its item's number."""
    start = paper.plain.rfind("\n", 0, offset) + 1
    end = paper.plain.find("\n", offset)
    return (len(paper.plain) if end < 0 else end) - start <= 200
