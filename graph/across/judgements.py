"""What people have judged about who is who: kept in the identity graph, which no import touches.

A judgement accepts or rejects the claim that two nodes are one. Accepted claims make clusters; each node of a cluster
has ``scr:canonical``, the one node that stands for them all. A rejection keeps two nodes apart for good, also through
others: an acceptance that would join them after all is refused.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import networkx as nx
import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF, RDFS, XSD

from graph.errors import JudgementConflict, UnknownClaim
from graph.sparql.terms import literal, node, rows
from graph.store import Store
from ontology.terms import SCR, concept

__all__ = [
    "Claim",
    "Judgement",
    "Verdict",
    "claim_quads",
    "claims",
    "find_claim",
    "joined_with",
    "judge",
    "judgements",
    "replay_judgements",
]

Verdict = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim that two nodes are the same: how likely, on what grounds, and what became of it.

    ``basis`` holds notations of the code list ``basis``; ``status`` is proposed, accepted or rejected.
    """

    one: str
    other: str
    confidence: float
    basis: tuple[str, ...]
    status: str = "proposed"
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One person's verdict on two nodes, and why; ``on`` needs a time zone. A list of them can be replayed on another store."""

    one: str
    other: str
    verdict: Verdict
    by: str
    on: dt.datetime
    why: str = ""


_CLAIMS = """
SELECT ?claim (MIN(?node) AS ?one) (MAX(?node) AS ?other) (MIN(?sure) AS ?confidence) (MIN(?state) AS ?status)
       (MIN(?name) AS ?label) (GROUP_CONCAT(DISTINCT ?ground; separator=" ") AS ?basis)
WHERE { GRAPH <%(identity)s> {
  %(only)s
  ?claim a scr:IdentityClaim ; scr:claims ?node ; scr:confidence ?sure ; scr:status ?state ; scr:basis ?code .
  OPTIONAL { ?claim rdfs:label ?name }
  BIND(REPLACE(STR(?code), "^.*/", "") AS ?ground)
} }
GROUP BY ?claim
ORDER BY DESC(?confidence) ?claim
"""

_JUDGEMENTS = """
SELECT ?one ?other ?status ?by ?on ?why
WHERE { GRAPH <%(identity)s> {
  ?claim scr:claims ?one, ?other ; scr:status ?status ; dcterms:contributor ?by ; dcterms:modified ?on .
  OPTIONAL { ?claim dcterms:description ?why }
  FILTER(STR(?one) < STR(?other))
} }
ORDER BY ?on ?claim
"""


def claims(store: Store) -> dict[str, Claim]:
    """Read every claim, likeliest first, by IRI."""
    return _read(store, "")


def find_claim(store: Store, claim: str) -> Claim:
    """Find a claim by its IRI; UnknownClaim if there is none."""
    try:
        return _read(store, f"VALUES ?claim {{ {node(claim)} }}")[claim]
    except (KeyError, ValueError):
        raise UnknownClaim(f"{claim}: there is no such identity claim") from None


def _read(store: Store, only: str) -> dict[str, Claim]:
    answer = store.query(_CLAIMS % {"identity": store.iris.identity, "only": only})
    return {
        row["claim"]: Claim(
            one=row["one"],
            other=row["other"],
            confidence=float(row["confidence"]),
            basis=tuple(sorted(row["basis"].split())),
            status=row["status"].rsplit("/", 1)[-1],
            label=row.get("label", ""),
        )
        for row in rows(answer)
        if "claim" in row
    }


def judgements(store: Store) -> list[Judgement]:
    """List every judgement, oldest first."""
    answer = store.query(_JUDGEMENTS % {"identity": store.iris.identity})
    return [
        Judgement(
            one=row["one"],
            other=row["other"],
            verdict="accepted" if row["status"].endswith("/accepted") else "rejected",
            by=row["by"],
            on=dt.datetime.fromisoformat(row["on"]),
            why=row.get("why", ""),
        )
        for row in rows(answer)
    ]


def joined_with(store: Store, person: str) -> list[str]:
    """List every node that accepted claims have joined with a person, the person included."""
    text = f"SELECT DISTINCT ?same {{ {node(person)} scr:canonical/^scr:canonical ?same }}"
    return sorted({person, *(row["same"] for row in rows(store.query(text)))})


