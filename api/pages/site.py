"""What every page needs: the engine to ask, the archive to read, the templates to fill, and where an IRI is shown."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.failures import as_request_error
from api.pages.days import as_day, day_words
from api.problems import PROBLEM_TYPE, problem_body, wants_page
from api.readers.engine import Engine
from api.rows import Row, ask_rows
from api.settings import Settings
from graph.archive import FolderArchive
from ontology.terms import SCR, SCRC

__all__ = ["STATIC", "Site", "page_templates", "short_name"]

_HERE: Final = Path(__file__).parents[1]
STATIC: Final = _HERE / "static"
# "document/0a1b2c3d4e5f6071", what follows the base in a paper's IRI
_PAPER: Final = re.compile(r"document/([0-9a-f]{16})")
_NAMES: Final = str(SCR)
_CONCEPTS: Final = str(SCRC)


def short_name(iri: str) -> str:
    """Give the last part of an IRI as words, for a node that has no label.

    >>> short_name("https://w3id.org/scrutiny/ns#inMeeting"), short_name("https://x.example/a/old-mill-hall")
    ('in meeting', 'old mill hall')
    """
    last = iri.rstrip("/").rpartition("#")[2].rpartition("/")[2] or iri
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in last)
    return words.replace("-", " ").replace("_", " ").strip() or iri


def sought_words(path: str) -> str:
    """Guess from an address that leads nowhere what somebody looked for, "" where it holds no words.

    >>> sought_words("/id/council/eastmere/person/jo-marsh"), sought_words("/documents/0a1b2c3d4e5f6071")
    ('jo marsh', '')
    """
    last = path.rstrip("/").rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    return last[:80] if last and not any(letter.isdigit() for letter in last) else ""


def page_templates(title: str, link: Callable[[str], str] = str) -> Environment:
    """Load the templates: everything that they print is escaped, and a name that nobody gave is an error."""
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    templates.filters.update(day=day_words, as_day=as_day)
    templates.globals.update(site=title, link=link, short_name=short_name)
    return templates


@dataclass(frozen=True, slots=True)
class Site:
    """The service's pages as a whole; made once when the service starts."""

    engine: Engine
    settings: Settings
    templates: Environment

    @classmethod
    def furnish(cls, engine: Engine, settings: Settings) -> "Site":
        """Load the templates."""
        site = cls(engine, settings, page_templates(settings.title))
        site.templates.globals["link"] = site.link
        return site

    @property
    def archive(self) -> FolderArchive:
        """Where the papers' bytes and texts are kept."""
        return FolderArchive(self.settings.archive_folder)

    def render(self, template: str, context: Mapping[str, object], status: int = 200) -> HTMLResponse:
        """Fill a template."""
        return HTMLResponse(self.templates.get_template(template).render(context), status)

    async def tell(self, request: Request, error: Exception) -> Response:
        """Answer with what went wrong, as a page for a browser and as a problem document for a program."""
        problem = as_request_error(error, request.url.path, request.method)
        if wants_page(request.headers.get("accept", "")):
            sought = sought_words(request.url.path) if problem.status == HTTPStatus.NOT_FOUND else ""
            context = {"problem": problem, "sought": sought}
            answer: Response = self.render("problem.html", context, problem.status)
        else:
            answer = Response(problem_body(problem), problem.status, media_type=PROBLEM_TYPE)
        answer.headers.update({**problem.headers(), "vary": "accept", "cache-control": "no-store"})
        return answer

    async def ask(self, query: str) -> list[Row]:
        """Ask a question of the pages' own, within the service's deadline."""
        return await ask_rows(self.engine, query, self.settings.deadline)

    def link(self, iri: str) -> str:
        """Give the address at which this service shows an IRI, a paper's at its text; another site's is its own address.

        An IRI that is no web address gets "": it is shown and not linked.
        """
        paper = _PAPER.fullmatch(iri.removeprefix(self.settings.base))
        if paper:
            return f"/documents/{paper[1]}"
        for base, path in ((self.settings.base, "/id/"), (_NAMES, "/ns#"), (_CONCEPTS, "/concept/")):
            if iri.startswith(base):
                return path + iri.removeprefix(base)
        return iri if iri.startswith(("https://", "http://")) else ""
