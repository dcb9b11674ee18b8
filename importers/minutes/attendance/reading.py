"""Reads who was there: attendance lists, apologies, substitutes, and everybody recorded by name as speaking or voting.

The lists come first and are the closed world: a speaker who is on one adds evidence to that record and none of its own.
Each person of the paper gets one record, whose spans are all the places that say so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from importers.minutes.agents.roster import Roster
from importers.minutes.attendance.apologies import correct_apology, find_apologies
from importers.minutes.attendance.blocks import read_blocks
from importers.minutes.attendance.capacity import Judged, capacity_of_speaker, judge
from importers.minutes.attendance.entry import Row
from importers.minutes.attendance.hosts import find_host, is_joint
from importers.minutes.attendance.lists import read_lists
from importers.minutes.attendance.outsiders import find_outsiders
from importers.minutes.attendance.remarks import is_executive
from importers.minutes.attendance.speakers import Presence, find_speakers
from importers.minutes.attendance.substitutions import Substitution, find_substitutions
from importers.minutes.names.outside_bodies import is_outside
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper
from importers.records import Attendance, Declaration, Head, Membership, PersonName

__all__ = ["People", "read_attendance"]


@dataclass(frozen=True, slots=True)
class People:
    """Who was there, and the offices that the lists tie to them."""

    attendances: tuple[Attendance, ...]
    memberships: tuple[Membership, ...]


def read_attendance(
    paper: Paper,
    seg: Segmentation,
    head: Head,
    ties: tuple[Membership, ...] = (),
    declarations: Iterable[Declaration] = (),
) -> People:
    """Read everybody's attendance, each person once, in the order of the paper.

    ``ties`` are the offices that the text ties to people; whoever made one of the ``declarations`` took part.
    """
    rows = [_as_told(paper, row) for row in (*read_blocks(paper), *read_lists(paper, seg))]
    joint = is_joint(paper.plain, rows)
    host = find_host(paper.plain, rows)
    listed = _of_the_only_list(rows, [judge(paper, row, head, joint=joint, host=host) for row in rows])
    absent = [_as_told(paper, Row(label, entry)) for label, entry in find_apologies(paper, seg)]
    apologies = [judge(paper, row, head, joint=joint, host=host) for row in absent]
    memberships = [m for judged in (*listed, *apologies) for m in judged.memberships]
    records = [a for judged in (*listed, *apologies) for a in judged.attendances]
    named = [name for judged in (*listed, *apologies) for name in judged.names]
    gathered = _Gathered(named, ties, find_outsiders(paper))
    for record in records:
        gathered.add(record)
    for pair in find_substitutions(paper, seg):
        gathered.substitute(pair)
    for declaration in declarations:
        gathered.presence(Presence(declaration.person, "took-part", declaration.spans[0], declaration.item))
    for presence in find_speakers(paper, seg) if seg.layout not in ("report", "tracker") else ():
        gathered.presence(presence)
    return People(tuple(gathered.attendances()), tuple(_distinct(memberships)))


def _as_told(paper: Paper, row: Row) -> Row:
    """Give a row the status that the words behind its name correct."""
    return replace(row, label=correct_apology(paper.plain, row.label, row.entry))


# "In attendance", "Attendees": labels that list visitors where another list has the members
_OF_ANYBODY = re.compile(r"(?:in )?attend(?:ance|ees|ed)", re.IGNORECASE)


_SEVERAL = 2


def _of_the_only_list(rows: list[Row], listed: list[Judged]) -> list[Judged]:
    """Take the councillors "In attendance" for members where no other list has any."""
    present = [a for judged in listed for a in judged.attendances if a.status == "present"]
    visitors = [a for a in present if a.capacities == ("guest",) and a.person.councillor]
    if len(visitors) < _SEVERAL or any("member" in a.capacities for a in present):
        return listed
    return [
        replace(
            judged,
            attendances=tuple(
                replace(a, capacities=("member",))
                if a.capacities == ("guest",) and a.person.councillor and a.post is None
                else a
                for a in judged.attendances
            ),
        )
        if _OF_ANYBODY.fullmatch(row.label.words)
        else judged
        for row, judged in zip(rows, listed, strict=True)
    ]


def _distinct(memberships: Iterable[Membership]) -> Iterator[Membership]:
    seen: set[tuple[str, str | None, str | None]] = set()
    for membership in memberships:
        key = (membership.person.name, membership.post, membership.organisation)
        if key not in seen:
            seen.add(key)
            yield membership


# A record needs its evidence, not every place of a long paper that repeats it.
_MOST_SPANS = 12


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
        self._by_surname: dict[str, list[str]] = {}
        for full in self._posts:
            self._by_surname.setdefault(full.rsplit(" ", 1)[-1], []).append(full)

    def _key(self, name: PersonName) -> str | None:
        """Find whose record a name belongs to; a new person's own name where the lists do not know it."""
        known = self._roster.find(name)
        if known is not None:
            return known.name
        if self._roster.bears(name):
            return None
        self._roster = self._roster.with_name(name)
        return self._roster.resolve(name)

    def _post_of(self, name: PersonName) -> str | None:
        """Find the office tied to a name; "Mr Bee" is the one "Jo Bee, Head of Roads" of the paper."""
        if name.name in self._posts or " " in name.name or name.councillor:
            return self._posts.get(name.name)
        alike = self._by_surname.get(name.name, [])
        return self._posts[alike[0]] if len(alike) == 1 else None

    def add(self, record: Attendance) -> None:
        """Take up a record of a list."""
        key = self._key(record.person)
        if key is None:
            return
        before = self._records.get(key)
        self._records[key] = record if before is None else _unite(before, record)

    def substitute(self, pair: Substitution) -> None:
        """Take up that one person came in another's place, which is an apology too where that one sent word."""
        came, absent, span = pair.substitute, pair.absent, pair.span
        if is_executive(self._post_of(came) or ""):
            self.presence(Presence(came, "attended", span))
            return
        if absent is not None and (key := self._key(absent)) is not None and key not in self._records:
            self._records[key] = Attendance(
                person=absent,
                status="apologies" if pair.sent_word else "absent",
                spans=(span,),
                capacities=("member",),
                confidence=0.85,
            )
        key = self._key(came)
        if key is None:
            return
        record = self._records.get(key)
        spans = (span, *(record.spans if record else ()))[:_MOST_SPANS]
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
        if record is None and seen.kind in ("absent", "apologies"):
            record = Attendance(
                person=seen.name,
                status="absent" if seen.kind == "absent" else "apologies",
                spans=(seen.span,),
                capacities=("member",) if seen.name.councillor else (),
                confidence=0.9,
            )
        elif seen.kind in ("absent", "apologies"):
            return
        elif record is None:
            outside = seen.name.name in self._outsiders
            record = _from_speaking(seen, self._post_of(seen.name), outside=outside)
        elif record.status != "present" and seen.kind == "took-part" and not record.capacities:
            return
        elif record.status != "present" and seen.kind == "arrived":
            record = replace(record, status="present", spans=(seen.span, *record.spans)[:_MOST_SPANS])
        elif len(record.spans) < _MOST_SPANS:
            record = replace(record, spans=(*record.spans, seen.span))
        self._records[key] = _with_sign(record, seen)

    def attendances(self) -> list[Attendance]:
        """Give the records under the fullest names, in the order of the paper."""
        records = [self._in_full(record) for record in self._records.values()]
        posts = self._offices()
        chaired = any(record.chair for record in records)
        filled = [_with_office(record, posts.get(record.person.name), chaired=chaired) for record in records]
        return sorted(filled, key=lambda record: record.spans[0])

    def _in_full(self, record: Attendance) -> Attendance:
        """Give a record the fullest names printed of its person and of whom they stood in for."""
        person = replace(record.person, name=self._roster.resolve(record.person) or record.person.name)
        absent = record.substitute_for
        if absent is not None:
            absent = replace(absent, name=self._roster.resolve(absent) or absent.name)
        return replace(record, person=person, substitute_for=absent)

    def _offices(self) -> dict[str, str]:
        """Give the office of this council that the text ties to each person, the first one printed."""
        posts: dict[str, str] = {}
        for tie in self._ties:
            if tie.post and (tie.post[0].isupper() or _CHAIR.fullmatch(tie.post)):
                posts.setdefault(self._roster.resolve(tie.person) or tie.person.name, tie.post)
        return posts


