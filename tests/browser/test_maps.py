"""Every map in a browser: drawn, told as a table, walked by keys, shared by its address, opened and folded up again."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from .conftest import BASE, BODY, PERSON, Watched, wait_until
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
}
PATHS = list(MAPS.values())


def data_of(page: Page) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(page.locator("#map-data").inner_text())
    return found


@pytest.mark.parametrize("path", PATHS, ids=list(MAPS))
def test_every_map_is_drawn_and_told(watched: Watched, path: str) -> None:
    page = watched.open(path)
    assert page.locator("h1").count() == 1
    assert colours_of(page.locator("#map-canvas").screenshot()) > 20
    data = data_of(page)
    rows = page.locator("#map-table tbody tr")
    assert rows.count() == len(data["edges"]) > 0
    told = page.eval_on_selector_all(
        "#map-table tbody tr", "rows => rows.map(row => [row.cells[0].textContent, row.cells[2].textContent])"
    )
    drawn = [
        [data["things"][edge["from"]]["name"], data["things"][edge["to"]]["name"]]  # type: ignore[call-overload]
        for edge in data["edges"]
    ]
    assert [[" ".join(cell.split()) for cell in row] for row in told] == [
        [" ".join(str(name).split()) for name in pair] for pair in drawn
    ]


def test_keys_walk_select_and_let_go(watched: Watched) -> None:
    page = watched.open(MAPS["person"])
    canvas, live = page.locator("#map-canvas"), page.locator("#map-live")
    canvas.press("ArrowRight")
    first = live.inner_text()
    assert re.search(r"Haddad, person, \d+ lines", first)
    for key in ("ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
        canvas.press(key)
        if live.inner_text() not in {first, "Nothing lies that way."}:
            break
    assert live.inner_text() != first
    canvas.press("Enter")
    assert page.evaluate("document.activeElement.closest('#map-panel') !== null")
    page.keyboard.press("Escape")
    assert live.inner_text() == "Nothing is selected."
    assert page.locator("#map-panel").is_hidden()


def test_the_search_box_finds_and_says_when_it_does_not(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    page.fill("#map-words", "haddad")
    page.press("#map-words", "Enter")
    assert "Haddad" in page.locator("#map-panel h3").inner_text()
    page.fill("#map-words", "zzz")
    page.press("#map-words", "Enter")
    assert "Nothing on this map" in page.locator("#map-live").inner_text()


def test_an_unticked_kind_is_gone_from_map_table_and_address(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    before = page.locator("#map-table tbody tr:visible").count()
    page.uncheck('#map-legend input[value="person"]')
    after = page.locator("#map-table tbody tr:visible").count()
    assert 0 < after < before
    assert "show=" in page.url
    assert "show=person" not in page.url
    page.reload()
    page.wait_for_selector("#map-canvas[data-ready]")
    assert page.locator("#map-table tbody tr:visible").count() == after
    assert not page.is_checked('#map-legend input[value="person"]')


def test_a_shared_address_brings_back_what_was_selected_and_opened(watched: Watched) -> None:
    page = watched.open(MAPS["person"])
    page.fill("#map-words", "Place and Climate Scrutiny Committee")
    page.press("#map-words", "Enter")
    before = len(data_of(page)["nodes"])
    page.get_by_role("button", name="Show more that is tied to this").click()
    wait_until(page, lambda: len(data_of(page)["nodes"]) > before)
    nodes = data_of(page)["nodes"]
    assert before < len(nodes) <= before + 20
    title = page.locator("#map-panel h3").inner_text()
    shared = page.url
    again = watched.page.context.new_page()
    again.goto(shared)
    again.wait_for_selector("#map-canvas[data-ready]")
    assert data_of(again)["nodes"] == nodes
    assert again.locator("#map-panel h3").inner_text() == title
    again.close()


def test_opening_moves_nothing_that_stood_and_folding_up_brings_back_what_was(watched: Watched) -> None:
    page = watched.open(MAPS["person"])
    first = data_of(page)["nodes"]
    page.fill("#map-words", "Place and Climate Scrutiny Committee")
    page.press("#map-words", "Enter")
    page.get_by_role("button", name="Show more that is tied to this").click()
    wait_until(page, lambda: len(data_of(page)["nodes"]) > len(first))
    assert data_of(page)["nodes"][: len(first)] == first
    page.get_by_role("button", name="Fold it up again").click()
    wait_until(page, lambda: len(data_of(page)["nodes"]) == len(first))
    assert data_of(page)["nodes"] == first


def test_going_back_brings_back_what_was_selected_before(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    for name in ("Haddad", "Cabinet"):
        page.fill("#map-words", name)
        page.press("#map-words", "Enter")
    second = page.locator("#map-panel h3").inner_text()
    page.go_back()
    wait_until(page, lambda: page.locator("#map-panel h3").inner_text() != second)
    assert "Haddad" in page.locator("#map-panel h3").inner_text()


def test_the_picture_is_kept_as_png(watched: Watched) -> None:
    page = watched.open(MAPS["bodies"])
    with page.expect_download() as kept:
        page.get_by_role("button", name="Picture").click()
    assert kept.value.suggested_filename.endswith(".png")
    assert colours_of(kept.value.path().read_bytes()) > 20


@pytest.mark.parametrize("path", PATHS, ids=list(MAPS))
def test_nothing_runs_off_a_phone(watched: Watched, path: str) -> None:
    page = watched.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(watched.address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Show the map").click()
    page.wait_for_selector("#map-canvas[data-ready]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_table_and_a_picture_are_there(watched: Watched) -> None:
    context = watched.page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(watched.address + MAPS["body"])
    assert page.locator("#map-table tbody tr:visible").count() > 0
    assert page.locator(".map-picture").is_visible()
    page.get_by_role("link", name="When").click()
    assert "sort=when" in urlsplit(page.url).query
    context.close()
