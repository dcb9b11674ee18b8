"""The document, the meeting, who was there, what was tabled and what was declared, as triples."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode
from rdflib import DCTERMS

from importers.records import AgendaItem, Attendance, Declaration, Document, Head, Reading
from importers.source import Source
from importers.triples.agents import Agents
from importers.triples.labels import unshout
from importers.triples.quads import IDENTIFIER, IS_PART_OF, SUBJECT, TEXT, Quads, node
from importers.triples.scope import Scope
from ontology import iris
from ontology.terms import SCHEMA, SCR, SCRT, concept

__all__ = ["Sitting"]

DOCUMENT = node(SCR.Document)
REPORT = node(SCR.Report)
MEETING = node(SCR.Meeting)
AGENDA_ITEM = node(SCR.AgendaItem)
ATTENDANCE = node(SCR.Attendance)
DECLARATION = node(SCR.Declaration)
LISTED_DOCUMENT = node(SCHEMA["DigitalDocument"])

SOURCE = node(DCTERMS.source)
TITLE = node(DCTERMS.title)
TYPE = node(DCTERMS.type)
ISSUED = node(DCTERMS.issued)
CREATOR = node(DCTERMS.creator)
DOCUMENT_OF = node(SCR.documentOf)
COMPLETE = node(SCR.textComplete)
CONTACT = node(SCR.contact)
ORGANIZER = node(SCHEMA["organizer"])
START = node(SCHEMA["startDate"])
END = node(SCHEMA["endDate"])
LOCATION = node(SCHEMA["location"])
EVENT_STATUS = node(SCHEMA["eventStatus"])
CANCELLED = node(SCHEMA["EventCancelled"])
NEXT_MEETING = node(SCR.nextMeeting)
NOT_BEFORE = node(SCR.notBefore)
NOT_AFTER = node(SCR.notAfter)
IN_MEETING = node(SCR.inMeeting)
IN_ITEM = node(SCR.inItem)
IN_POST = node(SCR.inPost)
POSITION = node(SCHEMA["position"])
SUPER_EVENT = node(SCHEMA["superEvent"])
ITEM_NUMBER = node(SCR.itemNumber)
EXEMPT_UNDER = node(SCR.exemptUnder)
NIL_RETURN = node(SCR.nilReturn)
CONSIDERS = node(SCR.considers)
AT_MEETING = node(SCR.atMeeting)
OF_PERSON = node(SCR.person)
STATUS = node(SCR.attendanceStatus)
CAPACITY = node(SCR.capacity)
SUBSTITUTE_FOR = node(SCR.substituteFor)
REPRESENTING = node(SCR.representing)
ABSENT_FOR = node(SCR.absentFor)
ARRIVED = node(SCR.arrived)
LEFT = node(SCR.left)
LEFT_ROOM = node(SCR.leftRoom)
INTEREST_KIND = node(SCR.interestKind)
RELATES_TO = node(SCR.relatesToItem)
RELATES_TO_ALL = node(SCR.relatesToAllItems)


class Sitting:
    """Writes what one sitting was: its nodes are what everything else of the paper hangs on."""

    def __init__(self, quads: Quads, scope: Scope, agents: Agents) -> None:
        self._quads = quads
        self._scope = scope
        self._agents = agents
        self.document = NamedNode(scope.document)
        self.meeting = NamedNode(scope.meeting)
        self.items: dict[int, NamedNode] = {}

    def write(self, reading: Reading, source: Source) -> None:
        """Write the document, the meeting and all that happened at it but its business."""
        head = reading.head
        held = bool(
            head.body or head.date or head.council or head.venue or reading.items or reading.attendances
        )
        if held:
            self._meeting(head)
        self._items(reading.items)
        self._document(reading, source, held)
        for attendance in reading.attendances:
            self._attendance(attendance)
        counts: Counter[str] = Counter()
        for declaration in reading.declarations:
            self._declaration(declaration, counts)

    def place(self, item: int | None) -> tuple[NamedNode, NamedNode]:
        """Give the predicate and the node that ties a piece of business to its item, else to the document."""
        if item is not None and item in self.items:
            return IN_ITEM, self.items[item]
        return IS_PART_OF, self.document

    def _document(self, reading: Reading, source: Source, held: bool) -> None:
        quads, record = self._quads, reading.document
        document = quads.typed(self._scope.document, _document_label(record, reading.head), DOCUMENT)
        if record.kind == "report":
            quads.add(document, node("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), REPORT)
        quads.text(document, SOURCE, source.name)
        quads.text(document, TITLE, record.title)
        quads.add(document, TYPE, node(concept("document", record.kind)))
        quads.date(document, ISSUED, record.issued)
        quads.flag(document, COMPLETE, reading.paper.complete and all(i.complete for i in reading.items))
        quads.support(document, [record.title_span])
        for author in record.authors:
            quads.add(document, CREATOR, self._agents.person(author))
        if held:
            first = next(iter(self.items.values()), self.meeting)
            quads.add(document, DOCUMENT_OF, first if record.kind == "report" else self.meeting)

    def _meeting(self, head: Head) -> None:
        quads = self._quads
        meeting = quads.typed(self._scope.meeting, _meeting_label(head), MEETING)
        self._agents.council(head.council, head.council_span)
        quads.add(meeting, ORGANIZER, self._agents.body(head.body, head.body_span))
        quads.moment(meeting, START, head.date, head.start)
        if head.end:
            quads.moment(meeting, END, head.date, head.end)
        quads.text(meeting, LOCATION, head.venue)
        quads.date(meeting, NEXT_MEETING, head.next_meeting)
        quads.date(meeting, NOT_BEFORE, head.earliest)
        quads.date(meeting, NOT_AFTER, head.latest)
        if head.cancelled:
            quads.add(meeting, EVENT_STATUS, CANCELLED)
        if head.contact:
            contact = self._agents.person(head.contact)
            quads.add(meeting, CONTACT, contact)
        spans = (head.body_span, head.date_span, head.start_span, head.end_span, head.venue_span)
        quads.support(meeting, spans, head.confidence)

    def _items(self, items: tuple[AgendaItem, ...]) -> None:
        numbers = Counter(item.number for item in items)
        taken: set[str] = set()
        for item in items:
            shared = numbers[item.number] > 1
            iri = next(iri for iri in self._names(item, shared=shared) if iri not in taken)
            taken.add(iri)
            self.items[item.position] = NamedNode(iri)
        for item in items:
            self._item(item)

    def _names(self, item: AgendaItem, *, shared: bool) -> Iterator[str]:
        """Name an item by its number, its title, what is said under it, and where all that is printed twice, by its place."""
        yield iris.item(self._scope.meeting, item.number, item.title, shared=shared)
        apart = iris.text_hash(self._quads.paper.words(item.content) or str(item.position))
        yield iris.item(self._scope.meeting, item.number, f"{item.title} {apart}", shared=True)
        yield iris.item(
            self._scope.meeting, item.number, f"{item.title} {apart} {item.position}", shared=True
        )

    def _item(self, record: AgendaItem) -> None:
        quads = self._quads
        item = quads.typed(self.items[record.position].value, record.title, AGENDA_ITEM)
        quads.add(item, IN_MEETING, self.meeting)
        quads.number(item, POSITION, record.position)
        quads.text(item, ITEM_NUMBER, record.number)
        quads.text(item, IDENTIFIER, record.key)
        quads.flag(item, COMPLETE, record.complete)
        if record.parent is not None:
            quads.add(item, SUPER_EVENT, self.items.get(record.parent))
        if record.exempt:
            for paragraph in record.exempt_under or ("",):
                notation = f"paragraph-{paragraph}" if paragraph else "unspecified"
                quads.add(item, EXEMPT_UNDER, node(concept("exempt", notation)))
        for notation, _ in record.nil:
            quads.add(item, NIL_RETURN, node(concept("nil", notation)))
        for topic in record.topics:
            quads.add(item, SUBJECT, node(SCRT[topic]))
        for title, span in record.documents:
            listed = quads.typed(iris.listed_document(item.value, title), title, LISTED_DOCUMENT)
            quads.add(item, CONSIDERS, listed)
            quads.support(listed, [span])
        nil_spans = (span for _, span in record.nil)
        quads.support(
            item, (record.number_span, record.title_span, record.exempt_span, *nil_spans), record.confidence
        )

    def _attendance(self, record: Attendance) -> None:
        quads = self._quads
        person = self._agents.person(record.person)
        slug = person.value.rsplit("/", 1)[-1]
        label = f"{self._agents.name_of(record.person)}: {record.status}"
        attendance = quads.typed(iris.attendance(self._scope.meeting, slug), label, ATTENDANCE)
        quads.add(attendance, AT_MEETING, self.meeting)
        quads.add(attendance, OF_PERSON, person)
        quads.add(attendance, STATUS, node(concept("attendance", record.status)))
        capacities = (
            (*record.capacities, "chair")
            if record.chair and "chair" not in record.capacities
            else record.capacities
        )
        for capacity in capacities:
            quads.add(attendance, CAPACITY, node(concept("capacity", capacity)))
        first = record.spans[0]
        if record.post:
            quads.add(attendance, IN_POST, self._agents.post(record.post, first))
        if record.representing:
            quads.add(attendance, REPRESENTING, self._agents.organisation(record.representing, first))
        if record.substitute_for:
            quads.add(attendance, SUBSTITUTE_FOR, self._agents.person(record.substitute_for))
        for position in record.absent_for:
            quads.add(attendance, ABSENT_FOR, self.items.get(position))
        quads.text(attendance, ARRIVED, record.arrived)
        quads.text(attendance, LEFT, record.left)
        quads.support(attendance, record.spans, record.confidence)

    def _declaration(self, record: Declaration, counts: "Counter[str]") -> None:
        quads = self._quads
        person = self._agents.person(record.person)
        slug = person.value.rsplit("/", 1)[-1]
        counts[slug] += 1
        declaration = quads.typed(
            iris.declaration(self._scope.meeting, slug, counts[slug]),
            f"Declaration by {self._agents.name_of(record.person)}",
            DECLARATION,
        )
        quads.add(declaration, AT_MEETING, self.meeting)
        quads.add(declaration, OF_PERSON, person)
        quads.add(declaration, TEXT, Literal(record.text))
        quads.add(declaration, INTEREST_KIND, node(concept("interest", record.kind)))
        quads.flag(declaration, LEFT_ROOM, record.left_room)
        if record.item is not None:
            quads.add(declaration, IN_ITEM, self.items.get(record.item))
        if record.about_all:
            quads.flag(declaration, RELATES_TO_ALL, True)
        for position in record.about_items:
            quads.add(declaration, RELATES_TO, self.items.get(position))
        quads.support(declaration, record.spans, record.confidence)


def _meeting_label(head: Head) -> str:
    body = unshout(head.body) if head.body else "Meeting of a body that the paper does not name"
    day = f"{head.date.day} {head.date:%B %Y}" if head.date else "date not printed"
    return f"{body}, {day}"


def _document_label(document: Document, head: Head) -> str:
    kind = {"decisions": "Decisions", "tracker": "Tracker"}.get(document.kind, document.kind.capitalize())
    if document.kind in ("report", "tracker") and document.title:
        return document.title
    return f"{kind}: {_meeting_label(head)}"
