"""A release of what only management may read: it counts, and all staff do not learn what it was."""

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from repositories import Desk, new_desk
from running import edit, policy_gen

PROFILE = "company_profiles/minimal.yaml"
EXCEPTIONS = "company_profiles/minimal.exceptions.yaml"
REASON = ("--why", "The owners asked for it")
PRIVILEGED = """privileged:
  enabled: true
  decision_owner: ceo
  max_tolerated_days: 30
  max_tolerated_amount: 900000
  manager_mode: soft_reminders
  tell_client: decision_owner_only
  decision_valid_days: 90
  max_uses_per_12_months: 2
  after_limit: claim
  list_location: in the safe of the managing director
"""
EXCEPTION = """- id: x-1
  client: K-1042
  matter: REC-330
  asked_by: account_manager
  approved_by: ceo
  approved_on: 2026-08-10
  valid_until: 2026-09-05
  reason: Money is on its way
  evidence: form 7
"""


def release(desk: Desk, *arguments: str) -> subprocess.CompletedProcess[str]:
    return policy_gen(desk.root, "release", PROFILE, "--as-of", "2026-08-20", *arguments)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company that tolerates delays, after its first release."""
    desk = new_desk(tmp_path_factory.mktemp("company") / "policies")
    shutil.copy(ROOT / "mkdocs.yml", desk.root)
    text = (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")
    desk.write({PROFILE: text.replace("privileged: {enabled: false}\n", PRIVILEGED)})
    eligible = "    stop_supply_at_dpd: 5\n"
    edit(desk.root / PROFILE, eligible, f"{eligible}    privileged_eligible: true\n")
    desk.commit("Begin")
    done = release(desk)
    assert done.returncode == 0, done.stderr
    return desk.root


@pytest.fixture
def desk(released: Path, tmp_path: Path) -> Desk:
    shutil.copytree(released, tmp_path / "policies")
    return Desk(tmp_path / "policies")


def published(desk: Desk) -> str:
    """What staff get to read of a release: pages, and the message of its commit."""
    pages = (desk.root / "site/minimal/en/pages").rglob("*.md")
    return "\n".join([desk.git("log", "-1", "--format=%B"), *(page.read_text("utf-8") for page in pages)])


@pytest.mark.long
def test_a_number_of_management_is_released_as_a_changed_rule_that_staff_cannot_tell(desk: Desk) -> None:
    desk.write({EXCEPTIONS: EXCEPTION})
    edit(desk.root / PROFILE, "max_tolerated_days: 30", "max_tolerated_days: 23")
    refused = release(desk, *REASON, "--bump", "patch")
    assert (refused.returncode, "VIP-020" in refused.stderr) == (1, True), refused.stderr
    done = release(desk, *REASON)
    assert (done.returncode, "minimal/1.1.0" in done.stdout) == (0, True), done.stderr
    assert "Signs again: lawyer, chief executive.\n" in done.stdout
    entry = desk.git("log", "-1", "--format=%B")
    assert entry == f"minimal 1.1.0: Rules for management changed\n\n{REASON[1]}"
    assert not [word for word in ("23 calendar", "VIP-020", "ANN-N", "K-1042") if word in published(desk)]
    assert EXCEPTIONS in desk.git("show", "--name-only", "--format=", "HEAD").split()


@pytest.mark.long
def test_beside_a_change_for_all_it_is_told_as_one_more(desk: Desk) -> None:
    edit(desk.root / PROFILE, "max_tolerated_days: 30", "max_tolerated_days: 23")
    edit(desk.root / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")
    said = release(desk, "--dry-run").stdout
    assert "17 calendar days (previously 10); rules for management changed" in said
    assert "chief executive" in said.split("Signs again: ")[1]


@pytest.mark.long
def test_a_value_for_all_staff_is_told_once_though_management_reads_it_too(desk: Desk) -> None:
    edit(desk.root / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")
    assert "rules for management" not in release(desk, "--dry-run").stdout


@pytest.mark.long
def test_check_asks_for_the_same_number(desk: Desk) -> None:
    edit(desk.root / PROFILE, "max_tolerated_days: 30", "max_tolerated_days: 23")
    edit(desk.root / PROFILE, "version: 1.0.0", "version: 1.0.1")
    said = policy_gen(desk.root, "check", PROFILE, "--as-of", "2026-08-20").stdout
    assert "error[version-step]" in said
    assert "1.1.0" in said


@pytest.mark.long
def test_an_exception_alone_is_no_version(desk: Desk) -> None:
    desk.write({EXCEPTIONS: EXCEPTION})
    said = release(desk, *REASON)
    assert (said.returncode, "nothing has changed" in said.stderr) == (1, True), said.stdout + said.stderr


@pytest.mark.long
def test_a_company_with_exceptions_is_released_like_others(desk: Desk) -> None:
    desk.write({EXCEPTIONS: EXCEPTION})
    edit(desk.root / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")
    done = release(desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert "version: 1.1.0" in (desk.root / PROFILE).read_text("utf-8")
