"""Content negotiation as RFC 9110, section 12.5.1 has it: media ranges, specificity, quality values.

A range that is not well formed is an error and not a wildcard: a client that asks in a garbled way is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from api.errors import NotAcceptable, RequestError

__all__ = ["MediaRange", "choose_media_type", "read_accept"]

_WORD: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}"
# text/html;level=1 · application/* · */*
_RANGE: Final = re.compile(rf"(?P<type>{_WORD})/(?P<subtype>{_WORD})")
# q=0.75 · q=1
_QUALITY: Final = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
_MOST_RANGES: Final = 64
# Everything here is UTF-8, and a JSON-LD profile is a wish and not a condition.
_HINTS: Final = frozenset({"charset", "profile"})


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One range of an Accept field, in lower case; ``parameters`` without ``q``."""

    type: str
    subtype: str
    quality: float
    parameters: tuple[tuple[str, str], ...] = ()

    def specificity(self, media_type: str) -> int:
        """Rate how closely the range fits ``media_type``: 0 not at all, 4 with every parameter.

        >>> MediaRange("text", "*", 1.0).specificity("text/csv")
        2
        >>> MediaRange("text", "*", 1.0).specificity("application/json")
        0
        """
        essence, _, parameters = media_type.partition(";")
        kind, _, subtype = essence.strip().partition("/")
        if self.type == "*":
            return 1
        if self.type != kind:
            return 0
        if self.subtype == "*":
            return 2
        if self.subtype != subtype:
            return 0
        if not self.parameters:
            return 3
        offered = {part.strip().lower() for part in parameters.split(";")}
        return 4 if all(f"{name}={value}" in offered for name, value in self.parameters) else 0


def _read_range(text: str) -> MediaRange:
    head, *rest = (part.strip() for part in text.split(";"))
    match = _RANGE.fullmatch(head)
    if not match or (match["type"] == "*" and match["subtype"] != "*"):
        raise RequestError(f"Accept holds {text.strip()!r}, which is not a media range such as text/html.")
    quality, parameters = 1.0, []
    for parameter in filter(None, rest):
        name, _, value = (part.strip().lower() for part in parameter.partition("="))
        if name == "q":
            if not _QUALITY.fullmatch(value):
                raise RequestError(f"Accept holds q={value!r}; a quality is a number from 0 to 1.")
            quality = float(value)
        elif name not in _HINTS:
            parameters.append((name, value.strip('"')))
    return MediaRange(match["type"].lower(), match["subtype"].lower(), quality, tuple(parameters))


@lru_cache(maxsize=1024)
def read_accept(accept: str) -> tuple[MediaRange, ...]:
    """Read an Accept field; an empty one accepts everything.

    >>> [(r.type, r.subtype, r.quality) for r in read_accept("text/csv;q=0.5, */*;q=0.1")]
    [('text', 'csv', 0.5), ('*', '*', 0.1)]
    """
    parts = [part for part in accept.split(",") if part.strip()]
    if len(parts) > _MOST_RANGES:
        raise RequestError(f"Accept holds {len(parts)} ranges; at most {_MOST_RANGES} are read.")
    return tuple(map(_read_range, parts)) or (MediaRange("*", "*", 1.0),)


def _quality(ranges: Sequence[MediaRange], media_type: str) -> float:
    rated = [(r.specificity(media_type), r.quality) for r in ranges]
    closest = max(rated, key=lambda pair: pair[0])
    return closest[1] if closest[0] else 0.0


@lru_cache(maxsize=1024)
def _choose(accept: str, offered: tuple[str, ...]) -> str | None:
    ranges = read_accept(accept)
    best = max(offered, key=lambda media_type: _quality(ranges, media_type))
    return best if _quality(ranges, best) > 0 else None


def choose_media_type(accept: str, offered: Sequence[str]) -> str:
    """Choose the offered media type that the client likes best; among equals the one offered first.

    Raises :class:`~api.errors.NotAcceptable` where none is left.

    >>> choose_media_type("text/*;q=0.3, text/csv;q=0.7", ["application/json", "text/csv"])
    'text/csv'
    >>> choose_media_type("", ["application/json", "text/csv"])
    'application/json'
    """
    best = _choose(accept, tuple(offered))
    if best is None:
        raise NotAcceptable(accept, tuple(offered))
    return best
