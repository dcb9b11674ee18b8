"""The command line: parses arguments, calls the folders, prints; no logic of its own.

Exit codes: 0 all went well; 1 some papers could not be imported, or a check found violations; 2 the command
itself was wrong; 130 stopped by Ctrl-C. Errors are one line on standard error.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from graph.archive import keep_text
from graph.catalogue import CatalogueEntry, entries
from graph.documents import Versions, text_of
from graph.errors import GraphError
from graph.export import export_graph
from graph.load import Load, Outcome, is_unchanged, load_many
from graph.printing import print_answer
from graph.store import Store, open_store
from importers import choose
from importers.errors import ReadError
from importers.files.sources import STREAM, find_sources
from importers.imported import import_source, reader_version
from importers.report import Report
from importers.source import Known, Source
from importers.tally import Tally

__all__ = ["app", "load_papers", "main"]

FAILED = 1
WRONG = 2
STOPPED = 130

app = typer.Typer(
    help="Read council scrutiny papers into a knowledge graph, ask it, draw it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
messages = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

TO_TRY = """\
Scrutiny Graph is at {address}
  {address}questions   questions in plain English
  {address}documents   the papers, each with the words that its facts rest on
  {address}maps        who sits where, who appears before whom
  {address}sparql/ask  SPARQL
Stop it with Ctrl-C.
"""

StoreOption = Annotated[
    str,
    typer.Option(
        "--store", envvar="SCRUTINY_STORE", help="A folder, or memory: for a store that is not kept."
    ),
]


class TableFormat(StrEnum):
    """How the answer to a query is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    xml = "xml"
    turtle = "turtle"


class DumpFormat(StrEnum):
    """How the whole graph is written."""

    trig = "trig"
    nquads = "nquads"
    turtle = "turtle"
    jsonld = "jsonld"


class MapOf(StrEnum):
    """What a map is centred on."""

    person = "person"
    body = "body"


