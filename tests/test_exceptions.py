"""Exceptions granted to single clients are short, rightly allowed, told in time, and printed for managers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from running import AS_OF, SEVERNY, new_workspace, policy_gen

from policy_gen import checks
from policy_gen.checks.exceptions import NEVER
from policy_gen.outputs.site_tree import site_tree
from policy_gen.policy.edition import Edition
from policy_gen.policy.proofs.exceptions import orphaned_exceptions
from policy_gen.policy.register import read_register
from policy_gen.policy.tree import Policy
from policy_gen.policy.workspace import Workspace
from policy_gen.problems import Problem
from policy_gen.profile.exceptions import exceptions_file
from policy_gen.profile.loading import Loaded, load, load_bytes

TEMPLATES = (ROOT / "templates",)
TODAY = date(2026, 12, 1)
ENTRY = """\
- id: x-2026-01
  client: K-1042
  matter: REC-330
  asked_by: account_manager
  approved_by: ceo
  approved_on: 2026-11-16
  valid_until: 2026-12-10
  reason: {ru: "Клиент ждёт деньги по кварцевому проекту", en: "The client waits for quartz money"}
  evidence: "форма 7 от 16.11.2026"
"""
Granted = Callable[..., Loaded]


@pytest.fixture
def granted(tmp_path: Path) -> Granted:
    """The Russian company with one exception, of which some text is replaced."""

    def made(*changes: tuple[str, str], text: str = ENTRY) -> Loaded:
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        profile = tmp_path / "severny-dvor.yaml"
        profile.write_bytes((ROOT / SEVERNY).read_bytes())
        exceptions_file(profile).write_text(text, encoding="utf-8")
        return load(profile)

    return made


def problems(loaded: Loaded) -> tuple[Problem, ...]:
    if loaded.value is None:
        return loaded.problems
    orphans = orphaned_exceptions(loaded.value, TEMPLATES)
    return (*loaded.problems, *checks.run(loaded.value, TODAY), *orphans)


def told(loaded: Loaded) -> list[tuple[str, str, int]]:
    """Code, variant and line of each problem; all of them stand in the file of the exceptions."""
    found = problems(loaded)
    assert all(one.span and one.span.file.name == "severny-dvor.exceptions.yaml" for one in found)
    return [(one.code, one.variant, one.span.line) for one in found if one.span]


def test_a_short_exception_allowed_by_the_approver_is_sound(granted: Granted) -> None:
    assert problems(granted()) == ()


def test_an_empty_file_and_an_empty_list_are_sound(granted: Granted) -> None:
    assert problems(granted(text="")) == ()
    assert problems(granted(text="# nothing yet\n")) == ()
    assert problems(granted(text="[]\n")) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "variant", "line"),
    [
        ("2026-12-10", "2026-12-17", "exception-too-long", "", 7),
        ("approved_by: ceo", "approved_by: lawyer", "exception-approver", "", 5),
        ("asked_by: account_manager", "asked_by: ceo", "exception-approver", "own", 5),
        ("REC-330", "REF-215", "exception-forbidden", "", 3),
        ("2026-12-10", "2026-11-30", "exception-expired", "", 7),
        ("2026-11-16\n", "2026-12-02\n", "exception-days", "future", 6),
        ("REC-330", "no-such", "exception-orphaned", "unknown", 3),
        ("REC-330", "rec-330", "exception-orphaned", "near", 3),
        ("REC-330", "REF-180", "exception-orphaned", "", 3),
        ("asked_by: account_manager", "asked_by: acount_manager", "unknown-reference", "role_near", 4),
        ("client: K-1042", "client: K 1042", "bad-form", "code", 2),
        ('en: "The', 'hu: "The', "missing-translation", "", 8),
        ("2026-12-10", "20261210", "wrong-type", "date", 7),
        ("  evidence", "  proof", "missing-field", "", 1),
    ],
)
def test_a_faulty_exception_is_told_at_its_line(
    granted: Granted, old: str, new: str, code: str, variant: str, line: int
) -> None:
    assert (code, variant, line) in told(granted((old, new)))


def test_an_exception_that_ends_before_its_consent_is_told(granted: Granted) -> None:
    assert ("exception-days", "", 7) in told(granted(("2026-12-10", "2026-11-15")))


def test_the_deputy_of_the_approver_may_allow_one(granted: Granted) -> None:
    loaded = granted()
    assert loaded.value is not None
    rules = loaded.value.profile.document.exceptions
    deputy = loaded.value.profile.roles[rules.approver].deputy
    assert problems(granted(("approved_by: ceo", f"approved_by: {deputy}"))) == ()


def test_a_closed_exception_is_kept_as_a_record_and_not_complained_of(granted: Granted) -> None:
    text = ENTRY + "  ended_on: 2026-11-29\n"
    assert problems(granted(("2026-12-10", "2026-11-30"), ("REC-330", "REC-999"), text=text)) == ()


def test_two_exceptions_of_one_id_are_told(granted: Granted) -> None:
    assert ("duplicate-id", "", 10) in told(granted(text=ENTRY + ENTRY))


def test_exceptions_in_the_profile_itself_are_refused() -> None:
    text = (ROOT / SEVERNY).read_text("utf-8") + "\nexceptions: []\n"
    assert [one.code for one in load_bytes(text.encode(), ROOT / SEVERNY).problems] == ["exceptions-file"]


def test_a_file_that_is_no_list_is_told(granted: Granted) -> None:
    assert told(granted(text="x-1: REC-330\n")) == [("exceptions-file", "list", 1)]


def test_an_earlier_version_is_read_with_its_exceptions_of_then() -> None:
    content = (ROOT / SEVERNY).read_bytes()
    loaded = load_bytes(content, Path(SEVERNY), ENTRY.encode()).value
    assert loaded is not None
    assert [one.id for one in loaded.profile.exceptions] == ["x-2026-01"]


@pytest.mark.parametrize("language", ["ru", "en", "ro", "hu"])
def test_no_exception_is_checked_for_just_the_clauses_that_the_policy_excludes(language: str) -> None:
    text = (TEMPLATES[0] / language / "control/DOC-060.md").read_text("utf-8")
    assert read_register(TEMPLATES).keys() > set(NEVER)
    listed = [
        line for line in text.splitlines() if line.startswith("- ") and "ref(" in line and "**" not in line
    ]
    assert sorted(clause for clause in NEVER if any(clause in line for line in listed)) == sorted(NEVER)
    assert sum(line.count("ref(") for line in listed) == len(NEVER)


def drafted(loaded: Loaded, language: str, edition: Edition) -> Policy:
    assert loaded.value is not None
    return site_tree(loaded.value, Workspace(ROOT), language, edition).policy


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.sampled(1)
def test_the_annex_of_exceptions_is_printed_for_managers_only(granted: Granted, language: str) -> None:
    staff, managers = (drafted(granted(), language, edition) for edition in Edition)
    row = next(line.text for line in managers.clause("ANN-V").lines if "K-1042" in line.text)
    assert "(#REC-330)" in row
    assert {"ru": "10.12.2026", "en": "10\N{NO-BREAK SPACE}Dec\N{NO-BREAK SPACE}2026"}[language] in row
    assert "ANN-V" not in [clause.id for clause in staff.clauses()]
    assert not [
        clause.id for clause in staff.clauses() for path in clause.read if path.startswith("exceptions")
    ]
    assert not [page.page for page in staff.pages for path in page.read if path.startswith("exceptions")]


def test_without_open_exceptions_there_is_no_annex(granted: Granted) -> None:
    closed = granted(text=ENTRY + "  ended_on: 2026-11-29\n")
    assert "ANN-V" not in [clause.id for clause in drafted(closed, "ru", Edition.RESTRICTED).clauses()]


def test_the_check_command_fails_on_the_day_after_the_last_day(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ws")
    exceptions_file(workspace / SEVERNY).write_text(ENTRY, encoding="utf-8")
    assert policy_gen(workspace, "check", SEVERNY, *AS_OF).returncode == 0
    late = policy_gen(workspace, "check", SEVERNY, "--as-of", "2026-12-11")
    assert late.returncode == 1
    assert "severny-dvor.exceptions.yaml:7:16: ошибка[exception-expired]" in late.stdout
