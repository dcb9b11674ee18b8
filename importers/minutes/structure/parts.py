"""An item's parts: what was tabled, what was minuted, a separate decision, the documents that hang on it.

A meeting page marks them (blocks) or prints labels over them ("Minutes:"); in printed minutes there are none, and the
whole content is minuted text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from importers.minutes.language.holding import find_near, stems
from importers.minutes.layouts.titles import is_sentence, trim_title
from importers.paper import Paper, Role, Span

__all__ = ["Parts", "find_parts", "is_complete", "part_at_gap"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The stretches of an item; None where the paper does not set one apart."""

    agenda: Span | None = None
    minutes: Span | None = None
    decision: Span | None = None
    documents: tuple[tuple[str, Span], ...] = ()


# "Minutes:", "Decision:", "Additional documents:" alone in their line, or within a row that runs on
_LABEL = re.compile(
    r"(?:(?<=\n)|(?<=^)|(?<=[.\s|]))[ *]{0,4}(?P<name>additional documents|supporting documents|background documents|minutes|decisions?|presented by|cofnodion|penderfyniad(?:au)?|dogfennau ychwanegol|dogfennau ategol)"
    r"\s?:(?P<open>[* ]{0,4}(?:\n|$)|\s)",
    re.IGNORECASE,
)
# on either side of the words below, in code points
_LONGEST_LABEL = 60
# what every match of _LABEL holds
_LABELS = stems("documents", "minutes", "decision", "presented by", "cofnodion", "penderfyniad", "dogfennau")
_ROLES: dict[str, Role] = {
    "m": "minutes",
    "c": "minutes",
    "a": "documents",
    "s": "documents",
    "b": "documents",
}
# "...  view the full minutes text for item 59."; the first letter stands alone, which the engine finds fast
_CUT = re.compile(
    r"[VvTt](?<!\w.)(?:iew the full (?:minutes|decision) text|estun (?:y cofnodion yn )?llawn\b)"
)
# "PDF 97 KB", "item 4.": what stands behind a document's name
_FILE = re.compile(r"\b(?:PDF|DOCX?|XLSX?|KB|MB)\b|\bpdf icon\b|, item \d")
_LEAST_SENTENCE = 60
_LONGEST_LIST = 8000
_LONGEST_NAME = 240
_ITEM_MARK = re.compile(r"\s?,\s?item \d{1,4}\w?\.?.*$", re.IGNORECASE)


# "To approve the minutes", "Report of the Head of Ports", "Members are asked", behind "pdf icon PDF 97 KB": what is tabled
_TABLED = re.compile(
    r"\s{0,9}(?:(?:pdf e?icon )?PDF [\d.]{1,6} [KM]B\s{1,9})?"
    r"(?:To [a-z]{2,12}\b|(?:Joint |Verbal )?[Rr]eports? (?:of|by|from) |This report |In accordance with |Members (?:are|must|should|who) |The Chair(?:man)? (?:will|to) )"
)
# Matches the blank lines that a label left, more of them than stand between paragraphs
_GAP = re.compile(r"\n{4,}")


def part_at_gap(paper: Paper, content: Span) -> tuple[Span, Span] | None:
    """Part what was tabled from what was minuted where a reader has dropped the label between them, None if it has not.

    The label leaves the widest gap of an item whose text opens as that of an agenda does.

    >>> text = "To receive any.\\n\\nSee the note.\\n\\n\\n\\n\\nThere were none."
    >>> part_at_gap(Paper(text, text, "text"), Span(0, len(text)))
    (Span(start=0, end=30), Span(start=35, end=51))
    """
    if not _TABLED.match(paper.plain, content.start, content.end):
        return None
    gaps = [found.span() for found in _GAP.finditer(paper.plain, content.start, content.end)]
    if not gaps:
        return None
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0])
    return paper.trimmed(content.start, start), paper.trimmed(end, content.end)


def is_complete(paper: Paper, content: Span) -> bool:
    """Tell whether the page gives an item's text in full, not up to "... view the full minutes text".

    >>> text = "Members asked ...  view the full minutes text for item 7."
    >>> is_complete(Paper(text, text, "text"), Span(0, len(text)))
    False
    """
    return _CUT.search(paper.plain, content.start, content.end) is None


def _role(name: str) -> Role:
    name = name.lower()
    if name.startswith(("decision", "penderfyn")):
        return "decision"
    if name.startswith("presented"):
        return "label"
    return "documents" if name.startswith("dog") else _ROLES[name[0]]


