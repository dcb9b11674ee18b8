"""Settles what kind of decision a clause is, by its verb and by whoever must act.

What the meeting settles by saying so (noted, approved, appointed) is a resolution; a task for the council's own service,
the chair, members or a working group is an action; what is put to somebody who may decline is a recommendation.
"""

import re
from typing import Literal

from importers.minutes.clauses.objects import Predicate
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded

__all__ = ["Kind", "appoints", "kinds_of", "kinds_under_lead", "only_takes_note"]

Kind = Literal["resolution", "recommendation", "action", "executive"]

# "receive a further report", "an update", "regular reports": something still to come, unlike "the report"
_TO_COME = re.compile(
    r"\b(?:receive|receives|received|consider|considers|have|be (?:given|provided with))\s(?:(?:and consider|and discuss)\s)?(?:an?|another|further|regular|additional|more|quarterly|monthly|annual|six-monthly|updates?|reports|future|copies|training)\b",
    re.IGNORECASE,
)
# "a further report be received in May", "quarterly updates be considered"
_FURTHER = re.compile(
    r"(?:that )?(?:an?|another|further|regular|additional|more|quarterly|monthly|annual|six-monthly) (?:[\w-]+ ){0,4}?(?:reports?|updates?|briefings?|presentations?|information)\b",
    re.IGNORECASE,
)
# "That the Committee were provided with a briefing": information that somebody is to give
_GIVEN_TO_BODY = re.compile(
    rf"(?:that )?(?:the )?(?:{BODY}|Members) (?:is|are|was|were) (?:provided with|given|sent|supplied with|furnished with|updated|kept informed)\b",
    re.IGNORECASE,
)
# "the following appointments be made to the Committee", "nominates the following members", "Councillor Ash will act as
# Chair", "Councillor Ash replace Councillor Bell on the Forum": who is appointed, nobody is asked
_APPOINTS = guarded(
    r"\b(?:appointments?|nominations?) (?:\w+ )?be (?:made|confirmed|approved)\b|\b(?:appoint|nominate|elect)s? (?:the following )?(?:members|representatives|councillors|substitutes)\b"
    r"|^(?:that )?[^,;]{3,80} (?:would|will|shall) (?:be|act as|serve as) (?:the )?(?:vice-?)?chair(?:man|woman|person)?(?: (?:for|of) (?:the|this|today's) meeting)?\.?$"
    r"|^(?:that )?[^,;]{3,80} (?:would |should )?(?:replace|succeed)s? [^,;]{3,80} (?:on|as a member of|as (?:the )?(?:Chair|Vice|representative|member|substitute))\b",
    re.IGNORECASE,
)
# "the next meeting of the Committee be held on 4 April": when it is, which is settled
_MEETS_NEXT = re.compile(
    r"(?:that )?(?:the )?(?:date of the )?next (?:[\w'-]+ ){0,2}?meeting (?:of [^,;]{3,100} )?(?:will |would |to )?(?:be|take place) (?:held )?(?:on|at)\b",
    re.IGNORECASE,
)
# "the following business be conducted 'In Committee'": how the meeting goes on
_IN_PRIVATE = guarded(
    r"\b(?:conducted|taken|dealt with|considered|held|discussed|go|went|move|moves) (?:into |['\"])*[Ii]n (?:[Cc]ommittee|[Cc]onfidence|[Pp]rivate)\b"
)
# "continue to receive the figures each quarter", "an item on fees return to the Committee": somebody sees to it
_GOES_ON = guarded(
    r"\b(?:item|report|matter|update|review|paper|topic|issue)\b[^,;.]{0,60} (?:returns?|comes? back) to (?:the|this|a)\b|\bcontinues? to (?:receive|monitor|review|report|provide|be (?:sent|given|provided|monitored|reviewed|updated|reported|considered))\b"
)
# "should give support to": what a meeting gives by saying so
_SUPPORT = re.compile(r" (?:its |full |our |every )*(?:support|backing|approval|endorsement|thanks)\b")
_ASSURANCE = re.compile(r"\breceives? (?:assurances?|thanks)\b", re.IGNORECASE)
_THANKS = re.compile(
    r"\b(?:thanks|congratulations|condolences|appreciation|best wishes|sympath\w+)\b", re.IGNORECASE
)
# "a working group of five councillors to look at fees" behind "set up": it is settled, and has a task
_GROUP_WITH_TASK = re.compile(
    r"\b(?:[Gg]roup|[Pp]anel|[Pp]arty|[Cc]ommittee|[Ff]orum|[Rr]eview)\b[^.;]{0,110}\bto (?:look|examine|consider|review|investigate|oversee|report|explore|develop|carry|scrutinise|meet|study|work|assess)\b"
)
# "scrutinise and note the report": what the meeting looks at and settles at once
_TURNS_AND_SETTLES = re.compile(
    r"(?:that |to )?(?:[\w' -]{3,60} )?(?:scrutinises?|reviews?|examines?|comments? on|discuss(?:es)?|considers?) and (?:notes?|approves?|endorses?|agrees?|accepts?)\b",
    re.IGNORECASE,
)
# "be considered at a future meeting": the matter comes back
_LATER = re.compile(r"\b(?:next|future|later|forthcoming)\b|\bat (?:its|the) \w+ meeting\b")
_AT_LATER_MEETING = re.compile(
    r"\bbe \w+ at (?:the|its|a) (?:first|next|future|following|inaugural)\b[^,;]{0,30}\bmeeting\b"
)
# "no further items be added": nobody has to do anything
_NOTHING = re.compile(
    r"(?:^|\bthat |, )no (?:further |more |other |such |additional )?(?:[\w-]+ ){1,6}be [a-z]", re.IGNORECASE
)
# "be the subject of a further report": somebody writes it
_SUBJECT_OF_REPORT = re.compile(r"\bbe the subject of (?:an? )?(?:\w+ )?(?:reports?|review|briefing)\b")
# "looked", "drawn", "gone", "sent", "kept", "brought", "told", "struck": the endings of participles
_PARTICIPLE = re.compile(r"^[a-z-]+(?:ed|[aeiouw]n|ne|[nlp]t|ght|ld|ung|u[cn]k|ut|id|ade|ead|et|ost|ot)$")
# code points in which a clause says what goes on
_NEAR = 160
# "will be the development": what something is, and nothing that is done
_NO_PARTICIPLES = frozenset({"the", "a", "an", "no", "one", "be"})
_RESOLUTION: tuple[Kind, ...] = ("resolution",)
_RECOMMENDATION: tuple[Kind, ...] = ("recommendation",)
_ACTION: tuple[Kind, ...] = ("action",)


