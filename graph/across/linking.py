"""Link what became of matters across papers: what a body took up again, and what it answered to another body.

Each body has one graph for this (``Iris.follow_ups``), written whole whenever a paper of the body, or one that asks
something of it, has come, changed or gone, or what others say of it by an update has::

    <later>   scr:arisesFrom <earlier>                              taken up again, or tracked
    <answer>  scr:respondsTo <earlier>                              what a paper says in answer to the later one
    <clause>  a scr:Response ; scr:respondsTo <recommendation> ; scr:outcome outcome:accepted
    <graph#…> a rdf:Statement ; … ; scr:confidence 0.86 ; prov:wasDerivedFrom <paper/graph>, <other/graph>
    <graph>   prov:generatedAtTime "…" ; schema:softwareVersion "1" ; dcterms:identifier "what it was worked out from"

Nothing here is said by a paper, so each link says how sure it is and which papers it was made from.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, PROV, RDF, XSD

from graph.across.clauses import Clause, read_answers, read_asked_of, read_clauses
from graph.across.responses import Reply, find_replies
from graph.across.returns import Return, find_returns
from graph.sparql.terms import literal, node, rows
from graph.store import Store
from ontology.terms import SCHEMA, SCR, concept

__all__ = ["METHOD", "follow_up"]

METHOD: Final = "1"
"""The version of how links are made; another one makes every body's links anew."""

_AT_ONCE: Final = 50  # bodies whose clauses are held in memory together

# Every graph of a paper with the bodies that it is about: those that met, and those of which something is asked.
_CONCERNED: Final = """
SELECT DISTINCT ?body ?graph ?loaded ?version
WHERE {
  { GRAPH ?graph { ?meeting schema:organizer ?body } }
  UNION
  { GRAPH ?graph { ?clause scr:addressedTo ?body . ?body a scr:Body } }
  ?graph prov:wasGeneratedBy ?run .
  ?run prov:endedAtTime ?loaded ; schema:softwareVersion ?version .
}
"""
# The same for graphs that no import made, such as one that was put by the Graph Store Protocol: also by the clauses that
# are answered there.
_OF_OTHERS: Final = """
SELECT DISTINCT ?body ?graph
WHERE {
  VALUES ?graph { %s }
  { GRAPH ?graph { ?meeting schema:organizer ?body } }
  UNION
  { GRAPH ?graph { ?clause scr:addressedTo ?body . ?body a scr:Body } }
  UNION
  { GRAPH ?graph { ?response scr:respondsTo ?clause } ?clause scr:inItem/scr:inMeeting/schema:organizer ?body }
}
"""
_STAMPS: Final = (
    "SELECT ?graph ?stamp { GRAPH ?graph { ?graph dcterms:identifier ?stamp ; prov:generatedAtTime ?when } }"
)


def follow_up(store: Store) -> list[str]:
    """Work out the links of every body for which something has changed since they were worked out; give these bodies."""
    wanted = _stamps_wanted(store)
    known = {
        row["graph"]: row["stamp"]
        for row in rows(store.query(_STAMPS))
        if row["graph"].startswith(store.iris.derived)
    }
    gone = sorted(known.keys() - {store.iris.follow_ups(body) for body in wanted})
    if gone:
        store.change(drop=gone)
    stale = sorted(body for body, stamp in wanted.items() if known.get(store.iris.follow_ups(body)) != stamp)
    for first in range(0, len(stale), _AT_ONCE):
        bodies = stale[first : first + _AT_ONCE]
        quads = list(_quads_of(store, bodies, wanted))
        store.change(drop=[store.iris.follow_ups(body) for body in bodies], insert=quads)
    return stale


def _stamps_wanted(store: Store) -> dict[str, str]:
    """Give for each body a digest of the papers that concern it, of when each was read, and by which version.

    What others have written about a body, by an update for instance, counts by what it says.
    """
    papers: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(store.query(_CONCERNED)):
        papers[row["body"]].add(f"{row['graph']} {row['loaded']} {row['version']}")
    for body, graph in _concerned_by_others(store):
        papers[body].add(graph)
    return {body: _digest(METHOD, *sorted(own)) for body, own in papers.items()}


