"""Name things, and find the words that stand at mentions: asked for what is shown and no more."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from graph.asking import Asking
from graph.maps.ties import Source, Thing, Ties
from ontology.topics import topics

__all__ = ["best_name", "is_known", "name_of", "name_things", "quotes_at"]


async def name_things(asking: Asking, ties: Ties) -> Ties:
    """Name the things that have no name yet."""
    nameless = sorted(iri for iri, thing in ties.things.items() if not thing.label)
    if nameless:
        names: defaultdict[str, list[str]] = defaultdict(list)
        for row in await asking.rows("names", thing=nameless):
            names[row["thing"]].append(row["name"])
        for iri in nameless:
            thing = ties.things[iri]
            ties.things[iri] = replace(thing, label=_topics().get(iri) or best_name(thing, names[iri]))
    return ties


@cache
def _topics() -> dict[str, str]:
    return {topic.iri: topic.label for topic in topics()}


def best_name(thing: Thing, names: Iterable[str]) -> str:
    """Choose among the names of a thing: none in capitals alone, a person's fullest, the shortest of anything else.

    >>> best_name(Thing("urn:a", "", "person"), ["Osei", "Councillor R. Osei", "CLLR OSEI"])
    'Councillor R. Osei'
    >>> best_name(Thing("urn:b", "", "body"), ["CABINET", "Cabinet"])
    'Cabinet'
    >>> best_name(Thing("https://x.example/post/head-of-parks", "", "post"), [])
    'head of parks'
    """
    known = sorted(
        names, key=lambda name: (name.isupper(), -len(name) if thing.kind == "person" else len(name), name)
    )
    return known[0] if known else thing.iri.rstrip("/").rpartition("/")[2].replace("-", " ")


async def name_of(asking: Asking, iri: str) -> str:
    """Name one thing by its IRI."""
    if iri in _topics():
        return _topics()[iri]
    names = (row["name"] for row in await asking.rows("names", thing=iri))
    return best_name(Thing(iri, "", "person" if "/person/" in iri else "thing"), names)


async def is_known(asking: Asking, iri: str) -> bool:
    """Say whether any paper names a thing."""
    return bool(await asking.rows("names", thing=iri))


async def quotes_at(asking: Asking, mentions: Iterable[str | None]) -> dict[str, Source]:
    """Find the words that stand at some mentions, and their papers."""
    wanted = sorted({mention for mention in mentions if mention})
    sources: dict[str, Source] = {}
    if wanted:
        for row in await asking.rows("quotes", mention=wanted):
            source = Source(row["mention"], row["quote"], row["document"], row.get("documentLabel", ""))
            sources.setdefault(source.mention, source)
    return sources
