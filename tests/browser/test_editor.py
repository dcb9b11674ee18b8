"""The SPARQL editor, used as a person uses it: typed into, completed, asked, shared, drawn; nothing forbidden happens."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from api.pages.site import STATIC

from .conftest import Watched, find_barriers, wait_until, watch

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (STATIC / "vendor" / "yasgui.js").is_file(),
        reason="the editor was not fetched when the project was built: python hatch_build.py",
    ),
]
BODIES = "SELECT ?body ?name WHERE { ?body a scr:Body ; rdfs:label ?name } ORDER BY ?name"
DRAWN = (
    "CONSTRUCT { ?body scr:made ?clause . ?clause scr:addressedTo ?to } WHERE { ?clause a scr:Recommendation ;"
    " scr:addressedTo ?to ; scr:inItem/scr:inMeeting/schema:organizer ?body }"
)


def open_editor(watched: Watched, query: str | None = None) -> Page:
    page = watched.open(f"/sparql/ask?{urlencode({'query': query})}" if query else "/sparql/ask")
    page.wait_for_selector("html[data-editor=ready]")
    return page


def write(page: Page, query: str) -> None:
    """Type a query in place of the one that is there."""
    page.locator(".CodeMirror-code").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(query)


def ask(page: Page) -> None:
    page.get_by_role("button", name="Ask", exact=True).click()


def test_an_answer_names_what_it_shows_and_links_to_it(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, BODIES)
    ask(page)
    link = page.locator(".yasr table").get_by_role("link", name="Cabinet", exact=True).first
    expect(link).to_have_attribute("href", re.compile(r"^/id/council/.*/body/cabinet$"))
    expect(page.locator("#ask-live")).to_contain_text(re.compile(r"Answered: \d+ rows"))
    link.click()
    page.wait_for_url("**/id/council/**")
    assert "Cabinet" in page.locator("h1").inner_text()


def test_terms_are_completed_with_their_labels(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, "SELECT ?x { ?x a ")
    page.keyboard.type("scr:Reco", delay=30)
    hint = page.locator(".CodeMirror-hint", has_text="scr:Recommendation")
    expect(hint.first).to_contain_text("Recommendation (class)")
    page.keyboard.press("Enter")
    expect(page.locator(".CodeMirror-code").first).to_contain_text("?x a scr:Recommendation")
    write(page, "PREFIX ")
    page.keyboard.type("sche", delay=30)
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("schema: <https://schema.org/>")


def test_a_label_finds_its_term_where_completion_is_asked_for(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, "SELECT ?x { ?x addressed")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("scr:addressedTo")


def test_our_prefixes_need_no_declaration_and_a_slip_is_marked_while_typing(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, BODIES)
    expect(page.locator(".syntax-warning")).to_have_count(0)
    write(page, "SELECT ?x { ?x a nowhere:Thing }")
    sign = page.locator(".syntax-warning")
    expect(sign).to_have_attribute("aria-label", "Prefix 'nowhere' is not defined")
    sign.hover()


def test_what_is_wrong_is_told_with_its_place(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, "SELECT ?x {\n  ?x a scr:Body ;; }\nORDER")
    with page.expect_response(lambda answer: answer.url.endswith("/sparql") and answer.status == 400):
        ask(page)
    notice = page.locator(".yasr").get_by_role("alert")
    expect(notice).to_contain_text("The query is not valid SPARQL")
    expect(notice).to_contain_text(re.compile(r"Line 3, column \d"))
    expect(page.locator(".ask-trouble").first).to_be_visible()
    notice.get_by_role("button", name="Go to line 3").click()
    assert page.evaluate("document.activeElement.closest('.CodeMirror') !== null")
    assert find_barriers(page) == []
    wait_until(page, lambda: bool(watched.errors))
    watched.errors.clear()  # a browser reports the refused request itself


def test_a_link_brings_back_the_query_and_its_answer(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, BODIES)
    ask(page)
    page.wait_for_selector(".yasr table")
    assert find_barriers(page) == []
    shared = page.url
    assert parse_qs(urlsplit(shared).query)["query"] == [BODIES]
    page.goto("about:blank")
    page.goto(shared)
    page.wait_for_selector("html[data-editor=ready]")
    expect(page.locator(".CodeMirror-code").first).to_contain_text("?body a scr:Body")
    expect(page.locator("#answer-place table")).to_be_visible()


def test_a_graph_is_drawn_as_a_map(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, DRAWN)
    page.get_by_role("button", name="Draw a map of the answer").click()
    page.wait_for_selector("#map-canvas[data-ready]")
    assert page.locator("h1").inner_text() == "Map of an answer"
    expect(page.locator("#map-table tbody tr").first).to_contain_text("addressed to")
    page.locator("nav.trail").get_by_role("link", name="Ask in SPARQL").click()
    page.wait_for_selector("html[data-editor=ready]")
    expect(page.locator(".CodeMirror-code").first).to_contain_text("CONSTRUCT")


def test_a_question_in_english_becomes_the_query(watched: Watched) -> None:
    page = open_editor(watched)
    page.get_by_text("Begin with a question (").click()
    page.get_by_role("link", name="Which decisions were called in").click()
    expect(page.locator(".CodeMirror-code").first).to_contain_text("scr:CallIn")
    ask(page)
    page.wait_for_selector(".yasr table")


def test_the_keyboard_alone_suffices(watched: Watched) -> None:
    page = open_editor(watched)
    page.locator("#examples summary").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.CodeMirror') !== null"):
            break
    else:
        raise AssertionError("Tab does not lead into the editor")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(BODIES)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".yasr table")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Ask"


def test_nothing_is_kept_unless_somebody_says_so(watched: Watched) -> None:
    page = open_editor(watched)
    write(page, BODIES)
    ask(page)
    page.wait_for_selector(".yasr table")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_label("Keep my queries in this browser").check()
    page.wait_for_url("**query=**")
    page.wait_for_selector("html[data-editor=ready]")
    page.goto(watched.address + "/sparql/ask")
    page.wait_for_selector("html[data-editor=ready]")
    expect(page.locator(".CodeMirror-code:visible")).to_contain_text("?body a scr:Body")
    page.get_by_label("Keep my queries in this browser").uncheck()
    page.wait_for_selector("html[data-editor=ready]")
    page.wait_for_function("Object.keys(localStorage).length === 0")


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 360, "height": 780}, color_scheme="dark")
    page = watch(context, address)
    yield page
    page.check()
    context.close()


def test_it_fits_a_telephone_in_the_dark(narrow: Watched) -> None:
    page = open_editor(narrow)
    write(page, BODIES)
    ask(page)
    page.wait_for_selector(".yasr table")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    colours = page.evaluate("(e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color])(document.querySelector('.CodeMirror'))")  # fmt: skip
    assert sum(map(int, re.findall(r"\d+", colours[0])[:3])) < 200 < sum(map(int, re.findall(r"\d+", colours[1])[:3]))  # fmt: skip


def test_without_scripts_the_form_asks_and_shows_the_same(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sparql/ask")
    page.get_by_label("Query").fill(BODIES)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("link", name="Cabinet", exact=True).first.wait_for(state="visible")
    page.get_by_label("Query").fill(DRAWN)
    page.get_by_role("button", name="Draw a map of the answer").click()
    assert page.locator("h1").inner_text() == "Map of an answer"
    assert page.locator("#map-table tbody tr").count() > 3
    page.goto(f"{address}/sparql/ask?{urlencode({'query': 'SELECT ?x {'})}")
    assert page.get_by_role("alert").is_visible()
    context.close()
