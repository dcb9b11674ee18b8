"""Attendance pages of ModernGov."""

from importers.imported import import_source
from importers.source import Source

ROLL = """<div id="modgov"><h1 class="mgMainTitleTxt">Attendance details</h1>
<h2 class="mgSubTitleTxt">Harbour Scrutiny Panel - Tuesday 4 March 2025 6.30 pm</h2>
<div class="mgContent"><table class="mgStatsTable" summary="Table of meeting attendance">
<thead><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr></thead><tbody>
<tr><td><a href="mgUserInfo.aspx?UID=7">Councillor Una Tarn</a></td><td>Chair</td><td>Present</td></tr>
<tr><td><a href="mgUserInfo.aspx?UID=8">Councillor B Voss</a></td><td>Committee Member</td><td>Apologies</td></tr>
<tr><td>Kit Larch</td><td>Officer</td><td>Expected</td></tr></tbody></table></div></div>"""


def test_each_row_is_an_attendee_with_attendance_and_role(read):
    paper = read(ROLL)
    assert paper.format == "modern-gov-attendance"
    rows = [(paper.quote(block.span), block.value) for block in paper.blocks if block.role == "attendee"]
    assert rows == [
        ("Councillor Una Tarn | Chair | Present", "Present|Chair"),
        ("Councillor B Voss | Committee Member | Apologies", "Apologies|Committee Member"),
        ("Kit Larch | Officer | Expected", "Expected|Officer"),
    ]


def test_the_heading_row_is_no_attendee(read, quotes):
    paper = read(ROLL)
    assert "Attendee" in paper.text
    assert quotes(paper, "subtitle") == ["Harbour Scrutiny Panel - Tuesday 4 March 2025 6.30 pm"]


def test_a_roll_is_something_that_was_found():
    read_roll = import_source(Source(ROLL.encode(), "mgMeetingAttendance.aspx")).reading
    assert read_roll.attendances
    assert "nothing-found" not in [caveat.code for caveat in read_roll.warnings]
