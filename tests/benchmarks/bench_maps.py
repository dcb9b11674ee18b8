"""Measure maps: ours beside plain pyvis, the same invented networks, in one run of one browser.

    python -m tests.benchmarks.bench_maps [--nodes 100 200 1000 5000] [--rounds 3] [--patience 30]

Ours is the whole way: the page asked of the service, until the first drawing on the canvas. Plain pyvis is its own page
(``in_line``, opened from disk) until its loading bar goes; ``--patience`` seconds are waited for it. Layout is compared
with networkx's ForceAtlas2 (its springs need SciPy from 500 nodes on) up to 1,000 nodes, page data with
``Network.from_nx``; for these the times are the processor's, of Python alone. Then come what each asks of the network, what each does
under the service's content policy, and which of eleven payloads run.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as PatienceLost
from pyvis.network import Network

from api.courtesy import CONTENT_POLICY
from api.maps.drawing import places_of
from api.maps.page import map_context
from api.maps.telling import Addresses
from graph.asking import Asking
from graph.load import load_many
from graph.maps import views
from graph.maps.layout import Box, place_network
from graph.maps.map import Choice, Limits, Map, select
from graph.maps.ties import Thing, Tie, Ties
from graph.store import open_store
from tests.benchmarks.generated import generate
from tests.browser.conftest import FLAGS, find_chromium, serve

VIEW = {"width": 1280, "height": 900}
# Noted by the browser itself: how long the main thread was busy at a stretch, and what its content policy stopped.
WATCH = """
window.longest = 0;
window.broken = 0;
document.addEventListener("securitypolicyviolation", () => window.broken++);
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
IMAGE = "<img src=x onerror=window.__pwn=1>"
SCRIPT = "</script><script>window.__pwn=1</script>"


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
            tie = Tie(person.iri, body.iri, "attended", "member", chance.randint(1, 9), None, None)
            ties.add(person, body, tie)
    for n in range(nodes - len(bodies) - len(people)):
        clause = Thing(f"urn:clause:{n}", f"That Cabinet fund two more nurses in ward {n}", "recommendation")
        body, person = chance.choice(bodies), chance.choice(people)
        ties.add(body, clause, Tie(body.iri, clause.iri, "recommended", "Item", 1, None, None))
        ties.add(clause, person, Tie(clause.iri, person.iri, "falls to", "", 1, None, None))
    return ties


def invented_map(nodes: int) -> Map:
    """Give the network as a map: one with people's names up to 1,000 things, and above that an overview."""
    everything = Choice(limits=Limits(nodes, nodes * 4))
    return select("officers" if nodes <= 1_000 else "council", None, invented(nodes), everything, [])


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
    page = browser.new_page(viewport=VIEW)
    page.route("**/*", lambda route: stay_here(route, []))
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


def stay_here(route: Route, outside: list[str]) -> None:
    """Let a page have files of this machine alone, and note what else it asks for."""
    address = route.request.url
    if address.startswith(("file:", "data:", "blob:", "http://127.0.0.1")):
        route.continue_()
    else:
        outside.append(address)
        route.abort()


def seconds_to_ours(browser: Browser, address: str) -> tuple[float, float, Page]:
    page = browser.new_page(viewport=VIEW)
    page.add_init_script(WATCH)
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#map-canvas[data-ready]", timeout=60_000)
    ready = time.perf_counter() - began
    page.wait_for_timeout(300)
    return ready, page.evaluate("window.longest"), page


def pan(page: Page) -> float:
    """Give the median frame, in milliseconds, while the drawing is dragged."""
    page.locator("#map-canvas").scroll_into_view_if_needed()
    box = page.locator("#map-canvas").bounding_box()
    if box is None:
        raise RuntimeError("the map is not on the page")
    x, y = box["x"] + 20, box["y"] + 20
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"window.frames_ = ({PAN})().then((times) => {{ window.panned = times; }}); 0")
    for n in range(60):
        page.mouse.move(x + 5 * (n % 30), y + 3 * (n % 20))
    page.mouse.up()
    page.wait_for_timeout(400)
    return statistics.median(page.evaluate("window.panned || [0]"))


