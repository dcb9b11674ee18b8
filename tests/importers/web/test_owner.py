"""A page's council, from what its site says around the paper."""

import pytest

from importers.source import Source
from importers.web.owner import council_of_page
from importers.web.tree import index_page, meta, parse_page

PAPER = "<p>The Panel asked Wold County Council to reply.</p>"


def owner(page: str) -> str:
    root = parse_page(Source(f"<html>{page}</html>".encode(), "page.html"))
    return council_of_page(root, index_page(root), meta(root))


@pytest.mark.parametrize(
    "page",
    [
        '<head><meta name="DC.title" content="Agenda for Port Panel"><title>Agenda for Port Panel - Eastmere Borough Council</title></head>',
        "<head><title>Eastmere Borough Council | Minutes</title></head>",
        '<body><header><a href="/">Eastmere Borough Council</a><form>Search</form></header>',
        '<body><div id="page-header"><p>Eastmere Borough Council</p></div>',
        '<body><a class="logo" href="/"><img src="a.gif" alt="Eastmere Borough Council logo"></a>',
        "<body><footer><p>&copy; Eastmere Borough Council</p><p>Accessibility</p></footer>",
        "<body><footer>Copyright 2021-22 Eastmere Borough Council. All rights reserved.</footer>",
    ],
)
def test_the_site_names_its_council(page: str) -> None:
    assert owner(page + PAPER) == "Eastmere Borough Council"


@pytest.mark.parametrize(
    "page",
    [
        "<head><title>Minutes - Port Panel</title></head>",
        "<head><title>Agenda for Port Panel - Modern Council</title></head>",
        "<body><header>Full Council</header>",
        "<body><footer>Letters to Wold County Council</footer>",
        '<head><meta name="DC.title" content="Reply - Wold County Council"><title>Reply - Wold County Council</title></head>',
        "<body>",
    ],
)
def test_another_name_is_not_taken_for_the_council(page: str) -> None:
    assert owner(page + PAPER) == ""
