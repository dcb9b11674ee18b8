"""Reads a request's body and sends an answer, on the bare ASGI interface: what the busy routes do without a framework."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.types import Message, Receive, Scope, Send

from api.errors import BodyTooLarge

__all__ = ["ClientGone", "header", "is_held", "read_body", "send_bytes", "send_file", "start_of"]

_PART: Final = 1 << 18


class ClientGone(Exception):
    """The client closed the connection before it had sent its request."""


def header(scope: Scope, name: bytes) -> str:
    """Give a header field, several of one name joined as RFC 9110 says; "" if there is none."""
    values = [value for field, value in scope["headers"] if field == name]
    return b", ".join(values).decode("latin-1") if values else ""


def is_held(if_none_match: str, tag: str) -> bool:
    """Say whether the client holds an answer already, from its If-None-Match field.

    >>> is_held('W/"a", "b"', '"b"'), is_held("", '"b"')
    (True, False)
    """
    if not if_none_match:
        return False
    held = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return tag in held or "*" in held


async def read_body(receive: Receive, limit: int) -> bytes:
    """Read a request's body, at most ``limit`` bytes; raises :class:`~api.errors.BodyTooLarge`."""
    parts, length, more = [], 0, True
    while more:
        message: Message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        part: bytes = message.get("body", b"")
        length += len(part)
        if length > limit:
            raise BodyTooLarge(f"The request has more than {limit:,} bytes.")
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


def start_of(status: int, fields: Mapping[str, str], length: int) -> Message:
    """Make the message that begins an answer of ``length`` bytes."""
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in fields.items()]
    headers.append((b"content-length", str(length).encode()))
    return {"type": "http.response.start", "status": status, "headers": headers}


async def send_bytes(send: Send, status: int, fields: Mapping[str, str], body: bytes) -> None:
    """Send a whole answer."""
    await send(start_of(status, fields, len(body)))
    await send({"type": "http.response.body", "body": body})


async def send_file(send: Send, fields: Mapping[str, str], path: Path) -> None:
    """Send a file's bytes and remove the file.

    The answer is whole before its first byte goes out; if the client stops reading, the rest goes nowhere.
    """
    with path.open("rb") as file:
        length = path.stat().st_size
        path.unlink()
        await send(start_of(200, fields, length))
        while part := file.read(_PART):
            await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
