"""Say whether literals are what their datatypes claim, and which of two comes first."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox
from rdflib.namespace import XSD

__all__ = ["compare", "is_well_formed"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_FORMS = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),  # "-12"
    str(XSD.decimal): re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),  # "0.85"
    str(XSD.boolean): re.compile(r"true|false|0|1"),
    # "P3M", "P1Y2M10DT2H30M", "-PT5.5S"
    str(XSD.duration): re.compile(
        r"-?P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
    ),
}
_MOMENTS = {str(XSD.date), str(XSD.dateTime)}
_NUMBERS = {str(XSD.integer), str(XSD.decimal), str(XSD.double), str(XSD.float), str(XSD.int), str(XSD.long)}


def is_well_formed(term: Term, datatype: str) -> bool:
    """Say whether a term is a literal of this datatype whose words are of its form.

    >>> XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
    >>> is_well_formed(ox.Literal("2026-02-29", datatype=ox.NamedNode(XSD_DATE)), XSD_DATE)
    False
    """
    if not isinstance(term, ox.Literal) or term.datatype.value != datatype:
        return False
    form = _FORMS.get(datatype)
    if form is not None:
        return form.fullmatch(term.value) is not None
    return datatype not in _MOMENTS or _moment(term.value, datatype) is not None


def compare(one: Term, other: Term) -> int | None:
    """Order two literals: -1, 0 or 1, or None where they cannot be compared.

    >>> compare(ox.Literal(2), ox.Literal(10)), compare(ox.Literal(2), ox.Literal("10"))
    (-1, None)
    """
    first, second = _value(one), _value(other)
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        return (first > second) - (first < second)
    if isinstance(first, dt.datetime) and isinstance(second, dt.datetime):
        if (first.tzinfo is None) != (second.tzinfo is None):
            return None
        return (first > second) - (first < second)
    if isinstance(first, str) and isinstance(second, str):
        return (first > second) - (first < second)
    return None


def _value(term: Term) -> Decimal | dt.datetime | str | None:
    if not isinstance(term, ox.Literal):
        return None
    datatype = term.datatype.value
    if datatype in _NUMBERS:
        try:
            return Decimal(term.value)
        except InvalidOperation:
            return None
    if datatype in _MOMENTS:
        return _moment(term.value, datatype)
    return term.value if datatype == str(XSD.string) else None


def _moment(words: str, datatype: str) -> dt.datetime | None:
    try:
        if datatype == str(XSD.date):
            return (
                dt.datetime.combine(dt.date.fromisoformat(words[:10]), dt.time())
                if len(words) == 10
                else None
            )
        return dt.datetime.fromisoformat(words)
    except ValueError:
        return None
