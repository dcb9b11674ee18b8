"""Tells recommendations, actions and other decisions as rows: who is asked, by when, and how the matter stands."""

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from api.pages.asking import Rows, rows_about
from api.pages.days import as_day
from api.pages.filling import offset_of
from api.pages.profile import Cell, Row
from api.pages.wording import how_it_stands, list_words, sentence, sort_word
from graph.asking import Asking

__all__ = ["Matter", "follow", "tell_clauses", "tell_decisions", "tell_overdue"]


class Matter:
    """What is known of some clauses: whom they ask, by when, what they repeat, and what was answered."""

    def __init__(self, parties: Rows, others: Rows, answers: Rows) -> None:
        self._parties: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
        for row in parties:
            self._parties[row["clause"]].append(row)
        self._others: defaultdict[str, list[str]] = defaultdict(list)
        for row in others:
            if row["how"] != "earlier":
                self._others[row["clause"]].append(row["other"])
        self._answers: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
        for row in answers:
            self._answers[row["source"]].append(row)

    def repeats(self, clause: str, among: Iterable[str]) -> bool:
        """Say whether a clause says again what another one among these says formally."""
        return any(other in among for other in self._others[clause])

    def answers(self, clause: str) -> list[Mapping[str, str]]:
        """Give the answers to a clause and to what says the same later, the earliest first."""
        found = {row["target"]: row for one in (clause, *self._others[clause]) for row in self._answers[one]}
        return sorted(found.values(), key=lambda row: (row.get("first", ""), row["target"]))

    def stands(self, clause: str, today: dt.date) -> Cell:
        """Say how a clause stands on a day."""
        own = self._parties[clause]
        answers = [(row.get("first", ""), row.get("words", "answered")) for row in self.answers(clause)]
        status = next((row["status"] for row in own if "status" in row), "")
        due = next((row["due"] for row in own if "due" in row), "")
        return how_it_stands(answers, status, due, today)

    def asked(self, clause: str) -> list[Cell]:
        """Say whom a clause asks, by name or else in its own words."""
        own = self._parties[clause]
        named = [Cell(iri=row["party"]) for row in own if "party" in row]
        words = sorted({row["ownerText"] for row in own if "ownerText" in row})
        return named or ([Cell(list_words(words))] if words else [])


async def follow(asking: Asking, clauses: Sequence[str]) -> Matter:
    """Ask what is known of some clauses and of what says the same."""
    parties, others = await asyncio.gather(
        rows_about(asking, "parties-of", clause=clauses), rows_about(asking, "matters-of", clause=clauses)
    )
    also = sorted({*clauses, *(row["other"] for row in others)})
    return Matter(parties, others, await rows_about(asking, "answered", clause=also))


def _told(row: Mapping[str, str], matter: Matter, today: dt.date, more: Iterable[Cell], but: str = "") -> Row:
    clause = row["clause"]
    asked = [cell for cell in matter.asked(clause) if cell.iri != but or not but]
    parties = (
        Cell(cell.words, cell.iri, before="" if n else "For", joined=n > 0) for n, cell in enumerate(asked)
    )
    return Row(
        main=Cell(sentence(row["text"]), clause),
        tag=sort_word(row.get("sorts", "Action")),
        facts=(*parties, *more, matter.stands(clause, today)),
        mention=row.get("evidence", ""),
        about=clause,
    )


async def tell_clauses(asking: Asking, rows: Rows, today: dt.date, *, but: str = "") -> tuple[Row, ...]:
    """Tell recommendations and actions with how they stand, in the order given.

    ``but`` is the thing that the page is about, which its rows need not name.
    """
    matter = await follow(asking, [row["clause"] for row in rows])
    among = {row["clause"] for row in rows if row.get("standing", "").endswith("formal")}
    kept = (row for row in rows if row["clause"] in among or not matter.repeats(row["clause"], among))
    return tuple(_told(row, matter, today, _by_whom(row, but), but) for row in kept)


def _by_whom(row: Mapping[str, str], but: str) -> Iterable[Cell]:
    if row.get("body", but) != but:
        yield Cell(iri=row["body"], before="From")
    if row.get("day"):
        yield Cell(as_day(row["day"]))


async def tell_overdue(asking: Asking, due: Rows, today: dt.date, *, but: str = "") -> tuple[Row, ...]:
    """Tell what is past its date, given the rows of one of the questions about that, in their order."""
    found = await rows_about(asking, "clauses", clause=[row["clause"] for row in due])
    rows = {row["clause"]: row for row in found}
    return await tell_clauses(
        asking, [rows[row["clause"]] for row in due if row["clause"] in rows], today, but=but
    )


def tell_decisions(rows: Rows, matter: Matter, today: dt.date) -> dict[str, tuple[Row, ...]]:
    """Tell what was decided under each item, in the order of the paper."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    formal = {row["clause"] for row in rows if row["standing"].endswith("formal")}
    for row in sorted(rows, key=lambda row: offset_of(row.get("evidence", ""))):
        if row["clause"] not in formal and matter.repeats(row["clause"], formal):
            continue
        found[row["item"]].append(_decision(row, matter, today, formal))
    return {item: tuple(own) for item, own in found.items()}


def _decision(row: Mapping[str, str], matter: Matter, today: dt.date, formal: set[str]) -> Row:
    tag = sort_word(row["sorts"])
    if tag in {"Recommendation", "Action"}:
        told = _told(row, matter, today, ())
    else:
        told = Row(
            Cell(sentence(row["text"]), row["clause"]), (), tag, row.get("evidence", ""), row["clause"]
        )
    if row["clause"] in formal:
        return told
    if row["standing"].endswith("proposed"):
        return replace(told, facts=(Cell("Proposed, not decided", state="quiet"), *told.facts[:-1]))
    return replace(told, facts=(Cell("Agreed in discussion", state="quiet"), *told.facts))
