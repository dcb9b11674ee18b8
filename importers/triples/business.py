"""What was decided, answered, voted on, called in and said, as triples."""

import re

from pyoxigraph import Literal, NamedNode
from rdflib import DCTERMS, XSD

from importers.paper import Span
from importers.records import CallIn, Contribution, Decision, Due, PersonName, Reading, Response, Vote
from importers.triples.agents import Agents
from importers.triples.quads import IDENTIFIER, TEXT, Quads, node, shorten
from importers.triples.scope import Scope
from importers.triples.sitting import Sitting
from ontology import iris
from ontology.iris import Kind
from ontology.terms import ELIDL, SCHEMA, SCR, concept

__all__ = ["Business"]

DECISION = node(SCR.Decision)
KINDS = {
    "resolution": node(SCR.Resolution),
    "recommendation": node(SCR.Recommendation),
    "action": node(SCR.Action),
    "executive": node(SCR.ExecutiveDecision),
}
RESPONSE = node(SCR.Response)
VOTE = node(SCR.Vote)
CALL_IN = node(SCR.CallIn)
EXECUTIVE_DECISION = node(SCR.ExecutiveDecision)
CONTRIBUTION = node(SCR.Contribution)
SAID = {"question": node(SCR.Question), "answer": node(SCR.Answer), "comment": node(SCR.Comment)}

STANDING = node(SCR.standing)
ACT = node(SCR.act)
OWNER = node(SCR.owner)
OWNER_TEXT = node(SCR.ownerText)
RECIPIENT = node(SCHEMA["recipient"])
ADDRESSED_TO = node(SCR.addressedTo)
DUE_TEXT = node(SCR.dueText)
DUE_DATE = node(SCR.dueDate)
DUE_CONDITION = node(SCR.dueCondition)
DUE_AT_NEXT_MEETING = node(SCR.dueAtNextMeeting)
RECURRENCE = node(SCR.recurrence)
DURATION = node(XSD.duration)
MOVER = node(SCR.mover)
SECONDER = node(SCR.seconder)
STATUS = node(SCR.status)
COMPLETE = node(SCR.textComplete)
SAME_MATTER = node(SCR.sameMatterAs)
RESPONDS_TO = node(SCR.respondsTo)
OUTCOME = node(SCR.outcome)
GIVEN_ON = node(DCTERMS.date)
DECIDES_ON = node(SCR.decidesOn)
CASTING_VOTE = node(SCR.castingVote)
UNANIMOUS = node(SCR.unanimous)
COUNTS = {way: node(ELIDL[f"number_of_votes_{way}"]) for way in ("favor", "against", "abstention")}
VOTERS = {way: node(ELIDL[f"had_voter_{way}"]) for way in ("favor", "against", "abstention")}
CALLS_IN = node(SCR.callsIn)
REQUESTED_BY = node(SCR.requestedBy)
DECISION_MAKER = node(SCR.decisionMaker)
SPEAKER = node(SCR.speaker)
SPEAKER_LABEL = node(SCR.speakerLabel)
IN_POST = node(SCR.inPost)
ANSWERS = node(SCR.answers)

OWNED = frozenset({"action", "recommendation"})
"""Kinds of decision that somebody is to carry out: the others have neither owner, addressee nor status."""
DATED = OWNED | {"resolution"}
"""Kinds of decision that may be due."""

# "It was further explained", "Members were advised", "The Committee had been informed"
PASSIVE = re.compile(r"[^.;:]{2,60}?\b(?:was|were|been)\s(?:\w{1,12}ly\s|also\s|further\s)?\w{2,14}ed\b")


