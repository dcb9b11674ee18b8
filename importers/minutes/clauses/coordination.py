"""Splits what one sentence joins: "that the report be noted and that a plan be brought" is two clauses.

Minutes join clauses by "; and", "; &", ", and that"; the same words also join names, objects and facts ("notes that costs
rose and that income fell"), so a cut is made only where a clause of its own stands on either side.
"""

import re
from collections.abc import Iterator

from importers.minutes.clauses.actors import is_actor
from importers.minutes.clauses.kinds import kinds_of
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.clauses.whole_names import OFFICE
from importers.minutes.language.body_words import BODY
from importers.minutes.language.mood import (
    BASE_VERBS,
    VERB_FORMS,
    is_subjunctive,
    reads_as_clause,
    reads_as_task,
)
from importers.minutes.language.welsh import read_welsh
from importers.paper import Span

__all__ = ["split_joined", "trim_joiners"]

# "; and that", "; & the", " and that", ", and that", " and the", " and requested": where two clauses may meet
_JOINT = re.compile(
    r"(?P<point>\s*;)?(?P<comma>,)?\s{1,3}(?P<word>and|&)\s{1,3}(?:(?:also|further|furthermore|in addition|additionally)\s)?(?P<next>that\b|that:|(?:the|an?|all|any|further|officers|members|cabinet|[A-Z][a-z]+)\s|[a-z-]+\b|[A-Z]{5,}\b)"
    r"|(?P<welsh>\s)ac?\s(?P<bod>(?:[BbFf]od|gofyn|argymell|gwahodd|bod)\b(?= (?:y|yr|i|adroddiad|diweddariad|llythyr|swyddogion)\b|'r))"
    r"|(?P<list>,)\s(?P<asks>(?:request(?:ed|s)|ask(?:ed|s)|agree[ds]|recommend(?:ed|s)|endorse[ds]|approve[ds]|note[ds]|instruct(?:ed|s)|invite[ds]|welcome[ds]|resolve[ds])(?=\s(?:that|the|an?|officers|for|to|its|this|Cabinet)\s)|to\s(?:note|accept|approve|endorse|recommend|request|agree|support|welcome|receive|refer|ask|invite|thank)(?=\s(?:that|the|an?|officers|its|this|Cabinet)\s))"
    r"|(?P<alone>\s*;)\s{1,3}(?P<after>(?:not|request|ask|agree|approv|endors|recommend|receiv|welcom|instruct|invit|thank|refer|support|resolv|remit|commend|delegat)\w*\b|that\b|the\b|an?\b|officers\b|members\b|to\b|[A-Z][a-z]+\b|(?:[A-Z]{2,3}|all)(?= to\b))",
)
# "The reports were noted and it was agreed that": noted first, and then agreed
_IT_WAS_AGREED = re.compile(r"it was (?:\w+ )?(?:agreed|requested|recommended|resolved) (?:that|to)\b")
# "supported the approach" behind "that the report be accepted": as against "be received and noted"
_WITH_OBJECT = re.compile(r"[a-z]+ (?:the|an?|its|this|that) [a-z]")
# "to accept the report", "(Head of Parks) to accept the report": before ", to note the areas"
_TO_VERB = re.compile(r"\W*(?:\([^()]{3,60}\) )?(?:that )?[Tt]o [a-z]")
# "be noted", "is approved": a clause that is complete where the joint stands
_COMPLETE = re.compile(r"\bbe\s(?:\w+ly\s)?[a-z]+(?:ed|en|wn|de|ld|nt|id|ut|rn)\b[^,;]{0,80}$")
# "the Clerk be thanked" before "and asked to": what is done to the same subject
_BE_DONE = re.compile(r"\bbe\s(?:\w+ly\s)?[a-z]+ed\b")
# "be approved" before "and passed to the next meeting of the Council": what is settled goes on to somebody
_PASSED_ON = re.compile(r"(?:passed|referred|recommended|remitted)\s(?:back\s|on\s)?(?:to|for)\b")
_SETTLED_LAST = re.compile(
    r"\bbe\s(?:\w+ly\s)?(?:noted|approved|endorsed|agreed|adopted|accepted|supported|received)\b[^,;]{0,60}$"
)
_TO_NEXT = re.compile(r"(?:asked|requested|invited|urged|instructed)\sto\b")
# "noted the report", "notes", "to note": taking note, as against asking for something
_NOTING = re.compile(
    r"\b(?:not(?:e|es|ed)|receiv(?:e|es|ed)|welcom(?:e|es|ed)|consider(?:s|ed)?|endors(?:e|es|ed)|approv(?:e|es|ed)|thank(?:s|ed)?|support(?:s|ed)?|accept(?:s|ed)?)\b"
)
_ASKING = frozenset(
    "agreed request requests requested recommend recommends recommended ask asks asked resolve resolved instruct instructs instructed invite invites invited refer refers referred remit remits remitted urge urges urged".split()
)
_SETTLED = (
    frozenset(
        "noted approved endorsed agreed adopted accepted supported notes approves endorses agrees adopts accepts supports".split()
    )
    - _ASKING
)
# "that it include the costs" behind "that a report be brought": what the report is to be like
_SPELLS_OUT = re.compile(
    r"that (?:it|this|these|they) (?:should |also ){0,2}(?:include|contain|cover|show|set out|address|detail|be accompanied)\b"
)
# "for" behind "and": it goes on with the clause before it
_PREPOSITIONS = frozenset({"for", "with", "on", "in", "by", "of", "from", "at", "as"})
# "the report be noted", unlike "the Committee noted": a clause that is passive
_BEEN = re.compile(r"\b(?:be|is|are|was|were|been)\s(?:\w+ly\s)?\w+\s*$")
# verbs of taking note, which a verb behind "and" may share the object of: "noted and endorsed the plan"
_SHARING = frozenset("noted discussed received welcomed considered endorsed supported reviewed".split())
_INDICATIVE = re.compile(r"\bthat\b[^,;.]{0,80}?\b(?:is|are|was|were|has|have|had|could|can|may|might)\b")
# what ends a sentence of a clause
_FULL_STOP = re.compile(r";|\.\s")
# "would report"
_PROMISE = re.compile(r"\b(?:will|would|shall|should)\s(?=[a-z])")
# "; and", ", and/or", " (": what joins a clause to the next
_JOINERS = re.compile(r"(?:[\s,;:&*|(\[-]|(?<=; )ac?$|(?:\band(?:/or)?|\bor)(?=[\s;:,-]*$))+$")