def _labelled(paper: Paper, content: Span) -> list[tuple[Role, Span]]:
    """Cut content at its labels; a label counts once, and inside a line only where rows run on."""
    marks: list[tuple[Role, int, int]] = [("agenda", content.start, content.start)]
    seen: set[Role] = set()
    for found in find_near(
        paper.plain, content.start, content.end, _LABELS, _LABEL, before=_LONGEST_LABEL, after=_LONGEST_LABEL
    ):
        role = _role(found["name"])
        own_line = found["open"].strip(" *") == "" and "\n" in found["open"] or found.end() >= content.end
        if role in seen or not (
            found["name"][0].isupper() and (own_line or _starts_part(paper, content, found))
        ):
            continue
        seen.add(role)
        marks.append((role, found.start(), found.end()))
    ends = [start for _, start, _ in marks[1:]] + [content.end]
    parts = [
        (role, _without_bars(paper, begin, end)) for (role, _, begin), end in zip(marks, ends, strict=True)
    ]
    return parts if "minutes" in seen else [*_read_lost_minutes(paper, parts)]


def _read_lost_minutes(paper: Paper, parts: Sequence[tuple[Role, Span]]) -> Iterator[tuple[Role, Span]]:
    """Iterate over the parts, with the minutes that follow a list of documents where their label is lost.

    A list ends at the first line that is a sentence.
    """
    for role, span in parts:
        first = (
            next(filter(partial(_is_sentence, paper), paper.lines(span)), None)
            if role == "documents"
            else None
        )
        if first is None:
            yield role, span
        else:
            yield role, paper.trimmed(span.start, first.start)
            yield "minutes", paper.trimmed(first.start, span.end)


def _is_sentence(paper: Paper, line: Span) -> bool:
    words = paper.plain[line.start : line.end]
    return len(words) > _LEAST_SENTENCE and is_sentence(words) and not _FILE.search(words)


def _without_bars(paper: Paper, start: int, end: int) -> Span:
    """Shrink a part by the title's full stop before it and the bars of a flattened row behind it."""
    while start < end and paper.plain[start] in " .|\n":
        start += 1
    while start < end and paper.plain[end - 1] in " |\n":
        end -= 1
    return Span(start, end)


def _starts_part(paper: Paper, content: Span, found: re.Match[str]) -> bool:
    """Tell whether a label inside a line starts a part: near the beginning of the content, or of its line."""
    line = paper.plain.rfind("\n", content.start, found.start()) + 1
    return found.start() - max(line, content.start) <= 600 and found["name"].istitle() | found[
        "name"
    ].startswith("Additional")


def _documents(paper: Paper, span: Span) -> tuple[tuple[str, Span], ...]:
    found: list[tuple[str, Span]] = []
    for line in paper.lines(Span(span.start, min(span.end, span.start + _LONGEST_LIST))):
        if len(line) > _LONGEST_NAME:
            break
        title = trim_title(paper.plain, line.start, line.end)
        name = _ITEM_MARK.sub("", paper.words(title))
        if name and not _LABEL.match(paper.plain, line.start, line.end):
            found.append((name, title))
    return tuple(found)


def find_parts(paper: Paper, content: Span) -> Parts:
    """Find the parts of an item's content.

    >>> text = "To receive any.\\n\\nMinutes:\\n\\nThere were none."
    >>> parts = find_parts(Paper(text, text, "text"), Span(0, len(text)))
    >>> text[parts.agenda.start : parts.agenda.end], text[parts.minutes.start : parts.minutes.end]
    ('To receive any.', 'There were none.')
    """
    marked: list[tuple[Role, Span]] = [
        (block.role, paper.trimmed(block.span.start, block.span.end))
        for block in paper.with_role("agenda", "minutes", "decision", "documents", within=content)
    ]
    stretches = (
        marked
        if any(role in ("minutes", "decision") for role, _ in marked)
        else marked or _labelled(paper, content)
    )
    first: dict[Role, Span] = {}
    documents: tuple[tuple[str, Span], ...] = ()
    for role, span in stretches:
        if role == "documents":
            documents += _documents(paper, span)
        elif len(span):
            first.setdefault(role, span)
    return Parts(first.get("agenda"), first.get("minutes"), first.get("decision"), documents)
