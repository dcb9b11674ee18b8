"""The first look at a map: the index leads to it, it is drawn, it leads to the paper, and it can be kept as a page of its own."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from api.maps import standalone_map
from graph.errors import GraphError
from graph.store import open_store

from .conftest import BASE, BODY, PERSON, Watched, watch

pytestmark = pytest.mark.browser
COUNCIL = "Saltmere Borough Council"


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


def test_a_selected_thing_shows_the_words_of_the_paper_with_a_way_to_them(watched: Watched) -> None:
    page = watched.open(f"/maps/person/{PERSON}#at={PERSON}")
    panel = page.locator("#map-panel")
    assert panel.locator("h3").inner_text().endswith("Samir Haddad")
    assert "2024" in panel.inner_text()
    panel.locator("blockquote + p a").first.click()
    page.wait_for_url("**/documents/**")
    assert page.locator(".paper .sought").first.inner_text()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("person", PERSON), ("body", BODY), ("flow", COUNCIL), ("officers", BASE), ("topics", COUNCIL)],
)
def test_a_page_by_itself_draws_without_any_network(
    browser: Browser, sample_store: Path, tmp_path: Path, kind: str, name: str
) -> None:
    with open_store(sample_store, read_only=True) as store:
        name = f"{store.iris.base}{name}" if "/" in name else name
        file = tmp_path / "map.html"
        file.write_text(standalone_map(store, kind, name), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_offline(True)
    alone = watch(context, "")
    page = alone.open(file.as_uri())
    assert colours_of(page.locator("#map-canvas").screenshot()) > 20
    assert page.locator("#map-table tbody tr").count() > 0
    alone.check()
    context.close()


def test_a_page_that_was_downloaded_leads_back_to_the_service(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(f"/maps/timeline/{BODY}")
    with page.expect_download() as kept:
        page.get_by_role("link", name="A page that needs no network").click()
    file = tmp_path / "timeline.html"
    kept.value.save_as(file)
    watched.page.goto(file.as_uri())
    assert page.locator(".timeline").is_visible()
    assert (page.locator(".timeline a").first.get_attribute("href") or "").startswith(watched.address)


def test_a_name_that_fits_none_or_several_is_told(sample_store: Path) -> None:
    with open_store(sample_store, read_only=True) as store:
        with pytest.raises(GraphError, match="no person here has 'Nobody At All'"):
            standalone_map(store, "person", "Nobody At All")
        with pytest.raises(GraphError, match=r"'sandeman' fits \d"):
            standalone_map(store, "person", "sandeman")
