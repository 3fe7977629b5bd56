"""What the rules said is kept between runs: never for another question, never in the way."""

import os
from pathlib import Path

import pytest

from policy_gen.policy import keeping
from policy_gen.policy.keeping import kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.delenv("POLICY_GEN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "policy_gen"


def answer(question: str, asked: list[str]) -> tuple[str, ...]:
    def found() -> tuple[str, ...]:
        asked.append(question)
        return (f"answer to {question}",)

    return kept(question, found, tuple)


def test_a_question_is_asked_once_and_another_anew(folder: Path) -> None:
    asked: list[str] = []
    assert answer("a", asked) == answer("a", asked) == ("answer to a",)
    assert answer("b", asked) == ("answer to b",)
    assert asked == ["a", "b"]
    assert len(list(folder.glob("*.pickle"))) == 2


def test_changed_rules_are_asked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answer("a", asked)
    monkeypatch.setattr(keeping, "_sources", lambda: "other rules")
    answer("a", asked)
    assert asked == ["a", "a"]


def test_other_holidays_are_other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    before = keeping._sources.__wrapped__()
    monkeypatch.setattr(keeping, "version", lambda package: f"another {package}")
    assert keeping._sources.__wrapped__() != before


@pytest.mark.parametrize("spoilt", [b"", b"\x80\x04nonsense", b"\x80\x04]\x94."])
def test_a_spoilt_file_is_as_if_it_were_not_there(folder: Path, spoilt: bytes) -> None:
    asked: list[str] = []
    answer("a", asked)
    next(folder.glob("*.pickle")).write_bytes(spoilt)
    assert answer("a", asked) == ("answer to a",)
    assert asked == ["a", "a"]


def test_where_nothing_can_be_kept_the_answer_comes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    asked: list[str] = []
    assert answer("a", asked) == answer("a", asked) == ("answer to a",)
    assert asked == ["a", "a"]


def test_an_answer_that_is_asked_for_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_FILES", 3)
    asked: list[str] = []
    for question in "abcadea":
        answer(question, asked)
        for file in folder.glob("*.pickle"):  # a day goes by
            old = file.stat().st_mtime - 86_400
            os.utime(file, (old, old))
    assert asked == list("abcde")


def test_old_answers_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_FILES", 3)
    for question in "abcdef":
        answer(question, [])
    assert len(list(folder.glob("*.pickle"))) == 3
