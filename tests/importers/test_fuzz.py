"""Papers that somebody has damaged: whatever is read from them has its evidence, and nothing but a ReadError escapes."""

import os
import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib import FOAF, ORG, RDF

from graph.checks.checking import own_shapes
from graph.checks.shapes import Shapes
from importers.errors import ReadError
from importers.imported import Imported, import_source
from importers.source import Known, Source
from ontology.iris import graph
from ontology.terms import OA, SCR
from samples.make_pdf import draw
from tests.invented import MEETING, sources, write_printed

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "papers"
TYPED = sorted(
    path for path in SAMPLES.glob("*/*") if path.suffix in {".txt", ".html", ".xml", ".md", ".csv"}
)
DRAWN = sorted(path for path in SAMPLES.glob("*/*") if path.suffix in {".pdf", ".xlsx"})
REPEATABLE = "CI" in os.environ

TYPE, EVIDENCE = str(RDF.type), str(SCR.evidence)
SOURCE, START, END, QUOTE = (str(term) for term in (OA.hasSource, SCR.startChar, SCR.endChar, SCR.quote))
# Nodes that state something of a paper: none of them without the words that it rests on
FACTS = {
    str(kind)
    for kind in (
        SCR.AgendaItem, SCR.Attendance, SCR.Declaration, SCR.Decision, SCR.Resolution, SCR.Recommendation, SCR.Action,
        SCR.ExecutiveDecision, SCR.Response, SCR.Vote, SCR.CallIn, SCR.Contribution, SCR.Question, SCR.Answer, SCR.Comment,
        ORG.Membership, ORG.Post, ORG.OrganizationalUnit, SCR.ExternalBody, FOAF.Person,
    )
}  # fmt: skip
# What RFC 3987 lets into an IRI, of the characters that ours are made of
IRI = re.compile(r"[a-z]+:[!#-;=?-\[\]_a-z~]+")


@cache
def shapes() -> Shapes:
    ontology = (files("ontology") / "scrutiny.ttl").read_text("utf-8")
    return Shapes(ox.parse(own_shapes(), ox.RdfFormat.TURTLE), ox.parse(ontology, ox.RdfFormat.TURTLE))


def assert_well_made(imported: Imported) -> None:
    """Check what holds of every import: one graph, sound IRIs, evidence for each fact, quotes that are slices, and shapes."""
    text = imported.reading.paper.text
    about: dict[str, dict[str, list[str]]] = {}
    for quad in imported.quads:
        assert quad.graph_name == ox.NamedNode(graph(imported.document))
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        for node in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(node, ox.NamedNode) or IRI.fullmatch(node.value), node
        about.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(
            quad.object.value
        )
    for node, facts in about.items():
        if FACTS.intersection(facts.get(TYPE, ())):
            assert facts.get(EVIDENCE), f"{node} has no evidence"
        for mention in facts.get(EVIDENCE, ()):
            assert mention in about
        if str(SCR.Mention) in facts.get(TYPE, ()):
            (start,), (end,), (quote,) = (facts[name] for name in (START, END, QUOTE))
            assert facts[SOURCE] == [imported.document]
            assert 0 <= int(start) < int(end) <= len(text)
            assert text[int(start) : int(end)] == quote
    assert [result for result in shapes().results(imported.quads) if result.severity == "violation"] == []
    written = ox.serialize(imported.quads, format=ox.RdfFormat.N_QUADS)
    assert set(ox.parse(written, ox.RdfFormat.N_QUADS)) == set(imported.quads)


def import_or_refuse(source: Source) -> Imported | ReadError:
    try:
        return import_source(source)
    except ReadError as error:
        return error


def read_well(data: bytes, name: str, known: Known | None = None) -> Imported | None:
    """Import bytes, and check what came of them; None for what is refused in one line."""
    outcome = import_or_refuse(Source(data, name, known=known or Known()))
    if isinstance(outcome, ReadError):
        assert str(outcome).startswith(f"{name}: ")
        assert "\n" not in str(outcome)
        return None
    assert_well_made(outcome)
    return outcome


# Words on which the grammar turns, put where they do not belong
WORDS = st.sampled_from(
    """RESOLVED|RESOLVED that:|RESOLVED -|Resolved –|AGREED|ACTION:|ACTION AGREED|Action: Cllr Vane by 31 February 2024|RECOMMENDED that|Minutes:|Decision:
    |Present:|Apologies|In attendance:|12.|12/24|(a)|(i)|(ii) that|1.|1.1|14. Waste|- |• |*|#|\t|| a | b ||" "|Cllr|Councillor|Councillors A, B and|Mr|Mrs Ndlela|Dr
    |the Director|by 31 March|at the next meeting|every three months|for 7, against 5, abstentions 1|(7 for, 5 against)|Councillor Vane moved, seconded by
    |personal interest|party whip|paragraph 3 of Part 1 of Schedule 12A|exempt|called in|4 March 2025|31/02/2025|6.30 pm|25:61|The meeting closed at|view the full minutes text
    |PENDERFYNWYD|Ymddiheuriadau|https://eastmere.example/|clerk@eastmere.example|<br />|&pound;|&#0;|<p>|</td>|\u2028|\u00a0|\ufeff|\x00|\r|\x0c""".split(
        "|"
    )
)
NOISE = st.one_of(
    WORDS,
    st.text(max_size=40),
    st.builds(lambda unit, times: unit * times, st.sampled_from(["(a) ", "RESOLVED ", "Cllr A ", "1. ", "x", " ", "\n"]), st.integers(50, 400)),
)  # fmt: skip
PLACE = st.floats(0, 1, exclude_max=True)
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("delete"), PLACE, PLACE),
        st.tuples(st.just("double"), PLACE, PLACE),
        st.tuples(st.just("swap"), PLACE, PLACE),
        st.tuples(st.just("cut"), PLACE, PLACE),
        st.tuples(st.just("join"), PLACE, PLACE),
        st.tuples(st.just("insert"), PLACE, NOISE),
        st.tuples(st.just("break"), PLACE, NOISE),
        st.tuples(st.just("replace"), PLACE, NOISE),
    ),
    min_size=1,
    max_size=10,
)


