"""Parts a name from the council printed in the column behind it, where a page's columns were joined to one line.

"Councillor Bo Marsh   Wold Borough Council" reads as "Councillor Bo Marsh Wold Borough Council" once the gap is lost.
"""

import re
from dataclasses import replace

from importers.minutes.names.person_name import is_given_name
from importers.minutes.names.posts import has_post_head
from importers.paper import Span
from importers.records import PersonName

__all__ = ["cut_at_body", "read_body_behind", "runs_into_body", "skip_rest_of_body"]

_ORGANISATION = (
    r"(?:Councils?|Authorit(?:y|ies)|Partnership|LEP|Trust|Board|Constabulary|Association|ICB|Service)"
)
# "Wold Borough Council", "Wold & Dale LEP", alone on the rest of a line
_BODY = re.compile(
    rf"(?!(?:Borough|City|County|District|Metropolitan|Town|Unitary|Local|Combined|Non-Constituent)\b)"
    rf"[A-Z][\w'-]{{2,}}(?: (?:[A-Z][\w'-]+|&|and|of|the|for)){{0,7}} {_ORGANISATION}(?= {{0,3}}(?:\n|$|(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\b))"
)
# "Wold District Councillor" before "A Bee": the place that opens the next entry
_PLACE_OF_RANK = re.compile(
    r"[A-Z][\w'-]+ (?:County|District|Borough|City|Town|Parish|Unitary) (?:Councillor|Cllr)\b"
)
_WORD = re.compile(r"[^ ]+")
_FULL_NAME = 2


def read_body_behind(plain: str, pos: int, end: int) -> Span | None:
    """Read a council or another body that fills the rest of a line; an office before it is none.

    >>> text = "Bo Marsh (Chair) Wold Borough Council"
    >>> read_body_behind(text, 17, 37)
    Span(start=17, end=37)
    """
    match = _BODY.match(plain, pos, min(end, pos + 120))
    return Span(*match.span()) if match and not has_post_head(match[0]) else None


def cut_at_body(plain: str, name: PersonName, end: int) -> PersonName:
    """Give the name without the place that opens the body behind it: two words, a second given name kept.

    >>> text = "Councillor Bo Marsh Wold Borough Council"
    >>> cut_at_body(text, PersonName(name="Bo Marsh Wold", span=Span(0, 24), title="Councillor"), 40).name
    'Bo Marsh'
    """
    start = plain.rfind(name.name, name.span.start, name.span.end)
    words = list(_WORD.finditer(name.name))
    full = [
        word for word in words if len(word[0].rstrip(".")) > 1 and word[0][0].isupper() and word[0] != "Ll"
    ]
    initials = bool(full) and words[0].start() < full[0].start()
    kept = 1 if initials else _FULL_NAME + (len(full) > _FULL_NAME + 1 and is_given_name(full[1][0]))
    if start < 0 or len(full) <= kept or name.honours:
        return name
    behind = start + full[kept].start()
    if _PLACE_OF_RANK.match(plain, behind, end) is None and read_body_behind(plain, behind, end) is None:
        return name
    stop = full[kept - 1].end()
    return replace(name, name=name.name[:stop], span=Span(name.span.start, start + stop))


# "Head of Roads, North Wold": a body that the margin cut before its last word
_CUT_BODY = re.compile(rf", (?!.*\b{_ORGANISATION}\b)[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|&|and|of)){{0,5}} ?$")
# "Combined Authority", alone on the line below
_REST_OF_BODY = re.compile(
    rf"(?:(?:[A-Z][\w'-]+|&|and|of) ){{0,3}}(?:{_ORGANISATION}|Commissioning Group)(?= {{0,3}}(?:\n|$))"
)


def runs_into_body(plain: str, newline: int, pos: int, end: int) -> bool:
    """Tell whether a line breaks off inside the name of a body that the line below completes.

    >>> text = "Jo Bee Head of Roads, North Wold\\nCombined Authority\\nAl Orr"
    >>> runs_into_body(text, 32, 33, len(text))
    True
    """
    line = plain.rfind("\n", max(0, newline - 160), newline) + 1
    comma = plain.rfind(", ", line, newline)
    if comma < 0 or _CUT_BODY.fullmatch(plain, comma, newline) is None:
        return False
    return _REST_OF_BODY.match(plain, pos, min(end, pos + 80)) is not None


def skip_rest_of_body(plain: str, newline: int) -> int:
    """Go on to the end of a body that the margin cut at ``newline``; stay there where the line is whole.

    >>> text = "Jo Bee, Head of Roads, North Wold\\nCombined Authority"
    >>> text[skip_rest_of_body(text, 33) - 9 :]
    'Authority'
    """
    if not plain.startswith("\n", newline) or not runs_into_body(plain, newline, newline + 1, len(plain)):
        return newline
    rest = _REST_OF_BODY.match(plain, newline + 1)
    return rest.end() if rest else newline
