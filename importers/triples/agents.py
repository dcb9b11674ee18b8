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

# "Committee", "Scrutiny Panel", "Commission": a body named by its kind alone is the one that met.
BODY_ALONE = re.compile(
    r"(?:(?:overview and |select )?scrutiny )?(?:sub-?)?(?:committee|panel|board|commission|forum|working group|task group)",
    re.IGNORECASE,
)
# "Council", "Authority", "Local Authority", "County Council"
COUNCIL_ALONE = re.compile(
    r"(?:(?:local|county|city|borough|district|unitary) )?(?:council|authority)", re.IGNORECASE
)
SMALL_WORDS = frozenset("a an and at by for from in into of on or per the to with".split())


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
        bearer = self._who.person(name)
        return self._bearer(bearer)

    def _bearer(self, bearer: Bearer) -> NamedNode:
        iri = self._scope.person(bearer.name)
        if iri in self._described:
            return NamedNode(iri)
        self._described.add(iri)
        person = self._quads.typed(iri, bearer.name, PERSON)
        self._quads.text(person, NAME, bearer.name)
        self._quads.text(person, TITLE, bearer.title)
        self._quads.support(person, bearer.spans[:MENTIONS_A_PERSON])
        return person

    def post(self, label: str, span: Span | None = None, organisation: str | None = None) -> NamedNode:
        """Describe a post as printed, without the article before it."""
        label = capitalised(ARTICLE.sub("", " ".join(label.split())))
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

    def organisation(self, label: str, span: Span | None = None) -> NamedNode | None:
        """Describe an organisation by its label: one that the paper lists, else an outside one; None for mere words."""
        own = self._own(ARTICLE.sub("", label)) is not None
        record = self._known.get(_fold(label)) or (None if own else self._called(label))
        if record is None and not own and not names_a_body(label):
            return None
        return self.listed(
            record or Organisation(label=label, kind="external", spans=(span,) if span else ())
        )

    def listed(self, record: Organisation) -> NamedNode:
        """Describe an organisation that the paper names as an actor or a party."""
        label = capitalised(ARTICLE.sub("", record.label))
        own = self._own(label)
        if own is not None:
            self._quads.support(own, record.spans)
            return own
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
        if self._scope.council and COUNCIL_ALONE.fullmatch(label):
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


# "MC", "GD MC", "KL/AB": initials of people, whom a column of actions names so
INITIALS = re.compile(r"[A-Z]{1,2}(?:[ /,&]{1,3}[A-Z]{1,3})*")
# "Each Council", "Resident of Maltham", "And that the Commissioner": words that begin no name
NO_BODY = re.compile(
    r"(?:each|all|any|every|some|this|that|these|those|both|other|another|further|additional|next|and|or|to|residents?|employed|member|governor|substitute)\b",
    re.IGNORECASE,
)
# "She had written to": a sentence is no name
FINITE = re.compile(
    r"\b(?:he|she|they|it|had|has|have|was|were|is|are|be|would|will|should|as follows)\b", re.IGNORECASE
)
# "Portfolio Holder", "Rheolwr Gwastraff", "Parent Council member at …": an office or its holder, not a body
OF_A_PERSON = re.compile(
    r"\b(?:holder|director|manager|members?|officers?|rheolwr|pennaeth|aelod|cyfarwyddwr|swyddog|chairman)\b(?! services)",
    re.IGNORECASE,
)
# "Trust", "Service", "Providers": a kind of organisation, and none in particular
KIND_ALONE = re.compile(
    r"(?:trust|service|services|group|forum|partnership|team|agency|agencies|department|provider|association|board|panel|committee|commission|council|authority|company|school|college|hospital|schools|governors?|party|cabinet members?)s?",
    re.IGNORECASE,
)


def names_a_body(label: str) -> bool:
    """Tell whether words that act or own can be the name of a body.

    >>> [names_a_body(words) for words in ("Eastmere Harbour Trust", "the Trust", "GD MC", "Each Council", "CQC")]
    [True, False, False, False, True]
    """
    words = ARTICLE.sub("", " ".join(label.split()))
    small = sum(word[0].islower() for word in words.split())
    if small > 5 or FINITE.search(words) or OF_A_PERSON.search(words):
        return False
    return not (INITIALS.fullmatch(words) or NO_BODY.match(words) or KIND_ALONE.fullmatch(words))


def capitalised(label: str) -> str:
    """Begin a label with a capital, as one that no longer stands in its sentence.

    >>> capitalised("interim Director")
    'Interim Director'
    """
    return label[:1].upper() + label[1:]


def unshout(label: str) -> str:
    """Write a name that a heading prints in capitals as it is written elsewhere; leave any other as it is.

    >>> unshout("CHILDREN'S AND YOUNG PEOPLE SCRUTINY PANEL")
    "Children's and Young People Scrutiny Panel"
    >>> unshout("SEND Sub-Committee")
    'SEND Sub-Committee'
    """
    if not label.isupper() or " " not in label:
        return label
    words = [
        word.lower()
        if n and word.lower() in SMALL_WORDS
        else "-".join(part.capitalize() for part in word.split("-"))
        for n, word in enumerate(label.split(" "))
    ]
    return " ".join(words)


def _fold(label: str | None) -> str:
    return ARTICLE.sub("", " ".join((label or "").split())).casefold()
