"""Frames a clause: what kind of decision it is, its act, who must act, to whom it is put, and when it is due.

A clause under RECOMMENDED is a recommendation whatever it says, and one under ACTION an action unless it only takes
note. The lead-in of a list lends its verb and its owner to entries that have none of their own.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from importers.minutes.clauses.actors import is_actor, is_one_person, make_party, standing_of
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.kinds import Kind, appoints, kinds_of, kinds_under_lead, only_takes_note
from importers.minutes.clauses.nominal_tasks import read_nominal_task
from importers.minutes.clauses.predicates import Predicate, read_predicate
from importers.minutes.language.body_words import BODY
from importers.minutes.language.due import find_due
from importers.minutes.language.due_dates import resolve
from importers.minutes.language.folding import Folded, fold
from importers.minutes.language.verbs import act_of
from importers.minutes.names.parties import find_parties
from importers.paper import Span
from importers.records import Act, Due, Party

__all__ = ["Frame", "Setting", "read_frame"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a clause: the body that met, its day and that of the next meeting, as far as they are known."""

    body: str | None = None
    meeting: dt.date | None = None
    following: dt.date | None = None

    def find_due(self, plain: str, start: int, end: int) -> Due | None:
        """Find when the matter of a clause of this meeting is due, None where its words do not look ahead."""
        return find_due(plain, start, end, self.meeting, self.following)

    def resolve(self, plain: str, span: Span) -> Due:
        """Work out what time words of this meeting come to."""
        return resolve(plain, span, self.meeting, self.following)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause says."""

    kinds: tuple[Kind, ...]
    act: Act
    owner: Party | None = None
    recipient: Party | None = None
    addressed_to: tuple[Party, ...] = ()
    due: Due | None = None


# "to report in September", "should meet", "be extended to May", "being presented", "be considered in May", "for comment by
# 3 May": a task inside a resolution
_REPORTS = re.compile(
    r"\b(?:to|should|will) (?:report|meet)\b|\bbe extended to\b|\bbeing (?:reported|brought|presented|submitted)\b"
    r"|\bbe (?:considered|reconsidered|revisited|discussed) (?:again )?in\b|\bfor (?:comments?|a response) (?:by|before)\b"
)
_CONDITION = re.compile(r"^(?:once|when|subject|pending|following|after)\b", re.IGNORECASE)
# "to the Committee", "provide Members with": who gets what is provided
_RECIPIENT = re.compile(
    rf"\b(?:to|with|for|provide|provides|advise|inform) (?P<who>(?:all )?(?:the |this )?(?:[A-Z][\w'-]+ ){{0,4}}?(?:[Mm]embers(?: of the {BODY})?|{BODY}|[Cc]abinet|[Cc]ouncil))\b"
)
# "recommends that the Executive:", "asked that officers:": who is to act, at the end of a lead-in
_LAST_WORDS = re.compile(
    r"\b(?:that|to|ask|request|requests|asks)(?: that)? (?P<who>(?!that )(?:the )?[A-Za-z](?:(?! that | to )[^,.;:]){2,80}?)(?: (?:to|should|will))?\s?:[\s-]*$"
)
# "that the following comments be conveyed to the Cabinet Member:": to whom the entries are put
_PASSED_ON = re.compile(
    r"\b(?:following(?! respon| repl)|these|matters|comments|observations|views|points|suggestions|recommendations|concerns|requests)\b[^.;:]{0,60}?\b(?:be |being )?(?:drawn to the attention of|raised with|conveyed|forwarded|referred|put|submitted|made|sent|passed|reported|communicated)(?: to)? (?P<who>[^,.;:]{3,90}?)\s?:[\s-]*$"
)
# "that the following response be made to the Committee:": each entry says what becomes of one recommendation
_RESPONDS = re.compile(
    r"\b(?:responses?|repl(?:y|ies))\b[^:]{0,60}\bbe (?:made|given|sent|submitted|provided)\b|\brespon(?:d|ds|ded)\b[^:]{0,60}\bas follows\b"
)
# "on consideration of the paper the Committee recommended that:": the body's own verb, behind what led to it
_PUTS_LAST = re.compile(
    rf"\b(?P<who>(?:[Tt]he )?(?:[A-Z][\w'-]* ){{0,5}}(?:{BODY}|[Mm]embers) (?:recommend|request|agree|ask|conclude|decide|resolve)(?:s|ed|d) (?:that|to)\s?:?[\s-]*$)"
)
# "the Council is asked" before "to agree the following:": what the meeting itself is to do
_TO_VERB = re.compile(r"[^:]{0,90}? (?P<to>to [a-z]+)\b")
# "That the Head of Ports:": a lead-in that is only a subject
_ONLY_SUBJECT = re.compile(
    r"\W*(?:that\W{1,3})?(?P<who>.{3,90}?)(?:,? (?:accordingly|therefore|thereafter|also|then|further|unanimously|subsequently|duly|hereby))?(?: (?:to|will|should|shall))?[\s:-]*$",
    re.IGNORECASE,
)
# "The Head of Parks mends the steps": who acts, before a verb that is told by its object
_NAMED_FIRST = re.compile(
    r"(?:[Tt]hat )?(?P<who>(?:[Tt]he )?[A-Z][\w'&-]*(?: (?:(?:of|for|and|the|&) )?[A-Z][\w'&-]*){0,8}) [a-z]{3,14} (?:the|an?|its|their|all|any|more|further) "
)
# "Report noted", "Update received.": taken note of even under a head of actions
_ONLY_NOTED = re.compile(r"[A-Z][\w' -]{2,80}\b(?:noted|received|approved|agreed|endorsed|accepted)\.?$")
# "the Committee concluded that", "To recommend to Cabinet that": more than a subject
_TELLS = re.compile(r"\b(?:that|recommend(?:ed)?|agreed|concluded|resolved|decided)\b")
# "That this Panel, having heard the petitioners, ": what stands between a lead-in's subject and its entries
_ASIDE = re.compile(r", (?:having|after|following) [^,;:]{3,110},?[\s:-]*$")
_CROWD = re.compile(r"(?:the |all |this )*(?:members|councillors|\w+ members)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:^| )(?:they|he|she|it)$", re.IGNORECASE)
# "once a new Chair had been appointed they would attend": whom "they" means
_ANTECEDENT = re.compile(
    r"\b(?:once|when|that|if|after) (?P<who>(?:the |an? )[^,.;]{3,80}?) (?:had|has|have|is|was|were|are)\b"
)
# "a working group be established to look at fees and " before "that it report": what was founded
_FOUNDED = re.compile(
    r"\b(?P<who>(?:an?|the)\s[^,;.]{3,80}?)\sbe\s(?:re-)?(?:established|set up|formed|appointed|convened|created)\b[^.;]{0,200}$"
)
# where the second sentence of a clause begins, or ", with " before "the Clerk to circulate it"
_SECOND = re.compile(
    r"(?<=[a-z)])(?:\. (?=[A-Z])|(?:,| -) (?P<with>with )(?=(?:the |all )?[A-Za-z](?:[^,;.]|,(?= [A-Z])){1,110}? to [a-z]))"
)
# "To press the operator for a decision", below "Cabinet is recommended": whoever is recommended to do so has the task, not the one who is pressed
_PRESSES = frozenset({"press", "lobby", "urge", "remind", "chase"})
_LONGEST = 1200
_NEAR = 160


def read_frame(
    plain: str, clause: Span, stems: tuple[Span, ...], head: DecisionHead | None, setting: Setting
) -> Frame:
    """Frame a clause under its lead-ins and its head; ``head`` is None for what is agreed in discussion.

    >>> text = "That the Drainage Engineer provide a plan to all Members within 28 days"
    >>> frame = read_frame(text, Span(0, len(text)), (), None, Setting())
    >>> frame.kinds, frame.owner.label, frame.due.text, frame.recipient.label
    (('action',), 'the Drainage Engineer', 'within 28 days', 'all Members')
    """
    words = fold(plain, clause.start, min(clause.end, clause.start + _LONGEST))
    own = read_predicate(words.text, 0, setting.body)
    if own is None and not stems:
        own = read_nominal_task(words.text, setting.body)
    frame = Frame(kinds_of(words.text, own), act_of(own.verb) if own else "other", _owner(plain, words, own))
    # "That the Head of Ports:" above "ask the operator": who is asked has no task, as who is invited has none
    led = replace(own, kind="invite") if own and own.kind == "ask" and _opens_on(words, own) else own
    frame = _under_lead(plain, frame, led, stems, setting)
    if frame.owner is None:
        frame = _with_second(plain, frame, words, setting)
    if own is not None and head is not None and own.verb in _PRESSES and _opens_on(words, own):
        frame = replace(frame, owner=make_party(plain, head.addressee) if head.addressee else frame.owner)
    if head is not None:
        settled = own is None and head.kind == "action" and _ONLY_NOTED.match(words.text)
        frame = frame if settled else _under_head(plain, frame, own, head)
    due = _due(plain, clause, stems, frame, setting)
    if frame.kinds == ("resolution",):
        return replace(frame, owner=None, due=due if due and _is_meant(due, frame.act, words.text) else None)
    return replace(
        frame,
        recipient=_recipient(plain, words) if frame.act == "provide" else None,
        addressed_to=(frame.owner,) if frame.owner and "recommendation" in frame.kinds else (),
        due=due,
    )


def _with_second(plain: str, frame: Frame, words: Folded, setting: Setting) -> Frame:
    """Name who has a task by the clause's second sentence or half: "the map be updated, with the Clerk to send it round"."""
    stop = _SECOND.search(words.text)
    if stop is None:
        return frame
    later = read_predicate(words.text, stop.end(), setting.body)
    if later is not None and " should " in words.text[stop.end() : later.rest + 1]:
        return frame
    if later is None or later.kind != "do" or later.actor is None or later.standing in (None, "own"):
        return frame
    owner = make_party(plain, words.span(*later.actor))
    if stop["with"] and frame.kinds == ("resolution",):
        return replace(frame, kinds=("action", "resolution"), owner=owner)
    return replace(frame, kinds=("action",), owner=owner) if frame.kinds != ("recommendation",) else frame


