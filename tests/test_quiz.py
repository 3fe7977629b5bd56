"""The quiz for new colleagues: what is right is what the rules decide, on each company's own numbers."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from conftest import ROOT, SAMPLES, SITES, sample_profile, sample_tree

from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.quiz.findings import Finding, finding, options
from policy_gen.policy.quiz.situations import Situation, read_quiz
from policy_gen.policy.reading import to_html
from policy_gen.policy.register import read_register
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.referral import name_partners
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Ability, Asked, Client, RefusalRequest
from policy_gen.rules.responsibility.authority import Matter, Measure, authority

Variant = Callable[[str, dict[str, str]], LoadedProfile]

TEMPLATES = ROOT / "templates"
QUIZ = read_quiz((TEMPLATES,))
BY_ID = {one.id: one for one in QUIZ.situations}
QUIET = date(2026, 6, 15)
"""A Monday, in none of the three countries near a day off that would lengthen a window."""

every_company = pytest.mark.parametrize("company", SAMPLES)
every_site = pytest.mark.parametrize(("company", "language"), SITES)


def asked(profile: Profile, situation_id: str) -> Finding:
    found = finding(profile, BY_ID[situation_id])
    assert found is not None
    return found


def applying(profile: Profile) -> list[tuple[Situation, Finding]]:
    """All situations a company may meet, those behind the eighth included."""
    pairs = ((one, finding(profile, one)) for one in QUIZ.applying(profile))
    return [(one, found) for one, found in pairs if found is not None]


@every_company
def test_orders_paid_in_advance_are_no_wrong_answer_where_only_supply_on_credit_stops(company: str) -> None:
    profile = sample_profile(company).profile
    offered = options(BY_ID["stop"], asked(profile, "stop"))
    assert ("prepay" in offered) == (profile.supply.stop_scope != "credit_only")


# What is right, asked once more without the quiz.


def decided(profile: Profile, days: int) -> OverdueDecision:
    segment = next(one for one in profile.segments if one.default)
    return OverdueRules(profile).decide(OverdueCase(segment.id, QUIET), QUIET + timedelta(days=days))


@every_company
def test_a_debt_in_the_quiz_is_where_the_rules_put_it_on_that_day(company: str) -> None:
    profile = sample_profile(company).profile
    for name in ("window_over", "stop", "first_day"):
        found = asked(profile, name)
        decision = decided(profile, found.values["days"].value)
        assert found.right in {decision.stage, decision.supply.status, *(d.what.key for d in decision.duties)}


@every_company
def test_the_day_before_the_answer_would_be_another(company: str) -> None:
    """The days of the questions are the company's own borders."""
    profile = sample_profile(company).profile
    over, stop = asked(profile, "window_over"), asked(profile, "stop")
    assert decided(profile, over.values["days"].value - 1).stage == "negotiation" != over.right
    assert decided(profile, stop.values["days"].value - 1).supply.status == "go" != stop.right


@every_company
@pytest.mark.parametrize(
    ("name", "client", "what", "facts"),
    [
        ("other_trade", Client.NEW, Asked.UNRELATED, {}),
        ("insults", Client.EXISTING, Asked.BEHAVIOUR, {"sign": "abuse"}),
        ("new_order", Client.EXISTING, Asked.CORE, {"debtor": True}),
    ],
)
def test_a_request_in_the_quiz_is_answered_as_the_rules_answer_it(
    company: str, name: str, client: Client, what: Asked, facts: dict[str, Any]
) -> None:
    profile = sample_profile(company).profile
    ability = Ability.NOW if what == Asked.CORE else Ability.NEVER
    decision = decide_refusal(profile, RefusalRequest(client, what, ability, QUIET, **facts))
    assert asked(profile, name).right == decision.verdict


@every_company
def test_the_partner_in_the_quiz_is_the_only_one_named_for_that_region_and_field(company: str) -> None:
    profile = sample_profile(company).profile
    found = asked(profile, "partner")
    (region,) = found.values["region"].sources
    (field,) = found.values["field"].sources
    decision = name_partners(
        profile, region.split(".")[1], field.split(".")[1], profile.document.effective_date
    )
    assert [one.partner.id for one in decision.partners] == [found.right]


@every_company
def test_who_decides_in_the_quiz_is_who_may_by_the_limits(company: str) -> None:
    profile = sample_profile(company).profile
    days = profile.receivables.schedules[0].max_days
    limit = profile.receivables.write_off.approvals[0].up_to
    assert days is not None
    assert limit is not None
    for name, matter, measure in (
        ("lift", Matter.LIFT_STOP, Measure()),
        ("waive_interest", Matter.WAIVE_INTEREST, Measure()),
        ("long_schedule", Matter.SCHEDULE, Measure(days=days + 1)),
        ("write_off", Matter.WRITE_OFF, Measure(amount=limit + Decimal("0.01"))),
    ):
        decider = authority(profile, matter, measure)
        assert decider is not None
        assert asked(profile, name).right == decider.role


def test_another_number_of_the_company_asks_about_another_day(variant: Variant) -> None:
    longer = variant("tisza-szoftver", {"\n  negotiation_days: 10\n": "\n  negotiation_days: 12\n"}).profile
    before, after = (asked(one, "window_over") for one in (sample_profile("tisza-szoftver").profile, longer))
    assert (before.values["days"], after.values["days"]) == (11, 13)
    assert before.right == after.right == "claim_issue"


