"""Take what somebody typed for a stored question: names become the IRIs of the only things that have them.

A name is a printed one or a part of it; an IRI is taken as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TextIO

from graph.errors import BadParameter, GraphError, QueryRefused
from graph.queries import Parameter, Question, Value, find_question, is_name
from graph.sparql.terms import rows
from graph.store import Store
from ontology.topics import topics

__all__ = ["UnknownName", "find_named", "fitting", "list_some", "read_asked", "read_values"]

_LISTED: Final = 5
_ADDRESSES: Final = ("http://", "https://", "urn:")
_NAMES: Final = """
SELECT DISTINCT ?thing ?name {
  VALUES ?type { %(types)s }
  ?thing a ?type ; rdfs:label|foaf:name|skos:prefLabel ?name
}
"""
_TYPES: Final = {
    "person": "foaf:Person",
    "post": "org:Post",
    "body": "scr:Body scr:ExternalBody org:OrganizationalUnit",
    "council": "scr:Council",
    "meeting": "scr:Meeting",
    "issue": "scr:Issue",
}
"""The classes of each kind of thing; topics come from the vocabulary."""


class UnknownName(GraphError):
    """Nothing of the kind has the name, or several things have."""


def read_asked(store: Store, given: str, values: Sequence[str], stdin: TextIO) -> str:
    """Read what is asked: SPARQL itself, the file of it (``….rq``), ``-`` for a stream, or a stored question's name.

    ``values`` are what a stored question is asked about, as :func:`read_values` takes them; BadParameter with any other.
    QueryRefused for what is no UTF-8.
    """
    if is_name(given):
        question = find_question(given)
        return question.bound(read_values(store, question, values))
    if values:
        raise BadParameter("only a stored question is asked with a name=value")
    try:
        asked = _read_sparql(given, stdin)
        asked.encode()  # bytes that are no UTF-8 come from the command line, and from some streams, as half characters
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise QueryRefused(f"the query is no text in UTF-8 ({error.reason})") from error
    return asked


def _read_sparql(given: str, stdin: TextIO) -> str:
    if given == "-":
        return stdin.read()
    return Path(given).read_text(encoding="utf-8") if given.endswith(".rq") else given


def read_values(store: Store, question: Question, given: Iterable[str]) -> dict[str, list[Value]]:
    """Read ``name=value`` pairs for a question; a name that is given twice has both values, any of which then fits.

    Raises BadParameter for what is no pair or no parameter of the question, UnknownName for a name that is not one
    thing's.
    """
    parameters = {parameter.name: parameter for parameter in question.parameters}
    values: defaultdict[str, list[Value]] = defaultdict(list)
    for pair in given:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not equals or not value:
            raise BadParameter(f"{pair!r} is not of the form name=value, such as {_example(question)}")
        parameter = parameters.get(name)
        values[name].append(value if parameter is None else _value(store, parameter, value))
    return dict(values)


def _example(question: Question) -> str:
    names = [parameter.name for parameter in question.parameters]
    return f"{names[0]}=…" if names else "on=2026-01-31"


def _value(store: Store, parameter: Parameter, given: str) -> str:
    if parameter.type != "IRI" or given.startswith(_ADDRESSES):
        return given
    if not parameter.kinds:
        raise BadParameter(f"{parameter.name}: {given!r} is not an IRI")
    return find_named(store, given, parameter.kinds)


def find_named(store: Store, given: str, kinds: Sequence[str]) -> str:
    """Find the one thing of some kinds that has a name, or alone has it as a part of its own; UnknownName otherwise."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    types = " ".join(_TYPES[kind] for kind in kinds if kind in _TYPES)
    for row in rows(store.query(_NAMES % {"types": types})):
        names[row["thing"]].add(row["name"])
    if "topic" in kinds:
        for topic in topics():
            names[topic.iri].update((topic.label, *_just(given, topic.other_labels)))
    found = fitting(names, given)
    # A paper that does not say its council names things in a scope of its own; these count where no others fit.
    found = [iri for iri in found if not iri.startswith(f"{store.iris.base}document/")] or found
    if len(found) == 1:
        return found[0]
    sort = " or ".join(kinds)
    if not found:
        raise UnknownName(f"no {sort} here has {given!r} in the name; part of a name or an IRI is enough")
    raise UnknownName(
        f"{given!r} fits {len(found)}, give more of the name or the IRI: {list_some(names, found)}"
    )


def _just(given: str, labels: Iterable[str]) -> list[str]:
    return [label for label in labels if label.lower() == given.lower()]


def fitting(names: Mapping[str, Iterable[str]], given: str) -> list[str]:
    """List what is named just so, else what has the words in its name; an IRI among them is meant itself.

    >>> fitting({"urn:a": ["Jo Hart"], "urn:b": ["Jo Hartley"]}, "jo  hart"), fitting({"urn:b": ["Jo Hartley"]}, "hart")
    (['urn:a'], ['urn:b'])
    """
    if given in names:
        return [given]
    wanted = " ".join(given.lower().split())
    exact = [iri for iri, known in names.items() if any(wanted == name.lower() for name in known)]
    return exact or [iri for iri, known in names.items() if any(wanted in name.lower() for name in known)]


def list_some(names: Mapping[str, Iterable[str]], found: Iterable[str]) -> str:
    """List the first few things with their fullest names, and how many more there are.

    >>> list_some({"urn:a": ["Hart", "Jo Hart"]}, ["urn:a"])
    'Jo Hart <urn:a>'
    """
    several = sorted(found)
    listed = "; ".join(f"{max(sorted(names[iri]), key=len)} <{iri}>" for iri in several[:_LISTED])
    more = len(several) - _LISTED
    return f"{listed}; and {more} more" if more > 0 else listed
