"""From a file of scenarios to scenarios, or to every problem at its exact place."""

from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from test_scenarios import subjects

from policy_gen.problems import format_text
from policy_gen.profile.wording import in_language
from policy_gen.scenarios.reading import Reading, read_scenarios

INVALID = sorted((ROOT / "tests" / "data" / "invalid_scenarios").glob("*.yaml"))
GOOD = """- name: The first call is due
  overdue: {segment: retail, due: 2026-03-02, amount: 60000}
  events: [{promise: 2026-03-04, until: 2026-03-06}]
  on: 2026-03-05
  then: {stage: negotiation, duty: {clause: REC-340}, but_not: {supply: prepay}}
"""


def reading(text: str, tmp_path: Path) -> Reading:
    path = tmp_path / "acme.tests.yaml"
    path.write_text(text, encoding="utf-8")
    return read_scenarios(path, subjects(), "severny-dvor")


def places(read: Reading) -> list[tuple[str, str]]:
    return [(one.code, f"{one.span.line}:{one.span.column}") for one in read.problems if one.span]


def found(text: str, tmp_path: Path) -> list[tuple[str, str]]:
    return places(reading(text, tmp_path))


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.stem)
def test_each_fault_gives_exactly_its_problem_at_its_exact_place(case: Path) -> None:
    expected = case.read_text("utf-8").splitlines()[0].removeprefix("# expect: ")
    assert places(read_scenarios(case, subjects(), "severny-dvor")) == [(case.stem, expected)]


def test_a_scenario_is_read_as_it_stands(tmp_path: Path) -> None:
    (scenario,) = reading(GOOD, tmp_path).scenarios
    assert scenario.name == "The first call is due"
    assert [wish.key for wish in scenario.checks[0].wishes] == ["stage", "duties", "supply"]
    assert [wish.absent for wish in scenario.checks[0].wishes] == [False, False, True]


THEN = "{stage: negotiation, duty: {clause: REC-340}, but_not: {supply: prepay}}"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("- name: The first call is due\n ", "-", "scenario-missing", "overdue"),
        ("  on: 2026-03-05\n", "", "scenario-missing", "then"),
        ("due: 2026-03-02, ", "", "scenario-missing", "overdue"),
        (THEN, "{}", "scenario-form", "then"),
        (f"  then: {THEN}\n", "", "scenario-missing", "name"),
        ("segment: retail", "segment: retial", "scenario-name", "retial"),
        ("promise: 2026-03-04", "promised: 2026-03-04", "scenario-key", "promised"),
        ("until: 2026-03-06", "untill: 2026-03-06", "scenario-key", "untill"),
        ("on: 2026-03-05", "on: tomorrow", "scenario-value", "tomorrow"),
        ("REC-340", "REC-34", "scenario-name", "REC-34"),
        ("clause: REC", "claus: REC", "scenario-key", "claus"),
        ("{supply: prepay}", "{supplies: prepay}", "scenario-key", "supplies"),
        ("2026-03-05", "2026-02-30", "bad-date", "2026-02-30"),
        ("overdue:", "partner: {}\n  overdue:", "scenario-twice", "overdue"),
    ],
)
def test_a_slip_of_the_pen_is_told_where_it_stands(
    old: str, new: str, code: str, place: str, tmp_path: Path
) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    before = text[: text.index(place)]
    told = f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"
    assert found(text, tmp_path)[0] == (code, told)


def test_all_faults_of_a_file_are_told_in_one_run(tmp_path: Path) -> None:
    text = GOOD.replace("retail", "retial").replace("stage: negotiation", "stage: talks")
    text += GOOD.replace("The first call is due", "Another").replace("on: 2026-03-05", "on: soon")
    assert [code for code, _ in found(text, tmp_path)] == ["scenario-name", "scenario-name", "scenario-value"]


def test_a_faulty_scenario_costs_no_other(tmp_path: Path) -> None:
    text = GOOD.replace("retail", "retial") + GOOD.replace("The first call is due", "Another")
    assert [one.name for one in reading(text, tmp_path).scenarios] == ["Another"]


def test_a_slip_is_answered_with_the_name_that_was_meant(tmp_path: Path) -> None:
    (problem,) = reading(GOOD.replace("retail", "retial"), tmp_path).problems
    assert problem.hint is not None
    assert "retail" in problem.hint
    assert "retail" in (in_language(problem, "ru").hint or "")


