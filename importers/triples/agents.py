"""People, posts and organisations of a paper as nodes: each is described once, where it is first needed."""

import re
from typing import Protocol

from pyoxigraph import NamedNode
from rdflib import FOAF, ORG, SKOS

from importers.paper import Span
from importers.records import Membership, Organisation, Party, PersonName, Post
from importers.triples.labels import (
    capitalised,
    names_a_body,
    one_title,
    unshout,
    without_article,
    without_holder,
)
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

# "Chairman", "Vice-Chair of the Panel", "Convener": posts that a body has, not the council.
OF_THE_BODY = re.compile(
    r"^(?:(?:vice|deputy)[- ])?(?:chair(?:man|woman|person)?|convener)\b(?! of)", re.IGNORECASE
)

# "Committee", "Scrutiny Panel", "Commission": a body named by its kind alone is the one that met.
BODY_ALONE = re.compile(
    r"(?:(?:overview and |select )?scrutiny )?(?:sub-?)?(?:committee|panel|board|commission|forum|working group|task group)",
    re.IGNORECASE,
)
# "JS", "KM/LB": initials that nobody of the paper bears; what an organisation is short for is known by then
_INITIALS = re.compile(r"[A-Z]{2,3}(?:\s?(?:/|&|,|and)\s?[A-Z]{2,3}){0,4}")
# "Council", "Authority", "Local Authority", "County Council"
COUNCIL_ALONE = re.compile(
    r"(?:(?:local|unitary|(?P<kind>county|city|borough|district)) )?(?:council|authority)", re.IGNORECASE
)
KINDS_OF_COUNCIL = frozenset(("county", "city", "borough", "district", "community", "town", "parish"))
# Seats in a parliament, which is no part of the council
OF_PARLIAMENT = re.compile(r"MP|MSP|MEP|MS|AM|member of parliament", re.IGNORECASE)


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

    def named(self, words: str) -> Bearer | None:
        """Find the person whose name or initials some words are that were not read as a name."""


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
        council = self._once(self._scope.council, unshout(label), COUNCIL)
        self._quads.support(council, [span])
        return council

    def body(self, label: str | None, span: Span | None) -> NamedNode:
        """Describe the body that met; one that the paper does not name is said to be unnamed."""
        iri = self._scope.body or iris.body(self._scope.document, "not named")
        body = self._once(iri, unshout(label) if label else "A body that this paper does not name", BODY)
        if self._scope.council:
            self._quads.add(body, SUB_ORGANIZATION_OF, NamedNode(self._scope.council))
        self._quads.support(body, [span])
        return body

    def person(self, name: PersonName) -> NamedNode:
        """Describe whom a printed name means."""
        return self._bearer(self._who.person(name))

    def name_of(self, name: PersonName) -> str:
        """Give the fullest form in which the paper prints a name."""
        return self._who.person(name).name

    def _bearer(self, bearer: Bearer) -> NamedNode:
        iri = self._scope.person(bearer.name)
        if iri in self._described:
            return NamedNode(iri)
        self._described.add(iri)
        person = self._quads.typed(iri, bearer.name, PERSON)
        self._quads.text(person, NAME, bearer.name)
        self._quads.text(person, TITLE, one_title(bearer.title))
        self._quads.support(person, bearer.spans[:MENTIONS_A_PERSON])
        return person

    def post(self, label: str, span: Span | None = None, organisation: str | None = None) -> NamedNode:
        """Describe a post as printed, without the article before it and its holder's name behind it."""
        label = capitalised(without_holder(without_article(label)))
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
            elif self._scope.council and not OF_PARLIAMENT.fullmatch(label):
                self._quads.add(post, POST_IN, NamedNode(self._scope.council))
        self._quads.support(post, [span])
        return post

    def named_post(self, record: Post) -> None:
        """Describe a post that acts without its holder's name."""
        post = self.post(record.label, record.spans[0] if record.spans else None, record.organisation)
        self._quads.support(post, record.spans[1:])

    def organisation(self, label: str, span: Span | None = None) -> NamedNode | None:
        """Describe an organisation by its label: one that the paper lists, else an outside one; None for mere words."""
        own = self._own(without_article(label)) is not None
        record = self._known.get(_fold(label)) or (None if own else self._called(label))
        if record is None and not own and not names_a_body(label):
            return None
        return self.listed(
            record or Organisation(label=label, kind="external", spans=(span,) if span else ())
        )

    def listed(self, record: Organisation) -> NamedNode | None:
        """Describe an organisation that the paper names as an actor or a party; None for "the City Council" of elsewhere."""
        label = capitalised(without_article(record.label))
        own = self._own(label)
        if own is not None:
            self._quads.support(own, record.spans)
            return own
        if self._scope.council and COUNCIL_ALONE.fullmatch(label):
            return None
        place = self._scope.place
        match record.kind:
            case "council":
                organisation = self._once(self._scope.names.council(label), unshout(label), COUNCIL)
            case "body":
                organisation = self._part(iris.body(place, label), unshout(label), BODY, SUB_ORGANIZATION_OF)
            case "unit":
                organisation = self._part(iris.unit(place, label), label, UNIT, UNIT_OF)
            case "external":
                names = self._scope.names
                iri = iris.local_body(place, label) if record.local else names.external_body(label)
                organisation = self._once(iri, label, EXTERNAL)
        self._quads.text(organisation, ALT_LABEL, record.abbreviation)
        self._quads.support(organisation, record.spans)
        return organisation

    def _called(self, label: str) -> Organisation | None:
        """Find the one organisation of the paper that "the Trust" or "the Service" is short for."""
        folded = _fold(label)
        fuller = {
            id(record): record
            for name, record in self._known.items()
            if name.endswith(f" {folded}") or (name.startswith(f"{folded} ") and record.kind == "council")
        }
        return next(iter(fuller.values())) if len(fuller) == 1 else None

    def _own(self, label: str) -> NamedNode | None:
        """Find what "the Committee" or "the Council" means in this paper: the body that met, its council."""
        alone = COUNCIL_ALONE.fullmatch(label)
        if self._scope.council and alone and _is_kind_of(self._scope.council, alone["kind"]):
            return NamedNode(self._scope.council)
        if self._scope.body and BODY_ALONE.fullmatch(label):
            return NamedNode(self._scope.body)
        return None

    def _part(self, iri: str, label: str, kind: NamedNode, of: NamedNode) -> NamedNode:
        """Describe a part of the paper's council."""
        part = self._once(iri, label, kind)
        if self._scope.council:
            self._quads.add(part, of, NamedNode(self._scope.council))
        return part

    def _once(self, iri: str, label: str, kind: NamedNode) -> NamedNode:
        """Introduce a node the first time that it is met: a second spelling is no second label."""
        if iri in self._described:
            return NamedNode(iri)
        self._described.add(iri)
        return self._quads.typed(iri, label, kind)

    def party(self, party: Party | None) -> NamedNode | None:
        """Give the node of whoever acts; a crowd ("Members", "officers") stays words and has none."""
        if party is None or party.kind == "group":
            return None
        if party.kind == "person":
            return self.person(party.name) if party.name else None
        if party.kind == "post":
            return self.post(party.label, party.span)
        bearer = self._who.named(party.label)
        if bearer is not None:
            return self._bearer(bearer)
        if _INITIALS.fullmatch(party.label) and _fold(party.label) not in self._known:
            return None
        return self.organisation(party.label, party.span)

    def holder(self, party: Party | None) -> NamedNode | None:
        """Give the one person who holds the post that acts, if the paper leaves no doubt."""
        if party is None or party.kind != "post":
            return None
        bearer = self._who.holder(without_holder(party.label))
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
        self._quads.support(membership, _widest(record.spans), record.confidence)


def _is_kind_of(council: str, kind: str | None) -> bool:
    """Tell whether "the City Council" can be this council, by the kinds of council that its name says.

    >>> _is_kind_of("https://x.example/council/eastmere-borough-council", "Borough")
    True
    >>> _is_kind_of("https://x.example/council/eastmere-borough-council", "City")
    False
    """
    kinds = KINDS_OF_COUNCIL.intersection(council.rsplit("/", 1)[-1].split("-"))
    return kind is None or not kinds or kind.lower() in kinds


def _widest(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Leave out spans that lie inside another: one quote of the same words is enough.

    >>> _widest((Span(0, 9), Span(0, 8), Span(20, 30)))
    (Span(start=0, end=9), Span(start=20, end=30))
    """
    inside, furthest = set[Span](), -1
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if span.end <= furthest:
            inside.add(span)
        furthest = max(furthest, span.end)
    return tuple(span for span in spans if span not in inside)


def _fold(label: str | None) -> str:
    return without_article(label or "").casefold()
