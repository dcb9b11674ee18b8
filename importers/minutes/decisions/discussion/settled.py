"""Recognises what a meeting settles in the running text, without a head: minutes approved, a report noted."""

import re

from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.language.welsh import approves_in_welsh, notes_in_welsh

__all__ = ["notes_alone", "settles", "settles_in_a_word"]

_SETTLED = r"(?:approved?|agreed|confirmed|accepted|adopted|signed|taken as read|received|noted|moved|ratified|endorsed|authorised)"
# "The minutes of the meeting held on 5 May were approved as a correct record"
_MINUTES_WERE = guarded(
    rf"(?:[^.;]{{0,80}}?\b)?(?:minutes?|notes|record)\b[^.;:]{{0,220}}?\b(?:were|was|be|having been)\s(?:(?:then|duly|also|unanimously|formally|taken as read,?|therefore|hereby|(?:submitted|read|received|presented|considered),?\sand|subject to [^,]{{1,60}},|(?:moved|proposed)\sby\s[^,;.]{{3,60}},?\s(?:and\s)?seconded\sby\s[^,;.]{{3,60}},?\sand)\s?){{0,3}}{_SETTLED}\b",
    re.IGNORECASE,
)
# "The Committee approved the minutes", "Members confirmed the accuracy of the minutes"
_APPROVED_MINUTES = guarded(
    rf"(?:[^.;]{{0,80}}?\b)?(?:{BODY}|Members|Forum|Group|Council|meeting|Chair)\s(?:(?:also|then|unanimously)\s)?{_SETTLED}(?!\scopies\b)(?:\sand\s\w+)?\s[^.;]{{0,60}}?\bminutes\b",
    re.IGNORECASE,
)
# "Approved & signed as correct.", "These were moved as correct by", "Agreed as an accurate record"
_AS_CORRECT = guarded(
    r"[^.;]{0,60}?\b(?:authorised|authorized|empowered)\sto\ssign\b[^.;]{0,60}?\b[Mm]inutes\b|(?:These|They|Both)\s(?:were|was)\s(?:then\s)?signed\sby\b|[^.;]{0,80}?\b(?:approved|agreed|confirmed|accepted|moved|signed|adopted)\b[^.;]{0,60}?\b(?:as|to be|being)\s(?:(?:a|an|the)\s)?(?:true|correct|accurate|fair)\b",
    re.IGNORECASE,
)
_NOT_NOW = guarded(
    r"\b(?:would|will|could|should|not|had|if in order, to|^to)\s(?:be\s|been\s)?(?:approved|agreed|confirmed|accepted|signed|received|noted|adopted|ratified)\b",
    re.IGNORECASE,
)

