"""Replies of ModernGov's web service."""

import pytest

from importers.errors import Damaged, NoPaper, UnknownFormat
from importers.minutes.attendance.blocks import read_blocks

ITEM = """<agendaitem><agendaitemid>77</agendaitemid><agendaitemtitle>Children&amp;amp;#39;s Ferries</agendaitemtitle>
<agendatext>&lt;div&gt;&lt;p&gt;To consider
the report.&lt;/p&gt;&lt;/div&gt;</agendatext>
<fulldisplaynumberformat> 3.</fulldisplaynumberformat><commentlabel1>Presented By</commentlabel1><commenttext1>
</commenttext1><commentlabel2>Actions</commentlabel2><commenttext2>Head of Ports to reply</commenttext2>
<decisionnonemptyhtmlbody>
</decisionnonemptyhtmlbody>
<minutesnonemptyhtmlbody>&lt;p&gt;RESOLVED that&lt;/p&gt;&lt;ol type="a"&gt;&lt;li&gt;it be noted.&lt;/li&gt;&lt;/ol&gt;</minutesnonemptyhtmlbody>
<isrestricted>False</isrestricted><isdisplayallowed>True</isdisplayallowed><refertocommittee>Port Panel</refertocommittee>
<linkeddocuments><linkeddoc><title>Annex A</title><url>https://papers.eastmere.example/mgConvert2PDF.aspx?ID=1</url>
<isrestricted>False</isrestricted></linkeddoc><linkeddoc><title>Secret annex</title><isrestricted>True</isrestricted></linkeddoc></linkeddocuments></agendaitem>"""
REPLY = f"""<?xml version="1.0" encoding="utf-8"?>
<meeting><meetingid>9</meetingid><meetingdate>04/03/2025</meetingdate><meetingstatus>Confirmed</meetingstatus>
<isdisplayallowed>True</isdisplayallowed><meetingtime>6.30 pm</meetingtime><meetingactualfinishtime>8.05 pm</meetingactualfinishtime>
<meetinglocation>Lantern Room</meetinglocation><decisionpublished>False</decisionpublished><minutepublished>True</minutepublished>
<agendaitems>{ITEM}</agendaitems>
<attendees><attendee memberid="5" name="Councillor Una Tarn" roledescription="Chair" attendance="Present"/>
<attendee memberid="6" name="Councillor B Voss" roledescription="Committee Member" attendance="Expected"/>
<attendee memberid="7" name="Ada Lorne" roledescription="Officer" attendance="In attendance" representing="Ports" keyposts="Director of Ports"/>
</attendees></meeting>"""


def test_the_text_is_laid_out_as_the_page_is(read):
    assert read(REPLY, "reply.xml").text == (
        "Agenda and minutes\n\nPort Panel - Tuesday 4 March 2025 6.30 pm\n\nVenue: Lantern Room\n\nAttendance\n\n"
        "Councillor Una Tarn | Chair | Present\nCouncillor B Voss | Committee Member | Expected\n"
        "Ada Lorne | Officer | In attendance | Director of Ports\n\n"
        "3.\n\nChildren's Ferries\n\nTo consider the report.\n\nActions: Head of Ports to reply\n\n"
        "Additional documents:\n\nAnnex A\n\nMinutes:\n\nRESOLVED that\n\n(a) it be noted."
    )


def test_parts_have_roles_and_the_items_key(read, quotes):
    paper = read(REPLY, "reply.xml")
    assert quotes(paper, "item-number") == ["3."]
    assert quotes(paper, "item-title") == ["Children's Ferries"]
    assert quotes(paper, "minutes") == ["RESOLVED that\n\n(a) it be noted."]
    assert {block.key for block in paper.blocks if block.role in {"item-title", "minutes", "agenda"}} == {
        "AI77"
    }


def test_expected_is_not_presence(read):
    values = [block.value for block in read(REPLY, "reply.xml").blocks if block.role == "attendee"]
    assert values == ["Present|Chair", "Expected|Committee Member", "In attendance|Officer|Director of Ports"]


def test_the_key_post_is_the_post_of_whom_it_is_given(read):
    rows = {row.entry.name.name: row.label.post for row in read_blocks(read(REPLY, "reply.xml"))}
    assert rows == {"Una Tarn": "Chair", "Ada Lorne": "Director of Ports"}


def test_the_facts_are_in_the_metadata(read):
    metadata = read(REPLY, "reply.xml").metadata
    assert metadata["date"] == "2025-03-04"
    assert metadata["body"] == "Port Panel"
    assert metadata["end"] == "8.05 pm"
    assert metadata["site"] == "papers.eastmere.example"


def test_a_restricted_item_keeps_its_title_and_not_its_text(read):
    secret = ITEM.replace(
        "<isrestricted>False</isrestricted><isdisplayallowed>",
        "<isrestricted>True</isrestricted><isdisplayallowed>",
    ).replace("it be noted", "the sum be paid")
    text = read(REPLY.replace(ITEM, ITEM + secret.replace("Ferries", "Dredgers")), "reply.xml").text
    assert text.count("Restricted item") == 1
    assert text.endswith("Children's Dredgers\n\nRestricted item")
    assert "sum be paid" not in text
    assert "Secret annex" not in text


def test_an_item_that_is_not_to_be_shown_is_left_out(read):
    hidden = ITEM.replace("<isdisplayallowed>True", "<isdisplayallowed>False").replace("Ferries", "Dredgers")
    assert "Dredgers" not in read(REPLY.replace(ITEM, ITEM + hidden), "reply.xml").text


def test_item_number_0_is_a_heading(read, quotes):
    headed = ITEM.replace(" 3.", "0").replace("77", "78")
    assert quotes(read(REPLY.replace(ITEM, headed), "reply.xml"), "heading") == ["Children's Ferries"]


def test_a_cancelled_meeting_says_so(read, quotes):
    cancelled = REPLY.replace("Confirmed", "Cancelled")
    assert quotes(read(cancelled, "reply.xml"), "subtitle")[0].endswith(", CANCELLED")


def test_a_soap_envelope_is_opened(read):
    body = REPLY.split("?>", 1)[1].replace(
        "<meeting>", '<meeting xmlns="http://moderngov.example/namespaces">'
    )
    envelope = f'<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>{body}</s:Body></s:Envelope>'
    assert read(envelope, "reply.xml").text == read(REPLY, "reply.xml").text


def test_entities_are_refused(read):
    bomb = REPLY.replace(
        "<meeting>", '<!DOCTYPE meeting [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><meeting>', 1
    )
    with pytest.raises(Damaged, match="entities"):
        read(bomb, "reply.xml")


def test_html_with_status_200_is_called_blocked(read):
    page = "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
    with pytest.raises(NoPaper, match="blocked"):
        read(page, "reply.xml")


def test_a_meeting_not_to_be_shown_is_refused(read):
    with pytest.raises(NoPaper, match="not to be shown"):
        read(REPLY.replace("<isdisplayallowed>True", "<isdisplayallowed>False", 1), "reply.xml")


def test_other_replies_of_the_service_are_refused(read):
    with pytest.raises(UnknownFormat):
        read("<?xml version='1.0'?><getcommittees><committeeid>1</committeeid></getcommittees>", "reply.xml")


def test_a_reply_cut_off_says_where(read):
    with pytest.raises(Damaged, match=r"line \d+"):
        read(REPLY[:600], "reply.xml")


def test_control_characters_that_xml_forbids_are_read_as_spaces(read):
    assert "Lantern Room" in read(REPLY.replace("Lantern Room", "Lantern&#x1F;Room"), "reply.xml").text
