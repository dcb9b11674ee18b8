"""Name a SPARQL server: the addresses of its three protocols, the credentials, and what lies beside it on this machine.

Kept free of the HTTP client, which most who open a store have no need to load.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from graph.errors import UnknownLocation

__all__ = ["DEFAULT_ARCHIVE", "DEFAULT_INDEX", "Server", "is_address"]

DEFAULT_ARCHIVE: Final = Path("data/archive")
DEFAULT_INDEX: Final = Path("data/search.sqlite")


def is_address(location: str) -> bool:
    """Say whether a store's location is a server's.

    >>> is_address("https://x.example/sparql"), is_address("data/")
    (True, False)
    """
    return location.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a server is, who we are to it, and where on this machine the archive and the full-text index beside it are.

    ``query``, ``update`` and ``graphs`` are the addresses of the three protocols; without ``update`` nothing is written,
    without ``graphs`` all is written by updates. ``timeout`` is in seconds and for one request. UnknownLocation for an
    address that is none, or that holds a password.
    """

    query: str
    update: str = ""
    graphs: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    timeout: float = 60.0
    archive: Path = DEFAULT_ARCHIVE
    index: Path = DEFAULT_INDEX

    def __post_init__(self) -> None:
        for address in filter(None, (self.query, self.update, self.graphs)):
            _require_address(address)

    @property
    def named(self) -> bool:
        """Whether there are credentials."""
        return bool(self.user or self.token)


def _require_address(address: str) -> None:
    parts = urlsplit(address)
    if "@" in parts.netloc:
        raise UnknownLocation(
            parts.netloc.rpartition("@")[2],
            "no name or password in an address: set SCRUTINY_STORE_USER and SCRUTINY_STORE_PASSWORD",
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnknownLocation(address, "a SPARQL server has an address that begins with http:// or https://")
