"""Pages that publish one decision, flattened to text: what tells them, their matter, and where their decision stands.

Two systems make them, each with labels of its own: one writes "Decision Maker: Cabinet" on a line, the other the label
alone and its value below. A page has one item, the matter that was decided, and the decision stands behind its label, up
to the reasons.
"""

import re
from itertools import pairwise

from importers.minutes.language.guarded import guarded
from importers.minutes.language.holding import may_hold, stems
from importers.minutes.language.memory import remembered_of_paper
from importers.minutes.layouts.headings import Heading
from importers.minutes.layouts.lines import Line, read_lines
from importers.paper import Paper, Span

__all__ = [
    "decision_page_headings",
    "find_decision",
    "find_decision_day",
    "find_decision_maker",
    "is_decision_page",
]

# "Decision Maker: Cabinet", "Is Key decision?: No"
_LABEL = guarded(
    r"\bwhat decision was taken\?|\b(?:decision[- ]maker|decision (?:taken|made) by|delegation ref(?:erence)?|decision status|is key decision|is subject to call[- ]?in|is callable in|date of decision|publication date|decision published|made at meeting|decision ref(?:erence)?)\s{0,3}\??\s?[:|]",
    re.IGNORECASE,
)
_LABELLED = stems(
    "decision", "delegation ref", "is subject to", "is callable", "publication date", "made at meeting"
)
# "Key Portfolio", "Decision Outcome": labels on a line of their own, their values below
_ALONE = re.compile(
    r"(?:decision details|title|details|include item on forward plan|is key decision|urgent decision .{0,40}|item contains .{0,40}|details for agenda sheet|implementation date.{0,40}|key portfolio|decision maker|chief officer decision maker"
    r"|cabinet members?|lead (?:member|officer|director)|reason for key decision|relevant documents|decision type|other information|private reason|decision outcome|would the recommended decision .{0,80}|decision options|decision criteria"
    r"|decision (?:confirmed|proposed|implemented|status)|additional information|general|reports|documents|wards?|topics|contact(?: officer)?|reg \d{1,2})\s{0,2}[:?]?$",
    re.IGNORECASE,
)
_FEWEST_ALONE = 4
# what such a system prints on each page of a decision
_SIGN = "view the general details of a decision"
# "Decision:", "Decisions:", "Decision Outcome", "Decision made" with the decision behind or below it
_DECISION = re.compile(
    r"(?:^|\n)[ \t*#>|]{0,9}(?:what decision was taken\?[ \t]{0,9}(?:\n[ \t]{0,9}delegation ref[^\n]{0,80})?|(?:details of )?(?:the )?decisions?(?: (?:made|taken|agreed))?\s{0,2}:|decision outcome\s{0,3}(?=\n)|content\s{0,2}:|penderfyniad(?:au)?\s{0,2}:)[ \t*|]{0,6}",
    re.IGNORECASE,
)
# what stands behind it
_BEHIND = re.compile(
    r"\n[ \t*#>|]{0,9}(?:reasons?(?:\(s\))? ?(?:for|of)\b|alternatives?(?:\(s\))? considered|the reasons? (?:for|are|is)\b|other reasons|alternative options?|options (?:considered|rejected)|details of any|consultation|report author|publication date|date of decision|decided (?:at|on)|made at|effective (?:from|date)"
    r"|accompanying documents?|background (?:papers|documents)|supporting documents|related (?:meetings|decisions)|financial implications?|would the recommended|decision options|decision type|decision criteria|additional information|this decision (?:does|has)|declarations? of interest"
    r"|conflicts? of interest|date (?:published|comes)|call-?in (?:deadline|date|expir)|contact(?: officer)?\s?:|wards? affected)",
    re.IGNORECASE,
)
# "Is subject to call in?: No", the last line of the head where the label of the decision is lost
_LAST_OF_HEAD = re.compile(
    r"(?:is subject to call[- ]?in|is callable in|is key decision|decision status|decision maker)\s{0,2}\??\s{0,2}:[^\n]{0,120}(?=\n)",
    re.IGNORECASE,
)
# "Title:" above the matter, "Decision Confirmed" above it, "Decision details" above it
_ABOVE_TITLE = re.compile(
    r"title\s?:?|decision (?:confirmed|proposed|implemented|details)\s?:?", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"https?:|\W|decision details\b|issue details\b|\w+ menu\b|you are here\b|home\b|council(?:lors)?\b.{0,20}$|this section allows",
    re.IGNORECASE,
)
# "Decision Maker: Cabinet", "Decision Maker" above "Cabinet"
_MAKER = re.compile(
    r"(?:^|\n)[ \t*#>|]{0,9}decision[- ]maker\s{0,2}[:|]?[ \t*|]{0,6}(?:\n[ \t]{0,60}){0,3}(?P<who>[^\n|]{2,160})",
    re.IGNORECASE,
)
# "Decided at meeting: 26/07/2022 - Cabinet": who decided, where no label of its own says so
_AT_MEETING = re.compile(
    r"(?:^|\n)[ \t*#>|]{0,9}(?:decided|made) at meeting\s{0,2}[:|]\s{0,9}\d{1,2}/\d{1,2}/\d{4}\s{1,3}-\s{1,3}(?P<who>[^\n|]{3,160})",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"not applicable|n/?a\b|none\b|-", re.IGNORECASE)