def trim_joiners(plain: str, start: int, end: int) -> int:
    """Give the end of a clause without the joiner behind it.

    >>> text = "the report be noted; and"
    >>> text[: trim_joiners(text, 0, len(text))]
    'the report be noted'
    """
    found = _JOINERS.search(plain, max(start, end - 24), end)
    return found.start() if found else end


def split_joined(plain: str, start: int, end: int) -> Iterator[Span]:
    """Split a clause into the clauses that it joins; most clauses come back whole.

    >>> text = "That the report be noted and that Officers & Members be thanked; & a plan be drawn up"
    >>> [text[s.start : s.end] for s in split_joined(text, 0, len(text))]
    ['That the report be noted', 'that Officers & Members be thanked', 'a plan be drawn up']
    >>> text = "to note the paper, and that Cabinet be recommended to publish it"
    >>> [text[s.start : s.end] for s in split_joined(text, 0, len(text))]
    ['to note the paper', 'that Cabinet be recommended to publish it']
    >>> text = "The Board notes that costs rose and that income fell"
    >>> len(list(split_joined(text, 0, len(text))))
    1
    """
    for joint in _JOINT.finditer(plain, start, end):
        after = joint.start(next(name for name in ("next", "asks", "after", "bod") if joint[name]))
        if _separates(plain, start, joint, after, end):
            yield Span(start, trim_joiners(plain, start, joint.start()))
            start = after
    yield Span(start, trim_joiners(plain, start, end))


