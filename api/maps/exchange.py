"""Writes a map for other programs: GraphML (1.0) and GEXF (1.3, with places and colours, as Gephi reads it)."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from api.maps.drawing import places_of
from api.maps.paint import COLOURS
from api.maps.telling import tell
from graph.maps.map import Map

__all__ = ["write_gexf", "write_graphml"]

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_GEXF: Final = "http://gexf.net/1.3"
_VIZ: Final = "http://gexf.net/1.3/viz"
_THING_FIELDS: Final = ("label", "kind", "iri", "mark")
_TIE_FIELDS: Final = ("tie", "words", "first", "last", "quote", "paper", "mention")
# What XML 1.0 cannot hold: a form feed out of a PDF, say.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _facts(shown: Map) -> tuple[list[Mapping[str, str]], list[tuple[int, int, int, Mapping[str, str]]]]:
    """Give what is said of things, and of ties with the numbers of their ends and their weight."""
    numbers, marks = {thing.iri: n for n, thing in enumerate(shown.things)}, dict(shown.marks)
    things = [
        _clean({"label": thing.label, "kind": thing.kind, "iri": thing.iri, "mark": marks.get(thing.iri, "")})
        for thing in shown.things
    ]
    ties = []
    for told in tell(shown):
        tie, source = told.tie, told.tie.evidence
        facts = {
            "tie": told.says,
            "words": tie.words,
            "first": tie.first.isoformat() if tie.first else "",
            "last": tie.last.isoformat() if tie.last else "",
            "quote": source.quote if source else "",
            "paper": source.paper if source else "",
            "mention": source.mention if source else "",
        }
        ties.append((numbers[tie.source], numbers[tie.target], tie.weight, _clean(facts)))
    return things, ties


def _clean(facts: Mapping[str, str]) -> Mapping[str, str]:
    return {name: _NOT_XML.sub("", words) for name, words in facts.items()}


def write_graphml(shown: Map) -> bytes:
    """Write a map as GraphML."""
    things, ties = _facts(shown)
    root = etree.Element(f"{{{_GRAPHML}}}graphml", nsmap={None: _GRAPHML})  # type: ignore[dict-item]  # the stubs forget the default namespace
    for on, fields in (("node", _THING_FIELDS), ("edge", _TIE_FIELDS)):
        for name in fields:
            _add(
                root,
                _GRAPHML,
                "key",
                {"id": f"{on}-{name}", "for": on, "attr.name": name, "attr.type": "string"},
            )
    _add(
        root, _GRAPHML, "key", {"id": "edge-weight", "for": "edge", "attr.name": "weight", "attr.type": "int"}
    )
    graph = _add(root, _GRAPHML, "graph", {"id": "map", "edgedefault": "directed"})
    for n, facts in enumerate(things):
        node = _add(graph, _GRAPHML, "node", {"id": f"n{n}"})
        for name in _THING_FIELDS:
            _add(node, _GRAPHML, "data", {"key": f"node-{name}"}).text = facts[name]
    for n, (source, target, weight, facts) in enumerate(ties):
        edge = _add(graph, _GRAPHML, "edge", {"id": f"e{n}", "source": f"n{source}", "target": f"n{target}"})
        _add(edge, _GRAPHML, "data", {"key": "edge-weight"}).text = str(weight)
        for name in _TIE_FIELDS:
            _add(edge, _GRAPHML, "data", {"key": f"edge-{name}"}).text = facts[name]
    return _bytes(root)


def write_gexf(shown: Map) -> bytes:
    """Write a map as GEXF; y grows upwards there."""
    things, ties = _facts(shown)
    root = etree.Element(f"{{{_GEXF}}}gexf", nsmap={None: _GEXF, "viz": _VIZ}, version="1.3")  # type: ignore[dict-item]
    graph = _add(root, _GEXF, "graph", {"defaultedgetype": "directed"})
    for on, fields in (("node", _THING_FIELDS[1:]), ("edge", _TIE_FIELDS)):
        declared = _add(graph, _GEXF, "attributes", {"class": on})
        for name in fields:
            _add(declared, _GEXF, "attribute", {"id": name, "title": name, "type": "string"})
    nodes, edges = _add(graph, _GEXF, "nodes", {}), _add(graph, _GEXF, "edges", {})
    for n, (facts, (x, y)) in enumerate(zip(things, places_of(shown), strict=True)):
        node = _add(nodes, _GEXF, "node", {"id": str(n), "label": facts["label"]})
        _values(node, facts, _THING_FIELDS[1:])
        red, green, blue = bytes.fromhex(
            COLOURS[facts["mark"] if facts["mark"] in COLOURS else facts["kind"]][1:]
        )
        _add(node, _VIZ, "color", {"r": str(red), "g": str(green), "b": str(blue)})
        _add(node, _VIZ, "position", {"x": str(x), "y": str(-y), "z": "0"})
    for n, (source, target, weight, facts) in enumerate(ties):
        attributes = {"id": str(n), "source": str(source), "target": str(target), "weight": str(weight)}
        edge = _add(edges, _GEXF, "edge", {**attributes, "label": facts["tie"]})
        _values(edge, facts, _TIE_FIELDS)
    return _bytes(root)


def _add(parent: etree._Element, space: str, name: str, attributes: Mapping[str, str]) -> etree._Element:
    return etree.SubElement(parent, f"{{{space}}}{name}", dict(attributes))


def _values(parent: etree._Element, facts: Mapping[str, str], fields: tuple[str, ...]) -> None:
    values = _add(parent, _GEXF, "attvalues", {})
    for name in fields:
        _add(values, _GEXF, "attvalue", {"for": name, "value": facts[name]})


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
