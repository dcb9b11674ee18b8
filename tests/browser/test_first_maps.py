"""The start page and the maps of a person and a body, looked at by a browser that reaches nothing but the service."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from api.maps import standalone_map
from graph.errors import GraphError
from graph.store import open_store

from .conftest import BODY, PERSON, Watched, watch

pytestmark = pytest.mark.browser
MAPS = [f"/maps/person/{PERSON}", f"/maps/body/{BODY}"]


def colours_of(picture: bytes) -> int:
    """Count the colours of a picture: a blank one has one."""
    found = Image.open(io.BytesIO(picture)).convert("RGB").getcolors(maxcolors=1 << 24)
    return len(found or [])


def test_the_start_page_shows_what_there_is(watched: Watched) -> None:
    page = watched.open("/")
    assert page.locator("h1").count() == 1
    assert page.get_by_role("link", name="Maps", exact=True).first.is_visible()


def test_the_index_leads_to_maps(watched: Watched) -> None:
    page = watched.open("/maps")
    page.get_by_role("link", name="Place and Climate Scrutiny Committee", exact=True).first.click()
    page.wait_for_selector("#map-canvas[data-ready]")
    assert page.locator("h1").inner_text() == "Map of Place and Climate Scrutiny Committee"


@pytest.mark.parametrize("path", MAPS)
def test_a_map_is_drawn(watched: Watched, path: str) -> None:
    page = watched.open(path)
    picture = page.locator("#map-canvas").screenshot()
    assert colours_of(picture) > 20
    assert page.locator("canvas").count() == 1


@pytest.mark.parametrize("path", MAPS)
def test_the_table_says_what_the_map_draws(watched: Watched, path: str) -> None:
    page = watched.open(path)
    data = json.loads(page.locator("#map-data").inner_text())
    rows = page.locator("#map-table tbody tr")
    assert rows.count() == len(data["edges"]) > 0
    for number, edge in enumerate(data["edges"]):
        cells = rows.nth(number).locator("th, td").all_inner_texts()
        assert cells[0] == data["things"][edge["from"]]["name"]
        assert cells[2] == data["things"][edge["to"]]["name"]
        assert cells[1].startswith(data["ties"][number]["says"])


def test_a_selected_thing_shows_the_words_of_the_paper_with_a_way_to_them(watched: Watched) -> None:
    page = watched.open(MAPS[0])
    page.locator("#map-canvas").press("ArrowRight")
    panel = page.locator("#map-panel")
    assert panel.locator("h3").inner_text().endswith("Samir Haddad")
    panel.locator("blockquote + p a").first.click()
    page.wait_for_url("**/documents/**")
    assert page.locator(".paper .sought").first.inner_text()


@pytest.mark.parametrize(("kind", "name"), [("person", "Haddad"), ("body", BODY)])
def test_a_page_by_itself_draws_without_any_network(
    browser: Browser, sample_store: Path, tmp_path: Path, kind: str, name: str
) -> None:
    with open_store(sample_store, read_only=True) as store:
        name = f"{store.iris.base}{name}" if "/" in name else f"{store.iris.base}{PERSON}"
        file = tmp_path / "map.html"
        file.write_text(standalone_map(store, kind, name), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_offline(True)
    alone = watch(context, "")
    page = alone.open(file.as_uri())
    assert colours_of(page.locator("#map-canvas").screenshot()) > 20
    alone.check()
    context.close()


def test_a_name_that_fits_none_or_several_is_told(sample_store: Path) -> None:
    with open_store(sample_store, read_only=True) as store:
        with pytest.raises(GraphError, match="no person here has 'Nobody At All'"):
            standalone_map(store, "person", "Nobody At All")
        with pytest.raises(GraphError, match=r"'sandeman' fits \d"):
            standalone_map(store, "person", "sandeman")