def kinds_of(text: str, predicate: Predicate | None) -> tuple[Kind, ...]:
    """Give the kinds of a clause; two where it is both, as a power that is delegated with its task.

    >>> from importers.minutes.clauses.predicates import read_predicate
    >>> for text in ("note the report", "Cabinet be asked to act", "officers report back", "receive a further report"):
    ...     print(*kinds_of(text, read_predicate(text)))
    resolution
    recommendation
    action
    action
    """
    if _GIVEN_TO_BODY.match(text) or predicate is None and _GOES_ON.search(text, 0, _NEAR):
        return _ACTION
    if (
        predicate is None
        or _NOTHING.match(text)
        or appoints(text)
        or _MEETS_NEXT.match(text)
        or _IN_PRIVATE.search(text)
    ):
        return _RESOLUTION
    if predicate.delegates and not predicate.actor:
        return _RESOLUTION
    if predicate.delegates or predicate.verb == "establish" and _GROUP_WITH_TASK.search(text):
        return (
            ("resolution", "action")
            if predicate.passive and not predicate.actor
            else ("action", "resolution")
        )
    if predicate.kind in ("ask", "invite", "recommend", "refer", "tell"):
        return _of_asking(predicate)
    if predicate.passive:
        return _of_passive(text, predicate)
    if predicate.kind == "receive":
        return _ACTION if _TO_COME.search(text) and not _ASSURANCE.search(text) else _RESOLUTION
    if predicate.standing == "own" and predicate.verb == "give" and _SUPPORT.match(text, predicate.rest):
        return _RESOLUTION
    if predicate.standing in ("own", "members", None):
        return _RESOLUTION if _TURNS_AND_SETTLES.match(text) else _of_meeting(text, predicate)
    if predicate.standing == "other" and _writes_itself(text, predicate):
        return _ACTION
    if predicate.standing == "other":
        return ("action", "recommendation") if predicate.promise else _RECOMMENDATION
    return _ACTION


