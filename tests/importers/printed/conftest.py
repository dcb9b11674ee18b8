"""Writes PDFs with object streams, in which hostile ones hide what a look at the file's bytes would find."""

from collections.abc import Callable, Mapping

import pytest

_PAGE = {
    1: b"<< /Type /Catalog /Pages 2 0 R >>",
    2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>",
}
FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
_HIDING, _TABLE = 90, 91


@pytest.fixture
def write_hiding() -> Callable[..., bytes]:
    """Writes a PDF of one page that shows object 4; what is hidden stands in an object stream."""
    return _write_hiding


def _write_hiding(
    content: bytes, open_objects: Mapping[int, bytes], hidden: Mapping[int, bytes], filters: bytes = b""
) -> bytes:
    objects = _PAGE | {4: stream(content, filters)} | dict(open_objects)
    hidden = {5: b"<< %s >>" % FONT} | dict(hidden)
    objects[_HIDING] = _hide(hidden)
    data, places = b"%PDF-1.5\n", {}
    for number, written in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    return data + _write_table(places, list(hidden), len(data))


def stream(content: bytes, dictionary: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(content), content)


def _hide(hidden: Mapping[int, bytes]) -> bytes:
    head, body = b"", b""
    for number, written in hidden.items():
        head += b"%d %d " % (number, len(body))
        body += written + b"\n"
    return stream(head + body, b"/Type /ObjStm /N %d /First %d" % (len(hidden), len(head)))


def _write_table(places: Mapping[int, int], hidden: list[int], start: int) -> bytes:
    rows = []
    for number in range(_TABLE + 1):
        if number in hidden:
            rows.append((2, _HIDING, hidden.index(number)))
        else:
            place = start if number == _TABLE else places.get(number, 0)
            rows.append((1, place, 0) if place else (0, 0, 0))
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2) for kind, place, index in rows)
    dictionary = b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R" % (_TABLE + 1)
    return b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (_TABLE, stream(table, dictionary), start)
