"""Reading any source: what is refused and how, what every paper holds, and that no bytes break an importer."""

import pkgutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers import Paper, ReadError, Source, formats, importers, read_paper
from importers.errors import Damaged, NoPaper, TooLarge, UnknownFormat
from importers.files.limits import check_bytes

SHARED = Path(__file__).parents[3] / "shared" / "papers"
needs_papers = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder of real papers is not beside the checkout"
)


def assert_sound(paper: Paper) -> None:
    """What holds of every paper: plain text of the same length, blocks inside it in order that never cross."""
    assert len(paper.plain) == len(paper.text)
    paper.text.encode()
    paper.plain.encode()
    ends: list[int] = []
    order = [(block.span.start, -block.span.end) for block in paper.blocks]
    assert order == sorted(order)
    for block in paper.blocks:
        assert 0 <= block.span.start < block.span.end <= len(paper.text)
        while ends and ends[-1] <= block.span.start:
            ends.pop()
        assert not ends or block.span.end <= ends[-1], f"{block} crosses another block"
        ends.append(block.span.end)
    starts = [start for start, _ in paper.places]
    assert starts == sorted(starts)
    assert all(0 <= start < len(paper.text) for start in starts)
    assert all(isinstance(value, str) for value in paper.metadata.values())


@pytest.mark.parametrize(
    ("name", "data", "error", "reason"),
    [
        ("empty.pdf", b"", NoPaper, "the file is empty"),
        ("blank.txt", b" \r\n\t\n", NoPaper, "the file is empty"),
        ("zeros.txt", b"\x00" * 9000, NoPaper, "the file is empty"),
        ("crest.png", b"\x89PNG\r\n\x1a\n\x00\x00", UnknownFormat, "a picture"),
        (
            "minutes.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64,
            UnknownFormat,
            "an old Word or Office file",
        ),
        ("minutes.rtf", b"{\\rtf1 Minutes}", UnknownFormat, "a rich text file"),
        ("slides.pptx", b"PK\x03\x04" + b"\x00" * 64, UnknownFormat, "a zipped file"),
        ("minutes.docx", b"PK\x03\x04" + b"\x00" * 64, Damaged, "the Word document is damaged"),
        (
            "crest.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><text>Minutes</text></svg>',
            UnknownFormat,
            "a picture",
        ),
        (
            "crest.xml",
            b'<?xml version="1.0"?>\n<!-- Drawn by hand -->\n<svg viewBox="0 0 9 9"><g/></svg>',
            UnknownFormat,
            "a picture",
        ),
        (
            "letter.eml",
            b"Received: from a.example\r\nSubject: Minutes\r\n\r\n<html>",
            UnknownFormat,
            "an e-mail",
        ),
        (
            "page.mht",
            b"From: <Saved by a browser>\r\nSubject: Minutes\r\nMIME-Version: 1.0\r\n\r\n<html>",
            UnknownFormat,
            "an e-mail",
        ),
        ("minutes.json", b'\n{\n  "minutes": "The Panel noted the report."}', UnknownFormat, "JSON"),
        ("places.geojson", b'[{"type": "Feature"}]', UnknownFormat, "JSON"),
        ("meeting.ics", b"BEGIN:VCALENDAR\r\nSUMMARY:Port Panel", UnknownFormat, "an entry of a calendar"),
        ("meeting.vtt", b"WEBVTT\n\n00:01.000 --> 00:04.000\nWelcome", UnknownFormat, "captions"),
        ("page.css", b"body { color: black; }", UnknownFormat, "a program"),
        ("program.txt", bytes(range(256)) * 8, UnknownFormat, "neither a page nor a document nor text"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>", UnknownFormat, "XML that is no reply"),
        (
            "page.html",
            b"<html><head><title>Minutes</title></head><body></body></html>",
            NoPaper,
            "it holds no text",
        ),
        (
            "minutes.pdf",
            b"<html><title>404 Not Found</title><body>Not found</body>",
            NoPaper,
            "an error page",
        ),
        (
            "minutes.pdf",
            b"<html><title>Page not found - Eastmere</title><body><p>Try the search",
            NoPaper,
            "an error page",
        ),
        (
            "minutes.pdf",
            b"<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1>",
            NoPaper,
            "an error page",
        ),
        (
            "a.aspx",
            b"<html><title>Server Error in '/' Application.</title><body>Runtime Error",
            NoPaper,
            "an error page",
        ),
        ("a.aspx", b"<html><title>Sign in</title><body>Sign in to your account", NoPaper, "an error page"),
        ("a.xml", b"<html><title>Attention Required! | Cloudflare</title><body>Blocked", NoPaper, "blocked"),
        (
            "a.txt",
            b"# note\n<html><head><title>Just a moment...</title></head><body>Enable JavaScript",
            NoPaper,
            "blocked",
        ),
        (
            "minutes.html",
            b"<html><title>Page not found | Eastmere</title><body>"
            + b"<p>Council tax and benefits</p>" * 200,
            NoPaper,
            "an error page",
        ),
        ("a.txt", b"404: Not Found", NoPaper, "an error page"),
        ("a.pdf", b"%PDF-1.7\ngarbage", Damaged, "the PDF is damaged"),
        ("deep.html", b"<div>" * 3000 + b"Minutes", TooLarge, "nested"),
    ],
)
def test_each_bad_file_has_one_line_that_names_it_and_says_why(name, data, error, reason):
    with pytest.raises(error) as caught:
        read_paper(Source(data, name))
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert reason in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "words",
    [
        "Minutes. Councillor Tarn said that the page had not been found, and that error 404 was shown to residents.",
        "Item 404. Request for a security check at the pier. It was agreed.",
        "Present: Cllr Tarn. The Panel noted that access was denied to the quay.",
    ],
)
def test_papers_that_speak_of_errors_are_papers(words):
    assert read_paper(
        Source(f"Harbour Panel\n4 March 2025\n\nApologies\n\nNone.\n\n{words}".encode(), "a.txt")
    ).text


