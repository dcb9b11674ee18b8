"""Tells the wording of a decision from that of a narrative.

Minutes resolve in the subjunctive ("that the report be noted", "that the Director provide"), with a bare verb ("note the
report"), an infinitive ("to note") or a promise ("officers will report back"); they narrate in the past indicative
("the Chair thanked officers").
"""

import re

from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of

__all__ = ["BASE_VERBS", "VERB_FORMS", "is_narrative", "is_subjunctive", "reads_as_clause", "reads_as_task"]

# Verbs that a body resolves to do, or asks others to do, in their base form.
BASE_VERBS = frozenset(
    """
    accept acknowledge act action add address adopt advise agree allocate allow amend analyse appoint approve arrange ascertain ask assess assist
    attend authorise award be book bring build call carry challenge change check circulate clarify co-opt commend comment commission compare compile complete
    conduct confirm congratulate consider consult contact continue convene convey co-operate co-ordinate coordinate create decide declare
    defer delegate deliver deploy determine develop discuss distribute draft draw elect email encourage endorse engage ensure establish
    evaluate examine exclude execute explain explore express extend feed finalise find focus follow form formulate forward gain gather give grant
    have hear hold identify implement improve include increase incorporate inform inspect instruct introduce investigate invite involve issue keep
    launch lead liaise list lobby look maintain make meet monitor move negotiate nominate note obtain offer organise oversee participate pass pay place
    plan prepare present prioritise proceed procure produce progress promote propose provide publicise publish purchase pursue put raise
    ratify re-establish receive recognise recommend reconsider record reconvene reduce refer refresh reinstate reiterate reject release remain remind remove
    renew replace reply report represent request require resolve respond restore retain return review revise revisit scrutinise seek select send set share show
    shorten sign speak strengthen submit suggest supply support survey suspend table take task thank track transfer undertake update urge use
    verify visit welcome withdraw work write
    """.split()
)
_THIRD = {
    "be": "is",
    "have": "has",
    "carry": "carries",
    "pass": "passes",
    "ratify": "ratifies",
    "clarify": "clarifies",
    "identify": "identifies",
}
VERB_FORMS = BASE_VERBS | {
    _THIRD.get(verb, verb + ("es" if verb.endswith(("ss", "ch", "sh")) else "s")) for verb in BASE_VERBS
}
"""The base forms, and the forms with "s" that a body that is named uses."""
# The ones with which a clause without subject may open in small or capital letters: "Note", "Notes", "notes", "Noted".
_OPENERS = VERB_FORMS | {
    "noted", "agreed", "approved", "endorsed", "requested", "recommended", "received", "supported", "welcomed", "asked", "accepted", "adopted",
    "delegates", "delegated", "instructed", "remitted", "directed", "invited", "authorised", "continued", "acknowledged", "commended", "confirmed", "thanked", "considered", "appointed", "deferred", "referred",
}  # fmt: skip

# "the report be noted", "each member be sent": "be" that no modal verb and no "to" governs
_SUBJUNCTIVE = guarded(
    r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bshould )(?<!\bshall )(?<!\bcould )(?<!\bcan )(?<!\bmay )(?<!\bmight )(?<!\bmust )(?<!\bcannot )(?<!\bnot )(?<!\balso )(?<!\bthen )\bbe (?:\w+ly )?[a-z]"
)
# "officers will report", "the Chair shall"
_PROMISE = re.compile(r"\b(?:will|shall|should|would)\b")
_FIRST_WORDS = re.compile(
    r"[\s>*_\"'(-]*(?P<that>(?:T ?H ?A ?T|[Tt]hat)\b[\s:,-]*)?(?P<to>[Tt]o\s)?(?:also |further |formally |hereby )?(?P<word>[A-Za-z'-]+)"
)

