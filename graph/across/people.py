"""Find the node of a person by whatever somebody has of them: the IRI, the printed name, or a part that only one has."""

from collections import defaultdict
from typing import Final

from graph.errors import GraphError
from graph.named import fitting, list_some
from graph.sparql.terms import rows
from graph.store import Store

__all__ = ["UnknownPerson", "find_person"]

_NAMES: Final = "SELECT DISTINCT ?person ?name { ?person a foaf:Person ; rdfs:label|foaf:name ?name }"


class UnknownPerson(GraphError):
    """Nobody has the name, or several people have."""


def find_person(store: Store, given: str) -> str:
    """Find a person's node as papers name them, joined with others or not; UnknownPerson if none or several fit."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(store.query(_NAMES)):
        names[row["person"]].add(row["name"])
    found = fitting(names, given)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownPerson(f"nobody here has {given!r} in their name; part of a name or an IRI is enough")
    raise UnknownPerson(f"{given!r} fits {len(found)} people, give the IRI: {list_some(names, found)}")