def _concerned_by_others(store: Store) -> Iterator[tuple[str, str]]:
    """Iterate over bodies with the graphs of others that are about them, each named with a digest of what it says."""
    kept = (store.iris.catalogue, store.iris.identity)
    imported = {
        row["graph"] for row in rows(store.query("SELECT ?graph { ?graph prov:wasGeneratedBy ?run }"))
    }
    others = [
        graph
        for graph in store.graphs()
        if graph not in imported and graph not in kept and not graph.startswith(store.iris.derived)
    ]
    if not others:
        return
    said: dict[str, str] = {}
    for row in rows(store.query(_OF_OTHERS % " ".join(str(node(graph)) for graph in others))):
        graph = row["graph"]
        if graph not in said:
            said[graph] = f"{graph} {_digest(*sorted(str(quad.triple) for quad in store.quads(graph)))}"
        yield row["body"], said[graph]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _quads_of(store: Store, bodies: Sequence[str], stamps: Mapping[str, str]) -> Iterator[ox.Quad]:
    by_body: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in read_clauses(store, bodies):
        by_body[clause.body].append(clause)
    asked = read_asked_of(store, bodies)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    for body in bodies:
        own, name = by_body[body], store.iris.follow_ups(body)
        yield from _about(name, stamps[body], now)
        returns = list(find_returns(own))
        answers = read_answers(store, [one.later.iri for one in returns])
        yield from _written(name, returns, answers, find_replies(own, asked.get(body, ())))


def _about(name: str, stamp: str, now: str) -> Iterator[ox.Quad]:
    """Say of a graph of links when and how it was made."""
    subject = node(name)
    yield ox.Quad(subject, node(RDF.type), node(PROV.Entity), subject)
    yield ox.Quad(subject, node(PROV.generatedAtTime), literal(now, XSD.dateTime), subject)
    yield ox.Quad(subject, node(SCHEMA.softwareVersion), literal(METHOD), subject)
    yield ox.Quad(subject, node(DCTERMS.identifier), literal(stamp), subject)


def _written(
    name: str, returns: Sequence[Return], answers: Mapping[str, Sequence[str]], replies: Iterable[Reply]
) -> Iterator[ox.Quad]:
    own, before = node(name), {one.later.iri: one for one in returns}
    for one in returns:
        papers = one.later.graphs | one.earlier.graphs
        yield from _link(own, (one.later.iri, SCR.arisesFrom, one.earlier.iri), one.confidence, papers)
        for answer in answers.get(one.later.iri, ()):
            for step in _back(one, before):
                link = (answer, SCR.respondsTo, step.earlier.iri)
                yield from _link(own, link, min(one.confidence, step.confidence), papers)
    for reply in replies:
        subject, outcome = node(reply.clause.iri), concept("outcome", reply.outcome)
        yield ox.Quad(subject, node(RDF.type), node(SCR.Response), own)
        yield ox.Quad(subject, node(SCR.outcome), node(outcome), own)
        papers = reply.clause.graphs | reply.recommendation.graphs
        link = (reply.clause.iri, SCR.respondsTo, reply.recommendation.iri)
        yield from _link(own, link, reply.confidence, papers)


def _back(last: Return, before: Mapping[str, Return]) -> Iterator[Return]:
    """Go back from a return to the one before it, and so on; each goes to an earlier day, so there is an end."""
    step: Return | None = last
    while step is not None:
        yield step
        step = before.get(step.earlier.iri)


def _link(
    own: ox.NamedNode, link: tuple[str, str, str], confidence: float, papers: Iterable[str]
) -> Iterator[ox.Quad]:
    """Write a link, and beside it how sure it is and from which papers it was made."""
    triple = (node(link[0]), node(link[1]), node(link[2]))
    yield ox.Quad(*triple, own)
    statement = node(f"{own.value}#{_digest(*link)}")
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF.type, node(RDF.Statement)),
        *zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True),
        (SCR.confidence, literal(f"{confidence:.2f}", XSD.decimal)),
        *((PROV.wasDerivedFrom, node(paper)) for paper in sorted(papers)),
    ]
    for about, value in said:
        yield ox.Quad(statement, node(about), value, own)
