import pytest

from api.errors import NotAcceptable, RequestError
from api.sparql.negotiate import choose_media_type

TABLES = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", TABLES[0]),
        ("*/*", TABLES[0]),
        ("text/*", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", TABLES[1]),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("application/*, application/sparql-results+json;q=0", TABLES[1]),
        ("image/png, */*;q=0.01", TABLES[0]),
        ("text/csv;charset=utf-8", "text/csv"),
        ("text/csv;q=1.000 ,", "text/csv"),
    ],
)
def test_the_closest_and_best_rated_range_decides(accept: str, chosen: str) -> None:
    assert choose_media_type(accept, TABLES) == chosen


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "*/*;q=0", "text/csv;header=absent"])
def test_nothing_acceptable_is_said_with_what_there_is(accept: str) -> None:
    with pytest.raises(NotAcceptable) as refused:
        choose_media_type(accept, TABLES)
    assert refused.value.offered == tuple(TABLES)


@pytest.mark.parametrize(
    "accept", ["text", "text/csv;q=2", "text/csv;q=0.1234", "*/csv", "a/b,c d", ",".join(["a/b"] * 65)]
)
def test_a_garbled_field_is_an_error_and_no_wildcard(accept: str) -> None:
    with pytest.raises(RequestError):
        choose_media_type(accept, TABLES)
