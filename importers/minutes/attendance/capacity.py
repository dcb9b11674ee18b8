"""Judges one row of an attendance list: in what capacity somebody was there, which office the row ties to them.

A member of the body, a substitute, a co-optee, a portfolio holder, an officer, or a guest. What the remarks say weighs
more than the label: a head of service under "Also present" is an officer, a council leader there a portfolio holder.
"""

import re
from dataclasses import dataclass

from importers.minutes.attendance.among_members import REPRESENTATIVE, capacity_among_members
from importers.minutes.attendance.entry import Entry, Row
from importers.minutes.attendance.label_words import Label
from importers.minutes.attendance.other_councils import is_local, is_of_another_council
from importers.minutes.attendance.remarks import Remarks, is_executive, is_political, read_remarks
from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.outside_bodies import is_outside
from importers.minutes.names.posts import has_post_head
from importers.minutes.names.ranks import is_fire_officer, posts_by_title
from importers.paper import Paper, Span
from importers.records import Attendance, Head, Membership, PersonName

__all__ = ["Judged", "capacity_of_speaker", "judge"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What one row comes to: attendances (a substitute's row has two), memberships, and the names in it."""

    attendances: tuple[Attendance, ...]
    memberships: tuple[Membership, ...]
    names: tuple[PersonName, ...]


def judge(paper: Paper, row: Row, head: Head, *, joint: bool, host: str | None) -> Judged:
    """Judge one row; on a ``joint`` body whoever is listed for an organisation is a member.

    ``host`` is the authority that the lists print beside each of its own officers.
    """
    entry, label = row.entry, row.label
    remarks = read_remarks(paper.plain, entry)
    if host and remarks.post and label.capacity != "member":
        remarks.post = remarks.post.removesuffix(f", {host}")
    presides = label.words.lower().startswith(("in the", "presid"))
    in_row = label.span.start <= entry.span.start < label.span.end
    if label.chair and row.first and (presides or in_row or not remarks.post):
        remarks.chair = True
    post = remarks.post or (label.post if row.first or label.capacity == "portfolio-holder" else None)
    if label.capacity == "portfolio-holder" and _is_remit(remarks.representing):
        remarks.representing = None
    person = entry.name if remarks.member else _as_person(entry, post)
    spans = (entry.span, label.span)
    if remarks.substitute_for is not None and label.status == "apologies":
        remarks.status = remarks.status or "present"
    status = remarks.status or label.status or "present"
    own = Attendance(
        person=person,
        status=status,
        spans=spans,
        capacities=_capacities(row, remarks, post, person, head, joint=joint),
        chair=remarks.chair and status == "present",
        post=post or next(iter(posts_by_title(person)), None),
        representing=None if remarks.representing in SERVICE_WORDS else remarks.representing or label.home,
        substitute_for=remarks.substitute_for,
        arrived=remarks.arrived,
        left=remarks.left,
        confidence=0.95 if label.status and not _only_says_who_sits(label) else 0.85,
    )
    attendances, names = [own], [person]
    if remarks.substituted_by is not None:
        substitute = remarks.substituted_by
        names.append(substitute)
        attendances.append(
            Attendance(
                person=substitute,
                status="present",
                spans=spans,
                capacities=("substitute",),
                substitute_for=person,
            )
        )
    if remarks.substitute_for is not None:
        names.append(remarks.substitute_for)
    memberships = _memberships(person, post, entry.span, remarks)
    if in_row and label.post and post and label.post != post:
        memberships.append(Membership(person=person, post=label.post, spans=(entry.span, label.span)))
    return Judged(tuple(attendances), tuple(memberships), tuple(names))


def _as_person(entry: Entry, post: str | None) -> PersonName:
    """Take a shared "Councillors" from somebody whose office is an employee's."""
    name = entry.name
    if entry.shared and post is not None and not is_political(post) and name.title and not name.honours:
        title = " ".join(name.title.split()[1:]) or None
        return PersonName(name=name.name, span=name.span, title=title, honours=name.honours)
    return name


def _memberships(person: PersonName, post: str | None, span: Span, remarks: Remarks) -> list[Membership]:
    """Give the offices that the row, the title or the letters tie to the person."""
    posts = [post] if post else []
    posts.extend(title for title in posts_by_title(person) if title.lower() not in (post or "").lower())
    return [
        Membership(person=person, post=words, organisation=remarks.representing, spans=(span,))
        for words in posts
        if words
    ]


def _capacities(
    row: Row, remarks: Remarks, post: str | None, person: PersonName, head: Head, *, joint: bool
) -> tuple[str, ...]:
    """Choose the capacity, and beside a co-optee's whether they may vote."""
    capacity = _capacity(row, remarks, post, person, head, joint=joint)
    if capacity is None:
        return ()
    voting = remarks.voting or row.label.voting
    return (capacity, voting) if capacity == "co-opted" and voting else (capacity,)


def _capacity(
    row: Row, remarks: Remarks, post: str | None, person: PersonName, head: Head, *, joint: bool
) -> str | None:
    """Choose the one capacity that the row shows."""
    label, councillor = row.label.capacity, person.councillor
    if remarks.substitute or remarks.substitute_for:
        return "substitute"
    if is_of_another_council(person, post or remarks.representing, head):
        return "guest"
    if label == "co-opted" or remarks.co_opted:
        return "co-opted"
    if label == "substitute":
        return "substitute"
    if label == "member" and row.label.status == "apologies" and post and is_executive(post):
        return "member" if _OF_EXECUTIVE.search(head.body or "") else "portfolio-holder"
    if remarks.takes_minutes:
        return "officer"
    if label == "member":
        local = is_local(head)
        partners = joint or _OF_PARTNERS.search(head.body or "") is not None
        return capacity_among_members(row, remarks, post, person, partners=partners, local=local)
    if councillor or (post and is_executive(post)):
        return "portfolio-holder" if label == "portfolio-holder" or (post and is_executive(post)) else "guest"
    if label == "officer":
        return "officer"
    return _of_others(row.label, remarks, post, person, head)


# "Cabinet", "Executive Board": the body that cabinet members are members of
_OF_EXECUTIVE = re.compile(r"\b(?:cabinet|executive)\b", re.IGNORECASE)
# "Members", "Panel Members": a list of who belongs, which may name those absent too
_WHO_SITS = re.compile(r"(?:(?:committee|panel|board|commission) )?members", re.IGNORECASE)


def _only_says_who_sits(label: Label) -> bool:
    """Tell a list of the body's members from one of those present: an apology outweighs it."""
    return _WHO_SITS.fullmatch(label.words) is not None


# "Health and Wellbeing Board", "Safeguarding Partnership": bodies that partners sit on
_OF_PARTNERS = re.compile(r"\bwell-?being board\b|\bpartnership\b|\bsafeguarding\b", re.IGNORECASE)


def _of_others(
    label: Label, remarks: Remarks, post: str | None, person: PersonName, head: Head
) -> str | None:
    """Choose between officer and guest for somebody who is no councillor, "In attendance" or "Also present"."""
    words = f"{post or ''} {remarks.representing or label.home or ''}"
    if head.council and head.council in words:
        return "officer"
    if is_outside(words) or posts_by_title(person) or _is_of_another_body(post or ""):
        return "guest"
    if post is not None:
        return "officer"
    if remarks.representing and _is_remit(remarks.representing):
        return "officer"
    if label.capacity == "guest" or (is_local(head) and not remarks.representing):
        return "guest"
    return (
        "guest"
        if remarks.representing and label.capacity is None and not _is_department(remarks.representing)
        else "officer"
    )


# "Parent Governor Representative", "Church of England representative": who sits on the body by their office
_CO_OPTEE = re.compile(
    r"\bco-?opt(?:ed|ee)|\b(?:parent governor|church|church of \w+|roman catholic|diocesan|teacher|parent|faith|tenant|leaseholder)s?,? rep(?:resentative|\.)|\b(?:lay|independent) (?:co-opted )?(?:member|person)$",
    re.IGNORECASE,
)


def _is_of_another_body(post: str) -> bool:
    """Tell whether what stands behind an office is no part of a council: "Chief Officer, Wharf Victim Support".

    >>> _is_of_another_body("Chief Officer, Wharf Victim Support"), _is_of_another_body("Corporate Director, Place")
    (True, False)
    """
    _, comma, body = post.partition(", ")
    words = body.replace(",", " ").split()
    if not comma or not body[:1].isupper() or words[0] in SERVICE_WORDS or has_post_head(body):
        return False
    if words[-2:] == ["Combined", "Authority"] or words[-1] in _COUNCIL_WORK:
        return False
    return words[-1] not in ("Team", "Service", "Services", "Unit", "Department", "Directorate", "Council")


def _is_remit(words: str | None) -> bool:
    """Tell whether what stands behind a name is a service of the council, or a portfolio: "Children's Services"."""
    return words is not None and words.split()[0] in SERVICE_WORDS and not is_outside(words)


def _is_department(words: str) -> bool:
    """Tell whether what somebody represents is a part of the council: "Democratic Services", "Legal"."""
    return not is_outside(words)


# remits of a council's own services, unlike those that a trust or a charity has too
_COUNCIL_WORK = SERVICE_WORDS - frozenset(
    "Adult Care Change Community Delivery Family Health Housing Operational Operations Quality Rural Social Strategy Support Transport Youth".split()
)


def _is_employee(person: PersonName, post: str | None) -> bool:
    """Tell whether somebody who speaks by leave of the chair holds an office in the council's service."""
    if post is None or person.councillor or is_outside(post) or is_political(post):
        return False
    if _CO_OPTEE.search(post) or REPRESENTATIVE.search(post) or posts_by_title(person):
        return False
    return has_post_head(post)


def capacity_of_speaker(
    person: PersonName, post: str | None, *, kind: str, outside: bool = False
) -> str | None:
    """Choose the capacity of somebody known only from the discussion; None for a councillor who only spoke.

    >>> ash = PersonName(name="Ash", span=Span(0, 1), title="Cllr", councillor=True)
    >>> capacity_of_speaker(ash, None, kind="took-part"), capacity_of_speaker(ash, None, kind="spoke")
    ('member', None)
    """
    if post is not None and is_executive(post):
        return "portfolio-holder"
    if (
        _is_employee(person, post)
        and not outside
        and (kind == "attended" or kind == "guest" and not _COUNCIL_WORK.isdisjoint((post or "").split()))
    ):
        return "officer"
    if kind in ("guest", "attended") or outside or (posts_by_title(person) and not is_fire_officer(person)):
        return "guest"
    if kind == "co-opted" or (post is not None and not person.councillor and _CO_OPTEE.search(post)):
        return "co-opted"
    if kind in ("took-part", "chair", "missed"):
        return "member"
    if person.councillor:
        return "member" if kind == "arrived" or "CC" in (person.honours or "").split() else None
    if is_fire_officer(person):
        return "officer"
    if post is not None:
        return "guest" if is_outside(post) or is_political(post) else "officer"
    return "guest" if person.title else None
