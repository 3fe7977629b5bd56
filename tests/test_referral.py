"""Whom we may recommend: partners with a valid agreement, and the gaps between them."""

from datetime import date, timedelta

import pytest
from conftest import SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import varied

from policy_gen.profile.model import Profile
from policy_gen.profile.referral import FeeKind, PartnerStatus, ReferralFee, Relation
from policy_gen.rules.referral import ReferralDecision, active_partners, coverage, name_partners
from policy_gen.rules.refusal.axis import OTHER
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Ability, Asked, Client, RefusalRequest

TODAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)


def company(**changes: object) -> Profile:
    """Severny Dvor with its first partner changed."""
    profile = sample_profile("severny-dvor").profile
    first, *others = profile.partners
    return profile.model_copy(update={"partners": (first.model_copy(update=changes), *others)})


def names(profile: Profile, on: date = TODAY) -> list[str]:
    return [partner.id for partner in active_partners(profile, on)]


def test_active_partners_stand_in_the_order_of_the_profile() -> None:
    assert names(company()) == ["holod", "fermer", "melkopt"]


@pytest.mark.parametrize("status", [PartnerStatus.SUSPENDED, PartnerStatus.REMOVED])
def test_a_suspended_or_removed_partner_is_not_recommended(status: PartnerStatus) -> None:
    assert names(company(status=status)) == ["fermer", "melkopt"]


@pytest.mark.parametrize(
    ("on", "recommended"),
    [
        ("2025-10-31", False),
        ("2025-11-01", True),
        ("2027-10-31", True),
        ("2027-11-01", False),
    ],
)
def test_an_agreement_counts_from_its_signing_to_its_last_day(on: str, recommended: bool) -> None:
    assert ("holod" in names(company(), date.fromisoformat(on))) is recommended


def test_without_the_programme_nobody_is_recommended() -> None:
    assert names(varied(company(), {"partner_programme.enabled": False})) == []


@given(on=st.dates(date(2025, 1, 1), date(2029, 1, 1)), name=st.sampled_from(sorted(SAMPLES)))
def test_each_region_and_referred_field_is_one_row_on_any_day(on: date, name: str) -> None:
    profile = sample_profile(name).profile
    rows = coverage(profile, on)
    referred = [field.id for field in profile.fields if field.relation in ("adjacent", "same_field")]
    pairs = [(region.id, field) for region in profile.regions for field in referred]
    assert [(row.region.id, row.field.id) for row in rows] == pairs
    for row in rows:
        for partner in row.partners:
            assert row.region.id in partner.regions
            assert row.field.id in partner.fields
            assert partner in active_partners(profile, on)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_each_adjacent_field_of_a_sample_has_in_each_region_a_partner_or_a_reason(name: str) -> None:
    profile = sample_profile(name).profile
    for row in coverage(profile, profile.document.effective_date):
        if row.field.relation == Relation.ADJACENT:
            assert row.partners or row.gap, (row.region.id, row.field.id)


def test_a_lost_partner_leaves_a_gap_without_a_reason() -> None:
    rows = coverage(company(status=PartnerStatus.SUSPENDED), TODAY)
    bare = [(row.region.id, row.field.id) for row in rows if not row.partners and row.gap is None]
    assert bare == [("ekb", "equipment"), ("chel", "equipment")]


def decided(profile: Profile, region: str | None, field: str | None, on: date = TODAY) -> ReferralDecision:
    return name_partners(profile, region, field, on)


def named(decision: ReferralDecision) -> list[str]:
    return [one.partner.id for one in decision.partners]


@st.composite
def partner_lists(draw: st.DrawFn) -> Profile:
    """Severny Dvor with partners of any status, with agreements of any dates."""
    profile = sample_profile("severny-dvor").profile
    days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
    partners = []
    for partner in profile.partners * 2:
        dates = {"signed_on": draw(days), "valid_until": draw(days)}
        changes = {
            "id": f"{partner.id}_{len(partners)}",
            "status": draw(st.sampled_from(PartnerStatus)),
            "last_review": draw(days),
            "agreement": partner.agreement.model_copy(update=dates),
        }
        partners.append(partner.model_copy(update=changes))
    return varied(profile, {"partners": tuple(partners), "partner_programme.enabled": draw(st.booleans())})


@settings(max_examples=examples(300))
@given(profile=partner_lists(), on=st.dates(date(2025, 12, 1), date(2027, 1, 31)), data=st.data())
def test_no_partner_is_named_that_is_expired_suspended_removed_or_unsigned(
    profile: Profile, on: date, data: st.DataObject
) -> None:
    region = data.draw(st.sampled_from([None, *(region.id for region in profile.regions)]))
    field = data.draw(st.sampled_from([None, *(field.id for field in profile.fields)]))
    decision = decided(profile, region, field, on)
    what = data.draw(st.sampled_from(Asked))
    request = RefusalRequest(
        Client.NEW, what, Ability.NEVER, on, region=region, fields=(field,) if field else ()
    )
    for one in (*decision.partners, *decide_refusal(profile, request).partners):
        assert profile.partner_programme.enabled
        assert one.partner.status == PartnerStatus.ACTIVE
        assert one.partner.agreement.signed_on <= on <= one.partner.agreement.valid_until
        assert region is None or region in one.partner.regions
    reviews = [(one.partner.last_review, one.partner.id) for one in decision.partners]
    assert reviews == sorted(reviews)
    assert decision.fallback is not bool(decision.partners or decision.colleague)


