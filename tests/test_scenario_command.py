"""`policy-gen test` as a user runs it."""

import json
from pathlib import Path

import pytest
from conftest import ROOT
from running import AS_OF, SEVERNY, TISZA, edit, new_workspace, policy_gen

SCENARIOS = "company_profiles/severny-dvor.tests.yaml"
WRONG = """- name: The day after the window
  overdue: {segment: retail, due: 2026-03-02, amount: 60000}
  on: 2026-03-10
  then: {stage: negotiation, owner: lawyer}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = new_workspace(tmp_path)
    (folder / SCENARIOS).write_bytes((ROOT / SCENARIOS).read_bytes())
    return folder


@pytest.mark.long
def test_a_policy_that_does_as_expected_passes(workspace: Path) -> None:
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "не выполнено 0" in done.stdout
    assert "100 %" in done.stdout


@pytest.mark.long
def test_a_failed_scenario_is_shown_where_it_stands_with_the_reason(workspace: Path) -> None:
    (workspace / SCENARIOS).write_text(WRONG, encoding="utf-8")
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF, "--lang", "en")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{SCENARIOS}:4:17: error[scenario-failed]: ")
    assert lines[0].endswith("stage should be negotiation, but the policy says claim_issue")
    assert lines[1].index("negotiation") == lines[2].index("^")
    assert "    - The payment is due on 2\u00a0March\u00a02026." in lines
    assert "scenarios 1, passed 0, failed 1" in done.stdout


def test_what_a_change_of_a_number_breaks_is_seen_at_once(workspace: Path) -> None:
    edit(workspace / SEVERNY, "negotiation_days: 7", "negotiation_days: 6")
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert "scenario-failed" in done.stdout


@pytest.mark.long
def test_clauses_without_a_scenario_are_named_by_number_and_title(workspace: Path) -> None:
    (workspace / SCENARIOS).write_text(WRONG, encoding="utf-8")
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF, "--lang", "en", "--coverage")
    missed, _, exercised = done.stdout.partition("exercises:\n")[2].partition("exercised:\n")
    assert "REC-310 First call" in missed
    assert "REC-400 Demand letter" in exercised


@pytest.mark.long
def test_data_for_other_programs_hold_the_same(workspace: Path) -> None:
    (workspace / SCENARIOS).write_text(WRONG, encoding="utf-8")
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF, "--format", "json", "--lang", "en")
    assert done.returncode == 1
    (company,) = json.loads(done.stdout)
    assert company["file"] == SCENARIOS
    assert company["passed"] is False
    (scenario,) = company["scenarios"]
    (check,) = scenario["checks"]
    assert check["on"] == "2026-03-10"
    assert check["answer"]["stage"] == ["claim_issue"]
    assert [one["code"] for one in check["failures"]] == ["scenario-failed"]
    assert check["failures"][0]["place"]["line"] == 4
    assert check["trace"][0] == "The payment is due on 2\u00a0March\u00a02026."
    assert {"id": "REC-310", "name": "5.4.2 REC-310 First call"} in company["coverage"]["missed"]


@pytest.mark.long
def test_a_faulty_file_is_a_problem_and_its_good_scenarios_are_asked(workspace: Path) -> None:
    with (workspace / SCENARIOS).open("a", encoding="utf-8") as file:
        file.write(WRONG.replace("retail", "retial"))
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert "scenario-name" in done.stdout
    assert "ошибок в файле: 1" in done.stdout


@pytest.mark.long
@pytest.mark.parametrize("text", ["", "[", "- 5\n", "\x00", "- name: a\n  partner: {region: mars}\n"])
def test_a_hostile_file_is_told_and_no_crash(workspace: Path, text: str) -> None:
    (workspace / SCENARIOS).write_text(text, encoding="utf-8")
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert f"{SCENARIOS}:" in done.stdout


@pytest.mark.long
def test_a_company_without_scenarios_is_told_what_to_write(tmp_path: Path) -> None:
    folder = new_workspace(tmp_path, TISZA)
    done = policy_gen(folder, "test", TISZA, *AS_OF)
    assert done.returncode == 1
    assert "no-scenarios" in done.stdout
    assert "company_profiles/tisza-szoftver.tests.yaml" in done.stdout


@pytest.mark.long
def test_without_a_name_every_company_with_scenarios_is_tested(workspace: Path) -> None:
    (workspace / TISZA).write_bytes((ROOT / TISZA).read_bytes())
    done = policy_gen(workspace, "test", *AS_OF)
    assert done.returncode == 0
    assert SCENARIOS in done.stdout
    assert "tisza" not in done.stdout


def test_a_broken_profile_is_told_before_anything_is_asked(workspace: Path) -> None:
    edit(workspace / SEVERNY, "negotiation_days: 7", "negotiation_days: seven")
    done = policy_gen(workspace, "test", SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert "wrong-type" in done.stderr
    assert done.stdout == ""


def test_a_language_that_is_not_published_is_wrong_usage(workspace: Path) -> None:
    assert policy_gen(workspace, "test", SEVERNY, *AS_OF, "--lang", "hu").returncode == 2
