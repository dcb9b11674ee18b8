"""The golden cases: each paper gives exactly the statements that somebody has read and accepted."""

import pytest

from tests.cases.case import Case, cases, read_turtle


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_paper_gives_the_accepted_statements(case: Case) -> None:
    now, accepted = case.triples(), read_turtle(case.expected)
    more = "\n".join(f"+ {triple}" for triple in sorted(map(str, now - accepted))[:20])
    fewer = "\n".join(f"- {triple}" for triple in sorted(map(str, accepted - now))[:20])
    assert now == accepted, f"{case.name} changed; read the difference, then `make golden`:\n{more}\n{fewer}"


def test_there_are_cases_for_every_kind_of_source() -> None:
    formats = {case.name.split("/")[0] for case in cases()}
    assert {"modern_gov_page", "modern_gov_service", "text", "pdf", "markdown", "tracker"} <= formats
