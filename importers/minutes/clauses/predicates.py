"""Finds who is to do what in one clause: its subject, its verb, and whoever is asked.

A clause of minutes has one of four shapes: a verb first ("note the report", "to ask the Chair to write"), a subject in
the subjunctive ("the report be noted", "the Director provide"), a promise ("officers will report back"), or a task
("Clerk to contact the owner"). Offsets are those of the text that is passed in, which has single spaces.
"""

import re
from dataclasses import replace
from functools import lru_cache, partial

from importers.minutes.clauses.actors import is_actor, standing_of
from importers.minutes.clauses.fronts import skip_fronted
from importers.minutes.clauses.objects import (
    Inner,
    Predicate,
    names_somebody,
    trim_actor,
    with_object,
)
from importers.minutes.clauses.passives import settle_passive
from importers.minutes.clauses.printed_names import is_titled_thing
from importers.minutes.language.guarded import guarded
from importers.minutes.language.verbs import class_of, lemma
from importers.minutes.language.welsh import read_welsh

__all__ = ["Predicate", "read_predicate"]

_START = re.compile(
    r"\W*(?:\d{1,4}/\d{2,4}[.:]? )?(?:(?<=\()[^()]{4,60}\) )?(?:(?:T ?H ?A ?T|that|it be (?:noted|agreed|recorded) that)\b[\s:,-]*)?(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[).] ?)?",
    re.IGNORECASE,
)
# "the Committee AGREED to": a verb in capitals, as minutes print what was decided
_PRINTED_LARGE = re.compile(
    r"\b(?=[A-Z]{5})(?:AGREED|RESOLVED|NOTED|RECOMMENDED|REQUESTED|APPROVED|ENDORSED|DECIDED|RECEIVED|INSTRUCTED|REFERRED|DEFERRED|ASKED)\b"
)
_LARGE = re.compile(r"[A-Z]{5}")
# "It was also agreed that ", "following a vote it was AGREED, that ": words that only report that something was decided
_REPORTED = guarded(
    r"[^.;]{0,140}?\b(?:[Ii]t (?:was|is|had been|has been)|IT WAS|[Ss]econded by [^.;]{3,60}? and)(?:,? [a-z]+,?){0,5}? (?P<verb>agreed|AGREED|resolved|RESOLVED|decided|DECIDED|requested|REQUESTED|recommended|RECOMMENDED|noted|NOTED|proposed)(?:,? by [\w ]{3,40}?)?,? (?P<to>that|to)\b"
)
# "For " before "Democratic Services to add": how some lists of actions name who has them
_FOR_NAMED = re.compile(
    r"[Ff]or (?=(?:the |all )?(?:[A-Z]|officers\b|members\b)(?:[^,;.]|,(?= [A-Z])){2,110}? to [a-z])"
)
# "note", "to ask", "unanimously support"
_VERB_FIRST = re.compile(
    r"(?:[Tt]o )?(?:(?:also|further|formally|hereby|then|unanimously|duly|therefore|not|strongly) )?(?P<verb>[A-Za-z]{2,}(?:-[a-z]+)?)\b(?P<after> ?[^ ]*)"
)
_NOUN_NEXT = re.compile(r" ?(?:of|be|on|from|has|have|is|are|made|against|towards)$")
# "set up a working group": by which it is set up
_SETS_UP = re.compile(r"[Ss]ets? up\b")
# "pass on to", "passed back to": which puts the matter to somebody
_PASSES_ON = re.compile(r" (?:the \w+ )?(?:on |back )?to\b")
# "Report noted", "Update received": a noun, and what became of it
_SETTLED_NEXT = re.compile(
    r" ?(?:noted|received|approved|agreed|endorsed|accepted|adopted|deferred|withdrawn)\b", re.IGNORECASE
)
# "lead members", "lead officers": who they are, and no verb
_LED = re.compile(r" ?(?:members?|officers?|councillors?|authority|agency)\b")
_BE_OR_THAT = re.compile(r"\bbe [a-z]+(?:ed|en|d|t)\b|\bthat\b")
# "will", "would be", "be", "to": what governs the verb behind it
_AUXILIARY = re.compile(
    r"\b(?P<modal>will|shall|should|would|must|could|can|may)\b(?: (?:also|then|not|both|now|only|therefore|have to))*(?: (?P<be>be))?|(?<!\bto )\b(?P<bare>be)\b|\b(?P<is>is|are|was|were)\b(?= (?:\w+ )?(?:recommended|asked|requested|instructed|invited|urged|authorised|reported|provided|presented|brought|circulated|submitted|added|sent|arranged|kept|updated|included|undertaken|carried out|prepared|produced)\b|(?= [a-z]+ed by\b))|\b(?:(?:is|are|was|were) )?to (?P<tobe>be)(?= [a-z])|\b(?P<to>(?:(?:is|are|needs?|ought|(?:has|have) (?:agreed|undertaken|offered|volunteered|promised|been (?:asked|requested|tasked|instructed))) )?to)(?= [a-z])"
)
# "the works to be done " before "are noted": what is to be done only says which works
_GOVERNED_LATER = re.compile(
    r"\b(?:be|will|would|shall|should|is|are|was|were|has|have|had|(?:not|receiv|approv|agre|endors|accept|consider|welcom|discuss|defer)ed)\b"
)
_ADVERB = re.compile(
    r" (?:and (?:is|are) hereby|(?!(?:re|sup|ap|com)ply)[a-z]+ly|also|then|not|now|further|both|given(?= [a-z]+ed\b)|duly|again|first)(?= )"
)
_NEXT_WORD = re.compile(r" (?P<word>[A-Za-z]+(?:-[a-z]+)?)")
# verbs of two words whose first says something else
_TWO_WORDS = re.compile(
    r" (?:set up|made up|drawn up|put in place|put forward|taken forward|carried forward)\b"
)
_PHRASES = {
    "set up": "establish",
    "made up": "constitute",
    "drawn up": "draft",
    "put in place": "arrange",
    "put forward": "submit",
    "taken forward": "pursue",
    "carried forward": "schedule",
}
_LOWER_WORD = re.compile(r"(?<=[\w),'] )[a-z]+(?:-[a-z]+)?\b")
# "take forward", "takes steps": what "take" says only with the word behind it
_TAKES = re.compile(
    r"takes? (?:(?:more|further|any|all|the|necessary|appropriate|urgent|active|immediate) ){0,3}(?:forward|up|steps|action|measures|part|account|responsibility|lead)\b"
)
# "RB", "GD/MC", "Una Aird": who may be given a task in notes
_NOTED_NAME = re.compile(r"[Aa]ll|(?:[A-Z]{2,3}(?:/| and | & )?){1,3}|[A-Z][a-z]+ [A-Z][a-z]+")
_CAPITAL_LAST = re.compile(r"(?:^|[ ,])[A-Z][\w'-]+(?: \([^)]{1,40}\))?$")
# "officers further" before "develop"
_ADVERB_LAST = re.compile(
    r" (?:in (?:the )?future|going forward|in turn|further|also|then|now|jointly|formally|urgently|regularly|promptly|unanimously|therefore|subsequently|accordingly|duly|generally) $"
)
_BE_SOON = re.compile(r"[^,;:]{0,90}?\bbe [a-z]")
# nouns that are spelt like verbs: no verb where "be" or another verb follows
_NOUN_TOO = frozenset(
    """
    report plan update work review note address support request record contact issue visit transfer progress research list table place show
    share focus form survey chair present lead supply feedback cost study book post draft set schedule scope track act look talk call charge
    approach answer audit brief champion document display estimate exchange feature fit fix flag hire label log order paint pay phone photograph process
    register ring sample shape site source start state stop target telephone tender trace trim upgrade use video view walk volunteer
    action open fund trial pilot test host train task press seek award grant release measure repair return reply raise approach
    """.split()
)
_PRONOUNS = frozenset({"he", "she", "they", "it"})
# "evidence be sought", "training is required": the subject is no party
_SEEKING = frozenset({"seek", "want", "wish", "require", "call"})
_PAST = frozenset(
    """
    noted agreed resolved requested asked recommended approved endorsed received supported welcomed accepted confirmed thanked considered decided
    tasked directed commissioned encouraged urged
    adopted referred deferred invited appointed instructed urged undertook advised
    """.split()
)
_NO_VERB_AFTER = frozenset(
    """
    the a an of to for on in and or its their any all this that no further with by from as at his her not will would should be draft annual is are
    was were been being has have had under into about over through per
    """.split()
)
# "the next report show the position", "the strategy make reference to": a paper is to hold something, which somebody has to see to
_THING_SHOWS = re.compile(
    r"[Tt]he (?:[\w'-]+ ){0,3}?(?:reports?|[Ss]trategy|plan|paper|policy|programme|protocol|document|guidance|letter) (?P<thing>make reference|include|reflect|set out|address|be accompanied)\b"
    r"|(?:(?:the|all|any|each) )?(?:next|future|further|quarterly|annual|subsequent|revised|final|updated) (?:[\w'-]+ ){0,3}?(?:reports?|updates?|plan|paper|strategy|programme|presentation|agendas?) (?P<verb>include|show|contain|cover|set out|detail|address|reflect|identify|highlight)s?\b"
)
# "that the necessary steps be taken": work, unlike "that no action be taken"
_STEPS = re.compile(
    r"(?:(?:the|all|any|appropriate|necessary|urgent|further|immediate|remedial) ){1,4}(?:steps|measures|action)\b",
    re.IGNORECASE,
)
# ", to see whether rates " before "can be improved": a clause inside the clause
_SUBORDINATE = re.compile(
    r"(?:^|[,(]| )(?:whether|if|how|which|as (?:the|it|this|these|they)|because|since) [^,;]{0,100}$"
)
_DEEPEST = 2
# the subject and verb of a clause stand within its first words
_REACH = 420


