"""Reads who was there: attendance lists, apologies, substitutes, and everybody recorded by name as speaking or voting.

The lists come first and are the closed world: a speaker who is on one adds evidence to that record and none of its own.
Each person of the paper gets one record, whose spans are all the places that say so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from importers.minutes.apologies import find_apologies, find_substitutions
from importers.minutes.attendance_blocks import read_blocks
from importers.minutes.attendance_capacity import Row, capacity_of_speaker, judge
from importers.minutes.attendance_remarks import is_outside
from importers.minutes.attendance_lists import read_lists
from importers.minutes.declarations import read_declarations
from importers.minutes.items import Segmentation
from importers.minutes.memberships import read_memberships
from importers.minutes.roster import Roster
from importers.minutes.speakers import Presence, find_outsiders, find_speakers
from importers.paper import Paper, Span
from importers.records import Attendance, Head, Membership, PersonName

__all__ = ["People", "read_attendance"]


@dataclass(frozen=True, slots=True)
class People:
    """Who was there, and the offices that the lists tie to them."""

    attendances: tuple[Attendance, ...]
    memberships: tuple[Membership, ...]


def read_attendance(paper: Paper, seg: Segmentation, head: Head) -> People:
    """Read everybody's attendance, each person once, in the order of the paper."""
    rows = [*read_blocks(paper), *read_lists(paper, seg)]
    listed = [judge(paper, row, head) for row in rows]
    apologies = [judge(paper, Row(label, entry), head) for label, entry in find_apologies(paper, seg)]
    memberships = [m for judged in (*listed, *apologies) for m in judged.memberships]
    records = [a for judged in (*listed, *apologies) for a in judged.attendances]
    named = [name for judged in (*listed, *apologies) for name in judged.names]
    gathered = _Gathered(named, read_memberships(paper, seg), find_outsiders(paper))
    for record in records:
        gathered.add(record)
    for pair in find_substitutions(paper, seg):
        gathered.substitute(pair.substitute, pair.absent, pair.span)
    for declaration in read_declarations(paper, seg):
        gathered.presence(Presence(declaration.person, "took-part", declaration.spans[0], declaration.item))
    for presence in find_speakers(paper, seg):
        gathered.presence(presence)
    return People(tuple(gathered.attendances()), tuple(_distinct(memberships)))


def _distinct(memberships: Iterable[Membership]) -> Iterator[Membership]:
    seen: set[tuple[str, str | None, str | None]] = set()
    for membership in memberships:
        key = (membership.person.name, membership.post, membership.organisation)
        if key not in seen:
            seen.add(key)
            yield membership