def _with_office(record: Attendance, tied: str | None, *, chaired: bool) -> Attendance:
    """Fill in the office that the text ties to a person, and the chair where no list names one."""
    post = record.post or tied
    capacities = record.capacities
    if capacities in ((), ("guest",)) and record.post is None and post and is_executive(post):
        capacities = ("portfolio-holder",)
    if not capacities and post and _OF_BODY.fullmatch(post):
        capacities = ("member",)
    takes_chair = not chaired and record.status == "present" and _CHAIR.fullmatch(tied or "") is not None
    return replace(record, post=post, chair=record.chair or takes_chair, capacities=capacities)


# "Chairman", "vice-chair": offices of the body that met
_CHAIR = re.compile(
    r"(?:Chair(?:man|woman|person)?|chair(?:man|woman|person)?|Convener|Cadeirydd|CHAIR(?:MAN)?)"
)
_OF_BODY = re.compile(
    r"(?:vice[- ]|deputy )?(?:chair(?:man|woman|person)?|convener|cadeirydd)", re.IGNORECASE
)


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
        return replace(record, chair=True, capacities=record.capacities or ("member",))
    if seen.kind == "left" and record.left is None:
        return replace(record, left=seen.words)
    if seen.kind == "arrived" and record.arrived is None:
        return replace(record, arrived=seen.words)
    if seen.kind == "missed" and seen.item is not None:
        return replace(record, absent_for=(*record.absent_for, seen.item))
    if seen.kind == "co-opted" and record.capacities == ("member",) and not record.person.councillor:
        return replace(record, capacities=("co-opted",))
    if seen.kind in ("took-part", "guest", "attended") and not record.capacities:
        return replace(record, capacities=("member",) if seen.kind == "took-part" else ("guest",))
    return record


def _unite(a: Attendance, b: Attendance) -> Attendance:
    """Join two records of one person: an explicit presence outweighs an apology, a fuller name and known facts win."""
    if a.status == "absent" and b.status == "apologies":
        a, b = replace(b, capacities=a.capacities or b.capacities), a
    elif b.status == "absent" and a.status == "apologies":
        a = replace(a, capacities=b.capacities or a.capacities)
    first, second = (
        (b, a) if a.status == "present" and b.status != "present" and a.confidence < b.confidence else (a, b)
    )
    fuller = max((first.person, second.person), key=lambda name: len(name.name))
    capacities = (
        second.capacities
        if "substitute" in second.capacities
        or (first.capacities == ("guest",) and "member" in second.capacities)
        else first.capacities or second.capacities
    )
    return replace(
        first,
        person=fuller,
        spans=tuple(dict.fromkeys((*first.spans, *second.spans)))[:_MOST_SPANS],
        capacities=capacities,
        chair=first.chair or second.chair,
        post=first.post or second.post,
        representing=first.representing or second.representing,
        substitute_for=first.substitute_for or second.substitute_for,
        arrived=first.arrived or second.arrived,
        left=first.left or second.left,
    )