def best_of(rounds: int, run: Callable[[], object]) -> float:
    """Give the fewest seconds of the processor that a run takes; what else the machine does is not counted."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return min(times)


@dataclass(frozen=True)
class InPython:
    """The processor's seconds of Python alone; None where a peer was not asked."""

    layout: float
    their_layout: float | None
    data: float
    their_data: float


def measure_python(nodes: int, rounds: int) -> InPython:
    shown = invented_map(nodes)
    boxes = [Box(18, 18)] * len(shown.things)
    numbers = {thing.iri: n for n, thing in enumerate(shown.things)}
    pairs = [(numbers[tie.source], numbers[tie.target]) for tie in shown.ties]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((tie.source, tie.target) for tie in shown.ties)
    places_of(shown)
    return InPython(
        layout=best_of(rounds, lambda: place_network(boxes, pairs)),
        their_layout=best_of(1, lambda: nx.forceatlas2_layout(graph, seed=7)) if nodes <= 1_000 else None,
        data=best_of(rounds, lambda: json.dumps(map_context(shown, Addresses(str))["data"])),
        their_data=best_of(1, lambda: Network().from_nx(graph.copy())),
    )


def compare_speed(browser: Browser, address: str, folder: Path, wished: argparse.Namespace) -> None:
    """Print a line a size."""
    sys.stdout.write(
        "nodes  ready ours  ready pyvis  longest task  pan frame  layout ours/networkx  page data ours/pyvis\n"
    )
    for nodes in wished.nodes:
        runs = []
        for _ in range(wished.rounds):
            ready, longest, page = seconds_to_ours(
                browser, f"{address}/maps/council/council/invented/{nodes}"
            )
            runs.append((ready, longest, pan(page)))
            page.close()
        file = folder / "plain.html"
        pyvis_page(nodes, file)
        plain = seconds_to_pyvis(browser, file, wished.patience)
        python = measure_python(nodes, wished.rounds)
        best = [min(run[n] for run in runs) for n in range(3)]
        sys.stdout.write(
            f"{nodes:5}  {best[0]:8.2f} s  {told(plain, wished.patience):>11}  {best[1]:9.0f} ms  {best[2]:6.0f} ms"
            f"  {python.layout:6.2f} s / {told(python.their_layout):>7}"
            f"  {python.data:7.2f} s / {python.their_data:6.2f} s\n"
        )
        sys.stdout.flush()


def told(seconds: float | None, patience: float = 0) -> str:
    if seconds is not None:
        return f"{seconds:.2f} s"
    return f">{patience:.0f} s" if patience else "–"


def requests_and_violations(browser: Browser, address: str, *, policy: str = "") -> tuple[int, int]:
    """Count what a page asks for outside this machine, and what the content policy stops on it."""
    page, outside = browser.new_page(viewport=VIEW), list[str]()
    page.route("**/*", lambda route: stay_here(route, outside))
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_timeout(500)
    without = len(outside)
    if policy:
        body = Path(address.removeprefix("file://")).read_bytes()
        headers = {"content-security-policy": policy, "content-type": "text/html"}
        page.route("http://127.0.0.1/plain", lambda route: route.fulfill(body=body, headers=headers))
        page.goto("http://127.0.0.1/plain")
        page.wait_for_timeout(500)
    broken = page.evaluate("window.broken")
    page.close()
    return without, broken


def hostile_pyvis() -> Iterator[str]:
    """Give a page of plain pyvis for each of eleven ways in."""
    for title in (IMAGE, f'<a href="#">x</a>{IMAGE}', f"href {IMAGE}"):
        yield network_page(title=title)
    yield network_page(label=IMAGE)
    yield network_page(node=IMAGE, select_menu=True)
    yield network_page(heading=IMAGE)
    for option in ("bgcolor", "width", "height"):
        yield network_page(**{option: f'1"></div>{IMAGE}<div a="'})
    yield network_page(options=SCRIPT)
    network = Network(cdn_resources="in_line")
    network.use_DOT, network.dot_lang = True, f'x"; {SCRIPT}'
    yield network.generate_html(notebook=False)


