"""Finds the beginning and the end of the sentence around an offset, within reach, without cutting a whole paper into sentences."""

import re

__all__ = ["REACH", "end_of_sentence", "start_of_sentence"]

# a stop before a capital, an empty line, a short line's end, a bullet, a table's bar: where a sentence begins
_SENTENCE_START = re.compile(
    r"[.;]\s+(?=[A-Z\d=*(])|\n\s*\n|(?<![^\n]{60})\n(?=\s{0,40}[A-Z])|\n(?=\s*(?:[*|-]|\(?\w{1,3}[.)]))|\|"
)
# "Cllr. ", "B. ": a full stop that ends no sentence
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Cllr|Mr|Mrs|Ms|Dr|Ald|Prof|Rev)\.\s*$")
REACH = 400


def start_of_sentence(plain: str, pos: int) -> int:
    """Find where the sentence around ``pos`` begins, at most 400 code points back.

    >>> text = "It rained. Cllr. B. Ash left."
    >>> start_of_sentence(text, 25)
    11
    """
    floor = max(0, pos - REACH)
    starts = [m.end() for m in _SENTENCE_START.finditer(plain, floor, pos) if not _is_abbreviation(plain, m)]
    return starts[-1] if starts else floor


def end_of_sentence(plain: str, pos: int) -> int:
    """Find where the sentence around ``pos`` ends, at most 400 code points on.

    >>> end_of_sentence("Cllr. B. Ash left. It rained.", 3)
    17
    """
    limit = min(len(plain), pos + REACH)
    ends = (m.start() for m in _SENTENCE_START.finditer(plain, pos, limit) if not _is_abbreviation(plain, m))
    return next(ends, limit)


def _is_abbreviation(plain: str, match: "re.Match[str]") -> bool:
    return _ABBREVIATION.search(plain, max(0, match.start() - 6), match.end()) is not None
