"""Since when a released version holds, and by which act: neither backwards nor by an old one."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from repositories import Desk, new_desk
from running import edit

from policy_gen.cli.main import group
from policy_gen.cli.release.holding import Holding
from policy_gen.history.archive import archive_of
from policy_gen.history.spoken import release_words
from policy_gen.languages.grammar import grammar
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.loading import load

PROFILE = "company_profiles/minimal.yaml"
OLD_ACT = '{type: managing_director_instruction, number: "1", date: 2026-08-19}'
NEW_ACT = '{type: managing_director_instruction, number: "2", date: 2026-12-01}'
TODAY = "2026-12-01"


def release(desk: Desk, *arguments: str, on: str = TODAY) -> Result:
    found = CliRunner().invoke(group, ["release", str(desk.root / PROFILE), "--as-of", on, *arguments])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy in force since September, by act No. 1."""
    desk = new_desk(tmp_path_factory.mktemp("company") / "policies")
    shutil.copy(ROOT / "mkdocs.yml", desk.root)
    desk.write({PROFILE: (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")})
    edit(desk.root / PROFILE, "  status: draft\n", f"  status: in_force\n  approval_act: {OLD_ACT}\n")
    desk.commit("Begin")
    desk.git("tag", "minimal/1.0.0")
    return desk.root


@pytest.fixture
def desk(first: Path, tmp_path: Path) -> Desk:
    """The same company, a number of its policy changed."""
    shutil.copytree(first, tmp_path / "policies")
    edit(tmp_path / "policies" / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")
    return Desk(tmp_path / "policies")


def tags(desk: Desk) -> list[str]:
    return desk.git("tag", "--list").split()


def said(done: Result) -> str:
    return (done.stdout + done.stderr).replace("\N{NO-BREAK SPACE}", " ")


def line(desk: Desk, word: str) -> str:
    lines = (desk.root / PROFILE).read_text("utf-8").splitlines()
    return f"line {1 + next(i for i, one in enumerate(lines) if word in one)}"


@pytest.mark.long
def test_a_version_in_force_names_its_own_first_day_and_its_own_act(desk: Desk) -> None:
    refused = release(desk, "--why", "Clients asked")
    assert refused.exit_code == 1
    assert "--effective 2026-12-01" in said(refused)
    assert "version 1.0.0" in said(refused)
    assert line(desk, "effective_date") in said(refused)
    assert "No. 1 of 19 August 2026" in said(refused)
    assert line(desk, "approval_act") in said(refused)
    assert (tags(desk), desk.git("log", "--format=%s")) == (["minimal/1.0.0"], "Begin")

    edit(desk.root / PROFILE, OLD_ACT, NEW_ACT)
    done = release(desk, "--why", "Clients asked", "--effective", "2026-12-15")
    assert done.exit_code == 0, done.output
    assert tags(desk) == ["minimal/1.0.0", "minimal/1.1.0"]
    assert "still names the act" not in said(done)
    held = CliRunner().invoke(group, ["show", str(desk.root / PROFILE), "--on", "2026-12-14"]).stdout
    assert "version 1.0.0" in held.splitlines()[0]


@pytest.mark.long
def test_neither_a_day_that_is_past_nor_that_of_the_version_before_is_a_first_day(desk: Desk) -> None:
    edit(desk.root / PROFILE, OLD_ACT, NEW_ACT.replace("12-01", "08-21"))
    why = ("--why", "Clients asked")
    assert "already past" in said(release(desk, *why, "--effective", "2026-11-30"))
    assert "after version 1.0.0" in said(release(desk, *why, "--effective", "2026-09-01", on="2026-08-25"))
    assert "2026-09-02" in said(release(desk, *why, "--effective", "2026-08-28", on="2026-08-25"))
    assert tags(desk) == ["minimal/1.0.0"]


@pytest.mark.long
def test_what_is_only_prepared_is_told_what_it_still_needs(desk: Desk) -> None:
    done = release(desk)
    assert done.exit_code == 0, done.output
    assert f"{line(desk, 'effective_date')}: 1 December 2026 at the earliest" in said(done)
    assert "still names the act of 19 August 2026, No. 1" in said(done)


def test_a_text_that_waits_for_its_act_may_be_released_as_approved_or_as_a_draft(desk: Desk) -> None:
    loaded = load(desk.root / PROFILE).value
    assert loaded is not None
    archive = archive_of(loaded, desk.root)
    assert archive is not None
    (before,) = archive.releases()

    def refused(status: str, **changed: object) -> list[str]:
        later = {"version": "1.1.0", "effective_date": date(2026, 12, 15), "status": DocumentStatus(status)}
        document = loaded.profile.document.model_copy(update=later | changed)
        held = Holding(document, date(2026, 12, 1), (before,))
        return list(held.refusals(release_words("en"), grammar("en"), loaded))

    assert len(refused("in_force")) == 1
    assert len(refused("in_force", effective_date=before.effective)) == 2
    assert refused("approved") == []
    assert refused("draft", effective_date=before.effective) == []
    assert refused("in_force", approval_act=None) == []


EXCEPTION = """- id: x-2026-01
  client: K-1042
  matter: REC-330
  asked_by: account_manager
  approved_by: ceo
  approved_on: 2026-11-16
  valid_until: 2026-12-10
  reason: The client waits for money from the state
  evidence: form 7
"""


@pytest.mark.long
def test_a_company_with_open_exceptions_can_be_released(desk: Desk) -> None:
    edit(desk.root / PROFILE, OLD_ACT, NEW_ACT)
    desk.write({PROFILE.replace(".yaml", ".exceptions.yaml"): EXCEPTION})
    done = release(desk, "--dry-run", "--effective", "2026-12-15")
    assert done.exit_code == 0, done.output
