"""Requests that a row of the table of situations answers: whom to name, what to say."""

from datetime import date
from typing import Any

import pytest
from refusing import OGLINDA, SEVERNY, TODAY, decided, keys, partners, scripts
from varying import varied

from policy_gen.profile.catalogues import STANDARD_SITUATIONS
from policy_gen.profile.referral import Colleague, PartnerStatus
from policy_gen.rules.reasoning import remark
from policy_gen.rules.refusal.axis import OTHER
from policy_gen.rules.refusal.decision import Verdict
from policy_gen.rules.refusal.situations import BY_REQUEST, SCRIPTS, TEMPORARY_SITUATIONS


def test_an_adjacent_request_names_the_partner_of_region_and_field() -> None:
    decision = decided("adjacent", region="ekb", fields=("equipment",))
    assert (decision.verdict, decision.approver, partners(decision)) == (
        Verdict.REFER,
        "first_contact",
        ["holod"],
    )
    assert scripts(decision) == ["no_other_field", "refer"]
    assert decision.answer_by is None
    assert decision.follow_up is not None
    assert decision.follow_up.on == date(2026, 4, 8)


def test_a_region_that_is_not_told_means_partners_of_every_region() -> None:
    decision = decided("adjacent", fields=("equipment",))
    assert partners(decision) == ["holod"]
    assert "refusal_any_region" in keys(decision)


def test_with_the_region_not_known_the_first_step_is_to_ask_where_the_client_is() -> None:
    assert decided("adjacent").steps == (remark("ask_region"),)
    assert [step.key for step in decided("adjacent", region="ekb").steps] == ["name_all"]


@pytest.mark.parametrize(
    "asked",
    [{"region": OTHER}, {"region": OTHER, "fields": ("fresh",)}, {"region": "ekb", "unlisted_field": OTHER}],
)
def test_what_we_do_not_list_leaves_nobody_to_name_and_the_gap_goes_to_the_keeper(
    asked: dict[str, Any],
) -> None:
    decision = decided("adjacent", **asked)
    assert (partners(decision), decision.fallback) == ([], True)
    assert decision.steps == (remark("report_gap", role="head_of_sales"),)
    written = {entry.column: entry.values for entry in decision.register}
    assert OTHER not in (*written["region"], *written["field"])


def test_a_gap_the_company_has_accepted_is_no_news() -> None:
    assert decided("adjacent", region="tyumen", fields=("fresh",)).steps == ()


def test_a_field_that_is_not_listed_is_unrelated_and_logged() -> None:
    decision = decided("adjacent", region="ekb", unlisted_field="boats")
    assert (decision.verdict, decision.fallback) == (Verdict.REFUSE, True)
    assert "refusal_field_unlisted" in keys(decision)
    assert {entry.column: entry.values for entry in decision.register}["field"] == ("boats",)


def test_of_several_fields_the_first_adjacent_one_counts() -> None:
    decision = decided("adjacent", region="ekb", fields=("grocery", "fresh", "equipment"))
    assert partners(decision) == ["fermer"]
    assert "refusal_first_adjacent" in keys(decision)


def test_without_a_partner_the_companys_own_sentence_is_said() -> None:
    decision = decided("adjacent", region="tyumen", fields=("fresh",))
    assert (decision.verdict, decision.fallback, partners(decision)) == (Verdict.REFUSE, True, [])
    assert "PAR-020" in decision.clauses
    assert remark("partner_gap", region="tyumen", field="fresh") in decision.trace


def test_a_region_and_field_without_a_partner_are_named_as_the_reason() -> None:
    profile = varied(SEVERNY, {"accepted_gaps": ()})
    decision = decided("adjacent", profile=profile, region="tyumen", fields=("fresh",))
    assert decision.trace[-1] == remark("partner_none", region="tyumen", field="fresh")


def test_what_is_to_be_done_stands_among_the_steps_and_not_among_the_reasons() -> None:
    decision = decided("core", "never", region="ekb", has_time=False)
    assert [step.key for step in decision.steps] == [
        "call_today",
        "ask_tactical",
        "ask_strategic",
        "invite_back",
        "true_reason",
    ]
    assert not {step.key for step in decision.steps} & set(keys(decision))


