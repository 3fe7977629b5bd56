"""Reading YAML strictly, with places, whatever the file holds."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_gen.profile.source import read, read_bytes, read_data, read_string
from policy_gen.profile.tree import plain

NAME = Path("acme.yaml")


def found(text: str) -> list[tuple[str, str]]:
    return [
        (one.code, f"{one.span.line}:{one.span.column}")
        for one in read_string(text, NAME).problems
        if one.span
    ]


OURS, THEIRS = "<" * 7 + " HEAD", ">" * 7 + " other"
CONFLICT = f"{OURS}\nregion: north\n{'=' * 7}\nregion: south\n{THEIRS}\n"


def test_a_conflict_that_git_left_is_named_and_nothing_else() -> None:
    assert found(f"id: acme\n{CONFLICT}unit: a\n{CONFLICT}") == [
        ("merge-conflict", "2:1"),
        ("merge-conflict", "8:1"),
    ]
    (one,) = read_string(f"id: acme\n{CONFLICT}", NAME).problems
    assert "2–6" in one.message


def test_the_marks_of_a_conflict_inside_a_text_are_text() -> None:
    assert found(f"note: |\n  {OURS}\n  and\n") == []


SECTION = """\
company:
  id: acme
  phone: "+40232000000"
  email: office@acme.test
  currency: EUR
  units:
    - {id: sales, name: Sales}
    - {id: finance, name: Finance}
  test: x
segments:
  - id: usual
    name: Usual
    default: true
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "variant"),
    [
        ('"+40232000000"\n  email: office', '"+40232000000\n  email: "office', "3:10", "quote"),
        ("  phone", "   phone", "3:4", "spaces"),
        ("  email", "   email", "4:4", "spaces"),
        ("  currency", "   currency", "5:4", "spaces"),
        ("  id: acme", "   id: acme", "2:4", "spaces"),
        ("  id: acme", "id: acme", "2:1", "spaces"),
        ("  email", "email", "4:1", "spaces"),
        ("  email", " email", "4:2", "spaces"),
        ("  phone", "phone", "3:1", "spaces"),
        ("  units", "units", "6:1", "spaces"),
        ("    - {id: finance", "     - {id: finance", "8:6", "spaces"),
        ("    - {id: finance", "   - {id: finance", "8:4", "spaces"),
        ("  - id: usual", "   - id: usual", "11:4", "spaces"),
        ("    - {id: finance", "    • {id: finance", "8:5", "bullet"),
        ("    - {id: finance", "    – {id: finance", "8:5", "bullet"),
        ("    - {id: finance", "    * {id: finance", "8:5", "bullet"),
        ("  - id: usual", "  • id: usual", "11:3", "bullet"),
        ("  currency", "\u00a0\u00a0currency", "5:1", "hard_space"),
        ("currency: EUR", "currency:EUR", "5:11", "no_space"),
        ("currency: EUR", "currency:\u00a0EUR", "5:11", "no_space"),
        ("id: acme", "id:acme", "2:5", "no_space"),
        ("test: x", "test:x", "9:7", "no_space"),
        ("{id: finance", "{id:finance", "8:10", "no_space"),
        ("currency: EUR", "currency = EUR", "5:12", "equals"),
        ("id: acme", "id = acme", "2:6", "equals"),
        ("currency: EUR", "currency EUR", "5:3", "no_colon"),
        ("test: x", "test: x: y", "9:10", "colon"),
        ("test: x", "test: 'Lawyer's office'", "9:16", "apostrophe"),
        ("name: Finance", "name: 'Lawyer's office'", "8:34", "apostrophe"),
        ("test: x", 'test: "The "Best" shop"', "9:14", "inner_quote"),
        ("test: x", "test: {accent: #14532d}", "9:18", "comment"),
        ("segments:\n", "", "10:3", "indent"),
        ("currency: EUR", "currency：EUR", "5:11", "wide_sign"),
        ("- id: usual", "-id: usual", "11:3", "hyphen"),
        ("- {id: finance", "-{id: finance", "8:5", "hyphen"),
        ("- {id: finance", "2. {id: finance", "8:5", "bullet"),
        ("- {id: sales", "{id: sales", "7:5", "no_hyphen"),
        ("- {id: finance", "{id: finance", "8:5", "no_hyphen"),
        ("{id: finance, name: Finance}", "{id: finance, name: Finance},", "8:35", "trailing"),
        ("segments:", "// Clients\nsegments:", "10:1", "no_entry"),
        ("segments:", "=======\nsegments:", "10:1", "no_entry"),
        ("segments:", "<<<<<<< HEAD\nsegments:", "10:1", "no_entry"),
        ("test: x", "test: *x y*", "9:9", ""),
        ("test: x", "test: **Клиент**", "9:9", "sign"),
        ("test: x", "test: - x", "9:9", "sign"),
        ("- {id: finance, name: Finance}", "id: finance", "8:5", "no_hyphen"),
        ("- {id: finance, name: Finance}", "- id: finance, name: Finance", "8:18", "two_entries"),
        ("{id: finance, name: Finance}", "{id finance, name: Finance}", "8:8", "no_colon"),
        ("{id: finance, name: Finance}", "{id: finance, name Finance}", "8:21", "no_colon"),
        ("name: Finance", "name: Finance, Credit", "8:36", "comma"),
        ("name: Finance", "sum: 400,000", "8:30", "comma_number"),
        ("test: x", "test: (name: Finance)", "9:9", "wide_sign"),
        ("    name: Usual", "    name Usual", "12:5", "no_colon"),
        ("currency: EUR", "currency： EUR", "5:11", "wide_sign"),
        ("currency: EUR", "currency\u00a0： EUR", "5:12", "wide_sign"),
        ("currency: EUR", "currency; EUR", "5:11", "wide_sign"),
        ("company:", "company：", "1:8", "wide_sign"),
        ("id: acme", "id：acme", "2:5", "wide_sign"),
        ("- id: usual", "- id：usual", "11:7", "wide_sign"),
        ("{id: finance", "{id：finance", "8:10", "wide_sign"),
        ("{id: finance, name: Finance}", "{id：finance，name：Finance}", "8:10", "wide_sign"),
        ("{id: finance, name", "{id: finance，name", "8:19", "wide_sign"),
        ("{id: finance, name", "{id: finance; name", "8:19", "wide_sign"),
        ("- {id: finance, name: Finance}", "- ｛id: finance, name: Finance｝", "8:7", "wide_sign"),
        ("{id: finance, name: Finance}", "{id: finance, name: Finance｝", "8:34", "wide_sign"),
        ("test: x", "test: [x, y］", "9:14", "wide_sign"),
        ("test: x", "test: “Wanted: a client”", "9:9", "curved_quote"),
        ("name: Finance", "name: “Finance, credit”", "8:27", "curved_quote"),
        ("name: Finance", "name: “Finance: credit”", "8:27", "curved_quote"),
    ],
)
def test_slip_is_named_on_its_own_line(old: str, new: str, place: str, variant: str) -> None:
    assert old in SECTION
    problems = read_string(SECTION.replace(old, new, 1), NAME).problems
    assert [(f"{one.span.line}:{one.span.column}", one.variant) for one in problems if one.span] == [
        (place, variant)
    ]


