"""What the words of an attendance label come to: who is listed, whether they came, in what capacity.

The vocabulary is small; what a label says is composed of its words, so that labels never met before are read too.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from importers.paper import Span

__all__ = [
    "STRONG",
    "VOCABULARY",
    "WEAK",
    "Label",
    "Status",
    "capacity_of",
    "is_chair",
    "post_of",
    "status_of",
    "voting_of",
]

Status = Literal["present", "apologies", "absent"]


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of the people listed behind it; ``span`` ends where the list begins.

    ``status`` is None where the label names only a group ("Labour Group:") and the status goes on from the label before.
    ``capacity`` is a notation of the code list, or None for people of several kinds ("In attendance").
    ``post`` is an office that the label itself gives ("Chair:", "Portfolio holder present"). ``own`` says that those listed
    sit on the body that met. ``bare`` says that the label stood without colon, so that a name must follow at once. ``home`` is
    the council or other organisation that a group is headed by ("Eastmere Borough Council:").
    """

    span: Span
    words: str
    status: Status | None
    capacity: str | None
    chair: bool = False
    post: str | None = None
    voting: str | None = None
    own: bool = False
    bare: bool = False
    negative: bool = False
    home: str | None = None


# Words that say what kind of list it is; at least one of them makes a label.
STRONG = frozenset(
    """
    present presennol bresennol attendance attend attending attended attendees attendee apologies apology ymddiheuriadau absent absence absentees
    invitees invitee invited witnesses witness guest guests observers visitors officers swyddogion staff officials substitutes substitute co-opted coopted
    co-optees co-optee co-opteds sederunt mynychwyr membership aelodau presiding participants participating
    """.split()
)
# Words that make a label only where a colon or the line's end closes it.
WEAK = frozenset(
    """
    members member councillors councillor cllrs cllr cynghorwyr officer chair chairman chairwoman chairperson convener convenor cadeirydd vice-chair vice-chairman
    governors governor holder holders partners advisers advisors group labour conservative independent independents liberal democrat democrats green snp plaid reform ukip aldermen
    bailies representatives representative invitation non-members
    """.split()
)
_FILL = frozenset(
    """
    also in of the a for from and & at were was is are had been has by to on behalf received submitted given intimated recorded reported tendered noted accepted
    sent not did no. other others additional being further elected non-elected non voting non-voting votes statutory education parent governor governors church diocesan
    religious panel committee commission board council councils council's sub-committee subcommittee scrutiny overview cabinet executive portfolio under
    accordance with standing order orders rule rules procedure procedural number item items minute part only 's external partner agencies agency
    organisations organisation public press independent person persons lay role name names expected remotely remote virtually virtual via zoom teams online
    hybrid person this that meeting as follows vice deputy lead town parish county borough district city following who hefyd yn am absenoldeb roedd y y'r oddi wrth gan
    nhs support chief reason reasons without request able unable inability non-attendance lateness their tendered conveyed duration whole remainder entirety tonight's today's party parties senior management invitation appointed nominated permission consent leave who's which there attendees those here-in-attendance attend all both
    regular permanent full core standing committee's panel's involved speakers speaker or elected's registered trade union visiting expert experts virtually in-person chamber room bodies telephone video joining non-committee stakeholders presenters
    contributors supporting advisory senior specialist late
    """.split()
)
VOCABULARY = STRONG | WEAK | _FILL


def status_of(known: set[str]) -> Status | None:
    """Tell whether those listed came, sent apologies or stayed away; None where the words do not say."""
    if known & {"lateness", "late"}:
        return "present"
    if "without" in known and known & {"absent", "absence"}:
        return "absent"
    if known & {"apologies", "apology", "ymddiheuriadau"} or ("absence" in known and "present" not in known):
        return "apologies"
    if known & {"able", "unable"} and known & {"attend"}:
        return "apologies"
    if known & {"absent", "absentees"} or ("not" in known and known & {"present", "attend", "attending"}):
        return "absent"
    if known & {
        "present", "presennol", "bresennol", "attendance", "attending", "attended", "attendees", "attendee", "invitees", "invited",
        "witnesses", "witness", "guest", "guests", "observers", "visitors", "sederunt", "mynychwyr",
        "presiding", "participants", "participating",
    }:  # fmt: skip
        return "present"
    return None


