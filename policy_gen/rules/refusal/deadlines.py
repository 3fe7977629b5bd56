"""The days of an answer: approvals, waiting, coming back."""

from datetime import date, timedelta

from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_back, rolled_forward

WEEK = timedelta(days=7)


def country(profile: Profile) -> str:
    """The country whose working days count."""
    return str(profile.company.calendar or profile.company.jurisdiction)


def answer_day(profile: Profile, on: date) -> date:
    """The last day of an answer to a request made on `on`: business days from the day after (REF-060)."""
    return nth_business_day(on + ONE_DAY, profile.approvals.answer_within_business_days, country(profile))


def longest_wait(profile: Profile, on: date) -> date:
    """The last day up to which a wait may be offered (REF-070)."""
    return on + timedelta(days=profile.refusal.wait_offer_max_days)


def offer_day(profile: Profile, on: date, available_on: date | None) -> date:
    """When to come back with an offer: the day we can serve, at the latest the end of the longest wait."""
    last = longest_wait(profile, on)
    day = min(available_on, last) if available_on else last
    rolled = rolled_back(day, country(profile))
    return rolled if rolled > on else rolled_forward(day, country(profile))


def weekly_day(profile: Profile, on: date) -> date:
    """A week later, on a business day: contact every week (REF-070)."""
    return rolled_forward(on + WEEK, country(profile))


def today(profile: Profile, on: date) -> date:
    """The business day on which something due at once is done."""
    return rolled_forward(on, country(profile))


def end_of_cooperation(profile: Profile, on: date) -> date:
    """The first day on which a client to whom we give notice on `on` may be left (REF-150)."""
    return on + timedelta(days=profile.refusal.parting.notice_days)
