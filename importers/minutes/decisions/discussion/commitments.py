"""Recognises what is agreed, undertaken to the meeting, or asked for by it, in one sentence of discussion.

Minutes report an undertaking with "agreed to", "undertook to" or "would" and a verb of answering ("circulate", "report
back"); a request with "asked for", "requested that". Opinions ("agreed that it was important"), offers ("could"), plans
of a service and questions ("asked whether") are none.
"""

import re

from importers.minutes.decisions.discussion.agreements import read_agreed, read_granted, read_recommended
from importers.minutes.decisions.discussion.consents import read_consent
from importers.minutes.decisions.discussion.note_tasks import read_note_task
from importers.minutes.decisions.discussion.promises import read_would
from importers.minutes.decisions.discussion.reminders import read_reminder
from importers.minutes.decisions.discussion.replies import read_promise, read_reply
from importers.minutes.decisions.discussion.requests import Commitment, read_request
from importers.minutes.decisions.discussion.taken_on import read_taken_on
from importers.minutes.decisions.discussion.undertakings import read_undertaking
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.language.welsh import read_welsh_promise

__all__ = ["Commitment", "is_motion", "read_commitment"]

# "Councillor Brand disclosed that he worked for": an interest, not an undertaking
_INTEREST = guarded(r"\b(?:declared|disclosed)\b")
# "Councillor Ash moved, and Councillor Bee seconded, that": a motion, whose fate the next sentence tells
_MOTION = guarded(
    r"\b(?:moved|proposed|seconded|MOVED|PROPOSED)\b[^.]{0,120}\bthat\b|\bwas (?:moved|proposed)\b"
)


# "Councillor Ash asked for the vote to be recorded", "requested a recorded vote", "asked for his view to be recorded": no task
_VOTE_ASKED = guarded(
    r"\b(?:asked|requested|requests?|request was made|called|demanded)\b[^.;]{0,60}\b(?:(?:recorded|named|roll[- ]call|separate) votes?\b|(?:votes?|voting|names|dissent|abstention|opposition|objection|(?:his|her|their) views?)\b[^.;]{0,40}\b(?:be|being)\s(?:recorded|taken|minuted)\b)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    rf"\b(?:and|was|were|it was)\s(?:\w+ly\s)?(?:agreed|resolved|carried|AGREED|RESOLVED)\b|\band\s(?:this|it)\swas\s(?:\w+ly\s)?(?:supported|accepted|approved)\b|\band\s(?:the\s)?(?:[Mm]embers|{BODY})\s(?:\w+ly\s)?agreed\b"
)


def is_motion(text: str) -> bool:
    """Tell whether a sentence only puts forward what a later one decides.

    >>> is_motion("It was moved and seconded that the minutes be approved.")
    True
    >>> is_motion("It was proposed, seconded and agreed to visit the site.")
    False
    """
    return _MOTION.search(text) is not None and _CARRIED.search(text) is None


def read_commitment(text: str, body: str | None = None) -> Commitment | None:
    """Read what a sentence of discussion commits somebody to, None where it commits nobody.

    >>> text = "The Head of Legal agreed to circulate the advice."
    >>> text[slice(*read_commitment(text).owner)]
    'The Head of Legal'
    >>> read_commitment("It was agreed that officers would report back.").kind
    'agreed'
    >>> read_commitment("Members agreed that the figures were poor.") is read_commitment("He asked whether it was so.")
    True
    """
    if text.endswith("?") or is_motion(text) or _INTEREST.search(text) or _VOTE_ASKED.search(text):
        return None
    welsh = read_welsh_promise(text)
    if welsh is not None:
        return Commitment("undertaken", welsh[0])
    for reader in (
        read_reply,
        read_granted,
        read_agreed,
        read_consent,
        read_recommended,
        read_reminder,
        read_undertaking,
        read_promise,
        read_taken_on,
        read_request,
        read_would,
        read_note_task,
    ):
        found = reader(text, body)
        if found is not None:
            return found
    return None
