"""The gazetteer is sound, and each council in it is known by its names and its hosts.

Rows are taken from the gazetteer itself, so that no council is named here.
"""

import datetime as dt
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.councils import (
    Council,
    council_by_domain,
    council_by_name,
    councils,
    find_councils,
    find_places,
)
from ontology.slugs import slug

TODAY = [council for council in councils() if council.until is None]
ABOLISHED = [council for council in councils() if council.until is not None]
BOROUGHS = [council for council in TODAY if council.name == f"{council.place} Borough Council"]
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def test_the_gazetteer_covers_the_nations() -> None:
    principal = [council for council in TODAY if council.kind != "combined"]
    by_nation = {n: sum(c.nation == n for c in principal) for n in ("Wales", "Scotland", "Northern Ireland")}
    assert by_nation == {"Wales": 22, "Scotland": 32, "Northern Ireland": 11}
    assert len(principal) == 382
    assert sum(council.kind == "london-borough" for council in TODAY) == 32
    assert sum(council.kind == "metropolitan" for council in TODAY) == 36
    assert sum(council.kind == "county" for council in TODAY) == 21


def test_each_row_is_well_formed() -> None:
    slugs = {council.slug for council in councils()}
    assert len(slugs) == len(councils())
    for council in councils():
        assert council.slug == slug(council.name)
        assert all(HOST.fullmatch(domain) for domain in council.domains), council.domains
        assert set(council.successors) <= slugs
        assert bool(council.until) or not council.successors
        assert council.until is None or council.until >= dt.date(2009, 4, 1)
        assert council.domains or council.until


def test_every_council_is_found_by_its_names() -> None:
    for council in councils():
        for name in (council.name, f"the {council.name}", council.name.upper(), *council.aliases):
            assert council_by_name(name) == council, name


def test_no_two_councils_of_today_share_a_domain() -> None:
    domains = [domain for council in TODAY for domain in council.domains]
    assert len(set(domains)) == len(domains)


@pytest.mark.parametrize(
    "form",
    [
        "{0}",
        "www.{0}",
        "democracy.{0}",
        "jo.venn@{0}",
        "https://{0}/ieListDocuments.aspx?CId=1",
        "{0}:443",
        "{0}.",
    ],
)
def test_every_council_of_today_is_found_by_its_hosts(form: str) -> None:
    for council in TODAY:
        for domain in council.domains:
            assert council_by_domain(form.format(domain)) == council, domain


def test_a_suppliers_host_names_the_council_by_its_place() -> None:
    council = BOROUGHS[0]
    label = slug(council.place).replace("-", "")
    for host in (f"{label}.moderngov.co.uk", f"{label}bc.moderngov.co.uk", f"{label}.cmis.uk.com"):
        assert council_by_domain(host) == council
    assert council_by_domain("eastmere.moderngov.co.uk") is None
    assert council_by_domain("moderngov.co.uk") is None


def test_a_shared_domain_is_settled_by_the_day() -> None:
    shared = [(old, new) for old in ABOLISHED for new in TODAY if set(old.domains) & set(new.domains)]
    assert shared
    for old, new in shared:
        host = (set(old.domains) & set(new.domains)).pop()
        assert old.until is not None
        assert council_by_domain(host, old.until - dt.timedelta(days=1)) == old
        assert council_by_domain(host, old.until) == new
        assert council_by_domain(host) == new


@pytest.mark.parametrize(
    "host", ["", "gov.uk", "co.uk", "example.gov.uk", "@", "http://[", "eastmere.gov.uk", "nhs.uk"]
)
def test_an_unknown_host_is_no_council(host: str) -> None:
    assert council_by_domain(host) is None


def spellings(council: Council) -> list[str]:
    place = council.place
    return [
        f"{place} Borough Council",
        f"{place} Council",
        f"Borough of {place}",
        f"{place} BC",
        f"{place.upper()} BOROUGH COUNCIL",
    ]


@pytest.mark.parametrize("which", range(5))
def test_boroughs_are_found_in_running_text_in_their_usual_forms(which: int) -> None:
    for council in BOROUGHS:
        name = spellings(council)[which]
        text = f"Officers of {name}, and others."
        assert find_councils(text) == [(12, 12 + len(name), council)]


def test_names_are_found_over_line_breaks_with_their_exact_stretch() -> None:
    council = BOROUGHS[0]
    name = council.name.replace(" Council", "\n   Council")
    assert find_councils(f"xx {name} yy") == [(3, 3 + len(name), council)]


def test_and_may_be_written_as_an_ampersand() -> None:
    council = next(c for c in TODAY if " and " in c.name)
    assert council_by_name(council.name.replace(" and ", " & ")) == council


@pytest.mark.parametrize("text", ["{0}shire Borough Council", "X{1}", "{2}", "{1}s", "co-{1}"])
def test_parts_of_words_and_small_letters_are_no_names(text: str) -> None:
    council = BOROUGHS[0]
    written = text.format("Q" + council.place, council.name, council.name.lower())
    assert council not in [found for _, _, found in find_councils(written)]


def test_the_longest_name_wins_and_names_do_not_overlap() -> None:
    longer = next(c for c in TODAY if any(o is not c and c.name.endswith(f" {o.name}") for o in councils()))
    assert [found for _, _, found in find_councils(f"at {longer.name} today")] == [longer]


def test_a_bare_place_is_a_place_and_no_council() -> None:
    place = BOROUGHS[0].place
    assert find_councils(f"schools in {place} today") == []
    assert find_places(f"schools in {place} today") == [(11, 11 + len(place), BOROUGHS[0])]


@given(st.text(max_size=300), st.sampled_from(councils()), st.text(max_size=50))
def test_hits_are_whole_and_in_order_in_any_text(before: str, council: Council, after: str) -> None:
    text = f"{before} {council.name} {after}"
    hits = find_councils(text)
    assert (len(before) + 1, len(before) + 1 + len(council.name)) in [(start, end) for start, end, _ in hits]
    assert all(a[1] <= b[0] for a, b in pairwise(hits))


def test_only_the_stretch_asked_for_is_searched() -> None:
    name = BOROUGHS[0].name
    text = f"{name} {name}"
    assert [start for start, _, _ in find_councils(text, 1)] == [len(name) + 1]
    assert [start for start, _, _ in find_councils(text, 0, len(text) - 1)] == [0]
