"""Decision pages of ModernGov."""

DECISION = """<div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">Decision details</h1></div>
<div class="mgSubTitle"><h2 class="mgSubTitleTxt">Dredging Contract</h2></div>
<div class="mgLinks"><ul class="mgActionList"><li>Find out more about this issue</li></ul></div>
<div class="mgContent">
<p><span class="mgLabel">Decision Maker: </span>Cabinet Member for Ports &#38; Piers</p>
<p><span class="mgLabel">Decision status: </span><span class="mgPlanItemInForce">Recommendations Approved</span></p>
<p><span class="mgLabel">Is Key decision?: </span>Yes</p>
<p><span class="mgLabel">Is subject to call in?: </span>No</p>
<h3 class="mgSubSubTitleTxt">Purpose:</h3><p>To let the contract.</p>
<h3 class="mgSubSubTitleTxt">Decision:</h3>
<div class="mgWordPara"><p class="MsoNormal">The contract
be let.</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">It starts in May.</p></div>
<h3 class="mgSubSubTitleTxt">Reasons for the decision:</h3><p>Silt.</p>
<p><span class="mgLabel">Publication date: </span>10&#47;12&#47;2025</p>
<p><span class="mgLabel">Date of decision: </span>27&#47;11&#47;2025</p>
<p class="mgLabel">Accompanying Documents:</p>
<ul class="mgBulletList"><li><a href="r.pdf">Report <span class="mgFileSize">PDF 9 KB</span></a></li></ul></div></div>"""


def test_the_decision_ends_where_the_next_heading_begins(read, quotes):
    paper = read(DECISION)
    assert paper.format == "modern-gov-decision"
    assert quotes(paper, "decision") == ["The contract be let.\n\nIt starts in May."]


def test_the_decision_ends_where_a_labelled_line_follows(read, quotes):
    shorter = DECISION.replace('<h3 class="mgSubSubTitleTxt">Reasons for the decision:</h3><p>Silt.</p>', "")
    assert quotes(read(shorter), "decision") == ["The contract be let.\n\nIt starts in May."]


def test_what_was_decided_about_is_the_items_title(read, quotes):
    paper = read(DECISION)
    assert quotes(paper, "title") == ["Decision details"]
    assert quotes(paper, "item-title") == ["Dredging Contract"]
    assert quotes(paper, "documents") == ["• Report"]


def test_labels_are_in_the_metadata_with_iso_dates(read):
    metadata = read(DECISION).metadata
    assert metadata["body"] == "Cabinet Member for Ports & Piers"
    assert metadata["date"] == "2025-11-27"
    assert metadata["issued"] == "2025-12-10"
    assert metadata["key-decision"] == "Yes"
    assert metadata["call-in"] == "No"
    assert metadata["status"] == "Recommendations Approved"
    assert metadata["kind"] == "decisions"
