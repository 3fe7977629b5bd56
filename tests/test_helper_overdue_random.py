"""Debts with random histories: whatever the overdue calculator answers is what the rules decide."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from asking import subjects
from browsing import IN_A_BROWSER, opened
from conftest import SAMPLES
from playwright.sync_api import Browser
from replaying import asked
from test_helper_overdue import REPLAY, calculator, held

from policy_gen.rules.receivables.case import DATED_EVENTS, Event, EventKind, OverdueCase
from policy_gen.rules.receivables.history import PAYMENTS

pytestmark = [*IN_A_BROWSER, pytest.mark.long]

DEBTS = 3000
USUAL = [kind for kind in EventKind if kind != EventKind.PRIVILEGED_UNTIL]
AMOUNTS = [None, None, *map(Decimal, ("9000", "60000", "120000", "900000", "5200000"))]
FIRST, GAPS = (-8, -3, -1, 0, 1, 2, 3, 5, 8, 12, 20), (0, 1, 1, 2, 3, 5, 8, 13, 20, 30)
LOOKS = (-3, 0, 0, 1, 2, 4, 8, 15, 30, 60)
"""Days after the last event on which the debt is looked at."""


@pytest.mark.parametrize("company", SAMPLES)
def test_a_random_history_is_answered_like_the_rules_or_not_at_all(
    browser: Browser, address: str, company: str
) -> None:
    subject = subjects()[company]
    cases = list(_cases(Random(company), list(subject.overdue.terms.segments)))
    page, _, _ = opened(browser, address, calculator(company, SAMPLES[company][0]), 390)
    sent = {"tables": None, "debts": [asked(case, on) for case, on in cases]}
    counts: Counter[str] = Counter()
    try:
        for (case, on), found in zip(cases, page.evaluate(REPLAY, sent), strict=True):
            decided = subject.overdue.decide(case, on)
            wanted: dict[str, Any] = {
                "stage": str(decided.stage),
                "owner": decided.owner,
                "supply": str(decided.supply.status),
                "script": decided.caller_script,
                "daysLeft": decided.days_left,
            }
            counts[held(f"{case}, {on}", found, wanted)] += 1
    finally:
        page.close()
    assert counts["whole"] >= DEBTS // 10, counts


def _cases(chance: Random, segments: list[str]) -> Iterator[tuple[OverdueCase, date]]:
    for _ in range(DEBTS):
        due = date(2026, 1, 5) + timedelta(chance.randrange(500))
        amount = chance.choice(AMOUNTS)
        day, events = due + timedelta(chance.choice(FIRST)), []
        for _ in range(chance.choice((1, 1, 1, 2, 2, 2, 3))):
            events.append(_event(chance, day, amount))
            day += timedelta(chance.choice(GAPS))
        debt = OverdueCase(chance.choice(segments), due, amount, Decimal(0), events=tuple(events))
        yield debt, day + timedelta(chance.choice(LOOKS))


def _event(chance: Random, on: date, owed: Decimal | None) -> Event:
    kind = chance.choice(USUAL)
    named = on + timedelta(chance.choice((0, 1, 2, 3, 5, 8, 12, 20))) if kind in DATED_EVENTS else None
    has_sum = kind in (PAYMENTS | {EventKind.DISPUTE_OPENED}) - {EventKind.PAID}
    part = owed // chance.choice((2, 4, 10)) if owed and has_sum and chance.random() < 0.8 else None
    return Event(kind, on, until=named, amount=part)
