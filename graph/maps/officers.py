"""The map of officers, the bodies they appear before, and the recommendations that tie them."""

from dataclasses import replace
from typing import Final

from graph.asking import Asking, ask_ties
from graph.maps.discretion import withhold
from graph.maps.findings import find_connectors
from graph.maps.growing import finish
from graph.maps.map import Choice, Map, select
from graph.maps.matters import join_matters
from graph.maps.scope import bodies_in
from graph.maps.ties import Ties
from graph.naming import name_things
from ontology.terms import concept

__all__ = ["map_officers"]

_OFFICER: Final = str(concept("capacity", "officer"))


async def map_officers(asking: Asking, about: str, choice: Choice) -> Map:
    """See officers, the bodies they appear before, and the recommendations and actions that tie them."""
    bodies = await bodies_in(asking, about)
    ties = await ask_ties(asking, "attended", capacity=_OFFICER, body=bodies)
    officers = ties.of_kind("person")
    asked = await ask_ties(asking, "asked", body=bodies)
    posts = sorted(asked.of_kind("post"))
    held = (await ask_ties(asking, "held", post=posts)) if posts else Ties()
    held = held.only(lambda tie: tie.source in officers)
    reached = officers | {tie.target for tie in held}
    theirs = asked.only(lambda tie: tie.target in reached)
    clauses = theirs.of_kind("recommendation", "action")
    decided = (await ask_ties(asking, "decided", body=bodies)).only(lambda tie: tie.target in clauses)
    ties.join(await join_matters(asking, theirs.join(decided)), held)
    ties, withheld = await withhold(asking, ties, choice)
    centre = about if about in ties.things else None
    shown = select("officers", centre, await name_things(asking, ties), choice, asking.asked)
    found = find_connectors(replace(shown, withheld=withheld), ties)
    return await finish(asking, found, ties, choice)
