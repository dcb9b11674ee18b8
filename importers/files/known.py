"""What is known about files beside their own words: sidecars (``paper.pdf.json``) and manifests (CSV, a row a file).

A sidecar is a JSON object, a manifest a table headed ``file``, both with any of ``url``, ``council``, ``body`` and ``date``
(ISO: 2026-02-10); other keys and columns are other people's and are left alone.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from pathlib import Path

from importers.errors import Damaged
from importers.files.decoding import decode
from importers.source import Known

__all__ = ["FIELDS", "is_manifest", "merge_known", "read_manifest", "read_sidecar", "sidecar_of"]

FIELDS = ("url", "council", "body", "date")


def merge_known(first: Known, otherwise: Known) -> Known:
    """Take each fact from ``first``, or from ``otherwise`` where ``first`` is silent.

    >>> merge_known(Known(body="Port Panel"), Known(body="Cabinet", council="Eastmere"))
    Known(council='Eastmere', body='Port Panel', date=None, url=None)
    """
    return Known(
        council=first.council or otherwise.council,
        body=first.body or otherwise.body,
        date=first.date or otherwise.date,
        url=first.url or otherwise.url,
    )


def sidecar_of(path: Path) -> Path:
    """Name the sidecar of a file: ``paper.pdf.json`` for ``paper.pdf``."""
    return path.with_name(f"{path.name}.json")


def read_sidecar(name: str, data: bytes) -> Known:
    """Read a sidecar; raises Damaged, naming the sidecar, for what is no JSON object or holds no true date.

    >>> read_sidecar("a.pdf.json", b'{"council": "Eastmere", "date": "2026-02-10"}').date
    datetime.date(2026, 2, 10)
    """
    try:
        stated = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise Damaged(name, f"the sidecar is not JSON: {error}") from error
    if not isinstance(stated, dict):
        raise Damaged(
            name, 'the sidecar must be a JSON object such as {"council": "…", "date": "2026-02-10"}'
        )
    return _read_known(name, {key: value for key, value in stated.items() if isinstance(value, str)})


def is_manifest(data: bytes) -> bool:
    """Tell a manifest by its first line: a column "file" and one of what can be known.

    >>> is_manifest(b"file,url,council\\n"), is_manifest(b"Ref,Recommendation,Owner\\n")
    (True, False)
    """
    first = decode(data[:4096]).text.split("\n", 1)[0].lower()
    headings = {heading.strip(' "\r') for heading in first.split(",")}
    return "file" in headings and bool(headings.intersection(FIELDS))


def read_manifest(name: str, data: bytes) -> dict[str, Known]:
    """Read a manifest: file names, relative to its own folder, to what is known; raises Damaged, naming the line."""
    reader = csv.DictReader(io.StringIO(decode(data).text, newline=""))
    found: dict[str, Known] = {}
    try:
        for row in reader:
            stated = {
                (key or "").strip().lower(): value for key, value in row.items() if isinstance(value, str)
            }
            file = stated.get("file", "").strip()
            if file:
                found[file] = _read_known(f"{name}, line {reader.line_num}", stated)
    except csv.Error as error:
        raise Damaged(name, f"the manifest cannot be read at line {reader.line_num}: {error}") from error
    return found


def _read_known(name: str, stated: Mapping[str, str]) -> Known:
    council, body, url = ((stated.get(key) or "").strip() or None for key in ("council", "body", "url"))
    written = (stated.get("date") or "").strip()
    try:
        date = dt.date.fromisoformat(written) if written else None
    except ValueError as error:
        raise Damaged(name, f'the date "{written[:40]}" is not of the form 2026-02-10') from error
    try:
        return Known(council=council, body=body, date=date, url=url)
    except ValueError as error:
        raise Damaged(name, str(error)) from error
