"""Lets a browser keep a page for as long as nothing that it was made from has changed.

A page is made from the current snapshot of the graph, the files and settings of the service, and the day, which decides
what is past its date; these and the request make its entity tag (RFC 9110, section 8.8.3), a weak one, since pages are
also sent packed. Who comes back with the tag is told that the page is still the same without anything being asked of the
store.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import StoreUnavailable
from api.replies import header, is_held, send_bytes

__all__ = ["Freshness", "digest_of"]

_HERE: Final = Path(__file__).parents[1]
_FOLDERS: Final = ("/id/", "/documents/", "/questions/", "/maps/", "/concept/topic/")
_PAGES: Final = frozenset(
    {"/", "/documents", "/questions", "/maps", "/claims", "/people", "/bodies", "/issues"}
)
# What these show was asked for by the reader in SPARQL, and may be different each time.
_NEVER: Final = frozenset({"/maps/answer"})


def digest_of(settings: str, folder: Path = _HERE) -> str:
    """Give a digest of the files and settings that pages are made by: a new release makes new pages."""
    digest = hashlib.sha256(settings.encode())
    for part in ("templates", "static", "static/map", "pages", "maps"):
        for file in sorted((folder / part).glob("*.*")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


class Freshness:
    """An ASGI layer that tags pages, and answers 304 where the client holds the page already.

    ``version`` names the current snapshot, None where the store has none; then nothing is tagged. ``made`` says what the
    pages are made by (:func:`digest_of`).
    """

    def __init__(self, app: ASGIApp, version: Callable[[], str | None], made: str) -> None:
        self._app, self._version, self._made = app, version, made

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless its answer is held already."""
        tag = self._tag_of(scope)
        if not tag:
            await self._app(scope, receive, send)
            return
        if is_held(header(scope, b"if-none-match"), tag.removeprefix("W/")):
            fields = {"etag": tag, "cache-control": "no-cache", "vary": "accept, accept-encoding"}
            await send_bytes(send, HTTPStatus.NOT_MODIFIED, fields, b"")
            return

        async def send_tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                own = list(message.get("headers", ()))
                known = {name for name, _ in own}
                more = [(b"etag", tag.encode()), (b"cache-control", b"no-cache")]
                fields = own + [pair for pair in more if pair[0] not in known]
                message = {**message, "headers": fields if _varies(own) else [*fields, (b"vary", b"accept")]}
            await send(message)

        await self._app(scope, receive, send_tagged)

    def _tag_of(self, scope: Scope) -> str:
        """Give the tag of a page, "" for what is no page or may change while the graph does not."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_page(scope["path"]):
            return ""
        try:
            version = self._version()
        except StoreUnavailable:
            return ""
        if version is None:
            return ""
        day = dt.datetime.now(dt.UTC).date().isoformat()
        asked = b"\n".join(
            (
                scope["path"].encode(),
                scope["query_string"],
                *(header(scope, name).encode() for name in (b"accept", b"host")),
            )
        )
        return f'W/"{version}-{day}-{self._made}-{hashlib.sha256(asked).hexdigest()[:16]}"'


def _varies(fields: list[tuple[bytes, bytes]]) -> bool:
    """Say whether an answer tells already that it depends on the Accept field."""
    told = b",".join(value for name, value in fields if name == b"vary")
    return b"accept" in {one.strip() for one in told.lower().split(b",")}


def _is_page(path: str) -> bool:
    """Say whether an address is of a page that the graph alone decides.

    >>> _is_page("/"), _is_page("/id/council/eastmere"), _is_page("/sparql"), _is_page("/maps/answer")
    (True, True, False, False)
    """
    return path not in _NEVER and (path in _PAGES or path.startswith(_FOLDERS))
