"""The ladder of an overdue debt: in order, without gaps, and from the stricter number."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from conftest import SAMPLES, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import varied

from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import AmountBand
from policy_gen.rules.receivables.ladder import LadderRow, band_rows, ladder

COMPANIES = sorted(SAMPLES)


def rows_of(company: str) -> dict[str, LadderRow]:
    return {row.segment.id: row for row in ladder(sample_profile(company).profile)}


@pytest.mark.parametrize(
    ("company", "segment", "days"),
    [
        # window, warning, claim from, claim at the latest, supply stops
        ("severny-dvor", "chains", (10, 8, 11, 15, 11)),
        ("severny-dvor", "retail", (7, 5, 8, 12, 3)),
        ("severny-dvor", "horeca", (5, 3, 6, 10, 1)),
        ("tisza-szoftver", "retainer", (10, 8, 11, 17, 11)),
        ("tisza-szoftver", "public", (15, 13, 16, 22, 16)),
        ("oglinda-carpati", "projects", (10, 8, 11, 15, 5)),
    ],
)
def test_the_days_of_a_segment_follow_from_a_few_numbers(
    company: str, segment: str, days: tuple[int, ...]
) -> None:
    row = rows_of(company)[segment]
    found = (row.negotiation_days, row.warning_day, row.claim_issue_first, row.claim_issue_last, row.stop_day)
    assert tuple(day.value for day in found) == days


def test_a_segment_without_own_days_takes_those_of_the_company() -> None:
    rows = rows_of("severny-dvor")
    assert rows["chains"].negotiation_days.sources == {"receivables.negotiation_days"}
    assert rows["retail"].negotiation_days.sources == {"segments.retail.negotiation_days"}


def test_supply_stops_at_the_earlier_of_its_own_day_and_the_first_day_of_the_claim() -> None:
    profile = sample_profile("severny-dvor").profile
    segments = tuple(s.model_copy(update={"stop_supply_at_dpd": 30}) for s in profile.segments)
    late = ladder(profile.model_copy(update={"segments": segments}))
    assert all(row.stop_day == row.claim_issue_first for row in late)
    assert rows_of("severny-dvor")["retail"].stop_day.sources == {"segments.retail.stop_supply_at_dpd"}


def test_no_credit_is_prepayment() -> None:
    prepaid = [row.segment.id for row in ladder(sample_profile("severny-dvor").profile) if row.prepaid]
    assert prepaid == ["new"]


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """A sample company with other numbers, each within the bounds of the profile."""
    profile = sample_profile(draw(st.sampled_from(COMPANIES))).profile
    segments = tuple(
        segment.model_copy(
            update={
                "negotiation_days": draw(st.none() | st.integers(3, 30)),
                "stop_supply_at_dpd": draw(st.integers(0, 60)),
                "payment_terms_days": draw(st.integers(0, 90)),
            }
        )
        for segment in profile.segments
    )
    numbers: dict[str, Any] = {
        "segments": segments,
        "receivables.negotiation_days": draw(st.integers(3, 30)),
        "receivables.final_warning_before_end": draw(st.integers(1, 5)),
        "receivables.claim.issue_within": draw(st.integers(1, 10)),
    }
    return varied(profile, numbers)


@settings(max_examples=200)
@given(profile=profiles())
def test_each_day_of_delay_belongs_to_one_stage_and_the_stages_keep_their_order(profile: Profile) -> None:
    for row in ladder(profile):
        warning, end = row.warning_day.value, row.negotiation_days.value
        first, last = row.claim_issue_first.value, row.claim_issue_last.value
        assert 1 <= warning <= end < first <= last
        assert row.stop_day.value <= first
        for day in range(1, last + 1):
            assert (day <= end) + (first <= day <= last) == 1
        assert all(1 <= rung.day <= end for _, rung in row.rungs)


@settings(max_examples=100)
@given(profile=profiles())
def test_every_derived_day_names_the_numbers_it_comes_from(profile: Profile) -> None:
    for row in ladder(profile):
        window = row.negotiation_days.sources
        assert len(window) == 1
        assert row.warning_day.sources == window | {"receivables.final_warning_before_end"}
        assert row.claim_issue_first.sources == window
        assert row.claim_issue_last.sources == window | {"receivables.claim.issue_within"}


BORDERS = st.lists(st.integers(1, 10**8), max_size=5, unique=True).map(sorted)


@given(borders=BORDERS, amount=st.decimals(0, 2 * 10**8, places=2))
def test_bands_touch_and_each_amount_falls_into_one(borders: list[int], amount: Decimal) -> None:
    limits = [*(Decimal(border) for border in borders), None]
    bands = tuple(AmountBand(id=f"b{index}", below=limit) for index, limit in enumerate(limits))
    profile = varied(sample_profile("severny-dvor").profile, {"receivables.amount_bands": bands})
    rows = band_rows(profile)

    assert rows[0].lower is None
    assert rows[-1].upper is None
    assert all(below.upper == above.lower for below, above in pairwise(rows))
    for value in (amount, *limits[:-1]):
        assert value is not None
        holding = [
            row
            for row in rows
            if (row.lower is None or row.lower <= value) and (row.upper is None or row.upper > value)
        ]
        assert len(holding) == 1


def test_an_amount_on_the_border_belongs_to_the_band_above() -> None:
    small, normal, large = band_rows(sample_profile("severny-dvor").profile)
    assert small.upper is not None
    assert small.upper.value == Decimal(50000)
    assert normal.lower is small.upper
    assert small.upper.sources == {"receivables.amount_bands.small.below"}
    assert large.upper is None