# A sentence is asked as what is undertaken in it, and as the decision that this makes.
@lru_cache(maxsize=256)
def read_predicate(text: str, start: int = 0, body: str | None = None) -> Predicate | None:
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
    if _LARGE.search(text):
        text = _PRINTED_LARGE.sub(lambda found: found[0].lower(), text)
    reported = _REPORTED.match(text, start)
    if reported is not None:
        verb = lemma(reported["verb"])
        predicate = Predicate(verb, class_of(verb), rest=reported.start("to") - 1)
        return with_object(text, predicate, body, _inner(text, body, 1))
    welsh = read_welsh(text) if start == 0 else None
    if welsh is not None:
        return Predicate(
            welsh.verb,
            welsh.kind,
            welsh.actor,
            welsh.standing,
            passive=welsh.passive,
            promise=welsh.promise,
            delegates=welsh.delegates,
        )
    named = _FOR_NAMED.match(text, start)
    return _read(text, named.end() if named else start, body, 0)


def _inner(text: str, body: str | None, depth: int) -> Inner:
    """Make the reader of the clauses that a clause at ``depth`` holds."""
    if depth > _DEEPEST:
        return lambda _: None
    return partial(_read_at, text, body, depth)


def _read_at(text: str, body: str | None, depth: int, start: int) -> Predicate | None:
    return _read(text, start, body, depth)