_PAPER = (
    r"(?i:reports?|updates?|presentations?|plans?|programmes?|position|information|contents?|minutes|progress(?:\s(?:made|report|update))?|statements?|letters?|responses?|papers?|briefings?|documents?"
    r"|performance(?:\sinformation|\sreport|\sdata)?|items?|decisions?|actions?(?:\s(?:log|tracker|list|sheets?))?|trackers?|recommendations?|schedules?|dates?|forward\splan|budget|work(?:plan|programme)s?|monitoring|strategy|policy|correspondence|notes?|feedback|findings|terms\sof\sreference|arrangements|proposals?|register|dashboard|summary|log|appendix|announcements?|memberships?|appointments?|questions|approach|direction|draft|scope)"
)
# "The Committee noted the report", "Members received and noted the update", "The Board endorsed the strategy"
_NOTED = guarded(
    rf"(?:[^.;,]{{0,80}},\s){{0,2}}(?:The\s|This\s)?(?:[\w&'-]+\s){{0,8}}?(?:{BODY}|Members(?:\sof\sthe\s\w+)?|[Ff]orum|[Gg]roup|Council|Councillors|Cabinet|Executive)\s"
    rf"(?:(?:also|then|further|unanimously|formally|received\sand|considered\sand|discussed\sand|and|thereafter)\s){{0,3}}(?:considered\sthe\s(?:[\w&'-]+\s){{1,5}}?and\s|thanked\s(?:[\w&',-]+\s){{1,10}}?and\s)?(?:noted|approved|endorsed|agreed|adopted|accepted|supported|notes?|approves?|endorses?|agrees?)\s(?:and\s(?:noted|approved|endorsed|agreed|supported|welcomed)\s)?"
    rf"(?:(?:the|a|an|this|those|these|its|their|both|all)\s(?:[\w&'/-]+\s){{0,7}}?{_PAPER}\b|[Oo]ption\s\w{{1,3}}\b)",
)
# "The Panel was supportive of the proposals.", but not "…, subject to two points"
_SUPPORTIVE = guarded(
    rf"(?:[^.;,]{{0,80}},\s)?(?:The\s|This\s)?(?:[\w&'-]+\s){{0,8}}?(?:{BODY}|Members|[Ff]orum|[Gg]roup)\s(?:was|were)\s(?:unanimously\s)?(?:supportive\sof|content\swith)\s(?:the|this|its|all)\s(?:[\w&'/-]+\s){{0,7}}?{_PAPER}\b[^.,;]{{0,90}}\.?$",
)
# "The Chair referred to the notice of filming and the Panel noted it."
_NOTED_IT = guarded(
    rf"[^.;]{{0,200}}?\b(?:{BODY}|[Mm]embers|[Ff]orum)\s(?:noted|endorsed|approved|supported)\s(?:it|this|them|these|the same|the position)\.?$"
)
# "After discussion, the Committee granted approval, subject to", "The Panel gave its consent"
_GRANTED = guarded(
    rf"(?:[^.;,]{{0,80}},\s)?(?:[Tt]he\s|This\s)?(?:[\w&'-]+\s){{0,6}}?(?:{BODY}|Members|Council)\s(?:unanimously\s)?(?:granted|gave)\s(?:its\s|their\s)?(?:approval|permission|consent|authority)\b"
)
# "The Committee concurred with this approach", "Members indicated their support for the recommendations", "agreed the way forward"
_CONCURRED = guarded(
    rf"(?:[^.;,]{{0,80}},\s)?(?:The\s|This\s|All\s)?(?:[\w&'-]+\s){{0,6}}?(?:{BODY}|Members|[Ff]orum|[Gg]roup)\s(?:unanimously\s|all\s)?(?:(?:concurred|agreed)\swith\s(?:this|the|these)\s(?:\w+\s){{0,2}}?(?:approach|suggestion|proposals?|recommendations?|course\sof\saction|way\sforward)\b|agreed\sthe\s(?:way\sforward|approach|next\ssteps)\b|(?:indicated|expressed|confirmed)\s(?:its|their)\s(?:full\s)?(?:support\sfor|agreement\s(?:to|with)|approval\sof)\sthe\s(?:\w+\s){{0,4}}?{_PAPER}\b|agreed\sto\s(?:the|this|these)\s(?!addition|inclusion|removal|submission|circulation|establishment|creation|formation|appointment)(?:\w+\s){{0,4}}?(?:{_PAPER}|suspension|exclusion|extension|change|amendment|deferral|request)\b)"
)
# "The report was noted.", "The update was received and noted"
_WAS_NOTED = guarded(
    rf"(?:[^.;,]{{0,80}},\s){{0,2}}(?:[Tt]he|This|That|An?|Both|These)\s(?:[\w&'/()-]+\s){{0,9}}?{_PAPER}(?:(?:\s[a-z]+ed)?\s(?:of|on|from|by|for|in)\s[^.;]{{1,80}}?|,\sas\s[^.;]{{3,60}}?,)?\s(?:was|were)\s(?:moved,?\s(?:seconded,?\s)?and\s|proposed,?\s(?:seconded,?\s)?and\s)?(?:(?:then|duly|also|received\sand|considered\sand|therefore|unanimously)\s){{0,2}}(?:(?:noted|approved|endorsed|agreed|adopted|supported|carried)\b(?!\sthat)|received\.?$)",
)
# "The Committee noted the number of notices issued": all that a paragraph says
_NOTED_ALONE = guarded(
    rf"(?:[^.;,]{{0,60}},\s)?The\s(?:[\w&'-]+\s){{0,6}}?{BODY}\s(?:also\s|thereafter\s)?noted\s(?:the\s(?!apolog|attendance|declar)|that\s(?:no|there)\s)[^:;]{{4,260}}$"
)


