"""Writes a map as files: JSON with the places of things, and CSV with a row a line."""

import csv
import io
import json

from api.maps.drawing import places_of
from api.maps.telling import Addresses, tell, thing_facts, tie_facts
from api.maps.words import how_much, sum_up
from graph.maps.map import Map

__all__ = ["harmless", "write_csv", "write_json"]


def write_json(shown: Map, addresses: Addresses) -> str:
    """Write a map as JSON: things with their places, ties by the numbers of these."""
    numbers = {thing.iri: n for n, thing in enumerate(shown.things)}
    placed = zip(shown.things, places_of(shown), strict=True)
    document = {
        "title": shown.title,
        "summary": sum_up(shown),
        "shown": how_much(shown),
        "things": [
            {"number": n, "iri": thing.iri, "x": x, "y": y, **thing_facts(thing, addresses)}
            for n, (thing, (x, y)) in enumerate(placed)
        ],
        "ties": [
            {
                "source": numbers[told.tie.source],
                "target": numbers[told.tie.target],
                "weight": told.tie.weight,
                **tie_facts(told, addresses),
            }
            for told in tell(shown)
        ],
        "queries": [asked.text for asked in shown.asked],
    }
    return json.dumps(document, ensure_ascii=False)


_COLUMNS = (
    "source", "source_kind", "tie", "target", "target_kind", "words", "times", "first", "last", "quote", "paper",
    "source_iri", "target_iri", "mention",
)  # fmt: skip


def write_csv(shown: Map) -> str:
    """Write a map's lines as CSV (RFC 4180), a row a line of the map, with its sources.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for told in tell(shown):
        tie, source = told.tie, told.tie.evidence
        cells = [
            told.source.label, told.source.kind, told.says, told.target.label, told.target.kind, tie.words, tie.weight,
            tie.first or "", tie.last or "", source.quote if source else "", source.paper if source else "",
            tie.source, tie.target, source.mention if source else "",
        ]  # fmt: skip
        writer.writerow([harmless(str(cell)) for cell in cells])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking words for a formula.

    >>> harmless("=HYPERLINK(…)"), harmless("Cabinet")
    ("'=HYPERLINK(…)", 'Cabinet')
    """
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
