"""Reads the words of a tracker's status and response columns as notations of the code lists."""

import re

__all__ = ["outcome_of", "status_of"]

# "Complete", "Green - achieved", "Amber", "Ongoing", "Partially accepted": the first that fits
_STATUSES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), notation)
    for words, notation in (
        (r"not accepted|rejected|not agreed|declined|no longer feasible", "rejected"),
        (
            r"part(?:ial(?:ly)?|ly)?[ -](?:accepted|agreed)|accepted in part|agreed in part",
            "partially-accepted",
        ),
        (r"completed?|achieved|done|actioned|discharged|implemented|green|closed", "completed"),
        (r"overdue|late|red", "overdue"),
        (r"deferred|paused|on hold|postponed", "deferred"),
        (r"superseded|replaced", "superseded"),
        (r"withdrawn|removed", "withdrawn"),
        (
            r"in progress|ongoing|on-going|amber|started|underway|under way|on track|part complete",
            "in-progress",
        ),
        (
            r"no response|awaiting response|awaited|not started|outstanding|open|pending|to be renegotiated",
            "open",
        ),
        (r"accepted|agreed|yes", "accepted"),
        (r"proposed", "proposed"),
    )
)
_OUTCOMES = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), notation)
    for words, notation in (
        (r"accepted in principle|agreed in principle", "accepted-in-principle"),
        (r"not accepted|rejected|not agreed|declined|no longer feasible", "rejected"),
        (
            r"part(?:ial(?:ly)?|ly)?[ -](?:accepted|agreed)|accepted in part|agreed in part",
            "partially-accepted",
        ),
        (r"accepted|agreed", "accepted"),
        (r"completed?|achieved|discharged|implemented|green", "completed"),
        (r"deferred|paused|on hold", "deferred"),
        (r"in progress|ongoing|on-going|amber|underway|under way|awaiting", "in-progress"),
        (r"noted", "noted"),
    )
)
# "incomplete", "not complete", "not yet started"
_NOT_YET = re.compile(
    r"\b(?:incomplete|not (?:yet )?(?:complete[d]?|achieved|started|actioned|done|implemented))\b",
    re.IGNORECASE,
)


def status_of(words: str) -> str | None:
    """Give the notation of a status, None for words that name none.

    >>> status_of("Complete"), status_of("Green - achieved"), status_of("Not yet started"), status_of("see minute 4")
    ('completed', 'completed', 'open', None)
    """
    if _NOT_YET.search(words):
        return "open"
    return next((notation for pattern, notation in _STATUSES if pattern.search(words)), None)


def outcome_of(words: str) -> str | None:
    """Give the notation of a response's outcome, None for words that name none.

    >>> outcome_of("Partially accepted"), outcome_of("Dashboard built; first data in November.")
    ('partially-accepted', None)
    """
    if _NOT_YET.search(words):
        return "in-progress"
    return next((notation for pattern, notation in _OUTCOMES if pattern.search(words[:200])), None)
