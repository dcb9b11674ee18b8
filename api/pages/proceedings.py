"""Tells the votes, declarations and call-ins of items as rows."""

from collections import defaultdict
from collections.abc import Mapping

from api.pages.asking import Rows
from api.pages.filling import offset_of
from api.pages.profile import Cell, Row

__all__ = ["tell_proceedings"]

_TAGS = {"Vote": "Vote", "Declaration": "Declaration", "CallIn": "Call-in"}


def tell_proceedings(rows: Rows) -> dict[str, tuple[Row, ...]]:
    """Tell what happened under each item, in the order of the paper."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: offset_of(row.get("evidence", ""))):
        found[row["item"]].append(_told(row))
    return {item: tuple(own) for item, own in found.items()}


def _told(row: Mapping[str, str]) -> Row:
    result = (Cell(row["result"].capitalize(), state="done"),) if row.get("result") else ()
    words = row["words"][:1].upper() + row["words"][1:]
    return Row(Cell(words, row["thing"]), result, _TAGS[row["sort"]], row.get("evidence", ""), row["thing"])
