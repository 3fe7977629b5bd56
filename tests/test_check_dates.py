"""Reviews, change logs, agreements and checks come in time, and not before they were made."""

from datetime import date

import pytest
from test_checks import AS_OF, MINIMAL, TEXT, found, levels

from policy_gen import checks
from policy_gen.profile.loading import load_bytes

LAST_AGREEMENT = ("valid_until: 2027-12-31", "valid_until: 2030-12-31")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-09-01", []),
        ("2027-09-02", [("late-review", "warning")]),
        ("2028-09-01", [("late-review", "warning")]),
        ("2028-09-02", [("late-review", "error")]),
    ],
)
def test_review_within_a_year_is_fine_within_two_doubtful(day: str, expected: list[tuple[str, str]]) -> None:
    assert levels(("review_date: 2027-08-31", f"review_date: {day}"), LAST_AGREEMENT) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("1.0.0", "2026-08-17"), ("0.9.0", "2026-06-01"), []),
        (("1.0.0", "2026-09-01"), ("1.0.0", "2026-09-01"), []),
        (("1.0", "2026-08-17"), ("0.10.0", "2026-08-17"), []),
        (("pilot", "2026-08-17"), ("1.0.0", "2026-06-01"), []),
        (("0.9.0", "2026-06-01"), ("1.0.0", "2026-05-01"), [("change-log", "error")]),
        (("1.1.0", "2026-08-17"), ("1.0.0", "2026-06-01"), [("change-log", "error")]),
        (("1.0.0", "2026-09-02"), ("0.9.0", "2026-06-01"), [("change-log", "warning")]),
    ],
)
def test_change_log_falls_from_the_documents_version(
    first: tuple[str, str], second: tuple[str, str], expected: list[tuple[str, str]]
) -> None:
    rows = "".join(
        f'    - {{version: "{version}", date: {day}, what: {what}, why: y}}\n'
        for what, (version, day) in zip("xz", (first, second), strict=True)
    )
    assert levels(("  distribution:", f"  changes:\n{rows}  distribution:")) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("signed_on: 2026-09-01, valid_until: 2027-08-31", []),
        ("signed_on: 2026-09-01, valid_until: 2027-08-30", [("agreement-term", "warning")]),
        (
            "signed_on: 2026-09-02, valid_until: 2027-12-31",
            [("uncovered-pair", "error"), ("agreement-term", "error")],
        ),
        (
            "signed_on: 2026-06-01, valid_until: 2026-08-31",
            [("uncovered-pair", "error"), ("agreement-term", "error")],
        ),
    ],
)
def test_partner_counts_while_its_agreement_holds(days: str, expected: list[tuple[str, str]]) -> None:
    assert levels(("signed_on: 2026-06-01, valid_until: 2027-12-31", days)) == expected


def test_suspended_partner_needs_neither_an_agreement_nor_a_review() -> None:
    gap = "accepted_gaps:\n  - {region: budapest, field: repair, reason: nobody good enough}\n"
    past = (
        "signed_on: 2026-06-01, valid_until: 2027-12-31",
        "signed_on: 2024-06-01, valid_until: 2025-12-31",
    )
    old = ("last_review: 2026-08-01", "last_review: 2025-01-01")
    assert found(past, old, ("status: active", "status: suspended"), more=gap) == []


def test_agreement_that_ended_since_is_told_as_ended() -> None:
    edit = ("valid_until: 2027-12-31", "valid_until: 2026-11-21")
    loaded = load_bytes(TEXT.replace(*edit, 1).encode(), MINIMAL)
    assert loaded.value is not None
    (before,) = checks.run(loaded.value, date(2026, 11, 21))
    (after,) = checks.run(loaded.value, AS_OF)
    assert (before.code, after.code) == ("agreement-term", "agreement-term")
    assert before.message != after.message


def test_nobody_checks_the_law_or_a_translation_in_advance() -> None:
    law = "legal: {law_checked: {by: A. Lawyer, on: 2026-11-23}}\n"
    assert [code for code, _ in found(more=law)] == ["future-date"]
    assert found(more=law.replace("23", "22")) == []


def test_change_log_that_stops_before_the_documents_version_is_doubtful() -> None:
    row = '    - {version: "0.9.0", date: 2026-06-01, what: x, why: y}\n'
    assert levels(("  distribution:", f"  changes:\n{row}  distribution:")) == [("change-log", "warning")]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-22", []),
        ("2026-05-21", ["partner-review"]),
        ("2026-11-22", []),
        ("2026-11-23", ["future-date"]),
    ],
)
def test_partner_is_reviewed_in_time_and_not_in_advance(day: str, expected: list[str]) -> None:
    assert [code for code, _ in found(("last_review: 2026-08-01", f"last_review: {day}"))] == expected
