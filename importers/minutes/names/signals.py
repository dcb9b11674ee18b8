"""Scans a paper once for every word that a reader of people waits for: titles, given names, offices, bodies, apologies.

One walk of an automaton finds them all; the readers then look with their patterns only where a signal stands, so that
their cost does not grow with the number of patterns. A signal is the offset where the word begins, and nothing more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import ahocorasick

from importers.minutes.language.given_names import GIVEN_NAMES
from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import ALONE_HEADS, REMITTED_HEADS
from importers.minutes.names.body_heads import HEADS, KNOWN_BODIES

__all__ = ["Signals", "find_signals"]


@dataclass(slots=True)
class Signals:
    """The offsets of each kind of signal, ascending."""

    titles: list[int] = field(default_factory=list)
    given_names: list[int] = field(default_factory=list)
    initials: list[int] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    labelled: list[int] = field(default_factory=list)
    offices: list[int] = field(default_factory=list)
    small_offices: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    known_bodies: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    substitutes: list[int] = field(default_factory=list)
    apologies: list[int] = field(default_factory=list)
    outside_offices: list[int] = field(default_factory=list)
    bare_bodies: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)


# Beginnings of titles; the pattern of titles decides what follows.
_TITLES = (
    "Councillor Councilor councillor COUNCILLOR Cllr CLLR Clr cllr Ald. Alderm ALD. Bailie Baillie Convener Convenor Provost Cynghor cynghor Cyng Messrs Mrs MRS Mr MR Ms Miss Mx Dr"
    " Prof Rev Canon Worshipful Venerable Archdeacon Bishop Pastor Sir Dame Lord Lady Baron Father Rabbi Imam PC PS PCSO ACC DCC DCI Supt Superintendent Insp Sgt Sergeant Captain Colonel Judge Constable CFO DCFO ACFO SOC AC GC"
).split()
_LETTERS = "CC AM MSP MP MEP OBE MBE CBE JP BEM QPM".split()
# Labels of a paper's first page that a name follows.
_LABELLED = (
    "uthor:",
    "uthor -",
    "uthor(s):",
    "fficer:",
    "ontact:",
    "ontact Officer -",
    "repared by:",
    "esented by:",
    "resented By:",
)
# Heads of offices of two words or more, which no single word of the lists opens.
_OFFICES = ("Vice", "Chief", "Managing", "Portfolio", "Cabinet", "Executive", "Board", "Shadow", "Section 151", "S151", "s151", "Secretary of", "Team Leader",
            "representative", "Teacher", "teacher", "Governor", "governor", "Church", "church", "Lead", "Deputy")  # fmt: skip
_SMALL_OFFICES = (
    "vice-chair chair director chief executive convener portfolio executive cabinet clerk secretary treasurer manager leader mayor headteacher solicitor engineer surveyor"
    " adviser coordinator co-ordinator officer head"
).split()
# Words that make an attendance label, in the three ways that they are printed.
_LABELS = (
    "present presennol bresennol attendance attend attending attended attendees attendee apologies apology ymddiheuriadau absent absentees invitees witnesses witness guest guests observers"
    " visitors officers swyddogion staff officials substitutes substitute co-opted coopted co-optees co-optee sederunt members councillors cllrs cynghorwyr aelodau chair chairman"
    " chairwoman chairperson convener convenor cadeirydd vice-chair vice-chairman governors governor holder holders partners advisers group labour conservative independent independents liberal"
    " democrat democrats green snp plaid reform aldermen bailies representatives representative member officer invited membership presiding participants participating invitation non-members"
).split()
_SUBSTITUTES = (
    "ubstitut", "stead", "his place", "her place", "their place", "for whom", "whose place", "eserve", "eputis", "eputiz", "in place of", "in the place of", "replaced", "replacing", "attended on", "attending on", "attended for", "attending for",
    "represented by", "attended in", "attending in", "to replace", "lternate", "vice C", "vice M", "vice D", "vice A",
)  # fmt: skip
_OUTSIDE = (
    "governor",
    "member of",
    "member on",
    "members of",
    "trustee",
    "chair of",
    "chairman of",
    "leader of",
    "director of",
    "president of",
    "patron of",
    "treasurer of",
    "secretary of",
    "manager of",
)
_APOLOGIES = ("polog", "POLOG", "mddiheuriad", "MDDIHEURIAD")
_BARE_BODIES = (
    "sub-committee|committee|commission|council|cabinet|board|panel|service|department|team|authority|administration|executive|task group|working group|Sub-Committee|Sub-committee"
    "|Committee|Commission|Council|Cabinet|Board|Panel|Service|Department|Team|Authority|Administration|Executive|Task Group|Working Group|Group|Trust|Forum|Party|Partnership"
).split("|")
_GROUPS = (
    "member",
    "Member",
    "MEMBERS",
    "officer",
    "Officer",
    "OFFICERS",
    "councillors",
    "Councillors",
    "resident",
    "Resident",
)
_INITIALS = tuple(f"{letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

# Which list a word goes to, and whether a letter may stand right before or behind it.
_WHOLE, _OPEN, _INSIDE = 0, 1, 2


def _entries() -> Iterator[tuple[str, str, int]]:
    """Give every word with its list and how it must be bounded."""
    yield from ((word, "titles", _OPEN) for word in _TITLES)
    yield from ((word, "given_names", _OPEN) for word in GIVEN_NAMES)
    yield from ((word, "initials", _OPEN) for word in _INITIALS)
    yield from ((f" {word}", "letters", _INSIDE) for word in _LETTERS)
    yield from ((word, "labelled", _INSIDE) for word in _LABELLED)
    yield from (
        (word, "offices", _OPEN)
        for word in {*_OFFICES, *ALONE_HEADS, *REMITTED_HEADS, *(w.upper() for w in ("Chairman", "Chair"))}
    )
    yield from ((word, "small_offices", _OPEN) for word in _SMALL_OFFICES)
    yield from ((word, "bodies", _OPEN) for word in HEADS)
    yield from ((word, "known_bodies", _OPEN) for word in KNOWN_BODIES)
    for word in _LABELS:
        yield from (
            (form, "labels", _WHOLE) for form in {word, word.capitalize(), word.title(), word.upper()}
        )
    yield ("P R E S E N T", "labels", _WHOLE)
    yield from ((word, "substitutes", _INSIDE) for word in _SUBSTITUTES)
    yield from ((word, "apologies", _INSIDE) for word in _APOLOGIES)
    yield from ((word, "bare_bodies", _OPEN) for word in _BARE_BODIES)
    yield from ((word, "groups", _OPEN) for word in _GROUPS)
    yield from ((form, "outside_offices", _OPEN) for word in _OUTSIDE for form in (word, word.capitalize()))


def _build(entries: Iterable[tuple[str, str, int]]) -> ahocorasick.Automaton:
    """Build the automaton: each word leads to its length and the lists it belongs to."""
    kinds: dict[str, list[tuple[str, int]]] = {}
    for word, name, bound in entries:
        kinds.setdefault(word, []).append((name, bound))
    automaton = ahocorasick.Automaton()
    for word, lists in kinds.items():
        automaton.add_word(word, (len(word), tuple(lists)))
    automaton.make_automaton()
    return automaton


_AUTOMATON = _build(_entries())


@remembered
def find_signals(plain: str) -> Signals:
    """Find the signals of a text, in one walk.

    >>> found = find_signals("Cllr Ash asked Wendi Bee, Head of Roads, about apologies.")
    >>> found.titles, found.given_names, found.offices, found.apologies
    ([0], [15], [26], [48])
    """
    found = Signals()
    lists = {name: getattr(found, name) for name in Signals.__slots__}
    length = len(plain)
    for last, (size, kinds) in _AUTOMATON.iter(plain):
        start = last - size + 1
        before = start > 0 and plain[start - 1].isalnum()
        for name, bound in kinds:
            if bound != _INSIDE and before:
                continue
            if bound == _WHOLE and last + 1 < length and plain[last + 1].isalpha():
                continue
            lists[name].append(start)
    for offsets in lists.values():
        offsets[:] = sorted(set(offsets))
    return found