# "Date of decision: 4 March 2024", "Implementation Date (not before meeting on)" above "Mon 4 Mar 2024": when it was made
_DAY = re.compile(
    r"(?:^|\n)[ \t*#>|]{0,9}(?:date of decision|decided at meeting|decision date|date decision (?:made|taken)|made at meeting|implementation date[^\n:]{0,40})\s{0,2}[:|]?[ \t*|]{0,6}(?:\n[ \t]{0,60}){0,3}(?P<day>[^\n]{6,60})",
    re.IGNORECASE,
)
# "03/05/2022 - Repair of the sea wall ref: 614    Recommendations Approved": how lists of decisions title them
_DATED_TITLE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4} - (?P<title>\S.{3,240}?)(?=\s{1,9}ref: ?\d|\s{3,}\S|$)", re.MULTILINE
)
_HEAD = 3000
_LONGEST_TITLE, _SHORTEST_TITLE = 250, 4
# lines among which the matter stands
_LINES = 40


@remembered_of_paper
def is_decision_page(paper: Paper) -> bool:
    """Tell a page that publishes one decision of the executive, an officer or a body."""
    if any(True for _ in paper.with_role("item-title")):
        return False
    if not may_hold(paper.plain, 0, _HEAD, _LABELLED):
        return False
    if _SIGN in paper.plain[:_HEAD].lower():
        return True
    if len({found.group().lower() for found in _LABEL.finditer(paper.plain, 0, _HEAD)}) >= 2:
        return True
    alone = {line.text.lower().rstrip(" :?") for line in read_lines(paper)[:_LINES] if _is_alone(line)}
    return len(alone) >= _FEWEST_ALONE and "decision details" in alone


def _is_alone(line: Line) -> bool:
    return not line.cell and _ALONE.fullmatch(line.text) is not None


def decision_page_headings(paper: Paper) -> tuple[Heading, ...]:
    """Give the matter of a decision's page as its item, none where the page has lost it; a list of decisions has several.

    >>> text = "Decision details\\n\\nRepair of the sea wall\\n\\nDecision Maker: Cabinet\\n\\nIs Key decision?: No"
    >>> (found,) = decision_page_headings(Paper(text, text, "text"))
    >>> text[found.title.start : found.title.end]
    'Repair of the sea wall'
    """
    listed = [
        _heading(Span(*found.span("title")))
        for line in read_lines(paper)
        if (found := _DATED_TITLE.match(paper.plain, line.span.start, line.span.end))
    ]
    single = None if listed else _find_matter(paper)
    return tuple(listed) or ((single,) if single else ())


def _find_matter(paper: Paper) -> Heading | None:
    """Find the matter below the page's own title, or right above the first label."""
    lines = read_lines(paper)[:_LINES]
    for above, line in pairwise(lines):
        if _ABOVE_TITLE.fullmatch(above.text) and _may_title(line):
            return _heading(line.span)
    first = _LABEL.search(paper.plain, 0, _HEAD)
    before = [line for line in lines if first and line.span.end <= first.start() and _may_title(line)]
    return _heading(before[-1].span) if before else None


def _may_title(line: Line) -> bool:
    return (
        _SHORTEST_TITLE <= len(line.text) <= _LONGEST_TITLE
        and not _ALONE.fullmatch(line.text)
        and not _LABEL.search(line.text)
        and not _NO_TITLE.match(line.text)
    )


def _heading(title: Span) -> Heading:
    return Heading(title=title, start=title.start, body=title.end, weight=3.0)


def find_decision(paper: Paper, within: Span) -> tuple[Span, bool] | None:
    """Find the text of a decision in a page, or in one of its items, and whether its label stands before it.

    Where that is lost, the text behind the head's last line holds the purpose and the reasons too.
    """
    label = _DECISION.search(paper.plain, within.start, within.end)
    if label is None:
        heads = list(_LAST_OF_HEAD.finditer(paper.plain, within.start, min(within.end, within.start + _HEAD)))
        if not heads:
            return None
        start = heads[-1].end()
    else:
        start = label.end()
    behind = _BEHIND.search(paper.plain, start, within.end)
    found = paper.trimmed(start, behind.start() if behind else within.end)
    return (found, label is not None) if len(found) else None


def find_decision_maker(paper: Paper) -> Span | None:
    """Find who decided, as the page's label says; a label whose value says that nobody is meant has none.

    >>> text = "Decision Maker: Not applicable\\nDecision Maker:\\nCabinet Member for Ports\\nDecision Type:"
    >>> found = find_decision_maker(Paper(text, text, "text"))
    >>> text[found.start : found.end]
    'Cabinet Member for Ports'
    """
    for found in _MAKER.finditer(paper.plain, 0, _HEAD):
        value = paper.trimmed(*found.span("who"))
        words = paper.words(value)
        if len(value) > _SHORTEST_TITLE and not _NOBODY.match(words) and not _ALONE.fullmatch(words):
            return value
    met = _AT_MEETING.search(paper.plain)
    return paper.trimmed(*met.span("who")) if met else None


def find_decision_day(paper: Paper) -> Span | None:
    """Find the words behind the label that says when the decision was made: other days stand in what was decided.

    >>> text = "Decision:\\nThat it be closed until Friday 5 June 2020.\\nDate of decision: 06/04/2020"
    >>> found = find_decision_day(Paper(text, text, "text"))
    >>> text[found.start : found.end]
    '06/04/2020'
    """
    found = _DAY.search(paper.plain)
    return Span(*found.span("day")) if found else None