def network_page(
    *, node: str = "a", label: str = "a", title: str = "", options: str = "", **settings: object
) -> str:
    network = Network(cdn_resources="in_line", **settings)
    network.add_node(node, label=label, title=title)
    network.add_node("b")
    network.add_edge(node, "b")
    if options:
        network.set_options(json.dumps({"nodes": {"title": options}}))
    return str(network.generate_html(notebook=False))


def payloads_that_run(browser: Browser, pages: Iterator[str], file: Path) -> int:
    """Open each page, point at what is on it, and count those on which the payload ran."""
    ran = 0
    for text in pages:
        file.write_text(text, encoding="utf-8")
        page = browser.new_page(viewport=VIEW)
        page.route("**/*", lambda route: stay_here(route, []))
        page.goto(file.as_uri())
        page.wait_for_timeout(700)
        hover = "() => { if (window.network) network.body.emitter.emit('showPopup', Object.keys(network.body.nodes)[0]); }"
        page.evaluate(hover)
        if page.locator("canvas").count():
            point_at_everything(page)
        ran += page.evaluate("window.__pwn") is not None
        page.close()
    return ran


def point_at_everything(page: Page) -> None:
    """Rest the mouse on each node of a plain pyvis page."""
    places = page.evaluate(
        """() => { try { const box = document.querySelector("canvas").getBoundingClientRect();
          return network.body.nodeIndices.map((id) => { const at = network.canvasToDOM(network.getPosition(id));
            return [at.x + box.x, at.y + box.y]; }); } catch { return []; } }"""
    )
    for x, y in places:
        page.mouse.move(x + 1, y + 1)
        page.wait_for_timeout(450)


def ours_that_run(browser: Browser, folder: Path) -> int:
    """Count the payloads that run on our maps when every word of the papers is one."""
    from tests.browser.test_payloads import COUNCIL, PAPERS, keep_hostile, path_of, touch

    ran = 0
    keep_hostile(folder)
    with serve(folder) as address:
        for paper in PAPERS:
            page = browser.new_page(viewport=VIEW)
            for path in (f"body/{path_of(paper.body)}", f"officers/{path_of(COUNCIL)}"):
                page.goto(f"{address}/maps/{path}")
                page.wait_for_selector("#map-canvas[data-ready]")
                touch(page)
                ran += page.evaluate("window.__pwn") is not None
            page.close()
    return ran


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 200, 1_000, 5_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--patience", type=float, default=30.0)
    wished = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        with open_store(folder / "store") as store:
            load_many(store, generate(2))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        council = views.VIEWS["council"]
        views.VIEWS["council"] = map_invented  # type: ignore[assignment]  # the service draws what we invent
        with serve(folder / "store") as address:
            compare_speed(browser, address, folder, wished)
            ours = requests_and_violations(browser, f"{address}/maps/council/council/invented/100")
        views.VIEWS["council"] = council
        pyvis_page(100, folder / "plain.html")
        theirs = requests_and_violations(browser, (folder / "plain.html").as_uri(), policy=CONTENT_POLICY)
        sys.stdout.write(f"requests to elsewhere: ours {ours[0]}, pyvis {theirs[0]}\n")
        sys.stdout.write(f"violations of the content policy: ours {ours[1]}, pyvis {theirs[1]}\n")
        run = payloads_that_run(browser, hostile_pyvis(), folder / "hostile.html")
        sys.stdout.write(
            f"payloads that run: ours {ours_that_run(browser, folder / 'hostile')} of 11, pyvis {run} of 11\n"
        )
        browser.close()


if __name__ == "__main__":
    main()
