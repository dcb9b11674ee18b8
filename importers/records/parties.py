"""People, offices and bodies, kept **as printed**: who is who inside a paper is decided once, in ``minutes/agents/``."""

from dataclasses import dataclass
from typing import Literal

from importers.paper import Span

__all__ = ["Membership", "Organisation", "Party", "PersonName", "Post"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name as printed in one place.

    ``name`` is without title and post-nominals ("A E Pearson"), ``title`` what stood before it ("Councillor",
    "Mr"), ``honours`` what stood after ("CC", "MBE"). ``councillor`` is true where title or honours say so.
    """

    name: str
    span: Span
    title: str | None = None
    honours: str | None = None
    councillor: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(None, 1)[-1]

    @property
    def given(self) -> str | None:
        """The words before the surname: given names or initials, None for a bare surname."""
        return " ".join(self.name.split()[:-1]) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whoever acts, owns, speaks or is addressed, as printed.

    ``person``: a name; ``post``: an office without a name ("the interim Director"); ``organisation``: a body,
    team or outside party; ``group``: a crowd that is nobody in particular ("Members", "officers", "a Member"), kept
    as words only, never a node.
    """

    kind: Literal["person", "post", "organisation", "group"]
    label: str
    span: Span
    name: PersonName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body, organisation, team or service named as an actor or a party, in the fullest form printed.

    ``council``: a principal local authority; ``body``: something of this council that meets; ``unit``: a team or
    service of this council; ``external``: anybody else. ``abbreviation`` where the paper introduces one, "(WSCB)".
    ``local`` says that the name means another body elsewhere ("the police", "PCT").
    """

    label: str
    kind: Literal["council", "body", "unit", "external"]
    spans: tuple[Span, ...]
    abbreviation: str | None = None
    local: bool = False
    confidence: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office as printed, named without its holder or held by somebody (then see :class:`Membership`)."""

    label: str
    spans: tuple[Span, ...]
    organisation: str | None = None
    confidence: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One observation that a person held a post, or sat on a body: tied by the words at ``spans``."""

    person: PersonName
    post: str | None
    organisation: str | None = None
    spans: tuple[Span, ...] = ()
    confidence: float = 0.9
