"""What every answer carries: what a page may load, who may read the answer, how it may be used.

HEAD and OPTIONS are answered here for every address: HEAD as GET without the body.

The content policy allows nothing but this service's own files, no inline script or style, no frame, no outside request.
An answer that brings a policy of its own keeps it: a map that is made for a frame says who may frame it.
"""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.replies import header

__all__ = ["CONTENT_POLICY", "Courtesy"]

CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_POLICY: Final = b"content-security-policy"
_ALWAYS: Final = [  # the policy first: an answer's own takes its place
    (_POLICY, CONTENT_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
_EXPOSED: Final = b"content-length, etag, link, location, retry-after"
_METHODS: Final = b"GET, HEAD, POST, PUT, DELETE, OPTIONS"
_FIELDS: Final = b"accept, authorization, content-type, if-none-match"
_DAY: Final = b"86400"


class Courtesy:
    """An ASGI layer that adds the fields and answers preflight requests (the Fetch standard's CORS protocol).

    Writing is never open to other origins by a browser's own credentials: the service uses no cookies.
    """

    def __init__(self, app: ASGIApp, origins: frozenset[str]) -> None:
        self._app, self._origins = app, origins
        anyone = [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", _EXPOSED)]
        self._for_anyone = _ALWAYS + anyone if "*" in origins else None
        self._lines_for_anyone = _lines(self._for_anyone or [])

    def fields(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """Give what is added to the answer of a request."""
        return self._for_anyone or _ALWAYS + self._origin_fields(scope)

    def lines(self, scope: Scope) -> bytes:
        """Give the same as they are sent."""
        return self._lines_for_anyone or _lines(self.fields(scope))

    def _origin_fields(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        origin = header(scope, b"origin")
        if origin.lower() not in self._origins:
            return [(b"vary", b"origin")]
        return [
            (b"access-control-allow-origin", origin.encode("latin-1")),
            (b"access-control-expose-headers", _EXPOSED),
            (b"vary", b"origin"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add to its answer; answer OPTIONS here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        fields = self.fields(scope)
        if scope["method"] == "OPTIONS":
            await _answer_preflight(send, fields)
            return

        bodiless = scope["method"] == "HEAD"

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                more = fields[1:] if any(name == _POLICY for name, _ in own) else fields
                message = {**message, "headers": [*own, *more]}
            elif bodiless:
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"} if bodiless else scope, receive, send_more)


def _lines(fields: list[tuple[bytes, bytes]]) -> bytes:
    return b"".join(b"%b: %b\r\n" % field for field in fields)


async def _answer_preflight(send: Send, fields: list[tuple[bytes, bytes]]) -> None:
    allowed = [
        (b"allow", _METHODS),
        (b"access-control-allow-methods", _METHODS),
        (b"access-control-allow-headers", _FIELDS),
        (b"access-control-max-age", _DAY),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": fields + allowed})
    await send({"type": "http.response.body", "body": b""})
