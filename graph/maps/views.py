"""The maps that there are, by the name that each has in its address."""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from graph.asking import Asking
from graph.maps.bodies import map_bodies
from graph.maps.body import map_body
from graph.maps.council import map_council
from graph.maps.flow import map_flow
from graph.maps.map import Choice, Map
from graph.maps.officers import map_officers
from graph.maps.person import map_person
from graph.maps.topics import map_topics

__all__ = ["VIEWS"]

VIEWS: Final[dict[str, Callable[[Asking, str, Choice], Coroutine[Any, Any, Map]]]] = {
    "person": map_person,
    "body": map_body,
    "bodies": map_bodies,
    "officers": map_officers,
    "flow": map_flow,
    "topics": map_topics,
    "council": map_council,
}
"""Each map, made by questions that are asked about the IRI of a person, a body or a council."""
