"""Reads a ModernGov decision page: ``ieDecisionDetails.aspx?ID=…`` (or ``AIId=``), an executive or delegated decision.

The subtitle is what was decided about; ``mgLabel`` lines say who decided, when, and whether it is a key decision and subject
to call-in; ``mgSubSubTitleTxt`` headings ("Purpose:", "Decision:", "Reasons for the decision:") each announce a text.
"""

import re
from typing import Final

from importers.draft import Draft
from importers.files.kinds import find_kind
from importers.paper import Paper
from importers.source import Source
from importers.web.metadata import page_metadata
from importers.web.modern_gov import Frame, clear_furniture, find_scope
from importers.web.text import Handler, Walk
from importers.web.tree import Element, PageIndex, index_page, parse_page, text_of

__all__ = ["IMPORTER", "ModernGovDecision"]

_SIGNS: Final = (b"mgPlanItemInForce", b"Is Key decision?", b"Is subject to call in?", b"Decision Maker:")
# What the labels are called in the metadata
_STATED: Final = {
    "decision maker": "body",
    "date of decision": "date",
    "publication date": "issued",
    "decision status": "status",
    "is key decision?": "key-decision",
    "is subject to call in?": "call-in",
    "effective from": "effective",
    "reference no": "reference",
    "decided at meeting": "meeting",
}
# Matches "27/07/2021", "27/07/2021 - Policy Committee"
_DATE: Final = re.compile(r"(\d{2})/(\d{2})/(\d{4})")


class ModernGovDecision:
    """The importer of decision pages."""

    name = "modern-gov-decision"

    def takes(self, source: Source) -> int:
        """Take a ModernGov page with the labels of a decision and no agenda."""
        if find_kind(source) != "html" or b"mgLabel" not in source.data or b"mgItemTable" in source.data:
            return 0
        return 95 if any(sign in source.data for sign in _SIGNS) else 0

    def read(self, source: Source) -> Paper:
        """Read the page; what the labels say is in the metadata too, dates as ISO."""
        root = parse_page(source)
        index = index_page(root)
        metadata = page_metadata(root, index, source) | {"kind": "decisions"} | _read_labels(index)
        clear_furniture(root, index)
        scope = find_scope(root, index)
        draft = Draft()
        frame = _DecisionFrame(draft)
        walk = Walk(draft, scope, frame.handlers(index), frame.roles(scope, index))
        walk.write_all()
        return draft.paper(self.name, metadata)


class _DecisionFrame(Frame):
    """The frame of a decision page: the subtitle titles the one item, a labelled line ends the text above it."""

    def handlers(self, index: PageIndex) -> dict[Element, Handler]:
        """Say which elements the frame writes: paragraphs that begin with a label besides the frame's own."""
        labels = (label for label in index.find("mgLabel") if label.tag == "span")
        lines = (
            parent for label in labels if (parent := label.getparent()) is not None and parent.tag == "p"
        )
        return {**dict.fromkeys(lines, self._write_labelled), **super().handlers(index)}

    def write_subtitle(self, walk: Walk, element: Element, path: str) -> None:
        """Write the matter that was decided."""
        with self.draft.block("item-title"):
            walk.write_line(element, path)

    def _write_labelled(self, walk: Walk, element: Element, path: str) -> None:
        self.end_part()
        walk.write_inside(element, path)


def _read_labels(index: PageIndex) -> dict[str, str]:
    found: dict[str, str] = {}
    for label in index.find("mgLabel"):
        parent = label.getparent()
        name = _STATED.get(" ".join(text_of(label).split()).rstrip(":").lower())
        if not name or parent is None or label.tag != "span":
            continue
        value = " ".join(text_of(parent)[len(text_of(label)) :].split())
        date = _DATE.match(value)
        if date:
            value = f"{date[3]}-{date[2]}-{date[1]}{value[date.end() :]}"
        found.setdefault(name, value)
    return {name: value for name, value in found.items() if value}


IMPORTER: Final = ModernGovDecision()
