"""Make a graph of invented councils of any size, with the shape of one that was read from papers.

Everything follows from the number of papers and the seed: two runs give the same quads. A paper has some 1,000 quads: one
meeting with a dozen people, ten items, what was said and decided under each, and a mention for every fact.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, RDFS, XSD

from graph.catalogue import CatalogueEntry
from graph.load import Load
from ontology import iris
from ontology.iris import Iris
from ontology.terms import OA, SCHEMA, SCR, SCRT, concept

GIVEN = "Anwen Bashir Carys Dev Edith Farid Gwen Hari Iona Jo Kofi Lena Marek Nadia Owen Priya Rhys Sana Tom Una".split()
SURNAMES = "Abara Bevan Cho Dolan Ellis Finch Grewal Haynes Ito Jarrett Khan Lund Marsh Nair Okell Price Quinn Rao".split()
WORDS = (
    "report repairs backlog housing budget school transport review officers residents service figures quarter waiting "
    "times contract safeguarding strategy plan consultation ward flooding waste library bus route care home partnership"
).split()
TOPICS = "housing-repairs homelessness school-places bus-services waste-collection adult-social-care".split()
PANELS = (
    "Housing Scrutiny Panel",
    "Health Scrutiny Panel",
    "Children's Panel",
    "Overview Committee",
    "Cabinet",
)
LOADED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

Term = NamedNode | Literal


def node(iri: str) -> NamedNode:
    return NamedNode(str(iri))


A, LABEL, EVIDENCE = node(RDF.type), node(RDFS.label), node(SCR.evidence)
INTEGER, DATE = node(XSD.integer), node(XSD.date)


@dataclass
class Paper:
    """The quads of one paper while they are written, and the text that its mentions quote."""

    document: str
    council: str
    meeting: str
    day: dt.date

    def __post_init__(self) -> None:
        self.graph = node(iris.graph(self.document))
        self.quads: list[Quad] = []
        self.text = ""

    def say(self, subject: str, *facts: tuple[NamedNode, Term], words: str = "") -> NamedNode:
        about = node(subject)
        self.quads.extend(Quad(about, predicate, value, self.graph) for predicate, value in facts)
        if words:
            self.quads.append(Quad(about, EVIDENCE, self.mention(words), self.graph))
        return about

    def mention(self, words: str) -> NamedNode:
        start = len(self.text)
        self.text += words + "\n"
        return self.say(
            iris.mention(self.document, start, start + len(words)),
            (A, node(SCR.Mention)),
            (node(OA.hasSource), node(self.document)),
            (node(SCR.startChar), Literal(str(start), datatype=INTEGER)),
            (node(SCR.endChar), Literal(str(start + len(words)), datatype=INTEGER)),
            (node(SCR.quote), Literal(words)),
        )


def generate(papers: int, seed: int = 7) -> Iterator[Load]:
    """Generate papers one after the other; each draws on its council's people, posts and bodies."""
    for load, _ in generate_with_texts(papers, seed):
        yield load


def generate_with_texts(papers: int, seed: int = 7) -> Iterator[tuple[Load, str]]:
    """Generate papers with the text that each was read from."""
    chance = random.Random(seed)  # noqa: S311 - test data
    for number in range(papers):
        paper = write_paper(number, papers, chance)
        entry = CatalogueEntry(
            source=f"minutes-{number:06d}.txt",
            digest=f"{number:064x}",
            text_digest=f"{number:064x}",
            importer="generated",
            importer_version="1",
            loaded=LOADED,
            confidence=0.9,
        )
        yield Load(paper.document, paper.quads, entry), paper.text