# "The Chair thanked", "It was reported", "Councillor Ash left": what a sentence of narrative says early on, but not "to be considered"
_PAST = guarded(
    r"(?<!\bbe )(?<!\bis )(?<!\bare )\b(?:was|were|had|asked|advised|explained|reported|stated|said|thanked|commented|confirmed|highlighted|queried|provided|left|joined|declared|felt|expressed"
    r"|introduced|presented|responded|replied|added|suggested|informed|discussed|closed|ended|concluded|raised|spoke|questioned|outlined|adjourned"
    r"|vacated|returned|entered|voted|abstained|moved|seconded|proposed|drew|gave|took|went|began|summarised|clarified|noted|considered|received|welcomed"
    r"|invited|referred|requested|wished|sought|acknowledged|recognised|pointed|declined|resumed|commenced|withdrew|withdrawn|dissented|arrived|opened|terminated|finished|rose"
    r"|did|made|came|stressed|emphasised|reminded|wanted|opposed|supported|agreed)\b"
)
_NARRATIVE_START = re.compile(
    r"\W{0,3}(?:The|A|An|In|It|This|These|There|They|He|She|Following|During|After|At|On|With|Having|Members?|Officers?|Councill?ors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Arising|Upon|As|Some|One|Two|Concerns?|Questions?|Discussion|Reference|Consideration|Further|Prior|[A-Z][\w'.-]+)\b"
)
_SUBORDINATE = re.compile(r"\b(?:which|that|who|as|where|whether|if|when|set|attached)\b")


def is_subjunctive(text: str) -> bool:
    """Tell whether a clause is in the subjunctive of a resolution.

    >>> is_subjunctive("the report be noted"), is_subjunctive("it would be noted"), is_subjunctive("the Panel was told")
    (True, False, False)
    """
    return _SUBJUNCTIVE.search(text) is not None


def reads_as_clause(text: str) -> bool:
    """Tell whether a paragraph without marker reads as one clause of a list of decisions.

    >>> [reads_as_clause(t) for t in ("That the minutes be approved.", "note the report;", "To receive an update", "The item be kept.")]
    [True, True, True, True]
    >>> [reads_as_clause(t) for t in ("The Chair thanked officers.", "Supporting documents", "Councillor Ash left the meeting.")]
    [False, False, False]
    """
    first = _FIRST_WORDS.match(text)
    if first is None or is_narrative(text):
        return False
    word = first["word"].lower()
    if first["that"]:
        return is_subjunctive(text) or _PROMISE.search(text) is not None or _has_bare_verb(text)
    if first["to"]:
        return word in BASE_VERBS
    return word in _OPENERS or is_subjunctive(text)


_WORD = re.compile(r"[a-z-]+")
# "Head of Finance to share", "JS will ask", "all to comment": who, and what they are to do
_TASK = re.compile(
    r"(?:[A-Z]|all\b|officers\b|members\b)[\w'&/,.() -]{0,90}?\s(?:to|will|shall|should)\s(?P<verb>[a-z-]+)\b"
)


def reads_as_task(text: str) -> bool:
    """Tell whether a paragraph gives somebody a task, as entries of an action list do.

    >>> reads_as_task("Head of Finance to share the forecast."), reads_as_task("The Chair closed the meeting.")
    (True, False)
    """
    found = _TASK.match(text)
    return (
        found is not None
        and (found["verb"] in BASE_VERBS or class_of(found["verb"]) is not None)
        and not is_narrative(text)
    )


def _has_bare_verb(text: str) -> bool:
    """Tell whether one of the first words is a verb as a resolution uses it ("that the Director provide")."""
    words = _WORD.findall(text[:240])
    return any(word in VERB_FORMS for word in words[1:])


def is_narrative(text: str) -> bool:
    """Tell whether a sentence narrates: a past tense near its beginning that no "which" or "that" governs.

    >>> is_narrative("The Chair thanked officers for attending."), is_narrative("The group should report by May.")
    (True, False)
    >>> is_narrative("That the report, which was circulated, be noted.")
    False
    """
    if _NARRATIVE_START.match(text) is None or is_subjunctive(text[:300]):
        return False
    past = _PAST.search(text[:260])
    if past is None:
        return False
    before = text[: past.start()]
    return _SUBORDINATE.search(before) is None and len(before) < 160
