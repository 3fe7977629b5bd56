"""What goes before every situation: must refuse, insults, a duty to serve, an overdue debt."""

from datetime import date
from typing import Any

import pytest
from refusing import OGLINDA, POINTS, SEVERNY, asked, decided, keys, scripts
from varying import varied

from policy_gen.profile.refusal import SignId
from policy_gen.rules.reasoning import remark
from policy_gen.rules.refusal.decision import ANY_EMPLOYEE, Verdict
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Asked, Ground


@pytest.mark.parametrize("ground", Ground)
def test_where_we_must_refuse_the_lawyer_decides_and_nothing_is_offered(ground: Ground) -> None:
    decision = decided("core", "now", must_refuse=ground)
    assert (decision.verdict, decision.approver, scripts(decision)) == (
        Verdict.MUST_REFUSE,
        "lawyer",
        ["pass_on", "must_refuse"],
    )
    now, after = decision.words
    assert (now.day, now.when) == (decision.answer_by, None)
    assert after.when == remark("answered", role="lawyer")
    assert decision.summary == remark("must_refuse", role="lawyer")
    assert (decision.avoid, decision.partners, decision.fallback) == ((), (), False)
    assert [entry.column for entry in decision.register] == ["date", "employee", "situation", "decided_by"]
    assert ("own_conflict" in [step.key for step in decision.steps]) is (ground == Ground.CONFLICT)


def test_without_a_lawyer_the_finance_director_says_whether_we_must_refuse() -> None:
    profile = varied(SEVERNY, {"legal.lawyers": "none"})
    assert decided("core", "now", profile, must_refuse=Ground.LICENCE).approver == "finance_director"


def test_insults_end_the_conversation_whatever_is_asked() -> None:
    for what in Asked:
        decision = decided(what, "now", sign=SignId.ABUSE, debtor=True)
        assert decision.verdict == Verdict.END_CALL, what
        assert (decision.approver, decision.deputy, decision.answer_by) == (ANY_EMPLOYEE, None, None)
        assert decision.informed == (SEVERNY.refusal.abuse.report_to,)


def test_insults_after_the_warnings_on_record_lead_to_parting_by_the_signs_decider() -> None:
    decision = decided("behaviour", "now", client="existing", sign=SignId.ABUSE, warnings_given=1)
    assert (decision.verdict, decision.approver) == (Verdict.PART, "head_of_sales")


def test_a_consumer_who_insults_us_keeps_the_request_open() -> None:
    decision = decided("core", "now", OGLINDA, sign=SignId.ABUSE, consumer=True, warnings_given=5)
    assert decision.verdict == Verdict.END_CALL
    assert "refusal_request_stays_open" in keys(decision)


def test_a_call_may_be_ended_even_where_insults_are_no_sign_to_part() -> None:
    signs = tuple(sign.model_copy(update={"enabled": False}) for sign in SEVERNY.refusal.parting_signs)
    profile = varied(SEVERNY, {"refusal.parting_signs": signs})
    request = asked("behaviour", "now", client="existing", sign=SignId.ABUSE, warnings_given=9)
    assert decide_refusal(profile, request).verdict == Verdict.END_CALL


@pytest.mark.parametrize(
    ("ability", "more", "verdict", "approver"),
    [
        ("now", {}, "serve", "first_contact"),
        ("now", {"tactical": 0, "strategic": 0}, "serve", "first_contact"),
        ("later", {}, "wait", "first_contact"),
        ("later", {"wait_declined": True}, "redirect", "lawyer"),
        ("never", {}, "redirect", "lawyer"),
    ],
)
def test_a_consumer_is_served_or_the_lawyer_decides(
    ability: str, more: dict[str, Any], verdict: str, approver: str
) -> None:
    decision = decided("core", ability, OGLINDA, consumer=True, **more)
    assert (decision.verdict, decision.approver) == (verdict, approver)
    assert "REF-220" in decision.clauses


def test_significance_has_no_bearing_on_a_consumer() -> None:
    found = {
        decided("core", "later", OGLINDA, consumer=True, tactical=points, strategic=points)
        for points in POINTS
    }
    assert len(found) == 1


def test_a_consumers_conduct_goes_to_the_lawyer_first() -> None:
    decision = decided("payment", "now", OGLINDA, client="existing", consumer=True, warnings_given=3)
    assert (decision.verdict, decision.approver, scripts(decision)) == (
        Verdict.REDIRECT,
        "lawyer",
        ["pass_on"],
    )


def test_a_duty_by_law_holds_where_the_company_sells_to_businesses_only() -> None:
    assert decided("core", "never", duty_to_serve=True).approver == "lawyer"
    decision = decided("core", "never", consumer=True)
    assert decision.verdict != Verdict.REDIRECT
    assert "refusal_no_consumers" in keys(decision)


def test_a_consumer_who_asks_for_another_trade_is_refused_as_anybody() -> None:
    assert decided("unrelated", "never", OGLINDA, consumer=True).verdict == Verdict.REFUSE


@pytest.mark.parametrize("what", ["core", "adjacent", "narrow", "unrelated", "payment"])
def test_a_debtor_hears_of_the_debt_first(what: str) -> None:
    decision = decided(what, "now", client="existing", debtor=True)
    assert (decision.verdict, decision.summary.key, scripts(decision)) == (
        Verdict.REDIRECT,
        "redirect_overdue",
        ["debtor_asks"],
    )
    assert "REC-500" in decision.clauses


def test_what_the_company_does_for_nobody_it_need_not_do_for_a_consumer() -> None:
    decision = decided("core", "now", OGLINDA, consumer=True, situation="restoration")
    assert (decision.verdict, decision.approver) == (Verdict.REFUSE, "first_contact")


def test_a_consumer_is_offered_an_alternative_where_the_wait_would_be_too_long() -> None:
    decision = decided("core", "later", OGLINDA, consumer=True, available_on=date(2027, 1, 4))
    assert (decision.verdict, scripts(decision)) == (Verdict.ALTERNATIVE, ["alternative"])
    assert decision.follow_up is not None
    assert decision.follow_up.on == date(2027, 1, 4)
