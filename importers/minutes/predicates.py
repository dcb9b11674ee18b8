"""Finds who is to do what in one clause: its subject, its verb, and whoever is asked.

A clause of minutes has one of four shapes: a verb first ("note the report", "to ask the Chair to write"), a subject in
the subjunctive ("the report be noted", "the Director provide"), a promise ("officers will report back"), or a task
("Clerk to contact the owner"). Offsets are those of the text that is passed in, which has single spaces.
"""

import re
from dataclasses import dataclass, replace

from importers.minutes.actors import Standing, is_actor, standing_of
from importers.minutes.verbs import VerbClass, class_of, lemma

__all__ = ["Predicate", "read_predicate"]

Shape = str


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a clause says: its verb and the verb's class, and ``actor``, the stretch that names who must act.

    ``subject_first`` is false where the clause opens with its verb; ``passive`` for "be noted"; ``promise`` for "will";
    ``also`` is a second class, as in "authority be delegated to the Director to finalise".
    """

    verb: str
    kind: VerbClass | None
    actor: tuple[int, int] | None = None
    standing: Standing | None = None
    passive: bool = False
    promise: bool = False
    rest: int = 0
    delegates: bool = False


_START = re.compile(r"\W*(?:(?:T ?H ?A ?T|that|it be (?:noted|agreed|recorded) that)\b[\s:,-]*)?(?:\(?[a-z\d]{1,3}[).] ?)?", re.IGNORECASE)
# "the Committee AGREED to": a verb in capitals, as minutes print what was decided
_PRINTED_LARGE = re.compile(r"\b(?=[A-Z]{5})(?:AGREED|RESOLVED|NOTED|RECOMMENDED|REQUESTED|APPROVED|ENDORSED|DECIDED|RECEIVED|INSTRUCTED|REFERRED|DEFERRED|ASKED)\b")
# "It was also agreed that ", "following a vote it was AGREED, that ": words that only report that something was decided
_REPORTED = re.compile(
    r"[^.;]{0,140}?\b(?:[Ii]t (?:was|is|had been|has been)|IT WAS)(?:,? [a-z]+,?){0,5}? (?P<verb>agreed|AGREED|resolved|RESOLVED|decided|DECIDED|requested|REQUESTED|recommended|RECOMMENDED|noted|NOTED|proposed)(?: by [\w ]{3,40}?)?,? (?P<to>that|to)\b"
)
# "in the light of the debate, ", "subject to funding, ", "once in post ": what stands before the subject
_FRONTED = re.compile(
    r"(?:in (?:the |order |addition |accordance |light |view |principle |future )?[^,]{0,110}|on [^,]{0,60}|subject to [^,]{0,90}|under [^,]{0,110}|following [^,]{0,110}|after [^,]{0,80}|once [^,]{0,60}|with [^,]{0,80}|having [^,]{0,110}"
    r"|given [^,]{0,90}|as [^,]{0,70}|if [^,]{0,80}|pursuant [^,]{0,80}|going forward|at [^,]{0,60}|for [^,]{0,60}|by [^,]{0,40}|prior to [^,]{0,60}|when [^,]{0,60}|where [^,]{0,60}|to [^,]{3,60}), (?=[a-zA-Z])",
    re.IGNORECASE,
)
_ONCE = re.compile(r"(?:once in post|going forward|at the next [\w ]{0,30}meeting|in (?:the )?future),? ", re.IGNORECASE)
_VERB_FIRST = re.compile(r"(?:[Tt]o )?(?:(?:also|further|formally|hereby|then|unanimously|duly|therefore|not|strongly) )?(?P<verb>[A-Za-z]{2,}(?:-[a-z]+)?)\b(?P<after> ?[^ ]*)")
_NOUN_NEXT = re.compile(r" ?(?:of|be|on|from|has|have|is|are)$")
_AUXILIARY = re.compile(
    r"\b(?P<modal>will|shall|should|would|must|could|can|may)\b(?: (?:also|then|not|both|now|only|therefore|have to))*(?: (?P<be>be))?|(?<!\bto )\b(?P<bare>be)\b|\b(?P<to>to)(?= [a-z])"
)
_ADVERB = re.compile(r" (?:[a-z]+ly|also|then|not|now|further|both|given|duly|again|first)(?= )")
_NEXT_WORD = re.compile(r" (?P<word>[A-Za-z]+(?:-[a-z]+)?)")
_LOWER_WORD = re.compile(r"(?<=[\w),'] )[a-z]+(?:-[a-z]+)?\b")
# nouns that are spelt like verbs: no verb where "be" or another verb follows
_NOUN_TOO = frozenset(
    "report plan update work review note address support request record contact issue visit transfer progress research list table place show share focus form survey chair present lead supply feedback cost study book post draft set schedule scope track act look talk call charge task press seek award grant release measure repair return reply raise approach".split()
)
_PAST = frozenset(
    "noted agreed resolved requested asked recommended approved endorsed received supported welcomed accepted confirmed thanked considered decided adopted referred deferred invited appointed instructed urged undertook advised".split()
)
_WHO = re.compile(r"(?:(?:that|for|from|to|on|upon) )?(?P<who>[^;:.]{1,110}?)(?= (?:to (?=[a-z])|be \w|also to |in consultation |and for |that |who |which |whether |if |when |how |on |for (?=[a-z]+ing)|[a-z]+ing )|, (?:in|and (?:that|to)|together|as|once)\b|[;:.]|$)")
_BODY_AFTER = re.compile(r"\b(?:back )?(?:to|by|from) (?P<who>(?:the |a |an |full |Full )?[^;:.,]{1,90}?)(?= (?:for|with|to|that|on|in|at|who|which|within|by|as|and|setting|outlining|regarding|before|via|requesting|asking|seeking|so|together|following)\b|[;:.,(]|$)")
_BY = re.compile(r"\bby (?P<who>(?:the |a |an )?[A-Za-z][^;:.,]{1,80}?)(?= (?:for|with|to|that|on|in|at|who|which|within|by|and (?:that|the|be|to)|as|setting|outlining|before|following|detailing)\b|[;:.,(]|$)")
_ATTEND = re.compile(r"to (?:attend|present|speak|address|the|a|an?|its|future|come|make a presentation|give (?:a|an) (?:presentation|update))\b")
_DELEGATED = re.compile(r"\bto (?P<who>(?:the )?[A-Z][^;:.]{2,110}?)(?=,| in consultation| to (?=[a-z])|[;:.(]|$)")
_OWNER_TAIL = re.compile(r"(?:,? (?:once in post|in consultation with .*|in liaison with .*|in conjunction with .*|together with .*|as appropriate|where (?:appropriate|possible|necessary)|when .*|if .*|following .*|after .*|having .*|on behalf of .*|via .*|with .*|as part of .*|who .*|which .*|through .*|be|also|then|and)),?$")


def read_predicate(text: str, start: int = 0, body: str | None = None, depth: int = 0) -> Predicate | None:
    """Read what a clause says, None where it has no verb that decides ("Last year's figures").

    >>> text = "that the Director of Place, once in post, will circulate a note"
    >>> found = read_predicate(text)
    >>> found.verb, found.kind, text[slice(*found.actor)]
    ('circulate', 'do', 'the Director of Place')
    >>> text = "request that Cabinet consider a hardship scheme"
    >>> found = read_predicate(text)
    >>> found.kind, found.standing, text[slice(*found.actor)]
    ('ask', 'other', 'Cabinet')
    >>> read_predicate("Last year's figures on complaints") is None
    True
    """
    if depth == 0:
        text = _PRINTED_LARGE.sub(lambda found: found[0].lower(), text)
    reported = _REPORTED.match(text, start) if depth == 0 else None
    if reported is not None:
        return _reported(text, reported, body)
    begin = _START.match(text, start)
    pos = begin.end() if begin else start
    fronted = _FRONTED.match(text, pos) or _ONCE.match(text, pos)
    if fronted:
        pos = fronted.end()
    first = _verb_first(text, pos)
    if first is not None:
        return _with_object(text, first, body, depth)
    return _subject_first(text, pos, body, depth)


def _reported(text: str, found: re.Match[str], body: str | None) -> Predicate | None:
    """Read what "it was agreed that" reports: the verb of the report itself where it asks or takes note."""
    verb = lemma(found["verb"])
    predicate = Predicate(verb, class_of(verb), rest=found.start("to") - 1)
    return _with_object(text, predicate, body, 0)


def _verb_first(text: str, pos: int) -> Predicate | None:
    found = _VERB_FIRST.match(text, pos)
    if found is None:
        return None
    verb = lemma(found["verb"])
    kind = class_of(verb)
    if kind is None or _NOUN_NEXT.match(found["after"]) and text[pos : pos + 3].lower() != "to ":
        return None
    bare = re.search(r"\bbe [a-z]+(?:ed|en|d|t)\b|\bthat\b", text[found.end("verb") : found.end("verb") + 160])
    if found["verb"][0].isupper() and verb in _NOUN_TOO and bare and bare[0] != "that":
        return None
    return Predicate(verb, kind, rest=found.end("verb"))


def _subject_first(text: str, pos: int, body: str | None, depth: int) -> Predicate | None:
    limit = min(len(text), pos + 420)
    bare = _bare_verb(text, pos, limit, body)
    for found in _AUXILIARY.finditer(text, pos, limit):
        if bare is not None and bare[0] < found.start():
            break
        if found["to"] and not _is_task(text, pos, found.start(), body):
            continue
        return _auxiliary(text, pos, found, body, depth)
    if bare is None:
        return None
    at, verb = bare
    actor = _subject(text, pos, at)
    standing = standing_of(text[slice(*actor)], body)
    predicate = Predicate(verb, class_of(verb), actor, standing, rest=at + len(_LOWER_WORD.match(text, at)[0]))  # type: ignore[index]
    if standing in ("own", "members") or text[at:].split(" ", 1)[0] in _PAST:
        return _with_object(text, predicate, body, depth)
    return predicate


def _is_task(text: str, pos: int, at: int, body: str | None) -> bool:
    """Tell "Officers to circulate", "Clerk to contact" from "authority to proceed"."""
    who = text[pos:at].strip()
    verb = _NEXT_WORD.match(text, at + 2)
    if verb is None or class_of(lemma(verb["word"])) is None or len(who) > 90:
        return False
    return is_actor(who, body) or re.fullmatch(r"(?:[A-Z]{2,3}(?:/| and | & )?){1,3}|[A-Z][a-z]+ [A-Z][a-z]+", who) is not None


def _bare_verb(text: str, pos: int, limit: int, body: str | None) -> tuple[int, str] | None:
    """Find a verb that an actor governs without auxiliary: "the Chair write", "the Committee notes", "Members agreed"."""
    for found in _LOWER_WORD.finditer(text, pos, limit):
        word = found[0]
        verb = lemma(word)
        if class_of(verb) is None or not (word == verb or word.endswith("s") or word in _PAST):
            continue
        before = text[pos : found.start()].rstrip(" ,")
        if before.rsplit(" ", 1)[-1].lower() in _NO_VERB_AFTER or not _may_act(before, verb, body) or not text[found.end() :].strip(" .;"):
            continue
        if verb in _NOUN_TOO and re.match(r"[^,;:]{0,90}?\bbe [a-z]", text[found.end() : found.end() + 100]) and not text.startswith(" that", found.end()):
            continue
        return found.start(), verb
    return None


_NO_VERB_AFTER = frozenset("the a an of to for on in and or its their any all this that no further with by from as at his her not will would should be draft annual is are was were been being has have had".split())


def _may_act(before: str, verb: str, body: str | None) -> bool:
    if is_actor(before, body):
        return True
    return verb not in _NOUN_TOO and re.search(r"(?:^|[ ,])[A-Z][\w'-]+(?: \([^)]{1,40}\))?$", before) is not None and len(before) < 80 and " of the " not in before


def _auxiliary(text: str, pos: int, found: re.Match[str], body: str | None, depth: int) -> Predicate | None:
    end = found.end()
    while adverb := _ADVERB.match(text, end):
        end = adverb.end()
    word = _NEXT_WORD.match(text, end)
    verb = lemma(word["word"]) if word else "be"
    passive = bool(found["be"] or found["bare"])
    actor = _subject(text, pos, found.start())
    words = text[slice(*actor)]
    standing = standing_of(words, body) if is_actor(words, body) else None
    kind = class_of(verb)
    predicate = Predicate(verb, kind, actor if standing or kind in ("ask", "invite") and _names_somebody(words) else None, standing, passive, bool(found["modal"] or found["to"]), word.end() if word else end)
    if not passive and predicate.standing not in ("own", None) and kind in ("ask", "refer", "invite"):
        return replace(predicate, kind="do")
    if not passive:
        return predicate if kind not in ("ask", "recommend", "refer", "invite") else _with_object(text, predicate, body, depth)
    return _passive(text, predicate, words, body)


def _passive(text: str, predicate: Predicate, words: str, body: str | None) -> Predicate:
    """Settle who must act where something or somebody is acted upon."""
    rest = text[predicate.rest : predicate.rest + 400]
    if predicate.kind == "invite" and _ATTEND.match(rest.lstrip()):
        return replace(predicate, actor=None, standing=None, kind="invite", passive=True)
    if predicate.kind in ("ask", "invite", "tell", "recommend") and predicate.actor:
        return predicate if predicate.standing else replace(predicate, standing="other")
    if predicate.verb in ("delegate", "authorise", "grant", "give", "empower"):
        return _delegation(text, predicate, body)
    if predicate.kind in ("refer", "recommend"):
        return _put_to(text, predicate, body)
    actor = _named(text, _BY.search(text, predicate.rest), body)
    return replace(predicate, actor=actor, standing=standing_of(text[slice(*actor)], body) if actor else None)


def _names_somebody(words: str) -> bool:
    return re.match(r"(?:the |an? )?[A-Z]", words) is not None and len(words) < 110


def _delegation(text: str, predicate: Predicate, body: str | None) -> Predicate:
    if predicate.actor and predicate.verb in ("authorise", "empower", "give"):
        return replace(predicate, delegates=True)
    found = _DELEGATED.search(text, predicate.rest)
    actor = _named(text, found, body)
    if actor is None:
        return replace(predicate, actor=None, standing=None)
    return replace(predicate, actor=actor, standing=standing_of(text[slice(*actor)], body), delegates=True)


def _put_to(text: str, predicate: Predicate, body: str | None) -> Predicate:
    """Find to whom something is referred or recommended."""
    actor = _named(text, _BODY_AFTER.search(text, predicate.rest), body)
    return replace(predicate, actor=actor, standing=standing_of(text[slice(*actor)], body) if actor else None)


def _named(text: str, found: re.Match[str] | None, body: str | None) -> tuple[int, int] | None:
    if found is None:
        return None
    start, end = found.span("who")
    return (start, end) if is_actor(text[start:end], body) else None


def _with_object(text: str, predicate: Predicate, body: str | None, depth: int) -> Predicate:
    """Settle who must act where the verb's object says so: "ask the Chair to write", "agree that officers report"."""
    rest = predicate.rest
    if predicate.kind in ("ask", "invite"):
        return _asked(text, predicate, body, depth)
    if predicate.kind in ("recommend", "refer"):
        return _recommended(text, predicate, body, depth)
    if predicate.verb in ("agree", "resolve", "decide", "approve", "support") and depth < 2 and (opens := re.compile(r" (?:that |to |in principle to |unanimously (?:that |to ))").match(text, rest)):
        inner = read_predicate(text, opens.end() - (3 if opens[0].endswith("to ") else 0), body, depth + 1) or _gerund(text, opens.end(), body)
        if inner is not None:
            return inner
    if predicate.verb in ("delegate", "authorise", "empower", "undertake", "wish"):
        return _delegation(text, replace(predicate, actor=None), body) if predicate.verb == "delegate" else _asked(text, replace(predicate, delegates=True), body, depth)
    return predicate


