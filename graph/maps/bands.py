"""The flow of many recommendations: too many to draw one by one, they are gathered into bands as wide as their number.

A band leads from a body to whom its recommendations were addressed, and another from there to what became of them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from graph.asking import Asked
from graph.maps.course import Course
from graph.maps.map import Choice, Map, select
from graph.maps.ties import Thing, Tie, Ties

__all__ = ["BANDED", "BANDS", "draw_bands", "sum_courses"]

BANDED: Final = 60
"""Recommendations above which they are gathered into bands."""
_ADDRESSEES: Final = 14  # that have a place of their own: those of most recommendations
_NOBODY: Final = Thing("urn:scrutiny:addressee:nobody", "Nobody named", "thing")
_OTHERS: Final = Thing("urn:scrutiny:addressee:others", "Others", "thing")
_MADE: Final = "recommended to"
_ENDED: Final = "to it ended as"
BANDS: Final = frozenset({_MADE, _ENDED})
"""The kinds of ties that stand for many recommendations at once."""
_COLUMN: Final = {_MADE: (0, 2), _ENDED: (2, 4)}


def draw_bands(followed: Sequence[Course], choice: Choice, asked: Sequence[Asked]) -> Map:
    """Draw what became of many recommendations as bands, in columns, the widest first."""
    ties, column, weight = Ties(), dict[str, int](), Counter[str]()
    for (source, target, kind), own in _gathered(followed).items():
        days = sorted(course.made for course in own if course.made)
        first, last = (days[0], days[-1]) if days else (None, None)
        mention = own[-1].mention
        ties.add(source, target, Tie(source.iri, target.iri, kind, "", len(own), first, last, mention))
        column[source.iri], column[target.iri] = _COLUMN[kind]
        for end in (source, target) if kind == _ENDED else (source,):
            weight[end.iri] += len(own)
    shown = select("flow", None, ties, choice, asked)
    things = sorted(shown.things, key=lambda thing: (column[thing.iri], -weight[thing.iri], thing.iri))
    return replace(
        shown,
        things=tuple(things),
        columns=tuple(column[thing.iri] for thing in things),
        notes=tuple((thing.iri, f"{weight[thing.iri]:,}") for thing in things),
        ranking="how many recommendations they stand for",
    )


def _gathered(
    followed: Sequence[Course],
) -> Mapping[tuple[Thing, Thing, str], list[Course]]:
    """Gather the courses by who made them to whom, and by to whom they were made and what became of them."""
    counted = Counter(one.iri for course in followed for one in course.addressees)
    known = {iri for iri, _ in counted.most_common(_ADDRESSEES)}
    bands: defaultdict[tuple[Thing, Thing, str], list[Course]] = defaultdict(list)
    for course in followed:
        addressees = {one if one.iri in known else _OTHERS for one in course.addressees} or {_NOBODY}
        for addressee in sorted(addressees, key=lambda one: one.iri):
            for body in dict.fromkeys(course.bodies):
                bands[body, addressee, _MADE].append(course)
            bands[addressee, course.ending, _ENDED].append(course)
    return bands


def sum_courses(followed: Sequence[Course]) -> tuple[str, ...]:
    """Say in sentences how many recommendations were answered, and how soon.

    >>> sum_courses([])
    ()
    """
    if not followed:
        return ()
    days = [course.days for course in followed if course.days is not None and course.days >= 0]
    answered = sum(bool(course.answers) for course in followed)
    late = sum(course.late for course in followed)
    sentences = [
        f"Of {_counted(len(followed))}, {answered:,} {'has' if answered == 1 else 'have'} an answer in the papers that were read."
    ]
    if days:
        half = round(median(days))
        sentences.append(
            f"Half of those whose days are known were answered within {half:,} days; {late:,} took more than two months."
        )
    return tuple(sentences)


def _counted(number: int) -> str:
    return f"{number:,} recommendation{'' if number == 1 else 's'}"
