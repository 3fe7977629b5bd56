"""A small server for the built site that rebuilds when a source changes and shows what is wrong.

MkDocs' own server is not used: it hangs on a build that fails, and it knows nothing of profiles.
"""

import html
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from policy_gen.outputs.mkdocs_door import SiteFault
from policy_gen.outputs.unproven import UnprovenPages
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.profile.wording import DEFAULT_LANGUAGE, labels

VERSION_PATH = "/__version"
_RELOAD = (
    "<script>(()=>{{const seen='{version}';setInterval(async()=>{{try{{const now=await(await fetch('"
    + VERSION_PATH
    + "')).text();if(now!==seen)location.reload()}}catch{{}}}},1000)}})()</script>"
)
_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body{{font:17px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}}
pre{{white-space:pre-wrap;overflow-wrap:anywhere;border-left:4px solid #a32d2d;padding:.5rem 1rem}}</style>
<h1>{title}</h1><p>{advice}</p><pre>{told}</pre>{reload}</html>"""


@dataclass(frozen=True, slots=True)
class Shown:
    """The outcome of a rebuild: the language to open, or None with what is wrong and in which language."""

    language: str | None
    told: str
    message_language: str = DEFAULT_LANGUAGE


@dataclass(slots=True)
class Preview:
    """What is served, what is watched, and how it is rebuilt."""

    folder: Path
    watched: tuple[Path, ...]
    rebuild: Callable[[], Shown]
    shown: Shown = Shown(None, "")
    seen: frozenset[tuple[str, int, int]] | None = None
    version: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def refresh(self) -> None:
        """Rebuilds if a watched file changed since the last time."""
        with self.lock:
            now = self._state()
            if now == self.seen:
                return
            self.seen = now
            self.version += 1
            try:
                self.shown = self.rebuild()
            except (TemplateFault, SiteFault, UnprovenPages, OSError) as error:
                self.shown = Shown(None, str(error), self.shown.message_language)

    def _state(self) -> frozenset[tuple[str, int, int]]:
        files = [file for path in self.watched for file in (path.rglob("*") if path.is_dir() else (path,))]
        found = set()
        for file in files:
            try:
                stat = file.stat()
            except OSError:
                continue
            found.add((str(file), stat.st_mtime_ns, stat.st_size))
        return frozenset(found)

    def problem_page(self) -> str:
        """The page that stands in for a site that cannot be built."""
        words = labels(self.shown.message_language)
        return _PAGE.format(
            language=self.shown.message_language,
            title=words["preview_title"],
            advice=words["preview_advice"],
            told=html.escape(self.shown.told),
            reload=self.reload_script(),
        )

    def reload_script(self) -> str:
        return _RELOAD.format(version=self.version)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the built files; pages get the reload script, problems get a page."""

    def __init__(self, preview: Preview, *args: object) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.preview.refresh()
        path = self.path.partition("?")[0]
        if path == VERSION_PATH:
            self._send(str(self.preview.version), "text/plain")
        elif self.preview.shown.language is None and (path.endswith((".html", "/"))):
            self._send(self.preview.problem_page(), "text/html", HTTPStatus.UNPROCESSABLE_ENTITY)
        elif path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"/{self.preview.shown.language}/index.html")
            self.end_headers()
        elif page := self._page(path):
            page = page.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
            self._send(page.replace("</body>", self.preview.reload_script() + "</body>"), "text/html")
        else:
            super().do_GET()

    def _page(self, path: str) -> str | None:
        """The built page at a path, or None where there is none."""
        wanted = path + "index.html" if path.endswith("/") else path
        if not wanted.endswith(".html"):
            return None
        try:
            return Path(self.translate_path(wanted)).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Folders have no page: the site does not list them."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name the base class uses)
        """Silent: the terminal is for problems."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no fault; anything else is told in one line."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            print(f"policy-gen: {type(error).__name__}: {error}", file=sys.stderr)


def run_preview(preview: Preview, port: int, told: Callable[[str], None]) -> None:
    """Serves until interrupted; says the address once the first build is done."""
    try:
        with _Server(("127.0.0.1", port), partial(_Handler, preview)) as server:
            preview.refresh()
            told(f"http://127.0.0.1:{server.server_address[1]}/")
            server.serve_forever()
    except KeyboardInterrupt:
        return