def _opens_on(words: Folded, own: Predicate) -> bool:
    """Tell whether a clause opens on its verb: "remind the Head of Finance", not "the Chair remind them"."""
    first = words.text.lower().removeprefix("to ")
    return not own.passive and own.actor is not None and first.startswith(own.verb)


def _under_lead(
    plain: str, frame: Frame, own: Predicate | None, stems: tuple[Span, ...], setting: Setting
) -> Frame:
    """Lend an entry the verb and the owner of the innermost lead-in that has any."""
    for stem in reversed(stems):
        lead = fold(plain, max(stem.start, stem.end - _LONGEST), stem.end)
        above = _read_lead(lead.text, setting.body)
        if above is None:
            continue
        if own is not None and _RESPONDS.search(lead.text):
            return frame
        if appoints(lead.text):
            return replace(frame, kinds=("resolution",), owner=None)
        if above.kind == "settle" and above.standing == "own" and own is not None:
            return frame
        asks = above.kind in ("ask", "recommend")
        if own is None:
            owner = frame.owner or _owner(plain, lead, above)
            return Frame(kinds_of(lead.text, above), act_of(above.verb), owner)
        if not (asks or above.kind == "refer" or above.actor):
            return frame
        invites = own.kind == "invite" and above.actor is not None and above.kind in ("do", None)
        named = frame.owner is not None and own.standing != "own" and not invites
        owner = frame.owner if named else _owner(plain, lead, above) or frame.owner
        put = asks and above.actor is None and own.standing == "other" and own.actor is not None
        kinds = kinds_of(lead.text, above) if asks and not put else kinds_under_lead(frame.kinds, above, own)
        return replace(frame, kinds=kinds, owner=owner)
    return frame