def notes_alone(text: str) -> bool:
    """Tell whether a paragraph of one sentence takes note of something, whatever it is: the item's outcome.

    >>> notes_alone("The Committee noted the rise in costs."), notes_alone("Members noted the rise in costs.")
    (True, False)
    """
    return _NOTED_ALONE.match(text) is not None


# "Noted.", "Agreed subject to one change.", "All approved for payment."
_ONE_WORD = re.compile(
    r"(?:All\s)?(?:Noted|Agreed|Approved|Received|Accepted|Endorsed|Deferred|Withdrawn|Nodwyd|Cytunwyd|noted|approved)\b(?!\s[A-Z][a-z]|\s(?:y|yr|i|bod|fod|i'r)\s|\s(?:that|by\s\w+\sthat)\b|(?<=greed)\sto\b)[^.:;\n]{0,140}[.]?$"
)


# "Consideration of the item was deferred to the next meeting"
_DEFERRED = guarded(
    r"(?:The\s)?(?:[\w&'-]+\s){0,8}?(?:[Cc]onsideration|item|report|matter|application|discussion)\b[^.;:]{0,80}?\b(?:was|were)\s(?:then\s)?(?:deferred|withdrawn|adjourned)\b"
)
# "Councillor Fenn was elected Vice Chairman for the year"
_ELECTED = guarded(
    rf"(?:The\s)?(?:[\w&'-]+\s){{0,6}}?{BODY}\s(?:unanimously\s|also\s)?(?:appointed|elected|re-appointed)\s(?:Cllrs?|Councill?ors?|Mr|Mrs|Ms|Dr|Alderm[ae]n)\b[^.;]{{3,120}}?\s(?:to|as)\b|"
    r"(?:As\s[^.;]{3,80}?,\s)?(?:Cllrs?|Councill?or|Alderman|Mr|Mrs|Ms|Miss|Dr)\.?\s[A-Z][\w'. -]{1,50}?\s(?:was|were)\s(?:\w+\s){0,2}?(?:(?:re-?)?elected(?:\s(?:unanimously|unopposed|by\s[a-z ]{4,40}))?\.?$|nominated\sas\s(?:the\s)?(?:[Vv]ice|[Dd]eputy|[Cc]hair|[Cc]onven))|[^.;]{0,160}?\b(?:was|were|be)\s(?:duly\s|unanimously\s|then\s)?(?:elected|appointed|re-elected|reappointed|confirmed)\s(?:as\s)?(?:the\s)?(?:[Cc]o-)?(?:[Vv]ice|[Dd]eputy|[Cc]hair|[Cc]onven)|(?:Councill?ors?|Cllrs?)\s[^.;]{2,120}?\s(?:was|were)\s(?:duly\s|unanimously\s|also\s)?(?:appointed|nominated)\s(?:to|as)\b(?![^.;]*\b(?:19|20)\d\d\b)|[^.;]{0,160}?\bwas\s(?:duly\s)?(?:elected|appointed),\s(?:having\sbeen\s)?(?:proposed|nominated|moved)\sby\b"
)


def _defers(text: str) -> bool:
    """Tell whether a sentence puts a matter off.

    >>> _defers("Consideration of the item was deferred to the next meeting."), _defers("Payment was deferred by a year.")
    (True, False)
    """
    return _DEFERRED.match(text) is not None


def _elects(text: str) -> bool:
    """Tell whether a sentence says who was elected to the chair.

    >>> _elects("Councillor Fenn was elected Vice Chairman for the year."), _elects("The chair was broken.")
    (True, False)
    """
    return _ELECTED.match(text) is not None


def _approves_minutes(text: str) -> bool:
    """Tell whether a sentence approves the minutes of an earlier meeting.

    >>> _approves_minutes("The minutes of the meeting held on 3 May 2022 were taken as read, confirmed and signed.")
    True
    >>> _approves_minutes("Approved & signed as correct."), _approves_minutes("The minutes would be approved in May.")
    (True, False)
    """
    if _NOT_NOW.search(text):
        return False
    if approves_in_welsh(text):
        return True
    return any(pattern.match(text) for pattern in (_MINUTES_WERE, _APPROVED_MINUTES, _AS_CORRECT))


