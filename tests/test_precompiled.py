"""Templates are compiled once, and nothing stands in for what was written since."""

from pathlib import Path

import pytest
from conftest import ROOT

from policy_gen.policy import precompiled
from policy_gen.policy.precompiled import Compiled

NAME = "en/receivables/REC-300.md"
FILE = ROOT / "templates" / NAME
OURS = FILE.read_text(encoding="utf-8")


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was compiled, in an empty cache folder."""
    monkeypatch.delenv("POLICY_GEN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(precompiled, "_known", {})
    return []


def asked(compiled: list[str], file: Path = FILE, text: str = OURS) -> Compiled:
    """A template in a new run."""

    def compiling(name: str, path: Path, source: str) -> Compiled:
        compiled.append(name)
        return Compiled(source, compile("lambda: 0", str(path), "exec"), frozenset(source.split()), ())

    precompiled._known.clear()
    return precompiled.precompiled(NAME, file, text, compiling)


def test_a_second_run_compiles_nothing(compiled: list[str]) -> None:
    first = asked(compiled)
    assert len(compiled) == len(list((ROOT / "templates" / "en").rglob("*.md")))
    compiled.clear()
    assert asked(compiled) == first
    assert compiled == []


def test_what_was_edited_meanwhile_is_compiled_as_it_stands_now(compiled: list[str]) -> None:
    asked(compiled)
    compiled.clear()
    assert asked(compiled, text="Edited.").source == "Edited."
    assert compiled == [NAME]


def test_our_text_in_another_place_is_not_compiled_again_but_its_errors_name_that_place(
    compiled: list[str], tmp_path: Path
) -> None:
    asked(compiled)
    compiled.clear()
    copy = tmp_path / "ws" / "templates" / NAME
    code = asked(compiled, copy).code
    inner = [one for one in code.co_consts if hasattr(one, "co_filename")]
    assert {code.co_filename, *(one.co_filename for one in inner)} == {str(copy)}
    assert compiled == []
