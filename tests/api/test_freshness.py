"""Pages are tagged by what they are made from, and not made again for who holds them."""

from pathlib import Path

import httpx
import pytest

from api.pages.freshness import digest_of
from api.settings import Settings

from .conftest import PAPERS, load_papers, serving

PAGES = ("/", "/documents", "/people", "/questions", "/maps", "/concept/topic/housing-repairs")
HTML = {"accept": "text/html"}


@pytest.mark.parametrize("path", PAGES)
def test_who_holds_a_page_is_told_that_it_is_the_same(client: httpx.Client, path: str) -> None:
    first = client.get(path, headers=HTML)
    assert first.status_code == 200
    assert first.headers["cache-control"] in {"no-cache", "max-age=86400"}
    again = client.get(path, headers={**HTML, "if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_a_page_is_sent_packed_to_who_can_unpack(client: httpx.Client) -> None:
    packed = client.get("/ns", headers=HTML)
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    plain = client.get("/ns", headers={**HTML, "accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text
    assert int(packed.headers["content-length"]) * 4 < len(plain.content)


def test_another_form_of_a_page_has_another_tag(client: httpx.Client) -> None:
    page = client.get("/documents", headers=HTML).headers["etag"]
    assert client.get("/documents?page=2", headers=HTML).headers["etag"] != page
    assert client.get("/documents", headers={"accept": "*/*"}).headers["etag"] != page
    assert client.head("/documents", headers=HTML).headers["etag"] == page


@pytest.mark.parametrize("path", ["/health", "/search?q=housing", "/sparql/ask", "/id/council/nowhere"])
def test_what_is_no_page_of_the_graph_alone_has_no_tag(client: httpx.Client, path: str) -> None:
    assert "etag" not in client.get(path, headers=HTML).headers


def test_a_page_is_made_again_after_papers_were_loaded(tmp_path: Path) -> None:
    load_papers(tmp_path, PAPERS[:1])
    with serving(Settings(store=str(tmp_path), budget=0, readers=1)) as client:
        before = client.get("/documents", headers=HTML)
        load_papers(tmp_path)
        after = client.get("/documents", headers={**HTML, "if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        assert "2 papers have been read" in after.text
        assert after.headers["etag"] != before.headers["etag"]


def test_other_templates_and_settings_make_other_tags(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "start.html").write_text("one", encoding="utf-8")
    one = digest_of("settings", tmp_path)
    assert digest_of("other settings", tmp_path) != one
    (tmp_path / "templates" / "start.html").write_text("other", encoding="utf-8")
    assert digest_of("settings", tmp_path) != one
