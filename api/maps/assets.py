"""The files that draw maps in a browser: vis-network as pyvis brings it, and our own modules.

The modules under ``static/map/`` import one another by file name. They are joined into one script: a page that stands by
itself has no files, and any other need not wait for one file to learn of the next.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Header, Response

from api.pages.site import STATIC

__all__ = ["VIS_PATH", "add_assets", "join_modules", "library", "map_script", "map_style", "script_path"]

VIS_PATH: Final = "/static/vis-network-9.1.2/vis-network.min.js"
_VIS: Final = ("lib", "vis-9.1.2", "vis-network.min.js")
_MODULES: Final = STATIC / "map"
_SCRIPTS: Final = ("main.js", "timeline.js")  # modules that pages begin with
_YEAR: Final = "public, max-age=31536000, immutable"

# import { found, lost } from "./find.js";
_IMPORT: Final = re.compile(r'^import [^"\n]{1,500}"\./([a-z_]{1,40}\.js)";\n', re.MULTILINE)
# export function find(words) {
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)


@cache
def library() -> str:
    """Read vis-network from pyvis's own files."""
    return files("pyvis").joinpath(*_VIS).read_text("utf-8")


@cache
def _library_packed() -> bytes:
    return gzip.compress(library().encode(), mtime=0)


def join_modules(first: str, read: dict[str, str]) -> str:
    """Join a module and those that it imports, by name, each once and before those that need it.

    >>> print(join_modules("b.js", {"a.js": "export const one = 1;", "b.js": 'import { one } from "./a.js";\\nshow(one);'}))
    const one = 1;
    show(one);
    """
    joined: dict[str, str] = {}

    def join(name: str) -> None:
        if name not in joined:
            joined[name] = ""
            for found in _IMPORT.finditer(read[name]):
                join(found[1])
            joined[name] = _EXPORT.sub("", _IMPORT.sub("", read[name]))
            joined[name] = joined.pop(name)

    join(first)
    return "\n".join(part.rstrip("\n") for part in joined.values())


@cache
def map_script(first: str = "main.js") -> str:
    """Give a module and all that it needs as one script."""
    return join_modules(first, {file.name: file.read_text("utf-8") for file in Path(_MODULES).glob("*.js")})


@cache
def script_path(first: str = "main.js") -> str:
    """Give the address of a module and all that it needs as one script; another script has another address."""
    digest = hashlib.sha256(map_script(first).encode()).hexdigest()
    return f"/static/map-{first.removesuffix('.js')}-{digest[:12]}.js"


def map_style() -> str:
    """Give the style of a page with a map, whole."""
    return (STATIC / "site.css").read_text("utf-8") + (STATIC / "map.css").read_text("utf-8")


def add_assets(router: APIRouter) -> None:
    """Serve vis-network and our script, packed for those who can unpack; neither ever changes under its address."""

    def vis(accept_encoding: Annotated[str, Header()] = "") -> Response:
        """Give vis-network."""
        return _lasting(library(), _library_packed() if "gzip" in accept_encoding else None)

    def script_of(first: str) -> Callable[[], Response]:
        def script() -> Response:
            """Give our modules as one script."""
            return _lasting(map_script(first), None)

        return script

    router.add_api_route(VIS_PATH, vis, include_in_schema=False, response_class=Response)
    for first in _SCRIPTS:
        router.add_api_route(
            script_path(first), script_of(first), include_in_schema=False, response_class=Response
        )


def _lasting(text: str, packed: bytes | None) -> Response:
    headers = {"cache-control": _YEAR, "vary": "accept-encoding"}
    if packed is None:
        return Response(text, media_type="text/javascript", headers=headers)
    return Response(packed, media_type="text/javascript", headers={**headers, "content-encoding": "gzip"})
