"""Make the IRI of everything that the graph holds: the only place that does.

The patterns are listed in ``docs/ontology.md``. An IRI is made of what a paper prints (a name, a date, an item's
number, the first words of a clause) and never of a counter, so that it stays the same when the paper is read again.

Things are named inside a **scope**: the IRI of their council, body, meeting or item. Where a paper does not say which
council, body or meeting it belongs to, the scope is the document's own IRI. Nothing here looks names up: that two
people of one scope share a name is for the caller to settle before an IRI is made.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from ontology.slugs import LONGEST, digest, first_words, slug, text_hash
from ontology.terms import BASE

__all__ = [
    "Iris",
    "Kind",
    "attendance",
    "body",
    "clause",
    "declaration",
    "executive_decision",
    "graph",
    "import_run",
    "issue",
    "item",
    "listed_document",
    "local_body",
    "meeting",
    "membership",
    "mention",
    "person",
    "post",
    "review",
    "slug",
    "text_hash",
    "unit",
]

Kind = Literal["decision", "contribution", "vote", "call-in", "response"]

FIRST_WORDS = 32
"""Characters, at most, of the words that name a clause before its hash."""

# an absolute IRI that ends with a stroke: "https://w3id.org/scrutiny/id/"
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[!#-;=?-\[\]_a-z~]+/")
# "9f86d081884c7d65", or all 64 digits of it
_SHA256 = re.compile(r"[0-9a-f]{16,64}")


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs that hang directly on a base, which must be absolute and end with a stroke.

    >>> Iris().council("Eastmere Borough Council")
    'https://w3id.org/scrutiny/id/council/eastmere-borough-council'
    >>> Iris("eastmere")
    Traceback (most recent call last):
    ...
    ValueError: the base of instance IRIs must be an absolute IRI that ends with '/', not 'eastmere'
    """

    base: str = BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise ValueError(
                f"the base of instance IRIs must be an absolute IRI that ends with '/', not {self.base!r}"
            )

    def council(self, name: str) -> str:
        """Name a council by its usual full name."""
        return f"{self.base}council/{slug(name)}"

    def external_body(self, name: str) -> str:
        """Name an organisation that is neither a council nor part of one."""
        return f"{self.base}org/{slug(name)}"

    def document(self, sha256: str) -> str:
        """Name a file by the hash of its bytes (lower-case hex, 16 digits or more); ValueError if it is not one."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"a document is named by the hex digits of its SHA-256, not by {sha256!r}")
        return f"{self.base}document/{sha256[:16]}"

    def claim(self, one: str, other: str) -> str:
        """Name the claim that two nodes are the same thing, whichever of them comes first.

        >>> Iris().claim("urn:a", "urn:b") == Iris().claim("urn:b", "urn:a")
        True
        """
        return f"{self.base}claim/{digest(chr(10).join(sorted((one, other))), 16)}"

    @property
    def catalogue(self) -> str:
        """The graph that says which document was imported by what and when."""
        return f"{self.base}graph/catalogue"

    @property
    def unnamed(self) -> str:
        """The graph that keeps what was stated without naming one."""
        return f"{self.base}graph/unnamed"

    @property
    def identity(self) -> str:
        """The graph of claims about who is who."""
        return f"{self.base}graph/identity"

    @property
    def derived(self) -> str:
        """The graphs of what is worked out across documents begin with this; each body has one of its own."""
        return f"{self.base}graph/derived"

    def follow_ups(self, body: str) -> str:
        """Name the graph of what became of the matters of a body, as far as it can only be seen across documents.

        >>> Iris().follow_ups("https://w3id.org/scrutiny/id/council/eastmere/body/cabinet")
        'https://w3id.org/scrutiny/id/graph/derived/council/eastmere/body/cabinet'
        """
        return f"{self.derived}/{body.removeprefix(self.base)}"


def body(scope: str, name: str) -> str:
    """Name a body that meets, inside its council (or inside the document that does not name the council).

    >>> body(Iris().council("Eastmere Borough Council"), "Scrutiny Panel")
    'https://w3id.org/scrutiny/id/council/eastmere-borough-council/body/scrutiny-panel'
    """
    return f"{scope}/body/{slug(name)}"


def local_body(scope: str, name: str) -> str:
    """Name an outside organisation by a name that means another one elsewhere ("police", "PCT"), inside its council.

    >>> local_body(Iris().council("Eastmere Borough Council"), "police")
    'https://w3id.org/scrutiny/id/council/eastmere-borough-council/org/police'
    """
    return f"{scope}/org/{slug(name)}"


def post(scope: str, label: str) -> str:
    """Name an office of a council."""
    return f"{scope}/post/{slug(label)}"


def person(scope: str, name: str) -> str:
    """Name a person by the fullest form printed, without title.

    >>> person("urn:council", "A. E. Pearson")
    'urn:council/person/a-e-pearson'
    """
    return f"{scope}/person/{slug(name)}"


def unit(scope: str, label: str) -> str:
    """Name a team or service of a council."""
    return f"{scope}/unit/{slug(label)}"


def issue(scope: str, label: str) -> str:
    """Name a matter that a council follows across meetings."""
    return f"{scope}/issue/{slug(label)}"


def review(scope: str, label: str) -> str:
    """Name a review or inquiry of a council's scrutiny."""
    return f"{scope}/review/{slug(label)}"


