"""Work out what no single paper can say, after papers have come: what became of matters, and who may be one person."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.across.linking import follow_up
from graph.store import Store

__all__ = ["Across", "look_across"]


@dataclass(frozen=True, slots=True)
class Across:
    """How many bodies' follow-up links were made anew, and how many claims about people their councils have now."""

    bodies: int
    claims: int


def look_across(store: Store) -> Across:
    """Bring follow-up links and identity claims up to date with the papers, and show readers what changed.

    Only the bodies whose papers have changed, and the councils that these belong to, are looked at.
    """
    bodies = follow_up(store)
    if not bodies:
        return Across(0, 0)
    from graph.across.identity import (
        propose_claims,  # loads a library of graphs, longer than most updates take
    )

    claims = sum(len(propose_claims(store, council)) for council in _councils(bodies))
    store.publish()
    return Across(len(bodies), claims)


def _councils(bodies: Iterable[str]) -> list[str]:
    """Give the scopes inside which people are named, sorted.

    >>> _councils(["urn:x/council/eastmere/body/cabinet", "urn:x/council/eastmere/body/panel"])
    ['urn:x/council/eastmere']
    """
    return sorted({before for before, found, _ in (body.partition("/body/") for body in bodies) if found})
