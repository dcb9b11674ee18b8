"""Read what is scored out of a dataset: the facts of one document's named graph, ``{document}/graph``."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

__all__ = ["Clause", "Facts", "find_documents", "read_facts"]

SCR = "https://w3id.org/scrutiny/ns#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
PERSON = "http://xmlns.com/foaf/0.1/Person"
NAME = "http://xmlns.com/foaf/0.1/name"
SOURCE = "http://purl.org/dc/terms/source"

DECISIONS = tuple(f"{SCR}{kind}" for kind in ("Resolution", "Recommendation", "Action", "ExecutiveDecision"))
SAID = tuple(f"{SCR}{kind}" for kind in ("Contribution", "Question", "Answer", "Comment"))
EVIDENCED = (*DECISIONS[:3], *SAID, f"{SCR}Attendance", f"{SCR}Declaration", f"{SCR}AgendaItem")
ORGANISATIONS = (
    *(f"{SCR}{kind}" for kind in ("Council", "Body", "ExternalBody")),
    *(f"{ORG}{kind}" for kind in ("OrganizationalUnit", "Organization")),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One decision as the graph has it."""

    text: str
    kinds: frozenset[str]
    formal: bool
    owner: frozenset[str]
    due: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is scored of one document; ``evidenced`` counts the nodes with evidence and all that need it."""

    meeting: dict[str, str | None]
    items: list[tuple[str | None, str | None]]
    attendance: list[tuple[str | None, str, frozenset[str]]]
    decisions: list[Clause]
    posts: list[tuple[str, str]]
    declarations: list[tuple[str | None, str | None]]
    people: list[str]
    bodies: list[str]
    roles: list[str]
    evidenced: tuple[int, int]


class Statements:
    """What one document's graph states, by subject and predicate."""

    def __init__(self, store: Store, document: str) -> None:
        self.values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in store.quads_for_pattern(None, None, None, NamedNode(f"{document}/graph")):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                self.values[quad.subject.value][quad.predicate.value].append(quad.object.value)

    def typed(self, *kinds: str) -> list[str]:
        """List the nodes that have one of these types, in the order of their IRIs."""
        return sorted(n for n, facts in self.values.items() if set(kinds).intersection(facts.get(TYPE, ())))

    def all(self, node: str, *path: str) -> list[str]:
        """Follow properties from a node and list what stands at the end."""
        nodes = [node]
        for prop in path:
            nodes = [value for n in nodes if n in self.values for value in self.values[n].get(prop, ())]
        return nodes

    def one(self, node: str, *path: str) -> str | None:
        """Give the longest of the values at the end of a path, None if there is none."""
        return max(self.all(node, *path), key=lambda value: (len(value), value), default=None)

    def first_typed(self, nodes: Iterable[str], kind: str) -> str:
        """Give the first of some nodes that has a type, ``""`` if none has."""
        return next((n for n in nodes if kind in self.all(n, TYPE)), "")


def tails(iris: Iterable[str]) -> frozenset[str]:
    """Give the last words of some IRIs.

    >>> tails(["https://w3id.org/scrutiny/concept/capacity/member"])
    frozenset({'member'})
    """
    return frozenset(re.split(r"[/#]", iri)[-1] for iri in iris)


def find_documents(store: Store) -> dict[str, str]:
    """Map the last part of each document's source (a file name, or a URL's) to the document."""
    found = {}
    for quad in store.quads_for_pattern(None, NamedNode(SOURCE), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found[quad.object.value.rstrip("/").rsplit("/", 1)[-1]] = quad.subject.value
    return found


def read_meeting(said: Statements, document: str) -> dict[str, str | None]:
    """Read the slots of the meeting that a document is of, itself or by its item."""
    nodes = said.all(document, f"{SCR}documentOf")
    meeting = said.first_typed(
        [*nodes, *(m for n in nodes for m in said.all(n, f"{SCR}inMeeting"))], f"{SCR}Meeting"
    )
    body = said.one(meeting, f"{SCHEMA}organizer") or ""
    above = said.all(body, f"{ORG}subOrganizationOf")
    above += [higher for node in above for higher in said.all(node, f"{ORG}subOrganizationOf")]
    start, end = (said.one(meeting, f"{SCHEMA}{which}Date") or "" for which in ("start", "end"))
    return {
        "date": start[:10] or None,
        "start": start[11:16] or None,
        "end": end[11:16] or None,
        "venue": said.one(meeting, f"{SCHEMA}location"),
        "body": said.one(body, LABEL),
        "council": said.one(said.first_typed(above, f"{SCR}Council"), LABEL),
    }


def read_decision(said: Statements, node: str) -> Clause:
    """Read one decision; an executive decision counts as a resolution."""
    kinds = (t.lower() for t in tails(said.all(node, TYPE)))
    return Clause(
        text=said.one(node, f"{SCHEMA}text") or "",
        kinds=frozenset("resolution" if kind == "executivedecision" else kind for kind in kinds),
        formal="in-discussion" not in tails(said.all(node, f"{SCR}standing")),
        owner=frozenset(
            (*said.all(node, f"{SCR}owner", LABEL), *said.all(node, f"{SCR}ownerText")),
        ),
        due=frozenset(said.all(node, f"{SCR}dueText")),
    )


def read_posts(said: Statements) -> list[tuple[str, str]]:
    """List each person's posts, by membership, attendance or contribution."""
    holdings = {
        (name, post)
        for node in said.values
        for post in said.all(node, f"{SCR}inPost", LABEL)
        for holder in (f"{ORG}member", f"{SCR}person")
        for name in said.all(node, holder, NAME)
    }
    return sorted(holdings)


def read_facts(store: Store, document: str | None) -> Facts:
    """Read everything that is scored out of one document's graph; without a document, nothing.

    A decision that is only referred to (the one a call-in is about) has no text and is not counted.
    """
    said = Statements(store, document or "https://absent.invalid/document")
    person = f"{SCR}person"
    evidenced = said.typed(*EVIDENCED)
    return Facts(
        meeting=read_meeting(said, document or ""),
        items=[(said.one(n, f"{SCR}itemNumber"), said.one(n, LABEL)) for n in said.typed(f"{SCR}AgendaItem")],
        attendance=[
            (said.one(n, person, NAME), status, tails(said.all(n, f"{SCR}capacity")))
            for n in said.typed(f"{SCR}Attendance")
            for status in tails(said.all(n, f"{SCR}attendanceStatus"))
        ],
        decisions=[read_decision(said, n) for n in said.typed(*DECISIONS) if said.all(n, f"{SCHEMA}text")],
        posts=read_posts(said),
        declarations=[
            (said.one(n, person, NAME), said.one(n, f"{SCHEMA}text")) for n in said.typed(f"{SCR}Declaration")
        ],
        people=sorted({name for n in said.typed(PERSON) for name in said.all(n, NAME)}),
        bodies=sorted({label for n in said.typed(*ORGANISATIONS) for label in said.all(n, LABEL)}),
        roles=sorted({label for n in said.typed(f"{ORG}Post") for label in said.all(n, LABEL)}),
        evidenced=(sum(bool(said.all(n, f"{SCR}evidence")) for n in evidenced), len(evidenced)),
    )