def capacity_of(words: list[str], known: set[str]) -> str | None:
    """Choose the capacity that a label's words give; None where people of several kinds may follow."""
    outside = known & {"also", "other", "others", "additional", "invitees", "invited", "invitation", "witnesses", "witness", "guest", "guests", "observers", "visitors",
                       "external", "partner", "partners", "nhs", "permission", "consent", "hefyd",
                       "non-members", "non-committee", "visiting", "stakeholders"}  # fmt: skip
    by_leave = known & {"invitation", "request", "invited"} and "officer" in known
    if by_leave or ({"members", "public"} <= known and "also" not in known):
        return "guest"
    if known & {"officers", "officer", "swyddogion", "staff", "officials"}:
        return "officer"
    if "portfolio" in known or (
        known & {"cabinet", "executive"} and known & {"member", "members", "holders", "councillors"}
    ):
        return "portfolio-holder"
    if known & {"co-opted", "coopted", "co-optees", "co-optee", "elected", "non-elected"} and (
        "non" in known or "non-elected" in known or "elected" not in known or known & {"co-opted", "coopted"}
    ):
        return "co-opted"
    if known & {"diocesan", "church", "governor", "governors", "religious", "lay"}:
        return "co-opted"
    if known & {"substitutes", "substitute"}:
        return "substitute"
    if "representatives" in known and not outside:
        return "co-opted"
    if known & {"item", "items"} and not outside and "members" not in known:
        return None
    if outside or "standing" in known or (known & {"rule", "rules"}):
        return (
            "guest"
            if outside - {"also", "hefyd"}
            or "standing" in known
            or known & {"rule", "rules"}
            or words[:1] in (["also"], ["hefyd"])
            else None
        )
    of_all_kinds = known & {"public", "press", "advisers", "advisors", "presenters", "contributors"}
    if words[:2] == ["in", "attendance"] or (of_all_kinds and "members" not in known):
        return None
    return "member"


def is_chair(known: set[str]) -> bool:
    """Tell whether the first of those listed took the chair."""
    return bool(
        known
        & {"chair", "chairman", "chairwoman", "chairperson", "convener", "convenor", "cadeirydd", "presiding"}
    ) and not known & {"vice", "deputy"}


# "Deputy Chair", "Convener": the office as the label prints it
_CHAIRS = re.compile(
    r"(?:vice[- ]|deputy )?(?:chair(?:man|woman|person)?|conven[eo]r|cadeirydd)", re.IGNORECASE
)
# "Portfolio Holder", "Lay Member": the office as the label prints it
_HOLDS = re.compile(r"portfolio[- ]holder|(?:cabinet|executive|lay) member", re.IGNORECASE)


def post_of(printed: str, known: set[str]) -> str | None:
    """Give the office that a label names for the one person behind it; to be in the chair is none."""
    if printed.lower().startswith("in the "):
        return None
    if known & {
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "convener",
        "convenor",
        "cadeirydd",
        "vice-chair",
        "vice-chairman",
    }:
        match = _CHAIRS.search(printed)
        return match[0] if match else None
    match = _HOLDS.search(printed)
    return match[0] if match else None


def voting_of(words: list[str], known: set[str]) -> str | None:
    """Tell voting from non-voting co-optees."""
    if not known & {"voting", "non-voting"}:
        return None
    without = "non-voting" in known or any(a == "non" and b == "voting" for a, b in pairwise(words))
    return "co-opted-non-voting" if without else "co-opted-voting"
