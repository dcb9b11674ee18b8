"""Makes pages with a map that stand by themselves: everything inside, nothing fetched, whether or not there is a network.

The page's own policy lets run exactly the scripts that are in it, by their hashes.
"""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup

from api.maps.assets import library, map_script, map_style
from api.maps.page import map_context
from api.maps.telling import NOWHERE
from api.maps.wishes import Wishes
from api.pages.site import page_templates
from graph.asking import StoreAsking, at_once
from graph.errors import GraphError
from graph.maps.map import Choice
from graph.maps.views import VIEWS
from graph.named import fitting, list_some
from graph.sparql.terms import rows
from graph.store import Store

__all__ = ["fill_standalone", "standalone_map"]

_NAMED: Final = """
SELECT DISTINCT ?node ?name WHERE {
  VALUES ?type { %(types)s }
  ?thing a ?type ; rdfs:label|foaf:name ?name .
  OPTIONAL { ?thing scr:canonical ?canonical }
  BIND(COALESCE(?canonical, ?thing) AS ?node)
} ORDER BY ?node ?name
"""
_TYPES: Final = {
    "person": "foaf:Person",
    "body": "scr:Body",
    "bodies": "scr:Council",
    "officers": "scr:Council scr:Body",
    "flow": "scr:Council scr:Body",
    "topics": "scr:Council scr:Body",
    "council": "scr:Council",
}
"""What each map may be about."""


class NobodyNamed(GraphError):
    """Nothing of the kind has the name, or several have."""


def standalone_map(store: Store, kind: str, name: str, *, everyone: bool = False) -> str:
    """Draw one of :data:`graph.maps.views.VIEWS` as one page that needs nothing else.

    ``name`` is the printed name of a person, a body or a council, an IRI, or a part of a name that only one has;
    NobodyNamed where it fits none or several, NothingToMap where nothing is tied to it. ``everyone`` also shows people
    without a public role.
    """
    node, about = _find(store, kind, name)
    shown = at_once(VIEWS[kind](StoreAsking(store), node, Choice(everyone=everyone)))
    wishes = Wishes(everyone=everyone)
    context = {**map_context(shown, NOWHERE, about, wishes), "layout": "map_alone.html"}
    return fill_standalone(page_templates("Scrutiny Graph"), "map.html", context)


def _find(store: Store, kind: str, name: str) -> tuple[str, str]:
    """Give the IRI and the fullest name of what a name stands for."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(store.query(_NAMED % {"types": _TYPES[kind]})):
        names[row["node"]].add(row["name"])
    found = fitting(names, name)
    # A paper that does not say its council names things in a scope of its own; these count where no others fit.
    found = [iri for iri in found if not iri.startswith(f"{store.iris.base}document/")] or found
    if len(found) == 1:
        return found[0], max(names[found[0]], key=len)
    if not found:
        sort = kind if kind in {"person", "body"} else "council"
        raise NobodyNamed(f"no {sort} here has {name!r} in the name; part of a name is enough")
    listed = list_some(names, found)
    raise NobodyNamed(f"{name!r} fits {len(found)}, give more of the name or the IRI: {listed}")


def fill_standalone(templates: Environment, template: str, context: Mapping[str, Any]) -> str:
    """Fill a template as a page that stands by itself, its scripts and style inside, with the hashes that allow them.

    Only a page with a map has scripts.
    """
    parts = {"style": map_style()}
    if "data" in context:
        parts |= {"library": library(), "code": map_script()}
    hashes = {name: _hash(text) for name, text in parts.items()}
    inside = {name: Markup(text) for name, text in parts.items()}  # noqa: S704 - our own files, never data
    return templates.get_template(template).render({**context, "inside": inside, "hashes": hashes})


def _hash(text: str) -> str:
    """Give the source expression of Content Security Policy, level 3, for a script or style.

    >>> _hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
