"""Find the node of a person by whatever somebody has of them: the IRI, the printed name, or a part that only one has."""

from collections import defaultdict
from typing import Final

from graph.errors import GraphError
from graph.store import Store
from graph.terms import rows

__all__ = ["UnknownPerson", "find_person"]

_LISTED: Final = 5
_NAMES: Final = "SELECT DISTINCT ?person ?name { ?person a foaf:Person ; rdfs:label|foaf:name ?name }"


class UnknownPerson(GraphError):
    """Nobody has the name, or several people have."""


def find_person(store: Store, given: str) -> str:
    """Find a person's node as papers name them, joined with others or not; UnknownPerson if none or several fit."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(store.query(_NAMES)):
        names[row["person"]].add(row["name"])
    if given in names:
        return given
    wanted = " ".join(given.lower().split())
    fitting = [iri for iri, known in names.items() if wanted in {name.lower() for name in known}]
    fitting = fitting or [
        iri for iri, known in names.items() if any(wanted in name.lower() for name in known)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise UnknownPerson(f"nobody here has {given!r} in their name; part of a name or an IRI is enough")
    listed = "; ".join(f"{max(sorted(names[iri]), key=len)} <{iri}>" for iri in sorted(fitting)[:_LISTED])
    more = f"; and {len(fitting) - _LISTED} more" if len(fitting) > _LISTED else ""
    raise UnknownPerson(f"{given!r} fits {len(fitting)} people, give the IRI: {listed}{more}")
