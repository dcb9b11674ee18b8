"""The verbs of a promise: to tell the meeting or whoever asked, and to follow up what was raised."""

import re

__all__ = ["CHASE_VERB", "FOLLOW_VERB", "TELL_VERB"]

TELL_VERB = re.compile(
    r"(?:re-?)?(?:circulat|provid|sen[dt]|shar|e-?mail|suppl|forward|distribut|bring|brought|report|present|submit|fe(?:ed|d)|come|writ|updat|let|reply|respond|inform|pass|publish|produc|prepar|set|includ|add|arrang|invit|notif|advis|confirm|return|giv|mak|cop(?:y|ied))\w*$"
)
"""Verbs of telling: what is sent, brought, written or added for somebody."""
FOLLOW_VERB = re.compile(
    r"(?:look|follow|investigat|find|check|establish|ascertain|examin|research|assess|rais|tak|pursu|contact|chas|ask|speak|liais|discuss|clarif|seek|explor|review|obtain|visit|enquir|writ|report|feed|consult|attend|convey|remind|request|add|arrang|meet|invit|draft|work|monitor|put|escalat|see|pick|inspect|correct|amend|answer|address|rectif|resolv|try|ring|telephon|phon|press|canvass|approach|query|alert|fix|relay)\w*$"
)
"""Verbs of following up what was raised."""
CHASE_VERB = re.compile(
    r"(?:check|chase|investigate|establish|ascertain|enquire|inquire|pursue|clarify|confirm|find|contact|ask|remind|ring|phone|telephone|e-?mail|write|convey|liaise|speak|raise|escalate|follow|look|seek|request|discuss|inspect|press|canvass|approach|query|alert|consult|relay|pick)$"
)
"""Verbs of following up that one person uses of nothing else: "the Clerk would chase the contractor"."""