def _read(text: str, start: int, body: str | None, depth: int) -> Predicate | None:
    begin = _START.match(text, start)
    pos = begin.end() if begin else start
    pos = skip_fronted(text, pos)
    inner = _inner(text, body, depth + 1)
    first = _verb_first(text, pos)
    return _subject_first(text, pos, body, inner) if first is None else with_object(text, first, body, inner)


def _verb_first(text: str, pos: int) -> Predicate | None:
    found = _VERB_FIRST.match(text, pos)
    if found is None:
        return None
    verb = "establish" if _SETS_UP.match(text, found.start("verb")) else lemma(found["verb"])
    kind = class_of(verb)
    if verb == "pass" and _PASSES_ON.match(text, found.end("verb")):
        kind = "refer"
    if kind is None or _NOUN_NEXT.match(found["after"]) and text[pos : pos + 3].lower() != "to ":
        return None
    if verb == "lead" and _LED.match(found["after"]):
        return None
    if verb in _NOUN_TOO and _SETTLED_NEXT.match(found["after"]):
        return None
    if found["verb"].endswith("ing") and found["after"].strip()[:1].isupper():
        return None
    governed = _BE_OR_THAT.search(text, found.end("verb"), found.end("verb") + 160)
    if found["verb"][0].isupper() and verb in _NOUN_TOO and governed and governed[0] != "that":
        return None
    done = kind == "do" and found["verb"].lower().endswith("ed") and text[pos : pos + 3].lower() != "to "
    return Predicate(verb, "settle" if done else kind, rest=found.end("verb"))


def _subject_first(text: str, pos: int, body: str | None, inner: Inner) -> Predicate | None:
    limit = min(len(text), pos + _REACH)
    bare = _bare_verb(text, pos, limit, body)
    for found in _AUXILIARY.finditer(text, pos, limit):
        if bare is not None and bare.start() < found.start():
            break
        if found["modal"] and _SUBORDINATE.search(text, pos, found.start()):
            continue
        if found["tobe"] and _GOVERNED_LATER.search(text, found.end(), found.end() + 2 * _REACH):
            continue
        if not found["to"] or _is_task(text, pos, *found.span("to"), body):
            return _auxiliary(text, pos, found, body, inner)
    if bare is None:
        shows = _THING_SHOWS.match(text, pos)
        verb = shows and (shows["verb"] or shows["thing"])
        return Predicate(verb, "do", passive=True, rest=shows.end()) if shows and verb else None
    actor = _subject(text, pos, bare.start())
    standing = standing_of(text[slice(*actor)], body)
    verb = lemma(bare[0])
    predicate = Predicate(verb, class_of(verb), actor, standing, rest=bare.end())
    puts = bare[0] == "recommends"
    if standing in ("own", "members") or bare[0] in _PAST or puts:
        return with_object(text, predicate, body, inner)
    return predicate


