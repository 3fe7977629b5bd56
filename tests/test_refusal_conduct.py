"""Signs that we part: the first response, the warnings, other terms, and only then the end."""

from datetime import date
from typing import Any

import pytest
from refusing import TISZA, decided, keys, scripts

from policy_gen.profile.catalogues import Occasion
from policy_gen.profile.referral import Billing
from policy_gen.profile.refusal import SignId
from policy_gen.rules.reasoning import remark
from policy_gen.rules.refusal.decision import Verdict
from policy_gen.rules.refusal.request import OtherTerms

STEPS = [
    ({}, "change_terms", "head_of_sales"),
    ({"warnings_given": 0}, "warn", "head_of_sales"),
    ({"warnings_given": 1, "terms": OtherTerms.NOT_OFFERED}, "change_terms", "head_of_sales"),
    ({"warnings_given": 1, "terms": OtherTerms.DECLINED}, "part", "head_of_sales"),
    ({"warnings_given": 1}, "part", "head_of_sales"),
    ({"warnings_given": 1, "key_client": True}, "part", "ceo"),
    ({"warnings_given": 1, "terms": OtherTerms.KEPT}, "serve", "account_manager"),
]


@pytest.mark.parametrize(("more", "verdict", "approver"), STEPS)
def test_the_first_response_and_the_warnings_come_before_parting(
    more: dict[str, Any], verdict: str, approver: str
) -> None:
    decision = decided("payment", "now", client="existing", **more)
    assert (decision.verdict, decision.approver) == (verdict, approver)


@pytest.mark.parametrize(
    ("sign", "verdict", "script"),
    [
        ("double_game", "warn", "first_response"),
        ("scope_creep", "change_terms", "first_response"),
        ("broken_money", "change_terms", "prepayment"),
        ("moving_goal", "change_terms", "first_response"),
        ("ignores_advice", "warn", "first_response"),
    ],
)
def test_each_sign_has_its_first_response(sign: str, verdict: str, script: str) -> None:
    decision = decided("behaviour", "now", TISZA, client="existing", sign=SignId(sign))
    assert (decision.verdict, scripts(decision)) == (verdict, [script])


def test_a_sign_that_is_off_is_no_ground() -> None:
    decision = decided("behaviour", "now", client="existing", sign=SignId.SCOPE_CREEP, warnings_given=5)
    assert decision.verdict == Verdict.SERVE
    assert "refusal_sign_off" in keys(decision)


def test_a_sign_does_not_count_with_the_billing_it_excludes() -> None:
    hourly, fixed = (
        decided("behaviour", "now", TISZA, client="existing", sign=SignId.MOVING_GOAL, billing=billing)
        for billing in (Billing.HOURLY, Billing.FIXED_PRICE)
    )
    assert hourly.verdict == Verdict.SERVE
    assert "refusal_sign_billing" in keys(hourly)
    assert fixed.verdict == Verdict.CHANGE_TERMS


def test_a_new_caller_with_whom_there_is_nothing_to_end_is_refused() -> None:
    decision = decided("behaviour", "now", sign=SignId.DOUBLE_GAME, warnings_given=1)
    assert (decision.verdict, decision.partners, decision.fallback) == (Verdict.REFUSE, (), False)


def test_the_lawyer_and_finance_are_asked_before_a_parting_and_silence_decides_nothing() -> None:
    decision = decided("payment", "now", client="existing", warnings_given=1, public_body=True)
    assert (decision.asked_first, decision.on_silence) == (("lawyer", "finance"), "none")
    assert "refusal_public_body" in keys(decision)
    assert decision.follow_up is not None
    assert decision.follow_up.on == date(2026, 4, 16)


def test_notice_counts_from_the_last_day_of_the_decision() -> None:
    on = date(2026, 6, 1)
    decision = decided(
        "behaviour",
        "now",
        client="existing",
        sign=SignId.BROKEN_MONEY,
        warnings_given=1,
        terms=OtherTerms.DECLINED,
        on=on,
    )
    (letter,) = decision.words
    assert (decision.answer_by, letter.day) == (date(2026, 6, 2), date(2026, 6, 16))
    assert letter.when == remark("decided", role="head_of_sales")


@pytest.mark.parametrize("key_client", [False, True])
def test_the_head_of_sales_tells_a_client_of_the_parting_whoever_decides(key_client: bool) -> None:
    more = {"warnings_given": 1, "terms": OtherTerms.DECLINED, "key_client": key_client}
    assert decided("payment", "now", client="existing", **more).performer == "head_of_sales"


@pytest.mark.parametrize("sign", [SignId.DOUBLE_GAME, SignId.BROKEN_MONEY])
def test_a_warning_states_facts_names_a_day_and_refuses_nothing(sign: SignId) -> None:
    decision = decided(
        "behaviour", "now", client="existing", sign=sign, warnings_given=0, on=date(2026, 6, 1)
    )
    (words,) = decision.words
    assert (decision.verdict, words.script, words.day) == (Verdict.WARN, "warning", date(2026, 6, 3))
    assert Occasion.REFUSING not in decision.avoid
    assert decision.follow_up is not None
    assert decision.follow_up.on == words.day


@pytest.mark.parametrize("terms", [{}, {"warnings_given": 1, "terms": OtherTerms.NOT_OFFERED}])
def test_payment_terms_of_a_public_body_change_only_after_the_lawyers_opinion(terms: dict[str, Any]) -> None:
    decision = decided("payment", "now", client="existing", public_body=True, **terms)
    assert (decision.asked_first, decision.on_silence) == (("lawyer",), "none")
    assert "refusal_public_body_terms" in keys(decision)
    assert "REC-510" in decision.clauses
    assert [one.when for one in decision.words] == [remark("opinion", role="lawyer")]
    other = decided("payment", "now", client="existing", **terms)
    assert (other.asked_first, other.words[0].when) == ((), None)


def test_conduct_that_fits_no_sign_is_no_ground_and_offers_nothing() -> None:
    decision = decided("behaviour", "never", client="existing")
    assert (decision.verdict, decision.summary.key, scripts(decision)) == (Verdict.SERVE, "go_on", ["go_on"])
    assert (decision.partners, decision.fallback, decision.register) == ((), False, ())
    assert keys(decision) == ["refusal_sign_missing"]


def test_a_client_who_keeps_the_new_terms_is_worked_with_on_them() -> None:
    kept = {"sign": SignId.BROKEN_MONEY, "warnings_given": 1, "terms": OtherTerms.KEPT}
    assert scripts(decided("payment", "now", client="existing", **kept)) == ["go_on"]
