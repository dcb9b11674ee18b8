"""Meeting pages of ModernGov, cut down to one invented meeting."""

from lxml import etree

from importers.imported import import_source
from importers.source import Source

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Agenda for Harbour Scrutiny Panel - Modern Council</title>
<meta name="DC.title" content="Agenda for Harbour Scrutiny Panel on Tuesday 4 March 2025, 6.30 pm"/>
<meta name="DC.date" scheme="W3CDTF" content="2025-03-04"/>
<script>var notText = "<p>RESOLVED</p>";</script></head>
<body><nav><ul><li>Calendar</li></ul></nav>
<div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">Agenda and minutes</h1></div>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt"><a href="x">Harbour Scrutiny Panel - Tuesday 4 March 2025 6.30&nbsp;pm</a></h2></div>
<div class="mgLinks"><ul class="mgActionList"><li>Attendance details</li></ul></div>
<div class="mgContent">
<p><span class="mgLabel">Venue: </span>Lantern Room, Quay Street. <a href="mgLocationDetails.aspx?RID=1"> View directions</a></p>
<table class="mgItemTable" id="mgItemTable"><caption class="mgSectionTitle">Items</caption>
<tr><th class="mgHide">No.</th><th class="mgHide">Item</th></tr>
ROWS
</table></div><div class="mgFooter"><p>&nbsp;</p></div></div>
<footer>&copy; 2025 Eastmere Borough Council. All rights reserved.</footer></body></html>
"""
ROW = """<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI51"></a>31.</p></td><td>
<p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="s1.pdf">Ferry <span class="SpellE">Landings</span> <span class="mgFileSize">
<img alt="pdf icon"/> PDF 97 KB</span></a></p>
<ul class="mgActionList"><li>View the background to item 31</li></ul>
<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">To consider
the report.</p><p class="MsoNormal">&nbsp;</p></div></div>
<p class="mgSubItemTitleTxt">Additional documents:</p>
<ul class="mgBulletList"><li><a href="a.pdf">Annex A <span class="mgHide">, item 31.</span><span class="mgFileSize"> PDF 1 MB</span></a></li></ul>
<p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p class="MsoNormal">RESOLVED that:</p>
<p class="MsoListParagraph"><span>(a)<span>&nbsp;&nbsp;&nbsp; </span></span>the report be noted;
and</p></div></td></tr>"""


def page(rows: str = ROW) -> str:
    return PAGE.replace("ROWS", rows)


def test_titles_labels_and_items_are_marked(read, quotes):
    paper = read(page())
    assert paper.format == "modern-gov-page"
    assert quotes(paper, "title") == ["Agenda and minutes"]
    assert quotes(paper, "subtitle") == ["Harbour Scrutiny Panel - Tuesday 4 March 2025 6.30\u00a0pm"]
    assert quotes(paper, "item-number") == ["31."]
    assert quotes(paper, "item-title") == ["Ferry Landings"]
    assert quotes(paper, "agenda") == ["To consider the report."]
    assert quotes(paper, "documents") == ["• Annex A"]
    assert quotes(paper, "minutes") == ["RESOLVED that:\n\n(a)\u00a0\u00a0\u00a0 the report be noted; and"]
    assert "Minutes:" in quotes(paper, "label")
    assert "Venue:" in quotes(paper, "label")


def test_an_items_anchor_is_the_key_of_all_its_parts(read):
    keyed = {block.role: block.key for block in read(page()).blocks}
    assert {keyed[role] for role in ("item-number", "item-title", "agenda", "minutes", "documents")} == {
        "AI51"
    }


def test_the_sites_words_are_left_out(read):
    text = read(page()).text
    for words in (
        "PDF 97",
        "View directions",
        "View the background",
        ", item 31",
        "Calendar",
        "notText",
        "Attendance details",
    ):
        assert words not in text


def test_the_head_states_date_body_start_and_the_footer_the_council(read):
    metadata = read(page()).metadata
    assert metadata["date"] == "2025-03-04"
    assert metadata["body"] == "Harbour Scrutiny Panel"
    assert metadata["start"] == "6.30 pm"
    assert metadata["council"] == "Eastmere Borough Council"


def test_every_place_leads_to_an_element_that_holds_the_words(read):
    source = page()
    paper = read(source)
    tree = etree.fromstring(source, etree.HTMLParser()).getroottree()
    assert paper.places
    for offset, place in paper.places:
        first = paper.text[offset:].split("\n")[0].split()[-1]
        assert first.lstrip("(a)•") in "".join(tree.xpath(place.element)[0].itertext())


def test_a_cut_text_is_marked_and_the_paper_is_not_complete(read, quotes):
    cut = page(
        ROW.replace(
            "and</p>", 'and ... <a href="mgAi.aspx?ID=51">view the full minutes text for item 31.</a></p>'
        )
    )
    paper = read(cut)
    assert not paper.complete
    assert quotes(paper, "chrome")[-1] == "view the full minutes text for item 31."
    assert read(page()).complete


def test_welsh_labels_announce_the_same_parts(read, quotes):
    welsh = ROW.replace("Minutes:", "Cofnodion:").replace("Additional documents:", "Dogfennau ychwanegol:")
    paper = read(page(welsh))
    assert quotes(paper, "minutes")[0].startswith("RESOLVED")
    assert quotes(paper, "documents") == ["• Annex A"]


def test_a_decision_before_the_minutes_is_a_part_of_its_own(read, quotes):
    both = ROW.replace(
        '<p class="mgSubItemTitleTxt">Minutes:',
        '<p class="mgSubItemTitleTxt">Decision:</p><p>Noted.</p><p class="mgSubItemTitleTxt">Minutes:',
    )
    assert quotes(read(page(both)), "decision") == ["Noted."]


def test_a_third_column_is_a_cell_and_not_minutes(read, quotes):
    timed = ROW.replace("</td></tr>", "</td><td><p>6.45 pm</p></td></tr>")
    paper = read(page(timed))
    assert quotes(paper, "cell") == ["6.45 pm"]
    assert "6.45" not in quotes(paper, "minutes")[0]


def test_a_recorded_vote_is_a_table_below_the_minutes(read, quotes):
    vote = (
        '<table class="mgTableNoBorderFullWidth"><caption class="mgSectionTitle">Recorded Vote</caption><thead>'
        "<th>Title</th><th>Result</th><tr><td>Landings&#58; Resolution 1</td><td><img src='MotionPositive.png'/>Carried</td></tr></table>"
    )
    paper = read(page(ROW.replace("</td></tr>", f"{vote}</td></tr>")))
    assert quotes(paper, "row") == ["Title | Result", "Landings: Resolution 1 | Carried"]
    assert "Carried" not in quotes(paper, "minutes")[0]
    assert "Recorded Vote" in quotes(paper, "label")


def test_a_file_size_run_into_the_title_is_no_part_of_it(read, quotes):
    bare = ROW.replace('<span class="mgFileSize">', "").replace("</span></a></p>", "</a></p>")
    assert quotes(read(page(bare)), "item-title") == ["Ferry Landings"]


def test_a_row_without_number_has_a_title_only(read, quotes):
    unnumbered = ROW.replace("31.</p>", "</p>")
    paper = read(page(unnumbered))
    assert quotes(paper, "item-number") == []
    assert quotes(paper, "item-title") == ["Ferry Landings"]


def test_the_sites_own_template_is_not_read(read):
    inside = (
        page()
        .replace("<body>", "<body><div class='council'><h1>Eastmere</h1><p>Report it</p>")
        .replace("<footer>", "</div><footer>")
    )
    assert "Report it" not in read(inside).text


def test_the_page_of_one_item_has_its_title_as_subtitle(read, quotes):
    paper = read(
        '<div id="modgov"><h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Ferry Landings</h2>'
        '<div class="mgContent"><p>To consider it.</p><h3 class="mgSubSubTitleTxt">Minutes:</h3><p>It was noted.</p>'
        '<p class="mgSubItemTitleTxt">Supporting documents:</p><ul><li>Report</li></ul></div></div>'
    )
    assert quotes(paper, "item-title") == ["Ferry Landings"]
    assert quotes(paper, "agenda") == ["To consider it."]
    assert quotes(paper, "minutes") == ["It was noted."]
    assert quotes(paper, "documents") == ["• Report"]


def test_markup_of_old_pages_is_read_the_same_way(read, quotes):
    old = (
        "<HTML><BODY><FORM><TABLE class=mgItemTable><TR><TD class=mgItemNumberCell><SPAN class=mgAiTitleTxt>4.</SPAN>"
        "<TD><SPAN class=mgAiTitleTxt>Urgent Business</SPAN><P class=mgSubItemTitleTxt>Minutes:<P>There was none.</TABLE></FORM>"
    )
    paper = read(old, "ieListDocuments.asp")
    assert quotes(paper, "item-number") == ["4."]
    assert quotes(paper, "item-title") == ["Urgent Business"]
    assert quotes(paper, "minutes") == ["There was none."]


def test_the_page_of_one_item_keeps_the_link_to_its_meeting_and_no_other(read):
    text = read(
        '<title>Agenda item - Ferry Landings - Eastmere Borough Council</title><div id="modgov"><h1 class="mgMainTitleTxt">Agenda item</h1>'
        '<h2 class="mgSubTitleTxt">Ferry Landings</h2><div class="mgLinks"><ul class="mgActionList"><li><a href="a">Meeting of Port'
        ' Panel, Monday, 9th June, 2014 5.30 pm (Item 33.)</a></li><li><a href="b">Calendar</a></li></ul></div>'
        '<div class="mgContent"><h3 class="mgSubItemTitleTxt">Minutes:</h3><p>It was noted.</p></div></div>'
    ).text
    assert "Meeting of Port Panel, Monday, 9th June, 2014 5.30 pm (Item 33.)" in text
    assert "Calendar" not in text


ISSUE = """<div id="modgov"><h1 class="mgMainTitleTxt">Issue - meetings</h1><h2 class="mgSubTitleTxt">Ferry fares</h2>
<div class="mgContent"><h3 class="mgSectionTitle">Meeting: 19/09/2016 - Harbour Scrutiny Board (Item 40)</h3>
<p class="mgAiTitleTxt">40 Ferry fares</p><div class="mgWordPara"><p>To consider the fares.</p></div>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The Board considered the fares.</p></div>
<h3 class="mgSectionTitle">Meeting: 13/06/2016 - Harbour Scrutiny Board (Item 22)</h3><p class="mgAiTitleTxt">22 Fares</p>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The Board put it off.</p></div></div></div>"""


def test_an_issues_page_has_an_item_of_each_meeting():
    issue = import_source(Source(ISSUE.encode(), "ieIssueDetails.aspx")).reading
    assert [(item.number, item.title) for item in issue.items] == [("40", "Ferry fares"), ("22", "Fares")]
    assert [issue.paper.quote(item.minutes) for item in issue.items if item.minutes] == [
        "The Board considered the fares.",
        "The Board put it off.",
    ]
    assert issue.head.body == "Harbour Scrutiny Board"


def test_the_subtitle_of_an_issues_page_is_no_meeting(read, quotes):
    paper = read(ISSUE)
    assert quotes(paper, "subtitle") == []
    assert quotes(paper, "heading") == ["Ferry fares"]


def test_a_note_in_front_of_the_number_is_no_title(read, quotes):
    paper = read(
        '<html><body><table class="mgItemTable"><tr><td><p class="mgAiTitleTxt">Clerk</p></td>'
        '<td class="mgItemNumberCell"><p class="mgAiTitleTxt">11.</p></td>'
        '<td><p class="mgAiTitleTxt">Apologies</p><p class="mgSubItemTitleTxt">Minutes:</p><p>None.</p></td></tr></table></body></html>',
        "page.html",
    )
    assert quotes(paper, "item-number") == ["11."]
    assert quotes(paper, "item-title") == ["Apologies"]
    assert quotes(paper, "cell") == ["Clerk"]
