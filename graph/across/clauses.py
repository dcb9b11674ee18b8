"""Read the clauses of bodies that can be followed from paper to paper, and the words that tell one matter from another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.sparql.terms import node, rows
from graph.store import Store

__all__ = ["Clause", "matter_words", "read_answers", "read_asked_of", "read_clauses"]

_WORD: Final = re.compile(r"[a-z0-9]+")
_STEM: Final = 6  # letters: "submitted" and "submit", "readings" and "reading" are one word to us

# What clauses are put in, whatever they are about.
_SAID_ANYWAY: Final = frozenset(
    word[:_STEM]
    for word in """a about action actions against agree agreed all also an and any are as ask asked at back be been before being
    board borough brought but by cabinet can city committee council councillor councillors could county cllr did district do
    each for from further given had has have he her his if in into is it its last matter may meeting meetings member members
    mr mrs ms must next no not noted of officer officers on or other our panel recommend recommendation recommendations
    recommended request requested resolve resolved scrutiny shall she should so some such take than that the their them then
    there these they this those to under undertook upon was we were what when which who will with would""".split()
)


def matter_words(text: str, *without: str) -> frozenset[str]:
    """Give the words that say what a text is about, shortened; those of ``without`` (an owner, a due date) do not count.

    >>> sorted(matter_words("That the Head of Housing circulate the waiting times by 31 October", "by 31 October"))
    ['circul', 'head', 'housin', 'times', 'waitin']
    """
    dropped = {word[:_STEM] for part in without for word in _WORD.findall(part.lower())}
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower())) - _SAID_ANYWAY - dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause to follow: its node, words, day (ISO), body, the item's title, and the graphs of the papers that say it.

    ``beside`` are the words for its owner and due date, which may change while the matter stays. ``kinds`` are
    the last parts of its classes' names. ``words`` and ``title_words`` say what it and its item are about.
    """

    iri: str
    text: str
    day: str
    body: str
    body_label: str = ""
    title: str = ""
    beside: frozenset[str] = frozenset()
    graphs: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    words: frozenset[str] = field(init=False)
    title_words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", matter_words(self.text, *self.beside))
        object.__setattr__(self, "title_words", matter_words(self.title))


# Inside one paper's graph all of this is said together, and the engine is some thirty times as fast as over the union. It
# joins what it cannot tell apart in the order in which it is written: from the bodies on, or from what is asked of them.
_CLAUSES: Final = """
SELECT ?clause ?type ?text ?start ?body ?bodyLabel ?title ?beside ?graph ?asked
WHERE {
  %(only)s
  GRAPH ?graph {
    %(begin)s
    %(place)s
    %(end)s
    ?clause a ?type ; schema:text ?text .
    ?body rdfs:label ?bodyLabel .
    FILTER(?type IN (scr:Action, scr:Recommendation, scr:Resolution))
    FILTER NOT EXISTS { ?clause scr:standing scrc:standing\\/proposed }
    OPTIONAL { ?clause scr:ownerText|scr:dueText ?beside }
  }
}
"""
_PLACES: Final = (
    "?clause scr:inItem ?item . ?item scr:inMeeting ?meeting ; rdfs:label ?title .",
    "?clause dcterms:isPartOf ?paper . ?paper scr:documentOf/scr:inMeeting? ?meeting .",
)
"""Where a clause stands: in minutes under an item, in a tracker or report in the paper itself."""
_MEETING: Final = "?meeting schema:organizer ?body ; schema:startDate ?start ."
_ASKED: Final = "?clause scr:addressedTo ?asked ."


def read_clauses(store: Store, bodies: Iterable[str]) -> list[Clause]:
    """Read the clauses of some bodies, from minutes and from trackers, the oldest first."""
    return _gather_all(_rows(store, only=f"VALUES ?body {{ {_nodes(bodies)} }}", begin=_MEETING))


def read_asked_of(store: Store, bodies: Iterable[str]) -> dict[str, list[Clause]]:
    """Read what other bodies have recommended to each of some bodies, the oldest first."""
    only = f"VALUES ?asked {{ {_nodes(bodies)} }}"
    by_asked: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(store, only=only, begin=_ASKED, end=_MEETING):
        if row["body"] != row["asked"]:
            by_asked[row["asked"]].append(row)
    return {
        asked: [clause for clause in _gather_all(own) if "Recommendation" in clause.kinds]
        for asked, own in by_asked.items()
    }


def read_answers(store: Store, clauses: Iterable[str]) -> dict[str, list[str]]:
    """Read which responses papers themselves give to some clauses: clause to the IRIs of its responses."""
    answers: defaultdict[str, list[str]] = defaultdict(list)
    question = "SELECT DISTINCT ?clause ?response {{ VALUES ?clause {{ {} }} ?response scr:respondsTo ?clause }} ORDER BY ?response"
    for row in rows(store.query(question.format(_nodes(clauses)))):
        answers[row["clause"]].append(row["response"])
    return answers


def _nodes(iris: Iterable[str]) -> str:
    return " ".join(str(node(iri)) for iri in iris)


def _rows(store: Store, *, only: str, begin: str, end: str = "") -> Iterator[dict[str, str]]:
    for place in _PLACES:
        text = _CLAUSES % {"only": only, "begin": begin, "place": place, "end": end}
        yield from rows(store.query(text))


def _gather_all(found: Iterable[dict[str, str]]) -> list[Clause]:
    by_clause: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in found:
        by_clause[row["clause"]].append(row)
    clauses = (_gather(iri, own) for iri, own in by_clause.items())
    return sorted(clauses, key=lambda clause: (clause.day, clause.iri))


def _gather(iri: str, own: Sequence[dict[str, str]]) -> Clause:
    def all_of(name: str) -> frozenset[str]:
        return frozenset(row[name] for row in own if name in row)

    return Clause(
        iri=iri,
        text=min(all_of("text")),
        day=min(all_of("start"))[:10],
        body=min(all_of("body")),
        body_label=_shortest(all_of("bodyLabel")),
        title=_shortest(all_of("title")),
        beside=all_of("beside"),
        graphs=all_of("graph"),
        kinds=frozenset(kind.rpartition("#")[2] for kind in all_of("type")),
    )


def _shortest(names: Iterable[str]) -> str:
    return min(names, key=lambda name: (len(name), name), default="")
