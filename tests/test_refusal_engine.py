"""One answer to every request: always, from the right role, in the order of the policy."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from conftest import SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from refusing import FLAGS, OGLINDA, POINTS, SEVERNY, TISZA, TODAY, decided, keys, scripts, tells
from varying import varied

from policy_gen.policy.telling import Teller
from policy_gen.policy.told_refusal import told_refusal, told_words
from policy_gen.profile.catalogues import STANDARD_SITUATIONS
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Billing, Relation
from policy_gen.profile.refusal import SignId
from policy_gen.rules.refusal.decision import ANY_EMPLOYEE, RefusalDecision, Said, Verdict
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Ability, Asked, Client, Ground, OtherTerms, RefusalRequest


def every_request(profile: Profile, client: Client, what: Asked) -> Iterable[RefusalRequest]:
    """Ability × significance × situations × signs × regions × fields of a company."""
    situations = dict.fromkeys((None, *(row.id for row in profile.refusal.situations), *STANDARD_SITUATIONS))
    regions = (None, *(region.id for region in profile.regions))
    fields = ((), *((field.id,) for field in profile.fields))
    for ability, tactical, strategic, situation, sign, region, wanted in product(
        Ability, POINTS, POINTS, situations, (None, *SignId), regions, fields
    ):
        yield RefusalRequest(
            client,
            what,
            ability,
            TODAY,
            situation=situation,
            sign=sign,
            tactical=tactical,
            strategic=strategic,
            region=region,
            fields=wanted,
        )


@pytest.mark.parametrize("what", Asked)
@pytest.mark.parametrize(
    "company",
    [
        "severny-dvor",
        pytest.param("oglinda-carpati", marks=pytest.mark.long),
        pytest.param("tisza-szoftver", marks=pytest.mark.long),
    ],
)
@pytest.mark.long
def test_every_combination_has_one_decision_with_approver_and_script(company: str, what: Asked) -> None:
    profile = sample_profile(company).profile
    roles = {*profile.roles, ANY_EMPLOYEE}
    words: dict[Said, RefusalDecision] = {}
    count = 0
    for client in Client:
        for request in every_request(profile, client, what):
            decision = decide_refusal(profile, request)
            assert isinstance(decision.verdict, Verdict)
            assert decision.approver in roles
            assert decision.words
            assert decision.clauses
            assert decision.trace
            assert not (decision.fallback and decision.partners), request
            words |= {replace(said, partner=None): decision for said in decision.words}
            count += 1
    assert count > 10_000
    for language in SAMPLES[company]:
        _assert_said(tells(company, language), words)


def _assert_said(teller: Teller, words: dict[Said, RefusalDecision]) -> None:
    for said, decision in words.items():
        text = told_words(teller, said)["text"]
        assert text, said
        assert not {"{", "}", "[["} & set(text), text
        data = told_refusal(teller, decision)
        assert data["script_text"]
        assert data["approver_title"]
        assert data["answer"]
        assert all(data["trace"])
        assert data["clauses"], decision


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, RefusalRequest]:
    """A company, and any request to it with every flag."""
    company = draw(st.sampled_from(sorted(SAMPLES)))
    profile = sample_profile(company).profile
    pick = lambda values: draw(st.sampled_from(list(values)))  # noqa: E731
    request = RefusalRequest(
        pick(Client),
        pick(Asked),
        pick(Ability),
        draw(st.dates(date(2025, 6, 1), date(2028, 12, 31))),
        situation=pick([None, *(row.id for row in profile.refusal.situations)]),
        sign=pick([None, *SignId]),
        tactical=draw(st.none() | st.integers(0, 12)),
        strategic=draw(st.none() | st.integers(0, 12)),
        region=pick([None, *(region.id for region in profile.regions)]),
        fields=tuple(draw(st.lists(st.sampled_from([field.id for field in profile.fields]), max_size=3))),
        unlisted_field=pick([None, "boats"]),
        must_refuse=pick([None, None, None, *Ground]),
        billing=pick([None, *Billing]),
        warnings_given=pick([None, 0, 1, 2]),
        terms=pick([None, *OtherTerms]),
        available_on=draw(st.none() | st.dates(date(2025, 6, 1), date(2029, 1, 1))),
        has_time=draw(st.booleans()),
        absent=frozenset(draw(st.lists(st.sampled_from(sorted(profile.roles)), max_size=4))),
        **{flag: draw(st.booleans()) for flag in FLAGS},
    )
    return company, request


@settings(max_examples=examples(400))
@given(case=requests())
def test_with_every_flag_the_answer_can_be_told_in_each_language(case: tuple[str, RefusalRequest]) -> None:
    company, request = case
    decision = decide_refusal(sample_profile(company).profile, request)
    for language in SAMPLES[company]:
        data = told_refusal(tells(company, language), decision)
        assert data["clauses"]
        assert data["script_text"]
        assert not any("{" in sentence for sentence in data["trace"])


@settings(max_examples=examples(400))
@given(case=requests())
def test_nobody_absent_decides_unless_everybody_is(case: tuple[str, RefusalRequest]) -> None:
    company, request = case
    decision = decide_refusal(sample_profile(company).profile, request)
    nobody = "refusal_nobody_there" in keys(decision)
    assert decision.approver not in request.absent or nobody
    assert decision.deputy not in request.absent
    assert decision.deputy != decision.approver


@settings(max_examples=examples(400))
@given(case=requests())
def test_whoever_must_be_refused_or_insults_us_hears_of_no_partner(case: tuple[str, RefusalRequest]) -> None:
    company, request = case
    decision = decide_refusal(sample_profile(company).profile, request)
    if request.must_refuse or decision.verdict in (Verdict.END_CALL, Verdict.PART, Verdict.MUST_REFUSE):
        assert (decision.partners, decision.colleague, decision.fallback) == ((), None, False)


@settings(max_examples=examples(400))
@given(case=requests())
def test_coming_back_is_never_before_the_request(case: tuple[str, RefusalRequest]) -> None:
    company, request = case
    decision = decide_refusal(sample_profile(company).profile, request)
    if decision.follow_up is not None:
        assert decision.follow_up.on >= request.on
    if decision.answer_by is not None:
        assert decision.answer_by > request.on


BELOW = {"sign": SignId.ABUSE, "consumer": True, "debtor": True, "situation": "out_of_stock", "strategic": 12}


@pytest.mark.parametrize(
    ("without", "verdict", "summary"),
    [
        ((), "must_refuse", "must_refuse"),
        (("must_refuse",), "end_call", "end_call"),
        (("must_refuse", "sign"), "serve", "serve"),
        (("must_refuse", "sign", "consumer"), "redirect", "redirect_overdue"),
        (("must_refuse", "sign", "consumer", "debtor"), "refuse", "refuse"),
        (("must_refuse", "sign", "consumer", "debtor", "situation"), "serve", "serve_wait_and_keep_contact"),
    ],
)
def test_the_first_rule_that_fits_decides(without: tuple[str, ...], verdict: str, summary: str) -> None:
    flags = {"must_refuse": Ground.SANCTIONS, **BELOW, "situation": "restoration"}
    if "consumer" not in without:
        flags.pop("situation")  # a consumer is served what we offer to everyone
    kept = {name: value for name, value in flags.items() if name not in without}
    decision = decided("core", "now", OGLINDA, client="existing", **kept)
    assert (decision.verdict, decision.summary.key) == (verdict, summary)


def test_an_absent_decider_is_replaced_by_deputy_after_deputy() -> None:
    away: frozenset[str] = frozenset()
    found = []
    for _ in range(3):
        decision = decided("core", "later", strategic=12, absent=away)
        found.append(decision.approver)
        away |= {decision.approver}
    assert found == ["head_of_sales", "executive_director", "ceo"]


def test_where_everybody_is_absent_the_matter_waits_for_its_decider() -> None:
    decision = decided("core", "later", strategic=12, absent=frozenset(SEVERNY.roles))
    assert (decision.approver, decision.deputy) == ("head_of_sales", None)
    assert "refusal_nobody_there" in keys(decision)


def test_a_vacant_role_is_an_absent_one() -> None:
    profile = varied(SEVERNY, {"roles.head_of_sales.holders": ()})
    assert decided("core", "later", profile, strategic=12).approver == "executive_director"


@pytest.mark.parametrize("what", ["core", "adjacent", "narrow", "unrelated"])
def test_a_request_of_a_privileged_client_goes_to_the_head_of_sales(what: str) -> None:
    decision = decided(what, "later", client="existing", privileged=True)
    assert decision.approver == "head_of_sales"
    assert {"VIP-010", "VIP-030"} <= set(decision.clauses)


@pytest.mark.parametrize("strategic", [0, 12])
def test_silence_agrees_to_no_step_with_a_privileged_client(strategic: int) -> None:
    decision = decided("core", "later", client="existing", privileged=True, strategic=strategic)
    assert (decision.approver, decision.on_silence) == ("head_of_sales", "none")
    assert decided("core", "later", client="existing", strategic=strategic).on_silence == "approved"


def test_without_privileged_clients_the_flag_changes_nothing() -> None:
    plain, flagged = (decided("adjacent", "never", TISZA, privileged=on) for on in (False, True))
    assert flagged.approver == plain.approver
    assert "refusal_privileged_off" in keys(flagged)


def test_an_employee_without_time_says_when_the_call_comes() -> None:
    decision = decided("adjacent", region="ekb", fields=("equipment",), has_time=False)
    assert scripts(decision) == ["busy_now", "no_other_field", "refer"]
    assert decision.clauses[0] == "REF-120"
    assert decision.follow_up is not None
    assert decision.follow_up.on == TODAY


def test_no_lack_of_time_delays_the_end_of_an_insulting_call() -> None:
    assert scripts(decided("behaviour", "now", sign=SignId.ABUSE, has_time=False)) == ["end_call", "hang_up"]


def test_an_answer_counts_business_days_from_the_day_after() -> None:
    friday = date(2026, 4, 3)
    decision = decided("core", "later", strategic=12, on=friday)
    assert decision.answer_by == date(2026, 4, 6)


def test_same_field_partners_are_marked_as_such() -> None:
    decision = decided("core", "never", region="ekb")
    assert [one.relation for one in decision.partners] == [Relation.SAME_FIELD]
