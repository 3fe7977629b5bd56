"""Rules on the sense of a profile: each accepts the sound case and refuses the unsound one."""

from datetime import date
from pathlib import Path

import pytest

from policy_gen import checks
from policy_gen.checks import registry
from policy_gen.checks.colours import contrast_with_white
from policy_gen.profile.catalogues import CASE_PLACEHOLDERS, PROFILE_PLACEHOLDERS
from policy_gen.profile.loading import load_bytes

MINIMAL = Path(__file__).parent / "data" / "valid" / "minimal.yaml"
TEXT = MINIMAL.read_text(encoding="utf-8")
AS_OF = date(2026, 11, 22)


def found(*edits: tuple[str, str], more: str = "") -> list[tuple[str, int]]:
    """Codes and lines of the problems of the minimal profile after some edits."""
    text = TEXT + more
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    loaded = load_bytes(text.encode(), MINIMAL)
    assert loaded.value is not None, loaded.problems
    return [(one.code, one.span.line if one.span else 0) for one in checks.run(loaded.value, AS_OF)]


def test_sound_profile_has_no_problem() -> None:
    assert found() == []


CREDIT = "      - {up_to: 1000000, role: head_of_sales}\n      - {up_to: null, role: ceo}\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "{up_to: 10, role: finance}\n      - {up_to: 10, role: ceo}\n      - {up_to: null, role: ceo}",
            "unsorted-list",
        ),
        ("{up_to: 10, role: finance}\n      - {up_to: 20, role: ceo}", "open-end"),
        ("{up_to: null, role: finance}\n      - {up_to: null, role: ceo}", "unsorted-list"),
    ],
)
def test_approvals_rise_and_end_open(rows: str, expected: str) -> None:
    assert [code for code, _ in found((CREDIT, f"      - {rows}\n"))] == [expected]


def test_schedules_of_equal_length_may_rise_by_amount() -> None:
    rows = (
        "  schedules:\n    - {max_days: 14, max_amount: 100, role: finance}\n"
        "    - {max_days: 14, role: head_of_sales}\n"
        "    - {max_days: null, role: ceo}\n"
    )
    assert found(("receivables:\n", f"receivables:\n{rows}")) == []


def test_amount_bands_may_not_be_empty() -> None:
    assert found(("receivables:\n", "receivables:\n  amount_bands: []\n")) == [("open-end", 102)]


def test_reminders_fall() -> None:
    changed = "receivables:\n  current: {reminders_before_due: [1, 5]}\n"
    assert [code for code, _ in found(("receivables:\n", changed))] == ["unsorted-list"]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("legal: {collectors: {enabled: true}}\n", 2),
        ("legal: {collectors: {enabled: true, firm: Collect Kft., from_dpd: 90}}\n", 0),
    ],
)
def test_collectors_need_a_firm_and_a_day(more: str, count: int) -> None:
    assert [code for code, _ in found(more=more)] == ["needed-value"] * count


def test_privileged_clients_need_limits_an_owner_and_a_list() -> None:
    enabled = ("privileged: {enabled: false}", "privileged: {enabled: true}")
    eligible = ("kind: standard", "kind: standard\n    privileged_eligible: true")
    assert [code for code, _ in found(enabled, eligible)] == ["needed-value"] * 8


def test_band_without_court_needs_another_way() -> None:
    rows = "    - {id: small, below: 100, court: false}\n    - {id: rest, below: null}\n"
    bands = f"receivables:\n  amount_bands:\n{rows}"
    assert found(("receivables:\n", bands)) == [("needed-value", 103)]
    assert (
        found(("receivables:\n", bands.replace("court: false", "court: false, then: stop_and_remind"))) == []
    )


def test_second_usual_group_is_named_with_the_first() -> None:
    second = (
        "  - {id: other, name: Others, default: true, kind: new, test: anyone else, payment_terms_days: 0,"
        " credit_limit: null, stop_supply_at_dpd: 1}\n\nfields:"
    )
    assert found(("\nfields:", second)) == [("default-segment", 68)]


def test_same_field_partner_must_be_marked() -> None:
    assert found(("relation: adjacent", "relation: same_field")) == [("same-field", 92)]


def test_suspended_partner_leaves_its_pairs_uncovered_unless_the_gap_is_accepted() -> None:
    suspended = ("status: active", "status: suspended")
    assert [code for code, _ in found(suspended)] == ["uncovered-pair"]
    gap = "accepted_gaps:\n  - {region: budapest, field: repair, reason: nobody good enough}\n"
    assert found(suspended, more=gap) == []


def test_no_coverage_is_asked_when_the_company_recommends_nobody() -> None:
    off = ("partner_programme:\n  enabled: true", "partner_programme:\n  enabled: false")
    assert found(("status: active", "status: removed"), off) == []


def test_vacant_role_with_a_deputy_who_is_there_is_fine() -> None:
    assert found(("holders: [{name: Lawyer}]", "holders: []")) == []


