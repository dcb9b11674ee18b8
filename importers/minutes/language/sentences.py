"""Splits running minutes into sentences without being fooled by initials, abbreviations or list markers.

A sentence also ends where a paragraph ends, before a bullet or marker at a line's start, and at a semicolon that closes
a discussion point ("…; (ii). The Committee"). The span of a sentence leaves out a bullet or marker at its start.
"""

import re

from importers.paper import Span

__all__ = ["find_sentences", "skip_marker"]

# "…noted. The", "…noted.' ", "; (iv). ", ";⏎", "⏎⏎", "⏎- ", "⏎(a) ": where a sentence may end. The first character stands
# alone, so that the engine passes over all others without trying the branches.
_BREAK = re.compile(
    r"[.!?;\n|MCDP](?:"
    r"(?P<stop>(?<=[.!?])['\")\]]{0,2})(?=\s|$)"
    r"|(?<=;)(?=\s{1,3}\(?(?:[ivx]{1,5}|[a-z]|\d{1,2})[).]|[^\S\n]*(?:\n|$))"
    r"|(?<=\n)[^\S\n]*\n"
    r"|(?<=\n)(?=[^\S\n]{0,60}(?:[*>|-]\s|\(?(?:[ivx]{1,5}|[a-z]|\d{1,3})\\?[).]\s))"
    r"|(?<=\|)(?=\s|$)"
    r"|(?:(?<=M)inutes|(?<=C)ofnodion|(?<=D)ecision|(?<=P)enderfyniad):(?=\s)"
    r")"
)
# "Cllr.", "Mr.", "No.", "e.g.", "approx.": a full stop that ends no sentence
_ABBREVIATION = re.compile(
    r"(?:\b(?:Cllrs?|Ald|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Revd|Hon|St|No|Nos|Min|Ref|para|paras|fig|approx|vs|inc|incl|etc|cf|esp|dept|p|pp"
    r"|e\.g|i\.e|a\.m|p\.m|viz|co|ltd|vol|ext|tel|app|art|sec|yrs|wk|hrs)|\b[A-Z]|(?:^|\n)[^\S\n]{0,40}\(?(?:[ivx]{1,5}|[a-z]|\d{1,3}(?:\.\d{1,3}){0,3})\)?)$",
    re.IGNORECASE,
)
# "…to Cllrs. The last": a word that begins a sentence, never a name
_STARTER = re.compile(r"(?:The|It|This|There|In|He|She|They|Members|Officers|A|An)\b")
_CAPITAL = re.compile(r"(?:^|[^A-Za-z])[A-Z]$")
# "- ", "* ", "(iii). ", "2. ", "10.4 ", "> ": what stands before the first word of a sentence
_MARKER = re.compile(
    r"[\s>|*_#\\-]{0,80}(?:\(?(?:[ivx]{1,5}|[a-zA-Z]|\d{1,3}(?:\.\d{1,3}){0,3})\\?[).]{1,2}\s{1,40}|\d{1,3}\.\d{1,3}\s{1,40})?[\s>*_\\-]{0,20}"
)


def skip_marker(plain: str, start: int, end: int) -> int:
    """Give the offset of the first word at or after ``start``, behind bullets, markers and marks of markup.

    >>> text = "-  (ii). The Panel agreed"
    >>> text[skip_marker(text, 0, len(text)):]
    'The Panel agreed'
    """
    found = _MARKER.match(plain, start, end)
    return found.end() if found else start


def find_sentences(plain: str, start: int, end: int) -> list[Span]:
    """Find the sentences of a stretch, in order.

    >>> text = "Cllr. B. Ash spoke at 7 p.m. on roads. It was agreed to meet;\\n- Officers would reply\\n\\nNoted"
    >>> [text[s.start : s.end] for s in find_sentences(text, 0, len(text))]
    ['Cllr. B. Ash spoke at 7 p.m. on roads.', 'It was agreed to meet', 'Officers would reply', 'Noted']
    """
    found: list[Span] = []
    begin = start
    for match in _BREAK.finditer(plain, start, end):
        stops = match["stop"] is not None
        if stops and not _ends(plain, match.start(), match.end(), end, begin):
            continue
        keep = match.end() if stops else match.start()
        _append(found, plain, begin, keep)
        begin = match.end()
    _append(found, plain, begin, end)
    return found


def _append(found: list[Span], plain: str, begin: int, end: int) -> None:
    first = skip_marker(plain, begin, end)
    while end > first and plain[end - 1] in " \n|":
        end -= 1
    if end - first > 1:
        found.append(Span(first, end))


def _ends(plain: str, stop: int, after: int, end: int, begin: int) -> bool:
    """Tell whether the stop at ``stop`` ends a sentence: no abbreviation before it, no small letter after it."""
    following = after
    limit = min(end, after + 80)
    while following < limit and plain[following].isspace():
        following += 1
    if following < end and plain[following].islower() and plain[stop] == ".":
        return False
    if plain[stop] != ".":
        return True
    if following >= end or "\n\n" in plain[after:following]:
        return True
    tail = plain[max(begin, stop - 12) : stop]
    if tail.endswith("rs") and _STARTER.match(plain, following):
        return True
    if _CAPITAL.search(tail):
        return False
    return _ABBREVIATION.search(tail) is None