def _read_lead(text: str, body: str | None) -> Predicate | None:
    """Read a lead-in: its verb, or merely its subject ("That the Head of Ports:")."""
    putting = _PUTS_LAST.search(text)
    if putting is not None:
        text = text[putting.start("who") :]
    passed = _PASSED_ON.search(text)
    if passed is not None and is_actor(passed["who"], body):
        return Predicate("recommend", "recommend", passed.span("who"), standing_of(passed["who"], body))
    aside = _ASIDE.search(text)
    text = text[: aside.start()] if aside else text
    found = read_predicate(text, 0, body)
    if found is not None and found.passive and found.standing == "own" and found.kind == "ask":
        asked = _TO_VERB.match(text, found.rest)
        return read_predicate(text, asked.start("to"), body) if asked else found
    if found is not None:
        last = _LAST_WORDS.search(text) if found.actor is None else None
        if last is None or not is_actor(last["who"], body):
            return found
        return replace(found, actor=last.span("who"), standing=standing_of(last["who"], body))
    subject = _ONLY_SUBJECT.match(text)
    standing = standing_of(subject["who"], body) if subject else None
    if subject is None or _TELLS.search(subject["who"]):
        return None
    if standing in (None, "own") or standing == "members" and _CROWD.match(subject["who"]):
        return None
    return Predicate("do", "do", subject.span("who"), standing)


