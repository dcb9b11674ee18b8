"""A stretch of a paper in which decisions are looked for: an item's text, or the whole of a paper without items."""

from dataclasses import dataclass, field, replace

from importers.minutes.clauses.frames import Setting
from importers.paper import Paper, Span

__all__ = ["Stretch"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch, the position of the item that it belongs to, and what is known of the meeting."""

    paper: Paper
    span: Span
    item: int | None = None
    setting: Setting = field(default_factory=Setting)

    @property
    def plain(self) -> str:
        """The paper's text in which patterns look."""
        return self.paper.plain

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.span.end

    def until(self, end: int) -> "Stretch":
        """Give the part of it before ``end``."""
        return replace(self, span=Span(self.start, end))
