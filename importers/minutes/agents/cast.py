"""The persons of one reading, each with every place that names them: the closed world that the triples are written in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importers.minutes.agents.roster import Roster, fold_name
from importers.paper import Span
from importers.records import Attendance, Membership, Party, PersonName, Reading

__all__ = ["Cast", "Character"]


@dataclass(slots=True)
class Character:
    """One person of the paper: the fullest name printed, the title printed with it, where the paper names them."""

    name: str
    title: str | None
    spans: tuple[Span, ...]


class Cast:
    """Finds whom a printed name means, and who holds a post.

    A name that could mean two persons means neither: it stays a person of its own, as printed.
    """

    def __init__(self, reading: Reading) -> None:
        names = list(every_name(reading))
        self._roster = Roster(
            names,
            apart=_apart(reading.attendances),
            officers=[a.person for a in reading.attendances if "officer" in a.capacities],
            holders=_holders(reading.attendances, reading.memberships),
        )
        spans: dict[str, dict[Span, None]] = {}
        titles: dict[str, str] = {}
        for name in names:
            full = self._roster.resolve(name) or name.name
            spans.setdefault(full, {})[name.span] = None
            if name.title:
                titles.setdefault(full, name.title)
        self._characters = {
            full: Character(full, titles.get(full), tuple(sorted(where))) for full, where in spans.items()
        }

    def person(self, name: PersonName) -> Character:
        """Find whom a printed name means; a name met for the first time is a person of its own."""
        full = self._roster.resolve(name) or name.name
        return self._characters.get(full) or Character(full, name.title, (name.span,))

    def named(self, words: str) -> Character | None:
        """Find the person whose name, initials ("KL") or given name ("Fraser") some words are that were not read as a name."""
        if _INITIALS.fullmatch(words):
            bearers = [c for name, c in self._characters.items() if _initials(name) == words.replace(".", "")]
            return bearers[0] if len(bearers) == 1 else None
        whole = self._characters.get(" ".join(words.split()))
        if whole or len(words) < _SHORTEST_GIVEN:
            return whole
        bearers = [c for name, c in self._characters.items() if name.startswith(f"{words} ")]
        return bearers[0] if len(bearers) == 1 else None

    def holder(self, post: str) -> Character | None:
        """Find the one holder of a post, None if there is none or more than one."""
        full = self._roster.resolve_role(post)
        return self._characters.get(full) if full else None


# "KL", "K.L.", "MJD"
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}")
_SHORTEST_GIVEN = 3
# Rows of one surname above which a list is none that a council prints: pairs of them would be without end
_MOST_OF_A_SURNAME = 60


def _initials(name: str) -> str:
    """Give the initials of a name that spells a given name out or not: "Keith Lowe" and "K Lowe" are KL.

    >>> _initials("Mary-Ann O'Dell")
    'MO'
    """
    return "".join(word[0] for word in name.replace(".", " ").split())


def every_name(reading: Reading) -> Iterator[PersonName]:
    """Iterate over all names of a reading, those that lists make certain first."""
    for attendance in reading.attendances:
        yield attendance.person
    for attendance in reading.attendances:
        if attendance.substitute_for:
            yield attendance.substitute_for
    if reading.head.contact:
        yield reading.head.contact
    yield from reading.document.authors
    yield from (membership.person for membership in reading.memberships)
    yield from (declaration.person for declaration in reading.declarations)
    for decision in reading.decisions:
        yield from _present(decision.mover, decision.seconder)
        yield from _of_parties(decision.owner, decision.recipient, *decision.addressed_to)
    for vote in reading.votes:
        yield from (*vote.voters_for, *vote.voters_against, *vote.abstainers)
        yield from _present(vote.mover, vote.seconder)
    for call_in in reading.call_ins:
        yield from call_in.requested_by
    for contribution in reading.contributions:
        yield from _of_parties(contribution.speaker, contribution.addressed_to)
    yield from reading.people


def _present(*names: PersonName | None) -> Iterator[PersonName]:
    return (name for name in names if name is not None)


def _of_parties(*parties: Party | None) -> Iterator[PersonName]:
    return (party.name for party in parties if party is not None and party.name is not None)


def _apart(attendances: tuple[Attendance, ...]) -> Iterator[tuple[PersonName, PersonName]]:
    """Pair those who cannot be one person: of one surname, on two rows of the lists."""
    by_surname: dict[str, list[Attendance]] = {}
    for attendance in attendances:
        by_surname.setdefault(fold_name(attendance.person.surname), []).append(attendance)
    for bearers in by_surname.values():
        if len(bearers) > _MOST_OF_A_SURNAME:
            continue
        for i, one in enumerate(bearers):
            yield from (
                (one.person, other.person) for other in bearers[i + 1 :] if one.spans[0] != other.spans[0]
            )


def _holders(
    attendances: Iterable[Attendance], memberships: Iterable[Membership]
) -> dict[str, list[PersonName]]:
    holders: dict[str, list[PersonName]] = {}
    for attendance in attendances:
        if attendance.post:
            holders.setdefault(attendance.post, []).append(attendance.person)
    for membership in memberships:
        if membership.post and membership.organisation is None:
            holders.setdefault(membership.post, []).append(membership.person)
    return holders
