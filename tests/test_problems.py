"""How problems are shown: places, carets, colour, JSON."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen import checks
from policy_gen.problems import Cell, Problem, Severity, format_text, harmless, to_json
from policy_gen.profile.loading import load

DATA = Path(__file__).parent / "data"
AS_OF = date(2026, 11, 22)


def problems_of(path: Path) -> tuple[Problem, ...]:
    loaded = load(path)
    return loaded.problems if loaded.value is None else (*loaded.problems, *checks.run(loaded.value, AS_OF))


def test_caret_stands_under_the_place_among_wide_and_combining_characters(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("{ключ: 漢字, e\u0301: й, x: 2026-02-30}\n", encoding="utf-8")
    (problem,) = load(file).problems[:1]
    lines = format_text(next(one for one in load(file).problems if one.code == "bad-date")).splitlines()
    assert problem.span is not None
    before = len("    1 | ") + len("{ключ: ") + 4 + len(", é: й, x: ")
    assert lines[2].index("^") == before
    assert lines[2].count("^") == len("2026-02-30")


def test_long_lines_are_cut_around_the_place(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: [" + "word, " * 300 + "2026-02-30, " + "word, " * 300 + "]\n")
    lines = format_text(next(one for one in load(file).problems if one.code == "bad-date")).splitlines()
    assert len(lines[1]) < 130
    caret = lines[2].index("^")
    assert lines[1][caret : caret + 10] == "2026-02-30"


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\u202e", "\x07"])
def test_hostile_content_is_never_sent_to_the_terminal(hostile: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"company: {{{hostile}x: 1}}\n", encoding="utf-8")
    shown = "\n".join(format_text(one) for one in load(file).problems)
    assert hostile not in shown
    assert hostile not in str([to_json(one) for one in load(file).problems])


def test_colour_only_when_asked() -> None:
    (problem,) = problems_of(DATA / "invalid" / "unknown-key.yaml")
    assert "\x1b" not in format_text(problem)
    assert "\x1b[31m" in format_text(problem, colour=True)


def test_a_place_in_a_table_shows_row_and_column_and_no_line_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("client;due\nA;x\n", encoding="utf-8")
    problem = Problem("row-date", Severity.ERROR, "no date", Cell(file, 2, 2, 2, 2))
    assert format_text(problem) == f"{file}:2:2: error[row-date]: no date"


def test_json_has_place_and_parts() -> None:
    (problem,) = problems_of(DATA / "invalid" / "unknown-key.yaml")
    data = to_json(problem)
    assert data["place"]["line"] == 15
    assert data["fields"]["near"] == "email"
    assert data["severity"] == Severity.ERROR


@given(st.text())
def test_shown_text_stays_on_one_line(text: str) -> None:
    assert len(harmless(text).splitlines()) <= 1
