"""Who is left off a map unless a reader asks for everybody."""

import pytest

from graph.maps.discretion import has_public_role


@pytest.mark.parametrize(
    ("capacities", "posts", "asked", "represented", "shown"),
    [
        ("member", "", "0", "0", True),
        ("officer chair", "", "0", "0", True),
        ("", "", "0", "0", True),
        ("officer", "Planning Assistant", "0", "0", False),
        ("guest", "", "0", "0", False),
        ("officer", "Planning Assistant", "2", "0", True),
        ("officer", "Assistant Director, Housing", "0", "0", True),
        ("officer", "Director's Assistant; Headteacher Liaison", "0", "0", False),
        ("officer", "Assistant to the Chief Executive", "0", "0", False),
        ("officer", "Planning Assistant; Head of Planning", "0", "0", True),
        ("officer", "Headteacher Liaison", "0", "0", False),
        ("guest", "", "0", "1", True),
    ],
)
def test_a_public_role_is_told_from_what_papers_say(
    capacities: str, posts: str, asked: str, represented: str, *, shown: bool
) -> None:
    row = {"capacities": capacities, "posts": posts, "asked": asked, "represented": represented}
    assert has_public_role(row) is shown
