"""People, posts and organisations of a paper as nodes: each is described once, where it is first needed."""

import re
from typing import Protocol

from pyoxigraph import NamedNode
from rdflib import FOAF, ORG, SKOS

from importers.paper import Span
from importers.records import Membership, Organisation, Party, PersonName, Post
from importers.triples.quads import (
    MEMBER,
    MEMBERSHIP,
    NAME,
    ORGANIZATION,
    PERSON,
    POST,
    POST_IN,
    SUB_ORGANIZATION_OF,
    Quads,
    node,
)
from importers.triples.scope import Scope
from ontology import iris
from ontology.terms import SCR

__all__ = ["Agents", "Bearer", "WhoIsWho"]

COUNCIL = node(SCR.Council)
BODY = node(SCR.Body)
EXTERNAL = node(SCR.ExternalBody)
UNIT = node(ORG.OrganizationalUnit)
UNIT_OF = node(ORG.unitOf)
TITLE = node(FOAF.title)
ALT_LABEL = node(SKOS.altLabel)
IN_POST = node(SCR.inPost)
OBSERVED_ON = node(SCR.observedOn)

MENTIONS_A_PERSON = 40
"""No more than so many mentions of one person are written; the first ones name them most fully."""

# "The interim Director": the article belongs to the sentence, not to the post.
ARTICLE = re.compile(r"^(?:the|a|an|our|their|its)\s+", re.IGNORECASE)
# "Chairman", "Vice-Chair of the Panel", "Convener": posts that a body has, not the council.
OF_THE_BODY = re.compile(
    r"^(?:(?:vice|deputy)[- ])?(?:chair(?:man|woman|person)?|convener)\b(?! of)", re.IGNORECASE
)


class Bearer(Protocol):
    """A person of the paper, all their printed names united."""

    @property
    def name(self) -> str:
        """The fullest form printed, without title."""

    @property
    def title(self) -> str | None:
        """The title printed with it."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every place where the paper names them."""


class WhoIsWho(Protocol):
    """The closed world of one paper: who a printed name means, and who holds a post."""

    def person(self, name: PersonName) -> Bearer:
        """Find whom a printed name means."""

    def holder(self, post: str) -> Bearer | None:
        """Find the one holder of a post, None if there is none or more than one."""