# "A scope was agreed and a group had been established": told of the time before the meeting
_SINCE_DONE = guarded(
    r"\b(?:agreed|approved|endorsed|adopted)\sand\b[^.;]{0,200}\bhad been\b|\b(?:Council|Cabinet|Executive)\s(?:agreed|approved|adopted|endorsed)\b[^.;]{0,80}\b(?:in|on)\s(?:\d|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)"
)


def _notes_a_report(text: str) -> bool:
    """Tell whether a sentence says that the meeting took note of a paper, or approved one.

    >>> _notes_a_report("The Committee noted the report."), _notes_a_report("The update was received and noted.")
    (True, True)
    >>> _notes_a_report("Members noted that costs had risen."), _notes_a_report("The Committee noted the rise in costs.")
    (False, False)
    """
    if notes_in_welsh(text):
        return True
    if _SINCE_DONE.search(text):
        return False
    return any(
        pattern.match(text) for pattern in (_NOTED, _WAS_NOTED, _SUPPORTIVE, _NOTED_IT, _GRANTED, _CONCURRED)
    )


def settles_in_a_word(text: str) -> bool:
    """Tell whether a paragraph is no more than the word that settles it.

    >>> settles_in_a_word("Noted."), settles_in_a_word("Agreed subject to one change."), settles_in_a_word("Agreed that he write.")
    (True, True, False)
    """
    return _ONE_WORD.match(text) is not None


# "The Committee noted that an item on dentistry would be brought to its March meeting": what is to come, taken note of
_NOTED_COMING = guarded(
    rf"(?:[^.;,]{{0,80}},\s)?(?:[Ii]t was|(?:The\s)?(?:[\w&'-]+\s){{0,6}}?(?:{BODY}|[Mm]embers))\s(?:also\s)?noted\sthat\s(?:an?|the|further|another)\s(?:[\w&'-]+\s){{0,6}}?(?:items?|reports?|updates?|briefings?|presentations?|papers?)\b[^.;,]{{0,70}}?\s(?:would|will)\sbe\s(?:brought|presented|provided|submitted|considered|reported|circulated)\b(?![^.;]{{0,60}}\b(?:Cabinet|Council|Executive|Government)\b)"
    r"|(?:[Ii]t was|(?:The\s)?[\w ]{0,40}?(?:[Cc]ommittee|[Pp]anel|[Mm]embers))\snoted\sthat\s(?:the|its|their)\s[\w ]{3,60}?\swould\s(?:next\smeet|meet\snext|(?:next\s)?be\sheld(?=\son\s(?:[A-Z\d]|the\s\d)))\son\b"
)


# "With the agreement of the Panel the Chairman added an item to the agenda"
_WITH_CONSENT = guarded(
    rf"With\sthe\s(?:agreement|consent|approval|permission)\sof\s(?:the\s|all\s)?(?:{BODY}|[Mm]embers|meeting),?\s(?:the\s|it\s)[^.;]{{0,60}}?\b(?:added|moved|taken|brought|deferred|withdrew|withdrawn|varied|agreed|considered|took|changed|removed|included|adjourned)\b"
)


def _consents(text: str) -> bool:
    """Tell whether a sentence says what was done with the meeting's consent.

    >>> _consents("With the agreement of the Panel the Chairman added an item to the agenda.")
    True
    """
    return _WITH_CONSENT.match(text) is not None


def _notes_what_comes(text: str) -> bool:
    return _NOTED_COMING.match(text) is not None


def settles(text: str) -> bool:
    """Tell whether a sentence settles a matter in any of these ways but the single word.

    >>> settles("The minutes were agreed as a correct record."), settles("The Chair thanked officers.")
    (True, False)
    """
    return (
        _approves_minutes(text)
        or _notes_a_report(text)
        or _elects(text)
        or _defers(text)
        or _notes_what_comes(text)
        or _consents(text)
    )
