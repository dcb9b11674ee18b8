"""The command line: parses arguments, calls the folders, prints; no logic of its own.

Exit codes: 0 all went well; 1 some papers could not be imported, or a check found violations; 2 the command itself was
wrong; 130 stopped by Ctrl-C. Errors are one line on standard error. What only some commands need they import themselves.
"""

import sys

STOPPED = 130

try:
    import datetime as dt
    import json
    from dataclasses import asdict
    from importlib.metadata import version
    from pathlib import Path
    from typing import TYPE_CHECKING, Annotated, Literal

    import typer

    from api.terminal import ended_at_once, ready_streams, say, tell
    from graph.errors import GraphError
except KeyboardInterrupt:  # so early that nothing has begun
    sys.exit(STOPPED)

if TYPE_CHECKING:
    from graph.across.judgements import Verdict
    from graph.store import Store

__all__ = ["app", "main"]

FAILED, WRONG = 1, 2

app = typer.Typer(
    help="Read council scrutiny papers into a knowledge graph, ask it, draw it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _a_store(given: str) -> str:
    if not given.strip():
        raise typer.BadParameter("name a folder, a SPARQL server's address, or memory:")
    return given


def _a_day(given: str) -> dt.date:
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day of the form YYYY-MM-DD, such as 2026-02-10") from None


StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="SCRUTINY_STORE",
        callback=_a_store,
        help="A folder, a SPARQL server's address, or memory: for a store that is not kept.",
    ),
]
PersonArgument = Annotated[
    str, typer.Argument(help="A person's IRI, name, or a part of it that only one has.")
]
ByOption = Annotated[str, typer.Option("--by", help="Who judges.")]
WhyOption = Annotated[str, typer.Option("--why", help="On what grounds, for those who ask later.")]
TableFormat = Literal["table", "csv", "json", "xml", "turtle"]
DumpFormat = Literal["trig", "nquads", "turtle", "jsonld"]
MapOf = Literal["person", "body", "bodies", "officers", "flow", "topics", "council"]


def _tell_version(asked: bool) -> None:
    if asked:
        say(f"scrutiny {version('scrutiny-graph')}")
        raise typer.Exit


@app.callback()
def take_options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take what goes before a command."""


@app.command("import")
def import_papers(
    papers: Annotated[list[str], typer.Argument(help="Files, folders, patterns, or - for standard input.")],
    store: StoreOption = "data",
    council: Annotated[str | None, typer.Option(help="The council, where a paper does not name it.")] = None,
    body: Annotated[str | None, typer.Option(help="The committee, where a paper does not name it.")] = None,
    date: Annotated[
        dt.date | None,
        typer.Option(parser=_a_day, metavar="YYYY-MM-DD", help="The meeting's date, such as 2026-02-10."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where the paper was published.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a paper, for programs.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only what went wrong, and the sum.")] = False,
) -> None:
    """Read papers and load each into the graph, whole or not at all; a report a paper.

    A paper that was read before and has not changed is left as it is; where a file has changed since, what was read from
    it before is replaced.
    """
    from api.intake import load_papers
    from importers.source import Known
    from importers.tally import Tally

    try:
        known = Known(council=council, body=body, date=date, url=url)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    tally = Tally(say, tell, as_json=as_json, quiet=quiet)
    with _open(store) as opened:
        try:
            load_papers(opened, papers, known, tally)
        finally:
            tally.tell_sum(store)
    if tally.failed:
        raise typer.Exit(FAILED)


def _open(location: str, *, read_only: bool = False) -> "Store":
    from api.opening import open_at

    return open_at(location, read_only=read_only)


@app.command()
def query(
    question: Annotated[
        str, typer.Argument(help="SPARQL, a stored question's name, a file that ends in .rq, or -.")
    ] = "",
    values: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="NAME=VALUE", help="What a stored question is about: body=Cabinet."),
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List the stored questions.")] = False,
    store: StoreOption = "data",
    form: Annotated[TableFormat, typer.Option("--format", help="How to print the answer.")] = "table",
) -> None:
    """Ask the graph in SPARQL, whose prefixes are known, or a stored question by its name; things are named in words."""
    from graph.named import read_asked
    from graph.queries import questions
    from graph.sparql.printing import print_answer

    if list_all:
        for stored in questions().values():
            say(stored.told)
        return
    if not question:
        raise typer.BadParameter("give a question; --list shows those that are stored")
    with _open(store, read_only=True) as opened:
        asked = read_asked(opened, question, values or [], sys.stdin)
        with ended_at_once():
            count = print_answer(opened.query(asked), form, sys.stdout)
    if count is not None:
        tell(f"{count} row{'s' if count != 1 else ''}")


@app.command()
def export(
    store: StoreOption = "data",
    form: Annotated[DumpFormat, typer.Option("--format", help="Turtle has no named graphs.")] = "trig",
) -> None:
    """Write the whole graph to standard output."""
    from graph.export import export_graph

    with _open(store, read_only=True) as opened:
        export_graph(opened, sys.stdout.buffer, form)


@app.command("check")
def check_graph(
    store: StoreOption = "data",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
) -> None:
    """Check the graph against the shapes, and every quote against the archive; exit code 1 on violations."""
    from graph.checks.checking import check
    from graph.checks.telling import tell_findings

    with _open(store, read_only=True) as opened:
        counts = tell_findings(check(opened), say, as_json=as_json)
    tell(", ".join(_counted(counts[kind], kind) for kind in ("violation", "warning")))
    if counts["violation"]:
        raise typer.Exit(FAILED)


@app.command()
def text(
    document: Annotated[str, typer.Argument(help="An IRI, the first digits of a hash, or a file name.")],
    store: StoreOption = "data",
) -> None:
    """Print the stored text that offsets count in."""
    from graph.documents import text_of

    with _open(store, read_only=True) as opened:
        sys.stdout.buffer.write(text_of(opened, document).encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()


@app.command("map")
def draw_map(
    of: Annotated[MapOf, typer.Argument(help="What the map shows; the last five are of a council.")],
    name: Annotated[str, typer.Argument(help="The name of the person, body or council, or its IRI.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")] = Path("map.html"),
    everyone: Annotated[bool, typer.Option("--everyone", help="Also people without a public role.")] = False,
    store: StoreOption = "data",
) -> None:
    """Draw a relationship map as one self-contained page."""
    from api.maps import standalone_map

    with _open(store, read_only=True) as opened:
        page = standalone_map(opened, of, name, everyone=everyone)
    output.write_text(page, encoding="utf-8")
    tell(f"wrote {output}")


@app.command()
def claims(
    store: StoreOption = "data",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a claim, for programs.")] = False,
) -> None:
    """List who may be one and the same person, with the papers' own words on both sides."""
    from graph.across.claim_sheets import lay_out_claims, tell_claim
    from graph.asking import StoreAsking, at_once

    with _open(store, read_only=True) as opened:
        sheets = at_once(lay_out_claims(StoreAsking(opened)))
    for sheet in sheets:
        say(json.dumps(asdict(sheet), ensure_ascii=False) if as_json else tell_claim(sheet))
    tell(_counted(len(sheets), "claim"))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"


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


