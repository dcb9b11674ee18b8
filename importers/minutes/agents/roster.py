"""Unites the names printed in one paper into persons: a closed world, in which a bare surname may be understood.

Two names are one person if their surnames agree, their given names or initials do not clash, and nothing forbids it.
What forbids it is certain: present and absent at one meeting, two rows of one list, a councillor and an officer. A bare
surname is understood only if exactly one person bears it; string similarity is never asked.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from importers.records import PersonName

__all__ = ["Person", "Roster", "fold_name"]

# Short forms that councils' papers use for the same person, by full form.
_SHORT_FORMS = (
    "alexander alex sandy", "alexandra alex sandra", "alfred alf alfie", "andrew andy drew", "anthony antony tony", "barbara barb", "benjamin ben",
    "catherine katherine kathryn kate cathy kathy katie katy", "charles charlie", "christine chris chrissie tina", "christopher chris", "daniel dan danny",
    "david dave", "deborah deb debbie debra", "derek derrick del", "diana di diane", "donald don", "dorothy dot", "douglas doug", "edward ed eddie ted",
    "elizabeth liz beth lizzie betty libby", "frances fran", "francis frank", "frederick fred freddie", "gerald gerry", "gillian gill jill", "geoffrey geoff jeff", "gregory greg",
    "harold harry", "henry harry", "jacqueline jackie jacqui", "james jim jimmy jamie", "jennifer jenny jen", "joanne joanna jo", "john jack johnny", "jonathan jon",
    "joseph joe", "joshua josh", "judith judy judi", "kenneth ken kenny", "lawrence larry laurie", "leonard len", "leslie les", "margaret maggie peggy meg", "martin marty",
    "matthew matt", "michael mike mick micky", "mohammed mohammad muhammad mohamed", "nicholas nick", "nicola nicky nikki", "pamela pam", "patricia pat trish tricia patsy",
    "patrick pat paddy", "penelope penny", "peter pete", "philip phillip phil", "raymond ray", "rebecca becky", "richard rick dick richie", "robert rob bob bobby robbie bert",
    "roderick rod", "ronald ron ronnie", "rosemary rose rosie", "russell russ", "samantha sam", "samuel sam", "sandra sandy", "stephen steven steve", "stewart stuart", "susan sue susie suzanne",
    "sylvia sylv", "terence terry", "theresa teresa terri", "thomas tom tommy", "timothy tim", "valerie val", "victoria vicky vikki", "victor vic", "vincent vince", "walter wally",
    "wendy wendi", "william will bill billy willie", "winifred winnie", "zachary zach",
)  # fmt: skip
_SHORT: dict[str, frozenset[int]] = {}
for _number, _forms in enumerate(_SHORT_FORMS):
    for _form in _forms.split():
        _SHORT[_form] = _SHORT.get(_form, frozenset()) | {_number}


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Fold a name for comparison: small letters, no dots, no apostrophes.

    >>> fold_name("A.E. O'Neill")
    'a e oneill'
    """
    return " ".join(name.lower().replace("'", "").replace("\u2019", "").replace(".", " ").split())


@dataclass(slots=True)
class Person:
    """One person of the paper: ``name`` is the fullest form printed, ``officer`` that a list has them as the council's servant."""

    name: str
    title: str | None = None
    councillor: bool = False
    officer: bool = False
    titles: set[str] = field(default_factory=set)
    number: int = 0

    @property
    def surname(self) -> str:
        """The folded last word of the name."""
        return fold_name(self.name).rsplit(" ", 1)[-1]


