"""Writes searches in the full-text engine's language (FTS5), and the words by which an entry's setting is found."""

import re
from hashlib import blake2s
from typing import TypedDict, Unpack

__all__ = ["Within", "WithinKind", "match_words", "search_words", "setting_words"]


class Within(TypedDict, total=False):
    """What a search may be narrowed down to: the IRIs of a council and a body, ISO dates, both inclusive."""

    council: str | None
    body: str | None
    earliest: str | None
    latest: str | None


class WithinKind(Within, total=False):
    """The same, and the kind of thing that is looked for."""

    kind: str | None


# A quoted phrase, or a word with what hangs on it: '"road safety"', "o'brien", "221/12"
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")


def search_words(words: str) -> str:
    """Turn what a person typed into FTS5's language: every word must occur, the last may be a beginning.

    Nothing typed can be an operator. The result is empty where there is no word to look for.

    >>> search_words('housing "repairs backlog" del')
    '"housing" "repairs backlog" "del"*'
    >>> search_words("O'Brien OR 221/12 ")
    '"O Brien" "OR" "221 12"'
    >>> search_words('" * )')
    ''
    """
    phrases = [" ".join(_WORD.findall(term[1] or term[2] or "")) for term in _TERM.finditer(words)]
    kept = [f'"{phrase}"' for phrase in phrases if phrase]
    if kept and len(_WORD.findall(words)[-1]) > 1 and words[-1:].isalnum():
        kept[-1] += "*"
    return " ".join(kept)


def match_words(words: str, **within: Unpack[WithinKind]) -> str:
    """Write a search for what a person typed, narrowed down; "" where there is no word to look for.

    Days narrow down to their years: the rest is for whoever reads the entries.

    >>> match_words("buses", kind="item", latest="1991-02-01")
    '{title words} : ("buses"*) AND setting : kinditem AND setting : (year1990 OR year1991)'
    """
    match = search_words(words)
    if not match:
        return ""
    narrowed = setting_words(within.get("kind"), within.get("council"), within.get("body"), None).split()
    parts = [f"{{title words}} : ({match})", *(f"setting : {token}" for token in narrowed)]
    earliest, latest = within.get("earliest"), within.get("latest")
    if earliest or latest:
        parts.append(f"setting : ({' OR '.join(_years(earliest, latest))})")
    return " AND ".join(parts)


def setting_words(kind: str | None, council: str | None, body: str | None, date: str | None) -> str:
    """Write what narrows a search down as words that nobody types.

    >>> setting_words("item", "urn:c", None, "2026-03-05")
    'kinditem council1505a9d1 year2026'
    """
    tokens = (
        f"kind{kind}" if kind else "",
        _token("council", council) if council else "",
        _token("body", body) if body else "",
        f"year{date[:4]}" if date else "",
    )
    return " ".join(filter(None, tokens))


def _token(sort: str, iri: str) -> str:
    return sort + blake2s(iri.encode(), digest_size=4).hexdigest()


def _years(earliest: str | None, latest: str | None) -> list[str]:
    """List the years between two ISO days, within those of which papers are read.

    >>> _years("2024-05-01", "2025-01-31"), _years("2024-05-01", "1999-01-31")
    (['year2024', 'year2025'], ['year0'])
    """
    first, last = (int(day[:4]) if day else year for day, year in ((earliest, 1990), (latest, 2060)))
    return [f"year{year}" for year in range(max(first, 1900), min(last, 2100) + 1)] or ["year0"]
