"""Meeting pages of CMIS."""

HOLDER = '<div class="holder"><div class="DNNLabel {0}Label"><div class="dnnLabel"><label><span>{1}:</span></label></div></div><div class="Value {0}">{2}</div>{3}</div>'
PAGE = (
    '<html><head><title>Meeting Details</title></head><body><div id="menu">Calendar</div>'
    '<div class="DNNModuleContent ModCMISMeetingsC"><h1>Meeting Details</h1>'
    + HOLDER.format("Committee", "Committee", "Port Audit Panel", "")
    + HOLDER.format("DateTime", "Date/Time", "7 Sep 2022 - 09:30 to 11:40", "")
    + HOLDER.format(
        "Venue", "Status", "Occurred", HOLDER.format("Venue", "Venue", "<a href='v'>Quay Hall</a>", "")
    )
    + '<ol class="DocumentList"><li class="DocumentListItem"><a class="TitleLink" href="d">Agenda</a> <span class="FileSize">(120Kb)</span></li></ol>'
    "<h3>Attended - Committee Members</h3><table><tr><th>Name</th></tr><tr><td>Councillor Una Tarn</td></tr></table>"
    "<h3>Apologies</h3><table><tr><th>Name</th></tr><tr><td>Councillor B Voss</td></tr></table>"
    "<h3>Declarations of Interests</h3><table><tr><th>Member Name</th><th>Item Ref</th></tr><tr><td>Councillor Orr</td><td>4</td></tr></table>"
    "</div></body></html>"
)


def test_facts_stand_behind_their_labels(read, quotes):
    paper = read(PAGE)
    assert paper.format == "cmis-page"
    assert (
        "Committee: Port Audit Panel\nDate/Time: 7 Sep 2022 - 09:30 to 11:40\nStatus: Occurred\nVenue: Quay Hall"
        in paper.text
    )
    assert {"Committee:", "Date/Time:", "Status:", "Venue:"} <= set(quotes(paper, "label"))


def test_facts_are_in_the_metadata(read):
    metadata = read(PAGE).metadata
    assert metadata["body"] == "Port Audit Panel"
    assert metadata["date"] == "2022-09-07"
    assert (metadata["start"], metadata["end"]) == ("09:30", "11:40")
    assert metadata["venue"] == "Quay Hall"


def test_the_roll_says_who_attended_and_who_did_not(read):
    paper = read(PAGE)
    assert [
        (paper.quote(block.span), (block.value or "").split("|")[0])
        for block in paper.blocks
        if block.role == "attendee"
    ] == [
        ("Councillor Una Tarn", "Present"),
        ("Councillor B Voss", "Apologies"),
    ]


def test_declarations_are_no_roll(read, quotes):
    assert quotes(read(PAGE), "row") == ["Member Name | Item Ref", "Councillor Orr | 4"]


def test_documents_are_listed_without_sizes(read, quotes):
    assert quotes(read(PAGE), "documents") == ["Agenda"]


def test_a_date_that_is_none_is_left_to_the_reader(read):
    assert "date" not in read(PAGE.replace("7 Sep 2022", "31 Feb 2022")).metadata
