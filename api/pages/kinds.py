"""Which page a thing has, by its class, and what all pages of things start from."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any, Final

from rdflib.namespace import FOAF, ORG

from api.pages.asking import rows_about
from api.pages.body import show_body
from api.pages.contribution import show_contribution
from api.pages.council import show_council
from api.pages.decision import show_decision
from api.pages.filling import fill
from api.pages.item import show_item
from api.pages.meeting import show_meeting
from api.pages.organisation import show_organisation
from api.pages.person import show_person
from api.pages.post import show_post
from api.pages.profile import Known, Profile
from api.pages.subject import show_subject
from graph.asking import Asking
from ontology.terms import SCR

__all__ = ["know", "show_profile"]

Show = Callable[[Asking, Known], Coroutine[Any, Any, Profile]]

# From the most telling class to the least.
_PAGES: Final[tuple[tuple[str, Show], ...]] = (
    (str(SCR.Council), show_council),
    (str(SCR.Body), show_body),
    (str(SCR.Meeting), show_meeting),
    (str(SCR.AgendaItem), show_item),
    (str(SCR.Decision), show_decision),
    (str(SCR.Contribution), show_contribution),
    (str(FOAF.Person), show_person),
    (str(ORG.Post), show_post),
    (str(SCR.ExternalBody), show_organisation),
    (str(ORG.OrganizationalUnit), show_organisation),
)


async def know(asking: Asking, node: str, path: str, today: dt.date) -> Known:
    """Ask what is said of a thing itself."""
    facts: defaultdict[str, list[str]] = defaultdict(list)
    for row in await rows_about(asking, "facts-of", node=node):
        facts[row["property"]].append(row["value"])
    return Known(node, path, {name: tuple(sorted(values)) for name, values in facts.items()}, today)


async def show_profile(asking: Asking, known: Known, until: str = "") -> Profile | None:
    """Show a thing by its class, an issue until a day; None where its class has no page of its own."""
    if str(SCR.Issue) in known.types:
        return await fill(asking, await show_subject(asking, known, until))
    show = next((show for name, show in _PAGES if name in known.types), None)
    return await fill(asking, await show(asking, known)) if show else None
