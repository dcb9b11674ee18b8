"""Settles whom a clause asks, refers to or delegates to: the objects of its verb.

"ask the Chair to write", "Cabinet be recommended to", "refer the matter back to the Executive", "a report be presented by
the Head of Waste": what stands behind the verb, or before "be", names who must act.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import Standing, is_actor, standing_of
from importers.minutes.clauses.whole_names import whole_name
from importers.minutes.language.guarded import Guarded
from importers.minutes.language.verbs import VerbClass, lemma

__all__ = [
    "AGREEING",
    "ATTEND",
    "BODY_AFTER",
    "ENDS",
    "INFINITIVE",
    "Inner",
    "Predicate",
    "acted_by",
    "delegation",
    "names_somebody",
    "trim_actor",
    "with_object",
]


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a clause says: its verb and the verb's class, and ``actor``, the stretch that names who must act.

    ``passive`` for "be noted", ``promise`` for "will", ``delegates`` for "authority be delegated to the Director"; ``rest``
    is where the words behind the verb begin.
    """

    verb: str
    kind: VerbClass | None
    actor: tuple[int, int] | None = None
    standing: Standing | None = None
    passive: bool = False
    promise: bool = False
    rest: int = 0
    delegates: bool = False


Inner = Callable[[int], Predicate | None]
"""Reads the clause that a clause holds, from an offset; gives None where it lies too deep."""

# behind "ask", "request": "officers", "the Head of Ports", up to "to write" or the end of the phrase
_WHO = re.compile(
    r"(?:(?:that|for|from|to|on|upon) )?(?P<who>[^;:.]{1,110}?)(?= (?:to (?=[a-z])|to\s?:?$|be \w|also to |in consultation |and for |that |who |which |whether |if |when |how |on |with (?=[a-z]+ing )|for (?=[a-z]+ing|(?:an?|the|more|further|some|any|details|information|figures|copies|updates?)\b)|[a-z]+ing )|, (?:in|and (?:that|to)|together|as|once)\b|[;:.]|$)"
)
# words with which a phrase behind "by" or "to" ends; a pattern adds its own and closes the group
ENDS = r"(?:for|with|to|that|on|in|at|who|which|within|by|as|setting|outlining|before|following|each|every|during|over|through|throughout|after|once|when|where|if|regarding|quarterly|monthly|annually|twice|so"
# "back to Cabinet for reconsideration", "to Full Council that"
BODY_AFTER = re.compile(
    rf"\b(?:back )?(?:to|by|from) (?:(?:the|its|a) (?:next|future|following) (?:[a-z]+ )?meeting of )?(?P<who>(?:the |a |an |full |Full )?[^;:.,]{{1,90}}?)(?= {ENDS}|and(?= [a-z])|meeting|regarding|via|requesting|asking|seeking|so|together|the (?:question|matter|issue|report|decision|proposal))\b|[;:.,(]|$)"
)
# "a report from the Director on", "clarification from Ofsted", "an update from the operator"
_FROM = re.compile(
    r"\b(?:(?:(?:reports?|views|comments|advice|opinions?|attendance|assistance|support|help|agreement|permission|presence|input|response|services|expertise) of|(?<!consideration )(?<!approval )(?<!adoption )(?<!decision )(?<!publication )by) (?P<of>(?:the )?[A-Z][^;:.,]{1,80}?)|from (?P<who>[^;:.,]{2,80}?))(?= (?:on|to|for|about|regarding|in|as|with|at|before|after|when|once|following|by|within|setting|outlining|detailing|showing|which|that|and (?:that|be)|and the [\w' -]{2,60}? be)\b|[;:.,(]|$)"
)
# "assurance from the Trust" behind "seek": what is asked for, and from whom
_WHAT_FROM = re.compile(r"(?:[a-z-]+ ){1,5}from ")
# "be invited to attend", "invite … to a future meeting": an invitation, which gives nobody a task
ATTEND = re.compile(
    r"\s?back\b|\s?for\b|\s?to (?:attend|meet|join|take part|discuss|contribute|participate|observe|return|present|speak|address|the|a|an?|its|future|come|make a presentation|give (?:a|an) (?:presentation|update))\b"
)
# "authority be delegated to the Head of Legal Services, in consultation with"
_DELEGATED = re.compile(
    r"\bto (?P<who>(?:the )?[A-Z][^;:.]{2,110}?)(?=,| in consultation| to (?=[a-z])|(?<! of)(?<! for)(?<! and)(?<! in) the (?=[a-z])|[;:.(]|$)"
)
# "be given delegated authority"
_POWER = re.compile(
    r" (?:the |full |delegated )*(?:authority|powers?|permission|responsibility|discretion)\b"
)
INFINITIVE = re.compile(r",? (?:in [^,]{0,60}, )?(?:also )?to [a-z]")
# "decided the report would come back": what is agreed, without "that"
_OPENS_BARE = re.compile(
    r" (?=(?:the|an?|officers|members|it|this) (?:(?!which\b|that\b|who\b|and\b)[\w'&-]+ ){1,8}?(?:would|should|will|shall|be) )"
)
# "agreed that the report", "agreed in principle to fund": what is agreed
_OPENS = re.compile(r" (?:that,? |to |in principle to |unanimously (?:that |to ))")
_THAT = re.compile(r" that,? ")
_TO = re.compile(r" (?:back )?to ")
_TO_OR_THAT = re.compile(r" (?:to|that) ")
# "officers proceeding to gain approval"
_GERUND = re.compile(r"(?P<who>(?:the )?[\w' -]{3,60}?) (?P<verb>[a-z]+ing)\b")
_NAME = re.compile(r"(?:the |an? )?[A-Z]")
# "the Clerk is thanked and the Chair": more than a name
_TELLS = re.compile(r"\b(?:is|are|was|were|had|has|that)\b")
# ", once in post", " in consultation with the Chair": what goes with an actor without naming it
_TAIL = re.compile(
    r"(?:,? (?:once in post|in consultation with .*|in liaison with .*|in conjunction with .*|together with .*|as appropriate|where (?:appropriate|possible|necessary)|when .*|if .*|following .*|after .*|having .*|on behalf of .*|via .*|with .*|in discussion|as part of .*|who .*|which .*|through .*|be|also|then|and)),?$"
)
_DELEGATING = frozenset({"delegate", "authorise", "empower"})
# "Members agreed to": the meeting, as against "the Head of Ports agreed to"
_MEETING = re.compile(r"(?:the |all )?(?:members|councillors|we)(?: of the \w+)?", re.IGNORECASE)
AGREEING = frozenset({"agree", "resolve", "decide", "approve", "support"})


