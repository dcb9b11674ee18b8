"""Gathers meetings with the papers of them that were read, and what the readers of these noted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from api.pages.asking import Rows, rows_about
from graph.asking import Asking

__all__ = ["papers_of", "with_papers"]


async def with_papers(asking: Asking, meetings: Rows) -> Rows:
    """Give meetings with what was read of them: ``papers`` are their kinds, ``documents`` all, ``cut`` those cut off."""
    found = await rows_about(asking, "papers-at", meeting=[row["meeting"] for row in meetings])
    papers: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in found:
        papers[row["meeting"]].append(row)
    return [{**row, **_told(papers[row["meeting"]])} for row in meetings]


def _told(papers: Sequence[Mapping[str, str]]) -> dict[str, str]:
    told = {
        "papers": sorted({row["sort"] for row in papers}),
        "documents": [row["document"] for row in papers],
        "cut": [row["document"] for row in papers if row.get("complete") == "false"],
    }
    return {name: " ".join(words) for name, words in told.items() if words}


async def papers_of(asking: Asking, meetings: Sequence[str]) -> Rows:
    """Give the papers of some meetings, each with when it was read, how surely, and what its reader noted."""
    papers = await rows_about(asking, "papers-at", meeting=meetings)
    documents = sorted({row["document"] for row in papers})
    readings = {row["document"]: row for row in await rows_about(asking, "readings", document=documents)}
    return [{**readings.get(row["document"], {}), **row} for row in papers]