def test_scenarios_may_stand_under_a_head_that_changes_the_profile(tmp_path: Path) -> None:
    listed = "".join(f"  {line}\n" for line in GOOD.splitlines())
    head = "with: {segments.retail.negotiation_days: 12}\nscenarios:\n"
    (scenario,) = reading(head + listed, tmp_path).scenarios
    assert scenario.changes == {"segments.retail.negotiation_days": 12}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("segments.retial.negotiation_days: 12", "2:10"),
        ("segments.retail.negotiation_day: 12", "2:10"),
        ("segments.retail: 12", "2:10"),
        ("segments.retail.negotiation_days: ten", "2:44"),
        ("receivables.negotiation_days: 300", "2:40"),
        ("receivables.court.decision: nobody", "2:38"),
        ("receivables.negotiation_days: 12, segments: [], segments.retail.negotiation_days: 12", "2:54"),
    ],
)
def test_a_change_the_profile_does_not_allow_is_told(change: str, place: str, tmp_path: Path) -> None:
    text = GOOD.replace("  overdue:", f"  with: {{{change}}}\n  overdue:")
    assert found(text, tmp_path) == [("scenario-change", place)]


@pytest.mark.parametrize(
    "text", ["", "scenarios: []\n", "[]\n", "a: 1\n", "- 5\n", "- []\n", "- {}\n", "[[[[[\n", "\x00"]
)
def test_a_file_without_scenarios_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "acme.tests.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_scenarios(path, subjects(), "severny-dvor").problems


PIECES = st.sampled_from(
    ["- ", "name: ", "overdue: ", "{", "}", "[", "]", ", ", "due: ", "2026-03-02", "then: ", "stage: ",
     "on: ", "events: ", "promise: ", "with: ", "\n", "  ", "null", "5", "x", "but_not: ", "duty: ", "\t",
     "&a", "*a"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_file_is_a_crash(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.tests.yaml"
    path.write_text(text, encoding="utf-8")
    for problem in read_scenarios(path, subjects(), "severny-dvor").problems:
        assert format_text(problem)


@pytest.mark.parametrize(
    ("before", "after", "code", "variant"),
    [
        ("until: 2026-03-06", "until: 2026-03-03", "event-value", "early"),
        (
            "promise: 2026-03-04, until: 2026-03-06",
            "part_paid: 2026-03-04, amount: 0",
            "event-value",
            "wrong_sum",
        ),
        (
            "promise: 2026-03-04, until: 2026-03-06",
            "part_paid: 2026-03-04, amount: -5",
            "scenario-value",
            "negative",
        ),
        ("amount: 60000", "amount: -60000", "scenario-value", "negative"),
        ("due: 2026-03-02", "due: 1926-03-02", "scenario-value", "year"),
        ("on: 2026-03-05", "on: 2126-03-05", "scenario-value", "year"),
        ("promise: 2026-03-04", "promise: 1999-03-04", "scenario-value", "year"),
    ],
)
def test_what_decide_refuses_is_refused_at_its_place(
    before: str, after: str, code: str, variant: str, tmp_path: Path
) -> None:
    read = reading(GOOD.replace(before, after), tmp_path)
    assert [(one.code, one.variant) for one in read.problems] == [(code, variant)]
    assert read.scenarios == ()
    line = next(number for number, text in enumerate(GOOD.splitlines(), start=1) if before in text)
    assert [one.span.line for one in read.problems if one.span] == [line]


REQUEST = """- name: A request
  refusal: {client: new, request: core, ability: now, tactical: 12}
  on: 2026-03-05
  then: {answer_by: 2026-03-06}
"""


@pytest.mark.parametrize("points", ["13", "-1"])
def test_points_beyond_the_scale_are_refused(points: str, tmp_path: Path) -> None:
    read = reading(REQUEST.replace("tactical: 12", f"tactical: {points}"), tmp_path)
    assert [(one.code, one.variant) for one in read.problems] == [("scenario-value", "range")]


def test_a_request_says_whether_we_can_serve_and_conduct_does_not(tmp_path: Path) -> None:
    without = REQUEST.replace(" ability: now,", "")
    assert [one.code for one in reading(without, tmp_path).problems] == ["scenario-missing"]
    for asked in ("behaviour", "payment", "wrong_number"):
        assert reading(without.replace("core", asked), tmp_path).problems == ()


def test_an_empty_file_of_scenarios_is_not_told_to_begin_from_a_profile(tmp_path: Path) -> None:
    (told,) = reading("", tmp_path).problems
    assert "scenarios.md" in str(told.hint)
