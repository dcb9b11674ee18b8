"""Show the graph in a notebook: the answer to a query as a DataFrame, a map as a page inside the page."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd
import pyoxigraph as ox
from graph.embedded.engine import Answer
from graph.sparql.prefixes import PREFIXES
from rdflib import XSD

__all__ = ["Embedded", "frame"]

_READ: Final[dict[str, Callable[[str], Any]]] = {
    str(XSD.integer): int,
    str(XSD.decimal): float,
    str(XSD.double): float,
    str(XSD.boolean): lambda text: text in ("true", "1"),
    str(XSD.date): dt.date.fromisoformat,
    str(XSD.dateTime): dt.datetime.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Embedded:
    """A self-contained page, drawn inside the notebook in a frame of its own that may reach nothing outside."""

    page: str
    title: str
    height: int = 640

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.page)}" sandbox="allow-scripts" width="100%" height="{self.height}" '
            f'title="{escape(self.title)}"></iframe>'
        )


def frame(answer: Answer) -> pd.DataFrame:
    """Make a DataFrame of a SELECT query's rows: numbers and dates as such, IRIs shortened by the known prefixes.

    A literal that is not what its type says stays the text it is, since a source's slip must not cost the other rows.
    Raises TypeError for the answer to an ASK, CONSTRUCT or DESCRIBE query.
    """
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("only the rows of a SELECT query make a DataFrame")
    columns = [variable.value for variable in answer.variables]
    return pd.DataFrame([[_value(term) for term in row] for row in answer], columns=columns).convert_dtypes()


def _value(term: object) -> object:
    if isinstance(term, ox.Literal):
        try:
            return _READ.get(term.datatype.value, str)(term.value)
        except ValueError:
            return term.value
    if isinstance(term, ox.NamedNode):
        return _short(term.value)
    return None if term is None else str(term)


def _short(iri: str) -> str:
    prefix, base = max(
        ((prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)),
        key=lambda pair: len(pair[1]),
        default=("", ""),
    )
    return f"{prefix}:{iri[len(base) :]}" if base else iri