def write_paper(number: int, papers: int, chance: random.Random) -> Paper:
    council_number = number % max(1, min(40, papers // 50))
    council = Iris().council(f"Council {council_number}")
    panel = PANELS[number // 40 % len(PANELS)]
    body = iris.body(council, panel)
    day = dt.date(2016, 1, 1) + dt.timedelta(days=number * 3650 // papers)
    meeting = iris.meeting(body, day) + f"-{number}"
    paper = Paper(Iris().document(f"{number:064x}"[::-1]), council, meeting, day)
    paper.say(paper.document, (A, node(SCR.Document)), (node(DCTERMS.source), Literal(f"minutes-{number:06d}.txt")),
              (node(SCR.documentOf), node(meeting)), (node(DCTERMS.type), node(concept("document", "minutes"))),
              (LABEL, Literal(f"Minutes: {panel}, {day}")))  # fmt: skip
    paper.say(council, (A, node(SCR.Council)), (LABEL, Literal(f"Council {council_number}")))
    paper.say(
        body, (A, node(SCR.Body)), (LABEL, Literal(panel)), (node(ORG.subOrganizationOf), node(council))
    )
    paper.say(meeting, (A, node(SCR.Meeting)), (LABEL, Literal(f"{panel}, {day}")), (node(SCHEMA.organizer), node(body)),
              (node(SCHEMA.startDate), Literal(day.isoformat(), datatype=DATE)), words=f"{panel}, {day}")  # fmt: skip
    people = [_person(paper, place, council_number, chance) for place in range(12)]
    for position in range(1, 11):
        _item(paper, position, people, chance)
    return paper


def _person(paper: Paper, place: int, council_number: int, chance: random.Random) -> NamedNode:
    council, meeting, day = paper.council, paper.meeting, paper.day
    officer = place >= 9
    name = f"{GIVEN[(place + council_number) % len(GIVEN)]} {chance.choice(SURNAMES)}"
    person = iris.person(council, name)
    about = paper.say(
        person, (A, node(FOAF.Person)), (LABEL, Literal(name)), (node(FOAF.name), Literal(name))
    )
    facts = [
        (A, node(SCR.Attendance)),
        (node(SCR.atMeeting), node(meeting)),
        (node(SCR.person), about),
        (node(SCR.attendanceStatus), node(concept("attendance", "apologies" if place == 8 else "present"))),
        (node(SCR.capacity), node(concept("capacity", "officer" if officer else "member"))),
        (LABEL, Literal(f"{name}: present")),
    ]
    if officer:
        post = iris.post(council, f"Director {place}")
        paper.say(post, (A, node(ORG.Post)), (LABEL, Literal(f"Director {place}")))
        facts.append((node(SCR.inPost), node(post)))
        paper.say(iris.membership(paper.document, name, post), (A, node(ORG.Membership)), (node(ORG.member), about),
                  (node(SCR.inPost), node(post)), (node(SCR.observedOn), Literal(day.isoformat(), datatype=DATE)),
                  (LABEL, Literal(name)), words=f"{name}, Director {place}")  # fmt: skip
    paper.say(iris.attendance(meeting, name), *facts, words=name)
    return about


def _item(paper: Paper, position: int, people: list[NamedNode], chance: random.Random) -> None:
    council, meeting, day = paper.council, paper.meeting, paper.day
    title = _sentence(chance, 5)
    item = iris.item(meeting, str(position), title)
    topic = node(SCRT[chance.choice(TOPICS)])
    paper.say(item, (A, node(SCR.AgendaItem)), (LABEL, Literal(title)), (node(SCR.inMeeting), node(meeting)),
              (node(SCR.itemNumber), Literal(str(position))), (node(DCTERMS.subject), topic),
              (node(SCHEMA.position), Literal(str(position), datatype=INTEGER)), words=title)  # fmt: skip
    asked = None
    for kind in (SCR.Question, SCR.Answer, SCR.Comment):
        text = _sentence(chance, 18)
        said = iris.clause(item, "contribution", text)
        facts = [(A, node(SCR.Contribution)), (A, node(kind)), (node(SCHEMA.text), Literal(text)), (LABEL, Literal(text)),
                 (node(SCR.inItem), node(item)), (node(SCR.speaker), chance.choice(people)),
                 (node(SCR.speakerLabel), Literal("A Member"))]  # fmt: skip
        if kind == SCR.Answer and asked is not None:
            facts.append((node(SCR.answers), asked))
        asked = paper.say(said, *facts, words=text)
    for kind, act in (
        (SCR.Resolution, "note"),
        (chance.choice((SCR.Action, SCR.Recommendation)), "recommend"),
    ):
        text = _sentence(chance, 16)
        facts = [(A, node(SCR.Decision)), (A, node(kind)), (node(SCHEMA.text), Literal(text)), (LABEL, Literal(text)),
                 (node(SCR.inItem), node(item)), (node(SCR.standing), node(concept("standing", "formal"))),
                 (node(SCR.act), node(concept("act", act)))]  # fmt: skip
        if kind == SCR.Action:
            facts += [(node(SCR.owner), node(iris.post(council, "Director 9"))), (node(SCR.ownerText), Literal("the Director")),
                      (node(SCR.dueDate), Literal((day + dt.timedelta(days=90)).isoformat(), datatype=DATE))]  # fmt: skip
        if kind == SCR.Recommendation:
            facts.append((node(SCR.addressedTo), node(iris.body(council, "Cabinet"))))
        paper.say(iris.clause(item, "decision", text), *facts, words=text)


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()