def _separates(plain: str, start: int, joint: re.Match[str], after: int, end: int) -> bool:
    """Tell whether a clause of its own stands on either side of a joint."""
    left, right = plain[start : joint.start()], plain[after : min(end, after + 320)]
    right = _FULL_STOP.split(" ".join(right.split()), maxsplit=1)[0]
    if joint["bod"]:
        return read_welsh(left) is not None and read_welsh(right) is not None
    if joint["asks"]:
        if joint["asks"].startswith("to ") and not _TO_VERB.match(left):
            return False
        return _opens_with_verb(left) and not _SUBORDINATE.search(left)
    word = (joint["next"] or joint["after"]).strip(" :").lower()
    if joint["point"] or joint["alone"]:
        return _parted_by_point(joint, word, left, right)
    if _PASSED_ON.match(right) and _SETTLED_LAST.search(left):
        return True
    return _parted_by_word(joint, word, left, right)


def _parted_by_point(joint: re.Match[str], word: str, left: str, right: str) -> bool:
    """Tell whether a semicolon parts two clauses: "; and that …", "; requested …", "; officers to …"."""
    if word in _THANKING:
        return True
    if joint["alone"] and word[:1].islower() and word in VERB_FORMS:
        return _opens_with_verb(left) or is_subjunctive(left)
    if word in _ASKING:
        return _noting_alone(left) or _both_past(left, right)
    if word in _SETTLED:
        return joint["comma"] is not None and _settles_otherwise(left, word)
    if word == "that":
        return _is_clause(right)
    if word == "to":
        verb = right[3:].split(" ", 1)[0].lower()
        return (
            _noting_alone(left) and verb in _ASKING or _TO_VERB.match(left) is not None and verb in VERB_FORMS
        )
    task = joint["alone"] and reads_as_task(right[:1].upper() + right[1:])
    if task and (reads_as_task(left) or _COMPLETE.search(left)):
        return True
    return is_subjunctive(right) and reads_as_clause(left) or is_subjunctive(left) and _acts(right)


def _parted_by_word(joint: re.Match[str], word: str, left: str, right: str) -> bool:
    """Tell whether "and" parts two clauses: " and that …", " and requested …", " and a report be …"."""
    if joint["next"][:1].isupper() and _joins_a_name(joint, left, right):
        return False
    if word in _PREPOSITIONS or _lacks_object(left):
        return False
    if word in _ASKING:
        shares = _BE_DONE.search(left) is not None and _TO_NEXT.match(right) is not None
        return not shares and (_noting_alone(left) or _both_past(left, right))
    if word in VERB_FORMS and _gives_task_next(right):
        return _noting_alone(left) and _INFINITIVE.search(left) is None and not _goes_on(left)
    if word in _SETTLED:
        anew = _COMPLETE.search(left) is not None and _WITH_OBJECT.match(right) is not None
        return anew or joint["comma"] is not None and _settles_otherwise(left, word)
    if word == "to":
        return _noting_alone(left) and right[3:].split(" ", 1)[0].lower() in _ASKING
    if word == "it":
        return _IT_WAS_AGREED.match(right) is not None and _NOTING.search(left.lower()) is not None
    if word == "that":
        if _SPELLS_OUT.match(right):
            return False
        if _TO_VERB.match(left) and " that " not in left:
            return _noting_alone(left) and is_subjunctive(right)
        return (_COMPLETE.search(left) is not None or _promises(left)) and _is_clause(right)
    if _own_subject(right):
        return is_subjunctive(left) or _gives_a_task(left)
    return _COMPLETE.search(left) is not None and _acts(right)


