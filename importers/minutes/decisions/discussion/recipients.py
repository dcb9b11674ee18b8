"""Tells whether what is promised is for the meeting or its members, or has a deadline."""

import re

from importers.minutes.language.body_words import BODY
from importers.minutes.language.due import find_due

__all__ = ["is_for_meeting", "is_timed"]

# "to Members", "back to the Committee", "let Councillor Ash know": whom a promise is made to
_TO_MEMBERS = re.compile(
    rf"\b(?:to|with|for|before|inform|update|provide|let|advise|send|give|notify|supply|ring|phone|e-?mail|offer|show)\s(?:all\s|the\s|this\s|other\s|each\s|local\s|ward\s|relevant\s|individual\s)*(?:[A-Z]\w+\s){{0,3}}?(?:[Mm]embers?|{BODY}|[Cc]ouncillors?|Cllrs?|[Cc]hair(?:man)?|[Mm]eeting(?!s)|[Tt]ask [Gg]roup|him|her|them|Scrutiny Officer|Clerk|Democratic Services|Governance Officer|everyone|Scrutiny(?! [A-Z])|(?:Mr|Mrs|Ms|Miss|Dr|Alderman)\.?\s[A-Z])\b"
)
# "outside the meeting", "by e-mail", "back", "in writing": how it reaches them
_TO_MEETING = re.compile(
    r"\b(?:outside|following|after|in advance of|ahead of|prior to)\s(?:of\s)?(?:the|this|today's)\smeeting\b|\bby e-?mail\b|\bvia e-?mail\b|\bback\b|\bfurther\b(?! (?:\w+ )?(?:funding|money|investment|support|work|growth|savings|cuts|staff|jobs|powers|training|homes|places)\b)|\bin writing\b|\b(?:a|the) (?:written|full|detailed) (?:response|answer|reply|breakdown|list|note|account|briefing|statement|explanation)\b|\bnext\s(?:\w+\s){0,2}(?:meeting|report|update)\b|\bin (?:all )?future (?:\w+ ){0,3}?(?:reports?|updates?|papers?)\b|\bin (?:the|a|its|an) (?:final|future|annual|revised|quarterly|forthcoming|year-end|outturn) (?:\w+ )?(?:reports?|updates?|papers?|version|briefing)\b|\bfuture\s(?:\w+\s){0,2}meeting\b|\b[Ww]ork(?:ing)? [Pp](?:rogramme|lan)\b|\b[Ff]orward (?:[Ww]ork )?[Pp](?:rogramme|lan)\b|\boutside (?:of )?(?:the |this )?meeting\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\smeeting\b|\bwith the details\b|\b(?:data|information|figures|details) (?:requested|asked for|sought)\b|^ (?:an?|further|the) cop(?:y|ies) of\b|\b(?:with|alongside) the (?:draft )?(?:minutes|notes)\b|\bto each (?:member|parish|ward)\b"
    r"|^ (?:the necessary |suitable )?(?:arrangements|enquiries|inquiries|contact)\b"
)
_STRICT = re.compile(r"(?:by|before|within|at the|no later|in the next)\b")


def is_for_meeting(rest: str) -> bool:
    """Tell whether what is promised is for the meeting, or by a deadline.

    >>> is_for_meeting(" a note to Members"), is_for_meeting(" in the spring")
    (True, False)
    """
    return _TO_MEMBERS.search(rest) is not None or _TO_MEETING.search(rest) is not None or is_timed(rest)


def is_timed(rest: str) -> bool:
    """Tell whether what is promised has a deadline: "by Monday", "within a week"."""
    due = find_due(rest, 0, len(rest))
    return due is not None and _STRICT.match(due.text) is not None
