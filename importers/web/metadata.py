"""What a page states about itself beside its text: Dublin Core and Open Graph elements, its address, its owner."""

import re
from typing import Final

from importers.source import Source
from importers.web.owner import council_of_page
from importers.web.tree import Element, PageIndex, fold, meta, text_of

__all__ = ["date_of_issue", "page_metadata"]

_HEAD: Final = 4096
# <!-- saved from url=(0061)https://democracy.eastmere.example/ieListDocuments.aspx?CId=1 -->
_SAVED_FROM = re.compile(rb"<!--\s{0,5}saved from url=\(\d{1,6}\)(\S{1,2000})\s{0,5}-->")
# 2026-01-15, 2026-01-15T19:30
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATES = ("dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued", "article:published_time")


def page_metadata(root: Element, index: PageIndex, source: Source) -> dict[str, str]:
    """Read title, address and council from a page's head, header and copyright line.

    ``council`` is given only where the site names a council as its owner.
    """
    stated = meta(root)
    found = {
        "title": _title(root, stated),
        "url": _address(root, stated, source),
        "council": council_of_page(root, index, stated),
    }
    return {key: value for key, value in found.items() if value}


def date_of_issue(root: Element) -> dict[str, str]:
    """Read the ISO date on which a page was published, as ``issued``; empty if it does not say."""
    stated = meta(root)
    for name in _DATES:
        written = _ISO_DATE.match(stated.get(name, ""))
        if written:
            return {"issued": written[0]}
    return {}


def _title(root: Element, stated: dict[str, str]) -> str:
    element = root.find(".//title")
    return stated.get("dc.title") or (" ".join(fold(text_of(element)).split()) if element is not None else "")


def _address(root: Element, stated: dict[str, str], source: Source) -> str:
    for link in root.iter("link"):
        if link.get("rel") == "canonical" and link.get("href", "").startswith("http"):
            return link.get("href", "")
    if stated.get("og:url", "").startswith("http"):
        return stated["og:url"]
    saved = _SAVED_FROM.search(source.data[:_HEAD])
    return saved[1].decode("utf-8", "replace") if saved else ""
