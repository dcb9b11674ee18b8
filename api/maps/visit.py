"""One visit to a map: what is wished, in which manner, and how it is answered."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse

from api.courtesy import CONTENT_POLICY
from api.maps.exchange import write_gexf, write_graphml
from api.maps.files import write_csv, write_json
from api.maps.manner import Manner, read_manner
from api.maps.standalone import fill_standalone
from api.maps.svg import draw_svg
from api.maps.telling import Addresses
from api.maps.wishes import Wishes, read_wishes
from api.pages.site import Site
from graph.asking import Asked
from graph.maps.map import Map

__all__ = ["Visit", "keep_as", "queries_file", "read_visit"]


@dataclass(frozen=True, slots=True)
class Visit:
    """What an address asks for; ``path`` and ``origin`` are the address' own."""

    wishes: Wishes
    manner: Manner
    path: str
    origin: str

    def addresses(self, site: Site) -> Addresses:
        """Give the addresses that things have on the page: whole ones where it will be opened from elsewhere."""
        return Addresses(site.link, self.origin if self.manner.alone else "")

    async def answer_with_page(
        self, site: Site, template: str, context: Mapping[str, Any], name: str
    ) -> Response:
        """Fill the template of a page, beside the loop that other requests wait for."""
        full = {
            **context,
            "layout": self.manner.layout,
            "frame": f"{self.origin}{self.path}{self.wishes.also(embed='true')}",
            "beside": f"{self.path}{self.wishes.query}",
        }
        if self.manner.alone:
            page = await asyncio.to_thread(fill_standalone, site.templates, template, full)
            return keep_as(HTMLResponse(page), f"{name}.html")
        answer = await asyncio.to_thread(site.render, template, full)
        if self.manner.framed:
            answer.headers["content-security-policy"] = framed_policy(site.settings.origins)
        return answer

    async def answer_with_file(self, site: Site, shown: Map, name: str, about: str) -> Response:
        """Write a map as a file; data and pictures are shown by a browser, the others are kept."""
        return await asyncio.to_thread(_file, shown, self.manner.form, self.addresses(site), name, about)


def read_visit(
    request: Request,
    wishes: Annotated[Wishes, Depends(read_wishes)],
    manner: Annotated[Manner, Depends(read_manner)],
) -> Visit:
    """Read a visit from a request."""
    return Visit(wishes, manner, request.url.path, str(request.base_url).rstrip("/"))


def framed_policy(origins: frozenset[str]) -> str:
    """Give the content policy of a page for a frame: those who may read an answer may also show it.

    There is no harm in it: such a page has nothing to press that changes anything, and the service knows no visitor.

    >>> framed_policy(frozenset({"https://news.example"})).rpartition("; ")[2]
    'frame-ancestors https://news.example'
    """
    allowed = " ".join(sorted(origins)) or "'none'"
    return CONTENT_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {allowed}")


def _file(shown: Map, form: str, addresses: Addresses, name: str, about: str) -> Response:
    match form:
        case "json":
            return Response(write_json(shown, addresses), media_type="application/json")
        case "svg":
            return Response(draw_svg(shown, about), media_type="image/svg+xml")
        case "rq":
            return queries_file(shown.asked)
        case "csv":
            table = Response(write_csv(shown), media_type="text/csv; charset=utf-8; header=present")
            return keep_as(table, f"{name}.csv")
        case "graphml":
            return keep_as(
                Response(write_graphml(shown), media_type="application/graphml+xml"), f"{name}.graphml"
            )
        case _:
            return keep_as(Response(write_gexf(shown), media_type="application/gexf+xml"), f"{name}.gexf")


def queries_file(asked: Iterable[Asked]) -> Response:
    """Write the queries that something was made by, one after the other, each whole."""
    return Response("\n\n".join(one.text for one in asked), media_type="text/plain; charset=utf-8")


def keep_as(answer: Response, name: str) -> Response:
    """Let a browser keep an answer under a name instead of showing it; what a header cannot hold is left out of it."""
    plain = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_."))
    answer.headers["content-disposition"] = f'attachment; filename="{plain}"'
    return answer
