"""`policy-gen check` holds a profile to its last release (K-DOC-03, K-DOC-04, settled 36)."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from minimal_company import PROFILE, in_force
from repositories import Desk
from running import edit
from shelving import shelve

from policy_gen.cli.main import group
from policy_gen.history.git import repository_of
from policy_gen.history.journal import Journal, note_file

CODES = {"version-step", "unlogged-change", "reason-missing", "released-text", "release-cut-off"}
CHANGED = "[REC-020, REC-330, REC-590, ANN-H]"
ENTRY = """  changes:
    - {version: %s, date: 2026-08-20, clauses: %s, what: Longer window, why: %s}
  owner:"""


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A policy in force whose version 1.0.0 is released."""
    return in_force(tmp_path_factory.mktemp("company") / "policies").root


@pytest.fixture
def desk(released: Path, tmp_path: Path) -> Desk:
    shutil.copytree(released, tmp_path / "policies")
    return Desk(tmp_path / "policies")


def found(desk: Desk) -> list[dict[str, Any]]:
    """The problems of releases that a check tells."""
    asked = ["check", str(desk.root / PROFILE), "--as-of", "2026-12-01", "--format", "json"]
    done = CliRunner().invoke(group, asked)
    assert done.exit_code in (0, 1), done.output
    return [one for one in json.loads(done.stdout) if one["code"] in CODES]


def codes(desk: Desk) -> list[str]:
    return [one["code"] for one in found(desk)]


def longer_window(desk: Desk) -> None:
    """A changed number, with the pages built anew."""
    edit(desk.root / PROFILE, "\nreceivables:\n", "\nreceivables:\n  negotiation_days: 17\n")
    shelve(desk.root, desk.root / PROFILE)


def log(desk: Desk, version: str, clauses: str = CHANGED, why: str = "Clients asked") -> None:
    """A version of the profile with its entry in the change log."""
    edit(desk.root / PROFILE, "  version: 1.0.0", f"  version: {version}")
    edit(desk.root / PROFILE, "  owner:", ENTRY % (version, clauses, why))
    shelve(desk.root, desk.root / PROFILE)


def test_the_text_as_released_has_no_problem(desk: Desk) -> None:
    assert found(desk) == []


def test_without_a_tag_nothing_is_compared(desk: Desk) -> None:
    desk.git("tag", "--delete", "minimal/1.0.0")
    longer_window(desk)
    assert found(desk) == []


def test_outside_git_nothing_is_compared(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".git")
    longer_window(desk)
    assert found(desk) == []


def test_a_policy_in_force_whose_pages_differ_from_its_tag_fails(desk: Desk) -> None:
    longer_window(desk)
    (one,) = found(desk)
    assert (one["code"], one["severity"]) == ("released-text", "error")
    assert "REC-020, REC-330, REC-590, ANN-H" in one["message"]
    assert "minimal/1.0.0" in one["why"]


def test_a_draft_may_differ_from_its_tag(desk: Desk) -> None:
    edit(desk.root / PROFILE, "status: in_force", "status: approved")
    longer_window(desk)
    assert found(desk) == []


def test_a_page_taken_away_differs_from_the_tag(desk: Desk) -> None:
    document = desk.root / "site/minimal/en/pages/document.md"
    text = document.read_text("utf-8")
    document.write_text(text.replace("must", "may", 1), "utf-8")
    assert codes(desk) == ["released-text"]


def test_a_page_mended_by_hand_under_a_released_number_is_named(desk: Desk) -> None:
    page = "site/minimal/en/pages/receivables/negotiation.md"
    desk.write({page: "Within 10 days.\n"})
    desk.commit("The pages")
    desk.git("tag", "--force", "--annotate", "--message", "1.0.0", "minimal/1.0.0")
    assert found(desk) == []
    desk.write({page: "Within 20 days.\n"})
    (one,) = found(desk)
    assert (one["code"], "en/pages/receivables/negotiation.md" in one["message"]) == ("released-text", True)
    desk.commit("By hand")
    assert codes(desk) == ["released-text"]


def test_a_step_too_small_for_the_change_is_an_error_that_names_the_right_one(desk: Desk) -> None:
    longer_window(desk)
    log(desk, "1.0.1")
    (one,) = found(desk)
    assert (one["code"], one["fields"]["wanted"]) == ("version-step", "1.1.0")


@pytest.mark.parametrize("version", ["1.1.0", "1.2.5", "2.0.0"])
@pytest.mark.sampled(1)
def test_a_step_large_enough_with_a_full_entry_is_sound(desk: Desk, version: str) -> None:
    longer_window(desk)
    log(desk, version)
    assert found(desk) == []


def test_a_clause_with_a_changed_rule_must_stand_in_the_log(desk: Desk) -> None:
    longer_window(desk)
    log(desk, "1.1.0", "[REC-020, ANN-H]")
    (one,) = found(desk)
    assert (one["code"], one["fields"]["clauses"]) == ("unlogged-change", "REC-330, REC-590")


@pytest.mark.long
def test_the_words_that_stand_in_for_a_reason_are_no_reason(desk: Desk) -> None:
    longer_window(desk)
    log(desk, "1.1.0", why="'Give the reason yourself: one sentence on why this was changed.'")
    assert codes(desk) == ["reason-missing"]


def test_a_version_below_a_released_one_is_an_error(desk: Desk) -> None:
    edit(desk.root / PROFILE, "  version: 1.0.0", "  version: 0.9.0")
    (one,) = found(desk)
    assert (one["code"], one["fields"]["last"]) == ("version-step", "1.0.0")


@pytest.mark.long
def test_an_older_commit_is_not_held_to_later_releases(desk: Desk) -> None:
    longer_window(desk)
    log(desk, "1.1.0")
    desk.commit("minimal 1.1.0")
    desk.git("tag", "--annotate", "--message", "1.1.0", "minimal/1.1.0")
    assert found(desk) == []
    desk.git("checkout", "--quiet", "minimal/1.0.0")
    assert found(desk) == []


def test_a_release_that_was_cut_off_is_told_with_the_way_out(desk: Desk) -> None:
    note = note_file(repository_of(desk.root))
    note.parent.mkdir()
    head = desk.git("rev-parse", "HEAD")
    journal = Journal("minimal", "1.1.0", "minimal/1.1.0", "", head, head, PROFILE, "", (), ())
    note.write_text(journal.text(), "utf-8")
    (one,) = found(desk)
    assert one["code"] == "release-cut-off"
    assert "policy-gen release" in one["hint"]


def test_a_check_without_a_release_imports_nothing_that_compares(desk: Desk) -> None:
    desk.git("tag", "--delete", "minimal/1.0.0")
    code = (
        "import atexit, sys; from policy_gen.cli.main import group;"
        "atexit.register(lambda: print('LOADED', *sorted(sys.modules)));"
        f"sys.argv[1:] = ['check', {str(desk.root / PROFILE)!r}, '--as-of', '2026-12-01']; group()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split("LOADED")[1].split()
    assert "policy_gen.history.git" in loaded
    assert not {"policy_gen.history.comparing", "policy_gen.policy.drafting", "jinja2"} & {*loaded}
