"""The Atom feeds: well formed, with ids that stay, and with nothing of a paper's words taken for markup."""

import datetime as dt
import xml.etree.ElementTree as ET

import httpx
import pytest

from api.pages.feeds import Entry, write_atom

COUNCIL = "/id/council/saltmere-borough-council"
BODY = f"{COUNCIL}/body/place-and-climate-scrutiny-committee"
FEEDS = [BODY, f"{COUNCIL}/person/samir-haddad", "/concept/topic/air-quality"]
ATOM = "{http://www.w3.org/2005/Atom}"


def read(body: bytes) -> ET.Element:
    return ET.fromstring(body)  # noqa: S314 - written by ourselves


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_holds_what_its_format_demands(samples: httpx.Client, path: str) -> None:
    answer = samples.get(path, params={"format": "atom"})
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = read(answer.content)
    assert feed.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == str(answer.url)
    assert links["alternate"] == f"{str(samples.base_url).rstrip('/')}{path}"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for element in (feed, *entries):
        assert element.findtext(f"{ATOM}title")
        assert (element.findtext(f"{ATOM}id") or "").startswith("https://w3id.org/scrutiny/")
        assert dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Scrutiny Graph"


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_s_entries_lead_to_pages(samples: httpx.Client, path: str) -> None:
    feed = read(samples.get(path, params={"format": "atom"}).content)
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries[:5]:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        answer = samples.get(link.get("href") or "", headers={"accept": "text/html"})
        assert answer.status_code == 200


def test_a_reader_may_ask_by_the_media_type_and_a_page_announces_its_feed(samples: httpx.Client) -> None:
    assert samples.get(BODY, headers={"accept": "application/atom+xml"}).content.startswith(b"<?xml")
    page = samples.get(BODY, headers={"accept": "text/html"}).text
    assert (
        f'rel="alternate" type="application/atom+xml" title="Place and Climate Scrutiny Committee" href="{BODY}?format=atom"'
        in page
    )


def test_what_has_no_feed_says_so(samples: httpx.Client) -> None:
    answer = samples.get(f"{BODY}/meeting/2024-03-12", params={"format": "atom"})
    assert answer.status_code == 404
    assert "bodies, people, topics and issues have one" in answer.json()["detail"]


def test_hostile_words_stay_words() -> None:
    words = "</title><script>x</script>\x00\x0b\ufffe\ud800&amp;]]>"
    entries = [Entry("urn:a", words, words, (), "2026-03-05"), Entry("urn:a", "twice", "", (), "")]
    body = write_atom(
        "urn:node", words, entries, {}, link=str, address="https://x.example/?a&b", author=words
    )
    feed = read(body)
    entry = feed.findall(f"{ATOM}entry")
    assert len(entry) == 1
    assert feed.find(f".//{ATOM}script") is None
    assert (feed.findtext(f"{ATOM}title") or "").startswith("</title><script>x</script>????&amp;]]>")
