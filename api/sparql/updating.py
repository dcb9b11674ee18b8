"""``/update``: SPARQL 1.1 Protocol, update operation. Off by default, for the holder of the token only."""

from fastapi import APIRouter, Request, Response

from api.access import admit_writer
from api.replies import header, read_body
from api.settings import Settings
from api.sparql.protocol import read_update_request
from api.sparql.writing import Scribe

__all__ = ["update_routes"]


def update_routes(settings: Settings, scribe: Scribe) -> APIRouter:
    """Make the route."""
    router = APIRouter(tags=["graph"])

    async def update(request: Request) -> Response:
        """Write to the graph; all of the update is carried out or nothing, and readers see it from then on."""
        admit_writer(request.scope, settings)
        body = await read_body(request.receive, settings.body_bytes)
        content_type = header(request.scope, b"content-type")
        wanted = read_update_request(request.method, request.url.query, content_type, body)
        task = scribe.task(
            operation="update", text=wanted.update, using=wanted.using, using_named=wanted.using_named
        )
        await scribe.carry_out(task)
        return Response(status_code=204)

    router.add_api_route("/update", update, methods=["POST"], summary="SPARQL update", status_code=204)
    return router