def appoints(text: str) -> bool:
    """Tell whether a clause, or a lead-in, makes appointments.

    >>> appoints("the following appointments be made to the Forum:"), appoints("the post be advertised")
    (True, False)
    """
    return _APPOINTS.search(text) is not None


def _writes_itself(text: str, predicate: Predicate) -> bool:
    """Tell whether the council itself writes a letter, as committees with its powers resolve: that is carried out, not put to it."""
    who = text[slice(*predicate.actor)] if predicate.actor else ""
    return predicate.verb == "write" and who.lower().removeprefix("the ") == "council"


def _of_asking(predicate: Predicate) -> tuple[Kind, ...]:
    """Settle the kind where somebody is asked, invited, told, or something is put to somebody."""
    other = predicate.standing == "other"
    if predicate.kind == "recommend":
        return _RECOMMENDATION
    if predicate.kind == "tell" and predicate.passive and predicate.standing in ("own", "members"):
        return _ACTION
    if predicate.kind == "tell" and predicate.passive:
        return _RECOMMENDATION if other and predicate.actor else _RESOLUTION
    if predicate.kind == "tell":
        return _RESOLUTION if predicate.standing in ("own", None) else _ACTION
    if predicate.kind == "invite" and other:
        return ("action", "recommendation")
    return _RECOMMENDATION if other else _ACTION


def _of_passive(text: str, predicate: Predicate) -> tuple[Kind, ...]:
    """Settle the kind where the clause says what is done and need not say by whom: "a plan be drawn up"."""
    if _SUBJECT_OF_REPORT.search(text):
        return _ACTION
    if (
        predicate.verb == "convey"
        and _THANKS.search(text)
        or _NOTHING.search(text)
        or predicate.verb in _NO_PARTICIPLES
    ):
        return _RESOLUTION
    if predicate.kind is None and predicate.promise and not _is_participle(text, predicate):
        return _RESOLUTION
    if predicate.kind == "do" or predicate.kind is None and predicate.promise:
        return _RECOMMENDATION if predicate.standing == "other" else _ACTION
    if predicate.verb in ("agree", "approve", "determine", "decide") and _AT_LATER_MEETING.search(text):
        return _ACTION
    if predicate.kind == "receive" and _FURTHER.match(text):
        return _ACTION
    if predicate.promise and predicate.kind != "settle" or predicate.kind == "hold" and _LATER.search(text):
        return _ACTION
    return _RESOLUTION


def _is_participle(text: str, predicate: Predicate) -> bool:
    """Tell "would be looked at" from "the topic would be Housing": what is done, and what something is."""
    words = text[: predicate.rest].split()
    return bool(words) and _PARTICIPLE.search(words[-1]) is not None


def _of_meeting(text: str, predicate: Predicate) -> tuple[Kind, ...]:
    """Settle the kind where the meeting itself or its members are to do it, or nobody is named."""
    if predicate.verb == "confirm" and predicate.standing == "members" and predicate.actor:
        return _RESOLUTION if text[slice(*predicate.actor)].lower().endswith("members") else _ACTION
    if predicate.kind == "hold":
        return _ACTION if _TO_COME.search(text) or _GOES_ON.search(text) else _RESOLUTION
    promises = predicate.promise and (
        predicate.standing == "members" or predicate.kind not in (None, "settle")
    )
    return _ACTION if predicate.kind == "do" or promises else _RESOLUTION


def kinds_under_lead(kinds: tuple[Kind, ...], above: Predicate, own: Predicate) -> tuple[Kind, ...]:
    """Settle the kind of an entry whose subject may stand in its lead-in: ``kinds`` is what it says by itself."""
    if own.actor and own.standing not in ("own", None) or above.kind == "settle" and above.standing == "own":
        return kinds
    return _RECOMMENDATION if above.standing == "other" else _ACTION


def only_takes_note(predicate: Predicate | None) -> bool:
    """Tell whether a clause only takes note or settles, which even under ACTION AGREED is a resolution."""
    if predicate is None or predicate.promise:
        return False
    settles = predicate.kind in ("settle", "receive", "hold", "tell")
    return settles and predicate.standing in ("own", "members", None)
