"""The map of an answer: the triples of a CONSTRUCT or DESCRIBE, or the rows of a table with a subject, predicate and object."""

from collections.abc import Iterable
from typing import Final

from graph.asking import Asking
from graph.errors import NothingToMap
from graph.maps.growing import grow
from graph.maps.map import Choice, Map, select
from graph.maps.ties import Thing, Tie, Ties
from graph.naming import name_things

__all__ = ["map_answer", "tie_triples"]

# What the path of one of our own IRIs says about its kind; the last that it holds counts.
_KINDS: Final = {
    "council": "body",
    "body": "body",
    "person": "person",
    "post": "post",
    "org": "organisation",
    "unit": "organisation",
    "meeting": "meeting",
    "item": "item",
    "decision": "decision",
    "response": "response",
    "topic": "topic",
    "issue": "issue",
}


async def map_answer(
    asking: Asking, triples: Iterable[tuple[str, str, str]], base: str, choice: Choice
) -> Map:
    """Draw what an answer ties together; NothingToMap where it ties nothing to nothing.

    ``triples`` are subject, predicate in words, and object, the outer two IRIs. Names are asked for.
    """
    ties = tie_triples(triples, base)
    if not len(ties):
        raise NothingToMap(
            "the answer ties no two things: give triples whose subject and object are both IRIs"
        )
    shown = select("answer", None, await name_things(asking, ties), choice, ())
    return await grow(asking, shown, ties, choice)


def tie_triples(triples: Iterable[tuple[str, str, str]], base: str) -> Ties:
    """Make ties of triples; what is tied to itself is left out, and what is said twice counts twice."""
    counted: dict[tuple[str, str, str], int] = {}
    for triple in triples:
        if triple[0] != triple[2]:
            counted[triple] = counted.get(triple, 0) + 1
    ties = Ties()
    for (source, words, target), weight in counted.items():
        ends = Thing(source, "", kind_of(source, base)), Thing(target, "", kind_of(target, base))
        ties.add(*ends, Tie(source, target, words, "", weight, None, None))
    return ties


def kind_of(iri: str, base: str) -> str:
    """Say what kind of thing an IRI names, as far as its path says.

    >>> kind_of("https://x.example/council/eastmere/body/cabinet/meeting/2026-03-05/item/3", "https://x.example/")
    'item'
    >>> kind_of("https://elsewhere.example/thing", "https://x.example/")
    'thing'
    """
    parts = iri.removeprefix(base).split("/") if iri.startswith(base) else iri.rsplit("/", 2)[-2:-1]
    return next((_KINDS[part] for part in reversed(parts) if part in _KINDS), "thing")
