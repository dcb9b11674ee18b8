"""Measure reading: from a paper's bytes to the quads of its graph, beside the least that any reader must do.

    python -m tests.benchmarks.bench_reading [--pairs 15]

The floor of a page is lxml's own text extraction, that of a PDF pdfium's, timed right before ours in each pair; the ratio is
the median over the pairs. PDFs, which an import has read in a process of their own, are read in this one, so that all of their
time counts. Growth compares a paper with ten times the same. The hostile texts are one line of a megabyte.
"""

import argparse
import gc
import inspect
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

import pypdfium2
from lxml import html

from importers.errors import ReadError
from importers.formats import pdf
from importers.imported import import_source
from importers.printed.pages import read_pages
from importers.source import Source
from tests.hostile import HOSTILE, write_hostile
from tests.invented import MEETING, shuffled, sources

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "papers"
PAPERS = ROOT.parent / "shared" / "papers"
MEGABYTE = 1_000_000


def floor_of_page(data: bytes) -> None:
    html.document_fromstring(data).text_content()


def floor_of_pdf(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def find_memories() -> list[Callable[[], None]]:
    """Find where the readers remember the texts read last: a paper that is read twice must be read as if it were new.

    What takes no parameter is a table that is made once for all papers, and stays.
    """
    wrapper = type(lru_cache(maxsize=1)(len))
    kept = (one for one in gc.get_objects() if isinstance(one, wrapper))
    return [
        one.cache_clear
        for one in kept
        if one.__module__.startswith(("importers.minutes", "importers.tables", "importers.paper"))
        and inspect.signature(one).parameters
    ]


MEMORIES = find_memories()


def clock(work: Callable[[], object], timer: Callable[[], float] = time.process_time) -> float:
    """Time one run in seconds of this process, so that others on the machine do not count, or by another timer."""
    for forget in MEMORIES:
        forget()
    started = timer()
    work()
    return timer() - started


def timer_of(form: str) -> Callable[[], float]:
    """Choose the timer: PDFs are read by a process of their own, which only the clock on the wall counts."""
    return time.perf_counter if form == "pdf" else time.process_time


def read(source: Source) -> int:
    """Read a source to quads, and give their number; 0 for what is refused."""
    try:
        return len(import_source(source).quads)
    except ReadError:
        return 0


def find_papers() -> Iterator[Source]:
    """The samples' pages and PDFs, a longer page, and the real papers if they are there."""
    yield Source(sources(shuffled(MEETING, tuple(range(6)) * 5))["page"].data, "invented, 30 items.html")
    folders = [*sorted(SAMPLES.iterdir()), *([PAPERS] if PAPERS.is_dir() else [])]
    for folder in folders:
        for path in sorted(folder.glob("*")):
            if path.suffix in {".html", ".pdf"}:
                yield Source(path.read_bytes(), path.name)


def measure_ratio(source: Source, pairs: int) -> tuple[float, float, float]:
    """Give the medians of the floor and of ours in milliseconds, and of their ratio."""
    floor = floor_of_pdf if source.suffix == "pdf" else floor_of_page
    timer = timer_of(source.suffix)
    times = [
        (clock(lambda: floor(source.data), timer), clock(lambda: read(source), timer)) for _ in range(pairs)
    ]
    return (
        1000 * statistics.median(least for least, _ in times),
        1000 * statistics.median(ours for _, ours in times),
        statistics.median(ours / least for least, ours in times),
    )


def measure_growth(form: str, pairs: int) -> float:
    """Give how many times longer a paper takes that is ten times as long."""
    order = tuple(range(6)) * 5
    short, long = (sources(shuffled(MEETING, order * times))[form] for times in (1, 10))
    read(short)
    timer = timer_of(form)
    ratios = [clock(lambda: read(long), timer) / clock(lambda: read(short), timer) for _ in range(pairs)]
    return statistics.median(ratios)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@patch.object(pdf, "read_apart", read_pages)
def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--pairs", type=int, default=15)
    asked = options.parse_args()
    say(f"{'bytes to quads':44} {'kB':>6} {'floor ms':>9} {'ours ms':>9} {'ratio':>7}")
    for source in find_papers():
        read(source)
        least, ours, ratio = measure_ratio(source, asked.pairs)
        say(f"{source.name[:44]:44} {len(source.data) / 1000:6.0f} {least:9.2f} {ours:9.2f} {ratio:7.1f}")
    say(f"\n{'ten times as long takes':44} {'times':>7}")
    for form in ("page", "page text", "printed", "pdf"):
        say(f"{form:44} {measure_growth(form, 3):7.1f}")
    say(f"\n{'a megabyte on one line':44} {'seconds':>7}")
    for name, unit in HOSTILE.items():
        source = write_hostile(unit, MEGABYTE)
        say(f"{name:44} {clock(lambda source=source: read(source)):7.2f}")  # type: ignore[misc]


if __name__ == "__main__":
    main()