_GERUND = re.compile(r"(?P<who>(?:the )?[\w' -]{3,60}?) (?P<verb>[a-z]+ing)\b")


def _gerund(text: str, pos: int, body: str | None) -> Predicate | None:
    """Read "officers proceeding to gain approval"."""
    found = _GERUND.match(text, pos)
    if found is None or not is_actor(found["who"], body):
        return None
    return Predicate(lemma(found["verb"]), "do", found.span("who"), standing_of(found["who"], body), rest=found.end())


def _asked(text: str, predicate: Predicate, body: str | None, depth: int) -> Predicate:
    rest = predicate.rest
    if text.startswith(" that ", rest) and depth < 2:
        inner = read_predicate(text, rest + 1, body, depth + 1)
        return replace(predicate, actor=inner.actor, standing=inner.standing) if inner else replace(predicate, actor=None, standing=None)
    found = _WHO.match(text, rest + 1)
    if found is None:
        return replace(predicate, actor=None, standing=None)
    start, end = _without_tail(text, *found.span("who"))
    who = text[start:end]
    infinitive = re.match(r",? (?:in [^,]{0,60}, )?(?:also )?to [a-z]", text[end : end + 80])
    if predicate.kind == "invite" and _ATTEND.match(text[end:].lstrip()):
        return replace(predicate, actor=None, standing=None)
    if is_actor(who, body) or infinitive and _names_somebody(who):
        return replace(predicate, actor=(start, end), standing=standing_of(who, body) or "other")
    actor = _named(text, re.compile(r"\b(?:from|of|by) (?P<who>(?:the )?[A-Z][^;:.,]{1,80}?)(?= (?:on|to|for|about|regarding|in|as|with)\b|[;:.,(]|$)").search(text, rest), body)
    return replace(predicate, actor=actor, standing=standing_of(text[slice(*actor)], body) if actor else None)


def _recommended(text: str, predicate: Predicate, body: str | None, depth: int) -> Predicate:
    rest = predicate.rest
    put = _put_to(text, predicate, body)
    if re.match(r" (?:back )?to ", text[rest : rest + 9]) or predicate.kind == "refer":
        return put
    that = re.compile(r" (?:that |to )?").match(text, rest)
    if text.startswith(" that ", rest) and depth < 2 and that:
        inner = read_predicate(text, rest + 1, body, depth + 1)
        if inner and inner.actor and inner.standing not in ("own", None):
            return replace(predicate, actor=inner.actor, standing=inner.standing)
        return replace(predicate, actor=None, standing=None)
    asked = _asked(text, predicate, body, depth)
    return asked if asked.actor else put


def _subject(text: str, pos: int, end: int) -> tuple[int, int]:
    while pos < end and not text[pos].isalnum():
        pos += 1
    return _without_tail(text, pos, end)


def _without_tail(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave ", once in post," and the like behind the name of an actor."""
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    tail = _OWNER_TAIL.search(text[start:end])
    if tail and tail.start() > 3:
        end = start + tail.start()
    return start, end
