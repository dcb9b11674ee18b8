"""Markdown: reports converted from PDF and minutes of static sites."""

import pytest

REPORT = """| HARBOUR SCRUTINY PANEL | Agenda Item No. 5 |
|------------------------|-------------------|
| 4 MARCH 2025           | Public Report     |

# Report of the Head of Ports

## 1. PURPOSE ##

To note **the ferry plan** and see [the plan](https://eastmere.example/plan_a.pdf).
"""


def words(paper) -> list[str]:
    return paper.plain.split()


def test_it_is_told_by_its_marks_or_its_name(read):
    assert read(REPORT, "report.txt").format == "markdown"
    assert read("Minutes", "minutes.md").format == "markdown"
    assert read("# One heading is a note\n\nMinutes", "minutes.txt").format == "text"


def test_the_text_is_untouched_and_offsets_hold(read):
    paper = read(REPORT, "report.md")
    assert paper.text == REPORT
    for word in ("HARBOUR", "PURPOSE", "ferry", "the plan", "Public"):
        assert paper.plain.index(word) == paper.text.index(word)


def test_marks_are_blanked(read):
    plain = read(REPORT, "report.md").plain
    for mark in ("|", "#", "**", "](", "https", "---"):
        assert mark not in plain


def test_headings_rows_and_cells_are_marked(read, quotes):
    paper = read(REPORT, "report.md")
    headings = [(block.level, paper.quote(block.span)) for block in paper.blocks if block.role == "heading"]
    assert headings == [(1, "Report of the Head of Ports"), (2, "1. PURPOSE")]
    assert quotes(paper, "cell") == [
        "HARBOUR SCRUTINY PANEL",
        "Agenda Item No. 5",
        "4 MARCH 2025",
        "Public Report",
    ]
    assert len(quotes(paper, "row")) == 2


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("**Present**: Tarn", "Present: Tarn"),
        ("A**pologies**: Voss", "Apologies: Voss"),
        (r"a\) That it", "a) That it"),
        (r"1\. Ferries\\", "1. Ferries"),
        ("> > quoted", "quoted"),
        ("it was _noted_.", "it was noted."),
        ("plan_a_b of **£5**", "plan_a_b of £5"),
        ("* a bullet", "* a bullet"),
        ("two * three", "two * three"),
        ("![crest](crest.png) Minutes", "Minutes"),
        ("MINUTES\\", "MINUTES"),
        ("Cost &pound;5<br>Noted", "Cost £ 5 Noted"),
    ],
)
def test_marks_inside_words_leave_the_word_whole(read, written, read_as):
    paper = read(f"{written}\n", "minutes.md")
    assert words(paper) == read_as.split()
    assert len(paper.plain) == len(paper.text)


def test_front_matter_is_metadata_and_its_title_the_title(read, quotes):
    paper = read(
        '---\nlayout: post\ntitle:  "General Meeting 7th June"\nauthor: kit\ndate: 2024-06-09\n---\n\nPresent: Tarn\n',
        "a.md",
    )
    assert paper.metadata["title"] == "General Meeting 7th June"
    assert paper.metadata["issued"] == "2024-06-09"
    assert quotes(paper, "title") == ["General Meeting 7th June"]
    assert words(paper) == ["General", "Meeting", "7th", "June", "Present:", "Tarn"]


def test_a_rule_between_paragraphs_is_no_front_matter(read):
    assert "Present" in read("Minutes\n\n---\n\nPresent: Tarn\n\n---\n", "a.md").plain


def test_a_tracker_has_its_columns_as_keys(read):
    table = "| Ref | Recommendation | Owner | Due |\n|---|:--|---|---|\n| R1 | That a \\| b | Head of Ports | May |\n"
    paper = read(table, "tracker.md")
    keys = {block.key: paper.quote(block.span) for block in paper.blocks if block.key}
    assert keys == {
        "reference": "R1",
        "recommendation": "That a \\| b",
        "owner": "Head of Ports",
        "due": "May",
    }


def test_a_break_inside_a_cell_ends_no_row(read, quotes):
    paper = read(
        "| Minute | Action | Date due and officer |\n|---|---|---|\n| 4 March <br> Item 2 | Send the map | Due: May <br> Owner: AB |\n",
        "log.md",
    )
    assert len(quotes(paper, "row")) == 2
    cells = [block for block in paper.blocks if block.role == "cell"][3:]
    assert [(cell.key, paper.words(cell.span)) for cell in cells] == [
        ("item", "4 March Item 2"),
        ("action", "Send the map"),
        ("owner-and-due", "Due: May Owner: AB"),
    ]
    assert "|" not in paper.plain
