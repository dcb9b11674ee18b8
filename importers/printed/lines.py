"""Lines of a PDF's page as pdfium knows them: the words, where they stand, whether they are bold.

Written against pdfium's ``fpdf_text.h``. Handles are closed by whoever opened them.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any, Final

from pypdfium2 import raw

from importers.printed.layout import PrintedLine
from importers.printed.tables import PlacedWord

__all__ = ["read_lines", "read_words"]

_HYPHEN: Final = "\ufffe"
"""What pdfium writes for the hyphen of a word that a line's end parts, with the line's end left out."""
# Matches what stands for no printed character
_CONTROL: Final = re.compile("[\x00-\x1f\x7f\uffff]")
# Matches a word: everything between two spaces or line ends
_WORD: Final = re.compile(r"[^\s\x00]+")
_NEAR_EDGE: Final = 0.88
"""Share of the page's width behind which only narrow margins or an action column's words end."""
_BOLD: Final = 600
_NAME_BYTES: Final = 128


def read_lines(text_page: Any, width: float) -> Iterator[PrintedLine]:  # noqa: ANN401  pypdfium2 has no types
    """Read the lines that hold words from a text page of this width in points.

    pdfium may leave characters out of the text that it counts, and then its places do not belong to the text's characters:
    every line of such a page is given the place 0, 0.
    """
    text: str = text_page.get_text_range()
    exact = len(text) == text_page.count_chars()
    at = 0
    for line in text.split("\r\n"):
        words = _CONTROL.sub(" ", line.replace(_HYPHEN, "-")).rstrip()
        shown = words.lstrip()
        if shown and exact:
            yield _place_line(text_page.raw, shown, at + len(words) - len(shown), width * _NEAR_EDGE)
        elif shown:
            yield PrintedLine(shown, 0, 0, 0)
        at += len(line) + 2


def read_words(text_page: Any) -> Iterator[PlacedWord]:  # noqa: ANN401  as above
    """Read the words of a text page, each at its place; none of a page whose places are not known."""
    text: str = text_page.get_text_range()
    if len(text) != text_page.count_chars():
        return
    for word in _WORD.finditer(text):
        shown = _CONTROL.sub(" ", word[0].replace(_HYPHEN, "-")).strip()
        if shown:
            x, y = _origin(text_page.raw, word.start())
            yield PlacedWord(shown, x, _right_edge(text_page.raw, word.end() - 1), y)


def _right_edge(handle: Any, at: int) -> float:  # noqa: ANN401  as above
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(handle, at, left, right, bottom, top)
    return right.value


def _place_line(handle: Any, words: str, first: int, near_edge: float) -> PrintedLine:  # noqa: ANN401  as above
    last = first + len(words) - 1
    x, y = _origin(handle, first)
    end, _ = _origin(handle, last)
    last_word = _origin(handle, first + words.rfind(" ") + 1)[0] if end > near_edge else 0.0
    return PrintedLine(
        words, x, y, end, last_word, begins_bold=_is_bold(handle, first), ends_bold=_is_bold(handle, last)
    )


def _origin(handle: Any, at: int) -> tuple[float, float]:  # noqa: ANN401  as above
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, at, x, y)
    return x.value, y.value


def _is_bold(handle: Any, at: int) -> bool:  # noqa: ANN401  as above
    """Tell bold print by the font's weight, or by its name where it states none."""
    weight = raw.FPDFText_GetFontWeight(handle, at)
    if weight > 0:
        return bool(weight >= _BOLD)
    name = ctypes.create_string_buffer(_NAME_BYTES)
    raw.FPDFText_GetFontInfo(handle, at, name, _NAME_BYTES, None)
    return b"bold" in name.value.lower()
