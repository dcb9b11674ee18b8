"""Plain text: encodings, bits of HTML inside it, words of the ModernGov template."""

import pytest

from importers.errors import Damaged, TooLarge

WORDS = "Cost £5 – the Panel’s café, Siân Tarn’s report"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("cp1252"), "windows-1252"),
    ],
)
def test_the_encoding_is_told_and_said(read, data, encoding):
    paper = read(data, "minutes.txt")
    assert paper.text == WORDS
    assert paper.metadata["encoding"] == encoding


def test_mojibake_is_kept(read):
    assert read("The Panelâ€™s report".encode(), "minutes.txt").text == "The Panelâ€™s report"


def test_the_text_is_untouched_and_the_plain_text_has_its_length(read):
    text = "Present:<br />\r\n  Cllr&nbsp;Tarn\tpaid &pound;5 &amp; &#8217;left&#8217;\x0c"
    paper = read(text, "minutes.txt")
    assert paper.text == text
    assert len(paper.plain) == len(text)
    assert paper.plain.split() == ["Present:", "Cllr", "Tarn", "paid", "£", "5", "&", "'", "left'"]


def test_marks_of_html_are_replaced_where_they_stand(read):
    text = "Tarn<br />Voss &pound;12 <b>noted</b> mail <clerk@eastmere.example>"
    plain = read(text, "minutes.txt").plain
    assert plain.index("\n") == text.index("<br />")
    assert plain.index("£") == text.index("&pound;")
    assert plain.index("12") == text.index("12")
    assert "<b>" not in plain
    assert "<clerk@eastmere.example>" in plain


def test_lines_of_old_macs_are_lines(read):
    assert read("Minutes\rApologies\rNone", "minutes.txt").plain.split("\n") == [
        "Minutes",
        "Apologies",
        "None",
    ]


def test_words_of_the_template_are_marked(read, quotes):
    paper = read(
        "Venue: Quay Street. View directions\n\nNo. Item\n\n1.\n\nMinutes pdf icon PDF 97 KB\n\nMinutes:\n\nNoted.\n\nAdditional documents:\n",
        "page.txt",
    )
    assert quotes(paper, "chrome") == ["View directions", "No. Item", "pdf icon PDF 97 KB"]
    assert quotes(paper, "label") == ["Venue:", "Minutes:", "Additional documents:"]


def test_a_readers_table_is_marked(read, quotes):
    paper = read("No. | Item |\n---|---|\nFerries. PDF 346 KB Minutes: The Panel noted it. |\n", "page.txt")
    assert quotes(paper, "chrome") == ["No. | Item |", "---|---|", "PDF 346 KB"]


def test_a_cut_text_is_not_complete(read):
    assert not read("The report was ...  view the full minutes text for item 3.", "page.txt").complete
    assert read("The report was noted.", "page.txt").complete


def test_zero_bytes_are_refused(read):
    with pytest.raises(Damaged, match="zero bytes"):
        read(b"Minutes of the meeting held in June. " * 200 + b"\x00" * 3000, "minutes.txt")


def test_a_text_over_the_limit_is_refused(read, monkeypatch):
    monkeypatch.setattr("importers.files.limits.CHARACTERS", 100)
    with pytest.raises(TooLarge, match=r"^minutes\.txt: its text has 120 characters; the limit is 100"):
        read("x" * 120, "minutes.txt")
