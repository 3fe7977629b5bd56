"""Whom we may recommend: partners with a valid agreement, and the gaps between them."""

from datetime import date

import pytest
from conftest import SAMPLES, sample_profile
from hypothesis import given
from hypothesis import strategies as st
from varying import varied

from policy_gen.profile.model import Profile
from policy_gen.profile.referral import PartnerStatus, Relation
from policy_gen.rules.referral import active_partners, coverage

TODAY = date(2026, 3, 2)


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
