"""The reference page is what the files say, and the HTML page stands on its own."""

from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from rdflib import BNode, Graph

from ontology.page import ontology_html
from ontology.reference import example_iris, ontology_markdown, ontology_text
from ontology.vocabulary import TurtleFile, code_lists, ontology_file, rules, terms

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
FILES: tuple[TurtleFile, ...] = ("scrutiny.ttl", "codes.ttl", "topics.ttl", "shapes.ttl")


def test_the_page_in_the_documentation_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == ontology_markdown(), (
        "run: python -m ontology.reference > docs/ontology.md"
    )


def test_the_page_says_everything() -> None:
    page = ontology_markdown()
    assert all(f"### {term.name}\n" in page for term in terms())
    assert all(f"| `{code.notation}` |" in page for codes in code_lists() for code in codes.codes)
    assert all(rule.message in page for rule in rules())
    assert all(iri in page for _, iri in example_iris())


@pytest.mark.parametrize("file", FILES)
def test_turtle_and_json_ld_say_the_same(file: TurtleFile) -> None:
    turtle = ontology_text("text/turtle", file)
    assert turtle == ontology_file(file)
    from_json = Graph().parse(data=ontology_text("application/ld+json", file), format="json-ld")
    from_turtle = Graph().parse(data=turtle, format="turtle")
    assert len(from_json) == len(from_turtle)
    named = {triple for triple in from_turtle if not any(isinstance(node, BNode) for node in triple)}
    assert named <= set(from_json)


def test_each_term_has_the_anchor_that_its_iri_names() -> None:
    page = html.fromstring(ontology_text("text/html"))
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {term.iri.rsplit("#", 1)[1] for term in terms() if term.minted} <= set(ids)
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_the_html_page_asks_nothing_of_others_and_runs_nothing() -> None:
    page = html.fromstring(ontology_html())
    assert page.xpath("//script | //img | //iframe | //link | //@src | //@onclick") == []
    assert "url(" not in ontology_html()
    assert "@import" not in ontology_html()
    styled = html.fromstring(ontology_html("/static/pages.css"))
    assert styled.xpath("//link/@href") == ["/static/pages.css"]
    assert styled.xpath("//style | //@style") == []


def test_the_html_page_can_be_read_without_seeing_it() -> None:
    page = html.fromstring(ontology_html())
    assert page.get("lang") == "en-GB"
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main")) == 1
    assert page.xpath("//a[@class='skip']/@href") == ["#content"]
    for table in page.xpath("//table"):
        assert table.xpath("caption")
        assert table.xpath("thead//th[@scope='col']")
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
