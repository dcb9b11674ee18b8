"""Gives the names of things, terms and codes by their IRIs, for tables that would otherwise show addresses."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final

from api.maps.asking import SiteAsking
from api.maps.telling import paper_address
from api.pages.site import Site
from api.rows import iri
from graph.maps.ties import Source, Thing
from graph.naming import best_name
from ontology.topics import topics
from ontology.vocabulary import code_lists, terms

__all__ = ["MOST_LABELLED", "address_of", "label_iris"]

MOST_LABELLED: Final = 500
"""IRIs that are named at once; more are left as they are."""

_IN_PAPER: Final = "the place in the paper"


@cache
def _vocabulary() -> dict[str, str]:
    """Give the labels of all that the ontology itself names."""
    codes = {code.iri: code.label for codes in code_lists() for code in codes.codes}
    return {
        **codes,
        **{topic.iri: topic.label for topic in topics()},
        **{term.iri: term.label for term in terms()},
    }


def address_of(site: Site, iri: str) -> str:
    """Give the address at which an IRI is shown; that of a mention is the place in its paper."""
    document, found, _ = iri.partition("#char=")
    if found and document.startswith(f"{site.settings.base}document/"):
        return paper_address(Source(iri, "", document, ""))
    return site.link(iri)


async def label_iris(site: Site, iris: Iterable[str]) -> dict[str, str]:
    """Name the things of this service; IRIs from elsewhere and such as have no name are left out."""
    wanted = list(dict.fromkeys(one for one in iris if site.link(one).startswith("/")))[:MOST_LABELLED]
    vocabulary = await asyncio.to_thread(_vocabulary)  # reading it takes most of a second, once
    known = {one: vocabulary[one] for one in wanted if one in vocabulary}
    known |= {one: _IN_PAPER for one in wanted if "#char=" in one}
    names: defaultdict[str, list[str]] = defaultdict(list)
    nameless = [one for one in wanted if one not in known]
    for one in nameless:
        iri(one)
    if nameless:
        for row in await SiteAsking(site).rows("names", thing=nameless):
            names[row["thing"]].append(row["name"])
    found = {
        one: best_name(Thing(one, "", "person" if "/person/" in one else "thing"), names[one])
        for one in names
    }
    return {**known, **found}
