"""Requests in our own field: significance, ability, and what comes before a refusal."""

from datetime import date

import pytest
from refusing import OGLINDA, TISZA, decided, keys, partners, scripts

from policy_gen.rules.refusal.decision import Verdict


@pytest.mark.parametrize(
    ("tactical", "strategic", "verdict", "approver"),
    [
        (7, 7, "find_resources", "head_of_sales"),
        (6, 7, "wait", "head_of_sales"),
        (7, 6, "alternative", "account_manager"),
        (6, 6, "refuse", "account_manager"),
        (None, None, "refuse", "account_manager"),
        (None, 7, "wait", "head_of_sales"),
    ],
)
def test_what_we_cannot_do_now_but_later_follows_from_significance(
    tactical: int | None, strategic: int | None, verdict: str, approver: str
) -> None:
    decision = decided("core", "later", tactical=tactical, strategic=strategic)
    assert (decision.verdict, decision.approver) == (verdict, approver)
    assert scripts(decision)[0] == ("firm_date" if verdict == "find_resources" else "wait_stock")
    unknown = [key for key in keys(decision) if key.endswith("_unknown")]
    assert len(unknown) == (tactical, strategic).count(None)


def test_the_role_of_the_situations_row_is_asked_before_a_request_of_ours_is_turned_down() -> None:
    decision = decided("core", "later", OGLINDA, situation="no_capacity", tactical=12, strategic=12)
    assert (decision.approver, decision.asked_first) == ("head_of_sales", ("production_head",))


@pytest.mark.parametrize("strategic", [0, 12])
def test_a_partner_in_our_own_field_is_named_only_after_wait_and_alternative(strategic: int) -> None:
    before = decided("core", "later", region="ekb", strategic=strategic)
    after = decided("core", "later", region="ekb", strategic=strategic, wait_declined=True)
    assert (partners(before), partners(after)) == ([], ["melkopt"])
    assert after.verdict == Verdict.REFER


def test_where_waiting_cannot_help_the_partner_in_our_own_field_is_named_at_once() -> None:
    assert partners(decided("core", "never", region="ekb")) == ["melkopt"]


def test_a_partner_in_our_own_field_who_is_not_listed_leaves_the_fallback() -> None:
    decision = decided("core", "never", TISZA, region="hu")
    assert (decision.verdict, decision.fallback) == (Verdict.REFUSE, True)


def test_a_client_who_declines_to_wait_gets_the_plan_b_of_the_situation() -> None:
    decision = decided("core", "later", TISZA, region="hu", strategic=12, wait_declined=True)
    assert (decision.verdict, decision.summary.key) == (Verdict.WAIT, "waiting_list")


@pytest.mark.parametrize(("day", "verdict"), [("2026-04-15", "wait"), ("2026-04-16", "alternative")])
def test_nobody_is_asked_to_wait_longer_than_the_company_allows(day: str, verdict: str) -> None:
    decision = decided("core", "later", strategic=12, available_on=date.fromisoformat(day))
    assert decision.verdict == verdict
    assert (decision.words[0].day is not None) is (verdict == "wait")
    assert scripts(decision) == ["wait_stock" if verdict == "wait" else "alternative"]
    assert decision.follow_up is not None
    assert decision.follow_up.on == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("available_on", "follow_up"),
    [
        (None, "2026-06-15"),
        ("2026-06-14", "2026-06-11"),
        ("2026-06-20", "2026-06-22"),
    ],  # the 12th is a holiday
)
def test_we_come_back_when_we_can_serve_or_when_the_longest_wait_ends(
    available_on: str | None, follow_up: str
) -> None:
    day = date.fromisoformat(available_on) if available_on else None
    decision = decided("core", "later", strategic=9, on=date(2026, 6, 1), available_on=day)
    assert decision.follow_up is not None
    assert decision.follow_up.on == date.fromisoformat(follow_up)


def test_where_the_wait_would_be_too_long_a_polite_no_comes_after_the_alternative_alone() -> None:
    decision = decided("core", "later", tactical=0, strategic=0, available_on=date(2026, 6, 20))
    assert decision.summary.key == "refuse_after_alternative"
    assert scripts(decision) == ["alternative", "firm_no"]
    assert [one.when and one.when.key for one in decision.words] == [None, "alternative_declined"]


@pytest.mark.parametrize("client", ["new", "existing"])
def test_a_client_who_matters_most_is_called_by_the_head_of_sales_with_a_firm_date(client: str) -> None:
    day = date(2026, 4, 9)
    decision = decided("core", "later", client=client, tactical=9, strategic=9, available_on=day)
    assert (decision.performer, scripts(decision), decision.words[0].day) == (
        "head_of_sales",
        ["firm_date"],
        day,
    )
    away = decided("core", "later", tactical=9, strategic=9, absent=frozenset({"head_of_sales"}))
    assert away.performer == away.approver == "executive_director"


def test_who_will_not_wait_hears_of_a_partner_in_our_own_field_and_not_what_we_do() -> None:
    decision = decided("core", "later", region="ekb", wait_declined=True)
    assert decision.summary.key == "refer_same_field"
    assert decided("adjacent", region="ekb", fields=("equipment",)).summary.key == "refer"


def test_what_we_can_do_now_is_served_by_the_matrixs_approver() -> None:
    for tactical, strategic, approver in ((12, 12, "head_of_sales"), (0, 0, "account_manager")):
        decision = decided("core", "now", tactical=tactical, strategic=strategic)
        assert (decision.verdict, decision.approver, scripts(decision)) == (
            Verdict.SERVE,
            approver,
            ["serve"],
        )


def test_on_the_eve_of_days_off_we_come_back_after_them() -> None:
    """Asked on a Friday about goods that come on Sunday: the Friday is over, so Monday it is."""
    decision = decided("core", "later", strategic=12, on=date(2026, 4, 10), available_on=date(2026, 4, 12))
    assert decision.follow_up is not None
    assert decision.follow_up.on == date(2026, 4, 13)