def _acts(right: str) -> bool:
    """Tell "the Head of Parks provide a note" from "the Head of Parks thanked"."""
    found = read_predicate(right)
    return (
        found is not None
        and found.actor is not None
        and found.standing in ("service", "other")
        and found.kind == "do"
        and not found.passive
        and found.verb in BASE_VERBS
        and right[: found.rest].endswith((f" {found.verb}", f" {found.verb}s"))
    )


# "that the Head of Legal, Equalities" before "and Democratic Services": the beginning of an office, with which its clause begins
_BEGINS_OFFICE = re.compile(
    rf"\W*(?:(?:[Tt]hat|[Ff]urther|[Ff]urthermore|[Aa]lso|[Aa]nd|[Ii]n addition|[Tt]he|[Rr]elevant)\b,? ?)*(?:[A-Z][\w'-]* ){{0,4}}{OFFICE}(?: of| for|,| -)(?: (?:[A-Z][\w'/-]*,?|&|and|of|the|for)){{0,12}}$"
)
# "be delegated to the Director for City" before "and Environmental Services": an office whose remit may go on
_ENDS_ON_OFFICE = re.compile(rf"\b{OFFICE} (?:of|for) (?:(?:[A-Z][\w'/-]*|the),? ){{0,8}}[A-Z][\w'/-]*,?$")
# "Officers be asked", "Cabinet be recommended": whoever stands in no office's remit
_ANOTHER = re.compile(r"(?:[Oo]fficers|[Mm]embers|Cabinet|Council|Executive|Councillors?|Cllrs?|The|All)\b")


def _lacks_object(left: str) -> bool:
    """Tell whether "the Committee noted" shares its object with the verb behind "and", unlike "the report be noted"."""
    last = left.rsplit(None, 1)[-1].lower() if left.strip() else ""
    return last in _SHARING and _BEEN.search(left) is None and " " in left.strip()


def _goes_on(left: str) -> bool:
    """Tell whether a verb behind "and" goes on with the subject before it, or shares its object.

    "That officers consider the replies" goes on "and bring a plan"; "that Members consider" lacks its object.
    """
    folded = " ".join(left.split())
    found = read_predicate(f"{folded} it")
    if found is None:
        return False
    acts = (
        found.kind == "hold" and found.actor is not None and found.standing in ("service", "other", "members")
    )
    return acts or found.rest >= len(folded)


# "to the Community" before "and Housing Services Committee": the name of one body
_ENDS_ON_NAME = re.compile(
    r"\b(?:to|by|of|from|with|that|ask|asks|request) the (?:[A-Z][\w'/-]*,? ){0,5}[A-Z][\w'/-]*$"
)
_ENDS_AS_BODY = re.compile(
    r"(?:[A-Z][\w'/-]* ){1,6}(?:Committee|Panel|Board|Partnership|Commission|Forum|Trust|Service|Team|Group|Authority|Department|Directorate)\b"
)


def _joins_a_name(joint: re.Match[str], left: str, right: str) -> bool:
    """Tell "Overview & Scrutiny" and "the Head of Legal, Equalities and Democratic Services" from two clauses."""
    if joint["word"] == "&" and not joint["comma"] and left[-1:].isalnum():
        return left.rsplit(" ", 1)[-1][:1].isupper()
    clause = _FULL_STOP.split(" ".join(left.split()))[-1].lstrip()
    if _BEGINS_OFFICE.match(clause) is not None:
        return True
    if _ENDS_ON_NAME.search(clause) is not None and _ENDS_AS_BODY.match(right) is not None:
        return True
    return _ENDS_ON_OFFICE.search(clause) is not None and _ANOTHER.match(joint["next"]) is None


# "the proposal to simplify": what another infinitive may go with
_INFINITIVE = re.compile(r"\w+ \w+ to [a-z-]+\b")
_THANKING = frozenset({"thanked", "thanks", "thank"})
_PAST_ASKING = re.compile(
    r"\W*(?:requested|agreed|asked|recommended|resolved|instructed)\s(?:that|to|the|officers)\b"
)