def _judge(location: str, one: str, other: str, verdict: "Verdict", by: str, why: str) -> None:
    from api.judging import judge_named

    first, second = judge_named(location, one, other, verdict, by=by, why=why)
    tell(f"recorded: {first} and {second} are {'one person' if verdict == 'accepted' else 'two people'}")


@app.command("index")
def index_papers(store: StoreOption = "data") -> None:
    """Bring the full-text index up to date: after imports into a server from another machine, or if it was deleted."""
    from graph.search.indexing import bring_up_to_date

    _open(store, read_only=True).close()  # where there is no store, none is made
    with _open(store) as opened:
        tell(f"{bring_up_to_date(opened):,} papers indexed")


@app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="A file, or a folder in which it is named by the time.")],
    store: StoreOption = "data",
) -> None:
    """Write the graph and the papers into one file; imports may go on meanwhile."""
    from graph.backups.writing import write_backup

    with _open(store, read_only=True) as opened:
        file, held = write_backup(opened, to)
    tell(f"wrote {file}: {held.documents:,} papers, {held.quads:,} quads")
    if held.missing:
        tell(f"the archive lacks {held.missing:,} sources or texts: see scrutiny check")
        raise typer.Exit(FAILED)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    store: StoreOption = "data",
    replace: Annotated[bool, typer.Option("--replace", help="Put a store that is there aside.")] = False,
    only_check: Annotated[bool, typer.Option("--check", help="Only check that the backup is whole.")] = False,
) -> None:
    """Make a store of a backup, once every byte of it has been checked."""
    from api.opening import restore_at
    from graph.backups.file import check_backup

    held, aside = (check_backup(file), None) if only_check else restore_at(store, file, replace=replace)
    done = "is whole" if only_check else f"restored to {store}"
    tell(f"{file} of {held.made} {done}: {held.documents:,} papers, {held.quads:,} quads")
    if aside:
        tell(f"the store that was there is now {aside}; remove it when it is no longer needed")


@app.command()
def serve(
    store: StoreOption = "data",
    host: Annotated[str | None, typer.Option(help="The address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to listen on.")] = None,
) -> None:
    """Serve the graph: pages, maps and SPARQL. Settings come from the environment, see docs/settings.md."""
    from api.serve import greeting
    from api.serve import serve as run_service
    from api.settings import read_settings

    settings = read_settings(store=store, host=host, port=port)
    say(greeting(settings))
    run_service(settings)


def main() -> None:
    """Run the command line; an error is one line on standard error."""
    try:
        ready_streams()
        code = app(prog_name="scrutiny", standalone_mode=False)
    except KeyboardInterrupt:
        code = STOPPED
    except typer.TyperException as error:
        code = _tell_wrong(error.format_message())
    except GraphError as error:
        code = _tell_wrong(str(error))
    except OSError as error:  # a full disk, a file where a folder is wanted
        code = _tell_wrong(f"{error.filename or 'standard output'}: {error.strerror}")
    if code == STOPPED:  # which is also what typer makes of Ctrl-C
        tell("scrutiny: stopped; every document's graph is either the old or the new one")
    sys.exit(code)


def _tell_wrong(told: str) -> int:
    tell(told if told.startswith("Usage:") else f"scrutiny: {told}")
    return WRONG


if __name__ == "__main__":
    main()
