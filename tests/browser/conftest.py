"""A service over the sample papers and a real Chromium that can reach nothing else.

Where there is no Chromium the tests are skipped and say so; with ``SCRUTINY_REQUIRE_BROWSER=1`` that is a failure.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from api.app import create_app
from api.settings import Settings
from tests.serving import running

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
BASE = "council/saltmere-borough-council"
BODY = f"{BASE}/body/place-and-climate-scrutiny-committee"
PERSON = f"{BASE}/person/samir-haddad"

# Told by the browser itself, before any script of the page runs.
WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile || ""}:${event.lineNumber}`));
"""


def find_chromium() -> str:
    """Find the system's Chromium, or skip the test; or fail it where a browser is required."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    reason = "there is no Chromium on this machine (apt install chromium)"
    if os.environ.get("SCRUTINY_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """Serve a store on a free port of this machine until the end of the block; gives the address."""
    made = create_app(Settings(store=str(store), budget=0, readers=2))
    with running(uvicorn.Config(made, log_config=None, timeout_graceful_shutdown=2)) as opened:
        yield opened


@pytest.fixture(scope="session")
def address(sample_store: Path) -> Iterator[str]:
    """Where the service over the sample papers listens."""
    with serve(sample_store) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, with a fresh profile."""
    chromium = find_chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Watched:
    """A page and everything about it that must not happen."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the service, or any address that has a scheme, and wait for its map if it has one."""
        self.page.goto(path if "://" in path else self.address + path)
        if self.page.locator("#map-canvas").count():
            self.page.wait_for_selector("#map-canvas[data-ready]", timeout=20_000)
        return self.page

    def check(self) -> None:
        """Fail if the page asked for anything outside, broke its content policy, or ran into an error."""
        assert self.outside == []
        assert not self.page.evaluate("window.broken")
        assert self.errors == []


def wait_until(page: Page, condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something holds of a page; its content policy lets no test wait inside it."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come about"
        page.wait_for_timeout(50)


def find_barriers(page: Page) -> list[str]:
    """List what axe-core calls serious or critical on a page: the rule, and where it is broken."""
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    # Without preloading, which puts a style into a page whose style sheet imports another.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def watch(context: BrowserContext, address: str) -> Watched:
    """Open a page in a context whose every way out is blocked and noted."""
    watched = Watched(context.new_page(), address)

    def stop(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.hostname == "127.0.0.1" or url.scheme in {"data", "blob", "file"}:
            route.continue_()
        else:
            watched.outside.append(route.request.url)
            route.abort()

    context.route("**/*", stop)
    context.add_init_script(WATCH)
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
    watched.page.on(
        "console", lambda line: watched.errors.append(line.text) if line.type == "error" else None
    )
    return watched


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A page of ordinary size on which nothing forbidden may have happened by the end of the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = watch(context, address)
    yield page
    page.check()
    context.close()
