"""Say which bodies a map is about: one, or all of a council that have met."""

from graph.mapping import Asking, NothingToMap

__all__ = ["bodies_in"]


async def bodies_in(asking: Asking, about: str) -> list[str]:
    """List the bodies that a map of ``about``, the IRI of a council or a body, is about; NothingToMap if none has met."""
    if "/body/" in about:
        return [about]
    bodies = [row["body"] for row in await asking.rows("bodies-of-council", council=about)]
    if not bodies:
        raise NothingToMap(f"no body of {about} is known to have met")
    return bodies
