"""The same meeting in another form, or the same paper in another spelling, gives the same facts."""

import html
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from importers.imported import import_source
from importers.paper import plain
from importers.records import Decision, Party, Reading
from importers.source import Known, Source
from samples.make_pdf import draw
from tests.invented import MEETING, Meeting, shuffled, sources, write_page, write_printed

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "papers"
TYPED = sorted(path for path in SAMPLES.glob("*/*") if path.suffix in {".txt", ".html", ".xml", ".md"})
FORMS = ("page", "reply", "page text", "printed", "pdf")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reading says, in a form in which two readings can be compared: words folded, items by their titles."""

    meeting: tuple[object, ...]
    items: tuple[tuple[str | None, str], ...]
    attendance: frozenset[tuple[str, str, frozenset[str]]]
    declarations: frozenset[tuple[str, str, frozenset[str]]]
    decisions: frozenset[tuple[object, ...]]
    said: frozenset[tuple[object, ...]]

    @property
    def formal(self) -> frozenset[tuple[object, object]]:
        """The formal decisions, by the item's title."""
        return frozenset((title, text) for title, text, formal, *_ in self.decisions if formal)


def fold(words: str | None) -> str:
    return " ".join(plain(words or "").split()).rstrip(".").casefold()


def label(party: Party | None) -> str:
    return fold(party.label) if party else ""


def facts_of(reading: Reading) -> Facts:
    titles = {item.position: fold(item.title) for item in reading.items}
    head = reading.head

    def decision(record: Decision) -> tuple[object, ...]:
        due = fold(record.due.text) if record.due else ""
        return (
            titles.get(record.item or 0, ""), fold(record.text), record.formal, record.kinds, record.act,
            label(record.owner), due, record.proposed,
        )  # fmt: skip

    return Facts(
        meeting=(fold(head.body), head.date, head.start, fold(head.venue)),
        items=tuple((item.number, fold(item.title)) for item in reading.items),
        attendance=frozenset(
            (fold(a.person.name), a.status, frozenset(a.capacities)) for a in reading.attendances
        ),
        declarations=frozenset(
            (fold(d.person.name), d.kind, frozenset(titles.get(n, "") for n in d.about_items))
            for d in reading.declarations
        ),
        decisions=frozenset(map(decision, reading.decisions)),
        said=frozenset(
            (titles.get(c.item, ""), c.kind, label(c.speaker), fold(c.text)) for c in reading.contributions
        ),
    )


def read(source: Source) -> Facts:
    return facts_of(import_source(source).reading)


def assert_same(one: Facts, other: Facts) -> None:
    """Compare field by field, so that a failure names what differs."""
    for field in Facts.__slots__:
        assert getattr(one, field) == getattr(other, field), f"{field} differ"


@pytest.fixture(scope="module")
def truth() -> Facts:
    return read(sources(MEETING)["page"])


def test_the_meeting_is_read_as_it_was_held(truth: Facts) -> None:
    assert [number for number, _ in truth.items] == [str(item.number) for item in MEETING.items]
    assert [title for _, title in truth.items] == [fold(item.title) for item in MEETING.items]
    assert {name for name, status, _ in truth.attendance if status == "present"} == {
        fold(name.removeprefix("Councillor ")) for name, _ in (*MEETING.present, *MEETING.officers)
    }
    assert {name for name, status, _ in truth.attendance if status == "apologies"} == {"hector vane"}
    assert truth.declarations == {("dilip rao", "personal", frozenset({"fishing quay lighting"}))}
    clauses = {(fold(item.title), fold(clause)) for item in MEETING.items for clause in item.resolved}
    assert {(title, text.removeprefix("that ")) for title, text in truth.formal} == clauses


@pytest.mark.parametrize("form", FORMS[1:])
def test_each_form_of_the_meeting_gives_the_same_facts(form: str, truth: Facts) -> None:
    assert_same(read(sources(MEETING)[form]), truth)