@pytest.mark.parametrize("zone", ["Europe", "../etc/passwd", "Europe/Buda", "x" * 300])
def test_odd_time_zone_is_a_problem_not_a_traceback(zone: str) -> None:
    assert [code for code, _ in found(("Europe/Budapest", zone))] == ["unknown-timezone"]


def levels(*edits: tuple[str, str], more: str = "") -> list[tuple[str, str]]:
    """Codes and severities of the problems of the minimal profile after some edits."""
    text = TEXT + more
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    loaded = load_bytes(text.encode(), MINIMAL)
    assert loaded.value is not None, loaded.problems
    return [(one.code, str(one.severity)) for one in checks.run(loaded.value, AS_OF)]


def test_words_in_a_language_may_stay_unpublished() -> None:
    words = "short_name: {en: Minimal Trading, hu: Minimal Kereskedés, ro: Minimal Comerț}"
    assert found(("short_name: Minimal Trading", words)) == []


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#FF0000", 4.0)]
)
def test_contrast_with_white_is_that_of_the_standard(colour: str, contrast: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.005)


@pytest.mark.parametrize(("colour", "count"), [("#767676", 0), ("#777777", 1)])
def test_accent_is_dark_enough_for_white_words(colour: str, count: int) -> None:
    brand = f'timezone: Europe/Budapest\n  brand: {{accent: "{colour}"}}'
    assert [code for code, _ in found(("timezone: Europe/Budapest", brand))] == ["pale-accent"] * count


def test_every_known_placeholder_may_be_said_with_its_forms() -> None:
    names = " ".join(f"{{{name}}}" for name in sorted(PROFILE_PLACEHOLDERS | CASE_PLACEHOLDERS))
    words = f"{names} {{date.until}} {{company.q}} {{n:payment.gen}} [[{{conditions}}]]"
    assert found(more=f'communication: {{scripts: {{remind: "{words}"}}}}\n') == []


@pytest.mark.parametrize("words", ["{datum}", "{ date }", "{Дата}", "{}", "{date:}", "{{dat}}"])
def test_odd_placeholder_is_told_in_a_script_and_in_a_replacement(words: str) -> None:
    script = f'scripts: {{remind: "Pay {words}"}}'
    phrase = f'forbidden_phrases: [{{lang: en, pattern: x, why: y, say: "Pay {words}"}}]'
    told = found(more=f"communication: {{{script}, {phrase}}}\n")
    assert [code for code, _ in told] == ["unknown-placeholder"] * 2


@pytest.mark.parametrize(
    ("words", "count"),
    [("sell parts", 0), ("sell parts.", 1), ("We sell parts", 1), ("weld parts", 0), ("Mi, alkatrészek", 1)],
)
def test_what_the_company_does_goes_on_after_we(words: str, count: int) -> None:
    assert (
        found(("we_do: sell spare parts to workshops", f"we_do: {words}")) == [("whole-sentence", 9)] * count
    )


def test_own_row_of_the_matrix_may_let_one_role_answer_and_work() -> None:
    row = "a15: {A: finance, R: [finance], C: [lawyer], I: [account_manager]}"
    assert found(more=f"raci:\n  {row}\n") == []


def test_role_that_is_asked_is_not_told_as_well() -> None:
    row = "a15: {A: ceo, R: [finance], C: [lawyer], I: [lawyer, ceo]}"
    assert [code for code, _ in found(more=f"raci:\n  {row}\n")] == ["role-twice"] * 2


@pytest.mark.parametrize(("day", "count"), [(11, 0), (12, 1)])
def test_supply_stops_with_the_demand_letter_at_the_latest(day: int, count: int) -> None:
    edit = ("stop_supply_at_dpd: 5", f"stop_supply_at_dpd: {day}")
    assert levels(edit) == [("stop-after-claim", "error")] * count


@pytest.mark.parametrize(("day", "count"), [(45, 0), (44, 1)])
def test_collectors_wait_for_the_end_of_the_demand_period(day: int, count: int) -> None:
    legal = f"legal: {{collectors: {{enabled: true, firm: Collect Kft., from_dpd: {day}}}}}\n"
    assert levels(more=legal) == [("early-collector", "error")] * count


@pytest.mark.parametrize(
    ("status", "expected"),
    [("draft", []), ("approved", ["unchecked-law"]), ("in_force", ["unchecked-law"]), ("withdrawn", [])],
)
def test_policy_at_work_names_who_checked_its_law(status: str, expected: list[str]) -> None:
    act = 'approved_by: ceo\n  approval_act: {type: order, number: "1", date: 2026-08-17}\n'
    edits = (("approved_by: ceo\n", act), ("status: draft", f"status: {status}"))
    assert [code for code, _ in found(*edits)] == expected
    checked = "legal: {law_checked: {by: A. Lawyer, on: 2026-11-22}}\n"
    assert found(*edits, more=checked) == []


def test_every_rule_says_what_it_guards() -> None:
    assert all(check.__doc__ for check in (*checks.CHECKS, *registry.DATED_CHECKS))
