"""Writes the Atom feed (RFC 4287) of a body, a person, a topic or an issue: what newly read papers say of it.

An entry's ``id`` is the IRI of what it is about, so that it stays the same however often papers are read; ``updated`` is
when its paper was read last.
"""

import asyncio
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib.namespace import FOAF

from api.pages.asking import Rows, rows_about
from api.pages.days import as_day
from api.pages.filling import names_of
from api.pages.meetings import with_papers
from api.pages.person import has_public_role, person_name
from api.pages.profile import Known
from api.pages.subject import find_topic
from api.pages.wording import count_words, sort_word
from graph.asking import Asking
from graph.maps.ties import Thing
from graph.naming import best_name
from ontology.terms import SCR

__all__ = ["ATOM", "Entry", "entries_of", "write_atom", "write_feed"]

ATOM: Final = "application/atom+xml"
_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_MOST: Final = 30
_NEVER: Final = "1970-01-01T00:00:00Z"
# What XML 1.0 cannot hold, not even escaped: controls but tab and line ends, halves of pairs, the last two of the plane.
_UNWRITABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the IRI of what it is about, its words, the papers that say it, and the ISO day on which it happened."""

    iri: str
    title: str
    summary: str
    papers: tuple[str, ...]
    day: str


async def write_feed(
    asking: Asking, known: Known, *, link: Callable[[str], str], address: str, author: str
) -> bytes | None:
    """Write the feed of a thing, None where it has none; ``link`` gives absolute addresses, ``address`` is the feed's own."""
    title = await _title(asking, known)
    if title is None:
        return None
    entries = await entries_of(asking, known)
    papers = sorted({paper for entry in entries for paper in entry.papers})
    read = {row["document"]: row["loaded"] for row in await rows_about(asking, "loaded", document=papers)}
    return write_atom(known.node, title, entries, read, link=link, address=address, author=author)


async def _title(asking: Asking, known: Known) -> str | None:
    """Name what a feed is about; None for what has none, and for people without a public role."""
    topic = find_topic(known.node)
    if topic:
        return topic.label
    if str(FOAF.Person) in known.types:
        return person_name(known) if await has_public_role(asking, known) else None
    if known.types & {str(SCR.Body), str(SCR.Issue)}:
        return best_name(Thing(known.node, "", "body"), known.labels)
    return None


async def entries_of(asking: Asking, known: Known) -> list[Entry]:
    """Gather the entries of a thing's feed, the latest days first."""
    if "/person/" in known.node:
        return await _of_person(asking, known.node)
    if str(SCR.Body) in known.types:
        return await _of_body(asking, known.node)
    return await _of_subject(asking, known.node)


async def _of_body(asking: Asking, body: str) -> list[Entry]:
    meetings = await with_papers(asking, (await rows_about(asking, "meetings-of-body", body=body))[:_MOST])
    clauses = await rows_about(asking, "clauses-at", meeting=[row["meeting"] for row in meetings])
    return [_meeting(row, [one for one in clauses if one["meeting"] == row["meeting"]]) for row in meetings]


def _meeting(row: Mapping[str, str], clauses: Rows) -> Entry:
    papers = row.get("papers", "").replace(" ", ", ") or "no papers"
    told = [f"{sort_word(one['sorts'])}: {one['text']}" for one in clauses]
    summary = "\n".join(
        (
            f"Read: {papers}. {count_words(len(told), 'recommendation or action', 'recommendations and actions')}.",
            *told,
        )
    )
    return Entry(
        row["meeting"],
        f"Meeting of {as_day(row['day'])}",
        summary,
        tuple(row.get("documents", "").split()),
        row["day"],
    )


async def _of_person(asking: Asking, person: str) -> list[Entry]:
    same = [row["same"] for row in await rows_about(asking, "same-person", person=person)] or [person]
    asked, said, declared = await asyncio.gather(
        rows_about(asking, "asked-of", party=same),
        rows_about(asking, "said-by", person=same),
        rows_about(asking, "declared-by", person=same),
    )
    found = [
        *(_told(row, row["clause"], f"{sort_word(row['sorts'])} for them") for row in asked),
        *(_told(row, row["said"], f"{sort_word(row['sorts'])} under “{row['itemLabel']}”") for row in said),
        *(_told(row, row["declaration"], "Interest declared") for row in declared),
    ]
    return sorted(found, key=lambda entry: entry.day, reverse=True)[:_MOST]


def _told(row: Mapping[str, str], iri: str, title: str) -> Entry:
    return Entry(iri, f"{title}, {as_day(row.get('day', ''))}", row["text"], _papers(row), row.get("day", ""))


def _papers(row: Mapping[str, str]) -> tuple[str, ...]:
    return (row["evidence"].partition("#")[0],) if "evidence" in row else ()


async def _of_subject(asking: Asking, subject: str) -> list[Entry]:
    times = await rows_about(asking, "items-on", subject=subject)
    items = [row["item"] for row in times]
    told, bodies = await asyncio.gather(
        rows_about(asking, "items", item=items), names_of(asking, {row["body"] for row in times})
    )
    titles = {row["item"]: row for row in told}
    return [
        Entry(
            row["item"],
            titles[row["item"]]["title"],
            f"{bodies[row['body']]}, {as_day(row['day'])}",
            _papers(titles[row["item"]]),
            row["day"],
        )
        for row in times
        if row["item"] in titles
    ]


def write_atom(
    node: str,
    title: str,
    entries: Sequence[Entry],
    read: Mapping[str, str],
    *,
    link: Callable[[str], str],
    address: str,
    author: str,
) -> bytes:
    """Write a feed as XML; ``read`` says when each paper was read."""
    ET.register_namespace("", _NAMESPACE)
    feed = ET.Element(f"{{{_NAMESPACE}}}feed")
    times = {
        entry.iri: max(
            (_time(read[paper]) for paper in entry.papers if paper in read), default=_of_day(entry.day)
        )
        for entry in entries
    }
    _add(feed, "id", node)
    _add(feed, "title", f"{title} – {author}")
    _add(feed, "updated", max(times.values(), default=_NEVER))
    _add(_add(feed, "author"), "name", author)
    _add(feed, "link", rel="self", type=ATOM, href=address)
    _add(feed, "link", rel="alternate", type="text/html", href=link(node))
    for entry in _once(entries):
        told = _add(feed, "entry")
        _add(told, "id", entry.iri)
        _add(told, "title", entry.title)
        _add(told, "updated", times[entry.iri])
        _add(told, "link", rel="alternate", type="text/html", href=link(entry.iri))
        _add(told, "summary", entry.summary)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Keep one entry of each id, as the format demands."""
    return list({entry.iri: entry for entry in entries}.values())


def _add(above: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(
        above, f"{{{_NAMESPACE}}}{name}", {key: _writable(value) for key, value in attributes.items()}
    )
    element.text = _writable(text) or None
    return element


def _writable(text: str) -> str:
    r"""Put a question mark for what XML cannot hold.

    >>> _writable("a\x00b\ud800")
    'a?b?'
    """
    return _UNWRITABLE.sub("?", text)


def _time(iso: str) -> str:
    """Write an ISO time as the format has it: with a zone."""
    return iso if iso.endswith("Z") or "+" in iso[10:] else f"{iso}Z"


def _of_day(day: str) -> str:
    return f"{day}T00:00:00Z" if day else _NEVER
