"""Reads Word documents (``.docx``): minutes as the clerk typed them, with headings, list numbers and tables.

The text is that of the page which the document amounts to (:mod:`importers.word.page`), so places are XPaths of that page.
"""

from typing import Final

from importers.draft import Draft
from importers.files.kinds import find_kind
from importers.paper import Paper
from importers.source import Source
from importers.web.headings import find_headings
from importers.web.text import Walk
from importers.word.page import make_page
from importers.word.parts import is_word, open_parts

__all__ = ["IMPORTER", "Word"]


class Word:
    """The importer of Word documents."""

    name = "word"

    def takes(self, source: Source) -> int:
        """Take a zipped file with the text of a Word document in it."""
        return 90 if find_kind(source) == "zip" and is_word(source) else 0

    def read(self, source: Source) -> Paper:
        """Read the document's body into text with its headings, rows and cells marked."""
        page = make_page(open_parts(source))
        draft = Draft()
        Walk(draft, page, find_headings(page)).write(page, f"/{page.tag}")
        return draft.paper(self.name)


IMPORTER: Final = Word()