def executive_decision(scope: str, reference: str) -> str:
    """Name an executive decision by its printed reference, else by its title.

    >>> executive_decision("urn:council", "KEY/04MAR/12")
    'urn:council/executive-decision/key-04mar-12'
    """
    return f"{scope}/executive-decision/{slug(reference)}"


def meeting(scope: str, date: dt.date | None) -> str:
    """Name a body's sitting by its date; without one the scope must be the document.

    >>> meeting("urn:body", dt.date(2026, 3, 5)), meeting("urn:document", None)
    ('urn:body/meeting/2026-03-05', 'urn:document/meeting')
    """
    return f"{scope}/meeting/{dt.date.isoformat(date)}" if date else f"{scope}/meeting"


def item(meeting: str, number: str | None, title: str, *, shared: bool = False) -> str:
    """Name an item by its number, else by its title; by both where the paper prints one number twice (``shared``).

    >>> item("urn:meeting", "221/12", "Waste"), item("urn:meeting", None, "Road Safety")
    ('urn:meeting/item/221-12', 'urn:meeting/item/road-safety')
    >>> item("urn:meeting", "5", "Waste", shared=True)
    'urn:meeting/item/5-waste'
    """
    if number and shared:
        return f"{meeting}/item/{slug(f'{number} {title}')}"
    return f"{meeting}/item/{slug(number or title)}"


def attendance(meeting: str, name: str) -> str:
    """Name somebody's recorded presence or absence; ``name`` may be the tail of a person's IRI."""
    return f"{meeting}/attendance/{slug(name)}"


def declaration(meeting: str, name: str, n: int) -> str:
    """Name the ``n``-th declaration (from 1) that a person made at a meeting.

    >>> declaration("urn:meeting", "Jo Marsh", 1)
    'urn:meeting/declaration/jo-marsh/1'
    """
    return f"{meeting}/declaration/{slug(name)}/{n}"


def clause(scope: str, kind: Kind, text: str, apart: str = "") -> str:
    """Name a decision, contribution, vote, call-in or response by its first words and a hash of its text.

    ``scope`` is the item, else the meeting, else the document. ``apart`` tells equal texts of one item apart (a
    matter agreed in discussion and again under the head): it is hashed with the text but not shown.

    >>> clause("urn:item", "decision", "note the report of the Chief Officer and thank her")
    'urn:item/decision/note-the-report-of-the-chief-e6c819'
    """
    shown = first_words(slug(text[:LONGEST]).partition("--")[0], FIRST_WORDS)
    return f"{scope}/{kind}/{shown}-{text_hash(f'{text} {apart}' if apart else text)}"


def membership(document: str, name: str, held: str) -> str:
    """Name what one document shows of a person holding a post or sitting on a body (``held``)."""
    return f"{document}/membership/{slug(name)}-{digest(f'{slug(name)} {slug(held)}', 6)}"


def listed_document(item: str, title: str) -> str:
    """Name a document that a paper only lists under an item."""
    return f"{item}/document/{slug(title)}"


def graph(document: str) -> str:
    """Name the graph that holds what one document says."""
    return f"{document}/graph"


def import_run(document: str) -> str:
    """Name the latest import of a document."""
    return f"{document}/import"


def mention(document: str, start: int, end: int) -> str:
    """Name the stretch from ``start`` to ``end`` (code points of the stored text, end exclusive).

    >>> mention("urn:document", 12, 40)
    'urn:document#char=12,40'
    """
    return f"{document}#char={start},{end}"
