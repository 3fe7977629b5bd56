"""The overdue calendar: the same path by days past due and on the real calendar."""

from datetime import date, timedelta

import pytest
from conftest import SAMPLES, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import varied

from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import business_days_between, is_business_day
from policy_gen.rules.receivables.ladder import LadderRow, ladder
from policy_gen.rules.receivables.timetable import TimetableEntry, dated_timetable, timetable

DUES = st.dates(date(2026, 1, 1), date(2027, 12, 31))
COMPANIES = sorted(SAMPLES)
AHEAD = {"satisfaction_check", "reminder"}


def row_of(profile: Profile, segment: str) -> LadderRow:
    return next(row for row in ladder(profile) if row.segment.id == segment)


def dated(profile: Profile, segment: str, due: str) -> dict[str, list[str]]:
    """The dates of each step."""
    found: dict[str, list[str]] = {}
    for entry in dated_timetable(profile, row_of(profile, segment), date.fromisoformat(due)):
        assert entry.day is not None
        found.setdefault(entry.what, []).append(entry.day.value.isoformat())
    return found


def test_an_invoice_due_on_monday_2_march_2026_in_russia() -> None:
    changes = {"receivables.current.reminders_before_due": (5, 1)}
    profile = varied(sample_profile("severny-dvor").profile, changes)
    assert dated(profile, "chains", "2026-03-02") == {
        "satisfaction_check": ["2026-01-23"],
        "reminder": ["2026-02-25", "2026-02-27"],  # one day before is Sunday 1 March
        "due": ["2026-03-02"],
        "finance_informs": ["2026-03-03"],
        "first_call": ["2026-03-03"],
        "last_warning": ["2026-03-10"],
        "window_ends": ["2026-03-12"],
        "claim_issued": ["2026-03-17"],
        "claim_period_ends": ["2026-04-16"],
        "court_filed": ["2026-04-30"],
    }


@pytest.mark.parametrize(("roll", "due"), [("next_business_day", "2026-03-10"), ("none", "2026-03-07")])
def test_a_due_date_on_a_day_off_moves_if_the_company_says_so(roll: str, due: str) -> None:
    profile = varied(sample_profile("severny-dvor").profile, {"receivables.day_count.due_roll": roll})
    assert dated(profile, "retail", "2026-03-07")["due"] == [due]


def test_what_is_done_on_the_first_day_of_delay_waits_for_a_business_day() -> None:
    found = dated(sample_profile("severny-dvor").profile, "retail", "2026-03-06")
    assert found["finance_informs"] == found["first_call"] == ["2026-03-10"]


def test_a_window_without_enough_business_days_is_extended_and_the_warning_with_it() -> None:
    profile = varied(sample_profile("severny-dvor").profile, {"receivables.min_business_days": 4})
    found = dated(profile, "horeca", "2026-05-07")  # then come 8 May, a Friday, and three days off
    assert found["window_ends"] == ["2026-05-14"]
    assert found["last_warning"] == ["2026-05-12"]


def test_two_reminders_moved_to_one_day_are_one() -> None:
    changes = {"receivables.current.reminders_before_due": (2, 1)}
    profile = varied(sample_profile("severny-dvor").profile, changes)
    assert dated(profile, "retail", "2026-03-16")["reminder"] == ["2026-03-13"]


@pytest.mark.parametrize("company", COMPANIES)
def test_before_a_prepayment_nobody_is_reminded_or_asked(company: str) -> None:
    profile = sample_profile(company).profile
    prepaid = [row for row in ladder(profile) if row.prepaid]
    assert prepaid
    for row in prepaid:
        assert not AHEAD & {entry.what for entry in timetable(profile, row)}


@given(
    window=st.integers(3, 30),
    warning=st.integers(1, 5),
    issue=st.integers(1, 10),
    company=st.sampled_from(COMPANIES),
)
def test_a_changed_number_never_changes_the_order_of_the_steps(
    window: int, warning: int, issue: int, company: str
) -> None:
    profile = sample_profile(company).profile
    other = varied(
        profile,
        {
            "receivables.negotiation_days": window,
            "receivables.final_warning_before_end": warning,
            "receivables.claim.issue_within": issue,
        },
    )
    for before, after in zip(ladder(profile), ladder(other), strict=True):
        assert _steps(timetable(profile, before)) == _steps(timetable(other, after))


def _steps(entries: tuple[TimetableEntry, ...]) -> list[str]:
    return [entry.what for entry in entries]


@settings(max_examples=150)
@given(company=st.sampled_from(COMPANIES), due=DUES)
def test_on_any_calendar_the_steps_follow_each_other(company: str, due: date) -> None:
    profile = sample_profile(company).profile
    country = str(profile.company.jurisdiction)
    for row in ladder(profile):
        entries = dated_timetable(profile, row, due)
        days = {entry.what: entry.day.value for entry in entries if entry.day is not None}

        assert is_business_day(days["due"], country)
        assert days["due"] < days["finance_informs"] <= days["first_call"]
        assert days["due"] < days["last_warning"] <= days["window_ends"] < days["claim_issued"]
        assert days["claim_issued"] < days["claim_period_ends"] < days["court_filed"]
        for step in ("finance_informs", "first_call", "claim_issued", "court_filed"):
            assert is_business_day(days[step], country), step
        for entry in entries:
            assert entry.day is not None
            assert entry.dpd == (entry.day.value - days["due"]).days
            if entry.what in AHEAD:
                assert entry.day < days["due"]
                assert is_business_day(entry.day.value, country)


@settings(max_examples=150)
@given(company=st.sampled_from(COMPANIES), due=DUES)
def test_every_window_holds_its_business_days_and_is_never_shortened(company: str, due: date) -> None:
    profile = sample_profile(company).profile
    country, least = str(profile.company.jurisdiction), profile.receivables.min_business_days
    for row in ladder(profile):
        days = {e.what: e.day.value for e in dated_timetable(profile, row, due) if e.day is not None}
        first, last = days["due"] + timedelta(days=1), days["window_ends"]
        assert (last - days["due"]).days >= row.negotiation_days.value
        assert business_days_between(first, last, country) >= min(least, row.negotiation_days.value)


def test_a_lawyer_in_house_or_the_finance_director_answers_for_the_claim() -> None:
    owners = {}
    for company in ("severny-dvor", "tisza-szoftver"):
        profile = sample_profile(company).profile
        entries = timetable(profile, ladder(profile)[0])
        owners[company] = {e.owner for e in entries if e.what in ("claim_issued", "court_filed")}
    assert owners == {"severny-dvor": {"lawyer"}, "tisza-szoftver": {"finance_director"}}


@pytest.mark.parametrize("company", COMPANIES)
def test_every_owner_is_a_role_of_the_company(company: str) -> None:
    profile = sample_profile(company).profile
    owners = {entry.owner for row in ladder(profile) for entry in timetable(profile, row)}
    assert owners <= profile.roles.keys()
