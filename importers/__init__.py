"""From a paper to triples: sources are read into papers, papers into records, records into quads.

``read_paper`` does the first step. ARCHITECTURE.md draws the whole.
"""

from importers.errors import NoPaper, ReadError
from importers.files.limits import check_characters
from importers.paper import Paper
from importers.registry import Importer, choose, importers
from importers.source import Known, Source
from importers.web.error_pages import refuse_error_page

__all__ = ["Importer", "Known", "Paper", "ReadError", "Source", "choose", "importers", "read_paper"]


def read_paper(source: Source) -> Paper:
    """Read a source into a paper by the one importer that takes it.

    Raises a :class:`ReadError` that says in one line what is wrong with it: an unknown kind of file, damage, a limit, an
    error page served in a paper's place, or no text at all.
    """
    paper = choose(source).read(source)
    check_characters(source.name, len(paper.text))
    refuse_error_page(source.name, paper)
    if not paper.plain.strip():
        raise NoPaper(source.name, "it holds no text")
    return paper
