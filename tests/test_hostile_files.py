"""A file that is no profile gives a clear problem at once, whatever it holds."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from running import AS_OF, policy_gen_apart

LIMIT_MB, HANGS_SECONDS = 300, 60
"""How quick it is stands in benchmarks/check.py; here it only must not hang."""
# A process between us and the command: the kernel counts our own memory into that of our child.
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "code": done.returncode, "out": done.stdout.decode(), "err": done.stderr.decode(),
    "mb": usage.ru_maxrss / 1024,
}))
"""
SEVERNY = (ROOT / "company_profiles" / "severny-dvor.yaml").read_text(encoding="utf-8")


def _large(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100_000_000)


def _bomb() -> str:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(["a0: &a0 [lol, lol, lol]", *levels, ""])


FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "missing": ("missing-file", lambda path: None),
    "empty": ("empty-file", lambda path: path.write_bytes(b"")),
    "only a comment": ("empty-file", lambda path: path.write_text("# nothing yet\n")),
    "binary": ("binary-file", lambda path: path.write_bytes(bytes(range(256)) * 100)),
    "folder": ("not-a-file", lambda path: path.mkdir()),
    "100 MB": ("file-too-large", _large),
    "alias bomb": ("anchor", lambda path: path.write_text(_bomb())),
    "5,000 brackets": ("too-deep", lambda path: path.write_text("company: " + "[" * 5000)),
    "5,000 closed brackets": ("too-deep", lambda path: path.write_text("a: " + "[" * 5000 + "]" * 5000)),
    "5,000 braces": ("too-deep", lambda path: path.write_text("company: " + "{a: " * 5000)),
    "Latin-1": ("not-utf8", lambda path: path.write_bytes("company: {name: Café}\n".encode("latin-1"))),
    "CP1251": ("not-utf8", lambda path: path.write_bytes(SEVERNY.encode("cp1251", "replace"))),
    "UTF-16": ("not-utf8", lambda path: path.write_bytes(SEVERNY.encode("utf-16"))),
    "a list": ("not-a-profile", lambda path: path.write_text("- a\n- b\n")),
}


def measured(*arguments: str) -> dict[str, object]:
    """Outcome and peak memory of a command."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, sys.executable, "-m", "policy_gen", *arguments],
        capture_output=True,
        text=True,
        timeout=HANGS_SECONDS,
        check=True,
    )
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.sampled(2)
def test_hostile_file_gives_one_clear_problem_in_little_memory(kind: str, tmp_path: Path) -> None:
    code, make = FILES[kind]
    path = tmp_path / "hostile.yaml"
    make(path)
    run = measured("check", str(path), *AS_OF)
    assert run["code"] == 1
    assert f"{path}:" in str(run["out"])
    assert f"error[{code}]" in str(run["out"])
    assert "hint: " in str(run["out"])
    assert run["err"] == ""
    assert float(str(run["mb"])) < LIMIT_MB


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        *((command, kind) for command in (("build",), ("why", "REC-330")) for kind in FILES),
        # A preview that has a file to watch shows its faults in the browser.
        (("serve",), "missing"),
        (("serve",), "folder"),
    ],
    ids=lambda given: given if isinstance(given, str) else given[0],
)
@pytest.mark.sampled(1)
def test_every_command_tells_a_hostile_file_and_ends_with_1(
    command: tuple[str, ...], kind: str, tmp_path: Path
) -> None:
    code, make = FILES[kind]
    path = tmp_path / "hostile.yaml"
    make(path)
    done = policy_gen_apart(tmp_path, command[0], "hostile.yaml", *command[1:], *AS_OF)
    assert done.returncode == 1
    assert "hostile.yaml:" in done.stderr
    assert f"error[{code}]" in done.stderr
