"""How soon a page reads and a helper answers on a slow phone, against MkDocs' own theme and stock Material.

Run: python benchmarks/reading.py; it needs Chromium. The same pages are built three times and served by
Python's plain server (no compression, no kept connections), over Chromium's “Slow 4G” with the processor
slowed down four times, at 390 px, each visit with an empty cache; the median of several visits counts.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
TREE = ROOT / "site" / "severny-dvor" / "ru"
VISITS = 3
PATIENCE_MS = 120_000
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6e6 * 0.9 / 8,
    "uploadThroughput": 0.75e6 * 0.9 / 8,
}
CPU_SLOWDOWN = 4
PEERS = {
    "MkDocs": "{name: mkdocs, highlightjs: false}",
    "Material": "{name: material, language: ru, font: false}",
}
"""Both without what they would ask of other hosts."""
PLAIN = """site_name: {name}
docs_dir: {pages}
site_dir: {site}
theme: {theme}
use_directory_urls: false
plugins: [search]
markdown_extensions: [tables, attr_list]
"""
# A tap or an entry is answered when the page has changed and the next frame is due.
ANSWERED = """async ([selector, value]) => {
  const start = performance.now();
  const changed = new Promise((done) => new MutationObserver((_, watch) => { watch.disconnect(); done(); })
    .observe(document.body, { childList: true, subtree: true, attributes: true }));
  const field = document.querySelector(selector);
  if (value === null) field.click();
  else {
    field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  await changed;
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
PAINTED = """new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.painted = one.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true })"""
ACTS: dict[str, tuple[str, str | None]] = {
    "refusal": (".answer-button", None),
    "partners": (".answer-button", None),
    "overdue": (".helper input[data-key=due-0]", "2026-11-20"),
}
"""What is tapped or entered on each helper's page: a selector, and a value where it is a field."""


def main() -> None:
    """Prints a line for each home page, and one for each helper's first answer."""
    with (
        tempfile.TemporaryDirectory() as name,
        served(built(Path(name))) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=["--no-sandbox"],
        ) as browser,
    ):
        homes = {who: home(browser, f"{address}/{who}/index.html") for who in ("ours", *PEERS)}
        plain = homes["MkDocs"][0]
        for who, (millis, size) in homes.items():
            ratio = f"{millis / plain:.2f} × MkDocs"
            print(f"home, {who}: readable in {millis:.0f} ms = {ratio}, {size / 1000:.0f} kB")
        for helper in ACTS:
            ready, millis = first_answer(browser, f"{address}/ours/helpers/{helper}.html")
            print(f"{helper}: ready after {ready:.0f} ms, answers in {millis:.0f} ms")


def built(folder: Path) -> Path:
    """The same pages by us, by MkDocs and by Material."""
    from policy_gen.outputs.mkdocs_door import build_html

    build_html(TREE / "mkdocs.yml", folder / "ours", 1_775_000_000)
    for name, theme in PEERS.items():
        config = folder / f"{name}.yml"
        config.write_text(
            PLAIN.format(name=name, pages=TREE / "pages", site=folder / name, theme=theme), encoding="utf-8"
        )
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
        subprocess.run(command, check=True, capture_output=True)
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder by Python's own server: its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@contextmanager
def phone(browser: Browser) -> Iterator[tuple[Page, list[float]]]:
    """A page on a slow phone, and the bytes of each answer it gets."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    yield page, sizes
    context.close()


def home(browser: Browser, address: str) -> tuple[float, int]:
    """Milliseconds until the largest text is painted, and bytes."""
    found = [visit(browser, address) for _ in range(VISITS)]
    return statistics.median(millis for millis, _ in found), int(max(size for _, size in found))


def visit(browser: Browser, address: str) -> tuple[float, float]:
    with phone(browser) as (page, sizes):
        page.add_init_script(PAINTED)
        page.goto(address, wait_until="networkidle")
        page.wait_for_function("window.painted")
        return float(page.evaluate("window.painted")), sum(sizes)


def first_answer(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until a helper can be used, and until it has answered a tap."""
    found = [answered(browser, address) for _ in range(VISITS)]
    return statistics.median(one for one, _ in found), statistics.median(one for _, one in found)


def answered(browser: Browser, address: str) -> tuple[float, float]:
    selector, value = ACTS[Path(address).stem]
    with phone(browser) as (page, _):
        page.goto(address)
        page.locator(selector).first.wait_for()
        ready = float(page.evaluate("performance.now()"))
        page.wait_for_load_state("networkidle")
        return ready, float(page.evaluate(ANSWERED, [selector, value]))


if __name__ == "__main__":
    main()