def test_equal_partners_take_turns_by_their_last_review() -> None:
    profile = company()
    first = profile.partners[0]
    second = first.model_copy(update={"id": "aaa", "last_review": first.last_review + ONE_DAY})
    both = varied(profile, {"partners": (second, first)})
    assert named(decided(both, "ekb", "equipment")) == ["holod", "aaa"]
    reviewed = first.model_copy(update={"last_review": first.last_review + 2 * ONE_DAY})
    assert named(decided(varied(both, {"partners": (second, reviewed)}), "ekb", "equipment")) == [
        "aaa",
        "holod",
    ]
    tied = first.model_copy(update={"last_review": second.last_review})
    assert named(decided(varied(both, {"partners": (tied, second)}), "ekb", "equipment")) == ["aaa", "holod"]


@pytest.mark.parametrize(
    ("region", "field", "partners", "reason"),
    [
        ("ekb", "equipment", ["holod"], None),
        ("chel", "fresh", [], "partner_gap"),
        ("tyumen", "equipment", [], "partner_gap"),
        ("tyumen", "wholesale2", ["melkopt"], "partner_same_field"),
        ("ekb", "grocery", [], "partner_field_core"),
        (None, "fresh", ["fermer"], "partner_any_region"),
        ("ekb", "equipment", ["holod"], "partner_fits"),
        ("ekb", None, ["fermer", "holod"], "partner_any_field"),
    ],
)
def test_whom_to_name_follows_region_and_field(
    region: str | None, field: str | None, partners: list[str], reason: str | None
) -> None:
    decision = decided(company(), region, field)
    assert named(decision) == partners
    assert decision.fallback is not bool(partners)
    assert reason is None or reason in [step.key for step in decision.trace]


def test_a_gap_nobody_knew_of_is_news_for_the_keeper_of_the_list() -> None:
    lost = decided(company(status=PartnerStatus.SUSPENDED), "ekb", "equipment")
    assert (lost.log_gap, lost.fallback) == (True, True)
    assert [step.key for step in lost.trace] == ["partner_hidden", "partner_none"]
    assert [step.key for step in lost.steps] == ["report_gap"]
    accepted = decided(company(), "chel", "fresh")
    assert (accepted.log_gap, accepted.gap is None) == (False, False)


@pytest.mark.parametrize("field", ["equipment", "fresh", "wholesale2", None])
def test_in_a_region_we_do_not_list_nobody_is_named_and_the_gap_is_news(field: str | None) -> None:
    decision = decided(company(), OTHER, field)
    assert (named(decision), decision.fallback, decision.log_gap) == ([], True, True)


def test_where_the_region_decides_and_is_not_known_it_is_asked_for_first() -> None:
    assert [step.key for step in decided(company(), None, None).steps] == ["ask_region"]
    assert [step.key for step in decided(company(), None, "wholesale2").steps] == ["invite_back"]
    assert [step.key for step in decided(company(), "ekb", None).steps] == ["name_all"]


def test_before_the_field_is_known_no_competitor_is_named() -> None:
    for region in (None, *(region.id for region in company().regions)):
        decision = decided(company(), region, None)
        assert {one.relation for one in decision.partners} <= {Relation.ADJACENT}


def test_partners_of_every_region_are_spoken_of_only_where_some_are_named() -> None:
    alone = varied(company(), {"partners": ()})
    decision = decided(alone, None, "fresh")
    assert [step.key for step in decision.trace] == ["partner_none_anywhere"]


def test_every_partner_named_has_a_reason() -> None:
    for region in (None, "ekb"):
        for field in (None, "equipment", "fresh", "wholesale2"):
            found = [step.key for step in decided(company(), region, field).trace]
            assert ("partner_fits" in found) is (region is not None and field is not None)
            assert ("partner_valid" in found) is (region is None or field is None)


def test_a_removed_partner_is_not_even_counted() -> None:
    decision = decided(company(status=PartnerStatus.REMOVED), "ekb", "equipment")
    assert "partner_hidden" not in [step.key for step in decision.trace]


def test_the_referred_client_is_asked_on_a_business_day() -> None:
    assert decided(company(), "ekb", "equipment", date(2026, 4, 1)).feedback_on == date(2026, 4, 8)
    assert decided(company(), "ekb", "equipment", date(2026, 4, 4)).feedback_on == date(2026, 4, 13)
    assert decided(company(), "chel", "fresh").feedback_on is None


def test_a_fee_is_disclosed_only_where_a_partner_is_named() -> None:
    fee = ReferralFee(kind=FeeKind.PERCENT, percent=5, disclosure={"ru": "Да", "en": "Yes"})
    profile = varied(company(), {"partner_programme.referral_fee": fee})
    assert decided(profile, "ekb", "equipment").disclose_fee
    assert not decided(profile, "chel", "fresh").disclose_fee
    assert not decided(company(), "ekb", "equipment").disclose_fee


def test_a_colleague_stands_beside_the_partner_from_the_day_agreed() -> None:
    profile = sample_profile("tisza-szoftver").profile
    before, after = (decided(profile, "hu", "network", date(2026, 3, day)) for day in (1, 2))
    assert (before.colleague, after.colleague) == (None, "delivery_head")
    assert named(after) == ["halozat"]


def test_without_the_programme_the_answer_is_the_companys_sentence() -> None:
    decision = decided(varied(company(), {"partner_programme.enabled": False}), "ekb", "equipment")
    assert (decision.partners, decision.fallback, decision.log_gap) == ((), True, False)
    assert decision.clauses == ("PAR-010", "PAR-020")
