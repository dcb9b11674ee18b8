"""The map of a body."""

from dataclasses import replace

from graph.asking import Asking, ask_ties
from graph.maps.discretion import withhold
from graph.maps.growing import add_other_bodies, finish
from graph.maps.map import Choice, Map, select
from graph.maps.matters import join_matters
from graph.naming import name_things

__all__ = ["map_body"]


async def map_body(asking: Asking, about: str, choice: Choice) -> Map:
    """See a body among the people who attended it, and what it recommended and agreed, to whom."""
    ties = await ask_ties(asking, "attended", body=about)
    clauses = await ask_ties(asking, "decided", body=about)
    clauses.join(await ask_ties(asking, "asked", body=about), await ask_ties(asking, "asked", party=about))
    ties.join(await join_matters(asking, clauses), await ask_ties(asking, "held", post=about))
    if choice.steps > 1:
        await add_other_bodies(asking, ties, about)
    ties, withheld = await withhold(asking, ties, choice)
    shown = select("body", about, await name_things(asking, ties), choice, asking.asked)
    return await finish(asking, replace(shown, withheld=withheld), ties, choice)
