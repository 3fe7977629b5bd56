"""The house keeps its floors, its doors and its house rules."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "policy_gen"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE_LINES = 300
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "base"}
DOORS = {
    "yaml": "profile/",
    "babel": "languages/",
    "snowballstemmer": "languages/stemming.py",
    "holidays": "rules/calendar.py",
    "python_calamine": "worklist/workbook.py",
    "xlsxwriter": "worklist/xlsx_out.py",
    "icalendar": "worklist/agenda.py",
    "click": "cli/",
    "jinja2": "policy/",
    "markdown_it": "policy/",
    "mkdocs": "outputs/",
    "git": "history/",
    "pygit2": "history/",
    "dulwich": "history/",
}


def place(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def imported(tree: ast.Module) -> Iterator[str]:
    """Top-level names of all packages a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_imports_keep_their_contracts() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_each_library_is_spoken_behind_its_own_door(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for library in imported(tree):
        assert place(module).startswith(DOORS.get(library, "")), library


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_the_program_git_is_called_only_in_history(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert "git" not in words or place(module).startswith("history/")


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_a_module_is_short_and_named_for_what_it_does(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE_LINES
    assert not FORBIDDEN_NAMES & {*module.relative_to(PACKAGE).parts, module.stem}


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_modules_and_public_functions_say_what_they_are_for(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    silent = [f.name for f in functions if not f.name.startswith("_") and not ast.get_docstring(f)]
    assert silent == []
    assert not tree.body or ast.get_docstring(tree)


MACHINE_PATH = re.compile(
    r"(?<![\w.:/}>-])/(?:home|Users|root|work|opt|tmp|var|mnt|private)/\w|\b[A-Z]:\\Users\b"
)
HOST = re.compile(r"https?://([\w.-]+)")
OWN_HOSTS = {"localhost", "127.0.0.1"}
RESERVED = (".example", ".test", ".invalid")
"""Ends of host names that never lead anywhere, for examples."""
NAMES_NOT_PLACES = {"json-schema.org", "www.w3.org"}
"""Hosts in ids of a schema and of an XML vocabulary: nothing is fetched from them."""


def harmless(host: str) -> bool:
    return host in OWN_HOSTS | NAMES_NOT_PLACES or host.endswith(RESERVED)


def tracked_texts() -> list[tuple[str, str]]:
    """Each text file of the repository, licences aside."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    texts = []
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and not path.name.startswith(("LICENSE", "OFL")):
            data = path.read_bytes()
            if b"\0" not in data:
                texts.append((name, data.decode("utf-8", "replace")))
    return texts


def test_no_file_holds_a_path_of_somebodys_machine_or_another_host() -> None:
    texts = tracked_texts()
    assert len(texts) > len(MODULES)
    found = [
        f"{name}: {match[0]}"
        for name, text in texts
        for match in (*MACHINE_PATH.finditer(text), *HOST.finditer(text))
        if match.re is MACHINE_PATH or not harmless(match[1])
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["home", "work", "tmp", "Users"])
def test_a_machine_path_is_recognised(folder: str) -> None:
    assert MACHINE_PATH.search(f"see '/{folder}/anna'")
    assert MACHINE_PATH.search(f"C:\\{'Users'}\\anna")
    assert not MACHINE_PATH.search(f"site/{folder}/index.md")
