"""Give every thing of a map its place, so that a browser has nothing to work out: no forces run there."""

from graph.maps.layout.around import place_around
from graph.maps.layout.beside import place_beside
from graph.maps.layout.boxes import Box, Place, place_apart
from graph.maps.layout.columns import place_columns
from graph.maps.layout.network import place_network

__all__ = ["Box", "Place", "place_apart", "place_around", "place_beside", "place_columns", "place_network"]
