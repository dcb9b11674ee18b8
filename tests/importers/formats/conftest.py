"""Writes small papers for the tests of formats: everybody and everything in them is invented."""

from collections.abc import Callable, Sequence

import pytest

from importers import Paper, Source, read_paper

Line = tuple[float, float, str]
PAGE = (595, 842)
_ENCRYPTED = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
    b"41" * 32,
    b"42" * 32,
)


@pytest.fixture
def read() -> Callable[..., Paper]:
    """Reads text or bytes as a file of this name."""

    def read_as(content: str | bytes, name: str = "page.html") -> Paper:
        data = content.encode() if isinstance(content, str) else content
        return read_paper(Source(data, name))

    return read_as


@pytest.fixture
def quotes() -> Callable[..., list[str]]:
    """Gives the words of a paper's blocks of one role."""

    def quote_role(paper: Paper, role: str) -> list[str]:
        return [paper.quote(block.span) for block in paper.blocks if block.role == role]

    return quote_role


@pytest.fixture
def write_pdf() -> Callable[..., bytes]:
    """Writes a PDF of lines at places, (x, y, words) from the lower left corner; words that begin with ** are bold."""
    return _write_pdf


def _write_pdf(pages: Sequence[Sequence[Line]], *, encrypted: bool = False) -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for lines in pages:
        stream = b"\n".join(_write_line(*line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(_write_page(len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _assemble(objects, _ENCRYPTED if encrypted else b"")


def _write_page(content: int) -> bytes:
    fonts = b" ".join(
        b"/%s << /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font
        for font in ((b"F1", b"Helvetica"), (b"F2", b"Helvetica-Bold"))
    )
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << %s >> >> >>"
        % (
            *PAGE,
            content,
            fonts,
        )
    )


def _write_line(x: float, y: float, words: str) -> bytes:
    font, words = (b"F2", words[2:]) if words.startswith("**") else (b"F1", words)
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    return b"BT /%s 11 Tf %g %g Td (%s) Tj ET" % (font, x, y, escaped)


def _assemble(objects: list[bytes], extra: bytes) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (size, extra, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, trailer)
