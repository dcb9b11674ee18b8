"""Reads the fields of a question's form: a name that somebody typed becomes the thing that it names, or a choice among several.

An address may also hold an IRI. What was meant is kept beside what was typed (``body``, ``body.label``, ``body.iri``), so
that a name of several things is not asked about again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from api.maps.asking import SiteAsking
from api.pages.filling import names_of
from api.pages.finding import Named, resolve_name
from api.pages.site import Site
from graph.queries import Parameter

__all__ = ["Field", "read_field"]

_ANYTHING: Final = ("body", "person", "post")
_LABELS: Final = {
    "on": "On",
    "held": "Post or body",
    "seen": "Person",
    "node": "Address",
    "subject": "Topic or issue",
}

_SAID_BY_LABEL: Final = frozenset(
    {
        "date of the first day",
        "date of the last day",
        "the issue or topic",
        "the topic",
        "the person as a paper names them",
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a question's form: what was typed or meant, and among what to choose where that is not clear.

    ``kinds`` are the kinds of things that a name may stand for, empty for a date, a number or words.
    """

    name: str
    label: str
    hint: str
    type: str
    needed: bool
    kinds: tuple[str, ...] = ()
    typed: str = ""
    iri: str = ""
    choices: tuple[tuple[Named, str], ...] = ()
    wrong: str = ""

    @property
    def value(self) -> str:
        """What the question is asked about, "" if that is open."""
        return self.iri if self.type == "IRI" else self.typed


def _kinds(parameter: Parameter) -> tuple[str, ...]:
    """Say of which kinds in the full-text index a thing may be that a parameter takes.

    >>> _kinds(Parameter("council", "IRI", " of the council", False)), _kinds(Parameter("on", "date", " of", True))
    (('body',), ())
    """
    if parameter.type != "IRI":
        return ()
    return tuple("body" if kind == "council" else kind for kind in parameter.kinds) or _ANYTHING


def _empty_field(parameter: Parameter) -> Field:
    about = f"{parameter.type}{parameter.about}".removeprefix("IRI of ").replace(
        "date on which to look", "the day"
    )
    label = _LABELS.get(parameter.name, parameter.name.capitalize())
    hint = "" if about in _SAID_BY_LABEL or about == f"the {label.lower()}" else about
    return Field(parameter.name, label, hint, parameter.type, not parameter.optional, _kinds(parameter))


async def read_field(site: Site, parameter: Parameter, given: Mapping[str, str]) -> Field:
    """Read what the form gives for a parameter; what was typed counts more than what was meant before."""
    empty, typed = _empty_field(parameter), " ".join(given.get(parameter.name, "").split())
    if not typed or parameter.type != "IRI":
        return replace(empty, typed=typed)
    if typed == given.get(f"{parameter.name}.label") and given.get(f"{parameter.name}.iri"):
        return replace(empty, typed=typed, iri=given[f"{parameter.name}.iri"])
    if typed.startswith(("https://", "http://", "urn:")):
        names = await names_of(SiteAsking(site), [typed])
        return replace(empty, typed=names.get(typed, typed), iri=typed)
    found = await resolve_name(site, typed, empty.kinds)
    if found.one:
        return replace(empty, typed=found.one.label, iri=found.one.iri)
    if not found.choices:
        return replace(
            empty, typed=typed, wrong=f"Nothing called “{typed}” was found. Part of a name is enough."
        )
    return replace(empty, typed=typed, choices=await _told_apart(site, found.choices))


async def _told_apart(site: Site, choices: Sequence[Named]) -> tuple[tuple[Named, str], ...]:
    names = await names_of(SiteAsking(site), {one.setting for one in choices if one.setting})
    return tuple((one, names.get(one.setting, "") if one.setting != one.iri else "") for one in choices)
