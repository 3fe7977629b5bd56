"""The days of one debt before the demand letter: effective due date, negotiation window, last warning."""

from dataclasses import dataclass
from datetime import date

from policy_gen.profile.receivables import AmountBand
from policy_gen.rules.calendar import rolled_forward
from policy_gen.rules.receivables.case import EventKind, OverdueCase
from policy_gen.rules.receivables.dates import days_after, warning_day, window_days
from policy_gen.rules.receivables.history import History
from policy_gen.rules.receivables.terms import SegmentTerms, Terms


@dataclass(frozen=True, slots=True)
class Window:
    """The window of a debt; all days included."""

    agreed: date
    """The due date as agreed, or as a later acceptance has moved it."""
    due: date
    """The effective due date: the same, rolled forward to a business day."""
    current_from: date
    """First day of the stage `current`."""
    unaccepted_from: date | None
    """The day from which work handed over waits for acceptance, where the term runs from it (REC-140)."""
    days: int
    """Its length before it is extended for working days: the smaller of segment's and band's."""
    by_band: bool
    """Whether the band made it shorter."""
    end: date
    warned: date
    """Day of the last warning."""

    @property
    def extended_days(self) -> int:
        """Days by which holidays lengthen it."""
        return (self.end - self.due).days - self.days


def window(terms: Terms, case: OverdueCase, past: History, band: AmountBand | None) -> Window:
    """The window of a case: the stricter number wins (settled 23, brief 8.2.2, 8.2.3)."""
    segment = terms.segments[case.segment]
    rules = terms.profile.receivables
    agreed = agreed_due(segment, case, past)
    due = rolled_forward(agreed, terms.country) if terms.rolls else agreed
    days = segment.negotiation_days
    shorter = band.negotiation_days if band is not None else None
    by_band = shorter is not None and shorter < days
    if shorter is not None:
        days = min(days, shorter)
    length = window_days(days, rules.min_business_days, due, terms.country)
    handed_over = case.delivered or days_after(due, -segment.terms_days)
    waits = segment.from_acceptance and past.first(EventKind.ACCEPTED) is None
    return Window(
        agreed=agreed,
        due=due,
        current_from=handed_over if waits else min(handed_over, due),
        unaccepted_from=case.delivered if waits else None,
        days=days,
        by_band=by_band,
        end=days_after(due, length),
        warned=warning_day(due, length, rules.final_warning_before_end, terms.country),
    )


def agreed_due(segment: SegmentTerms, case: OverdueCase, past: History) -> date:
    """The agreed day; not earlier than the terms after acceptance where they run from it.

    Without a day of delivery the agreed day is taken to reckon with the acceptance already.
    """
    accepted = past.first(EventKind.ACCEPTED)
    if segment.from_acceptance and accepted is not None and case.delivered is not None:
        return max(case.due, days_after(accepted.on, segment.terms_days))
    return case.due
