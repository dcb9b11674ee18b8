"""Looks things up in the full-text index beside the store; each request opens it, which takes less than a millisecond."""

from pathlib import Path

from starlette.concurrency import run_in_threadpool

from api.site import Site
from graph.search import Hit, Kind, SearchIndex

__all__ = ["find_things"]


async def find_things(
    site: Site,
    words: str,
    *,
    kind: Kind | None = None,
    council: str | None = None,
    body: str | None = None,
    earliest: str | None = None,
    latest: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> list[Hit]:
    """Find things by words, best first; SearchUnusable where the index is damaged."""

    def search() -> list[Hit]:
        index = SearchIndex.at(Path(site.settings.store) / "search.sqlite", read_only=True)
        try:
            return index.search(
                words,
                kind=kind,
                council=council,
                body=body,
                earliest=earliest,
                latest=latest,
                limit=limit,
                offset=offset,
            )
        finally:
            index.close()

    return await run_in_threadpool(search)
