"""Says in plain words what pages tell: kinds, capacities, outcomes, and how a matter stands."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from api.pages.days import as_day
from api.pages.profile import Cell
from graph.maps.course import stage_of
from graph.maps.scope import council_of
from ontology.iris import slug
from ontology.vocabulary import code_lists

__all__ = [
    "HEADING",
    "capacity_words",
    "code_word",
    "count_words",
    "heading_of",
    "how_it_stands",
    "list_words",
    "names_it",
    "sentence",
    "sort_word",
    "span_of",
    "sure_word",
    "trail_of",
    "trail_to",
]

_SURE, _FAIRLY_SURE = 0.85, 0.7
HEADING: Final = 90
"""Characters of a heading, at most: what is longer stands whole below it."""

_SORTS: Final = (
    ("Recommendation", "Recommendation"),
    ("Action", "Action"),
    ("Resolution", "Resolution"),
    ("Question", "Question"),
    ("Answer", "Answer"),
    ("Comment", "Comment"),
    ("Contribution", "Comment"),
)
# Said by a more special capacity beside it.
_PLAIN_CAPACITIES: Final = {
    "member": {"chair", "vice-chair"},
    "co-opted": {"co-opted-voting", "co-opted-non-voting"},
    "guest": {"officer", "member", "chair", "co-opted", "portfolio-holder", "substitute"},
}
_ENDED: Final = frozenset({"completed", "rejected", "not accepted", "closed", "withdrawn", "superseded"})


@cache
def _codes() -> dict[str, str]:
    return {code.iri: code.label for codes in code_lists() for code in codes.codes}


def code_word(iri: str) -> str:
    """Name a code as its list does, in the middle of a sentence.

    >>> code_word("https://w3id.org/scrutiny/concept/capacity/co-opted"), code_word("urn:x/in-part")
    ('co-opted member', 'in part')
    """
    label = _codes().get(iri) or iri.rstrip("/").rpartition("/")[2].replace("-", " ")
    return label[:1].lower() + label[1:]


def sort_word(sorts: str) -> str:
    """Name the most telling of some types.

    >>> sort_word("Decision Resolution Recommendation"), sort_word("Decision")
    ('Recommendation', 'Decision')
    """
    own = set(sorts.split())
    return next((word for name, word in _SORTS if name in own), "Decision")


def capacity_words(capacities: str) -> str:
    """Name the capacities in which somebody came.

    >>> capacity_words("member chair"), capacity_words("co-opted co-opted-voting"), capacity_words("")
    ('chair', 'co-opted member with a vote', '')
    """
    own = capacities.split()
    kept = [one for one in own if not _PLAIN_CAPACITIES.get(one, set()) & set(own)]
    return list_words(
        [code_word(f"https://w3id.org/scrutiny/concept/capacity/{one}") for one in sorted(kept)]
    )


def list_words(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> list_words(["agenda", "minutes", "tracker"]), list_words(["agenda"])
    ('agenda, minutes and tracker', 'agenda')
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def count_words(number: int, one: str, many: str = "") -> str:
    """Count things in words.

    >>> count_words(1, "meeting"), count_words(1200, "body", "bodies")
    ('1 meeting', '1,200 bodies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def span_of(days: Iterable[str]) -> str:
    """Say from when to when some ISO days are, "" if there are none.

    >>> span_of(["2026-03-05", "2025-01-02"]), span_of(["2026-03-05"])
    ('between 2 January 2025 and 5 March 2026', 'on 5 March 2026')
    """
    known = sorted(filter(None, days))
    if not known:
        return ""
    return (
        f"on {as_day(known[0])}"
        if known[0] == known[-1]
        else f"between {as_day(known[0])} and {as_day(known[-1])}"
    )


def how_it_stands(answers: Sequence[tuple[str, str]], status: str, due: str, today: dt.date) -> Cell:
    """Say how a recommendation or action stands, from its answers (day and outcome), its status and the day it was due.

    >>> how_it_stands([("2024-02-06", "accepted")], "", "", dt.date(2024, 5, 1)).words
    'Accepted, 6 February 2024'
    >>> how_it_stands([], "", "2024-04-30", dt.date(2024, 5, 1)).words
    'Overdue since 30 April 2024'
    """
    if answers:
        # of two answers of one day the one that is further along counts
        day, outcome = max(answers, key=lambda answer: (answer[0], stage_of(answer[1])))
        when = f", {as_day(day)}" if day else ""
        return Cell(f"{outcome.capitalize()}{when}", state="done" if outcome in _ENDED else "open")
    ended = status and code_word(status) in _ENDED
    if status and (ended or not due):
        return Cell(code_word(status).capitalize(), state="done" if ended else "open")
    if due and due < today.isoformat():
        return Cell(f"Overdue since {as_day(due)}", state="late")
    if due:
        return Cell(f"Due {as_day(due)}", state="open")
    return Cell("No answer found", state="quiet")


def trail_to(*iris: str) -> tuple[Cell, ...]:
    """Lead from the council down to a thing; a paper that names no council stands for none."""
    known = [iri for iri in iris if iri]
    above = [council_of(known[0])] if known else []
    kept = [iri for iri in dict.fromkeys((*above, *known)) if "/council/" in iri or "/body/" in iri]
    return tuple(Cell(iri=iri) for iri in kept)


def trail_of(where: Mapping[str, str]) -> tuple[Cell, ...]:
    """Lead to what stands in a meeting or in an item of one; ``where`` is a row of the question ``setting-of``, or empty."""
    if not where:
        return ()
    above = (*trail_to(where["body"]), Cell(as_day(where["day"]), where["meeting"]))
    return (*above, Cell(where["itemLabel"], where["item"])) if "item" in where else above


def sentence(words: str) -> str:
    """Begin words with a capital letter, as a list of them reads best.

    >>> sentence("that it be noted")
    'That it be noted'
    """
    return words[:1].upper() + words[1:]


def heading_of(words: str) -> str:
    """Cut words that are too long for a heading, at a space.

    >>> heading_of("that the report be noted")
    'That the report be noted'
    >>> heading_of("that " + "very, " * 20 + "long")[-11:]
    'very, very…'
    """
    words = sentence(words)
    return words if len(words) <= HEADING else words[:HEADING].rpartition(" ")[0].rstrip(",;:") + "…"


def sure_word(value: str) -> str:
    """Say in words how sure a reader was; what is no number stays as it is.

    >>> sure_word("0.95"), sure_word("0.3")
    ('sure', 'unsure')
    """
    try:
        sure = float(value)
    except ValueError:
        return value
    return "sure" if sure >= _SURE else "fairly sure" if sure >= _FAIRLY_SURE else "unsure"


def names_it(printed: str, iri: str) -> bool:
    """Say whether printed words end with the name that an IRI is made of, so that they add nothing to the name.

    >>> names_it("the Cabinet", "urn:body/cabinet"), names_it("he", "urn:person/jo-marsh")
    (True, False)
    """
    return slug(printed).endswith(iri.rpartition("/")[2])
