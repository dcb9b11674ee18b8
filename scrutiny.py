"""The command line: parses arguments, calls the folders, prints; no logic of its own.

Exit codes: 0 all went well; 1 some papers could not be imported, or a check found violations; 2 the command
itself was wrong; 130 stopped by Ctrl-C. Errors are one line on standard error.
"""

import datetime as dt
import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from api.intake import load_papers
from graph.documents import text_of
from graph.errors import GraphError
from graph.export import export_graph
from graph.judgements import Judgement, Verdict, judge
from graph.people import find_person
from graph.printing import print_answer
from graph.remote_address import Server, is_address
from graph.store import Store, open_store
from importers.errors import ReadError
from importers.source import Known
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
        "--store",
        envvar="SCRUTINY_STORE",
        help="A folder, a SPARQL server's address, or memory: for a store that is not kept.",
    ),
]
PersonArgument = Annotated[
    str, typer.Argument(help="A person's IRI, name, or a part of it that only one has.")
]
ByOption = Annotated[str, typer.Option("--by", help="Who judges.")]
WhyOption = Annotated[str, typer.Option("--why", help="On what grounds, for those who ask later.")]


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
    """What a map shows: a person, a body, or of a council its bodies, officers, recommendations, topics, or all."""

    person = "person"
    body = "body"
    bodies = "bodies"
    officers = "officers"
    flow = "flow"
    topics = "topics"
    council = "council"


@app.command("import")
def import_papers(
    papers: Annotated[list[str], typer.Argument(help="Files, folders, patterns, or - for standard input.")],
    store: StoreOption = "data",
    council: Annotated[str | None, typer.Option(help="The council, where a paper does not name it.")] = None,
    body: Annotated[str | None, typer.Option(help="The committee, where a paper does not name it.")] = None,
    date: Annotated[
        dt.datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The meeting's date, such as 2026-02-10."
        ),
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
    with _open(store) as opened:
        try:
            load_papers(opened, papers, known, tally)
        finally:
            tally.tell_sum(store)
    if tally.failed:
        raise typer.Exit(FAILED)


def _open(location: str, *, read_only: bool = False) -> Store:
    """Open a store; what is to be known of a server beside its address comes from the settings."""
    if not is_address(location):
        return open_store(location, read_only=read_only)
    server, base = _server_at(location)
    return open_store(server, read_only=read_only, base=base)


def _server_at(location: str) -> tuple[Server, str]:
    """Give a server and the base of its IRIs, as the settings have them."""
    from api.settings import Settings  # which only a server needs here

    settings = Settings(store=location)
    return settings.server, settings.base


def _say(line: str) -> None:
    print(line, flush=True)


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
    with _open(store, read_only=True) as opened:
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
    with _open(store, read_only=True) as opened:
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
    with _open(store, read_only=True) as opened:
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
    with _open(store, read_only=True) as opened:
        sys.stdout.buffer.write(text_of(opened, document).encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()


@app.command("map")
def draw_map(
    of: Annotated[MapOf, typer.Argument(help="What the map shows; the last five are of a council.")],
    name: Annotated[str, typer.Argument(help="The name of the person, body or council, or its IRI.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("map.html"),
    store: StoreOption = "data",
) -> None:
    """Draw a relationship map as one self-contained page."""
    from api.maps import standalone_map

    with _open(store, read_only=True) as opened:
        page = standalone_map(opened, of.value, name)
    try:
        output.write_text(page, encoding="utf-8")
    except OSError as error:
        raise typer.BadParameter(f"{output}: {error.strerror}") from error
    messages.print(f"wrote {output}")


@app.command()
def claims(
    store: StoreOption = "data",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a claim, for programs.")] = False,
) -> None:
    """List who may be one and the same person, with the papers' own words on both sides."""
    from graph.asking import StoreAsking, at_once
    from graph.claim_sheets import lay_out_claims, tell_claim

    with _open(store, read_only=True) as opened:
        sheets = at_once(lay_out_claims(StoreAsking(opened)))
    for sheet in sheets:
        print(json.dumps(asdict(sheet), ensure_ascii=False) if as_json else tell_claim(sheet))
    messages.print(f"{len(sheets)} claim{'s' if len(sheets) != 1 else ''}")


@app.command()
def same(
    one: PersonArgument, other: PersonArgument, by: ByOption, why: WhyOption, store: StoreOption = "data"
) -> None:
    """Record that two names are one person; the judgement outlives every import."""
    _judge(store, one, other, "accepted", by, why)


@app.command()
def different(
    one: PersonArgument, other: PersonArgument, by: ByOption, why: WhyOption, store: StoreOption = "data"
) -> None:
    """Record that two names are two people, who are then never joined; the judgement outlives every import."""
    _judge(store, one, other, "rejected", by, why)


def _judge(location: str, one: str, other: str, verdict: Verdict, by: str, why: str) -> None:
    with _open(location) as opened:
        nodes = find_person(opened, one), find_person(opened, other)
        judge(
            opened,
            Judgement(
                one=nodes[0], other=nodes[1], verdict=verdict, by=by, on=dt.datetime.now(dt.UTC), why=why
            ),
        )
        opened.publish()
    messages.print(
        f"recorded: {nodes[0]} and {nodes[1]} are {'one person' if verdict == 'accepted' else 'two people'}"
    )


@app.command("index")
def index_papers(store: StoreOption = "data") -> None:
    """Bring the full-text index up to date: after imports into a server from another machine, or if it was deleted."""
    from graph.indexing import bring_up_to_date

    with _open(store) as opened:
        number = bring_up_to_date(opened)
    messages.print(f"{number:,} papers indexed")


@app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="A file, or a folder in which it is named by the time.")],
    store: StoreOption = "data",
) -> None:
    """Write the graph and the papers into one file; imports may go on meanwhile."""
    from graph.backup import write_backup

    with _open(store, read_only=True) as opened:
        file, held = write_backup(opened, to)
    messages.print(f"wrote {file}: {held.documents:,} papers, {held.quads:,} quads")
    if held.missing:
        messages.print(f"the archive lacks {held.missing:,} sources or texts: see scrutiny check")
        raise typer.Exit(FAILED)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    store: StoreOption = "data",
    replace: Annotated[bool, typer.Option("--replace", help="Put a store that is there aside.")] = False,
    only_check: Annotated[bool, typer.Option("--check", help="Only check that the backup is whole.")] = False,
) -> None:
    """Make a store of a backup, once every byte of it has been checked."""
    from graph.backup_file import check_backup
    from graph.restore import restore_backup

    if only_check:
        held, aside = check_backup(file), None
    else:
        held, aside = restore_backup(
            file, _server_at(store)[0] if is_address(store) else store, replace=replace
        )
    done = "is whole" if only_check else f"restored to {store}"
    messages.print(f"{file} of {held.made} {done}: {held.documents:,} papers, {held.quads:,} quads")
    if aside:
        messages.print(f"the store that was there is now {aside}; remove it when it is no longer needed")


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
    except OSError as error:  # a full disk, a file where a folder is wanted
        messages.print(f"scrutiny: {error.filename or 'standard output'}: {error.strerror}")
        sys.exit(WRONG)


if __name__ == "__main__":
    main()
