"""`serve`: the site while one writes; faults appear in the browser and go away when they are mended."""

import re
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from running import AS_OF, PROGRAM, SEVERNY, TISZA, edit, new_workspace

LINE = "Строка для проверки просмотра."
CLAUSE = "templates/ru/receivables/REC-330.md"
OVERRIDE = "company_profiles/severny-dvor/templates/ru/receivables/REC-330.md"


class Browser:
    """A running preview and the requests of a browser."""

    def __init__(self, workspace: Path, *options: str) -> None:
        self.workspace = workspace
        self.process = subprocess.Popen(
            [*PROGRAM, "serve", SEVERNY, "--port", "0", *options, *AS_OF],
            cwd=workspace,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        self.greeting = self.process.stdout.readline()
        found = re.search(r"127\.0\.0\.1:(\d+)/", self.greeting)
        assert found, self.greeting + self.stop()[2]
        self.port = int(found[1])

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, text and the address one is sent on to; the path goes out exactly as it stands."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace"), answer.getheader("Location", "")
        finally:
            connection.close()

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Exit code and all that was printed after the greeting."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            out, err = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.process.returncode, out, err


Open = Callable[..., Browser]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A preview of all languages; a test that breaks it mends it again."""
    browser = Browser(new_workspace(tmp_path_factory.mktemp("shown") / "ws", SEVERNY, TISZA))
    yield browser
    assert browser.stop() == (0, "", "")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens previews of a new workspace; each must end with 0 and in silence."""
    running: list[Browser] = []

    def made(*options: str, workspace: Path | None = None) -> Browser:
        running.append(Browser(workspace or new_workspace(tmp_path / "ws", SEVERNY, TISZA), *options))
        return running[-1]

    try:
        yield made
    finally:
        ends = [browser.stop() for browser in running]
    assert ends == [(0, "", "")] * len(running)


def rec_330(browser: Browser) -> str:
    """Address of the built page that holds the clause."""
    pages = browser.workspace / "build/severny-dvor/ru"
    file = next(
        page for page in sorted(pages.rglob("*.html"))
        if page.name != "document.html" and 'id="REC-330"' in page.read_text(encoding="utf-8")
    )  # fmt: skip
    return f"/ru/{file.relative_to(pages).as_posix()}"


def test_first_page_leads_to_the_binding_language_and_pages_reload_themselves(shown: Browser) -> None:
    status, _, target = shown.get("/")
    assert (status, target) == (302, "/ru/index.html")
    for address in (target, "/ru/", "/en/index.html"):
        status, page, _ = shown.get(address)
        assert status == 200
        assert "Severny Dvor" in page or "Северный двор" in page
        assert "/__version" in page
        assert "script-src 'self' 'unsafe-inline'" in page or "script-src" not in page
    assert shown.get("/ru/nowhere.html")[0] == 404
    assert shown.get("/ru/assets/")[0] == 404


@pytest.mark.long
def test_only_the_language_asked_for_is_made(opened: Open) -> None:
    browser = opened("--lang", "en")
    assert browser.get("/")[2] == "/en/index.html"
    assert browser.get("/ru/index.html")[0] == 404


def test_broken_profile_shows_its_problems_and_comes_back_when_mended(shown: Browser) -> None:
    profile = shown.workspace / SEVERNY
    page_address = rec_330(shown)
    before = shown.get("/__version")[1]
    edit(profile, "negotiation_days: 10", "negotiation_days: <script>alert(1)</script>")
    for address in ("/", "/ru/index.html", page_address):
        status, page, _ = shown.get(address)
        assert status == 422
        assert "ошибка[wrong-type]" in page
        assert "Политику пока нельзя показать" in page
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
    assert shown.get("/__version")[1] != before
    edit(profile, "negotiation_days: <script>alert(1)</script>", "negotiation_days: 10")
    status, page, _ = shown.get(page_address)
    assert status == 200
    assert re.search(r"10\s(<[^>]*>)?календарных дней", page)


@pytest.mark.long
def test_profile_that_is_broken_or_gone_for_a_while_does_not_end_the_preview(opened: Open) -> None:
    browser = opened("--lang", "ru")
    profile = browser.workspace / SEVERNY
    text = profile.read_bytes()
    for content, code in (
        (b"", "empty-file"),
        (b"\0", "binary-file"),
        (b"a: [", "syntax"),
        (None, "missing-file"),
    ):
        profile.unlink()
        if content is not None:
            profile.write_bytes(content)
        status, page, _ = browser.get("/")
        assert (status, f"error[{code}]" in page) == (422, True)
    profile.write_bytes(text)
    assert browser.get("/ru/index.html")[0] == 200


