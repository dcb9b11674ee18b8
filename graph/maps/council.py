"""The map of a whole council."""

from dataclasses import replace

from graph.asking import Asking, ask_ties
from graph.maps.discretion import withhold
from graph.maps.findings import find_connectors
from graph.maps.growing import finish
from graph.maps.map import DEFAULT, INTERACTIVE, OVERVIEW, Choice, Map, select
from graph.maps.matters import join_matters
from graph.maps.scope import bodies_in
from graph.naming import name_things

__all__ = ["map_council"]


async def map_council(asking: Asking, about: str, choice: Choice) -> Map:
    """See a whole council: its bodies, all who attended them, and what they recommended and agreed."""
    bodies = await bodies_in(asking, about)
    ties = await ask_ties(asking, "attended", body=bodies)
    clauses = await ask_ties(asking, "decided", body=bodies)
    clauses.join(await ask_ties(asking, "asked", body=bodies))
    ties, withheld = await withhold(asking, ties.join(await join_matters(asking, clauses)), choice)
    wide = replace(choice, limits=OVERVIEW) if choice.limits == DEFAULT else choice
    shown = select("council", None, await name_things(asking, ties), wide, asking.asked)
    found = find_connectors(replace(shown, withheld=withheld), ties)
    return await finish(asking, found, ties, choice) if len(shown.things) <= INTERACTIVE.things else found
