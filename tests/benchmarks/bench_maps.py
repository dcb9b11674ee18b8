"""Measure maps: ours beside plain pyvis, the same invented networks, in one run of one browser.

    python -m tests.benchmarks.bench_maps [--nodes 100 200 1000 5000] [--rounds 3] [--patience 30]

Ours is the whole way: the page asked of the service, until the first drawing on the canvas. Plain pyvis is its own page
(``in_line``, opened from disk) until its loading bar goes; ``--patience`` seconds are waited for it. Layout is compared
with networkx's ForceAtlas2 (its springs need SciPy from 500 nodes on), page data with ``Network.from_nx``; for these the times are of Python alone.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as PatienceLost
from pyvis.network import Network

from api.maps.drawing import draw_map, places_of
from api.maps.page import map_context
from api.maps.telling import Addresses
from graph import views
from graph.asking import Asking
from graph.layout import Box, place_network
from graph.load import load_many
from graph.mapping import Choice, Limits, Map, select
from graph.store import open_store
from graph.ties import Thing, Tie, Ties
from tests.benchmarks.generated import generate
from tests.browser.conftest import FLAGS, find_chromium, serve

# Noted by the browser itself: how long the main thread was busy at a stretch.
WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
}).observe({ type: "longtask", buffered: true });
"""
# How long each frame takes while the drawing is dragged to and fro.
PAN = """
() => new Promise((done) => {
  const times = []; let last = performance.now();
  function frame(now) { times.push(now - last); last = now; if (times.length < 40) requestAnimationFrame(frame); else done(times); }
  requestAnimationFrame(frame);
})
"""


def invented(nodes: int, seed: int = 7) -> Ties:
    """Invent a network of a council's shape: few bodies, two thirds people, one third recommendations."""
    chance = random.Random(seed)  # noqa: S311 - test data
    bodies = [Thing(f"urn:body:{n}", f"Scrutiny Panel {n}", "body") for n in range(max(2, nodes * 4 // 100))]
    people = [
        Thing(f"urn:person:{n}", f"Councillor Jo Marsh {n}", "person") for n in range(nodes * 63 // 100)
    ]
    ties = Ties()
    for person in people:
        for body in chance.sample(bodies, min(len(bodies), chance.choice((1, 1, 1, 2, 2, 3)))):
            ties.add(
                person,
                body,
                Tie(person.iri, body.iri, "attended", "member", chance.randint(1, 9), None, None),
            )
    for n in range(nodes - len(bodies) - len(people)):
        clause = Thing(f"urn:clause:{n}", f"That Cabinet fund two more nurses in ward {n}", "recommendation")
        body, person = chance.choice(bodies), chance.choice(people)
        ties.add(body, clause, Tie(body.iri, clause.iri, "recommended", "Item", 1, None, None))
        ties.add(clause, person, Tie(clause.iri, person.iri, "falls to", "", 1, None, None))
    return ties


def invented_map(nodes: int, kind: str = "council") -> Map:
    everything = Choice(limits=Limits(nodes, nodes * 4))
    return select(kind, None, invented(nodes), everything, [], title="An invented council")


async def map_invented(_: Asking, about: str, __: Choice) -> Map:
    return invented_map(int(about.rpartition("/")[2]))


def pyvis_page(nodes: int, file: Path) -> None:
    ties, network = invented(nodes), Network(cdn_resources="in_line")
    network.nodes = [
        {"id": t.iri, "label": t.label, "shape": "dot", "title": t.kind} for t in ties.things.values()
    ]
    network.edges = [{"from": tie.source, "to": tie.target} for tie in ties]
    file.write_text(network.generate_html(notebook=False), encoding="utf-8")


def seconds_to_pyvis(browser: Browser, file: Path, patience: float) -> float | None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith("file") else route.abort()
    )
    try:
        began = time.perf_counter()
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_selector("canvas", timeout=patience * 1000)
        if page.locator("#loadingBar").count():
            page.wait_for_selector("#loadingBar", state="hidden", timeout=patience * 1000)
        return time.perf_counter() - began
    except PatienceLost:
        return None
    finally:
        page.close()


def seconds_to_ours(browser: Browser, address: str) -> tuple[float, float, Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(WATCH)
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#map-canvas[data-ready]", timeout=60_000)
    ready = time.perf_counter() - began
    page.wait_for_timeout(300)
    return ready, page.evaluate("window.longest"), page


def pan(page: Page) -> float:
    """Give the median frame, in milliseconds, while the drawing is dragged."""
    box = page.locator("#map-canvas").bounding_box()
    if box is None:
        raise RuntimeError("the map is not on the page")
    x, y = box["x"] + 40, box["y"] + 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"window.frames_ = ({PAN})().then((times) => {{ window.panned = times; }}); 0")
    for n in range(60):
        page.mouse.move(x + 5 * (n % 30), y + 3 * (n % 20))
    page.mouse.up()
    page.wait_for_timeout(400)
    return statistics.median(page.evaluate("window.panned || [0]"))


def best_of(rounds: int, run: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def measure_python(nodes: int, rounds: int, *, peers: bool) -> dict[str, float | None]:
    shown = invented_map(nodes)
    boxes = [Box(18, 18)] * len(shown.things)
    numbers = {thing.iri: n for n, thing in enumerate(shown.things)}
    pairs = [(numbers[tie.source], numbers[tie.target]) for tie in shown.ties]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((tie.source, tie.target) for tie in shown.ties)
    places_of(shown)

    def theirs() -> None:
        Network().from_nx(graph.copy())

    return {
        "layout": best_of(rounds, lambda: place_network(boxes, pairs)),
        "layout, networkx": best_of(1, lambda: nx.forceatlas2_layout(graph, seed=7)) if peers else None,
        "page data": best_of(rounds, lambda: (draw_map(shown), map_context(shown, Addresses(str)))),
        "page data, pyvis": best_of(1, theirs) if peers else None,
    }


def told(seconds: float | None, patience: float = 0) -> str:
    return (
        f">{patience:.0f} s"
        if seconds is None and patience
        else "–"
        if seconds is None
        else f"{seconds:.2f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 200, 1_000, 5_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=30.0)
    wished = parser.parse_args()
    views.VIEWS["council"] = map_invented  # type: ignore[assignment]  # the service draws what we invent
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        with open_store(Path(folder) / "store") as store:
            load_many(store, generate(2))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        with serve(Path(folder) / "store") as address:
            sys.stdout.write(
                "nodes  ready ours  ready pyvis  longest task  pan frame  layout ours/networkx  data ours/pyvis\n"
            )
            for nodes in wished.nodes:
                page_at = f"{address}/maps/council/council/invented/{nodes}"
                runs = []
                for _ in range(wished.rounds):
                    ready, longest, page = seconds_to_ours(browser, page_at)
                    runs.append((ready, longest, pan(page)))
                    page.close()
                file = Path(folder) / "plain.html"
                pyvis_page(nodes, file)
                plain = seconds_to_pyvis(browser, file, wished.patience)
                python = measure_python(nodes, wished.rounds, peers=nodes <= 1_000)
                sys.stdout.write(
                    f"{nodes:5}  {min(r for r, _, _ in runs):7.2f} s  {told(plain, wished.patience):>11}"
                    f"  {min(longest for _, longest, _ in runs):9.0f} ms  {min(p for _, _, p in runs):6.0f} ms"
                    f"  {told(python['layout']):>8} / {told(python['layout, networkx']):>7}"
                    f"  {told(python['page data']):>8} / {told(python['page data, pyvis']):>7}\n"
                )
                sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
