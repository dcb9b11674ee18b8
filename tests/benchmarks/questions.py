"""What the service is asked when it is measured: eight ordinary questions, and queries that mean harm."""

import random
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One of the eight: its text with a place for a node, and which kind of node."""

    name: str
    text: str
    kind: str = ""
    graph: bool = False


QUESTIONS = (
    Question("Q1 point lookup", "SELECT ?p ?o WHERE { %s ?p ?o }", "meeting"),
    Question(
        "Q2 decisions of a body in a year",
        "SELECT ?d ?text WHERE { ?m schema:organizer %s ; schema:startDate ?day . FILTER(YEAR(?day) = 2019) "
        "?item scr:inMeeting ?m . ?d scr:inItem ?item ; a scr:Decision ; schema:text ?text }",
        "body",
    ),
    Question(
        "Q3 pairs who attend together",
        "SELECT ?a ?b (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m schema:organizer %s . ?x scr:atMeeting ?m ; scr:person ?a . "
        "?y scr:atMeeting ?m ; scr:person ?b . FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b HAVING(COUNT(DISTINCT ?m) >= 3)",
        "body",
    ),
    Question(
        "Q4 officer, body, recommendation",
        "SELECT DISTINCT ?body ?text WHERE { ?x scr:person %s ; scr:atMeeting ?m . ?m schema:organizer ?body . "
        "?item scr:inMeeting ?m . ?d scr:inItem ?item ; a scr:Recommendation ; schema:text ?text }",
        "person",
    ),
    Question(
        "Q5 decisions by year",
        "SELECT ?year (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a scr:Decision ; scr:inItem/scr:inMeeting/schema:startDate ?day "
        "BIND(YEAR(?day) AS ?year) } GROUP BY ?year ORDER BY ?year",
    ),
    Question(
        "Q6 a phrase in titles",
        'SELECT ?item ?label WHERE { ?item a scr:AgendaItem ; rdfs:label ?label FILTER(CONTAINS(LCASE(?label), "flooding ward")) }',
    ),
    Question(
        "Q7 everything under a body", "SELECT ?x WHERE { ?x (scr:inMeeting|schema:organizer)+ %s }", "body"
    ),
    Question("Q8 description", "DESCRIBE %s", "meeting", graph=True),
)
SAMPLED = {
    "meeting": "scr:Meeting",
    "body": "scr:Body",
    "person": "foaf:Person",
    "council": "scr:Council",
}
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
DOUBLED = "".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1}) " for n in range(32))
HARM = {
    "product counted": RUNAWAY,
    "product listed": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }",
    "product sorted": "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a",
    "product made distinct": "SELECT DISTINCT ?a ?f WHERE { ?a ?b ?c . ?d ?e ?f }",
    "product grouped": "SELECT ?a ?d (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d",
    "paths": "SELECT (COUNT(*) AS ?n) WHERE { ?a (scr:inItem|scr:inMeeting|schema:organizer|^schema:organizer|^scr:inMeeting)* ?b . ?b (!<urn:x>)* ?c }",
    "all sorted": "SELECT * WHERE { ?a ?b ?c . ?d a scr:Body } ORDER BY DESC(STR(?c)) ?a",
    "texts joined": "SELECT (GROUP_CONCAT(STR(?c)) AS ?all) WHERE { ?a ?b ?c . ?d a scr:Meeting }",
    "a text doubled": f"SELECT (STRLEN(?t32) AS ?n) WHERE {{ BIND('scrutiny' AS ?t0) {DOUBLED} }}",
    "regular expression": 'SELECT (COUNT(*) AS ?n) WHERE { ?a scr:quote ?q . ?b scr:quote ?r FILTER(REGEX(CONCAT(?q, ?r), "(a+)+(e|i|o)*x$")) }',
    "optional": "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c OPTIONAL { ?d ?e ?f FILTER(STR(?c) = STR(?d)) } }",
    "not exists": "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f FILTER(STR(?c) = STR(?e)) } }",
    "everything": "SELECT * WHERE { ?a ?b ?c . ?d a scr:Body }",
    "a vast graph": "CONSTRUCT { ?a ?b ?c . ?c ?b ?a } WHERE { ?a ?b ?c . ?d a scr:Meeting }",
    "deep groups": "ASK {" + "{" * 5000 + "}" * 5000 + "}",
    "a long chain": "ASK { FILTER(" + "1+" * 40_000 + "1 > 0) }",
}
STATUSES_OF_HARM = frozenset({413, 504, 507})


def small_questions(nodes: list[str], *, distinct: int) -> Iterator[str]:
    """Iterate over Q1 for the nodes in turn: ``distinct`` texts, so that nothing that is kept by text can help."""
    for number in range(distinct):
        about, name = nodes[number % len(nodes)], number // len(nodes)
        yield f"SELECT ?p{name} ?o{name} WHERE {{ {about} ?p{name} ?o{name} }}"


def chosen(question: Question, nodes: dict[str, list[str]], chance: random.Random) -> str:
    """Put a node into a question."""
    return question.text % chance.choice(nodes[question.kind]) if question.kind else question.text
