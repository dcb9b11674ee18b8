"""The stored questions: one SPARQL query a file in ``queries/``, asked by name with typed parameters.

A file begins with the question in English as a comment, then says its parameters::

    # Which recommendations did a body make in a period, to whom, and what became of them?
    # param body: IRI of the body, optional
    # param from: date of the first day, optional

and marks, by a comment of its own line, where a parameter's value goes: ``# VALUES ?body``. Asking with a value turns
the comment into ``VALUES ?body { <…> }``, the value written by the engine's own serialiser; without one it stays a
comment. So every file is a whole query that can be pasted into any editor.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from rdflib.namespace import XSD

from graph.embedded.engine import Answer
from graph.errors import BadParameter, UnknownQuery
from graph.sparql.terms import literal, node, rows
from graph.store import Store

__all__ = [
    "Parameter",
    "Question",
    "Value",
    "ask",
    "ask_rows",
    "find_question",
    "is_name",
    "questions",
    "read_question",
]

Type = Literal["IRI", "date", "number", "text"]
Value = str | int | dt.date
"""What a parameter may be given: an IRI or a text, a number, a date (or its ISO form)."""

# Matches "# param body: IRI of the body, optional".
_PARAMETER = re.compile(r"^# param (\w{1,40}): (IRI|date|number|text)\b([^\n]*?)(, optional)?$", re.MULTILINE)
# "open-actions"
_NAME = re.compile(r"[a-z][a-z-]{0,80}")
# The line that holds "    # VALUES ?body" and no more.
_PLACE = r"^([ \t]*)# VALUES \?{name}[ \t]*$"
# The kinds of things that a parameter may be, by words of what is said about it.
_KINDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("person, post or organisation", ("person", "post", "body")),
    ("post or body", ("post", "body")),
    ("topic", ("topic", "issue")),
    ("meeting", ("meeting",)),
    ("person", ("person",)),
    ("post", ("post",)),
    ("council", ("council",)),
    ("body", ("body",)),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question can be asked about."""

    name: str
    type: Type
    about: str
    optional: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of things that it may be, by their names; empty where it is no thing that has a name.

        >>> Parameter("body", "IRI", " of the first body", False).kinds, Parameter("on", "date", " of", True).kinds
        (('body',), ())
        """
        if self.type != "IRI":
            return ()
        return next((kinds for words, kinds in _KINDS if words in self.about), ())

    def term(self, value: Value) -> str:
        """Write a value as a SPARQL term; BadParameter if it is not of the parameter's type.

        >>> Parameter("on", "date", "day", True).term("2026-01-31")
        '"2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date>'
        >>> Parameter("words", "text", "words", True).term('a "quoted" } word')
        '"a \\\\"quoted\\\\" } word"'
        >>> Parameter("body", "IRI", "body", True).term("urn:x> } #")
        Traceback (most recent call last):
        ...
        graph.errors.BadParameter: body: 'urn:x> } #' is not an IRI
        """
        try:
            match self.type:
                case "IRI":
                    return str(node(str(value)))
                case "date":
                    day = value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
                    return str(literal(day.isoformat()[:10], XSD.date))
                case "number":
                    return str(literal(str(int(str(value))), XSD.integer))
                case "text":
                    return str(literal(str(value)))
        except ValueError:
            article = "an" if self.type == "IRI" else "a"
            raise BadParameter(f"{self.name}: {value!r} is not {article} {self.type}") from None


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question: its name, the question in English, its parameters, and its SPARQL."""

    name: str
    english: str
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def told(self) -> str:
        """The question in lines: its name and English, then its parameters, the optional ones in brackets."""
        names = " ".join(f"[{one.name}]" if one.optional else one.name for one in self.parameters)
        return f"{self.name}: {self.english}\n  with {names}"

    def bound(self, values: Mapping[str, Value | Sequence[Value]]) -> str:
        """Write the query for these values; a parameter may be given several, any of which then fits.

        Raises BadParameter for a parameter that the question does not have, one that it needs, or a wrong type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        unknown = sorted(values.keys() - known.keys())
        if unknown:
            raise BadParameter(
                f"{self.name} has no parameter {unknown[0]!r}; it has {', '.join(known) or 'none'}"
            )
        text = self.text
        for name, parameter in known.items():
            if name in values:
                text = _put(text, parameter, values[name])
            elif not parameter.optional:
                raise BadParameter(f"{self.name} needs {name!r}: {parameter.type}{parameter.about}")
        return text


def _put(text: str, parameter: Parameter, value: Value | Sequence[Value]) -> str:
    several = [value] if isinstance(value, str | int | dt.date) else list(value)
    terms = " ".join(parameter.term(one) for one in several)
    place = re.compile(_PLACE.format(name=parameter.name), re.MULTILINE)
    return place.sub(lambda found: f"{found[1]}VALUES ?{parameter.name} {{ {terms} }}", text)


def read_question(name: str, text: str) -> Question:
    """Read a question from its file's text.

    >>> question = read_question("x", "# Who?\\n# param body: IRI of the body, optional\\nSELECT * { ?s ?p ?o }")
    >>> question.english, question.parameters[0].name, question.parameters[0].optional
    ('Who?', 'body', True)
    """
    first = text.split("\n", 1)[0]
    if not first.startswith("# "):
        raise UnknownQuery(f"{name}: the first line is not a question")
    parameters = (
        Parameter(found[1], _type(found[2]), found[3], found[4] is not None)
        for found in _PARAMETER.finditer(text)
    )
    return Question(name, first[2:].strip(), tuple(parameters), text)


def _type(word: str) -> Type:
    match word:
        case "IRI" | "date" | "number" | "text":
            return word
        case _:
            raise BadParameter(f"no parameter is of the type {word!r}")


@cache
def questions() -> dict[str, Question]:
    """Read every stored question, by name."""
    folder = files("graph") / "queries"
    found = {file.name.removesuffix(".rq"): file for file in folder.iterdir() if file.name.endswith(".rq")}
    return {name: read_question(name, found[name].read_text("utf-8")) for name in sorted(found)}


def is_name(text: str) -> bool:
    """Say whether a text can only be a stored question's name: no SPARQL is one word in small letters.

    >>> is_name("open-actions"), is_name("ask{}"), is_name("list.rq")
    (True, False, False)
    """
    return _NAME.fullmatch(text) is not None


def find_question(name: str) -> Question:
    """Find a stored question by name; UnknownQuery if there is none."""
    try:
        return questions()[name]
    except KeyError:
        raise UnknownQuery(f"there is no question {name!r}; there are {', '.join(questions())}") from None


def ask(store: Store, name: str, **values: Value | Sequence[Value]) -> Answer:
    """Ask a stored question of a store."""
    return store.query(find_question(name).bound(values))


def ask_rows(store: Store, name: str, **values: Value | Sequence[Value]) -> list[dict[str, str]]:
    """Ask a stored question and give its rows as words by variable."""
    return list(rows(ask(store, name, **values)))
