"""Decisions that wait, with who decides and by when."""

from datetime import date, timedelta
from decimal import Decimal

from conftest import sample_profile
from varying import varied
from worklists import AS_OF, SEVERNY, item, plan_of

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.worklist.approvals import TOLD_AHEAD_DAYS, Waiting

PROFILE = sample_profile(SEVERNY).profile
AFTER = PROFILE.receivables.write_off.after_dpd


def waiting(*rows: object, events: object = None, profile: object = PROFILE) -> tuple[Waiting, ...]:
    found = plan_of(list(rows), events, profile)  # type: ignore[arg-type]
    return found.clients["C1"].waiting


def keys(found: tuple[Waiting, ...]) -> list[str]:
    return [one.what.key for one in found]


def test_a_hopeless_debt_waits_for_whoever_may_write_off_its_sum() -> None:
    small = waiting(item(2, AFTER + 3, 50_000), item(3, 5, 900_000))
    assert [(one.what.key, one.role) for one in small] == [("write_off", "finance_director")]
    assert dict(small[0].what.values)["sum"] == Decimal(50_000)
    assert waiting(item(2, AFTER + 3, "50000.01"))[0].role == "ceo"


def test_a_debt_a_day_short_of_the_limit_is_not_proposed_for_write_off() -> None:
    profile = varied(PROFILE, {"receivables.write_off.after_dpd": 200})
    days = {AS_OF - timedelta(n) for n in (200, 199)}
    assert all(day.isoweekday() < 6 for day in days)
    assert keys(waiting(item(2, 199), profile=profile)) == []
    assert keys(waiting(item(2, 200), profile=profile)) == ["write_off"]


def test_the_insurer_s_deadline_is_told_a_week_ahead() -> None:
    cover = PROFILE.cover
    assert cover is not None
    assert cover.report_overdue_within_days is not None
    near = waiting(item(2, cover.report_overdue_within_days - 5, segment="chains"))
    assert keys(near) == ["report_to_cover"]
    assert near[0].role == cover.owner
    assert near[0].by <= AS_OF + timedelta(TOLD_AHEAD_DAYS)
    assert keys(waiting(item(2, cover.report_overdue_within_days - 20, segment="chains"))) == []


def court(days: int) -> dict[tuple[str, str], tuple[Event, ...]]:
    return {("C1", "N-2"): (Event(EventKind.CLAIM_SENT, AS_OF - timedelta(days)),)}


def test_a_debt_goes_to_the_collector_after_the_demand_period_and_not_before_its_day() -> None:
    profile = varied(PROFILE, {"legal.collectors.enabled": True, "legal.collectors.from_dpd": 90})
    assert keys(waiting(item(2, 120), events=court(40), profile=profile)) == ["collector"]
    assert keys(waiting(item(2, 120), events=court(10), profile=profile)) == []
    assert keys(waiting(item(2, 80), events=court(40), profile=profile)) == []
    assert keys(waiting(item(2, 120), events=court(40))) == []


def tolerated(last: date) -> dict[tuple[str, str], tuple[Event, ...]]:
    return {("C1", ""): (Event(EventKind.PRIVILEGED_UNTIL, last),)}


def test_the_end_of_a_tolerated_delay_waits_for_whoever_granted_it() -> None:
    found = waiting(item(2, 5, segment="chains"), events=tolerated(AS_OF + timedelta(3)))
    assert [(one.what.key, one.role, one.by) for one in found] == [
        ("tolerance_ends", "ceo", AS_OF + timedelta(3))
    ]
    assert keys(waiting(item(2, 5, segment="chains"), events=tolerated(AS_OF + timedelta(30)))) == []
    assert keys(waiting(item(2, 5, segment="chains"), events=tolerated(AS_OF - timedelta(1)))) == []


def test_a_stop_waits_to_be_lifted_only_when_nothing_else_is_overdue() -> None:
    paid = {("C1", "N-2"): (Event(EventKind.PAID, AS_OF),)}
    assert keys(waiting(item(2, 40), events=paid)) == ["release"]
    assert keys(waiting(item(2, 40), item(3, 4), events=paid)) == []
