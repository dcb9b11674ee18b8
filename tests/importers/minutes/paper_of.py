"""Makes small papers with one item for the tests of the grammar's decisions."""

from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span, plain
from importers.records import AgendaItem


def paper_of(text: str) -> Paper:
    return Paper(text, plain(text), "text")


def one_item(text: str, title: str = "Matter") -> Segmentation:
    whole = Span(0, len(text))
    item = AgendaItem(position=1, title=title, title_span=Span(0, 0), content=whole, minutes=whole)
    return Segmentation(layout="test", confidence=1.0, preamble=Span(0, 0), items=(item,))


def no_items(text: str, layout: str = "test") -> Segmentation:
    return Segmentation(layout=layout, confidence=1.0, preamble=Span(0, len(text)))
