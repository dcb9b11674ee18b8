"""Every map in a browser: drawn, told as a table, walked by keys, shared by its address, opened and folded up again."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from .conftest import BASE, BODY, PERSON, Watched, find_barriers, wait_until, watch
from .test_first_maps import colours_of

pytestmark = pytest.mark.browser

MAPS = {
    "person": f"/maps/person/{PERSON}",
    "person, two steps": f"/maps/person/{PERSON}?steps=2",
    "body": f"/maps/body/{BODY}",
    "bodies": f"/maps/bodies/{BASE}",
    "bodies and people": f"/maps/bodies/{BASE}?steps=2",
    "officers": f"/maps/officers/{BASE}",
    "flow": f"/maps/flow/{BASE}",
    "topics": f"/maps/topics/{BASE}",
    "council": f"/maps/council/{BASE}",
    "path": f"/maps/path?one={PERSON}&other={BASE}/body/cabinet",
}
TIMELINES = {
    "person": f"/maps/timeline/{PERSON}",
    "body": f"/maps/timeline/{BODY}",
    "topic": "/maps/timeline/topic/air-quality",
}
STATES = {
    "index": "/maps",
    "nothing fits": f"/maps/person/{PERSON}?from=2031-01-01",
    "no way asked": "/maps/path",
    "nobody named": "/maps/path?one=zzzz&other=Cabinet",
}


def data_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.locator("#map-data").inner_text())
    return found


def find(page: Page, name: str) -> None:
    page.fill("#map-words", name)
    page.press("#map-words", "Enter")


def find_barriers_with_few_rows(page: Page) -> list[str]:
    """Find the barriers of a page whose table is cut to its first rows: the others are all alike, and take long."""
    page.eval_on_selector_all("tbody tr:nth-child(n + 4)", "rows => rows.forEach(row => row.remove())")
    return find_barriers(page)


def as_seen(cells: list[list[str]]) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in cells]


@pytest.mark.parametrize("path", MAPS.values(), ids=list(MAPS))
def test_every_map_is_drawn_told_and_barred_to_nobody(watched: Watched, path: str) -> None:
    page = watched.open(path)
    assert page.locator("h1").count() == 1
    assert colours_of(page.locator("#map-canvas").screenshot()) > 20
    data = data_of(page)
    told = page.eval_on_selector_all(
        "#map-table tbody tr", "rows => rows.map(row => [0, 1, 2].map(n => row.cells[n].textContent))"
    )
    assert len(told) == len(data["edges"]) > 0
    for [who, what, whom], edge, tie in zip(as_seen(told), data["edges"], data["ties"], strict=True):
        ends = [data["things"][edge[end]]["name"] for end in ("from", "to")]
        assert [[who, whom]] == as_seen([ends])
        assert what.startswith(data["says"][tie["kind"]])
    page.emulate_media(media="print")
    assert page.locator("#map-table").is_visible()
    assert page.locator("#map-bar").is_hidden()
    page.emulate_media(media="screen")
    assert find_barriers_with_few_rows(page) == []


@pytest.mark.parametrize("path", MAPS.values(), ids=list(MAPS))
def test_nothing_runs_off_a_phone(watched: Watched, path: str) -> None:
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(watched.address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Show the map").click()
    page.wait_for_selector("#map-canvas[data-ready]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert colours_of(page.locator("#map-canvas").screenshot()) > 20


@pytest.mark.parametrize("path", TIMELINES.values(), ids=list(TIMELINES))
def test_every_timeline_is_drawn_told_and_barred_to_nobody(watched: Watched, path: str) -> None:
    page = watched.open(path)
    marks = page.locator(".timeline a[aria-label]").count()
    assert marks == page.locator("table tbody tr").count() > 0
    assert colours_of(page.locator(".timeline").screenshot()) > 5
    assert find_barriers_with_few_rows(page) == []
    with page.expect_download() as kept:
        page.get_by_role("button", name="PNG").click()
    assert colours_of(kept.value.path().read_bytes()) > 5
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", STATES.values(), ids=list(STATES))
def test_a_page_without_a_map_bars_nobody(watched: Watched, path: str) -> None:
    page = watched.open(path)
    assert page.locator("h1").count() == 1
    assert find_barriers(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_map_is_walked_by_keys_alone_from_its_address_to_the_paper(watched: Watched) -> None:
    page, live = watched.open(MAPS["person"]), watched.page.locator("#map-live")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "map-canvas":
            break
    page.keyboard.press("ArrowRight")
    first = live.inner_text()
    assert re.search(r"Haddad, person, \d+ lines", first)
    assert page.locator("#map-panel").is_hidden()
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
        if live.inner_text() not in {first, "Nothing lies that way."}:
            break
    assert live.inner_text() != first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#map-panel') !== null")
    assert live.inner_text().startswith("Selected: ")
    page.keyboard.press("Escape")
    assert live.inner_text() == "Nothing is selected."
    assert page.locator("#map-panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "map-canvas"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    while not page.evaluate("document.activeElement.matches('blockquote + p a')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    assert page.locator(".paper .sought").count() > 0


def test_the_search_box_finds_one_after_the_other_and_says_when_there_is_none(watched: Watched) -> None:
    page, live = watched.open(MAPS["body"]), watched.page.locator("#map-live")
    find(page, "ackroyd")
    first = page.locator("#map-panel h3").inner_text()
    assert "Ackroyd" in first
    assert "1 of 2" in live.inner_text()
    page.press("#map-words", "Enter")
    assert page.locator("#map-panel h3").inner_text() != first
    find(page, "zzz")
    assert "Nothing on this map" in live.inner_text()


def test_what_is_not_ticked_is_gone_from_map_table_and_address_and_comes_back(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    rows = page.locator("#map-table tbody tr:visible")
    before = rows.count()
    page.uncheck('#map-legend input[value="person"]')
    after = rows.count()
    assert 0 < after < before
    assert "show=" in page.url
    assert "show=person" not in page.url
    page.reload()
    page.wait_for_selector("#map-canvas[data-ready]")
    assert rows.count() == after
    assert not page.is_checked('#map-legend input[value="person"]')
    page.go_back()
    wait_until(page, lambda: rows.count() == before)
    assert page.is_checked('#map-legend input[value="person"]')


def test_outcomes_and_days_narrow_a_map(watched: Watched) -> None:
    page = watched.open(MAPS["flow"])
    rows = page.locator("#map-table tbody tr:visible")
    before = rows.count()
    page.uncheck('#map-legend input[name="mark"][value="no answer found"]')
    assert 0 < rows.count() < before
    page.fill('#map-legend input[name="from"]', "2024-02-01")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_selector("#map-canvas[data-ready]")
    assert {"from=2024-02-01", "mark=rejected"} <= set(urlsplit(page.url).query.split("&"))
    assert 0 < rows.count() < before


def test_the_panel_hides_nothing_of_a_map_that_fits(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    canvas = page.locator("#map-canvas")
    before = canvas.bounding_box()
    canvas.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#map-panel:not([hidden])")
    page.wait_for_timeout(200)
    after = canvas.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] < before["width"]
    right_edge = {
        "x": after["x"] + after["width"] - 12,
        "y": after["y"] + 2,
        "width": 10,
        "height": after["height"] - 4,
    }
    assert colours_of(page.screenshot(clip=right_edge)) == 1  # type: ignore[arg-type]


def test_the_picture_is_kept_as_png(watched: Watched) -> None:
    page = watched.open(MAPS["bodies"])
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save PNG").click()
    assert kept.value.suggested_filename.endswith(".png")
    assert colours_of(kept.value.path().read_bytes()) > 20


def test_nothing_moves_for_those_who_wish_no_motion(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    page.emulate_media(reduced_motion="reduce")
    find(page, "Haddad")
    page.wait_for_selector("#map-panel .more button")
    page.wait_for_timeout(300)
    drawn = "document.querySelector('#map-canvas canvas').toDataURL()"
    still = page.evaluate(drawn)
    page.wait_for_timeout(150)
    assert page.evaluate(drawn) == still
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_map_is_shown_in_the_frame_of_another_page(watched: Watched) -> None:
    page = watched.open(MAPS["officers"])
    code = page.locator("#frame-code").input_value()
    page.route(
        "**/elsewhere", lambda route: route.fulfill(body=f"<!doctype html>{code}", content_type="text/html")
    )
    page.goto(f"{watched.address}/elsewhere")
    frame = page.frame_locator("iframe")
    frame.locator("#map-canvas[data-ready]").wait_for()
    assert frame.locator("header").count() == 0
    assert frame.get_by_role("link", name="See the sources").get_attribute("href") == MAPS["officers"]
    page.goto(watched.address + MAPS["officers"] + "?embed=true")
    page.wait_for_selector("#map-canvas[data-ready]")
    assert find_barriers(page) == []


def test_a_page_of_the_service_itself_is_shown_in_no_frame(watched: Watched) -> None:
    other = watch(watched.page.context, watched.address)
    frame = f'<!doctype html><iframe src="{watched.address}{MAPS["officers"]}"></iframe>'
    other.page.route("**/elsewhere", lambda route: route.fulfill(body=frame, content_type="text/html"))
    other.page.goto(f"{watched.address}/elsewhere")
    other.page.wait_for_timeout(300)
    assert any("frame-ancestors" in line for line in other.errors)


def test_without_scripts_the_table_and_a_picture_are_there(watched: Watched) -> None:
    context = watched.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(watched.address + MAPS["body"])
    rows = page.locator("#map-table tbody tr:visible")
    before = rows.count()
    assert page.locator(".map-picture").is_visible()
    page.uncheck('#map-legend input[value="action"]')
    page.get_by_role("button", name="Apply").click()
    assert 0 < rows.count() < before
    page.get_by_role("link", name="When").click()
    assert "sort=when" in urlsplit(page.url).query
    assert 0 < rows.count() < before
    context.close()
