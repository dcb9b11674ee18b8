"""Log in to a SPARQL server as it asks: not at all, by HTTP Basic or Digest (RFC 7617, RFC 7616), or by a bearer token.

Virtuoso wants Digest at its addresses that end in ``-auth``, most others Basic; what a server asks for is kept, so that
only the first request is sent twice. Credentials are in no message and no ``repr``.
"""

from collections.abc import Generator
from http import HTTPStatus

import httpx

__all__ = ["Login"]


class Login(httpx.Auth):
    """Sends the credentials that a server asks for, once it asks; a token is sent from the first request on."""

    def __init__(self, user: str, password: str, token: str) -> None:
        self._user, self._password, self._token = user, password, token
        self._scheme: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request, and again with credentials where they are asked for."""
        if self._token:
            request.headers["authorization"] = f"Bearer {self._token}"
            yield request
            return
        if self._scheme is None:
            answer = yield request
            if answer.status_code != HTTPStatus.UNAUTHORIZED or not self._user:
                return
            self._scheme = self._scheme_for(answer.headers.get_list("www-authenticate"))
        yield from self._scheme.auth_flow(request)

    def _scheme_for(self, challenges: list[str]) -> httpx.Auth:
        if any(challenge.lower().startswith("digest") for challenge in challenges):
            return httpx.DigestAuth(self._user, self._password)
        return httpx.BasicAuth(self._user, self._password)