def damage(text: str, changes: list[tuple[str, float, float | str]]) -> str:
    """Change a text line by line: where a change strikes is a share of the text's length."""
    lines = text.split("\n")
    for how, where, what in changes:
        at = int(where * len(lines))
        if isinstance(what, str):
            middle = len(lines[at]) // 2
            if how == "insert":
                lines.insert(at, what)
            elif how == "break":
                lines[at] = lines[at][:middle] + what + lines[at][middle:]
            else:
                lines[at] = what
            continue
        other = int(what * len(lines))
        if how == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        elif how == "double":
            lines.insert(other, lines[at])
        elif how == "cut":
            lines[at] = lines[at][: int(what * len(lines[at]))]
        elif how == "join":
            lines[at : at + 20] = [" ".join(lines[at : at + 20])]
        elif len(lines) > 1:
            del lines[at : at + 1 + int(what * 5)]
            lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("path", [*TYPED, *DRAWN], ids=lambda path: path.name)
def test_the_samples_are_well_made(path: Path) -> None:
    assert read_well(path.read_bytes(), path.name) is not None


@pytest.mark.parametrize("form", ["page", "reply", "page text", "printed", "pdf"])
def test_every_form_of_the_meeting_is_well_made(form: str) -> None:
    source = sources(MEETING)[form]
    assert read_well(source.data, source.name) is not None


@given(st.sampled_from(TYPED), CHANGES)
@example(TYPED[0], [("insert", 0.5, "\ud800")])
@settings(
    max_examples=150, deadline=None, derandomize=REPEATABLE, suppress_health_check=[HealthCheck.too_slow]
)
def test_a_damaged_sample_is_read_with_its_evidence_or_refused(
    path: Path, changes: list[tuple[str, float, float | str]]
) -> None:
    damaged = damage(path.read_text(encoding="utf-8"), changes)
    read_well(damaged.encode("utf-8", "surrogatepass"), path.name)


@given(CHANGES)
@settings(
    max_examples=40, deadline=None, derandomize=REPEATABLE, suppress_health_check=[HealthCheck.too_slow]
)
def test_a_damaged_pdf_is_read_with_its_evidence_or_refused(
    changes: list[tuple[str, float, float | str]],
) -> None:
    words = damage(write_printed(MEETING), changes).encode("cp1252", "replace").decode("cp1252")
    read_well(draw(words), "minutes.pdf")


@given(
    st.lists(st.one_of(WORDS, st.text(max_size=12), st.just("\n\n")), max_size=60).map(" ".join),
    st.sampled_from(["a.txt", "a.html", "a.md", "a.csv"]),
    st.sampled_from([Known(), Known(council="Eastmere Borough Council", body="Harbour Panel")]),
)
@settings(
    max_examples=150, deadline=None, derandomize=REPEATABLE, suppress_health_check=[HealthCheck.too_slow]
)
def test_scraps_of_minutes_are_read_with_their_evidence_or_refused(
    words: str, name: str, known: Known
) -> None:
    read_well(words.encode("utf-8", "replace"), name, known)


@given(st.sampled_from(TYPED), CHANGES)
@settings(
    max_examples=15, deadline=None, derandomize=REPEATABLE, suppress_health_check=[HealthCheck.too_slow]
)
def test_reading_again_gives_the_same(path: Path, changes: list[tuple[str, float, float | str]]) -> None:
    data = damage(path.read_text(encoding="utf-8"), changes).encode("utf-8", "replace")
    first, second = (read_well(data, path.name) for _ in range(2))
    assert (first and first.quads) == (second and second.quads)


@pytest.mark.parametrize("name", [".", "a b", "é.txt", "x" * 300, "a\nb.txt", '"><script>'])
def test_a_file_may_have_any_name(name: str) -> None:
    imported = import_source(Source(write_printed(MEETING).encode(), name))
    assert_well_made(imported)


@pytest.mark.parametrize(
    "known",
    [
        Known(council="x" * 500, body="\u4e2d\u6587 <b>", url="not an address"),
        Known(council='Council "quoted" & <marked>', body="."),
        Known(council="-", body=" - "),
    ],
)
def test_what_is_told_of_a_paper_may_be_anything(known: Known) -> None:
    read_well(b"Apologies\n\nNone.\n\nRESOLVED that the report be noted.", "a.txt", known)
