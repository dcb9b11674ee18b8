"""Finds the offices that a paper names without their holders: "the interim Director explained", "Clerk to write".

A post may own an action or answer a question before anybody is known to hold it, so every office that is printed with an
article, or that opens a sentence, is kept, once, as first printed.
"""

from importers.minutes.names.posts import PostMention, find_posts
from importers.minutes.names.ties import is_of_the_paper
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import Post

__all__ = ["read_posts"]

_MOST_SPANS = 12


def read_posts(paper: Paper, seg: Segmentation) -> tuple[Post, ...]:
    """Read the offices named in the paper, each once with the places that name it.

    >>> from importers.paper import plain
    >>> text = "The Head of Ports spoke. The Chair thanked the Head of Ports."
    >>> [(p.label, len(p.spans)) for p in read_posts(Paper(text, plain(text), "text"), Segmentation("", 1.0, Span(0, 61)))]
    [('Head of Ports', 2), ('Chair', 1)]
    """
    regions = [(seg.preamble, False), *((item.content, True) for item in seg.items)]
    if seg.closing:
        regions.append((seg.closing, True))
    gathered: dict[str, list[Span]] = {}
    for region, business in regions:
        for post in find_posts(paper.plain, region.start, region.end):
            if _acts(paper.plain, post, business=business or not seg.items):
                spans = gathered.setdefault(_fold(post.label), [])
                if len(spans) < _MOST_SPANS:
                    spans.append(post.span)
    return tuple(Post(label=paper.words(spans[0]), spans=tuple(spans)) for spans in gathered.values())


def _acts(plain: str, post: PostMention, *, business: bool) -> bool:
    """Tell whether an office is named as one that acts: behind an article, or first in a sentence or list entry."""
    if is_of_the_paper(post.label) or post.label.lower().startswith(("chair of the meeting", "any ")):
        return False
    if post.article:
        return True
    if not business:
        return False
    before = plain[max(0, post.span.start - 3) : post.span.start]
    return not before.strip() or before.rstrip()[-1:] in ".:;-*,(|" or before.endswith(("to ", "by ", "nd "))


def _fold(label: str) -> str:
    return label.lower().replace(" - ", ", ").removesuffix("s")
