"""The pages of councils, bodies, meetings, items, decisions, people, posts, organisations and topics, on the sample papers."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

COUNCIL = "/id/council/saltmere-borough-council"
BODY = f"{COUNCIL}/body/place-and-climate-scrutiny-committee"
MEETING = f"{BODY}/meeting/2024-03-12"
ITEM = f"{BODY}/meeting/2024-01-16/item/5"
DECISION = f"{ITEM}/decision/to-commission-a-feasibility-a0ce63"
CONTRIBUTION = f"{BODY}/meeting/2023-09-12/item/5/contribution/councillor-rosalind-pyke-asked-e18bc4"
OFFICER = f"{COUNCIL}/person/samir-haddad"
MEMBER = f"{COUNCIL}/person/hal-treloar"
PUBLIC = f"{COUNCIL}/person/alwyn-pask"
POST = f"{COUNCIL}/post/highways-manager"
OUTSIDE = "/id/org/saltmere-youth-council"
TOPIC = "/concept/topic/air-quality"
ATTENDANCE = f"{MEETING}/attendance/hal-treloar"

KINDS = {
    "council": (COUNCIL, "Council", "Saltmere Borough Council"),
    "body": (BODY, "Committee or other body", "Place and Climate Scrutiny Committee"),
    "meeting": (MEETING, "Meeting", "Place and Climate Scrutiny Committee, 12 March 2024"),
    "item": (ITEM, "Agenda item", "Quay Street Air Quality: Readings and Options"),
    "decision": (DECISION, "Recommendation", "To commission a feasibility study for a clean air zone."),
    "contribution": (CONTRIBUTION, "Question", None),
    "officer": (OFFICER, "Person", "Samir Haddad"),
    "member": (MEMBER, "Person", "Hal Treloar"),
    "public": (PUBLIC, "Person named in papers", "Alwyn Pask"),
    "post": (POST, "Post", "Highways Manager"),
    "organisation": (OUTSIDE, "Outside body", "Saltmere Youth Council"),
    "topic": (TOPIC, "Topic", "Air quality"),
    "attendance": (ATTENDANCE, "Attendance", None),
}
PATHS = [path for path, _, _ in KINDS.values()]


def page_of(samples: httpx.Client, path: str) -> str:
    answer = samples.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 200, path
    return answer.text


def words_of(text: str) -> str:
    """Give what a person reads of a page."""
    main = text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.parametrize(("path", "sort", "title"), KINDS.values(), ids=list(KINDS))
def test_a_page_says_what_it_is_of(samples: httpx.Client, path: str, sort: str, title: str | None) -> None:
    text = page_of(samples, path)
    assert text.count("<h1") == 1
    assert f'<p class="sort">{sort}</p>' in text
    if title:
        assert html.unescape(text.partition("<h1>")[2].partition("</h1>")[0]) == title
        assert f"<title>{title[:10]}" in html.unescape(text)
    assert 'aria-label="You are here"' in text


@pytest.mark.parametrize("path", PATHS, ids=list(KINDS))
def test_a_page_is_in_plain_english(samples: httpx.Client, path: str) -> None:
    words = words_of(page_of(samples, path))
    assert "://" not in words
    assert not re.search(r"\b[a-z]+[A-Z][a-z]+\b", words), "a name from the code is shown"
    assert not re.search(r"\b0\.\d+\b", words)
    assert "None" not in re.findall(r"\bNone\b(?!: shore power)", words)


@pytest.mark.parametrize("path", PATHS, ids=list(KINDS))
def test_every_source_leads_to_the_words_of_the_paper(samples: httpx.Client, path: str) -> None:
    text = page_of(samples, path)
    places = re.findall(r'href="/documents/([0-9a-f]{16})\?at=(\d+),(\d+)#char=(\d+),(\d+)"', text)
    if path not in {COUNCIL, TOPIC}:
        assert places
    for document, start, end, *again in places:
        assert [start, end] == again
        paper = samples.get(f"/documents/{document}/text").text
        assert paper[int(start) : int(end)].strip()
    quotes = [
        html.unescape(quote)
        for quote in re.findall(r"<q>(.*?)</q> <a href=\"/documents/", text)
        if not quote.endswith("…")
    ]
    papers = " ".join(
        " ".join(samples.get(f"/documents/{document}/text").text.split())
        for document in {place[0] for place in places}
    )
    assert all(quote in papers for quote in quotes)


@pytest.mark.parametrize("path", PATHS, ids=list(KINDS))
def test_every_link_of_a_page_leads_somewhere(samples: httpx.Client, path: str) -> None:
    addresses = {html.unescape(link) for link in re.findall(r'href="(/[^"#]*)', page_of(samples, path))}
    assert addresses
    for address in addresses:
        answer = samples.get(address, headers={"accept": "text/html, */*;q=0.5"}, follow_redirects=True)
        assert answer.status_code == 200, address


def test_a_body_shows_what_is_late_and_to_whom_it_was_given(samples: httpx.Client) -> None:
    words = words_of(page_of(samples, BODY))
    late = words.partition("Past their date")[2].partition("Other recommendations")[0]
    assert "That the Highways Manager present the results of the summer survey" in late
    assert "Overdue since 31 October 2024" in late
    assert "6 meetings in all" in words
    assert "1 paper is cut off" in words
    assert "For 1 meeting no minutes were read, the last of them on 4 March 2024." in words


def test_a_meeting_shows_its_agenda_decisions_and_people(samples: httpx.Client) -> None:
    words = words_of(page_of(samples, MEETING))
    agenda = words.partition("what was decided")[2].partition("Who was there")[0]
    titles = (
        "32 Apologies",
        "33 Declarations",
        "34 Minutes",
        "35 Call-in",
        "36 Quay Street",
        "39 Work programme",
    )
    places = [agenda.index(title) for title in titles]
    assert places == sorted(places)
    assert "36 Quay Street air quality: Cabinet’s response" in agenda
    assert "Recommendation That Cabinet be recommended to include a feasibility study" in agenda
    people = words.partition("Who was there")[2]
    assert "Imogen Hartnoll chair" in people.partition("Apologies")[0]
    assert "Rosalind Pyke member" in people.partition("Apologies")[2]
    assert "12 March 2024, 6.30pm to 8.22pm" in words


def test_a_meeting_without_minutes_says_so(samples: httpx.Client) -> None:
    words = words_of(page_of(samples, f"{BODY}/meeting/2024-03-04"))
    assert "No minutes were read, so what was said and decided is not known here." in words


def test_a_cut_off_paper_is_told_where_it_matters(samples: httpx.Client) -> None:
    meeting = words_of(page_of(samples, f"{BODY}/meeting/2023-11-14"))
    assert "The text of a paper is cut off" in meeting
    assert "The text of this item is cut off" in meeting
    assert "cut off" in words_of(page_of(samples, f"{BODY}/meeting/2023-11-14/item/14"))


def test_a_decision_says_who_is_asked_and_what_came_back(samples: httpx.Client) -> None:
    words = words_of(page_of(samples, DECISION))
    for fact in ("Asked of Cabinet", "Moved by Farida Mahmoud", "formally, under the item's decision"):
        assert fact in words
    found = samples.get("/search", params={"q": "install a real-time monitor", "format": "json"}).json()
    tracked = next(one["address"] for one in found["results"] if one["address"].startswith("/id/document/"))
    answered = words_of(page_of(samples, tracked))
    assert "How it stands Completed" in answered
    assert "Order placed on 19 February 2024" in answered.partition("What came back")[2]


def test_a_person_in_a_public_role_is_shown_with_what_they_did(samples: httpx.Client) -> None:
    words = words_of(page_of(samples, OFFICER))
    assert "Director of Public Health between 14 November 2023 and 12 March 2024" in words
    assert "undertook to find out before" in words.partition("Asked of them by name")[2]
    assert "Interests declared" in words_of(page_of(samples, MEMBER))


def test_somebody_without_a_public_role_is_not_gathered(samples: httpx.Client) -> None:
    text = page_of(samples, PUBLIC)
    assert '<meta name="robots" content="noindex">' in text
    assert "What they asked and said" not in text
    assert "/maps/person/" not in text
    assert samples.get(f"{PUBLIC}?format=atom").status_code == 404


def test_a_topic_is_told_in_order_and_pages_back(samples: httpx.Client) -> None:
    text = page_of(samples, TOPIC)
    days = re.findall(r"</a> · (\d+ \w+ 20\d\d)</p>", text)
    assert days[0] == "12 March 2024"
    assert "Response to the Recommendations" in text
    earlier = page_of(samples, f"{TOPIC}?until=2023-12-31")
    assert "12 March 2024" not in words_of(earlier)
    assert "Evidence of the Director of Public Health" in earlier
    assert samples.get(f"{TOPIC}?until=soon").status_code == 400


def test_a_topic_still_answers_with_the_scheme_for_programs(samples: httpx.Client) -> None:
    answer = samples.get(TOPIC, headers={"accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert "skos:ConceptScheme" in answer.text


@pytest.mark.parametrize("path", [COUNCIL, BODY, MEETING, ITEM, DECISION, OFFICER, POST])
def test_one_address_answers_people_and_programs(samples: httpx.Client, path: str) -> None:
    for accept, media_type in (
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
    ):
        answer = samples.get(path, headers={"accept": accept})
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert "accept" in answer.headers["vary"]
    assert samples.get(path, headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "path", [f"{COUNCIL}/body/nowhere", f"{MEETING}/item/99", "/concept/topic/no-such-topic"]
)
def test_what_is_not_known_has_a_page_that_says_so(samples: httpx.Client, path: str) -> None:
    answer = samples.get(path, headers={"accept": "text/html"})
    if answer.status_code == 303:  # a concept that is no topic is looked for in the code lists
        return
    assert answer.status_code == 404
    assert "<h1>Nothing is known under this address</h1>" in answer.text
    assert samples.get(path).headers["content-type"] == "application/problem+json"


def test_an_error_in_a_fact_can_be_reported_by_a_letter_begun(samples: httpx.Client) -> None:
    text = page_of(samples, MEETING)
    letters = [html.unescape(one) for one in re.findall(r'href="(mailto:[^"]+)"', text)]
    assert len(letters) > 20
    told = parse_qs(urlsplit(letters[0]).query)
    assert told["subject"]
    assert "The fact: https://w3id.org/scrutiny/id/" in told["body"][0]
    assert f"The page: {samples.base_url}" in told["body"][0].replace("The page: http", "The page: http")
    assert MEETING in told["body"][0]


def test_nobody_is_written_to_where_nobody_takes_reports(client: httpx.Client) -> None:
    text = client.get("/id/council/eastmere/person/r-osei", headers={"accept": "text/html"}).text
    assert "Report an error" not in text


def test_an_answer_with_no_row_says_of_which_days_papers_were_read(samples: httpx.Client) -> None:
    page = samples.get("/questions/recommendations", params={"from": "2001-01-01", "to": "2001-12-31"}).text
    assert "they are of meetings between 12 September 2023 and 12 March 2024" in page


def test_what_leads_nowhere_offers_a_search(samples: httpx.Client) -> None:
    page = samples.get(
        "/id/council/saltmere-borough-council/person/jo-bloggs", headers={"accept": "text/html"}
    )
    assert page.status_code == 404
    assert '<a href="/search?q=jo+bloggs">search for “jo bloggs”</a>' in page.text
    assert samples.get("/questions/nonsense", headers={"accept": "text/html"}).status_code == 404
    assert samples.get("/concept/topic/flying-saucers", headers={"accept": "text/html"}).status_code == 404
