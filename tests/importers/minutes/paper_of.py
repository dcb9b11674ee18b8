"""Makes small papers, and cuts them into items, for the tests of the grammar."""

from collections.abc import Iterator

from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span, plain
from importers.records import AgendaItem


def paper_of(text: str) -> Paper:
    return Paper(text, plain(text), "text")


def one_item(text: str, title: str = "Matter") -> Segmentation:
    whole = Span(0, len(text))
    item = AgendaItem(position=1, title=title, title_span=Span(0, 0), content=whole, minutes=whole)
    return Segmentation(layout="test", confidence=1.0, preamble=Span(0, 0), items=(item,))


def items_of(paper: Paper) -> Iterator[AgendaItem]:
    """Cut a stretch at its lines "== TITLE" into items whose text is all minutes, as the segmentation would."""
    text = paper.text
    starts = [
        at for at in range(len(text)) if text.startswith("== ", at) and (at == 0 or text[at - 1] == "\n")
    ]
    for position, start in enumerate(starts, 1):
        line = text.index("\n", start)
        title = Span(start + 3, line)
        content = paper.trimmed(line, starts[position] if position < len(starts) else len(text))
        yield AgendaItem(
            position=position,
            title=paper.words(title),
            title_span=title,
            content=content,
            minutes=content,
        )


def no_items(text: str, layout: str = "test") -> Segmentation:
    return Segmentation(layout=layout, confidence=1.0, preamble=Span(0, len(text)))
