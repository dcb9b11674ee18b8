"""Say which bodies a map is about: one, or all of a council that have met."""

from graph.asking import Asking
from graph.errors import NothingToMap

__all__ = ["bodies_in", "council_of"]


async def bodies_in(asking: Asking, about: str) -> list[str]:
    """List the bodies that a map of ``about``, the IRI of a council or a body, is about; NothingToMap if none has met."""
    if "/body/" in about:
        return [about]
    question = "bodies-of-paper" if "/document/" in about else "bodies-of-council"
    bodies = [row["body"] for row in await asking.rows(question, council=about)]
    if not bodies:
        raise NothingToMap(f"no body of {about} is known to have met")
    return bodies


def council_of(iri: str) -> str:
    """Give the IRI of the council, or of the paper that names none, inside which a thing is named.

    >>> council_of("https://x.example/id/council/eastmere/body/cabinet")
    'https://x.example/id/council/eastmere'
    """
    for kind in ("/council/", "/document/"):
        before, found, after = iri.partition(kind)
        if found:
            return f"{before}{kind}{after.partition('/')[0]}"
    return iri
