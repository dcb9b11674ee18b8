"""Looks things up in the full-text index beside the store, and turns a name that somebody typed into the thing that it names.

Each request opens the index, which takes less than a millisecond.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar, Unpack

from starlette.concurrency import run_in_threadpool

from api.pages.site import Site
from graph.maps.scope import council_of
from graph.search.index import Hit, Kind, SearchIndex
from graph.search.spelling import mend_words, words_in
from graph.search.words import Within, WithinKind
from ontology.topics import topics

__all__ = [
    "NAMED",
    "Found",
    "Named",
    "count_things",
    "find_named",
    "find_things",
    "find_topics",
    "mend",
    "resolve_name",
    "setting_of",
]

T = TypeVar("T")
NAMED: Final[tuple[Kind, ...]] = ("body", "person", "post", "issue")
"""The kinds of things that people know by a name."""
_FEW_TOPICS: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a name may stand for; ``setting`` is the IRI of the council or body that tells it from its namesakes."""

    iri: str
    label: str
    kind: str
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed name stands for: the only thing that it fits, or those among which to choose."""

    one: Named | None = None
    choices: tuple[Named, ...] = ()


async def _use(site: Site, look: Callable[[SearchIndex], T]) -> T:
    def looked() -> T:
        index = SearchIndex.at(site.settings.index_file, read_only=True)
        try:
            return look(index)
        finally:
            index.close()

    return await run_in_threadpool(looked)


async def find_things(
    site: Site,
    words: str,
    *,
    limit: int = 20,
    offset: int = 0,
    **within: Unpack[WithinKind],
) -> list[Hit]:
    """Find things by words, best first; SearchUnusable where the index is damaged."""
    return await _use(site, lambda index: index.search(words, limit=limit, offset=offset, **within))


async def count_things(site: Site, words: str, **within: Unpack[Within]) -> dict[str, int]:
    """Count the things that fit by their kind."""
    counted = await _use(site, lambda index: index.count(words, **within))
    return {str(kind): number for kind, number in counted.items()}


def find_topics(words: str, limit: int = 5) -> list[Named]:
    """Find topics by the beginnings of the words of their names, then by whole words of their other labels.

    >>> [topic.label for topic in find_topics("air qual")]
    ['Air quality']
    >>> find_topics("  ")
    []
    """
    wanted = words.lower().split()
    if not wanted:
        return []

    def begins(label: str) -> bool:
        own = _words(label)
        return all(any(word.startswith(one) for word in own) for one in wanted)

    def holds(label: str) -> bool:
        return set(wanted) <= set(_words(label))

    by_name = [topic for topic in topics() if begins(topic.label)]
    by_other = [topic for topic in topics() if topic not in by_name and any(map(holds, topic.other_labels))]
    return [Named(topic.iri, topic.label, "topic") for topic in (*by_name, *by_other)[:limit]]


async def mend(site: Site, typed: str) -> str:
    """Give what may have been meant by words that find nothing, "" where nothing is like them."""

    def mended() -> str:
        file = site.settings.index_file
        stamps = tuple(one.stat().st_mtime_ns for one in (file, Path(f"{file}-wal")) if one.exists())
        return mend_words(typed, _known_words(file, stamps))

    return await run_in_threadpool(mended)


@lru_cache(maxsize=1)
def _known_words(file: Path, stamps: tuple[int, ...]) -> frozenset[str]:
    """Give the words of all names; ``stamps`` are of the index's files, so that what was read of older ones is forgotten."""
    index = SearchIndex.at(file, read_only=True)
    try:
        titles = index.titles() if stamps else []
    finally:
        index.close()
    labels = (label for topic in topics() for label in (topic.label, *topic.other_labels))
    return frozenset(word for title in (*titles, *labels) for word in words_in(title))


def _words(label: str) -> list[str]:
    return label.lower().replace("-", " ").split()


def setting_of(hit: Hit) -> str:
    """Give the IRI of what tells a thing from its namesakes: the council of what has a name, the body of everything else."""
    if hit.kind in NAMED and "/council/" in hit.node:
        return council_of(hit.node)
    return hit.body or hit.council or ""


async def find_named(site: Site, words: str, kinds: Sequence[str], limit: int = 8) -> list[Named]:
    """Find things of some kinds by name: topics where these are wanted, a few beside others, then the index's, best first."""
    topics_shown = limit if set(kinds) <= {"topic", "issue"} else _FEW_TOPICS
    named = find_topics(words, topics_shown) if "topic" in kinds else []
    wanted: list[Kind] = [kind for kind in (*NAMED, "meeting") if kind in kinds]

    def look(index: SearchIndex) -> list[Hit]:
        hits = [hit for kind in wanted for hit in index.search(words, kind=kind, limit=limit)]
        return sorted(hits, key=lambda hit: hit.score)

    hits = await _use(site, look) if wanted else []
    named += [Named(hit.node, hit.title, hit.kind, setting_of(hit)) for hit in hits]
    return named[:limit]


async def resolve_name(site: Site, words: str, kinds: Sequence[str]) -> Found:
    """Say what a name stands for: the one thing that fits, or that alone has exactly this name; else what may be meant.

    Of a name that is misspelt there are only choices: a person says whether that was meant.
    """
    fitting = await find_named(site, words, kinds)
    if not fitting and (mended := await mend(site, words)):
        return Found(choices=tuple(await find_named(site, mended, kinds)))
    exact = [one for one in fitting if one.label.casefold() == words.casefold()]
    if len(exact) == 1 or len(fitting) == 1:
        return Found((exact or fitting)[0])
    return Found(choices=tuple(exact or fitting))