# Every variant of a character that a word processor, a browser or a copyist may put in its place
SPELLINGS: dict[str, Callable[[str], str]] = {
    "curly quotes": lambda text: re.sub(r"(?<=\w)'", "\u2019", text).replace("'", "\u2018"),
    "straight quotes": lambda text: text.translate(str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")),
    "long dashes": lambda text: text.replace(" - ", " \u2013 "),
    "short dashes": lambda text: text.translate(str.maketrans("\u2013\u2014", "--")),
    "no-break hyphens": lambda text: re.sub(r"(?<=[a-z])-(?=[a-z])", "\u2011", text),
    "no-break spaces": lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
    "Windows line ends": lambda text: re.sub(r"\r?\n", "\r\n", text),
    "blank lines doubled": lambda text: re.sub(r"\n[ \u00a0]*\n", "\n\n\n\n", text),
}


def respell(source: Source, spelling: Callable[[str], str]) -> Source:
    """Change the words of a source and leave its marks alone: what stands between < and > is not text."""
    text = source.data.decode()
    if source.suffix in {"html", "xml"}:
        parts = re.split(r"(<[^>]*>|&lt;.*?&gt;)", text, flags=re.DOTALL)
        text = "".join(part if part[:1] == "<" or part[:4] == "&lt;" else spelling(part) for part in parts)
    else:
        text = spelling(text)
    return Source(text.encode(), source.name, known=source.known)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("form", ["page", "reply", "page text", "printed"])
def test_another_spelling_of_the_meeting_changes_nothing(form: str, spelling: str) -> None:
    source = sources(MEETING)[form]
    assert_same(read(respell(source, SPELLINGS[spelling])), read(source))


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.name)
def test_another_spelling_of_a_sample_changes_nothing(path: Path, spelling: str) -> None:
    source = Source(path.read_bytes(), path.name, known=Known(council="Saltmere Borough Council"))
    assert_same(read(respell(source, SPELLINGS[spelling])), read(source))


@pytest.mark.parametrize("form", FORMS)
def test_shuffled_items_keep_what_was_decided_on_them(form: str, truth: Facts) -> None:
    for order in ((5, 4, 3, 2, 1, 0), (0, 3, 1, 5, 2, 4), (4, 0, 5, 1, 3, 2)):
        facts = read(sources(shuffled(MEETING, order))[form])
        assert [title for _, title in facts.items] == [fold(MEETING.items[at].title) for at in order]
        assert facts.formal == truth.formal
        assert facts.attendance == truth.attendance


@pytest.mark.parametrize("word", ["RESOLVED that", "RESOLVED"])
@pytest.mark.parametrize("form", ["page", "page text", "printed"])
def test_without_the_word_resolved_no_decision_is_invented(form: str, word: str) -> None:
    source = sources(MEETING)[form]
    assert word.encode() in source.data
    without = read(Source(source.data.replace(word.encode(), b""), source.name))
    assert without.formal <= read(source).formal


@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.name)
def test_without_the_word_resolved_no_decision_is_invented_in_a_sample(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    facts = read(Source(text.encode(), path.name))
    without = read(
        Source(re.sub(r"\bRESOLVED\b|\bResolved\b|\bPENDERFYNWYD\b", "", text).encode(), path.name)
    )
    known = {words for _, words in facts.formal}
    assert {words for _, words in without.formal if not any(words in one for one in known)} == set()


def test_wrapped_lines_are_read_as_paragraphs(truth: Facts) -> None:
    """Typed minutes are wrapped at any width."""
    for width in (60, 72, 90):
        facts = read(Source(wrap(write_printed(MEETING), width).encode(), "minutes.txt"))
        assert facts.formal == truth.formal
        assert facts.attendance == truth.attendance


def wrap(text: str, width: int) -> str:
    lines = [textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.split("\n")]
    return "\n".join(part for parts in lines for part in parts)


@pytest.mark.parametrize("lines", range(0, 44, 2))
def test_where_a_page_of_a_pdf_ends_changes_nothing(lines: int, truth: Facts) -> None:
    words = write_printed(MEETING).replace("Minutes of the meeting", "\n" * lines + "Minutes of the meeting")
    facts = read(Source(draw(words), "minutes.pdf"))
    assert facts.formal == truth.formal
    assert facts.attendance == truth.attendance
    assert facts.declarations == truth.declarations
    assert facts.said == truth.said


def test_empty_paragraphs_of_a_page_change_nothing(truth: Facts) -> None:
    page = write_page(MEETING).replace("</p>", '</p>\n<p class="MsoNormal">&nbsp;</p>')
    assert_same(read(Source(page.encode(), "meeting.html")), truth)


def test_entities_are_read_as_their_characters(truth: Facts) -> None:
    page = write_page(MEETING)
    escaped = re.sub(r"(?<=\w) (?=[A-Z][a-z]+ [A-Z])", "&#32;", page).replace("&#x27;", "&rsquo;")
    assert html.unescape(escaped) != page or escaped != page
    assert_same(read(Source(escaped.encode(), "meeting.html")), truth)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_changes_nothing(encoding: str) -> None:
    text = write_printed(MEETING).replace("'", "\u2019")
    one, other = (Source(text.encode(name), "minutes.txt") for name in ("utf-8", encoding))
    assert_same(read(one), read(other))


def meeting_at(count: int) -> Meeting:
    """The meeting with its items over and over, as in a long paper."""
    return shuffled(MEETING, tuple(n % len(MEETING.items) for n in range(count)))


def test_a_long_paper_is_read_as_its_parts(truth: Facts) -> None:
    facts = read(sources(meeting_at(30))["printed"])
    assert len(facts.items) == 30
    assert facts.formal == truth.formal