def test_wrong_indent_says_how_many_spaces_belong_there() -> None:
    (problem,) = read_string(SECTION.replace("  email", "   email"), NAME).problems
    assert problem.hint == "Let the line begin with 2 spaces, like its neighbours."


@pytest.mark.parametrize(
    "text",
    [
        'a: "one\n  two: and\n  three"\nb: 1\n',
        "a: it''s – so • it is\nb: see x = y\nc: https://acme.test/a\n",
        "a: 'it''s ''so'' x'\nb: \"a 'b' c\"\n",
        "a: 👩\u200d💻 x\n",
        "a: |\n  • one\n  – two\n  key:value\nb: 1\n",
        "a:\n  https://acme.test/a\n",
        "a: “one” – two： three; 「four」\nb: {ru: «Двор», en: “Yard” Ltd}\nc: [„x”, ‘y’]\n",
        "a: {b: , c: 1}\nd: {e: x (y), f: 'a, b'}\ng: [-x: 1]\nh: (x) y, z\n",
        "a: |\n  key：value\n  “one: two\nb: 1\n",
    ],
)
def test_what_only_looks_like_a_slip_is_read(text: str) -> None:
    assert read_string(text, NAME).problems == ()


def test_columns_count_characters_not_bytes() -> None:
    assert found("{имя: Торговый дом, б: 2026-02-30}\n") == [("bad-date", "1:24")]


def test_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    source = read_bytes("\ufeffa: 1\r\nb: x\r\n".encode(), NAME)
    assert not source.problems
    assert source.root is not None
    assert plain(source.root) == {"a": 1, "b": "x"}


