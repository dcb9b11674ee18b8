"""Reads sentences that a page's end breaks: what stands there, a page number or a running head, is no part of them."""

from collections.abc import Iterator

from importers.minutes.language.sentences import find_sentences
from importers.paper import Paper, Span

__all__ = ["find_sentences_over_pages", "without_furniture"]


def find_sentences_over_pages(paper: Paper, within: Span) -> list[Span]:
    """Find the sentences of a stretch; one that goes on in a small letter on the next page is one sentence.

    >>> from importers.paper import Block
    >>> text = "Councillor Ash asked\\n\\n3\\nwhat it cost. No."
    >>> paper = Paper(text, text, "pdf", blocks=(Block(Span(22, 23), "chrome"),))
    >>> [(s.start, s.end) for s in find_sentences_over_pages(paper, Span(0, len(text)))]
    [(0, 37), (38, 41)]
    """
    breaks = list(_breaks(paper, within))
    if not breaks:
        return find_sentences(paper.plain, within.start, within.end)
    pieces, at = [], within.start
    for gap in breaks:
        pieces += [paper.plain[at : gap.start], " " * len(gap)]
        at = gap.end
    mended = "".join(pieces) + paper.plain[at : within.end]
    found = find_sentences(mended, 0, len(mended))
    return [Span(within.start + sentence.start, within.start + sentence.end) for sentence in found]


def without_furniture(paper: Paper, span: Span) -> tuple[Span, ...]:
    """Leave the page furniture out of a stretch; give what remains, in order."""
    remaining, at = [], span.start
    for gap in _furniture(paper, span):
        remaining.append(paper.trimmed(at, gap.start))
        at = gap.end
    remaining.append(paper.trimmed(at, span.end))
    return tuple(piece for piece in remaining if piece) or (span,)


def _breaks(paper: Paper, within: Span) -> Iterator[Span]:
    """Find where page furniture stands inside a sentence."""
    plain = paper.plain
    for gap in _furniture(paper, within):
        before, behind = plain[max(within.start, gap.start - 1) : gap.start], plain[gap.end : gap.end + 1]
        if behind.islower() and before not in ("", ".", "!", "?", ":", ";"):
            yield gap


def _furniture(paper: Paper, within: Span) -> Iterator[Span]:
    """Find the furniture of a stretch with the white space around it; what stands together is one."""
    plain, last = paper.plain, None
    for block in paper.with_role("chrome", within=within):
        start, end = _widen(plain, block.span, within)
        if last is not None and start <= last.end:
            last = Span(last.start, max(end, last.end))
            continue
        if last is not None:
            yield last
        last = Span(start, end)
    if last is not None:
        yield last


def _widen(plain: str, span: Span, within: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start > within.start and plain[start - 1].isspace():
        start -= 1
    while end < within.end and plain[end].isspace():
        end += 1
    return start, end
