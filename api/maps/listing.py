"""Lists what there are maps of: councils with their bodies, and the members who were at most meetings."""

from dataclasses import dataclass
from typing import Final

from fastapi.responses import HTMLResponse

from api.pages.site import Site
from api.rows import Row

__all__ = ["Listing"]

_BODIES: Final = """
SELECT ?body (MAX(?label_) AS ?label) (MAX(?council_) AS ?council) (MAX(?name_) AS ?name) (MAX(?number_) AS ?meetings)
WHERE {
  { SELECT ?body (COUNT(DISTINCT ?meeting) AS ?number_) { ?meeting schema:organizer ?body }
    GROUP BY ?body ORDER BY DESC(?number_) ?body LIMIT 300 }
  ?body rdfs:label ?label_ .
  OPTIONAL { ?body org:subOrganizationOf ?council_ . ?council_ a scr:Council ; rdfs:label ?name_ }
}
GROUP BY ?body ORDER BY ?name DESC(?meetings) ?label
"""
_PEOPLE: Final = """
SELECT ?person (MAX(?label_) AS ?label) (MAX(?number_) AS ?meetings)
WHERE {
  { SELECT ?person (COUNT(DISTINCT ?meeting) AS ?number_)
    { ?attendance scr:capacity ?as ; scr:person ?person ; scr:atMeeting ?meeting
      FILTER(?as NOT IN (scrc:capacity\\/officer, scrc:capacity\\/guest)) }
    GROUP BY ?person ORDER BY DESC(?number_) ?person LIMIT 30 }
  ?person rdfs:label ?label_
}
GROUP BY ?person ORDER BY DESC(?meetings) ?label
"""
_UNNAMED: Final = "Papers that do not name their council"


@dataclass(frozen=True, slots=True)
class _Body:
    iri: str
    label: str
    meetings: int


@dataclass(frozen=True, slots=True)
class _Council:
    iri: str
    label: str
    bodies: tuple[_Body, ...]


class Listing:
    """Answers for the index of maps."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self) -> HTMLResponse:
        """List what there are maps of."""
        councils = _by_council(await self._site.ask(_BODIES))
        context = {"councils": councils, "people": await self._site.ask(_PEOPLE) if councils else []}
        return self._site.render("maps.html", context)


def _by_council(rows: list[Row]) -> list[_Council]:
    """Gather the bodies by council; those of none come last."""
    bodies: dict[str, list[_Body]] = {}
    names: dict[str, str] = {}
    for row in rows:
        if "body" not in row:
            continue
        council = row["council"].value if "council" in row else ""
        names.setdefault(council, row["name"].value if council else _UNNAMED)
        body = _Body(row["body"].value, row["label"].value, int(row["meetings"].value))
        bodies.setdefault(council, []).append(body)
    found = [_Council(iri, names[iri], tuple(own)) for iri, own in bodies.items()]
    return sorted(found, key=lambda council: (not council.iri, council.label.lower()))
