"""Rules on days complain of exactly the profiles in which something does not fit.

What fits is asked of the printed timetable and of the rules on debts, not of the numbers themselves.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from conftest import SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import complains, varied

from policy_gen.checks.claims import time_to_sue
from policy_gen.checks.credit import STRICTER, stricter_is_faster
from policy_gen.checks.receivables import collectors_after_claim
from policy_gen.checks.reminders import check_before_reminder, reminder_in_term
from policy_gen.checks.tolerance import delays_before_cover
from policy_gen.profile.credit import Cover, CoverKind, Segment, SegmentKind
from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import ONE_DAY, is_business_day
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.dates import window_days
from policy_gen.rules.receivables.ladder import ladder
from policy_gen.rules.receivables.stages import situation
from policy_gen.rules.receivables.terms import terms
from policy_gen.rules.receivables.timetable import timetable

COMPANIES = st.sampled_from(sorted(SAMPLES))
TERMS = st.integers(1, 40)


def with_terms(company: str, days: int, **more: Any) -> dict[str, Any]:
    """The first segment of a company with other days to pay."""
    first, *others = sample_profile(company).profile.segments
    return {"segments": (first.model_copy(update={"payment_terms_days": days} | more), *others)}


def printed(profile: Profile) -> list[dict[str, list[int]]]:
    """The days past due of each step in the printed timetable of each segment."""
    found: list[dict[str, list[int]]] = []
    for row in ladder(profile):
        steps: dict[str, list[int]] = {}
        for entry in timetable(profile, row):
            steps.setdefault(entry.what, []).append(entry.dpd.value)
        found.append(steps)
    return found


REMINDERS = st.lists(st.integers(1, 30), min_size=1, max_size=3, unique=True).map(
    lambda days: tuple(sorted(days, reverse=True))
)


@settings(max_examples=examples(300))
@given(COMPANIES, TERMS, REMINDERS)
def test_a_reminder_is_missed_where_the_timetable_of_a_client_with_days_to_pay_has_none(
    company: str, terms: int, reminders: tuple[int, ...]
) -> None:
    changes = with_terms(company, terms) | {"receivables.current.reminders_before_due": reminders}
    found, profile = complains(reminder_in_term, company, changes)
    unreminded = [
        segment
        for segment, steps in zip(profile.segments, printed(profile), strict=True)
        if segment.payment_terms_days > 1 and "reminder" not in steps
    ]
    assert found == bool(unreminded)


@settings(max_examples=examples(300))
@given(COMPANIES, TERMS, REMINDERS, st.integers(1, 10))
def test_the_question_whether_all_is_well_is_late_where_money_is_named_first(
    company: str, terms: int, reminders: tuple[int, ...], check_day: int
) -> None:
    changes = with_terms(company, terms) | {
        "receivables.current.reminders_before_due": reminders,
        "receivables.current.satisfaction_check_after_delivery": check_day,
    }
    found, profile = complains(check_before_reminder, company, changes)
    late = [
        steps
        for segment, steps in zip(profile.segments, printed(profile), strict=True)
        if segment.payment_terms_days > 2
        and "reminder" in steps
        and min(steps.get("satisfaction_check", [0])) >= min(steps["reminder"])
    ]
    assert found == bool(late)


@settings(max_examples=examples(100))
@given(COMPANIES, st.lists(TERMS, min_size=6, max_size=6), REMINDERS, st.integers(1, 10))
def test_a_late_question_is_told_once_and_another_day_mends_it(
    company: str, terms: list[int], reminders: tuple[int, ...], check_day: int
) -> None:
    loaded = sample_profile(company)
    segments = tuple(
        segment.model_copy(update={"payment_terms_days": days})
        for segment, days in zip(loaded.profile.segments, terms, strict=False)
    )
    asked = "receivables.current.satisfaction_check_after_delivery"
    changes = {"segments": segments, "receivables.current.reminders_before_due": reminders, asked: check_day}
    profile = varied(loaded.profile, changes)
    told = list(check_before_reminder(replace(loaded, profile=profile)))
    assert len(told) <= 1
    for found in told:
        fields = dict(found.fields)
        earlier: dict[str, Any] = {asked: max(1, int(fields["first"]) - 1)}
        if found.variant == "first_day":
            kept = tuple(days for days in reminders if days != int(fields["before"]))
            earlier["receivables.current.reminders_before_due"] = kept
        left = list(check_before_reminder(replace(loaded, profile=varied(profile, earlier))))
        assert not left or (found.variant == "first_day" and left[0].fields != found.fields)


def test_a_client_with_two_days_to_pay_is_asked_and_reminded_on_one_day_without_a_complaint() -> None:
    assert not complains(check_before_reminder, "severny-dvor", with_terms("severny-dvor", 2))[0]


@settings(max_examples=examples(300))
@given(COMPANIES, st.integers(180, 900), st.integers(5, 60), st.integers(5, 60))
def test_a_debt_is_given_up_early_where_half_a_year_is_not_left_after_the_last_day_for_the_suit(
    company: str, after_dpd: int, period: int, file_within: int
) -> None:
    changes = {
        "receivables.write_off.after_dpd": after_dpd,
        "receivables.claim.period_days": period,
        "receivables.court.file_within": file_within,
    }
    found, profile = complains(time_to_sue, company, changes)
    last = max(day for steps in printed(profile) for day in steps["court_filed"])
    assert found == (after_dpd - last < 180)


@settings(max_examples=examples(300))
@given(COMPANIES, st.integers(1, 120), st.integers(5, 60), st.just("pack") | st.integers(0, 90))
def test_a_collector_comes_early_where_a_demand_may_still_run_on_its_day(
    company: str, from_dpd: int, period: int, wait: str | int
) -> None:
    changes = {
        "legal.collectors.enabled": True,
        "legal.collectors.from_dpd": from_dpd,
        "receivables.claim.period_days": period,
        "receivables.court.earliest_days_after_claim": wait,
    }
    found, profile = complains(collectors_after_claim, company, changes)
    assert found == any(from_dpd < steps["claim_period_ends"][0] for steps in printed(profile))


def longest_talks(profile: Profile, segment: Segment) -> int:
    """The day past due until which the rules let a client who promises all they may stay in negotiation."""
    due, rules = date(2026, 4, 7), terms(profile)
    promised = [Event(EventKind.PROMISE, due, due + days * ONE_DAY) for days in range(1, 100)]
    cases = [OverdueCase(segment.id, due, events=(promise,)) for promise in promised]
    return max((situation(rules, case, due + ONE_DAY).claim_from - due).days for case in cases) - 1


@settings(max_examples=examples(60))
@given(
    company=COMPANIES,
    limit=st.integers(1, 60),
    needed_over=st.none() | st.sampled_from([Decimal(100_000), Decimal(3_000_000), Decimal(5_000_000)]),
    window=st.none() | st.integers(1, 30),
    extend_days=st.integers(0, 12),
    max_broken=st.integers(0, 2),
    tolerated=st.none() | st.integers(1, 90),
)
def test_cover_is_lost_where_a_promise_or_a_tolerance_may_outlast_the_day_of_the_report(
    company: str,
    limit: int,
    needed_over: Decimal | None,
    window: int | None,
    extend_days: int,
    max_broken: int,
    tolerated: int | None,
) -> None:
    changes = with_terms(company, 14, negotiation_days=window) | {
        "cover": Cover(
            kinds=(CoverKind.FACTORING,),
            required_over_amount=needed_over,
            report_overdue_within_days=limit,
            owner="finance",
        ),
        "roles.head_of_sales.may_decide.extend_days": extend_days,
        "receivables.min_business_days": 0,
        "receivables.promises.max_broken": max_broken,
        "privileged.enabled": tolerated is not None,
        "privileged.max_tolerated_days": tolerated,
    }
    found, profile = complains(delays_before_cover, company, changes)
    lasting = [
        longest_talks(profile, segment)
        for segment in profile.segments
        if segment.credit_limit is not None and segment.credit_limit >= (needed_over or 0)
    ]
    assert found == any(last > limit for last in (*lasting, tolerated or 0))


@settings(max_examples=examples(300))
@given(COMPANIES, st.sampled_from(SegmentKind), st.integers(1, 30), st.integers(0, 60))
def test_a_risky_client_is_treated_slowly_where_the_timetable_or_the_stop_is_later_than_the_usual_one(
    company: str, kind: SegmentKind, window: int, stop: int
) -> None:
    changed = with_terms(company, 14, kind=kind, negotiation_days=window, stop_supply_at_dpd=stop)
    usual = [segment.default for segment in changed["segments"]].index(True)
    found, profile = complains(stricter_is_faster, company, changed)
    ends = [steps["window_ends"][0] for steps in printed(profile)]
    stops = [min(one.stop_supply_at_dpd, end + 1) for one, end in zip(profile.segments, ends, strict=True)]
    slower = [
        number
        for number, segment in enumerate(profile.segments)
        if segment.kind in STRICTER and (ends[number] > ends[usual] or stops[number] > stops[usual])
    ]
    assert found == bool(slower)


@settings(max_examples=examples(300))
@given(
    st.sampled_from(["HU", "RO", "RU"]),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(1, 30),
    st.integers(0, 10),
)
def test_no_window_of_two_years_holds_fewer_business_days_than_promised_or_is_longer_than_that_needs(
    country: str, due: date, days: int, least: int
) -> None:
    window = window_days(days, least, due, country)
    business = [is_business_day(due + number * ONE_DAY, country) for number in range(1, window + 1)]
    assert sum(business) >= min(least, days)
    assert window == days or sum(business[:-1]) < min(least, days)


def test_every_window_and_every_role_that_outlasts_the_report_is_told() -> None:
    loaded = sample_profile("severny-dvor")
    cover = Cover(kinds=(CoverKind.FACTORING,), report_overdue_within_days=4, owner="finance")
    few = {"privileged.enabled": False, "receivables.amount_bands": (), "cover": cover}
    told = list(delays_before_cover(replace(loaded, profile=varied(loaded.profile, few))))
    assert len(told) == len({one.span for one in told}) > 2
