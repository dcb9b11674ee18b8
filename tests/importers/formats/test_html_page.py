"""Pages of councils' own sites, blogs, and minutes saved from Word."""

import pytest

SITE = """<!DOCTYPE html><html><head><title>Minutes - Saltmarsh</title>
<meta property="og:site_name" content="Saltmarsh Town Council"><meta property="article:published_time" content="2024-06-09T10:00:00Z">
<link rel="canonical" href="https://saltmarsh.example/minutes"></head><body>
<header class="site-header"><a href="/">Saltmarsh</a></header><nav><ul><li>Home</li></ul></nav>
<div class="breadcrumbs">Home &gt; Minutes</div><div id="cookie-banner">We use cookies</div>
<div class="widget content"><h1>Minutes of 7 June 2024</h1>BODY</div>
<script>document.write("no")</script><footer>Contact us</footer></body></html>"""


@pytest.fixture
def body(read):
    """Reads a page with this body and gives the text below the heading."""

    def read_body(words: str) -> str:
        return read(SITE.replace("BODY", words)).text.removeprefix("Minutes of 7 June 2024\n\n")

    return read_body


def test_the_sites_furniture_is_left_out(read):
    assert (
        read(SITE.replace("BODY", "<p>It was noted.</p>")).text == "Minutes of 7 June 2024\n\nIt was noted."
    )


def test_the_head_is_in_the_metadata(read):
    assert read(SITE.replace("BODY", "<p>It was noted.</p>")).metadata == {
        "title": "Minutes - Saltmarsh",
        "url": "https://saltmarsh.example/minutes",
        "council": "Saltmarsh Town Council",
        "issued": "2024-06-09",
    }


def test_names_that_only_begin_like_furniture_are_read(body):
    words = '<div id="adult-social-care">Care</div><div class="menu-of-services-report">Meals</div>'
    assert body(words) == "Care\nMeals"


def test_lines_of_the_source_are_joined_and_br_ends_a_line(body):
    assert body("<p>The Panel\n   noted\tit.<br>Then <b>re</b>solved<br><br>this.</p>") == (
        "The Panel noted it.\nThen resolved\n\nthis."
    )


def test_no_break_spaces_stay_and_invisible_characters_go(body):
    assert body("<p>4&nbsp;June Com&shy;mittee\u200b</p>") == "4\u00a0June Committee"


def test_blocks_end_lines_wherever_they_stand(body):
    assert (
        body("loose <i>text</i><div>div</div>tail<a href=x><p>in a link</p></a>end")
        == "loose text\ndiv\ntail\n\nin a link\n\nend"
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ('<ol start="3"><li>one</li><li value="7">two</li><li>three</li></ol>', "3. one\n7. two\n8. three"),
        ('<ol type="a"><li><p>one</p></li></ol>', "(a) one"),
        ('<ol style="list-style-type: lower-roman"><li>one</li><li>two</li></ol>', "(i) one\n(ii) two"),
        ("<ul><li>one<ul><li>inner</li></ul></li><li></li><li>two</li></ul>", "• one\n\n• inner\n\n• two"),
        ("<ol><li><ol type=a><li>both</li></ol></li></ol>", "1. (a) both"),
        ("<dl><dt>Present</dt><dd>Cllr Tarn</dd></dl>", "Present\nCllr Tarn"),
    ],
)
def test_list_numbers_are_written_out(body, markup, text):
    assert body(markup) == text


def test_a_table_is_written_a_row_a_line(read, quotes):
    table = "<table><tr><td><p>Cllr Tarn</p><p>Chair</p></td><td></td><td>Present</td></tr></table>"
    paper = read(SITE.replace("BODY", table))
    assert quotes(paper, "row") == ["Cllr Tarn Chair |  | Present"]
    assert [(block.level, paper.quote(block.span)) for block in paper.blocks if block.role == "cell"] == [
        (1, "Cllr Tarn Chair"),
        (3, "Present"),
    ]


