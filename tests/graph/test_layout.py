"""Places are the same every time, nothing lies over anything else, and thousands of things are placed at once."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.maps.layout import Box, Place, place_around, place_beside, place_columns, place_network


def invented(number: int) -> list[tuple[int, int]]:
    chance = random.Random(7)  # noqa: S311 - test data
    hubs = max(2, number // 25)
    pairs = {
        (n, chance.randrange(hubs)) for n in range(hubs, number) for _ in range(chance.choice((1, 1, 2)))
    }
    return sorted(pairs)


def overlapping(boxes: list[Box], places: list[Place]) -> int:
    count = 0
    for i, (one, (x, y)) in enumerate(zip(boxes, places, strict=True)):
        for other, (left, top) in zip(boxes[:i], places[:i], strict=True):
            wide = (one.width + other.width) / 2 - abs(x - left)
            high = (one.height + other.height) / 2 - abs(y - top)
            count += wide > 1 and high > 1
    return count


@pytest.mark.parametrize("number", [1, 2, 30, 150])
def test_labels_do_not_lie_over_one_another(number: int) -> None:
    boxes = [Box(40 + 13 * (n % 9), 30 + 10 * (n % 3)) for n in range(number)]
    pairs = [pair for pair in invented(number) if max(pair) < number]
    assert overlapping(boxes, place_network(boxes, pairs)) == 0
    centred = [(0, n) for n in range(1, number)]
    assert overlapping(boxes, place_around(boxes, centred, 0, ["abc"[n % 3] for n in range(number)])) == 0
    columns = [n % 4 for n in range(number)]
    assert overlapping(boxes, place_columns(boxes, columns, centred)) == 0


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_network_has_its_places_and_always_the_same(pairs: list[tuple[int, int]]) -> None:
    boxes = [Box(60, 30)] * 30
    places = place_network(boxes, pairs)
    assert len(places) == 30
    assert places == place_network(boxes, pairs)
    assert overlapping(boxes, places) == 0


def test_what_grows_moves_nothing_and_finds_room() -> None:
    boxes = [Box(80, 40)] * 30
    places = place_network(boxes, invented(30))
    fresh = place_beside(boxes, places, [Box(80, 40)] * 20, [0] * 20)
    assert overlapping([*boxes, *[Box(80, 40)] * 20], [*places, *fresh]) == 0


@pytest.mark.parametrize(("number", "seconds"), [(1_000, 1.0), (5_000, 5.0)])
def test_thousands_are_placed_in_time(number: int, seconds: float) -> None:
    """The bounds, seconds of the processor, are many times what it takes: this catches what grows by squares."""
    boxes = [Box(18, 18)] * number
    began = time.process_time()
    places = place_network(boxes, invented(number))
    assert time.process_time() - began < seconds
    assert len(set(places)) > number * 0.99
