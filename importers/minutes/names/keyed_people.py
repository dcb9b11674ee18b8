"""Finds whom the keys of a paper mean that act in a sentence: "JB declared …", where a list prints "Jo Bell (JB)"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from importers.minutes.language.memory import remembered
from importers.minutes.names.keys import key_behind
from importers.minutes.names.listed_names import read_listed_name
from importers.minutes.names.people import find_names
from importers.paper import Span
from importers.records import PersonName

__all__ = ["find_keyed"]

# "JB declared", "JBE, MLU and OKE are": a key where a person is the subject or one of a list of them
_ACTS = re.compile(
    r"\b(?P<key>[A-Z][A-Za-z-]{1,3})(?=, ?[A-Z]| ?& ?[A-Z]| and [A-Z]{2}|,? (?:both |all |also |each )?(?:has|had|have|is|are|was|were|declar\w+|disclos\w+|stated|advised|informed|expressed|made|gave|left|took|noted)\b)"
)
# "Mark Lunt (MLU)", "Rose Bell(RB)": two words before a key, which alone might be any
_MARKED = re.compile(r"(?<![\w'-] )[A-Z][a-z'-]{1,15} [A-Z][A-Za-z'-]{1,20}(?= ?\([A-Z][A-Za-z-]{1,3}\))")


@remembered
def _keys_of(plain: str) -> Mapping[str, PersonName]:
    """Collect the keys that stand behind names; the first name with a key has it."""
    found: dict[str, PersonName] = {}
    marked = (read_listed_name(plain, at.start(), len(plain), bare=False) for at in _MARKED.finditer(plain))
    for name in (*find_names(plain, 0, len(plain)), *(name for name in marked if name is not None)):
        behind = key_behind(plain, name, name.span.end, len(plain))
        if behind is not None:
            found.setdefault(behind[0], name)
    return MappingProxyType(found)


def find_keyed(plain: str, start: int, end: int) -> list[PersonName]:
    """Find the people whom keys in a stretch mean, each where its key stands.

    >>> text = "Present: Jo Bell (JB). JB declared an interest. NO INTERESTS."
    >>> [(name.name, text[name.span.start : name.span.end]) for name in find_keyed(text, 22, len(text))]
    [('Jo Bell', 'JB')]
    """
    keys = _keys_of(plain)
    if not keys:
        return []
    return [
        replace(keys[match["key"]], span=Span(*match.span("key")))
        for match in _ACTS.finditer(plain, start, end)
        if match["key"] in keys
    ]
