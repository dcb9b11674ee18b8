"""Records → triples: the only place among the importers that names predicates.

``quads`` builds one document's graph, ``scope`` says where its nodes live, ``agents`` describes people, posts and
organisations, ``sitting`` what kind of meeting it was and who was there, ``business`` what came of it.
"""

from pyoxigraph import Quad

from importers.records import Reading
from importers.source import Source
from importers.triples.agents import Agents, WhoIsWho
from importers.triples.business import Business
from importers.triples.quads import Quads
from importers.triples.scope import scope_of
from importers.triples.sitting import Sitting
from ontology.iris import Iris

__all__ = ["write_quads"]


def write_quads(reading: Reading, source: Source, who: WhoIsWho, names: Iris) -> tuple[Quad, ...]:
    """Write everything that was read from one paper as the quads of its document's graph."""
    document = names.document(source.digest)
    quads = Quads(reading.paper, document)
    scope = scope_of(names, document, reading.head)
    agents = Agents(quads, scope, who, reading.organisations)
    sitting = Sitting(quads, scope, agents)
    sitting.write(reading, source)
    for name in reading.people:
        agents.person(name)
    for organisation in reading.organisations:
        agents.listed(organisation)
    for post in reading.posts:
        agents.named_post(post)
    for membership in reading.memberships:
        agents.membership(membership)
    Business(quads, scope, agents, sitting).write(reading)
    return tuple(quads)
