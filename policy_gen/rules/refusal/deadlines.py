"""The days of an answer: approvals, waiting, coming back."""

from datetime import date, timedelta

from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_back, rolled_forward

WEEK = timedelta(days=7)


def answer_day(profile: Profile, on: date) -> date:
    """The last day of an answer to a request made on `on`: business days from the day after (REF-060)."""
    return nth_business_day(
        on + ONE_DAY, profile.approvals.answer_within_business_days, profile.company.working_calendar
    )


def longest_wait(profile: Profile, on: date) -> date:
    """The last day up to which a wait may be offered (REF-070)."""
    return on + timedelta(days=profile.refusal.wait_offer_max_days)


def in_time(profile: Profile, on: date, available_on: date | None) -> bool:
    """Whether we can serve before the longest wait ends, as far as is known (REF-070)."""
    return available_on is None or available_on <= longest_wait(profile, on)


def offer_day(profile: Profile, on: date, available_on: date | None) -> date:
    """When to come back with an offer (REF-080): the day we can serve, else the end of the longest wait.

    A day that has passed is today.
    """
    if available_on is not None and not in_time(profile, on, available_on):
        return rolled_forward(available_on, profile.company.working_calendar)
    day = max(available_on or longest_wait(profile, on), on)
    rolled = rolled_back(day, profile.company.working_calendar)
    return rolled if rolled > on else rolled_forward(day, profile.company.working_calendar)


def weekly_day(profile: Profile, on: date) -> date:
    """A week later, on a business day: contact every week (REF-070)."""
    return rolled_forward(on + WEEK, profile.company.working_calendar)


def today(profile: Profile, on: date) -> date:
    """The business day on which something due at once is done."""
    return rolled_forward(on, profile.company.working_calendar)


def end_of_cooperation(profile: Profile, on: date) -> date:
    """The first day on which a client may be left of whom we are asked to part on `on` (REF-150).

    Notice is given once the decision is there, so it counts from the last day for the decision.
    """
    return answer_day(profile, on) + timedelta(days=profile.refusal.parting.notice_days)
