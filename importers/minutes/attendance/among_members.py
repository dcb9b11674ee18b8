"""Chooses the capacity of somebody listed under a label of the body's members: a member, unless the row says otherwise."""

import re

from importers.minutes.attendance.entry import Row
from importers.minutes.attendance.remarks import Remarks, is_executive, is_political
from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.outside_bodies import is_outside
from importers.minutes.names.ranks import is_fire_officer, posts_by_title
from importers.records import PersonName

__all__ = ["REPRESENTATIVE", "capacity_among_members"]

_PARLIAMENT = frozenset({"MP", "MSP", "MEP"})
# "Members:", behind which a place is a ward
_IS_OF_MEMBERS = re.compile(r"\bmembers\b", re.IGNORECASE)


# "The following were in attendance:" under an item: those who came for it, not the body's members
_SAYS_WHO_CAME = re.compile(
    r"the following (?:\w+ )?(?:were|was) (?:also )?in attendance.{0,24}", re.IGNORECASE
)
# "(Eastmere)", "(Eastmere West and Wold)": the council that a member of a joint body is of, by its place
_PLACE = re.compile(r"(?!Legal|Democratic|Press)[A-Z][a-z]{2,}(?: (?:and |upon |& )?[A-Z][a-z]+){0,3}")
# "Church Representative", "Parent Governor": those who are co-opted, whatever the list calls them
REPRESENTATIVE = re.compile(
    r"\b(?:representative|governor|(?:lay|external|independent|co-opted) member)s?\b", re.IGNORECASE
)


def capacity_among_members(
    row: Row, remarks: Remarks, post: str | None, person: PersonName, *, partners: bool, local: bool
) -> str | None:
    """Choose for somebody under a members' label: a member, unless the row itself says otherwise."""
    if row.entry.column or (remarks.member and post) or (partners and remarks.representing and not post):
        return "member"
    if (
        _IS_OF_MEMBERS.search(row.label.words)
        and not post
        and _PLACE.fullmatch(remarks.representing or "")
        and not is_outside(remarks.representing or "")
    ):
        return "member"
    if post and is_executive(post) and _SAYS_WHO_CAME.fullmatch(row.label.words):
        return "portfolio-holder"
    if person.councillor or (post and is_political(post)):
        return "guest" if row.few and not post else "member"
    honours = (person.honours or "").split()
    if honours and not _PARLIAMENT.isdisjoint(honours):
        return "guest"
    if post is not None:
        return _by_post(row, remarks, post, person, local=local)
    if (
        row.label.status == "apologies"
        and person.title is None
        and row.mixed
        and _PLACE.fullmatch(remarks.representing or "")
    ):
        return "member"
    if remarks.representing is not None and not remarks.member:
        if not SERVICE_WORDS.isdisjoint(remarks.representing.split()) and not is_outside(
            remarks.representing
        ):
            return "officer"
        return (
            "co-opted"
            if row.mixed and (person.title or "").rstrip(".") in ("Mr", "Mrs", "Ms", "Miss", "Rev", "Canon")
            else "guest"
        )
    if (
        row.label.status == "apologies"
        and row.label.words == "Apologies"
        and not row.mixed
        and person.title is None
    ):
        return "member"
    visits = row.mixed and not row.few and person.title is not None and not posts_by_title(person)
    return ("guest" if local else "co-opted") if visits else "member"


def _by_post(row: Row, remarks: Remarks, post: str, person: PersonName, *, local: bool) -> str:
    """Choose by the office of somebody who is no councillor."""
    if row.mixed and REPRESENTATIVE.search(post):
        return "guest" if not _PARLIAMENT.isdisjoint(post.split()) else "co-opted"
    ranked = posts_by_title(person) and not is_fire_officer(person)
    if local and "Clerk" in post:
        return "officer"
    return "guest" if ranked or is_outside(post) or is_outside(remarks.representing or "") else "officer"