class Roster:
    """The persons of one paper.

    ``names`` come most certain first (the attendance lists), since the first to bear a surname opens the person that
    later, vaguer mentions join. ``apart`` holds pairs that must not be joined, ``officers`` those whom a list has as officers.

    >>> def named(name, councillor=False):
    ...     return PersonName(name=name, span=Span(0, 1), councillor=councillor)
    >>> from importers.paper import Span
    >>> roster = Roster([named("E. Hughes", True), named("Louise Hughes"), named("S. Rayner")])
    >>> roster.resolve(named("Rayner")), roster.resolve(named("Hughes")), roster.resolve(named("Hughes", True))
    ('S. Rayner', None, 'E. Hughes')
    """

    def __init__(
        self,
        names: Iterable[PersonName],
        apart: Iterable[tuple[PersonName, PersonName]] = (),
        officers: Iterable[PersonName] = (),
        holders: Mapping[str, Iterable[PersonName]] | None = None,
    ) -> None:
        self.persons: list[Person] = []
        self._bearers: dict[str, list[Person]] = {}
        self._found: dict[tuple[str, str | None, bool], Person | None] = {}
        self._apart = {frozenset((fold_name(a.name), fold_name(b.name))) for a, b in apart}
        self._officers = {fold_name(name.name) for name in officers}
        ordered = list(names)
        for name in ordered:
            if name.given is not None:
                self._add(name)
        for name in ordered:
            if name.given is None and self._find_bare(name) == []:
                self._add(name)
        self._holders = {_fold_post(post): tuple(held) for post, held in (holders or {}).items()}

    def _add(self, name: PersonName) -> None:
        """Join a name to the person that it fits, or open a new one."""
        self._found.clear()
        fitting = [p for p in self._bearers.get(fold_name(name.surname), []) if self._fits(p, name)]
        exact = [p for p in fitting if fold_name(p.name) == fold_name(name.name)]
        if fitting:
            if exact or len(fitting) == 1:
                self._join((exact or fitting)[0], name)
            return
        person = Person(name=name.name, title=name.title, number=len(self.persons))
        person.officer = fold_name(name.name) in self._officers
        self.persons.append(person)
        self._bearers.setdefault(fold_name(name.surname), []).append(person)
        self._join(person, name)

    def _join(self, person: Person, name: PersonName) -> None:
        """Take up what a mention adds: a fuller name, a title."""
        if _fullness(name.name) > _fullness(person.name):
            person.name = name.name
        person.councillor = person.councillor or name.councillor
        person.title = person.title or name.title
        person.titles.update((name.title or "").lower().replace(".", "").split())

    def _fits(self, person: Person, name: PersonName) -> bool:
        """Tell whether a name may be this person's."""
        a, b = fold_name(person.name), fold_name(name.name)
        if frozenset((a, b)) in self._apart and a != b:
            return False
        if _clash_of_titles(person, name):
            return False
        given_a, given_b = a.rsplit(" ", 1)[0] if " " in a else "", b.rsplit(" ", 1)[0] if " " in b else ""
        return not given_a or not given_b or _givens_agree(given_a, given_b)

    def _find_bare(self, name: PersonName) -> list[Person]:
        """Find the bearers of a bare surname who could be meant."""
        return [p for p in self._bearers.get(fold_name(name.surname), []) if not _clash_of_titles(p, name)]

    def find(self, name: PersonName) -> Person | None:
        """Find the person that a mention means; None where several could be meant or nobody is known."""
        mention = (name.name, name.title, name.councillor)
        if mention not in self._found:
            self._found[mention] = self._find(name)
        return self._found[mention]

    def _find(self, name: PersonName) -> Person | None:
        fitting = [p for p in self._bearers.get(fold_name(name.surname), []) if self._fits(p, name)]
        if len(fitting) == 1:
            return fitting[0]
        exact = [p for p in fitting if fold_name(p.name) == fold_name(name.name)]
        if len(exact) == 1:
            return exact[0]
        same_kind = [p for p in fitting if p.councillor == name.councillor]
        return same_kind[0] if len(same_kind) == 1 and name.councillor else None

    def bears(self, name: PersonName) -> bool:
        """Tell whether anybody on the roster could be meant, so that the name opens no new person."""
        return any(self._fits(person, name) for person in self._bearers.get(fold_name(name.surname), []))

    def with_name(self, name: PersonName) -> "Roster":
        """Add a person who was not known before; the roster itself is given back."""
        self._add(name)
        return self

    def resolve(self, name: PersonName) -> str | None:
        """Give the fullest name printed for the person that a mention means, None where that is not certain."""
        person = self.find(name)
        return person.name if person else None

    def resolve_role(self, label: str) -> str | None:
        """Give the fullest name of the one holder of an office named alone, None if there is none or more than one.

        A label without remit ("the interim Director") is matched to the one office that begins with its words.
        """
        wanted = _fold_post(label)
        exact = {self.resolve(name) for name in self._holders.get(wanted, ())}
        if not exact and wanted:
            matching = [held for post, held in self._holders.items() if _is_short_for(wanted, post)]
            exact = {self.resolve(name) for held in matching for name in held}
        exact.discard(None)
        return exact.pop() if len(exact) == 1 else None


