"""What holds a debt in its stage, and the short way for a debt without events."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from conftest import sample_profile

from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.engine import OverdueRules

AS_OF = date(2026, 6, 15)
RULES = OverdueRules(sample_profile("severny-dvor").profile)
PARTS = ("stage", "duties", "coming", "supply", "days_left", "days_late", "next_date", "informed")
BESIDE_THE_POINT = Event(EventKind.ACCEPTED, date(2020, 1, 1))
"""Counts only where the terms run from acceptance."""


@pytest.mark.parametrize("segment", ["chains", "retail", "public", "new"])
def test_no_event_is_the_same_as_an_event_beside_the_point(segment: str) -> None:
    for days in range(-60, 120):
        due = AS_OF - timedelta(days)
        bare, other = (
            RULES.decide(OverdueCase(segment, due, Decimal(60_000), events=events), AS_OF)
            for events in ((), (BESIDE_THE_POINT,))
        )
        for part in PARTS:
            assert getattr(bare, part) == getattr(other, part), (days, part)
