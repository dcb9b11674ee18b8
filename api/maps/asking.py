"""Asks the stored questions that maps and pages are made by of the service's readers."""

from collections.abc import Sequence

from api.pages.site import Site
from graph.asking import Asked, find_kept_question
from graph.queries import Value

__all__ = ["SiteAsking"]


class SiteAsking:
    """Asks the service's readers, within its deadline, and remembers what was asked."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.asked: list[Asked] = []

    async def rows(self, name: str, **values: Value | Sequence[Value]) -> list[dict[str, str]]:
        """Ask a stored question and give its rows as words by variable."""
        question = find_kept_question(name)
        text = question.bound(values)
        self.asked.append(Asked(question, text))
        return [{name: term.value for name, term in row.items()} for row in await self._site.ask(text)]
