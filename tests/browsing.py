"""Pages of the built sites in a real browser, and what is wrong with them."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""Without windows where it is installed so: the same engine at a third of the work."""
LOOK_MS, QUIET_MS, PATIENCE_MS = 100, 400, 120_000
"""A machine at work on other tests takes long over the whole document; that says nothing about the page."""
IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: run `sudo apt-get install chromium`"),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Silent."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder under a sub-path of a plain static server: its address."""
    handler = partial(_Quiet, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{folder.name}"
        server.shutdown()


def opened(
    browser: Browser, address: str, path: str, width: int, **options: Any
) -> tuple[Page, list[str], list[str]]:
    """A page with the requests to other hosts and the errors it made."""
    page = browser.new_page(viewport={"width": width, "height": 844}, **options)
    page.set_default_timeout(PATIENCE_MS)
    strangers: list[str] = []
    errors: list[str] = []
    host = address.split("/")[2]
    page.on(
        "request", lambda r: strangers.append(r.url) if host not in r.url and "data:" not in r.url else None
    )
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    under_way: set[Request] = set()
    page.on("request", lambda request: under_way.add(request))
    page.on("requestfinished", lambda request: under_way.discard(request))
    page.on("requestfailed", lambda request: under_way.discard(request))
    page.goto(f"{address}/{path}")
    _settled(page, under_way)
    return page, strangers, errors


def _settled(page: Page, under_way: set[Request]) -> None:
    """Waits until nothing has been asked for during a while; Chromium's own sign of it comes not always."""
    quiet = 0
    for _ in range(PATIENCE_MS // LOOK_MS):
        page.wait_for_timeout(LOOK_MS)
        quiet = 0 if under_way else quiet + LOOK_MS
        if quiet >= QUIET_MS:
            return
    raise TimeoutError(sorted(request.url for request in under_way))


def barriers(page: Page) -> list[Any]:
    """What axe finds on a page: rule and the first places."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]
