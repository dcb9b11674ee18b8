"""The questions behind pages and maps: each has a name of its own, says what it needs, and can be asked of any store."""

import re
from importlib.resources import files

import pytest

from graph.asking import find_kept_question
from graph.sparql.terms import rows
from graph.store import Store

FOLDERS = ("ties", "pages")
NAMES = [
    (folder, file.name.removesuffix(".rq"))
    for folder in FOLDERS
    for file in sorted((files("graph") / "queries" / folder).iterdir(), key=lambda file: file.name)
    if file.name.endswith(".rq")
]
VALUES = {"IRI": "urn:nobody", "date": "2026-03-05", "number": "2", "text": "words"}


def test_no_name_is_used_twice() -> None:
    names = [name for _, name in NAMES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("name", [name for _, name in NAMES])
def test_a_question_can_be_asked_about_nothing_known(filled: Store, name: str) -> None:
    question = find_kept_question(name)
    assert question.english.endswith("?")
    values = {one.name: VALUES[one.type] for one in question.parameters}
    found = list(rows(filled.query(question.bound(values))))
    assert found == [] or not any(one.type == "IRI" for one in question.parameters)


OF_CLAIMS = {"claims", "seen"}  # asked for the claims that one page shows


@pytest.mark.parametrize(
    "name", [name for folder, name in NAMES if folder == "pages" and name not in OF_CLAIMS]
)
def test_a_page_s_answer_is_bounded(name: str) -> None:
    text = find_kept_question(name).text
    by_what_is_given = re.search(r"GROUP BY \?(mention|document|item|meeting|clause|subject)\b", text)
    assert "LIMIT" in text or by_what_is_given


@pytest.mark.parametrize("name", [name for folder, name in NAMES if folder == "pages"])
def test_where_a_value_goes_is_marked_for_every_parameter(name: str) -> None:
    question = find_kept_question(name)
    for parameter in question.parameters:
        assert re.search(rf"^\s*# VALUES \?{parameter.name}\s*$", question.text, re.MULTILINE)
