"""Debts of every kind, each story of which makes some rule on receivables speak."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase

DAYS = (*range(-8, 17), 20, 31, 45, 60, 75, 100)
"""Days past due on which a debt is looked at, beside the first day of its payment term."""

SUM = Decimal(100)

DAYS_A_WEEK = 7

Story = tuple[tuple[EventKind, int, int | None], ...]
"""Kinds of event, the day past due of each, and the day past due that it names."""

TOLERATED: Story = ((EventKind.PRIVILEGED_UNTIL, 14, None),)
DEMANDED: Story = ((EventKind.CLAIM_SENT, 14, None), (EventKind.CLAIM_RECEIVED, 16, None))
STORIES: tuple[Story, ...] = (
    (),
    ((EventKind.PROMISE, 2, 4),),
    ((EventKind.PROMISE, 2, 12),),
    ((EventKind.PROMISE, 2, 40),),
    ((EventKind.DISPUTE_OPENED, 2, None),),
    ((EventKind.SCHEDULE_SIGNED, 4, 12), (EventKind.INSTALMENT_PAID, 12, None)),
    ((EventKind.SCHEDULE_SIGNED, 4, 12), (EventKind.INSTALMENT_MISSED, 12, None)),
    ((EventKind.PART_PAID, 4, None),),
    TOLERATED,
    ((EventKind.INSOLVENCY, 2, None),),
    ((EventKind.BAD_FAITH, 2, None),),
    ((EventKind.HOLD_RELEASED, 14, None),),
    ((EventKind.CLAIM_SENT, 14, None),),
    DEMANDED,
    (
        (EventKind.CLAIM_SENT, 14, None),
        (EventKind.CLAIM_RECEIVED, 16, None),
        (EventKind.CLAIM_FILED, 60, None),
    ),
    ((EventKind.CLAIM_SENT, 14, None), (EventKind.CLAIM_FILED, 60, None), (EventKind.PAID, 75, None)),
    ((EventKind.CLAIM_SENT, 14, None), (EventKind.WRITTEN_OFF, 75, None)),
    ((EventKind.PAID, 14, None),),
    ((EventKind.ACCEPTED, -8, None),),
)
"""What may happen to a debt."""


def sample_debts(profile: Profile, due: date) -> Iterator[tuple[OverdueCase, date]]:
    """Debts of a company that fall due about `due`, each with a day on which to look at it."""
    terms = {segment.id: segment.payment_terms_days for segment in profile.segments}
    for case in _debts(profile, due):
        for day in (-terms[case.segment] - 1, -terms[case.segment], *DAYS):
            yield case, due + timedelta(days=day)


def _debts(profile: Profile, due: date) -> Iterator[OverdueCase]:
    sums = tuple(_sums(profile))
    usual = sums[0]
    for segment in profile.segments:
        delivered = due - timedelta(days=segment.payment_terms_days)
        for amount in (None, *sums):
            yield OverdueCase(segment.id, due, amount, delivered=delivered)
            yield OverdueCase(segment.id, due, amount, events=tuple(_told(TOLERATED, due)))
            yield OverdueCase(segment.id, due, amount, events=tuple(_told(DEMANDED, due)))
        for later in range(1, DAYS_A_WEEK):
            yield OverdueCase(segment.id, due + timedelta(days=later), usual)
        if segment.credit_limit is not None:
            yield OverdueCase(segment.id, due, usual, exposure=segment.credit_limit + 1)
        for story in STORIES:
            yield OverdueCase(segment.id, due, usual, delivered=delivered, events=tuple(_told(story, due)))


def _sums(profile: Profile) -> Iterator[Decimal]:
    """An ordinary debt first; then sums at and around every border the profile sets."""
    rules = profile.receivables
    bands = [band.below for band in rules.amount_bands if band.below is not None]
    yield max(bands, default=Decimal(1000)) - 1
    limits = (rules.meetings.required_over_amount, profile.privileged.max_tolerated_amount)
    for border in (*bands, *limits):
        if border is not None:
            yield from (border - 1, border, border + 1)


def _told(story: Story, due: date) -> Iterator[Event]:
    for kind, day, until in story:
        on = due + timedelta(days=day)
        yield Event(kind, on, None if until is None else due + timedelta(days=until), SUM)