class _Gathered:
    """The records so far, one a person; what comes later joins them."""

    def __init__(
        self, names: list[PersonName], ties: tuple[Membership, ...], outsiders: frozenset[str]
    ) -> None:
        self._outsiders = outsiders
        self._roster = Roster(names)
        self._records: dict[str, Attendance] = {}
        self._ties = [tie for tie in ties if tie.post and not is_outside(tie.post)]
        self._posts = {tie.person.name: tie.post for tie in reversed(ties) if tie.post}

    def _key(self, name: PersonName) -> str | None:
        """Find whose record a name belongs to; a new person's own name where the lists do not know it."""
        known = self._roster.find(name)
        if known is not None:
            return known.name
        if self._roster.bears(name):
            return None
        self._roster = self._roster.with_name(name)
        return self._roster.resolve(name)

    def add(self, record: Attendance) -> None:
        """Take up a record of a list."""
        key = self._key(record.person)
        if key is None:
            return
        before = self._records.get(key)
        self._records[key] = record if before is None else _unite(before, record)

    def substitute(self, came: PersonName, absent: PersonName | None, span: Span) -> None:
        """Take up that one person came in another's place, which is an apology too."""
        if absent is not None and (key := self._key(absent)) is not None and key not in self._records:
            self._records[key] = Attendance(
                person=absent, status="apologies", spans=(span,), capacities=("member",), confidence=0.85
            )
        key = self._key(came)
        if key is None:
            return
        record = self._records.get(key)
        spans = (span, *(record.spans if record else ()))
        substitute_for = absent or (record.substitute_for if record else None)
        base = record or Attendance(person=came, status="present", spans=spans, confidence=0.9)
        self._records[key] = replace(
            base, status="present", spans=spans, capacities=("substitute",), substitute_for=substitute_for
        )

    def presence(self, seen: Presence) -> None:
        """Take up that somebody spoke, voted, took the chair, came or went."""
        key = self._key(seen.name)
        if key is None:
            return
        record = self._records.get(key)
        if record is None:
            name = seen.name.name
            record = _from_speaking(seen, self._posts.get(name), outside=name in self._outsiders)
        elif record.status != "present" and seen.kind == "took-part" and not record.capacities:
            return
        elif len(record.spans) < 6:
            record = replace(record, spans=(*record.spans, seen.span))
        self._records[key] = _with_sign(record, seen)

    def attendances(self) -> list[Attendance]:
        """Give the records under the fullest names, in the order of the paper."""
        done = []
        for record in self._records.values():
            person = self._roster.find(record.person)
            fullest = person.name if person else record.person.name
            if fullest != record.person.name:
                record = replace(record, person=replace(record.person, name=fullest))
            if record.substitute_for is not None and (absent := self._roster.resolve(record.substitute_for)):
                record = replace(record, substitute_for=replace(record.substitute_for, name=absent))
            done.append(record)
        return sorted(self._with_offices(done), key=lambda record: record.spans[0])

    def _with_offices(self, records: list[Attendance]) -> list[Attendance]:
        """Fill in the offices that the text ties to people, and the chair where no list names one."""
        chaired = any(record.chair for record in records)
        posts: dict[str, str] = {}
        for tie in self._ties:
            person = self._roster.find(tie.person)
            if person is not None and tie.post and tie.post[:1].isupper() or _CHAIR.fullmatch(tie.post or ""):
                posts.setdefault(person.name if person else tie.person.name, tie.post or "")
        filled = []
        for record in records:
            post = record.post or posts.get(record.person.name)
            chair = record.chair or (
                not chaired and record.status == "present" and _CHAIR.fullmatch(posts.get(record.person.name, "")) is not None
            )
            capacities = record.capacities or (("member",) if _OF_BODY.fullmatch(post or "") else ())
            filled.append(replace(record, post=post, chair=chair, capacities=capacities))
        return filled


# "Chairman", "vice-chair": offices of the body that met
_CHAIR = re.compile(r"(?:Chair(?:man|woman|person)?|chair(?:man|woman|person)?|Convener|Cadeirydd|CHAIR(?:MAN)?)")
_OF_BODY = re.compile(r"(?:vice[- ]|deputy )?(?:chair(?:man|woman|person)?|convener|cadeirydd)", re.IGNORECASE)


def _from_speaking(seen: Presence, post: str | None, *, outside: bool) -> Attendance:
    """Open a record for somebody whom no list holds; ``post`` is what the text ties them to."""
    capacity = capacity_of_speaker(seen.name, post, kind=seen.kind, outside=outside)
    return Attendance(
        person=seen.name,
        status="present",
        spans=(seen.span,),
        capacities=(capacity,) if capacity else (),
        post=post,
        confidence=0.8,
    )


def _with_sign(record: Attendance, seen: Presence) -> Attendance:
    """Add what a sign of presence says beyond presence."""
    if seen.kind == "chair":
        return replace(record, chair=True)
    if seen.kind == "left" and record.left is None:
        return replace(record, left=seen.words)
    if seen.kind == "arrived" and record.arrived is None:
        return replace(record, arrived=seen.words)
    if seen.kind == "missed" and seen.item is not None:
        return replace(record, absent_for=(*record.absent_for, seen.item))
    if seen.kind in ("took-part", "guest") and not record.capacities:
        return replace(record, capacities=("member",) if seen.kind == "took-part" else ("guest",))
    return record


def _unite(a: Attendance, b: Attendance) -> Attendance:
    """Join two records of one person: an explicit presence outweighs an apology, a fuller name and known facts win."""
    first, second = (b, a) if a.status == "present" and b.status != "present" and a.confidence < b.confidence else (a, b)
    fuller = max((first.person, second.person), key=lambda name: len(name.name))
    capacities = second.capacities if "substitute" in second.capacities else first.capacities or second.capacities
    return replace(
        first,
        person=fuller,
        spans=(*first.spans, *(span for span in second.spans if span not in first.spans)),
        capacities=capacities,
        chair=first.chair or second.chair,
        post=first.post or second.post,
        representing=first.representing or second.representing,
        substitute_for=first.substitute_for or second.substitute_for,
        arrived=first.arrived or second.arrived,
        left=first.left or second.left,
    )
