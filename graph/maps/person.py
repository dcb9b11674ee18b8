"""The map of a person."""

from dataclasses import replace

from graph.asking import Asking, ask_ties
from graph.maps.discretion import withhold
from graph.maps.growing import add_other_bodies, finish
from graph.maps.map import Choice, Map, select
from graph.maps.matters import join_matters
from graph.naming import name_things

__all__ = ["map_person"]


async def map_person(asking: Asking, about: str, choice: Choice) -> Map:
    """See a person among the bodies they attended, the posts they held, who sat with them, and what was asked of them."""
    same = await asking.rows("same-person", person=about)
    joined = [row["same"] for row in same] or [about]
    centre = same[0]["canonical"] if same else about
    ties = await ask_ties(asking, "attended", person=joined)
    ties.join(await ask_ties(asking, "held", person=joined))
    held = [tie.target for tie in ties if tie.kind == "held"]
    asked = await ask_ties(asking, "asked", party=[*joined, *held])
    if clauses := sorted(asked.of_kind("recommendation", "action")):
        asked.join(await ask_ties(asking, "decided", clause=clauses))
    ties.join(await join_matters(asking, asked), await ask_ties(asking, "fellows", person=joined))
    if choice.steps > 1:
        await add_other_bodies(asking, ties, centre)
    ties, withheld = await withhold(asking, ties, choice, centre)
    shown = select("person", centre, await name_things(asking, ties), choice, asking.asked)
    return await finish(asking, replace(shown, withheld=withheld), ties, choice)
