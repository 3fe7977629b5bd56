"""The last day on which somebody signs a version (settled 28, brief 8.2.8)."""

from datetime import date

from policy_gen.history.acknowledging.people import Person
from policy_gen.history.acknowledging.terms import Term
from policy_gen.law.facts import acknowledged_before_contract, acknowledged_on_first_day
from policy_gen.rules.calendar import ONE_DAY, nth_business_day


def last_day(person: Person, term: Term) -> tuple[date, bool]:
    """The last day to sign what a version brought, and whether it is before the contract.

    The days of a new version run from the day after it takes effect, those of somebody new from the first
    day at work, which counts.
    """
    profile, started = term.profile, person.started_on
    rules, country = profile.document.acknowledgement, str(profile.company.jurisdiction)
    if started is not None and started >= term.effective_date:
        if acknowledged_before_contract(profile):
            return started, True
        days = 1 if acknowledged_on_first_day(profile) else rules.new_hire_days
        return nth_business_day(started, days, country), False
    start = max(term.effective_date, person.role_since or term.effective_date)
    return nth_business_day(start + ONE_DAY, rules.within_business_days, country), False


def was_there_before(person: Person, term: Term) -> bool:
    """Whether somebody was in the present role before a version took effect: then earlier ones matter too."""
    since = max((day for day in (person.started_on, person.role_since) if day), default=date.min)
    return since < term.effective_date
