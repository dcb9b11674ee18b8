"""The prefixes that queries, updates and exports know without declaring them."""

from typing import Final

from ontology.namespaces import NAMESPACES

__all__ = ["PREFIXES", "known_prefixes", "prologue"]

PREFIXES: Final = NAMESPACES
"""Prefix to namespace, the same for every store."""


def known_prefixes(base: str) -> dict[str, str]:
    """Give :data:`PREFIXES` and ``id:`` for the base of the store's instance IRIs.

    >>> known_prefixes("https://example.org/")["id"]
    'https://example.org/'
    """
    return {**PREFIXES, "id": base}


def prologue(base: str) -> str:
    """Write the prefixes as SPARQL declarations, for a query that is to run on another engine.

    >>> print(prologue("https://example.org/").splitlines()[0])
    PREFIX scr: <https://w3id.org/scrutiny/ns#>
    """
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in known_prefixes(base).items())