@pytest.mark.long
def test_preview_may_start_with_a_broken_profile(opened: Open, tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "broken")
    edit(workspace / SEVERNY, "currency: RUB", "curency: RUB")
    browser = opened("--lang", "ru", workspace=workspace)
    assert browser.get("/")[0] == 422
    edit(workspace / SEVERNY, "curency: RUB", "currency: RUB")
    assert browser.get("/")[0] == 302


@pytest.mark.long
def test_template_change_shows_although_it_uses_names_that_were_not_used_before(opened: Open) -> None:
    browser = opened("--lang", "ru")
    address = rec_330(browser)
    clause = browser.workspace / CLAUSE
    text = clause.read_text(encoding="utf-8")
    clause.write_text(f"{text}\n{LINE} {{{{ company.tax_id }}}}\n", encoding="utf-8")
    status, page, _ = browser.get(address)
    assert (status, f"{LINE} 6600000000" in page) == (200, True)
    clause.write_text(text, encoding="utf-8")
    assert LINE not in browser.get(address)[1]


@pytest.mark.long
def test_a_template_that_tells_what_only_management_may_see_is_not_shown(opened: Open) -> None:
    browser = opened("--lang", "ru")
    address = rec_330(browser)
    clause = browser.workspace / CLAUSE
    text = clause.read_text(encoding="utf-8")
    clause.write_text(f"{text}\n{{{{ privileged.decision_valid_days | number }}}}\n", encoding="utf-8")
    status, page, _ = browser.get(address)
    assert (status, "[restricted-value]" in page) == (422, True)
    clause.write_text(text, encoding="utf-8")
    assert browser.get(address)[0] == 200


@pytest.mark.long
def test_override_shows_when_it_is_added_and_goes_when_it_is_taken_away(opened: Open) -> None:
    browser = opened("--lang", "ru")
    address = rec_330(browser)
    override = browser.workspace / OVERRIDE
    override.parent.mkdir(parents=True)
    other = override.with_name("REC-340.md")
    other.write_bytes((browser.workspace / CLAUSE).with_name("REC-340.md").read_bytes())
    assert LINE not in browser.get(address)[1]
    override.write_text(f"Срок переговоров\n\n{LINE}\n", encoding="utf-8")
    assert LINE in browser.get(address)[1]
    override.unlink()
    assert LINE not in browser.get(address)[1]


@pytest.mark.long
def test_broken_template_is_shown_with_its_place_and_goes_when_mended(opened: Open) -> None:
    browser = opened("--lang", "ru")
    clause = browser.workspace / CLAUSE
    text = clause.read_text(encoding="utf-8")
    clause.write_text("Срок\n\n{% if <b>x</b> %}\n", encoding="utf-8")
    status, page, _ = browser.get("/ru/index.html")
    assert status == 422
    assert "REC-330.md:3: " in page
    clause.write_text(text, encoding="utf-8")
    assert browser.get("/ru/index.html")[0] == 200


@pytest.mark.long
@pytest.mark.parametrize("how", ["..", "%2e%2e", "%2E%2E", "..%2f..", "ru/..%2f..", "..%5c..", "/.."])
def test_no_address_leads_out_of_the_site(how: str, secret: Browser) -> None:
    for depth in range(1, 6):
        for name in ("secret.html", "secret.txt", "mkdocs.yml", SEVERNY):
            status, text, _ = secret.get("/" + f"{how}/" * depth + name)
            assert status in (301, 302, 400, 404), text[:200]
            assert "not for readers" not in text
    for address in (f"//{secret.workspace}/secret.html", f"{secret.workspace}/secret.html", "/\0.html"):
        if "\0" not in address:
            assert "not for readers" not in secret.get(address)[1]


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A preview in a workspace with files that are nobody's business."""
    workspace = new_workspace(tmp_path_factory.mktemp("secret") / "ws")
    for folder in (workspace, workspace / "build", workspace / "build" / "severny-dvor"):
        folder.mkdir(exist_ok=True)
    for name in ("secret.html", "secret.txt", "build/secret.html"):
        (workspace / name).write_text("not for readers")
    browser = Browser(workspace, "--lang", "en")
    yield browser
    assert browser.stop() == (0, "", "")


@pytest.mark.long
def test_browser_that_goes_away_leaves_the_terminal_silent(opened: Open) -> None:
    browser = opened("--lang", "en")
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", browser.port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.sendall(b"GET /en/document.html HTTP/1.1\r\nHost: x\r\n\r\n")
    assert browser.get("/en/index.html")[0] == 200


@pytest.mark.long
def test_port_in_use_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ws")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = subprocess.run(
            [*PROGRAM, "serve", SEVERNY, "--port", str(taken.getsockname()[1]), *AS_OF],
            cwd=workspace, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr == "policy-gen: Address already in use\n"
