"""Writes the address at which a reader reports an error in a fact: a letter begun, or a form filled in. Nothing is kept here."""

from collections.abc import Callable
from typing import Final
from urllib.parse import quote, urlencode

from fastapi import Request

__all__ = ["report_address", "reporter"]

_LONGEST_QUOTE: Final = 600  # characters: some mail programs cut an address at 2,000


def report_address(to: str, fact: str, words: str, page: str) -> str:
    """Write the address for one fact, "" where nobody takes reports; ``to`` is the setting, ``page`` where it was seen.

    >>> report_address("mailto:scrutiny@eastmere.example", "urn:fact", "It was noted", "https://x.example/id/a")[:66]
    'mailto:scrutiny@eastmere.example?subject=An%20error%20on%20a%20pag'
    >>> report_address("https://eastmere.example/report?form=7", "urn:fact", "Noted & closed", "https://x.example/id/a")
    'https://eastmere.example/report?form=7&fact=urn%3Afact&words=Noted+%26+closed&page=https%3A%2F%2Fx.example%2Fid%2Fa'
    >>> report_address("", "urn:fact", "", "")
    ''
    """
    if not to:
        return ""
    words = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + "…"
    joint = "&" if "?" in to else "?"
    if not to.startswith("mailto:"):
        return to + joint + urlencode({"fact": fact, "words": words, "page": page})
    body = f"What is wrong:\n\n\nThe words: {words}\nThe page: {page}\nThe fact: {fact}\n"
    return f"{to}{joint}subject={quote('An error on a page of the scrutiny graph')}&body={quote(body)}"


def reporter(to: str, request: Request, node: str = "") -> Callable[[str, str], str]:
    """Make what a template asks for the address of a report: of a fact, "" for the page's own thing, and its words."""
    page = str(request.url)
    return lambda about, words: report_address(to, about or node, words, page)
