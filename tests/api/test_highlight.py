from hypothesis import given
from hypothesis import strategies as st

from api.pages.highlight import Mark, cut_text

TEXT = st.text(max_size=60)
MARKS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 70)).map(lambda pair: Mark(min(pair), max(pair), (1,))),
    max_size=12,
)


@given(text=TEXT, marks=MARKS, window=st.tuples(st.integers(0, 30), st.integers(0, 70)))
def test_pieces_are_the_text_and_know_what_covers_them(
    text: str, marks: list[Mark], window: tuple[int, int]
) -> None:
    start, end = min(window[0], len(text)), min(max(window), len(text))
    offset = start
    for piece in cut_text(text, marks, start, end):
        expected = {
            m for m in marks if m.start < m.end and m.start <= offset and m.end >= offset + len(piece.text)
        }
        assert piece.text == text[offset : offset + len(piece.text)]
        assert set(piece.marks) == expected
        offset += len(piece.text)
    assert offset == end


@given(text=TEXT, marks=MARKS)
def test_every_mark_inside_the_text_begins_once(text: str, marks: list[Mark]) -> None:
    begun = [mark for piece in cut_text(text, marks) for mark in piece.begins]
    assert sorted(begun) == sorted(m for m in marks if m.start < m.end and m.start < len(text))


def test_the_shortest_mention_comes_first() -> None:
    pieces = list(cut_text("That Cabinet publish", [Mark(0, 20, (1,)), Mark(5, 12, (2,))]))
    assert [piece.marks[0].facts for piece in pieces] == [(1,), (2,), (1,)]
