"""Where two lines of a profile disagree, whoever reads the problem is shown the other line too."""

from datetime import date
from pathlib import Path

import pytest

from policy_gen import checks
from policy_gen.problems import Span
from policy_gen.profile.loading import load, load_bytes

MINIMAL = Path(__file__).parent / "data" / "valid" / "minimal.yaml"
AS_OF = date(2026, 11, 22)
MONEY = "receivables:\n"
SEGMENT = "    payment_terms_days: 14\n"
WINDOW = (SEGMENT, f"{SEGMENT}    negotiation_days: 9\n")
COLLECTORS = "legal: {collectors: {enabled: true, firm: Collect Kft., from_dpd: 30}}\n"
DIRECTOR = "level: manager, unit: finance, "
HEAD = "level: manager, unit: sales, "


def beside(old: str, new: str) -> tuple[str, str]:
    """An edit that writes something after some words."""
    return old, old + new


def head_may(limits: str) -> tuple[str, str]:
    return beside(HEAD, f"may_decide: {{{limits}}}, ")


def bands(*rows: str) -> tuple[str, str]:
    return beside(MONEY, f"  amount_bands: [{', '.join(rows)}]\n")


SCHEDULES = beside(MONEY, "  schedules: [{max_days: 14, role: head_of_sales}, {max_days: null, role: ceo}]\n")
COURT = ("  court: {route: order_for_payment}\n", "  court: {route: court, min_amount: 90000}\n")
SMALL = "{id: small, below: 400000, court: false, then: stop_and_remind}"
BELOW, VERSION = "version: 0.9.0, date: 2026-06-01", "version: 1.0.0, date: 2026-08-17"


def log(*entries: str) -> tuple[str, str]:
    rows = "".join(f"    - {{{entry}, what: News, why: Need}}\n" for entry in entries)
    return "languages:\n", f"  changes:\n{rows}languages:\n"


Case = tuple[str, list[str], tuple[tuple[str, str], ...], str]

LIMITS: list[Case] = [
    ("two-limits", ["14"], (head_may("schedule_days: 30"), SCHEDULES), ""),
    ("two-limits", ["approvals"], (head_may("write_off: 9"),), ""),
    (
        "two-limits",
        ["null"],
        (
            beside(DIRECTOR, "may_decide: {write_off: 9}, "),
            ("{up_to: null, role: ceo}\n  court", "{up_to: null, role: finance_director}\n  court"),
        ),
        "",
    ),
    ("idle-rate", ["none"], (beside(MONEY, "  late_charges: {interest: none, contract_rate_pa: 12}\n"),), ""),
    ("unsorted-list", ["5000000"], (("5000000, 20000000", "5000000, 4000000"),), ""),
    ("unsorted-list", ["8"], (("up_to: 100000,", "up_to: 8, role: ceo}\n      - {up_to: 7,"),), ""),
]
DAYS: list[Case] = [
    ("early-collector", ["9", "20"], (WINDOW, beside(MONEY, "  claim: {period_days: 20}\n")), COLLECTORS),
    (
        "early-write-off",
        ["9", "40"],
        (
            WINDOW,
            beside("  write_off:\n", "    after_dpd: 200\n"),
            beside("route: order_for_payment", ", file_within: 40"),
        ),
        "",
    ),
    ("stop-after-claim", ["9"], (WINDOW, ("stop_supply_at_dpd: 5", "stop_supply_at_dpd: 20")), ""),
    ("change-log", ["2026-06-01"], (log(BELOW, VERSION),), ""),
    ("change-log", ["2026-09-01"], (log("version: 1.0.0, date: 2026-09-02"),), ""),
    ("change-log", ["1.0.0"], (log("version: 1.1.0, date: 2026-08-17"),), ""),
    ("partner-review", ["1"], (beside("partner_programme:\n", "  review_every_months: 1\n"),), ""),
]
SUIT: list[Case] = [
    ("law-court-route", ["90000"], (COURT,), ""),
    ("law-court-route", ["400000"], (COURT, bands(SMALL, "{id: rest, below: null}")), ""),
]
NAMES: list[Case] = [
    (
        "external-accountable",
        ["external"],
        (("lawyer: {level: manager", "lawyer: {level: external"),),
        "raci:\n  a20: {A: lawyer, R: [finance]}\n",
    ),
    ("role-twice", ["finance"], (), "raci:\n  a15: {A: ceo, R: [finance], C: [finance]}\n"),
    ("same-field", ["adjacent"], (("same_field: false", "same_field: true"),), ""),
    ("phrase-without-name", ["Minimal Trading"], (("Minimal Trading advised", "Somebody advised"),), ""),
]


def shown(code: str, *edits: tuple[str, str], more: str = "") -> list[list[str]]:
    """The other values that each problem of a code shows, in the minimal profile after some edits."""
    text = MINIMAL.read_text(encoding="utf-8") + more
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    loaded = load_bytes(text.encode(), MINIMAL)
    assert loaded.value is not None, loaded.problems
    lines = text.splitlines()
    told = [one for one in checks.run(loaded.value, AS_OF) if one.code == code]
    assert all(words for one in told for words, _ in one.related)
    return [[at(lines, place) for _, place in one.related] for one in told]


def at(lines: list[str], place: Span) -> str:
    return lines[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(("code", "expected", "edits", "more"), [*LIMITS, *DAYS, *SUIT, *NAMES])
def test_the_other_line_is_shown(
    code: str, expected: list[str], edits: tuple[tuple[str, str], ...], more: str
) -> None:
    assert shown(code, *edits, more=more) == [expected]


def test_a_role_that_answers_for_nearly_everything_is_shown_where_a_few_of_its_rows_name_it() -> None:
    case = MINIMAL.parents[1] / "invalid" / "one-role-for-all.yaml"
    loaded = load(case)
    assert loaded.value is not None
    (told,) = checks.run(loaded.value, AS_OF)
    lines = case.read_text(encoding="utf-8").splitlines()
    assert [at(lines, place) for _, place in told.related] == ["head_of_sales"] * 3


def test_what_only_the_preset_says_is_shown_nowhere() -> None:
    assert shown("early-collector", more=COLLECTORS) == [[]]


@pytest.mark.parametrize(
    ("limits", "told"),
    [("schedule_days: 0", [["14"]]), ("schedule_days: 14", []), ("write_off: 0", []), ("extend_days: 0", [])],
)
def test_a_written_zero_says_that_a_role_decides_nothing(limits: str, told: list[list[str]]) -> None:
    assert shown("two-limits", head_may(limits), SCHEDULES) == told
