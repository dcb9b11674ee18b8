"""Writes JSON-LD with the ontology's own names: compaction by ``ontology/context.jsonld`` (JSON-LD 1.1, section 4).

The engine writes expanded JSON-LD, in which every name is a full IRI and every value an object. Only what the engine
writes is read here (nodes with values, nothing nested), and the answer brings the part of the context that it uses, so
that nobody has to fetch one.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, cast

__all__ = ["compact"]

_CONTEXT: Final = Path(__file__).parents[2] / "ontology" / "context.jsonld"
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_VALUE: Final = "@value"

Value = Mapping[str, object]
Term = tuple[str, str | None]
"""A term's name and the type that its values are of: "@id", a datatype's IRI, or None for plain strings."""


@cache
def _definitions() -> dict[str, object]:
    document = json.loads(_CONTEXT.read_text("utf-8"))
    return cast("dict[str, object]", document["@context"])


def _expanded(name: str) -> str:
    """Write a prefixed name of the context in full."""
    prefix, _, local = name.partition(":")
    namespace = _definitions().get(prefix)
    return f"{namespace}{local}" if isinstance(namespace, str) else name


@cache
def _terms() -> dict[str, Term]:
    """Give for each IRI the term that stands for it."""
    found: dict[str, Term] = {}
    for name, meaning in _definitions().items():
        if isinstance(meaning, dict):
            kind = str(meaning["@type"])
            found[_expanded(str(meaning["@id"]))] = (name, kind if kind == "@id" else _expanded(kind))
        elif isinstance(meaning, str) and ":" in meaning and not meaning.endswith(("#", "/")):
            found[_expanded(meaning)] = (name, None)
    return found


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    """Give namespaces and prefixes, the longest namespace first."""
    known = _definitions().items()
    pairs = [(str(iri), name) for name, iri in known if isinstance(iri, str) and iri.endswith(("#", "/"))]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


class _Compactor:
    """Compacts nodes and notes which parts of the context they use."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def node(self, node: Value) -> dict[str, object]:
        """Compact one node."""
        told: dict[str, object] = {}
        for name, values in node.items():
            if name == "@id":
                told[name] = values
            else:
                self._tell(told, name, cast("list[Value]", values))
        return told

    def _tell_classes(self, told: dict[str, object], values: list[Value]) -> list[Value]:
        """Tell the classes of a node; give what is said to be its class and cannot be one, such as a text."""
        classes = [str(value["@id"]) for value in values if "@id" in value]
        if classes:
            told["@type"] = _one_or_all(self._name(iri, None) or self._prefixed(iri) for iri in classes)
        return [value for value in values if "@id" not in value]

    def _tell(self, told: dict[str, object], iri: str, values: list[Value]) -> None:
        """Tell a property's values, those that its term can stand for under the term."""
        plain: list[object] = []
        others: list[Value] = []
        term = _terms().get(iri)
        if iri == _TYPE:
            values = self._tell_classes(told, values)
        for value in values:
            short = None if term is None else _short(value, term[1])
            if short is None:
                others.append(value)
            else:
                plain.append(short)
        if plain and term is not None:
            told[str(self._name(iri, term[1]))] = _one_or_all(plain)
        if others:
            told[self._prefixed(iri)] = _one_or_all(map(self._object, others))

    def _object(self, value: Value) -> object:
        kind = value.get("@type")
        if isinstance(kind, str):
            return {**value, "@type": self._prefixed(kind)}
        return value[_VALUE] if set(value) == {_VALUE} else dict(value)

    def _name(self, iri: str, kind: str | None) -> str | None:
        term = _terms().get(iri)
        if term is None or term[1] != kind:
            return None
        self._used.add(term[0])
        return term[0]

    def _prefixed(self, iri: str) -> str:
        for namespace, prefix in _prefixes():
            if iri.startswith(namespace) and len(iri) > len(namespace):
                self._used.add(prefix)
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def context(self) -> dict[str, object]:
        """Give the part of the context that was used, prefixes that its terms are written with included."""
        parts = {name: _definitions()[name] for name in sorted(self._used)}
        names = json.dumps(list(parts.values()))
        needed = {prefix: iri for iri, prefix in _prefixes() if f'"{prefix}:' in names}
        return dict(sorted((needed | parts).items()))


def _short(value: Value, kind: str | None) -> object:
    """Give a value as its term lets it be written; None where the term cannot stand for it."""
    if kind == "@id":
        return value.get("@id") if set(value) == {"@id"} else None
    if _VALUE not in value or value.get("@type") != kind or "@language" in value:
        return None
    return value[_VALUE]


def _one_or_all(values: Iterable[object]) -> object:
    listed = list(values)
    return listed[0] if len(listed) == 1 else listed


def compact(expanded: bytes) -> bytes:
    """Compact what the engine wrote.

    >>> compact(b'[{"@id":"urn:a","https://w3id.org/scrutiny/ns#owner":[{"@id":"urn:b"}]}]').decode()
    '{"@context":{"owner":{"@id":"scr:owner","@type":"@id"},"scr":"https://w3id.org/scrutiny/ns#"},"@graph":[{"@id":"urn:a","owner":"urn:b"}]}'
    """
    compactor = _Compactor()
    nodes = [compactor.node(node) for node in cast("list[Value]", json.loads(expanded))]
    document = {"@context": compactor.context(), "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
