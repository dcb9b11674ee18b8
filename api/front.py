"""The front door of a serving process: answers queries from the first moment, while the pages are still being loaded.

What the pages need (the framework, the templates, the maps) takes a second or two to load; what a query needs takes a
fraction of that. So queries and the health check are answered at once, and a request for a page waits until it can be.
"""

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Final

from starlette.types import ASGIApp, Receive, Scope, Send

from api.readers.desk import ADDRESSES, Desk
from api.replies import send_bytes
from api.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["Front"]

_HEALTH: Final = "/health"
_PAUSE: Final = 0.3  # seconds that the readers have to start before the pages are loaded beside them


class Front:
    """The ASGI application that a serving process runs; ``desk`` is where it answers queries."""

    def __init__(self, settings: Settings) -> None:
        self.desk = Desk(settings)
        self._pages: ASGIApp | None = None
        self._loading: asyncio.Task[ASGIApp] | None = None
        self._wanted = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lead a request to the desk or to the pages."""
        if scope["type"] == "http" and scope["path"] in ADDRESSES:
            await self.desk(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._pages is not None:
            await self._pages(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == _HEALTH:
            fields = {"content-type": "application/json", "cache-control": "no-store"}
            await send_bytes(send, 200, fields, b'{"status":"alive"}')
        else:
            pages = await self._wait_for_pages()
            await pages(scope, receive, send)

    async def _wait_for_pages(self) -> ASGIApp:
        if self._loading is None:
            raise RuntimeError("the service is not running")
        self._wanted.set()
        return await asyncio.shield(self._loading)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Follow the ASGI lifespan protocol: open, load the pages beside, close."""
        await receive()
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.desk.running())
            self._loading = asyncio.create_task(self._load(stack))
            await send({"type": "lifespan.startup.complete"})
            await receive()
            self._wanted.set()
            await asyncio.gather(self._loading, return_exceptions=True)
        await send({"type": "lifespan.shutdown.complete"})

    async def _load(self, stack: AsyncExitStack) -> ASGIApp:
        try:
            async with asyncio.timeout(_PAUSE):
                await self._wanted.wait()
        except TimeoutError:
            pass
        pages = await asyncio.to_thread(_furnish, self.desk)
        await stack.enter_async_context(pages.router.lifespan_context(pages))
        self._pages = pages
        return pages


def _furnish(desk: Desk) -> "FastAPI":
    from api.app import create_app

    return create_app(desk.settings, desk)
