"""The registers of people, committees and issues: by surname, by letter where they are long, without those who have no public role."""

import re

import httpx
import pytest

from api.pages import registers

HTML = {"accept": "text/html"}


def names_in(page: str) -> list[str]:
    return re.findall(r'<li><a href="/id/[^"]*">([^<]*)</a>', page)


def test_people_come_by_surname_and_those_without_a_public_role_do_not_come(samples: httpx.Client) -> None:
    page = samples.get("/people", headers=HTML).text
    names = names_in(page)
    assert "Samir Haddad" in names
    assert names.index("Desmond Ackroyd-Lane") < names.index("Samir Haddad") < names.index("Jolyon Vickery")
    assert "Alwyn Pask" not in names
    assert '<h2 id="letter-1">A</h2>' in page


def test_committees_name_their_councils(samples: httpx.Client) -> None:
    page = samples.get("/bodies", headers=HTML).text
    assert re.search(r'>Audit and Scrutiny Committee</a> <span class="hint">Strathlarig Council</span>', page)


def test_a_long_register_is_parted_by_letters(samples: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "_AT_ONCE", 5)
    first = samples.get("/people", headers=HTML).text
    assert '<a href="?letter=A" aria-current="page">A</a>' in first
    assert "Samir Haddad" not in names_in(first)
    assert "Samir Haddad" in names_in(samples.get("/people?letter=h", headers=HTML).text)


def test_an_empty_register_says_so(client: httpx.Client) -> None:
    page = client.get("/issues", headers=HTML)
    assert page.status_code == 200
    assert names_in(page.text) == []
    assert "No paper that was read follows an issue" in page.text