def _is_task(text: str, pos: int, at: int, after: int, body: str | None) -> bool:
    """Tell "Officers to circulate", "Clerk is to contact" from "authority to proceed"."""
    who = text[pos:at].strip()
    verb = _NEXT_WORD.match(text, after)
    if (
        verb is None
        or class_of(lemma(verb["word"])) is None
        or len(who) > 90
        or " to " in f" {who}"
        or '"' in who
    ):
        return False
    return is_actor(who, body) or _NOTED_NAME.fullmatch(who) is not None


def _bare_verb(text: str, pos: int, limit: int, body: str | None) -> re.Match[str] | None:
    """Find a verb that an actor governs without auxiliary: "the Chair write", "the Committee notes", "Members agreed"."""
    for found in _LOWER_WORD.finditer(text, pos, limit):
        word = found[0]
        verb = lemma(word)
        known = class_of(verb) is not None or _TAKES.match(text, found.start())
        if not known or not (word == verb or word.endswith("s") or word in _PAST):
            continue
        before = _ADVERB_LAST.sub("", _SAID_ASIDE.sub("", text[pos : found.start()])).rstrip(" ,")
        last = before.rsplit(" ", 1)[-1].lower()
        if last in _NO_VERB_AFTER or last.endswith(("'s", "s'")) or not text[found.end() :].strip(" .;"):
            continue
        noun = (
            verb in _NOUN_TOO
            and _BE_SOON.match(text, found.end())
            and not text.startswith(" that", found.end())
        )
        if not noun and _may_act(before, verb, body):
            return found
    return None


# ", with partners, " before "explore": what is said of the subject between two commas
_SAID_ASIDE = re.compile(
    r", (?:with|in|as|on|alongside|together|working|through|via|where|when|if|once|subject|following|having|after|supported)\b[^,;:]{2,90}, $"
)
# "a Board, with terms of reference " before "set out": a verb that stands in what is said of the subject
_ATTRIBUTE = re.compile(r",\s(?:with|including|comprising|containing|as)\s")


def _may_act(before: str, verb: str, body: str | None) -> bool:
    if _ATTRIBUTE.search(before) or " that " in before:
        return False
    if before in _PRONOUNS or is_actor(before, body):
        return True
    known = verb not in _NOUN_TOO and len(before) < 80 and " of the " not in before
    return known and _CAPITAL_LAST.search(before) is not None and not is_titled_thing(before)


def _auxiliary(text: str, pos: int, found: re.Match[str], body: str | None, inner: Inner) -> Predicate:
    """Read the verb behind "be", "will" or "to"."""
    end = found.end()
    while adverb := _ADVERB.match(text, end):
        end = adverb.end()
    word = _NEXT_WORD.match(text, end)
    verb = lemma(word["word"]) if word else "be"
    if word and (whole := _TWO_WORDS.match(text, word.start())):
        verb = _PHRASES[whole[0].strip()]
    kind = "do" if verb == "responsible" else class_of(verb)
    if verb == "take" and _STEPS.match(text, pos):
        kind = "do"
    actor = _subject(text, pos, found.start())
    words = text[slice(*actor)]
    standing = standing_of(words, body) if is_actor(words, body) else None
    initials = found["to"] and _NOTED_NAME.fullmatch(words)
    asked = kind in ("ask", "invite") and verb not in _SEEKING
    named = standing or initials or asked and (names_somebody(words) or words in _PRONOUNS)
    predicate = Predicate(
        verb,
        kind,
        actor if named else None,
        standing,
        passive=bool(found["be"] or found["bare"] or found["is"] or found["tobe"]) and verb != "responsible",
        promise=bool(found["modal"] or found["to"] or found["tobe"]),
        rest=word.end() if word else end,
    )
    if predicate.passive:
        return settle_passive(text, predicate, body, actor[0], inner)
    if kind not in ("ask", "recommend", "refer", "invite"):
        return predicate
    if standing not in ("own", None) and (kind != "recommend" or found["modal"] and verb != "recommend"):
        return replace(predicate, kind="do")
    return with_object(text, predicate, body, inner)


def _subject(text: str, pos: int, end: int) -> tuple[int, int]:
    while pos < end and not text[pos].isalnum():
        pos += 1
    return trim_actor(text, pos, end)