def _both_past(left: str, right: str) -> bool:
    """Tell "requested that officers report and agreed that …" from a clause that holds "and request"."""
    return _PAST_ASKING.match(right) is not None and _PAST_ASKING.match(left) is not None


_SUBORDINATE = re.compile(r"\b(?:which|who|where|because|whose|as)\b")
# "add the item", "receive a further report": a verb with its object, as against "the plans and measures taken"
_OBJECT_NEXT = re.compile(
    r"[a-z-]+ (?:the|an?|this|that|further|to|officers|members|its|all|any|another|regular|quarterly|authority|Cabinet|updates|it)\b"
)


def _gives_task_next(right: str) -> bool:
    """Tell "receive a further report in May" and "add the item to the programme" from more things noted."""
    if _OBJECT_NEXT.match(right) is None:
        return False
    return kinds_of(right, read_predicate(right)) != ("resolution",)


# "noted the report", "the Committee endorsed the plan": a verb of deciding near the beginning
_DECIDES = re.compile(
    rf"\W*(?:to |that )?(?:(?:The |the |This )?(?:[\w&',-]+ ){{0,8}}?(?:{BODY}|[Ff]orum|[Mm]embers|[Gg]roup|[Cc]ouncil|[Cc]abinet) (?:also |further )?)?(?P<verb>[A-Za-z][A-Za-z-]*)\b"
)


def _opens_with_verb(left: str) -> bool:
    found = _DECIDES.match(" ".join(left.split()))
    return found is not None and (
        found["verb"].lower() in VERB_FORMS or found["verb"].lower() in _ASKING | _SETTLED
    )


def _gives_a_task(left: str) -> bool:
    """Tell "the Director email all members" from "the progress made"."""
    found = read_predicate(" ".join(left.split()))
    return found is not None and found.actor is not None


def _settles_otherwise(left: str, word: str) -> bool:
    """Tell "approved the programme, and noted the log" from "notes the report, and notes the actions"."""
    verbs = [before for before in left.lower().split() if before in _SETTLED]
    return bool(verbs) and word not in verbs


def _noting_alone(left: str) -> bool:
    """Tell whether what stands before "and requested" only takes note."""
    return _NOTING.search(left[:120].lower()) is not None and not any(
        word in _ASKING - {"agreed", "resolved"} for word in left.lower().split()
    )


def _promises(left: str) -> bool:
    return _PROMISE.search(left) is not None or any(word in BASE_VERBS for word in left.split()[2:14])


def _is_clause(right: str) -> bool:
    """Tell whether "that …" decides something, as against stating a fact."""
    if is_subjunctive(right) or _PROMISE.search(right):
        return True
    found = read_predicate(right)
    if found is not None and found.actor is not None:
        return True
    if _INDICATIVE.search(right):
        return False
    return any(word in BASE_VERBS for word in right.split()[2:14])


def _own_subject(right: str) -> bool:
    """Tell whether "a further report be brought" follows, not a second participle ("and signed")."""
    found = _SUBJECT.match(right)
    if found is None:
        return False
    if is_actor(found["who"]):
        return True
    return found["noun"] is not None and _HOLDS_MORE.search(found["noun"]) is None


# "a further report be brought", "Democratic Services be asked"
_SUBJECT = re.compile(
    r"(?P<who>(?:(?:[Tt]he|[Aa]n?|[Aa]ll|[Aa]ny|[Ff]urther|[Ff]uture|[Rr]egular|[Qq]uarterly|[Dd]elegated|authority|approval|consideration|information|details|copies|updates|[Oo]fficers|[Mm]embers|Cabinet|Council)\b(?P<noun>[^,;]{1,120}?)|(?:the\s)?[A-Z](?:[^,;]|,(?=\s[A-Z])){1,110}?)),?\s?\b(?:be\s|(?:is|are)\s(?:also\s)?(?:asked|requested|invited|instructed|recommended|urged)\b)"
)
_HOLDS_MORE = re.compile(r"\b(?:to|will|would|should|which|who|and)\b")