def test_a_text_of_50_megabytes_is_refused_in_a_moment():
    with pytest.raises(TooLarge, match=r"^big\.txt: its text has 50,000,000 characters"):
        read_paper(Source(b"Minutes " * 6_250_000, "big.txt"))


def test_the_limit_of_a_file_is_looked_at_by_its_size():
    with pytest.raises(TooLarge, match="60,000,000 bytes"):
        check_bytes("big.pdf", 60_000_000)


def test_every_module_of_formats_is_an_importer():
    modules = [module.name for module in pkgutil.iter_modules(formats.__path__)]
    assert sorted(importer.name.replace("-", "_") for importer in importers()) == sorted(modules)


@needs_papers
@pytest.mark.papers
@pytest.mark.parametrize(
    "path", sorted(SHARED.glob("*")) if SHARED.is_dir() else [], ids=lambda path: path.name[:24]
)
def test_real_papers_are_read_or_refused_with_a_reason(path):
    source = Source(path.read_bytes(), path.name)
    if "html_instead_of_xml" in path.name:
        with pytest.raises(NoPaper, match="blocked"):
            read_paper(source)
    else:
        paper = read_paper(source)
        assert_sound(paper)
        assert len(paper.text) > 300


NAMES = st.sampled_from(
    [
        "a",
        "a.txt",
        "a.html",
        "a.pdf",
        "a.xml",
        "a.md",
        "a.csv",
        "a.xlsx",
        "a.htm",
        "https://x.example/a.aspx?M=1",
    ]
)
SCRAPS = st.sampled_from(
    """<html> <body> <div id="modgov"> <table class="mgItemTable"> <tr> <td class="mgItemNumberCell"> <p class="mgAiTitleTxt"> </p>
    <p class="mgSubItemTitleTxt">Minutes:</p> </td> </tr> </table> <a name="AI1"> <a>view.the.full <ol type="a"> <li> </li> </ol> <br> <pre>
    <th>Recommendation</th><th>Owner</th><th>Due</th> <thead> <span class="mgLabel">Venue:</span> <script> </script> <!-- --> &nbsp; &amp;lt;
    <?xml version="1.0"?> <meeting> <meetingid>1</meetingid> <agendaitem> <minutesnonemptyhtmlbody> </minutesnonemptyhtmlbody>
    </agendaitem> </meeting> <div class="holder"> <div class="DNNLabel">Committee:</div> ModCMISMeetings Is.Key.decision? mgPlanItemInForce
    --- title:.x **bold** a\\) \\ * _ | |---|---| # ## > [a](b) %PDF-1.4 Ref,Recommendation,Owner "quoted,cell" , ; RESOLVED Minutes: 12. (a)
    Venue: PDF.97.KB <br./> &pound; &#0; &#xFFFF; é ’ – \u2028 \u00a0 \ufffe \ufeff \x00 \x0c \r""".split()
)
PAPERS = st.lists(
    st.one_of(SCRAPS, st.sampled_from([" ", "\n", "\n\n", "."]), st.text(max_size=8)), max_size=60
).map(lambda parts: "".join(parts).replace(".", " ").encode("utf-8", "replace"))


def read_or_refuse(source: Source) -> Paper | ReadError:
    try:
        return read_paper(source)
    except ReadError as error:
        return error


def read_soundly(data: bytes, name: str) -> None:
    """Whatever is not refused by a ReadError of one line must be a sound paper; any other exception fails the test."""
    outcome = read_or_refuse(Source(data, name))
    if isinstance(outcome, ReadError):
        assert "\n" not in str(outcome)
    else:
        assert_sound(outcome)


@given(st.binary(max_size=2000), NAMES)
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_an_importer(data, name):
    read_soundly(data, name)


@given(PAPERS, NAMES)
@settings(max_examples=500, deadline=None)
def test_no_scraps_of_papers_break_an_importer(data, name):
    read_soundly(data, name)


@needs_papers
@pytest.mark.papers
@given(
    st.sampled_from(sorted(SHARED.glob("*")) if SHARED.is_dir() else [Path()]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6),
    NAMES,
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_change_to_a_real_paper_breaks_an_importer(path, changes, name):
    data = path.read_bytes()
    for where, length, words in changes:
        at = int(where * len(data))
        data = data[:at] + words + data[at + length :]
    read_soundly(data, name)
