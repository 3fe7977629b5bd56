"""Our own templates are compiled once, and never stand in for what was written since."""

from pathlib import Path

import pytest
from conftest import ROOT

from policy_gen.policy import precompiled
from policy_gen.policy.precompiled import Compiled

NAME = "en/receivables/REC-300.md"
FILE = ROOT / "templates" / NAME


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was compiled, in an empty cache folder."""
    monkeypatch.delenv("POLICY_GEN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return []


def asked(compiled: list[str], file: Path = FILE, text: str | None = None) -> Compiled:
    """A template in a new run."""

    def compiling(name: str, path: Path, source: str) -> Compiled:
        compiled.append(name)
        return Compiled(source, compile(repr(source), str(path), "eval"), frozenset(source.split()), ())

    source = FILE.read_text(encoding="utf-8") if text is None else text
    return precompiled.precompiled(NAME, file, source, compiling)


def test_a_second_run_compiles_nothing(compiled: list[str]) -> None:
    first = asked(compiled)
    count = len(compiled)
    assert count == len(list((ROOT / "templates" / "en").rglob("*.md")))
    assert asked(compiled) == first
    assert len(compiled) == count


def test_what_was_edited_meanwhile_is_compiled_as_it_stands_now(compiled: list[str]) -> None:
    asked(compiled)
    compiled.clear()
    assert asked(compiled, text="Edited.").source == "Edited."
    assert compiled == [NAME]


def test_a_template_of_somebody_else_is_not_kept(compiled: list[str], tmp_path: Path) -> None:
    for _ in range(2):
        asked(compiled, tmp_path / "company" / "templates" / NAME)
    assert compiled == [NAME, NAME]
    assert not list(tmp_path.rglob("*.pickle"))