def judge(store: Store, judgement: Judgement) -> str:
    """Record a judgement, whether or not the claim was proposed, and give the claim's IRI.

    A later judgement of the same two nodes replaces the earlier. Raises JudgementConflict if an acceptance would join
    nodes that a rejection keeps apart, or if both are one node; then nothing is changed.
    """
    if judgement.one == judgement.other:
        raise JudgementConflict(f"{judgement.one} is one node; a judgement is about two")
    claim = store.iris.claim(judgement.one, judgement.other)
    known = _read(store, f"VALUES ?claim {{ {node(claim)} }}").get(claim)
    judged = Claim(
        one=judgement.one,
        other=judgement.other,
        confidence=known.confidence if known else 1.0,
        basis=tuple(sorted({*(known.basis if known else ()), "human-judgement"})),
        status=judgement.verdict,
        label=known.label if known else "",
    )
    standing = {**claims(store), claim: judged}
    clusters = _clusters(standing.values())
    _refuse_conflicts(clusters, standing.values())
    written = [*claim_quads(store, claim, judged), *_judgement_quads(store, claim, judgement)]
    outdated = [
        quad
        for quad in store.quads(store.iris.identity)
        if quad.subject == node(claim) or quad.predicate == node(SCR.canonical)
    ]
    store.change(remove=outdated, insert=[*written, *_canonical(store, clusters)])
    return claim


def replay_judgements(store: Store, recorded: Iterable[Judgement]) -> None:
    """Record judgements made on another store, in the order in which they were made."""
    for judgement in sorted(recorded, key=lambda one: one.on):
        judge(store, judgement)


def claim_quads(store: Store, iri: str, claim: Claim) -> list[ox.Quad]:
    """Write a claim as quads of the identity graph."""
    identity, subject = node(store.iris.identity), node(iri)
    # As the engine keeps a decimal, so that what did not change is equal to what is there.
    sure = f"{claim.confidence:.2f}".rstrip("0").rstrip(".")
    facts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF.type, node(SCR.IdentityClaim)),
        (SCR.claims, node(claim.one)),
        (SCR.claims, node(claim.other)),
        (SCR.confidence, literal(sure, XSD.decimal)),
        (SCR.status, node(concept("status", claim.status))),
        *((SCR.basis, node(concept("basis", ground))) for ground in claim.basis),
        *([(RDFS.label, literal(claim.label))] if claim.label else []),
    ]
    return [ox.Quad(subject, node(predicate), value, identity) for predicate, value in facts]


def _judgement_quads(store: Store, claim: str, judgement: Judgement) -> list[ox.Quad]:
    identity, subject = node(store.iris.identity), node(claim)
    return [
        ox.Quad(subject, node(DCTERMS.contributor), literal(judgement.by), identity),
        ox.Quad(subject, node(DCTERMS.modified), literal(judgement.on.isoformat(), XSD.dateTime), identity),
        *(
            [ox.Quad(subject, node(DCTERMS.description), literal(judgement.why), identity)]
            if judgement.why
            else []
        ),
    ]


def _clusters(judged: Iterable[Claim]) -> list[set[str]]:
    """Join what accepted claims join."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((claim.one, claim.other) for claim in judged if claim.status == "accepted")
    return [set(cluster) for cluster in nx.connected_components(graph)]


def _refuse_conflicts(clusters: list[set[str]], judged: Iterable[Claim]) -> None:
    for claim in judged:
        if claim.status == "rejected" and any({claim.one, claim.other} <= cluster for cluster in clusters):
            raise JudgementConflict(
                f"{claim.one} and {claim.other} were judged to be different; judge them anew first"
            )


def _canonical(store: Store, clusters: list[set[str]]) -> list[ox.Quad]:
    """Say for every node of a cluster which one stands for them all."""
    identity, predicate = node(store.iris.identity), node(SCR.canonical)
    return [
        ox.Quad(node(member), predicate, node(min(cluster, key=_standing)), identity)
        for cluster in clusters
        for member in sorted(cluster)
    ]


def _standing(iri: str) -> tuple[int, int, str]:
    """Order the nodes of a cluster: one of the whole council before one of a body, a fuller name before a shorter."""
    return iri.count("/"), -len(iri.rsplit("/", 1)[-1]), iri