class Business:
    """Writes the business of one sitting."""

    def __init__(self, quads: Quads, scope: Scope, agents: Agents, sitting: Sitting) -> None:
        self._quads = quads
        self._scope = scope
        self._agents = agents
        self._sitting = sitting
        self._by_span: dict[Span, NamedNode] = {}
        self._said: dict[Span, NamedNode] = {}

    def write(self, reading: Reading) -> None:
        """Write decisions before what refers to them."""
        for decision in reading.decisions:
            self._decision(decision)
        for decision in reading.decisions:
            self._same_matter(decision)
        for response in reading.responses:
            self._response(response)
        for vote in reading.votes:
            self._vote(vote)
        for call_in in reading.call_ins:
            self._call_in(call_in)
        for contribution in reading.contributions:
            self._contribution(contribution)
        for contribution in reading.contributions:
            if contribution.kind == "answer" and contribution.answers in self._said:
                self._quads.add(self._said[contribution.spans[0]], ANSWERS, self._said[contribution.answers])

    def _clause(self, item: int | None, kind: Kind, text: str, apart: str, *types: NamedNode) -> NamedNode:
        predicate, place = self._sitting.place(item)
        subject = self._quads.typed(iris.clause(place.value, kind, text, apart), shorten(text), *types)
        self._quads.add(subject, predicate, place)
        return subject

    def _decision(self, record: Decision) -> None:
        quads, agents = self._quads, self._agents
        standing = "proposed" if record.proposed else "formal" if record.formal else "in-discussion"
        types = (*(KINDS[kind] for kind in record.kinds), DECISION)
        owned = not OWNED.isdisjoint(record.kinds)
        decision = self._clause(
            record.item, "decision", record.text, f"{standing}{record.reference or ''}", *types
        )
        for span in record.spans:
            self._by_span.setdefault(span, decision)
        quads.add(decision, TEXT, Literal(record.text))
        quads.add(decision, STANDING, node(concept("standing", standing)))
        quads.add(decision, ACT, node(concept("act", record.act)))
        if record.owner and owned:
            quads.text(decision, OWNER_TEXT, record.owner.label)
            quads.add(decision, OWNER, agents.party(record.owner))
            quads.add(decision, OWNER, agents.holder(record.owner))
        quads.add(decision, RECIPIENT, agents.party(record.recipient))
        for addressee in record.addressed_to if "recommendation" in record.kinds else ():
            quads.add(decision, ADDRESSED_TO, agents.party(addressee))
        if not DATED.isdisjoint(record.kinds):
            self._due(decision, record.due)
        self._moved(decision, record.mover, record.seconder)
        quads.text(decision, IDENTIFIER, record.reference)
        if record.status and owned:
            quads.add(decision, STATUS, node(concept("status", record.status)))
        if record.truncated:
            quads.flag(decision, COMPLETE, False)
        owner_span = record.owner.span if record.owner else None
        due_span = record.due.span if record.due else None
        outside = (s for s in (owner_span, due_span) if s and not any(s in span for span in record.spans))
        quads.support(decision, (*record.spans, *outside), record.confidence)

    def _due(self, decision: NamedNode, due: Due | None) -> None:
        if due is None:
            return
        quads = self._quads
        quads.text(decision, DUE_TEXT, due.text)
        quads.date(decision, DUE_DATE, due.date)
        quads.text(decision, DUE_CONDITION, due.condition)
        if due.recurrence:
            quads.add(decision, RECURRENCE, Literal(due.recurrence, datatype=DURATION))
        if due.next_meeting:
            quads.flag(decision, DUE_AT_NEXT_MEETING, True)

    def _moved(self, subject: NamedNode, mover: PersonName | None, seconder: PersonName | None) -> None:
        for predicate, name in ((MOVER, mover), (SECONDER, seconder)):
            if name:
                self._quads.add(subject, predicate, self._agents.person(name))

    def _same_matter(self, record: Decision) -> None:
        decision = self._by_span[record.spans[0]]
        for span in record.same_as:
            other = self._by_span.get(span)
            if other is not None and other != decision:
                self._quads.add(decision, SAME_MATTER, other)

    def _response(self, record: Response) -> None:
        quads = self._quads
        response = self._clause(record.item, "response", record.text, str(record.to or ""), RESPONSE)
        quads.add(response, TEXT, Literal(record.text))
        if record.to is not None:
            quads.add(response, RESPONDS_TO, self._by_span.get(record.to))
        if record.outcome:
            quads.add(response, OUTCOME, node(concept("outcome", record.outcome)))
        quads.date(response, GIVEN_ON, record.given_on)
        quads.support(response, record.spans, record.confidence)

    def _vote(self, record: Vote) -> None:
        quads = self._quads
        vote = self._clause(record.item, "vote", quads.paper.words(record.spans[0]), "", VOTE)
        if record.on is not None:
            quads.add(vote, DECIDES_ON, self._by_span.get(record.on))
        ways = {
            "favor": (record.votes_for, record.voters_for),
            "against": (record.votes_against, record.voters_against),
            "abstention": (record.abstentions, record.abstainers),
        }
        for way, (count, voters) in ways.items():
            quads.number(vote, COUNTS[way], count)
            for voter in voters:
                quads.add(vote, VOTERS[way], self._agents.person(voter))
        self._moved(vote, record.mover, record.seconder)
        if record.casting_vote:
            quads.flag(vote, CASTING_VOTE, True)
        if record.unanimous:
            quads.flag(vote, UNANIMOUS, True)
        if record.outcome:
            quads.add(vote, OUTCOME, node(concept("outcome", record.outcome)))
        quads.support(vote, record.spans, record.confidence)

    def _call_in(self, record: CallIn) -> None:
        quads = self._quads
        call_in = self._clause(record.item, "call-in", quads.paper.words(record.spans[0]), "", CALL_IN)
        if record.decision or record.reference:
            name = record.reference or record.decision or ""
            decision = quads.typed(
                iris.executive_decision(self._scope.place, name),
                record.decision or record.reference,
                EXECUTIVE_DECISION,
            )
            quads.text(decision, IDENTIFIER, record.reference)
            quads.support(decision, [record.decision_span or record.spans[0]])
            if record.decision_maker:
                quads.add(
                    decision, DECISION_MAKER, self._agents.post(record.decision_maker, record.decision_span)
                )
            quads.add(call_in, CALLS_IN, decision)
        for signatory in record.requested_by:
            quads.add(call_in, REQUESTED_BY, self._agents.person(signatory))
        if record.outcome:
            quads.add(call_in, OUTCOME, node(concept("outcome", record.outcome)))
        quads.support(call_in, (*record.spans, record.outcome_span), record.confidence)

    def _contribution(self, record: Contribution) -> None:
        quads, agents = self._quads, self._agents
        types = (CONTRIBUTION, SAID[record.kind]) if record.kind in SAID else (CONTRIBUTION,)
        said = self._clause(
            record.item, "contribution", record.text, record.speaker.label if record.speaker else "", *types
        )
        self._said.setdefault(record.spans[0], said)
        quads.add(said, TEXT, Literal(record.text))
        if record.speaker:
            quads.text(said, SPEAKER_LABEL, record.speaker.label)
            holder = agents.holder(record.speaker)
            quads.add(said, SPEAKER, holder or agents.party(record.speaker))
            if record.speaker.kind == "post":
                quads.add(said, IN_POST, agents.party(record.speaker))
        else:
            quads.text(said, SPEAKER_LABEL, opening_words(record.text))
        if record.kind == "question":
            quads.add(said, ADDRESSED_TO, agents.party(record.addressed_to))
        quads.support(said, record.spans, record.confidence)


def opening_words(text: str) -> str:
    """Give the words by which a paper reports what was said without saying by whom.

    >>> opening_words("Members were advised that the club met every Monday.")
    'Members were advised'
    >>> opening_words("No")
    'No'
    """
    passive = PASSIVE.match(text)
    return passive[0] if passive else " ".join(text.split()[:5])