def test_a_tracker_on_a_page_has_its_columns_as_keys(read):
    table = (
        "<table><thead><tr><th>Ref</th><th>Recommendation</th><th>Lead officer</th></tr></thead>"
        "<tr><td>R1</td><td>That buses run.</td><td>Head of Ports</td></tr></table>"
    )
    paper = read(SITE.replace("BODY", table))
    keys = {
        block.key: paper.quote(block.span) for block in paper.blocks if block.role == "cell" and block.key
    }
    assert keys == {"reference": "R1", "recommendation": "That buses run.", "owner": "Head of Ports"}


def test_columns_of_running_text_stand_one_below_the_other(body):
    long = "The Panel discussed the ferries at length. " * 20
    assert (
        body(f"<table><tr><td>1.</td><td>{long}</td><td>JS</td></tr></table>")
        == f"1.\n\n{long.strip()}\n\nJS"
    )


def test_preformatted_text_keeps_its_lines(body):
    assert body("<pre>PRESENT   Tarn\n          Voss\n</pre>") == "PRESENT   Tarn\n          Voss"


def test_headings_have_their_rank_and_the_first_is_the_title(read, quotes):
    paper = read(SITE.replace("BODY", "<h2>Apologies</h2><p>None.</p><h3>Note</h3>"))
    assert quotes(paper, "title") == ["Minutes of 7 June 2024"]
    assert [(block.level, paper.quote(block.span)) for block in paper.blocks if block.role == "heading"] == [
        (2, "Apologies"),
        (3, "Note"),
    ]


def test_only_the_main_part_is_read_if_most_words_are_in_it(read):
    page = "<body><div>Latest news: bins</div><main><h1>Minutes</h1><p>The Panel noted the report of the Clerk.</p></main></body>"
    assert "bins" not in read(page).text


def test_a_main_part_with_few_words_is_not_believed(read):
    page = (
        "<body><main></main><div><h1>Minutes</h1><p>The Panel noted the report of the Clerk.</p></div></body>"
    )
    assert "noted the report" in read(page).text


def test_a_page_saved_from_word_is_read(read):
    word = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><div class=WordSection1>'
        "<p class=MsoNormal><b>RESOLVED</b><o:p></o:p></p><p class=MsoListParagraph><![if !supportLists]>"
        "<span>1.<span>&nbsp;&nbsp; </span></span><![endif]>That it\r\nbe noted.<o:p>&nbsp;</o:p></p></div></body></html>"
    ).encode("cp1252")
    assert read(word, "minutes.htm").text == "RESOLVED\n\n1.\u00a0\u00a0 That it be noted."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_page_is_decoded_by_what_its_bytes_say(read, encoding):
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Cost: £5 – Siân’s café</p></body></html>'
    assert read(page.encode(encoding)).text == "Cost: £5 – Siân’s café"


def test_a_paragraph_wholly_in_bold_is_a_heading(read, quotes):
    words = "<p><b>4. Ferry</b> <strong>Fares</strong></p><p><b>Note:</b> none.</p><p>&nbsp;</p>"
    paper = read(SITE.replace("BODY", words))
    assert quotes(paper, "heading") == ["4. Ferry Fares"]
    assert paper.text.endswith("4. Ferry Fares\n\nNote: none.")


def test_sentences_in_a_cell_keep_their_lines(read, quotes):
    tasks = "<p>Publish the ferry fares for islanders: Priti Tarn</p><p>Write to the Harbour Trust by May: Owen Voss</p>"
    paper = read(SITE.replace("BODY", f"<table><tr><th>4. Fares</th><td>{tasks}</td></tr></table>"))
    assert quotes(paper, "cell") == [
        "4. Fares",
        "Publish the ferry fares for islanders: Priti Tarn\nWrite to the Harbour Trust by May: Owen Voss",
    ]
