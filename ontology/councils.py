"""Recognise UK councils by the names that papers give them and by the hosts that they publish from."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

import ahocorasick

from ontology.gazetteer import Council, councils, name_key, names, places

__all__ = ["Council", "council_by_domain", "council_by_name", "councils", "find_councils", "find_places"]

# "eastmere.moderngov.co.uk": hosts that suppliers lend to councils, one label each.
_SUPPLIERS = (".moderngov.co.uk", ".cmis.uk.com", ".cmis-ni.org")
# "eastmerembc": what a label may carry behind the place's name.
_LABEL_ENDINGS = ("citycouncil", "council", "county", "district", "mbc", "cbc", "bc", "dc", "cc")


def council_by_name(text: str) -> Council | None:
    """Find the council that a text names and nothing else: in full, as it is usually shortened, or by its place.

    Where a council of today and an abolished one share a name, today's is meant.

    >>> some = councils()[0]
    >>> council_by_name(f"the {some.name.upper()}") == council_by_name(some.place) == some
    True
    >>> council_by_name("Eastmere Borough Council") is None
    True
    """
    key = name_key(text)
    return names().get(key) or places().get(key.removeprefix("the"))


def council_by_domain(host: str, on: dt.date | None = None) -> Council | None:
    """Find the council that publishes at a host, an address or an e-mail address; None if two councils share it.

    ``on`` is the day of the paper: a county and the unitary council that followed it may have used one domain.
    Without it, a council of today is preferred.

    >>> some = councils()[0]
    >>> council_by_domain(f"clerk@democracy.{some.domains[0]}") == some
    True
    >>> council_by_domain("eastmere.gov.uk") is None
    True
    """
    name = _host(host)
    labels = name.split(".")
    for start in range(len(labels) - 1):
        found = _domains().get(".".join(labels[start:]))
        if found:
            return _choose(found, on)
    for supplier in _SUPPLIERS:
        if name.endswith(supplier):
            return _by_label(name.removesuffix(supplier).rsplit(".", 1)[-1].replace("-", ""), on)
    return None


def find_councils(plain: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, Council]]:
    """Find every council named between two offsets of a paper's plain text: (start, end, council), in order.

    A name counts where it stands as whole words and is written with capitals (one of a single word, "EBC", in
    capitals throughout); white space and line breaks inside it do not matter. Of names that overlap the first and
    longest is taken. A bare place is no council: see :func:`find_places`.

    >>> some = councils()[0]
    >>> text = f"Officers of {some.place}\\n Council and of Eastmere Council met."
    >>> [(start, council == some) for start, end, council in find_councils(text)]
    [(12, True)]
    """
    found = _find(_name_automaton(), plain, start, len(plain) if end is None else end)
    return [hit for hit in found if _is_long_or_capitals(plain[hit[0] : hit[1]])]


def find_places(plain: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, Council]]:
    """Find every bare place that has a council: weak evidence, for a place may be a surname, a verb or a neighbour.

    >>> [start for start, end, council in find_places(f"schools in {councils()[0].place}, Eastmere and elsewhere")]
    [11]
    """
    return _find(_place_automaton(), plain, start, len(plain) if end is None else end)


def _find(
    automaton: ahocorasick.Automaton, plain: str, start: int, end: int
) -> list[tuple[int, int, Council]]:
    lowered = plain.lower()
    if len(lowered) != len(plain):  # a few letters grow when lowered; offsets must hold
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in plain)
    found: list[tuple[int, int, Council]] = []
    for last, (letters, council) in automaton.iter(lowered, start, end, ignore_white_space=True):
        begin = _begin(plain, last, letters)
        if (
            begin >= start
            and _stands_alone(plain, begin, last + 1)
            and _has_capitals(plain[begin : last + 1])
        ):
            found.append((begin, last + 1, council))
    return _first_and_longest(found)


def _begin(plain: str, last: int, letters: int) -> int:
    """Walk back from a name's last character over as many characters as it has, white space not counted."""
    at = last
    while letters > 1:
        at -= 1
        letters -= not plain[at].isspace()
    return at


def _stands_alone(plain: str, begin: int, end: int) -> bool:
    before, after = plain[begin - 1 : begin], plain[end : end + 1]
    return not (before.isalnum() or after.isalnum() or before in ("-", "'", "@"))


def _has_capitals(name: str) -> bool:
    words = name.split()
    return words[0][0].isupper() and words[-1][0].isupper()


def _is_long_or_capitals(name: str) -> bool:
    return name.isupper() or any(c.isspace() for c in name)


def _first_and_longest(found: list[tuple[int, int, Council]]) -> list[tuple[int, int, Council]]:
    kept: list[tuple[int, int, Council]] = []
    for begin, end, council in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, end, council))
    return kept


@lru_cache(maxsize=1)
def _name_automaton() -> ahocorasick.Automaton:
    return _automaton(names())


@lru_cache(maxsize=1)
def _place_automaton() -> ahocorasick.Automaton:
    return _automaton(places())


def _automaton(keys: Mapping[str, Council]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for key, council in keys.items():
        automaton.add_word(key, (len(key), council))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def _domains() -> dict[str, tuple[Council, ...]]:
    domains: dict[str, tuple[Council, ...]] = {}
    for council in councils():
        for domain in council.domains:
            domains[domain] = (*domains.get(domain, ()), council)
    return domains


@lru_cache(maxsize=1)
def _labels() -> dict[str, tuple[Council, ...]]:
    """Give the councils by what a supplier's host may call them: their place, or the first label of their domain."""
    labels: dict[str, tuple[Council, ...]] = {}
    for council in councils():
        place = "".join(c for c in council.place.lower() if c.isalnum())
        first_labels = {domain.split(".")[0].replace("-", "") for domain in council.domains}
        for label in {place, *first_labels}:
            labels[label] = (*labels.get(label, ()), council)
    return labels


def _by_label(label: str, on: dt.date | None) -> Council | None:
    endings = (label.removesuffix(ending) for ending in _LABEL_ENDINGS)
    candidates = (_labels().get(name) for name in (label, *endings))
    found = next((councils for councils in candidates if councils), None)
    return _choose(found, on) if found else None


def _choose(found: tuple[Council, ...], on: dt.date | None) -> Council | None:
    """Choose the only council of some that share a host, or the only one that was there on the day."""
    there = [council for council in found if (council.exists(on) if on else council.until is None)]
    left = there or found
    return left[0] if len(left) == 1 else None


def _host(text: str) -> str:
    """Cut a host out of a web or e-mail address.

    >>> _host("https://democracy.eastmere.gov.uk:443/x"), _host("J.Ash@Eastmere.gov.uk")
    ('democracy.eastmere.gov.uk', 'eastmere.gov.uk')
    """
    text = text.strip().lower().rsplit("@", 1)[-1]
    try:
        return (urlsplit(text if "//" in text else f"//{text}").hostname or "").rstrip(".")
    except ValueError:  # urlsplit refuses brackets that do not pair
        return ""