@every_company
@pytest.mark.parametrize("least", [0, 3, 5, 10])
@pytest.mark.sampled(4)
def test_no_window_of_a_company_makes_the_question_and_the_answer_differ(company: str, least: int) -> None:
    """Where every window is longer than the ladder says, the debt is not asked about."""
    profile = sample_profile(company).profile
    for days in range(3, 31):
        numbers = {"negotiation_days": days, "min_business_days": least}
        rules = profile.receivables.model_copy(update=numbers)
        segments = tuple(one.model_copy(update={"negotiation_days": None}) for one in profile.segments)
        other = profile.model_copy(update={"receivables": rules, "segments": segments})
        right = {one.id: found.right for one, found in applying(other)}
        assert right["first_day"] == "first_call"
        assert right.get("window_over") in ("claim_issue", None)
        assert right.get("stop") in ("stop", None)


def test_a_role_that_gets_the_authority_becomes_the_right_answer(variant: Variant) -> None:
    changed = variant("tisza-szoftver", {"supply:\n": "supply:\n  lift_by: head_of_sales\n"}).profile
    assert asked(sample_profile("tisza-szoftver").profile, "lift").right == "finance_director"
    assert asked(changed, "lift").right == "head_of_sales"


# What stands beside it.


@every_company
def test_exactly_one_option_is_right_and_none_of_the_others_would_do(company: str) -> None:
    profile = sample_profile(company).profile
    for situation, found in applying(profile):
        shown = options(situation, found)
        assert shown.count(found.right) == 1, situation.id
        assert len(shown) == len(set(shown)) in (3, 4), situation.id
        assert found.not_wrong.isdisjoint(set(shown) - {found.right}), situation.id


@every_company
def test_the_right_answer_does_not_always_stand_in_the_same_place(company: str) -> None:
    shown = applying(sample_profile(company).profile)[: QUIZ.asked]
    assert len({options(one, found).index(found.right) for one, found in shown}) >= 3


@every_company
def test_the_clause_that_is_linked_is_one_the_rules_rest_on(company: str) -> None:
    for situation, found in applying(sample_profile(company).profile):
        assert situation.clause in found.clauses, situation.id


def test_every_situation_names_a_condition_and_a_clause_that_exist() -> None:
    known = read_register((TEMPLATES,))
    assert all(one.when in CONDITIONS and one.clause in known for one in QUIZ.situations)


# What a company without it is not asked.


def test_a_company_without_partners_and_credit_is_asked_about_neither(variant: Variant) -> None:
    profile = sample_profile("tisza-szoftver").profile
    programme = profile.partner_programme.model_copy(update={"enabled": False})
    segments = tuple(one.model_copy(update={"payment_terms_days": 0}) for one in profile.segments)
    alone = profile.model_copy(update={"partner_programme": programme, "segments": segments})
    kept = {one.id for one, _ in applying(alone)}
    assert kept.isdisjoint({"partner", "first_day", "window_over", "stop"})
    assert {"other_trade", "insults", "lift", "long_schedule", "new_order"} <= kept


# The page.


def page_of(company: str, language: str) -> str:
    return next(page.text for page in sample_tree(company, language).pages if page.path == "start")


@every_site
def test_eight_situations_are_asked_each_with_distinct_answers_and_a_reason(
    company: str, language: str
) -> None:
    parts = re.split(r"^### .+$", page_of(company, language), flags=re.M)[1:]
    assert len(parts) == QUIZ.asked == 8
    for part in parts:
        shown = re.findall(r"^- (.+)$", part, flags=re.M)
        assert len(shown) == len(set(shown)) >= 3
        right = re.search(r'data-right="(\d)"', part)
        assert right is not None
        assert f"<strong>{shown[int(right[1])]}</strong>" in part
        reason = to_html(part).split("</strong>")[1]
        assert re.search(r'\w{3,}.*<a href="[a-z/-]+\.html#[A-Z]{3}-\d{3}">', reason, flags=re.S)


@every_site
def test_the_rules_of_the_first_page_are_those_a_new_colleague_reads(company: str, language: str) -> None:
    tree = sample_tree(company, language)
    home, start = (
        [line for line in page.text.split("\n") if re.match(r"\d\. \[.+#[A-Z]{3}-\d{3}\)", line)]
        for page in tree.pages
        if page.path in ("index", "start")
    )
    assert len(home) == 7
    assert start[:7] == home
    assert "](start.md)" in next(page.text for page in tree.pages if page.path == "index")


def test_a_number_in_a_question_leads_to_the_profile() -> None:
    page = next(page for page in sample_tree("severny-dvor", "en").pages if page.path == "start")
    line = next(line for line in page.lines if "pay in instalments" in line.text)
    assert line.sources == {"receivables.schedules.0.max_days"}


@pytest.mark.parametrize(("company", "says"), [("severny-dvor", True), ("tisza-szoftver", False)])
def test_what_to_sign_is_due_as_the_company_and_the_law_have_it(company: str, says: bool) -> None:
    assert ("before you sign the employment contract" in page_of(company, "en")) is says