def names_somebody(words: str) -> bool:
    """Tell whether words may name somebody whom no list of actors knows: they begin with a capital.

    >>> names_somebody("the Wensford Wheels"), names_somebody("a list of sites")
    (True, False)
    """
    return _NAME.match(words) is not None and len(words) < 110 and _TELLS.search(words) is None


def trim_actor(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave ", once in post," and the like behind the name of an actor.

    >>> text = "the Assistant Director, once in post,"
    >>> text[slice(*trim_actor(text, 0, len(text)))]
    'the Assistant Director'
    """
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    tail = _TAIL.search(text[start:end])
    if tail and tail.start() > 1:
        end = start + tail.start()
    return start, end


def acted_by(
    text: str, predicate: Predicate, pattern: re.Pattern[str] | Guarded, body: str | None
) -> Predicate:
    """Give a predicate the actor that ``pattern`` finds behind its verb, or none."""
    stop = text.find("; ", predicate.rest)
    found = pattern.search(text, predicate.rest, stop if stop > 0 else len(text))
    group = "who" if found is None or found["who"] else "of"
    if found is None or not is_actor(found[group], body):
        return replace(predicate, actor=None, standing=None)
    actor = whole_name(text, *found.span(group))
    return replace(predicate, actor=actor, standing=standing_of(text[slice(*actor)], body))


def delegation(text: str, predicate: Predicate, body: str | None) -> Predicate:
    """Give a predicate whoever is authorised, or to whom authority is delegated."""
    if predicate.actor and (predicate.verb in ("authorise", "empower") or _POWER.match(text, predicate.rest)):
        return replace(predicate, delegates=True)
    found = acted_by(text, predicate, _DELEGATED, body)
    return replace(found, delegates=found.actor is not None)


def with_object(text: str, predicate: Predicate, body: str | None, inner: Inner) -> Predicate:
    """Settle who must act where the object says so: "ask the Chair to write", "agree that officers report".

    What is agreed is a clause of its own, read by ``inner``, and its predicate is the answer.
    """
    if predicate.kind in ("ask", "invite"):
        return _asked(text, predicate, body, inner)
    if predicate.kind == "receive":
        giver = acted_by(text, predicate, _FROM, body)
        return giver if giver.actor else predicate
    if predicate.verb == "commend":
        put = acted_by(text, predicate, BODY_AFTER, body)
        return replace(put, kind="recommend") if put.standing == "other" else predicate
    if predicate.kind in ("recommend", "refer"):
        return _recommended(text, predicate, body, inner)
    opens = _OPENS.match(text, predicate.rest) or _OPENS_BARE.match(text, predicate.rest)
    if predicate.verb in AGREEING and opens:
        infinitive = 3 if opens[0].endswith("to ") else 0
        agreed = inner(opens.end() - infinitive) or _gerund(text, opens.end(), body) or predicate
        alone = infinitive and agreed.actor is None and agreed.kind == "do"
        if alone and predicate.actor and predicate.standing not in ("own", None):
            crowd = _MEETING.fullmatch(text[slice(*predicate.actor)])
            return agreed if crowd else _promised_by(predicate, agreed)
        return agreed
    if predicate.verb == "note" and _THAT.match(text, predicate.rest):
        return _noted_promise(text, predicate, inner)
    if predicate.verb == "delegate":
        return delegation(text, replace(predicate, actor=None), body)
    promises = predicate.verb in ("undertake", "wish") and _TO_OR_THAT.match(text, predicate.rest)
    if predicate.verb in _DELEGATING or promises:
        return _asked(text, replace(predicate, delegates=True), body, inner)
    return predicate


# "circulate", "report": what officers promise the meeting
_ANSWERS = frozenset(
    "circulate provide report send share supply submit bring write email distribute produce prepare update arrange investigate review".split()
)


def _noted_promise(text: str, predicate: Predicate, inner: Inner) -> Predicate:
    """Settle "note that officers would circulate the figures", an undertaking, as against a fact that is noted."""
    found = inner(predicate.rest + 1)
    if found is None or found.passive or not found.promise or found.standing != "service":
        return predicate
    promised = found.verb in _ANSWERS and " would " in text[predicate.rest : found.rest]
    return replace(found, delegates=True) if promised else predicate


def _promised_by(predicate: Predicate, agreed: Predicate) -> Predicate:
    """Give what "the Head of Ports agreed to" do its actor."""
    return replace(agreed, actor=predicate.actor, standing=predicate.standing, promise=True)


def _gerund(text: str, pos: int, body: str | None) -> Predicate | None:
    found = _GERUND.match(text, pos)
    if found is None or not is_actor(found["who"], body):
        return None
    standing = standing_of(found["who"], body)
    return Predicate(lemma(found["verb"]), "do", found.span("who"), standing, rest=found.end())


# " that Marl Buses " before "reopen the line": who is to act, whatever the verb
_ANYHOW = re.compile(
    r" that (?P<who>(?:the )?[A-Z][\w'&-]*(?: (?:(?:of|for|and|the|&) )?[A-Z][\w'&-]*){0,8}|officers|members) (?P<verb>[a-z]{3,14}) (?:the|an?|its|their|all|any|more|further|with|to|on|for|in)\b"
)
_NO_VERBS = frozenset({"was", "were", "had", "has", "have", "are", "did", "does", "and", "who", "which"})


def _acts_anyhow(text: str, pos: int, body: str | None) -> Predicate | None:
    """Read who is to act by a verb that no list knows: "that Marl Buses reopen the line"."""
    found = _ANYHOW.match(text, pos)
    if found is None or found["verb"] in _NO_VERBS or not is_actor(found["who"], body):
        return None
    standing = standing_of(found["who"], body)
    return Predicate(found["verb"], "do", found.span("who"), standing, rest=found.end("verb"))


def _of_inner(predicate: Predicate, found: Predicate | None) -> Predicate:
    """Take the actor of an inner clause, if it has one."""
    if found is None or _is_given(found):
        return replace(predicate, actor=None, standing=None)
    return replace(predicate, actor=found.actor, standing=found.standing)


def _is_given(found: Predicate) -> bool:
    """Tell whether members are only given something: "that members receive invitations", "that all Members be informed"."""
    if found.standing not in ("own", "members"):
        return False
    return found.kind == "receive" or found.kind == "tell" and found.passive


def _asked(text: str, predicate: Predicate, body: str | None, inner: Inner) -> Predicate:
    if _THAT.match(text, predicate.rest):
        return _of_inner(predicate, inner(predicate.rest + 1) or _acts_anyhow(text, predicate.rest, body))
    found = _WHO.match(text, predicate.rest + 1)
    if found is None:
        return replace(predicate, actor=None, standing=None)
    start, end = trim_actor(text, *found.span("who"))
    who = text[start:end]
    if predicate.kind == "invite" and ATTEND.match(text, end):
        return replace(predicate, actor=None, standing=None)
    if _WHAT_FROM.match(who):
        return acted_by(text, predicate, _FROM, body)
    if is_actor(who, body) or names_somebody(who) and INFINITIVE.match(text, end):
        return replace(predicate, actor=(start, end), standing=standing_of(who, body) or "other")
    return acted_by(text, predicate, _FROM, body)


def _recommended(text: str, predicate: Predicate, body: str | None, inner: Inner) -> Predicate:
    put = acted_by(text, predicate, BODY_AFTER, body)
    if predicate.kind == "refer" or _TO.match(text, predicate.rest):
        return put
    if _THAT.match(text, predicate.rest):
        found = inner(predicate.rest + 1) or _acts_anyhow(text, predicate.rest, body)
        return _of_inner(predicate, found if found and found.standing not in ("own", None) else None)
    asked = _asked(text, predicate, body, inner)
    return asked if asked.actor else put
