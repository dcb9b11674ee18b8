"""A writer process: takes one task from standard input, carries it out on the store, says on standard output how it went.

Run as ``python -m api.sparql.writer``. It opens the store for writing, so that it takes its turn with imports, writes all or
nothing, publishes a snapshot, says so, brings up to date what follows from it across papers, and ends. Killed at any
moment, it leaves the store as it was before or after.
"""

import datetime as dt
import hashlib
import json
import re
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal, cast

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, PROV, RDF, XSD

from api.errors import BadQuery, Forbidden, NotFound, RequestError
from api.rows import iri
from api.sparql.guard import Limits
from api.sparql.update_outline import outline_update, refuse_protected, with_dataset
from graph.across.looking import look_across
from graph.errors import GraphError, QueryRefused, StoreLocked
from graph.sparql.terms import literal, node, triples_text
from graph.store import Store, open_store
from importers.confinement import deny_sockets, limit_memory
from ontology.terms import SCHEMA

__all__ = ["Report", "Task", "main"]

_PAUSE: Final = 0.1  # seconds between two tries to have the store for writing
_PAPERS: Final = "ASK { ?graph prov:hadPrimarySource ?document }"


@dataclass(frozen=True, slots=True)
class Task:
    """What to write: an update, or a graph to be put (replaced), posted (added to) or deleted.

    ``graph`` is None for the default graph; ``file`` holds the graph's triples in ``graph_format`` (the engine's name).
    ``patience`` is in seconds: how long to wait for another writer. ``memory`` is in bytes.
    """

    operation: Literal["update", "put", "post", "delete"]
    location: str
    base: str
    patience: float
    memory: int
    limits: tuple[int, int, int]
    text: str = ""
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    graph: str | None = None
    graph_format: str = "TURTLE"
    file: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """How it went: the kind of the error ("" for none), what to tell, and whether the graph is new."""

    fault: Literal["", "query", "forbidden", "not-found", "busy", "store"] = ""
    detail: str = ""
    line: int | None = None
    column: int | None = None
    created: bool = False


def _open(task: Task) -> Store:
    until = time.monotonic() + task.patience
    while True:
        try:
            return open_store(task.location, base=task.base)
        except StoreLocked:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)


def _record(store: Store, task: Task, what: str, content: bytes) -> str:
    """Write the statement that keeps in the catalogue what was done, when, and the hash of what was sent."""
    now = dt.datetime.now(dt.UTC)
    activity = node(f"{store.iris.base}update/{now.strftime('%Y%m%dT%H%M%S%fZ')}")
    facts = [
        (node(RDF.type), node(PROV.Activity)),
        (node(PROV.endedAtTime), literal(now.isoformat(), XSD.dateTime)),
        (node(DCTERMS.description), literal(what)),
        (node(SCHEMA.sha256), literal(hashlib.sha256(content).hexdigest())),
    ]
    if task.graph is not None:
        facts.append((node(PROV.generated), node(task.graph)))
    said = " . ".join(f"{activity} {predicate} {value}" for predicate, value in facts)
    return f"INSERT DATA {{ GRAPH {node(store.iris.catalogue)} {{ {said} }} }}"


def _protects(store: Store) -> re.Pattern[str]:
    base = re.escape(store.iris.base)
    return re.compile(rf"{base}document/[0-9a-f]+/graph|{re.escape(store.iris.catalogue)}")


def _update(store: Store, task: Task) -> Report:
    outline = outline_update(task.text, Limits(*task.limits))
    protected = _protects(store)
    refuse_protected(
        task.text,
        outline,
        lambda graph: protected.fullmatch(graph) is not None,
        any_protected=bool(store.query(_PAPERS)),
    )
    text = with_dataset(task.text, outline, task.using, task.using_named)
    record = _record(store, task, "SPARQL update", task.text.encode())
    store.update(f"BASE {iri(task.base)} {text}\n{'' if outline.ends_open else ';'} {record}")
    return Report()


def _refuse_protected_graph(store: Store, task: Task) -> None:
    if task.graph is not None and _protects(store).fullmatch(task.graph):
        raise Forbidden(f"<{task.graph}> is written by importing papers only.")


def _exists(store: Store, graph: str | None) -> bool:
    return graph is None or store.holds(graph)


def _place(store: Store, task: Task) -> str:
    """Name the graph that is written; what is stated in the default graph is kept in one of its own."""
    return task.graph or store.iris.unnamed


def _put(store: Store, task: Task) -> Report:
    """Replace a graph, or add to it, in one transaction."""
    data = Path(task.file).read_bytes()
    graph_format = getattr(ox.RdfFormat, task.graph_format)
    try:
        quads = list(
            ox.parse(data, graph_format, base_iri=task.graph or task.base, without_named_graphs=True)
        )
    except (SyntaxError, ValueError) as error:
        raise BadQuery(f"The graph cannot be read: {error}") from error
    existed = _exists(store, task.graph)
    place = f"GRAPH {iri(_place(store, task))}"
    steps = [f"CREATE SILENT {place}", f"INSERT DATA {{ {place} {{ {triples_text(quads)} }} }}"]
    if task.operation == "put":
        steps.insert(0, f"DROP SILENT {place}")
    steps.append(_record(store, task, f"graph {task.operation}", data))
    store.update(" ;\n".join(steps), touched=[_place(store, task), store.iris.catalogue])
    return Report(created=not existed)


def _delete(store: Store, task: Task) -> Report:
    if not _exists(store, task.graph):
        raise NotFound(f"There is no graph <{task.graph}>.")
    place = _place(store, task)
    steps = f"DROP SILENT GRAPH {iri(place)} ;\n{_record(store, task, 'graph delete', b'')}"
    store.update(steps, touched=[place, store.iris.catalogue])
    return Report()


def _carry_out(task: Task) -> None:
    """Carry out a task, say so as soon as readers see it, and then work out what follows from it."""
    with _open(task) as store:
        if task.operation == "update":
            report = _update(store, task)
        else:
            _refuse_protected_graph(store, task)
            report = _delete(store, task) if task.operation == "delete" else _put(store, task)
        store.publish()
        _say(report)
        look_across(store)


def _say(report: Report) -> None:
    """Say how it went; the service waits for no more than this."""
    json.dump(asdict(report), sys.stdout)
    sys.stdout.close()


def _fault_of(task: Task) -> Report | None:
    """Carry out a task, and give what was wrong with it; None where nothing was."""
    try:
        _carry_out(task)
    except Forbidden as error:
        return Report("forbidden", error.detail)
    except NotFound as error:
        return Report("not-found", error.detail)
    except BadQuery as error:
        return Report("query", error.detail, error.line, error.column)
    except RequestError as error:
        return Report("query", error.detail)
    except QueryRefused as error:
        return Report("query", error.reason, error.line, error.column)
    except StoreLocked as error:
        return Report("busy", str(error))
    except GraphError as error:
        return Report("store", str(error))
    return None


def main() -> None:
    """Carry out the task on standard input."""
    values = cast("dict[str, object]", json.load(sys.stdin))
    for name in ("using", "using_named", "limits"):
        values[name] = tuple(cast("list[object]", values[name]))
    task = Task(**values)  # type: ignore[arg-type]  # written by our own service
    deny_sockets()
    limit_memory(task.memory)
    fault = _fault_of(task)
    if fault is not None and sys.stdout.closed:
        sys.exit(f"what follows from an update was not worked out: {fault.detail}")
    if fault is not None:
        _say(fault)


if __name__ == "__main__":
    main()
