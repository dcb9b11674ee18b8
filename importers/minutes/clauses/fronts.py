"""Tells where a clause goes on behind what stands before its subject: "in the light of the debate, ", "once in post "."""

import re

__all__ = ["skip_fronted"]

# "in the light of the debate, ", "subject to funding, ", "once in post ": what stands before the subject
_FRONTED = re.compile(
    r"(?:(?:in|subject to|under|following|having|outwith|notwithstanding|pursuant|given|recognising|noting|acknowledging|mindful of|because of|due to|owing to|asked (?:by|about|whether|if|why|how|when|what)|regarding|concerning|irrespective of|regardless of|despite|although|though|whilst|while|through|via)\b[^,]{0,110}(?:, (?:particularly|especially|including|such as|and in particular)\b[^,]{0,80})?"
    r"|(?:on|after|once|with|as|if|at|for|by|prior to|when|where|before|during|within|until|upon|every|each|next|from|throughout|twice|over|ahead of|early(?! help| years)|later|outside|pending|post|should|unless|w/c)\b[^,]{0,80}"
    r"|furthermore|further|additionally|accordingly|therefore|however|also|going forward|moving forward|shortly|urgently|immediately|(?:bi-?|six-)?(?:monthly|annually|yearly|quarterly)|regularly|forthwith|tomorrow|to (?!ask|request|authori[sz]e|delegate|note|recommend|invite|instruct|agree|approve|support|endorse|refer|receive|urge|require|defer|accept|adopt|grant|appoint|confirm|consider|reject|withdraw|establish|set up|transfer|extend|amend|write|seek|thank|welcome|hold)[^,]{3,60}(?=, (?:the|officers|members|that|(?-i:[A-Z]))[^;.]{1,90}? (?:be|will|would|should|shall|to|[a-z]{3,12}s) )), (?=[a-zA-Z])",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"(?:once in post|going forward|at the next [\w ]{0,30}meeting|in (?:the )?future),? ", re.IGNORECASE
)


def skip_fronted(text: str, pos: int = 0) -> int:
    """Give where a clause goes on behind what stands before its subject: "in the light of the debate, ".

    >>> text = "once the audit is complete, officers would report"
    >>> text[skip_fronted(text) :]
    'officers would report'
    """
    found = _ONCE.match(text, pos) or _FRONTED.match(text, pos)
    return found.end() if found else pos
