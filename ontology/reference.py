"""Write the reference page of the ontology from its files, and hand the ontology out in each format.

``python -m ontology.reference > docs/ontology.md`` makes the page in the documentation; a test keeps it true.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal

from rdflib import Graph

from ontology import iris
from ontology.iris import Iris
from ontology.page import ontology_html
from ontology.topics import Topic, topics
from ontology.vocabulary import CodeList, Term, TurtleFile, code_lists, ontology_file, prefixes, rules, terms

__all__ = ["MediaType", "example_iris", "ontology_html", "ontology_markdown", "ontology_text"]

MediaType = Literal["text/turtle", "application/ld+json", "text/html"]

_FIRST_THINGS = """\
Everything contestable is a node of its own and carries its evidence (`scr:evidence`): the exact characters of a
document's stored text. Each document's statements are in one named graph. `schema:domainIncludes` and
`schema:rangeIncludes` say where a property belongs; the rules below are checked by SHACL."""
_ABOUT_IRIS = """\
Made by `ontology/iris.py` alone, from what papers print, never from a counter. A setting may replace the base. Where a
council, body or meeting is not known, the document's IRI stands in its place."""


@lru_cache(maxsize=16)
def ontology_text(media_type: MediaType, file: TurtleFile = "scrutiny.ttl") -> str:
    """Give one file of the ontology in a format; the HTML page is one for all of them.

    >>> ontology_text("text/turtle").splitlines()[0][:22]
    '# The scrutiny ontolog'
    """
    if media_type == "text/html":
        return ontology_html()
    turtle = ontology_file(file)
    if media_type == "text/turtle":
        return turtle
    graph = Graph().parse(data=turtle, format="turtle")
    expanded = json.loads(graph.serialize(format="json-ld", context=prefixes()))
    return json.dumps(expanded, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def ontology_markdown() -> str:
    """Write the reference page: terms, instance IRIs, code lists, rules and topics."""
    own = [term for term in terms() if term.minted]
    others = [term for term in terms() if not term.minted]
    parts: list[str] = [
        "# The scrutiny ontology",
        "Made by `python -m ontology.reference` from the files in `ontology/`; change those, not this page.",
        _FIRST_THINGS,
        "## Prefixes",
        _table(("prefix", "namespace"), ((f"`{name}:`", f"`{iri}`") for name, iri in prefixes().items())),
        "## Classes",
        *(_term_section(term) for term in own if term.kind == "class"),
        "## Properties",
        *(_term_section(term) for term in own if term.kind == "property"),
        "## Terms of other vocabularies",
        *(_term_section(term) for term in others),
        "## Instance IRIs",
        _ABOUT_IRIS,
        _table(("thing", "example"), ((thing, f"`{iri}`") for thing, iri in example_iris())),
        "## Code lists",
        *(_code_list_section(codes) for codes in code_lists()),
        "## Rules",
        "A violation is a fault of the importer; a warning tells that the paper leaves something out.",
        _table(("on", "kind", "what to do"), ((f"`{r.shape}`", r.severity, r.message) for r in rules())),
        "## Topics",
        "Labels are looked for as whole words; one in capitals throughout matches only in capitals.",
        *_topic_sections(topics()),
    ]
    return "\n\n".join(parts) + "\n"


def _term_section(term: Term) -> str:
    facts = []
    if term.on:
        facts.append(f"- on: {_code_words(term.on)}")
    if term.values:
        facts.append(f"- value: {_code_words(term.values)}")
    for relation, pairs in groupby(term.alignments, key=lambda pair: pair[0]):
        facts.append(f"- {relation}: {_code_words(name for _, name in pairs)}")
    examples = "\n".join(f"```turtle\n{example}\n```" for example in term.examples)
    sections = (f"### {term.name}", f"**{term.label}.** {term.definition}", "\n".join(facts), examples)
    return "\n\n".join(section for section in sections if section)


def _code_words(words: Iterable[str]) -> str:
    return ", ".join(f"<{word}>" if word.startswith("http") else f"`{word}`" for word in words)


def _code_list_section(codes: CodeList) -> str:
    rows = (
        (
            f"`{code.notation}`",
            code.label,
            code.definition + (f" Under `{code.broader}`." if code.broader else ""),
        )
        for code in codes.codes
    )
    return (
        f"### {codes.name}\n\n{codes.definition} Value of `{codes.property}`; IRIs"
        f" `{prefixes()['scrc']}{codes.name}/…`.\n\n{_table(('notation', 'label', 'meaning'), rows)}"
    )


def _topic_sections(found: tuple[Topic, ...]) -> Iterator[str]:
    for top in (topic for topic in found if topic.broader is None):
        yield f"### {top.label}\n\n" + "\n".join(_topic_lines(top, found, 0))


def _topic_lines(topic: Topic, found: tuple[Topic, ...], depth: int) -> Iterator[str]:
    others = f": {'; '.join(topic.other_labels)}" if topic.other_labels else ""
    yield f"{'  ' * depth}- **{topic.label}** (`{topic.notation}`){others}"
    for narrower in (other for other in found if other.broader == topic.notation):
        yield from _topic_lines(narrower, found, depth + 1)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Lay out a Markdown table.

    >>> print(_table(("a", "b"), [("1", "x|y")]))
    | a | b |
    | --- | --- |
    | 1 | x\\|y |
    """
    cells = [heads, ("---",) * len(heads), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def example_iris() -> tuple[tuple[str, str], ...]:
    """Make an IRI of each kind of thing, of an invented council."""
    make = Iris()
    council = make.council("Eastmere Borough Council")
    panel = iris.body(council, "Health Scrutiny Panel")
    met = iris.meeting(panel, dt.date(2026, 3, 5))
    item = iris.item(met, "221/12", "Hospital discharge")
    document = make.document("0f1e2d3c4b5a69788796a5b4c3d2e1f0")
    return (
        ("council", council),
        ("body", panel),
        ("post", iris.post(council, "Director of Adult Services")),
        ("person", iris.person(council, "Ruth Okell")),
        ("team or service", iris.unit(council, "Reablement Team")),
        ("external body", make.external_body("Eastmere Hospitals NHS Trust")),
        ("issue", iris.issue(council, "Closure of Elm House")),
        ("review", iris.review(council, "Hospital discharge")),
        ("executive decision", iris.executive_decision(council, "KEY/04MAR/12")),
        ("meeting", met),
        ("meeting of an unknown body", iris.meeting(document, None)),
        ("item", item),
        ("item without a number", iris.item(met, None, "Hospital discharge")),
        ("attendance", iris.attendance(met, "Ruth Okell")),
        ("declaration", iris.declaration(met, "Ruth Okell", 1)),
        ("decision", iris.clause(item, "decision", "note the report and thank the Director")),
        ("contribution", iris.clause(item, "contribution", "How long do patients wait?")),
        ("document", document),
        ("graph of a document", iris.graph(document)),
        ("import of a document", iris.import_run(document)),
        ("membership", iris.membership(document, "Ruth Okell", "Health Scrutiny Panel")),
        ("document that is only listed", iris.listed_document(item, "Discharge figures")),
        ("mention", iris.mention(document, 120, 151)),
        ("identity claim", make.claim(f"{council}/person/r-okell", f"{council}/person/ruth-okell")),
        ("catalogue", make.catalogue),
        ("identity graph", make.identity),
        ("derived graph", make.derived),
    )


if __name__ == "__main__":
    sys.stdout.write(ontology_markdown())
