"""The map of topics that are considered together."""

from collections import defaultdict
from itertools import combinations

from graph.asking import Asking, ask_ties
from graph.maps.findings import find_communities
from graph.maps.growing import finish
from graph.maps.map import Choice, Map, select
from graph.maps.scope import bodies_in
from graph.maps.ties import Tie, Ties
from graph.naming import name_things

__all__ = ["considered_together", "map_topics"]


async def map_topics(asking: Asking, about: str, choice: Choice) -> Map:
    """See which topics are considered together, under one item, and which groups they fall into."""
    concerning = await ask_ties(asking, "concerning", body=await bodies_in(asking, about))
    ties = considered_together(concerning.within(choice.earliest, choice.latest))
    shown = select("topics", None, await name_things(asking, ties), choice, asking.asked)
    return await finish(asking, find_communities(shown), ties, choice)


def considered_together(concerning: Ties) -> Ties:
    """Tie topics to one another by the items that concern both."""
    by_item: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in concerning:
        by_item[tie.source].append(tie)
    together: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    for own in by_item.values():
        for first, second in combinations(sorted(own, key=lambda tie: tie.target), 2):
            together[first.target, second.target].append(first)
    ties = Ties()
    for (one, other), seen in together.items():
        days = [tie.first for tie in seen if tie.first]
        titles = "; ".join(sorted({concerning.things[tie.source].label for tie in seen}))
        tie = Tie(
            one,
            other,
            "considered with",
            titles,
            len(seen),
            min(days, default=None),
            max(days, default=None),
            seen[0].mention,
        )
        ties.add(concerning.things[one], concerning.things[other], tie)
    return ties