@app.command("import")
def import_papers(
    papers: Annotated[list[str], typer.Argument(help="Files, folders, patterns, or - for standard input.")],
    store: StoreOption = "data",
    council: Annotated[str | None, typer.Option(help="The council, where a paper does not name it.")] = None,
    body: Annotated[str | None, typer.Option(help="The committee, where a paper does not name it.")] = None,
    date: Annotated[
        dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The meeting's date.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where the paper was published.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a paper, for programs.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what went wrong, and the sum.")] = False,
) -> None:
    """Read papers and load each into the graph, whole or not at all; a report a paper.

    A paper that was read before and has not changed is left as it is; where a file has changed since, what was read from
    it before is replaced.
    """
    known = Known(council=council, body=body, date=date.date() if date else None, url=url)
    tally = Tally(_say, messages.print, as_json=as_json, quiet=quiet)
    with open_store(store) as opened:
        try:
            load_papers(opened, papers, known, tally)
        finally:
            tally.tell_sum(store)
    if tally.failed:
        raise typer.Exit(FAILED)


def _say(line: str) -> None:
    print(line, flush=True)


def load_papers(
    store: Store, papers: Iterable[str | Path], known: Known | None = None, tally: Tally | None = None
) -> dict[str, Outcome]:
    """Read papers and load them into an open store; say what became of each document.

    For notebooks and scripts; ``papers`` are files, folders or patterns. Papers that cannot be read are told on
    standard error, and the others go on.
    """
    tally = tally or Tally(_say, messages.print, quiet=True)
    return load_many(store, _loads(store, papers, known or Known(), tally))


def _loads(store: Store, papers: Iterable[str | Path], known: Known, tally: Tally) -> Iterator[Load]:
    """Read the papers one by one; one that cannot be read is told, and the others go on."""
    versions = Versions(entries(store))
    read: set[str] = set()
    for found in find_sources(papers, known):
        if isinstance(found, ReadError):
            tally.tell_failed(found)
            continue
        document = store.iris.document(found.digest)
        try:
            entry = _entry(found, choose(found).name)
            if document in read or is_unchanged(store, document, entry):
                read.add(document)
                tally.tell_unchanged(found.name, document)
                continue
            imported = import_source(found, store.iris)
        except ReadError as error:
            tally.tell_failed(error)
            continue
        read.add(document)
        report, replaces = imported.report, versions.put(document, found.name) if found.name != STREAM else ()
        store.archive.keep("source", found.data)
        text_digest = keep_text(store.archive, imported.reading.paper.text)
        yield Load(document, imported.quads, _judged(entry, report, text_digest), replaces)
        tally.tell_loaded(report, replaces)


def _entry(source: Source, importer: str) -> CatalogueEntry:
    return CatalogueEntry(
        source=source.name,
        digest=source.digest,
        text_digest="",
        importer=importer,
        importer_version=reader_version(),
        loaded=dt.datetime.now(dt.UTC),
        given=repr(source.known),
    )


def _judged(entry: CatalogueEntry, report: Report, text_digest: str) -> CatalogueEntry:
    """Add to an entry what reading the paper came to."""
    return replace(
        entry,
        text_digest=text_digest,
        layout=report.layout,
        confidence=report.confidence,
        coverage=report.coverage,
        complete=report.complete,
        warnings=report.warnings,
    )


@app.command()
def query(
    question: Annotated[
        str, typer.Argument(help="SPARQL, a file that ends in .rq, or - for standard input.")
    ],
    store: StoreOption = "data",
    form: Annotated[
        TableFormat, typer.Option("--format", help="How to print the answer.")
    ] = TableFormat.table,
) -> None:
    """Ask the graph in SPARQL; the ontology's prefixes are known."""
    with open_store(store, read_only=True) as opened:
        count = print_answer(opened.query(_question(question)), form.value, sys.stdout)
    if count is not None:
        messages.print(f"{count} row{'s' if count != 1 else ''}")


def _question(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    if given.endswith(".rq"):
        return _read_text(Path(given))
    return given


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}") from error


@app.command()
def export(
    store: StoreOption = "data",
    form: Annotated[
        DumpFormat, typer.Option("--format", help="Turtle has no room for named graphs.")
    ] = DumpFormat.trig,
) -> None:
    """Write the whole graph to standard output."""
    with open_store(store, read_only=True) as opened:
        export_graph(opened, sys.stdout.buffer, form.value)


@app.command("check")
def check_graph(
    store: StoreOption = "data",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
) -> None:
    """Check the graph against the shapes, and every quote against the archive; exit code 1 on violations."""
    from graph.check import check

    violations = warnings = 0
    source = None
    with open_store(store, read_only=True) as opened:
        for finding in check(opened):
            violations += finding.severity == "violation"
            warnings += finding.severity == "warning"
            if as_json:
                print(json.dumps(asdict(finding), ensure_ascii=False))
                continue
            if finding.source != source:
                source = finding.source
                print(source)
            print(f"  {finding.severity}: {finding.message} ({finding.focus})")
    messages.print(f"{violations} violations, {warnings} warnings")
    if violations:
        raise typer.Exit(FAILED)


@app.command()
def text(
    document: Annotated[
        str, typer.Argument(help="A document's IRI, the first digits of its hash, or its file name.")
    ],
    store: StoreOption = "data",
) -> None:
    """Print the stored text that offsets count in."""
    with open_store(store, read_only=True) as opened:
        sys.stdout.buffer.write(text_of(opened, document).encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()


@app.command("map")
def draw_map(
    of: Annotated[MapOf, typer.Argument(help="What the map is centred on.")],
    name: Annotated[str, typer.Argument(help="The name of the person or body, or its IRI.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("map.html"),
    store: StoreOption = "data",
) -> None:
    """Draw a relationship map as one self-contained page."""
    from api.maps import standalone_map

    with open_store(store, read_only=True) as opened:
        page = standalone_map(opened, of.value, name)
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{output}: {error.strerror}") from error
    messages.print(f"wrote {output}")


@app.command()
def serve(
    store: StoreOption = "data",
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on.")] = None,
) -> None:
    """Serve the graph: pages, maps and SPARQL. Settings come from the environment, see docs/settings.md."""
    from api.serve import serve as run_service
    from api.settings import Settings

    given = {"store": store, "host": host, "port": port}
    settings = Settings(**{n: v for n, v in given.items() if v is not None})  # type: ignore[arg-type]  # checked there
    print(TO_TRY.format(address=f"http://{settings.host}:{settings.port}/"), flush=True)
    run_service(settings)


def main() -> None:
    """Run the command line; an error is one line on standard error."""
    try:
        code = app(prog_name="scrutiny", standalone_mode=False)
        if code == STOPPED:  # what typer makes of Ctrl-C
            messages.print("scrutiny: stopped; every document's graph is either the old or the new one")
        sys.exit(code)
    except ValidationError as error:
        first = error.errors()[0]
        messages.print(
            f"scrutiny: setting SCRUTINY_{'_'.join(map(str, first['loc'])).upper()}: {first['msg']}"
        )
        sys.exit(WRONG)
    except typer.TyperException as error:
        told = error.format_message()  # the whole help where no command is given
        messages.print(told if told.startswith("Usage:") else f"scrutiny: {told}")
        sys.exit(WRONG)
    except (GraphError, ReadError) as error:
        messages.print(f"scrutiny: {error}")
        sys.exit(WRONG)


if __name__ == "__main__":
    main()