def _under_head(plain: str, frame: Frame, own: Predicate | None, head: DecisionHead) -> Frame:
    """Let the head decide: its addressee owns what names nobody itself."""
    addressee = make_party(plain, head.addressee) if head.addressee else None
    if head.kind == "recommended":
        return replace(frame, kinds=("recommendation",), owner=frame.owner or addressee)
    if head.kind == "action" and not only_takes_note(own):
        return replace(frame, kinds=("action",), owner=frame.owner or addressee)
    return frame


def _owner(plain: str, words: Folded, predicate: Predicate | None) -> Party | None:
    """Name who must act; the meeting itself only where it is to do something, not to settle or receive."""
    if predicate is None:
        return _named_first(plain, words)
    if predicate.actor is None:
        return None
    if _PRONOUN.search(words.text[slice(*predicate.actor)]):
        found = _ANTECEDENT.search(words.text, 0, predicate.rest)
        if found is None:
            return _named_before(plain, words.span(*predicate.actor).start)
        return make_party(plain, words.span(*found.span("who"))) if is_actor(found["who"]) else None
    settles = predicate.kind in ("settle", "receive", "hold")
    if predicate.standing == "own" and (predicate.kind != "do" or predicate.promise and predicate.passive):
        return None
    who = words.text[slice(*predicate.actor)]
    if predicate.standing == "members" and settles and not (predicate.delegates or is_one_person(who)):
        return None
    return make_party(plain, words.span(*predicate.actor))


def _named_first(plain: str, words: Folded) -> Party | None:
    """Name who begins a clause whose verb no list knows, by the words behind that verb: "The Head of Parks mends the steps"."""
    found = _NAMED_FIRST.match(words.text)
    if found is None or standing_of(found["who"]) not in ("service", "other"):
        return None
    return make_party(plain, words.span(*found.span("who"))) if is_actor(found["who"]) else None


def _named_before(plain: str, at: int) -> Party | None:
    """Name whom "they" means in "be sent to the operator, and that they be asked": the last to be named before it."""
    founded = _FOUNDED.search(plain, max(0, at - 2 * _NEAR), at)
    if founded is not None:
        return make_party(plain, Span(*founded.span("who")))
    before = [
        party
        for party in find_parties(plain, max(0, at - _NEAR), at)
        if not _CROWD.match(party.label) and standing_of(party.label) != "own"
    ]
    return before[-1] if before and "\n\n" not in plain[before[-1].span.end : at] else None


def _due(plain: str, clause: Span, stems: tuple[Span, ...], frame: Frame, setting: Setting) -> Due | None:
    """Find the due time in the clause, for a task else in its lead-ins."""
    due = setting.find_due(plain, clause.start, clause.end)
    if frame.kinds == ("resolution",):
        return due
    for stem in reversed(stems):
        due = due or setting.find_due(plain, stem.start, stem.end)
    return due


def _is_meant(due: Due, act: Act, text: str) -> bool:
    """Tell whether the time words of a resolution say when it takes effect: it is put off, conditional, or tasks somebody."""
    conditional = due.condition is not None and _CONDITION.match(due.text) is not None
    return act == "defer" or conditional or _REPORTS.search(text) is not None


def _recipient(plain: str, words: Folded) -> Party | None:
    found = _RECIPIENT.search(words.text)
    return make_party(plain, words.span(*found.span("who"))) if found else None
