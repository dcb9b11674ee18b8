"""In which manner an address asks for a map: as a page, in a frame on another's page, to keep, or as a file."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from fastapi import Query

__all__ = ["Manner", "read_manner"]

Form = Literal["html", "json", "csv", "graphml", "gexf", "svg", "rq"]

_WHOLE: Final = frozenset({"json", "csv", "graphml", "gexf"})


@dataclass(frozen=True, slots=True)
class Manner:
    """The form of the answer; ``alone`` is a page that stands by itself, ``framed`` one for a frame."""

    form: Form = "html"
    alone: bool = False
    framed: bool = False

    @property
    def whole(self) -> bool:
        """Whether the answer holds everything, however much a page shows."""
        return self.form in _WHOLE

    @property
    def layout(self) -> str:
        """Name the template around the parts of a page."""
        return "map_alone.html" if self.alone else "map_framed.html" if self.framed else "base.html"


def read_manner(
    form: Annotated[Form, Query(alias="format", description="The form of the answer.")] = "html",
    download: Annotated[
        bool, Query(description="Whether the page is to stand by itself, for keeping.")
    ] = False,
    embed: Annotated[bool, Query(description="Whether the page is for a frame on another's page.")] = False,
) -> Manner:
    """Read the manner from the query of an address."""
    return Manner(form, download, embed and not download)
