"""What kind of document a paper is, its title as printed, and the authors of a report."""

import re
from itertools import islice
from typing import Literal

from importers.minutes.language.guarded import guarded
from importers.minutes.language.holding import may_hold, stems
from importers.minutes.language.memory import remembered_of_paper
from importers.minutes.layouts.lines import read_lines
from importers.minutes.structure.decision_pages import is_decision_page
from importers.minutes.structure.items import Segmentation
from importers.minutes.structure.report import is_report, is_tracker
from importers.paper import Paper, Span
from importers.records import Document, Head, PersonName

__all__ = ["read_document"]

Kind = Literal["agenda", "minutes", "decisions", "report", "tracker"]
_KINDS: tuple[Kind, ...] = ("agenda", "minutes", "decisions", "report", "tracker")

# "Agenda and minutes", "Agenda, decisions and minutes", "Draft minutes", "Decisions", "Decision details", "Issue - decisions"
_TITLE = re.compile(
    r"(?:(?:issue|printed|draft|public|committee|meeting|unconfirmed|agenda|decisions?|and|minutes?|front ?sheet|reports? pack|details|notice|record|list|cofnodion|agenda|penderfyniadau|a|,|&|-)\s?){1,7}$",
    re.IGNORECASE,
)
_TITLE_NOUN = re.compile(r"\b(?:agenda|minutes|decisions?|cofnodion|meeting details)\b", re.IGNORECASE)
# words that only minutes have
_MINUTED = re.compile(
    r"\bRESOLVED\b|\bPENDERFYNWYD\b|\bcofnodion:|\bAGREED\b|\b[Rr]esolved\b[ :-]|\bwas (?:resolved|agreed|noted)\b|\bapologies (?:for absence )?(?:were|was)\b|\bthere were no\b|\bmeeting (?:closed|ended|concluded|terminated|finished)\b"
    r"|\bminutes .{0,80}\b(?:were|was) (?:approved|agreed|confirmed|signed)\b|\b(?:the (?:committee|panel|board|commission|council|cabinet)|council|cabinet|members) (?:noted|considered|received|agreed|heard|was informed)\b",
    re.IGNORECASE,
)
_AUTHOR = guarded(
    r"\b(?:report\s+)?(?:author|written by|report author|prepared by|minute taker|minutes taken by|author\(s\))\s{0,3}(?:[:|-]|\s-)[\s|*-]{0,6}"
    r"(?P<title>(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?\s)?(?P<name>(?-i:[A-Z][A-Za-z'.-]+(?:\s(?:[A-Z][A-Za-z'-]+|[A-Z]\.?)){1,3}))",
    re.IGNORECASE,
)
_AUTHORED = stems("author", "written by", "prepared by", "taker", "taken by")
_HEAD = 4000
_ONE_ITEM = "one item"
_FIRST_LINES = 12


def _kind(paper: Paper, seg: Segmentation) -> Kind:
    stated = paper.metadata.get("kind")
    for kind in _KINDS:
        if stated == kind:
            return kind
    if is_tracker(paper):
        return "tracker"
    if is_decision_page(paper):
        return "decisions"
    if is_report(paper):
        return "report"
    title = _title(paper) if seg.layout != _ONE_ITEM else None  # the lines above it are menus
    words = paper.plain[title.start : title.end].lower() if title else ""
    if words.startswith("issue") and "decision" in words:
        return "decisions"
    if title is None and seg.layout != _ONE_ITEM and _is_summons(paper):
        return "agenda"
    told_apart = any(item.minutes not in (None, item.content) for item in seg.items)
    if "minutes" in words or "cofnodion" in words or told_apart or _is_minuted(paper.plain):
        return "minutes"
    if "decision" in words:
        return "decisions"
    return "agenda" if "agenda" in words or seg.items and not _MINUTED.search(paper.plain) else "minutes"


# "Agenda and summons for councillors", "Notice of Meeting"
_SUMMONS = re.compile(r"(?:agenda(?! item)|summons|notice of)\b(?!.*\bminutes\b)", re.IGNORECASE)
# what stands in minutes alone: the list of those present, what was resolved
_HAPPENED = re.compile(r"\b(?:PRESENT|Present)\b|\b(?:RESOLVED|Resolved|AGREED|PENDERFYNWYD)\b")


def _is_summons(paper: Paper) -> bool:
    """Tell an agenda by the line that summons to the meeting, where nobody was present yet and nothing resolved."""
    summons = any(_SUMMONS.match(line.text) for line in read_lines(paper)[:_FIRST_LINES])
    return summons and _HAPPENED.search(paper.plain) is None


def _is_minuted(plain: str) -> bool:
    """Tell whether a text says twice what only minutes say."""
    return len(list(islice(_MINUTED.finditer(plain), 2))) == 2


@remembered_of_paper
def _title(paper: Paper) -> Span | None:
    """Find the title as printed: the page's own, a tracker's or report's, or a line of "Agenda and minutes"."""
    for block in paper.with_role("title"):
        return paper.trimmed(block.span.start, block.span.end)
    for line in read_lines(paper)[:8]:
        if len(line.text) < 60 and _TITLE.match(line.text) and _TITLE_NOUN.search(line.text):
            return line.span
    return None


def _authors(paper: Paper) -> tuple[PersonName, ...]:
    found: list[PersonName] = []
    if not may_hold(paper.plain, 0, _HEAD, _AUTHORED):
        return ()
    for match in _AUTHOR.finditer(paper.plain, 0, min(len(paper.plain), _HEAD)):
        span = Span(match.start("title") if match["title"] else match.start("name"), match.end("name"))
        title = match["title"].strip(" .") if match["title"] else None
        name = paper.words(Span(match.start("name"), match.end("name")))
        if name[0].isupper():
            found.append(
                PersonName(name=name, span=span, title=title, councillor=title in ("Cllr", "Councillor"))
            )
    return tuple(found)


def read_document(paper: Paper, seg: Segmentation, head: Head) -> Document:
    """Say what the paper is; the title of a report is that of its one item."""
    kind = _kind(paper, seg)
    title = _title(paper) if seg.layout != _ONE_ITEM else None
    if kind == "report" and seg.items:
        title = seg.items[0].title_span
    return Document(
        kind=kind,
        title=paper.words(title) if title else None,
        title_span=title,
        issued=head.date,
        authors=_authors(paper) if kind in ("report", "minutes") else (),
    )
