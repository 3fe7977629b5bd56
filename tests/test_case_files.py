"""Every code of a problem has words, a case file that raises just it, and a neighbour that raises nothing."""

from pathlib import Path

import pytest
import yaml
from test_loading import AS_OF, DATA, problems_of

from policy_gen import checks
from policy_gen.profile.loading import load_bytes
from policy_gen.profile.wording import messages

INVALID = sorted((DATA / "invalid").glob("*.yaml"))
SOUND = "# sound: "
"""Begins the line that makes a faulty profile sound: what to replace, and by what."""
NEIGHBOURS: dict[str, list[dict[str, str]]] = yaml.safe_load((DATA / "neighbours.yaml").read_text("utf-8"))
"""What makes the older faulty profiles sound."""
NO_PROFILE = {"binary-file", "empty-file", "not-a-profile", "not-utf8"}
"""Faults of files in which there is nothing to mend but to write a profile."""
TABLE_CASES = sorted((DATA / "ledgers").glob("[fr]*/*.csv"))
ALL_INVALID = sorted(DATA.glob("invalid*/*.yaml"))
"""Those of profiles, and of the other files an author writes."""
ERRORS = Path(__file__).parent.parent / "docs" / "errors.md"
NEEDS_NO_CASE_FILE = {
    "missing-file", "not-a-file", "unreadable-file", "file-too-large", "too-many-values", "merge-conflict",
    "no-scenarios", "scenario-failed", "unfinished-template", "differing-clause",
    "restricted-value", "old-law-pack", "law-sole-trader-demand", "law-reasons-on-request",
    "more-problems", "stale-translation", "confirmed-file",
    "exceptions-file", "exception-too-long", "exception-approver", "exception-forbidden",
    "exception-days", "exception-expired", "exception-orphaned",
    "people-row", "people-in-repository", "signature-row", "acknowledgements-file",
    "acknowledged-versions", "version-changed",
    "version-step", "unlogged-change", "reason-missing", "released-text", "release-cut-off",
    "tag-elsewhere",
}  # fmt: skip
"""Faults of a file as such, of no single file, of a company's own templates, of other countries, of releases.

Tests make them on the spot.
"""
TOLD_OF_TABLES = {
    "damaged-workbook", "long-line", "too-many-columns", "missing-column", "ambiguous-column",
    "unknown-column", "columns-file", "no-rows", "row-shape", "row-text", "row-client", "row-date",
    "row-amount", "row-segment", "row-detail", "row-duplicate", "columns-taken", "read-as", "rows-counted",
    "unknown-word", "same-client", "wrong-total", "event-without-debt", "event-later", "unknown-event",
    "event-date", "event-value", "private-event",
}  # fmt: skip
"""Faults of ledgers and case registers, which no profile can have."""
TABLE_TESTS = (
    "test_checked_totals.py",
    "test_lookalikes.py",
    "test_ledger.py",
    "test_ledger_guesses.py",
    "test_tables.py",
    "test_columns.py",
    "test_register.py",
    "test_event_words.py",
)


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.stem)
def test_each_fault_gives_exactly_its_problem_at_its_exact_place(case: Path) -> None:
    expected = case.read_bytes().split(b"\n")[0].decode().removeprefix("# expect: ")
    found = [(one.code, f"{one.span.line}:{one.span.column}") for one in problems_of(case) if one.span]
    assert found == [(case.stem, expected)]


def neighbour(case: Path) -> str:
    """The text of a faulty profile with its one fault mended."""
    text = case.read_text(encoding="utf-8")
    first, second, body = text.split("\n", 2)
    if second.startswith(SOUND):
        old, new = second.removeprefix(SOUND).split(" => ")
        changes = [{"old": old, "new": new}]
        text = f"{first}\n\n{body}"
    else:
        changes = NEIGHBOURS[case.stem]
    for change in changes:
        assert change["old"] in text
        text = text.replace(change["old"], change["new"], 1)
    return text


@pytest.mark.parametrize(
    "case", [case for case in INVALID if case.stem not in NO_PROFILE], ids=lambda case: case.stem
)
def test_the_neighbour_of_each_fault_is_sound(case: Path) -> None:
    mended = load_bytes(neighbour(case).encode(), case)
    assert mended.value is not None, mended.problems
    assert [*mended.problems, *checks.run(mended.value, AS_OF)] == []


def test_every_code_has_an_entry_in_the_documentation_and_a_case() -> None:
    codes = set(messages("en"))
    headings = {
        line[4:] for line in ERRORS.read_text(encoding="utf-8").splitlines() if line.startswith("### ")
    }
    assert codes == headings
    assert codes - NEEDS_NO_CASE_FILE - TOLD_OF_TABLES == {case.stem for case in ALL_INVALID}


@pytest.mark.parametrize("code", sorted(TOLD_OF_TABLES))
def test_every_fault_of_a_table_is_shown_by_a_test_or_a_case_file(code: str) -> None:
    tests = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in TABLE_TESTS]
    announced = [case.read_bytes().split(b"\n")[0].decode() for case in TABLE_CASES]
    assert any(f'"{code}"' in text for text in tests) or any(f"{code} " in line for line in announced)