class Agents:
    """Mints and describes the agents that the records of one paper speak of."""

    def __init__(
        self, quads: Quads, scope: Scope, who: WhoIsWho, organisations: tuple[Organisation, ...]
    ) -> None:
        self._quads = quads
        self._scope = scope
        self._who = who
        self._described: set[str] = set()
        self._known = {_fold(o.label): o for o in organisations}
        self._known |= {_fold(o.abbreviation): o for o in organisations if o.abbreviation}

    def council(self, label: str | None, span: Span | None) -> NamedNode | None:
        """Describe the paper's own council."""
        if not label or not self._scope.council:
            return None
        council = self._quads.typed(self._scope.council, label, COUNCIL)
        self._quads.support(council, [span])
        return council

    def body(self, label: str | None, span: Span | None) -> NamedNode:
        """Describe the body that met; one that the paper does not name is said to be unnamed."""
        iri = self._scope.body or iris.body(self._scope.document, "not named")
        body = self._quads.typed(iri, label or "A body that this paper does not name", BODY)
        if self._scope.council:
            self._quads.add(body, SUB_ORGANIZATION_OF, NamedNode(self._scope.council))
        self._quads.support(body, [span])
        return body

    def person(self, name: PersonName) -> NamedNode:
        """Describe whom a printed name means."""
        bearer = self._who.person(name)
        return self._bearer(bearer)

    def _bearer(self, bearer: Bearer) -> NamedNode:
        iri = self._scope.person(bearer.name)
        if iri in self._described:
            return NamedNode(iri)
        self._described.add(iri)
        label = f"{bearer.title} {bearer.name}" if bearer.title else bearer.name
        person = self._quads.typed(iri, label, PERSON)
        self._quads.text(person, NAME, bearer.name)
        self._quads.text(person, TITLE, bearer.title)
        self._quads.support(person, bearer.spans[:MENTIONS_A_PERSON])
        return person

    def post(self, label: str, span: Span | None = None, organisation: str | None = None) -> NamedNode:
        """Describe a post as printed, without the article before it."""
        label = ARTICLE.sub("", " ".join(label.split()))
        of_body = bool(OF_THE_BODY.match(label)) and organisation is None
        post = NamedNode(
            self._scope.post(label if organisation is None else f"{label} {organisation}", of_body)
        )
        if post.value not in self._described:
            self._described.add(post.value)
            self._quads.typed(post.value, label, POST)
            if organisation is not None:
                self._quads.add(post, POST_IN, self.organisation(organisation, span))
            elif of_body and self._scope.body:
                self._quads.add(post, POST_IN, NamedNode(self._scope.body))
            elif self._scope.council:
                self._quads.add(post, POST_IN, NamedNode(self._scope.council))
        self._quads.support(post, [span])
        return post

    def named_post(self, record: Post) -> None:
        """Describe a post that acts without its holder's name."""
        post = self.post(record.label, record.spans[0] if record.spans else None, record.organisation)
        self._quads.support(post, record.spans[1:])

    def organisation(self, label: str, span: Span | None = None) -> NamedNode:
        """Describe an organisation by its label: the paper's own body, one that it lists, else an outside one."""
        if self._known.get(_fold(label)):
            return self.listed(self._known[_fold(label)])
        return self.listed(Organisation(label=label, kind="external", spans=(span,) if span else ()))

    def listed(self, record: Organisation) -> NamedNode:
        """Describe an organisation that the paper names as an actor or a party."""
        label = ARTICLE.sub("", record.label) if record.kind != "external" else record.label
        place = self._scope.place
        match record.kind:
            case "council":
                organisation = self._quads.typed(self._scope.names.council(label), label, COUNCIL)
            case "body":
                organisation = self._quads.typed(iris.body(place, label), label, BODY)
                if self._scope.council:
                    self._quads.add(organisation, SUB_ORGANIZATION_OF, NamedNode(self._scope.council))
            case "unit":
                organisation = self._quads.typed(iris.unit(place, label), label, UNIT)
                if self._scope.council:
                    self._quads.add(organisation, UNIT_OF, NamedNode(self._scope.council))
            case "external":
                organisation = self._quads.typed(self._scope.names.external_body(label), label, EXTERNAL)
        self._quads.text(organisation, ALT_LABEL, record.abbreviation)
        self._quads.support(organisation, record.spans)
        return organisation

    def party(self, party: Party | None) -> NamedNode | None:
        """Give the node of whoever acts; a crowd ("Members", "officers") stays words and has none."""
        if party is None or party.kind == "group":
            return None
        if party.kind == "person":
            return self.person(party.name) if party.name else None
        if party.kind == "post":
            return self.post(party.label, party.span)
        return self.organisation(party.label, party.span)

    def holder(self, party: Party | None) -> NamedNode | None:
        """Give the one person who holds the post that acts, if the paper leaves no doubt."""
        if party is None or party.kind != "post":
            return None
        bearer = self._who.holder(party.label)
        return self._bearer(bearer) if bearer else None

    def membership(self, record: Membership) -> None:
        """State one observation that somebody held a post or sat on a body."""
        person = self.person(record.person)
        of = record.post or record.organisation or ""
        name = self._who.person(record.person).name
        membership = self._quads.typed(
            iris.membership(self._scope.document, name, f"{of} {record.organisation or ''}"),
            f"{name}: {of}",
            MEMBERSHIP,
        )
        self._quads.add(membership, MEMBER, person)
        first = record.spans[0] if record.spans else record.person.span
        if record.post:
            self._quads.add(membership, IN_POST, self.post(record.post, first, record.organisation))
        if record.organisation:
            self._quads.add(membership, ORGANIZATION, self.organisation(record.organisation, first))
        self._quads.date(membership, OBSERVED_ON, self._scope.date)
        self._quads.support(membership, record.spans, record.confidence)


def _fold(label: str | None) -> str:
    return ARTICLE.sub("", " ".join((label or "").split())).casefold()
