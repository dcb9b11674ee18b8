"""Registers: the people, committees and issues that papers name, from A to Z.

People come by surname, and only those with a public role; where a register is long, a page has one letter of it.
"""

import unicodedata
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from rdflib.namespace import FOAF

from api.maps.asking import SiteAsking
from api.pages.asking import Rows, rows_about
from api.pages.filling import names_of
from api.pages.site import Site
from graph.maps.discretion import has_public_role
from graph.maps.ties import Thing
from graph.naming import best_name
from ontology.terms import SCR

__all__ = ["register_routes"]

_AT_ONCE: Final = 150  # things that stand on one page; more are parted by letters
_MOST: Final = 1_500  # things of one letter
_OTHER: Final = "#"  # stands for everything that begins with no letter


@dataclass(frozen=True, slots=True)
class Register:
    """One register: its title, the class of what it lists, and what it says of itself."""

    name: str
    title: str
    of_class: str
    lead: str
    empty: str


_REGISTERS: Final = (
    Register(
        "people",
        "People",
        str(FOAF.Person),
        "Members, co-opted members, portfolio holders and officers who answer for something, by surname. Others whom papers"
        " name are found by the search.",
        "No paper that was read names anybody in a public role here.",
    ),
    Register(
        "bodies",
        "Committees and other bodies",
        str(SCR.Body),
        "Committees, panels, cabinets, boards and task groups that papers are of or name.",
        "No body is known here.",
    ),
    Register(
        "issues",
        "Issues",
        str(SCR.Issue),
        "Matters that papers follow across meetings.",
        "No paper that was read follows an issue across meetings. Topics, which items are put under, are found by the search.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing: the words it is sorted by, its IRI, its name, and the IRI of the body or council inside which it has this name."""

    key: str
    node: str
    name: str
    within: str


def sort_key(name: str, register: str) -> str:
    """Give the words by which a thing is sorted: a person's surname and then the others, else the name.

    >>> sort_key("Jo Marsh-Lane", "people"), sort_key("The Cabinet", "bodies")
    ('marsh-lane jo', 'cabinet')
    """
    words = unicodedata.normalize("NFKD", name).casefold().split() or [""]
    if register == "people":
        return " ".join((words[-1], *words[:-1]))
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


def letter_of(key: str) -> str:
    """Give the letter under which a thing stands.

    >>> letter_of("marsh jo"), letter_of("2nd panel")
    ('M', '#')
    """
    return key[:1].upper() if key[:1].isalpha() else _OTHER


class _Registers:
    """Answers for one register."""

    def __init__(self, site: Site, register: Register) -> None:
        self._site, self._register = site, register
        self._kept: tuple[str, list[_Entry]] | None = None

    async def show(
        self, letter: Annotated[str, Query(max_length=1, description="One letter of a long register.")] = ""
    ) -> HTMLResponse:
        """Show a register, or a letter of it."""
        asking, register = SiteAsking(self._site), self._register
        entries = await self._all(asking)
        letters = {letter_of(entry.key) for entry in entries}
        parted = len(entries) > _AT_ONCE
        chosen = ""
        if parted:
            chosen = letter.upper() if letter.upper() in letters else min(letters, key=_last_others)
        shown = [entry for entry in entries if not chosen or letter_of(entry.key) == chosen][:_MOST]
        shown = await self._public(asking, shown)
        groups: dict[str, list[_Entry]] = {}
        for entry in shown:
            groups.setdefault(letter_of(entry.key), []).append(entry)
        context = {
            "register": register,
            "registers": _REGISTERS,
            "letters": sorted(letters, key=_last_others) if parted else (),
            "chosen": chosen,
            "groups": sorted(groups.items(), key=lambda group: _last_others(group[0])),
            "settings": await names_of(asking, {entry.within for entry in shown}),
        }
        return self._site.render("register.html", context)

    async def _all(self, asking: SiteAsking) -> list[_Entry]:
        """Give the whole register in its order; kept for as long as the graph is the same."""
        version = self._site.engine.version()
        if self._kept is None or version is None or self._kept[0] != version:
            rows = await rows_about(asking, "all-of-class", **{"class": self._register.of_class})
            self._kept = (version or "", self._sorted(rows))
        return self._kept[1]

    def _sorted(self, rows: Rows) -> list[_Entry]:
        kind = "person" if self._register.name == "people" else "thing"
        entries = []
        for row in rows:
            name = best_name(Thing(row["thing"], "", kind), row["labels"].split("\n"))
            within = row["thing"].rstrip("/").rpartition("/")[0].rpartition("/")[0]
            entries.append(_Entry(sort_key(name, self._register.name), row["thing"], name, within))
        return sorted(entries, key=lambda entry: (entry.key, entry.node))

    async def _public(self, asking: SiteAsking, entries: list[_Entry]) -> list[_Entry]:
        """Leave out people without a public role."""
        if self._register.name != "people":
            return entries
        roles = await rows_about(asking, "roles", person=[entry.node for entry in entries])
        private = {row["person"] for row in roles if not has_public_role(row)}
        return [entry for entry in entries if entry.node not in private]


def _last_others(letter: str) -> tuple[bool, str]:
    return letter == _OTHER, letter


def register_routes(site: Site) -> APIRouter:
    """Make the routes of the registers."""
    router = APIRouter(tags=["pages"])
    for register in _REGISTERS:
        router.add_api_route(
            f"/{register.name}",
            _Registers(site, register).show,
            name=register.name,
            summary=f"{register.title} from A to Z",
            response_class=HTMLResponse,
        )
    return router
