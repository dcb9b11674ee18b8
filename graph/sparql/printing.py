"""Print what a query gave on a stream: rows as a table, yes or no, triples as Turtle, or any of them in a standard format."""

from typing import Final, TextIO

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.embedded.engine import Answer
from graph.errors import QueryRefused
from graph.sparql.answers import format_for, write_answer
from graph.sparql.prefixes import PREFIXES

__all__ = ["TABLE", "print_answer"]

TABLE: Final = "table"
"""The form that is for people; the others are named as in :mod:`graph.sparql.answers`."""

# How triples are written in a form that is one of rows
_FOR_TRIPLES: Final = {TABLE: "turtle", "json": "jsonld", "xml": "rdfxml"}
_UNBOUNDED: Final = 100_000
"""Columns of a table that goes to no terminal: wide enough to fold nothing."""


def print_answer(answer: Answer, form: str, output: TextIO) -> int | None:
    """Print an answer, and give the number of rows where it is a table of them.

    Raises QueryRefused where an answer of this kind cannot be written in the form asked for.
    """
    if form == TABLE and isinstance(answer, QuerySolutions):
        return _print_table(answer, output)
    if form == TABLE and isinstance(answer, QueryBoolean):
        output.write("yes\n" if answer else "no\n")
        return None
    triples = isinstance(answer, QueryTriples)
    chosen = format_for(answer, _FOR_TRIPLES.get(form, form) if triples else form)
    if chosen is None:
        kind = "triples" if triples else "yes or no" if isinstance(answer, QueryBoolean) else "rows"
        raise QueryRefused(f"{kind} cannot be written as {form}; choose another format")
    output.flush()
    write_answer(answer, output.buffer, chosen, PREFIXES)
    output.buffer.flush()
    return None


def _print_table(answer: QuerySolutions, output: TextIO) -> int:
    """Print rows and cut nothing off: a terminal folds what is too wide for it, a file or pipe has any width."""
    table = Table(box=box.SIMPLE_HEAD)
    for variable in answer.variables:
        table.add_column(variable.value, overflow="fold")
    for solution in answer:
        table.add_row(*(Text(term.value if term is not None else "") for term in solution))
    width = None if output.isatty() else _UNBOUNDED
    Console(file=output, highlight=False, width=width).print(table)
    return table.row_count
