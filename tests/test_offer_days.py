"""When a client who waits hears from us again (REF-080): not after the day we can serve, nor today."""

from datetime import date

import pytest
from refusing import SEVERNY
from varying import varied

from policy_gen.rules.refusal.deadlines import offer_day

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 4, day) for day in (3, 4, 5, 6))


@pytest.mark.parametrize(
    ("on", "available_on", "hears_on"),
    [
        (FRIDAY, date(2026, 4, 15), date(2026, 4, 15)),
        (FRIDAY, date(2026, 4, 19), date(2026, 4, 17)),  # a Sunday: the business day before it
        (FRIDAY, SUNDAY, MONDAY),  # the business day before it is today
        (SATURDAY, SUNDAY, MONDAY),
        (FRIDAY, None, date(2026, 5, 8)),  # the longest wait ends on a Sunday
        (FRIDAY, date(2026, 3, 2), FRIDAY),  # we can serve already
        (FRIDAY, date(2026, 5, 30), date(2026, 6, 1)),  # beyond the longest wait: not before we can
    ],
)
def test_a_client_who_waits_hears_from_us_in_time(
    on: date, available_on: date | None, hears_on: date
) -> None:
    profile = varied(SEVERNY, {"refusal.wait_offer_max_days": 37})
    assert offer_day(profile, on, available_on) == hears_on
