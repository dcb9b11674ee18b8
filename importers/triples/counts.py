"""Counts what a document's graph describes, by kind: what the report of an import says was found is what a query finds."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad
from rdflib import RDF

from importers.triples.agents import BODY, COUNCIL, EXTERNAL, UNIT
from importers.triples.business import CALL_IN, CONTRIBUTION, DECISION, EXECUTIVE_DECISION, RESPONSE, VOTE
from importers.triples.quads import MEMBERSHIP, PERSON, POST, node
from importers.triples.sitting import AGENDA_ITEM, ATTENDANCE, DECLARATION

__all__ = ["KINDS_COUNTED", "count_nodes"]

KINDS_COUNTED = {
    "items": (AGENDA_ITEM,),
    "attendances": (ATTENDANCE,),
    "declarations": (DECLARATION,),
    "decisions": (DECISION, EXECUTIVE_DECISION),
    "responses": (RESPONSE,),
    "votes": (VOTE,),
    "call_ins": (CALL_IN,),
    "contributions": (CONTRIBUTION,),
    "memberships": (MEMBERSHIP,),
    "posts": (POST,),
    "organisations": (COUNCIL, BODY, EXTERNAL, UNIT),
    "people": (PERSON,),
}
"""The kinds of node that are counted, in the order in which a report names them, and the classes of each."""

_A = node(RDF.type)
_KIND_OF = {kind: name for name, kinds in KINDS_COUNTED.items() for kind in kinds}


def count_nodes(quads: Iterable[Quad]) -> dict[str, int]:
    """Count the nodes of each kind; one that a paper names in many places, or that has two classes, counts once."""
    found: dict[str, set[object]] = {name: set() for name in KINDS_COUNTED}
    for quad in quads:
        if quad.predicate == _A and isinstance(quad.object, NamedNode) and quad.object in _KIND_OF:
            found[_KIND_OF[quad.object]].add(quad.subject)
    return {name: len(nodes) for name, nodes in found.items()}
