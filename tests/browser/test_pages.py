"""The pages in a browser that reaches nothing but the service: looked at, walked by keys, on a phone, on paper, without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .conftest import BASE, BODY, PERSON, Watched, find_barriers, serve, wait_until, watch
from .test_first_maps import colours_of
from .test_payloads import COUNCIL, DAY, PAPERS, keep_hostile, path_of

pytestmark = pytest.mark.browser

MEETING = f"/id/{BODY}/meeting/2024-03-12"
PAGES = {
    "start": "/",
    "search": "/search?q=air+quality",
    "search, nothing": "/search?q=zzzz&type=person",
    "council": f"/id/{BASE}",
    "body": f"/id/{BODY}",
    "meeting": MEETING,
    "item": f"/id/{BODY}/meeting/2024-01-16/item/5",
    "decision": f"/id/{BODY}/meeting/2024-01-16/item/5/decision/to-commission-a-feasibility-a0ce63",
    "person": f"/id/{PERSON}",
    "post": f"/id/{BASE}/post/highways-manager",
    "organisation": "/id/org/saltmere-youth-council",
    "topic": "/concept/topic/air-quality",
    "attendance": f"{MEETING}/attendance/hal-treloar",
    "contribution": f"{MEETING}/item/37/contribution/dr-haddad-said-that-no-monitor-707a1a",
    "vote": f"{MEETING}/item/36/vote/for-councillors-adeleke-mahmoud-5b9685",
    "somebody named": f"/id/{BASE}/person/alwyn-pask",
    "papers": "/documents",
    "questions": "/questions",
    "question": "/questions/open-actions",
    "question, which": "/questions/open-actions?body=cabinet",
    "question, long answer": "/questions/never-came-back",
    "search, misspelt": "/search?q=Dr+S+Hadad",
    "people": "/people",
    "committees": "/bodies",
    "issues": "/issues",
    "claims": "/claims",
    "ontology": "/ns",
    "map, embedded": f"/maps/body/{BODY}?embed=true",
    "ways, embedded": f"/maps/path?one={PERSON}&other={BASE}/body/cabinet&embed=true",
    "timeline, embedded": f"/maps/timeline/{PERSON}?embed=true",
    "help": "/help",
}
PATHS = pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))


@PATHS
def test_a_page_is_whole_and_open_to_everybody(watched: Watched, path: str) -> None:
    page = watched.open(path)
    assert page.locator("h1").count() == 1
    assert colours_of(page.screenshot()) > 20
    assert find_barriers(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_an_address_that_leads_nowhere_leads_on(browser: Browser, address: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{address}/id/{BASE}/person/samir-hadad")
    assert answer is not None
    assert answer.status == 404
    assert find_barriers(page) == []
    page.get_by_role("link", name="search for “samir hadad”").click()
    assert page.get_by_role("link", name="Samir Haddad", exact=True).count() == 1
    page.close()


def test_a_paper_is_whole_and_open_to_everybody(watched: Watched) -> None:
    page = watched.open("/documents")
    page.get_by_role("link", name="Minutes: Place and Climate Scrutiny Committee, 16 January 2024").click()
    assert page.locator(".mark").count() > 20
    assert find_barriers(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", ["/", PAGES["body"], PAGES["search"]])
def test_colours_are_told_apart_in_the_dark(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(color_scheme="dark", reduced_motion="reduce")
    watched = watch(context, address)
    page = watched.open(path)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert find_barriers(page) == []
    watched.check()
    context.close()


def test_a_source_leads_to_the_marked_words(watched: Watched) -> None:
    page = watched.open(PAGES["decision"])
    page.get_by_role("link", name=re.compile("^minutes of 16 January 2024")).first.click()
    sought = page.locator(".mark.sought").first
    assert "feasibility study" in sought.inner_text()
    wait_until(page, lambda: bool(sought.evaluate("mark => mark.getBoundingClientRect().top < innerHeight")))


def test_keys_alone_lead_from_the_start_to_a_person(watched: Watched) -> None:
    page = watched.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "seek":
            break
    page.keyboard.type("hadd")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#seek", "aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/samir-haddad")
    assert page.locator("h1").inner_text() == "Samir Haddad"


def test_escape_puts_suggestions_away_and_enter_then_searches(watched: Watched) -> None:
    page = watched.open("/")
    page.fill("#seek", "hadd")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Escape")
    assert page.locator("[role=listbox]").first.is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hadd")


def test_a_question_keeps_which_thing_was_chosen(watched: Watched) -> None:
    page = watched.open("/questions/attendance-of-member")
    page.fill("#p-person", "halt")
    page.fill("#p-person", "trelo")
    page.wait_for_selector("[role=option]")
    page.locator("[role=option]").first.click()
    wait_until(page, lambda: page.input_value("#p-person") == "Hal Treloar")
    page.get_by_role("button", name="Ask").click()
    assert page.locator("tbody tr").count() == 5
    assert page.input_value("#p-person") == "Hal Treloar"


def test_without_scripts_search_and_questions_work(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#seek", "haddad")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Samir Haddad").first.click()
    assert page.locator("h1").inner_text() == "Samir Haddad"
    page.goto(f"{address}/questions/attendance-of-member")
    page.fill("#p-person", "samir haddad")
    page.get_by_role("button", name="Ask").click()
    assert page.locator("tbody tr").count() == 4
    context.close()


def test_on_paper_there_is_the_content_and_no_navigation(watched: Watched) -> None:
    page = watched.open(PAGES["meeting"])
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".agenda").is_visible()
    for gone in ("header.band", "form.quick", "nav.trail"):
        assert page.locator(gone).is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def hostile_pages() -> Iterator[str]:
    """The pages that show the words of hostile papers: two kinds for every payload, the other kinds in turn."""
    yield from ("/", f"/id/{path_of(COUNCIL)}", "/concept/topic/public-health", "/search?q=window")
    yield from ("/people", "/bodies", "/search?q=windwo+onerrro", "/questions/never-came-back")
    for number, paper in enumerate(PAPERS):
        body = f"/id/{path_of(paper.body)}"
        meeting = f"{body}/meeting/{DAY.isoformat()}"
        person = f"/id/{path_of(paper.people[0])}"
        yield from (body, meeting)
        yield (f"{meeting}/item/1", person, f"/documents/{paper.document.rpartition('/')[2]}")[number % 3]


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over a council whose papers are nothing but payloads."""
    folder = tmp_path_factory.mktemp("hostile") / "store"
    keep_hostile(folder)
    with serve(folder) as opened:
        yield opened


def test_words_of_papers_never_run(browser: Browser, hostile_address: str) -> None:
    context = browser.new_context()
    watched = watch(context, hostile_address)
    for path in hostile_pages():
        page = watched.open(path)
        assert page.evaluate("window.__pwn") is None, path
        assert page.locator("main img, main svg, main script, main iframe, main b").count() == 0, path
    watched.check()
    context.close()
