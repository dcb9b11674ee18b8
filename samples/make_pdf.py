"""Draw printed minutes as a PDF with a text layer, from a plain text with a few marks.

    python samples/make_pdf.py printed/NAME.txt papers/COUNCIL/NAME.pdf

Marks, at the start of a line: ``~ `` the running header of every page, ``= `` a centred bold line, ``! `` a bold line,
a form feed a new page. Inside a line: a tab starts the second column, ``||`` the right-hand "Action" column. A
number or letter with two spaces behind it hangs. Everything else is a paragraph, wrapped to the page. The pages use
Helvetica, one of the fonts every reader has (ISO 32000-1, 9.6.2.2), so nothing is embedded and the same text always gives the same bytes.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Piece", "draw", "lay_out", "wrap"]

WIDTH, HEIGHT = 595, 842  # A4 in points
LEFT, TOP, BOTTOM = 64, 770, 76
SIZE, LEADING = 10.5, 14.0
MEASURE = WIDTH - 2 * LEFT
SECOND_COLUMN = 240
ACTION_COLUMN = MEASURE - 62

# Widths of the characters from space to tilde, in thousandths of the size (the font's published metrics).
WIDTHS = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]  # fmt: skip
# "(1)  ", "12.  ", "a)  ", a bullet: what a hanging paragraph starts with
MARKER = re.compile(r"(?:\(?[0-9A-Za-z./]{1,8}[.)]?|[•–-])  +(?=\S)")

# where "half-yearly" may be broken
HYPHENATION = re.compile(r"(?<=[a-z]-)(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text at a place on a page: points from the left margin and from the foot of the page."""

    x: float
    y: float
    text: str
    bold: bool = False


def measure(text: str, size: float = SIZE) -> float:
    """Give a text's width in points.

    >>> round(measure("Minutes", 10), 2)
    35.01
    """
    return sum(WIDTHS[ord(c) - 32] if 32 <= ord(c) < 127 else 556 for c in text) * size / 1000


def wrap(text: str, width: float) -> list[str]:
    """Break a text into lines no wider than ``width`` points, at spaces and behind hyphens.

    A word wider than the measure has a line of its own.

    >>> wrap("That the half-yearly report be noted", 74)
    ['That the half-', 'yearly report be', 'noted']
    """
    lines: list[str] = []
    for word in text.split():
        for place, part in enumerate(HYPHENATION.split(word)):
            glue = "" if place else " "
            if lines and measure(f"{lines[-1]}{glue}{part}") <= width:
                lines[-1] += glue + part
            else:
                lines.append(part)
    return lines


def lay_paragraph(line: str) -> list[list[Piece]]:
    """Set one line of the source as printed lines, each a list of pieces whose ``y`` is still 0."""
    if line.startswith("= "):
        text = line[2:]
        return [[Piece((MEASURE - measure(text)) / 2, 0, text, bold=True)]]
    bold = line.startswith("! ")
    if bold and "||" not in line:
        return [[Piece(0, 0, part, bold=True)] for part in wrap_hanging(line[2:], MEASURE)]
    if "\t" in line:
        cells = line.split("\t")
        return [[Piece(i * SECOND_COLUMN, 0, cell) for i, cell in enumerate(cells) if cell]]
    text, _, action = line.removeprefix("! ").partition("||")
    width = ACTION_COLUMN - 12 if action else MEASURE
    lines = [[Piece(p.x, 0, p.text, bold)] for p in hang(text, width)]
    if action:
        lines[-1].append(Piece(ACTION_COLUMN, 0, action.strip(), bold=True))
    return lines


def wrap_hanging(text: str, width: float) -> list[str]:
    """Wrap a heading; its number's two spaces stay.

    >>> wrap_hanging("32.  Apologies for absence", 400)
    ['32.  Apologies for absence']
    """
    found = MARKER.match(text)
    head = found.group() if found else ""
    first, *rest = wrap(text[len(head) :], width - measure(head)) or [""]
    return [head + first, *rest]


def hang(text: str, width: float) -> list[Piece]:
    """Set a paragraph with its marker, if it has one, standing out to the left."""
    found = MARKER.match(text)
    if not found:
        return [Piece(0, 0, part) for part in wrap(text, width)]
    indent = max(26.0, measure(found.group()) + 4)
    first, *rest = wrap(text[found.end() :], width - indent) or [""]
    return [Piece(0, 0, f"{found.group().rstrip()} {first}"), *(Piece(indent, 0, part) for part in rest)]


def lay_out(source: str) -> list[list[Piece]]:
    """Turn a source text into pages of placed pieces, with the running header and the page numbers.

    >>> pages = lay_out("~ Panel 4.5.26\\nFirst\\fSecond")
    >>> [[piece.text for piece in page] for page in pages]
    [['Panel 4.5.26', 'First', '1'], ['Panel 4.5.26', 'Second', '2']]
    """
    header = ""
    pages: list[list[Piece]] = [[]]
    y = float(TOP)
    for line in source.replace("\f", "\n\f\n").split("\n"):
        if line.startswith("~ "):
            header = line[2:]
        elif line == "\f":
            pages.append([])
            y = TOP
        elif not line.strip():
            y -= LEADING / 2
        else:
            for pieces in lay_paragraph(line):
                if y < BOTTOM:
                    pages.append([])
                    y = TOP
                pages[-1] += [Piece(p.x, y, p.text, p.bold) for p in pieces]
                y -= LEADING
    top = [Piece(0, HEIGHT - 44, header)] if header else []
    return [[*top, *page, Piece(MEASURE / 2, 44, str(n))] for n, page in enumerate(pages, start=1)]


def write_stream(page: list[Piece]) -> bytes:
    """Write a page's text operators; brackets and backslashes are escaped, other characters are cp1252."""
    out = [b"BT"]
    for piece in page:
        text = piece.text.encode("cp1252")
        for special in (b"\\", b"(", b")"):
            text = text.replace(special, b"\\" + special)
        font = b"/F2" if piece.bold else b"/F1"
        place = f"{LEFT + piece.x:.2f} {piece.y:.2f}".encode()
        out.append(b"%s %.1f Tf 1 0 0 1 %s Tm (%s) Tj" % (font, SIZE, place, text))
    return b"\n".join([*out, b"ET"])


def list_objects(pages: list[list[Piece]]) -> Iterator[bytes]:
    """List the file's objects in order: catalogue, page tree, two fonts, then each page and its stream."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    yield b"<< /Type /Catalog /Pages 2 0 R >>"
    yield f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    for name in ("Helvetica", "Helvetica-Bold"):
        yield f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
    for n, page in enumerate(pages):
        stream = write_stream(page)
        yield (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * n} 0 R >>"
        ).encode()
        yield b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def draw(source: str) -> bytes:
    """Draw a source text as the bytes of a PDF.

    >>> draw("= MINUTES")[:8]
    b'%PDF-1.4'
    """
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(list_objects(lay_out(source)), start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, start)
    return bytes(out)


if __name__ == "__main__":
    source_path, target_path = map(Path, sys.argv[1:3])
    target_path.write_bytes(draw(source_path.read_text(encoding="utf-8")))
