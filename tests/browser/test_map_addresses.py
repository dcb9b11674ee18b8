"""What a map's address keeps: what was selected, opened, pinned, ticked and looked at, and the way back."""

import re
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page

from .conftest import Watched, wait_until
from .test_maps import MAPS, data_of, find

pytestmark = pytest.mark.browser


def test_a_shared_address_brings_back_what_was_selected_opened_pinned_and_ticked(watched: Watched) -> None:
    page = watched.open(MAPS["person"])
    find(page, "Place and Climate Scrutiny Committee")
    before = len(data_of(page)["nodes"])
    page.get_by_role("button", name=re.compile("Show 20 of")).click()
    wait_until(page, lambda: len(data_of(page)["nodes"]) > before)
    assert len(data_of(page)["nodes"]) == before + 20
    wait_until(
        page, lambda: page.get_by_role("button", name=re.compile(r"Show \d+ (of \d+ )?more")).count() == 1
    )
    page.uncheck('#map-legend input[name="line"][value="held"]')
    drag_selected(page)
    shown = picture_of(page)
    assert {"pin=", "at=", "open=", "line="} <= set(re.findall(r"(?:pin|at|open|line)=", page.url))
    again = watched.page.context.new_page()
    again.goto(page.url)
    again.wait_for_selector("#map-canvas[data-ready]")
    assert picture_of(again) == shown
    assert again.get_by_role("button", name="Unpin").is_visible()
    again.close()


def test_what_was_moved_into_view_stays_until_all_is_fitted_in(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    page.get_by_role("button", name="Closer").click()
    wait_until(page, lambda: "view=" in page.url)
    find(page, "Samir Haddad")
    wait_until(page, lambda: "at=" in page.url)
    assert "view=" in page.url
    page.get_by_role("button", name="Fit").click()
    wait_until(page, lambda: "view=" not in page.url)


def drag_selected(page: Page) -> None:
    """Drag the committee, which the map brings to the middle once it is found: the first that has these words, so anew."""
    for name in ("Samir Haddad", "Place and Climate Scrutiny Committee"):
        find(page, name)
    box = still_box(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 40, steps=4)
    page.mouse.up()
    wait_until(page, lambda: "pin=" in page.url)


def still_box(page: Page) -> FloatRect:
    """Give where the canvas is, once the page has come to rest."""
    boxes = [page.locator("#map-canvas").bounding_box()]
    while len(boxes) < 2 or boxes[-1] != boxes[-2]:
        page.wait_for_timeout(100)
        boxes.append(page.locator("#map-canvas").bounding_box())
    assert boxes[-1] is not None
    return boxes[-1]


def picture_of(page: Page) -> tuple[Any, ...]:
    return (
        data_of(page)["nodes"],
        page.locator("#map-panel h3").inner_text(),
        page.locator("#map-table tbody tr:visible").count(),
        page.url,
    )


def test_opening_moves_nothing_that_stood_and_folding_up_brings_back_what_was(watched: Watched) -> None:
    page = watched.open(MAPS["person"])
    first = data_of(page)["nodes"]
    find(page, "Place and Climate Scrutiny Committee")
    page.get_by_role("button", name=re.compile("Show 20 of")).click()
    wait_until(page, lambda: len(data_of(page)["nodes"]) > len(first))
    assert data_of(page)["nodes"][: len(first)] == first
    page.get_by_role("button", name="Fold up again").click()
    wait_until(page, lambda: len(data_of(page)["nodes"]) == len(first))
    assert data_of(page)["nodes"] == first


def test_going_back_brings_back_what_was_selected_before(watched: Watched) -> None:
    page = watched.open(MAPS["body"])
    for name in ("Haddad", "Cabinet"):
        find(page, name)
    second = page.locator("#map-panel h3").inner_text()
    page.go_back()
    wait_until(page, lambda: page.locator("#map-panel h3").inner_text() != second)
    assert "Haddad" in page.locator("#map-panel h3").inner_text()