def _fold_post(label: str) -> str:
    """Fold an office's label: small letters, no article, no dashes for commas."""
    words = " ".join(label.lower().replace(" - ", ", ").replace("vice chair", "vice-chair").split())
    for article in ("the ", "a ", "an ", "our "):
        words = words.removeprefix(article)
    return words


# "of", "for": what parts an office from its remit
_REMIT = re.compile(r"\s(?:of|for)\s")
# "the Interim Director", "the Cabinet Member": offices of which a paper names the remit once; a chair or a leader may be another body's
_OF_A_REMIT = re.compile(
    r"(?:interim|acting|corporate|strategic|executive|service|assistant|deputy)?\s?director|head|(?:cabinet|executive|lead) member|portfolio holder"
)


def _is_short_for(wanted: str, post: str) -> bool:
    """Tell whether a folded label is an office's without its remit.

    >>> _is_short_for("interim director", "interim director of housing"), _is_short_for("chair", "chair of governors")
    (True, False)
    >>> _is_short_for("headteacher", "headteacher, quay street school")
    True
    """
    if post.split(",", maxsplit=1)[0].strip() == wanted:
        return True
    return bool(_OF_A_REMIT.fullmatch(wanted)) and _REMIT.split(post, maxsplit=1)[0] == wanted


def _fullness(name: str) -> tuple[int, int]:
    """Rank names by how much of the given name they spell out."""
    words = fold_name(name).split()
    return sum(len(word) > 1 for word in words), sum(len(word) for word in words)


def _givens_agree(a: str, b: str) -> bool:
    """Tell whether two folded given names or runs of initials can be one person's.

    >>> _givens_agree("r s", "robert"), _givens_agree("ann", "anne-marie"), _givens_agree("susan", "sue"), _givens_agree("e", "louise")
    (True, False, True, False)
    """
    first, second = a.split(), b.split()
    if len(first[0]) > 1 and len(second[0]) > 1 and not (_is_initials(first[0]) or _is_initials(second[0])):
        return first[0] == second[0] or bool(
            _SHORT.get(first[0], frozenset()) & _SHORT.get(second[0], frozenset())
        )
    if first[0][0] != second[0][0]:
        return False
    if len(first) > 1 and len(second) > 1:
        return first[1][0] == second[1][0]
    return True


def _is_initials(word: str) -> bool:
    """Tell whether a folded word is run-together initials ("rs"): two letters or three, no vowel."""
    return len(word) <= 3 and not set(word) & set("aeiouy")


_FEMALE = frozenset({"mrs", "ms", "miss", "lady", "dame", "baroness", "sister"})
_MALE = frozenset({"mr", "sir", "lord", "father", "baron"})


def _clash_of_titles(person: Person, name: PersonName) -> bool:
    """Tell whether titles forbid that a mention is this person: Mr and Mrs, a councillor and an officer."""
    titles = set((name.title or "").lower().replace(".", "").split())
    if titles & _FEMALE and person.titles & _MALE or titles & _MALE and person.titles & _FEMALE:
        return True
    return name.councillor and person.officer and not person.councillor