@pytest.mark.parametrize("change", ["suspended", "expired", "unsigned"])
def test_a_partner_who_may_not_be_named_today_leaves_the_fallback(change: str) -> None:
    first, *others = SEVERNY.partners
    changes: dict[str, dict[str, Any]] = {
        "suspended": {"status": PartnerStatus.SUSPENDED},
        "expired": {"agreement": first.agreement.model_copy(update={"valid_until": date(2026, 3, 31)})},
        "unsigned": {"agreement": first.agreement.model_copy(update={"signed_on": date(2026, 4, 2)})},
    }
    profile = SEVERNY.model_copy(update={"partners": (first.model_copy(update=changes[change]), *others)})
    decision = decided("adjacent", profile=profile, region="ekb", fields=("equipment",))
    assert (decision.verdict, decision.fallback, partners(decision)) == (Verdict.REFUSE, True, [])


def test_plan_b_may_be_a_colleague_even_without_a_partner_programme() -> None:
    colleague = Colleague(for_field="equipment", role="warehouse_head", agreed_on=TODAY)
    profile = varied(SEVERNY, {"partner_programme.enabled": False, "colleagues": (colleague,)})
    decision = decided("adjacent", profile=profile, region="ekb", fields=("equipment",))
    assert (decision.verdict, decision.colleague, scripts(decision)) == (
        Verdict.REFER,
        "warehouse_head",
        ["colleague"],
    )
    assert decision.summary.key == "refer_colleague"
    early = decided("adjacent", profile=profile, fields=("equipment",), on=date(2026, 3, 31))
    assert (early.verdict, early.colleague) == (Verdict.REFUSE, None)


def test_for_an_unrelated_field_we_look_for_no_partners() -> None:
    decision = decided("unrelated", region="ekb")
    assert (decision.verdict, decision.fallback) == (Verdict.REFUSE, True)


def test_a_wrong_number_is_entered_only_if_it_is_like_ours() -> None:
    for lookalike in (False, True):
        decision = decided("wrong_number", lookalike=lookalike)
        assert (decision.verdict, decision.approver, scripts(decision)) == (
            Verdict.REDIRECT,
            "first_contact",
            ["wrong_number"],
        )
        assert bool(decision.register) is lookalike


def test_a_small_order_leads_to_a_partner_in_our_own_field_at_once() -> None:
    decision = decided("core", "now", situation="below_minimum_order", region="ekb")
    assert (decision.verdict, decision.approver, partners(decision)) == (
        Verdict.REFER,
        "first_contact",
        ["melkopt"],
    )
    assert scripts(decision) == ["below_minimum_order", "refer"]
    assert "PAR-060" in decision.clauses


def test_an_own_situation_of_the_company_counts_for_any_request() -> None:
    for what in ("core", "narrow", "adjacent"):
        decision = decided(what, "never", OGLINDA, situation="restoration")
        assert (decision.verdict, decision.approver) == (Verdict.REFUSE, "first_contact"), what
        assert scripts(decision) == ["firm_no"]


def test_a_situation_that_is_off_does_not_count_and_the_trace_says_so() -> None:
    decision = decided("core", "later", situation="no_capacity")
    assert "refusal_situation_off" in keys(decision)
    assert scripts(decision)[0] == "wait_stock"


def test_a_situation_missing_from_the_table_goes_to_the_head_of_sales() -> None:
    rows = tuple(row for row in SEVERNY.refusal.situations if row.id != "narrow")
    decision = decided("narrow", profile=varied(SEVERNY, {"refusal.situations": rows}))
    assert decision.approver == "head_of_sales"
    assert "refusal_not_in_table" in keys(decision)


def test_every_situation_a_request_leads_to_is_a_standard_one_with_its_script() -> None:
    assert {*BY_REQUEST.values(), *TEMPORARY_SITUATIONS} < STANDARD_SITUATIONS == SCRIPTS.keys()