def test_other_encoding_is_refused_at_the_first_foreign_byte() -> None:
    (problem,) = read_bytes("a: 1\nимя: x\n".encode("cp1251"), NAME).problems
    assert (problem.code, str(problem.span)) == ("not-utf8", "acme.yaml:2:1")
    assert "UTF-8" in (problem.hint or "")


def test_utf16_is_named_as_such() -> None:
    (problem,) = read_bytes("a: 1\n".encode("utf-16"), NAME).problems
    assert problem.code == "not-utf8"
    assert "UTF-16" in problem.message


def test_missing_file_folder_and_odd_names_are_problems_not_tracebacks(tmp_path: Path) -> None:
    assert [one.code for one in read(tmp_path / "none.yaml").problems] == ["missing-file"]
    assert [one.code for one in read(tmp_path).problems] == ["not-a-file"]
    assert [one.code for one in read(Path("a\0b.yaml")).problems] == ["unreadable-file"]
    assert [one.code for one in read(Path("x" * 5000)).problems] == ["unreadable-file"]


def test_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert [one.code for one in read(pipe).problems] == ["not-a-file"]


def test_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    circle = tmp_path / "circle.yaml"
    circle.symlink_to(circle)
    assert [one.code for one in read(circle).problems] == ["unreadable-file"]


def test_lines_with_hidden_characters_are_counted_where_they_are_not_listed() -> None:
    problems = read_string("a: x\n" * 3 + "# \u202e\n" * 64, NAME).problems
    listed = [one for one in problems if one.code == "hidden-character"]
    (note,) = [one for one in problems if one.code == "more-problems"]
    assert len(listed) + int(dict(note.fields)["count"]) == 64


def test_reading_that_stops_at_many_faults_says_so() -> None:
    problems = read_string("a: &x 1\n" + "b:\n" + "  - &x 1\n" * 300, NAME).problems
    assert [one.code for one in problems] == ["anchor"] * 100 + ["more-problems"]


HOSTILE = {
    "too-deep": "a: " + "[" * 5000,
    "too-many-values": "a:\n" + "- 0\n" * 100_001,
    "duplicate-key": "a: 1\n" * 45_000,
    "anchor": "a:\n" + "- &x 1\n" * 90_000,
    "hidden-character": "a: x\u202e\n" * 90_000,
    "syntax": 'a: "' + "x" * 900_000,
}


@pytest.mark.parametrize("code", HOSTILE)
def test_hostile_file_is_refused(code: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_text(HOSTILE[code][:990_000], encoding="utf-8")
    problems = read(file).problems
    assert code in {one.code for one in problems}
    assert len(problems) <= 200


def test_hundred_megabytes_are_refused_without_reading(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as stream:
        stream.truncate(100_000_000)
    assert [one.code for one in read(file).problems] == ["file-too-large"]


def test_file_just_over_the_limit_is_not_told_to_have_the_size_of_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"#" * 1_000_001)
    (found,) = read(file).problems
    assert found.message == "the file has 1.1 MB; a profile has at most 1 MB"


def test_largest_accepted_file_stays_within_300_megabytes(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_text("a:\n" + "- {k: 1}\n" * 33_000)
    measure = (
        "import sys; from pathlib import Path; from policy_gen.profile.source import read;"
        "source = read(Path(sys.argv[1])); assert not source.problems;"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", measure, str(file)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 300_000


@settings(max_examples=examples(300))
@given(st.text())
def test_no_text_crashes_the_reader(text: str) -> None:
    source = read_string(text, NAME)
    assert source.root is not None or source.problems


@settings(max_examples=examples(300))
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`, \n\t\\<?\u202e\u00e9", max_size=40))
def test_no_yaml_like_text_crashes_the_reader(text: str) -> None:
    source = read_string(text, NAME)
    assert source.root is not None or source.problems


@settings(max_examples=examples(200))
@given(st.binary())
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    source = read_bytes(content, NAME)
    assert source.root is not None or source.problems


def test_own_data_file_is_read_as_plain_data_and_its_fault_has_a_place(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text("rows:\n  - {id: a, from: 2026-01-01}\n")
    bad.write_text("a: 1\na: 2\n")
    assert read_data(good) == {"rows": [{"id": "a", "from": date(2026, 1, 1)}]}
    with pytest.raises(ValueError, match=r"bad\.yaml:2:1"):
        read_data(bad)
