"""The rules on receivables as a machine: one stage, one owner, forwards, and an end."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from conftest import SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_gen.rules.calendar import is_business_day
from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, Event, EventKind, OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision, Stage, SupplyStatus
from policy_gen.rules.receivables.engine import OverdueRules

DUE = date(2026, 3, 2)
COMPANIES = sorted(SAMPLES)
AMOUNTS = st.integers(1, 30_000_000)
ORDER = {stage: place for place, stage in enumerate(Stage)}
BACKWARDS = {
    EventKind.PART_PAID,
    EventKind.INSTALMENT_PAID,
    EventKind.PAID,
    EventKind.SCHEDULE_SIGNED,
    EventKind.INSTALMENT_MISSED,
    EventKind.DISPUTE_OPENED,
    EventKind.DISPUTE_CLOSED,
}
"""Events after which a debt may stand in an earlier stage: payment, schedule, dispute."""


@cache
def rules(company: str) -> OverdueRules:
    return OverdueRules(sample_profile(company).profile)


def after(days: int, due: date = DUE) -> date:
    return due + timedelta(days=days)


def sums(company: str) -> list[Decimal | None]:
    """A sum in each band, one on each border, and no sum."""
    return [None, Decimal(1), *rules(company).terms.borders]


CASES = [
    pytest.param(company, segment, amount, id=f"{company}-{segment}-{amount}")
    for company in COMPANIES
    for segment in rules(company).terms.segments
    for amount in sums(company)
]


@pytest.mark.parametrize(("company", "segment", "amount"), CASES)
@pytest.mark.sampled(24)
def test_every_day_has_one_stage_one_owner_and_something_to_read(
    company: str, segment: str, amount: Decimal | None
) -> None:
    found = rules(company)
    roles = found.profile.roles
    seen: list[Stage] = []
    for days in range(-70, 401):
        decision = found.decide(OverdueCase(segment, DUE, amount), after(days))
        assert decision.owner in roles
        assert decision.deputy in roles
        assert decision.owner != decision.deputy
        assert decision.duties
        assert decision.clauses
        assert {duty.owner for duty in (*decision.duties, *decision.coming)} <= set(roles)
        seen.append(decision.stage)
    assert all(ORDER[a] <= ORDER[b] for a, b in pairwise(seen))
    nominal = [Stage.PREVENTIVE, Stage.CURRENT, Stage.NEGOTIATION, Stage.CLAIM_ISSUE]
    prepaid = found.terms.segments[segment].prepaid
    assert list(dict.fromkeys(seen)) == (nominal[:1] if prepaid else nominal)


@st.composite
def events(draw: st.DrawFn) -> tuple[Event, ...]:
    """Any events around a due date, each with the value its kind takes."""
    made = []
    for kind in draw(st.lists(st.sampled_from(sorted(EventKind)), max_size=8)):
        on = after(draw(st.integers(-40, 120)))
        until = after((on - DUE).days + draw(st.integers(0, 25))) if kind in DATED_EVENTS else None
        amount = Decimal(draw(st.integers(1, 60_000))) if kind in SUM_EVENTS else None
        made.append(Event(kind, on, until, amount))
    return tuple(made)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, OverdueCase]:
    company = draw(st.sampled_from(COMPANIES))
    segment = draw(st.sampled_from(sorted(rules(company).terms.segments)))
    amount = draw(st.sampled_from([None, Decimal(900), Decimal(90_000), Decimal(9_000_000)]))
    delivered = draw(st.one_of(st.none(), st.integers(-45, 5).map(after)))
    return company, OverdueCase(segment, DUE, amount, delivered=delivered, events=draw(events()))


def turning_days(company: str, case: OverdueCase) -> set[date]:
    """Days on which a debt may go back: payment, schedule, dispute, and a first instalment not paid."""
    days = {event.on for event in case.events if event.kind in BACKWARDS}
    first_instalments = [e.until for e in case.events if e.kind == EventKind.SCHEDULE_SIGNED and e.until]
    return days | {day + timedelta(days=1) for day in first_instalments}


@settings(max_examples=examples(300))
@given(cases())
def test_a_debt_never_goes_back_but_by_payment_schedule_or_dispute(drawn: tuple[str, OverdueCase]) -> None:
    company, case = drawn
    turns = turning_days(company, case)
    before: OverdueDecision | None = None
    for days in range(-45, 150):
        found = rules(company).decide(case, after(days))
        if before is not None and ORDER[found.stage] < ORDER[before.stage]:
            assert after(days) in turns, (before.stage, found.stage, after(days))
        before = found


@settings(max_examples=examples(400))
@given(cases(), st.integers(121, 300))
def test_every_path_ends_when_the_money_is_there(drawn: tuple[str, OverdueCase], days: int) -> None:
    company, case = drawn
    paid = replace(case, events=(*case.events, Event(EventKind.PAID, after(days))))
    found = rules(company).decide(paid, after(days))
    assert found.stage == Stage.CLOSED
    assert found.owner == "finance"
    assert (found.days_left, found.next_date, found.last_date_to_sue) == (None, None, None)


@settings(max_examples=examples(1500))
@given(cases(), st.integers(-45, 150))
def test_the_stage_lasts_exactly_until_the_day_it_names(drawn: tuple[str, OverdueCase], days: int) -> None:
    company, case = drawn
    today = after(days)
    known = [e for e in case.events if e.on <= today or e.kind == EventKind.PRIVILEGED_UNTIL]
    past = replace(case, events=tuple(known))
    found = rules(company).decide(past, today)
    if found.next_date is None:
        return
    assert found.next_date > today
    assert found.days_left == (found.next_date - today).days - 1
    assert rules(company).decide(past, found.next_date - timedelta(days=1)).stage == found.stage
    assert ORDER[rules(company).decide(past, found.next_date).stage] > ORDER[found.stage]


@settings(max_examples=examples(300))
@given(cases(), st.integers(-45, 150), st.randoms())
def test_the_order_in_which_events_are_written_changes_nothing(
    drawn: tuple[str, OverdueCase], days: int, random: object
) -> None:
    company, case = drawn
    shuffled = list(case.events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = replace(case, events=tuple(shuffled))
    assert rules(company).decide(case, after(days)) == rules(company).decide(again, after(days))


@settings(max_examples=examples(300))
@given(cases(), st.integers(-45, 150))
def test_what_happens_tomorrow_is_not_known_today(drawn: tuple[str, OverdueCase], days: int) -> None:
    company, case = drawn
    kept = tuple(e for e in case.events if e.on <= after(days) or e.kind == EventKind.PRIVILEGED_UNTIL)
    later = replace(case, events=kept)
    assert rules(company).decide(case, after(days)) == rules(company).decide(later, after(days))


@settings(max_examples=examples(300))
@given(cases(), st.integers(-45, 150))
def test_duties_lie_in_their_time(drawn: tuple[str, OverdueCase], days: int) -> None:
    company, case = drawn
    found = rules(company).decide(case, after(days))
    country = rules(company).terms.country
    assert all(duty.by is None or duty.by >= after(days) for duty in found.duties)
    moved = {"satisfaction_check", "reminder", "first_call", "finance_informs", "contact_rung", "stop_supply"}
    for duty in (*found.duties, *found.coming):
        if duty.what.key in moved and duty.by is not None:
            assert is_business_day(duty.by, country), duty


@settings(max_examples=examples(300))
@given(st.sampled_from(COMPANIES), AMOUNTS, AMOUNTS, st.integers(-60, 400))
def test_debts_of_one_class_get_one_decision(company: str, one: int, two: int, days: int) -> None:
    found = rules(company)
    for segment in found.terms.segments:
        classes = [found.amount_class(segment, Decimal(amount)) for amount in (one, two)]
        decisions = [
            replace(
                found.decide(OverdueCase(segment, DUE, Decimal(amount)), after(days)),
                outstanding=None,
                collectable=None,
            )
            for amount in (one, two)
        ]
        if classes[0] == classes[1]:
            assert decisions[0] == decisions[1]


@pytest.mark.parametrize("company", COMPANIES)
def test_an_amount_on_a_border_belongs_to_the_band_above(company: str) -> None:
    found = rules(company)
    for band, border in zip(found.terms.bands, found.terms.borders, strict=False):
        assert found.terms.band_of(border - Decimal("0.01")) == band
        assert found.terms.band_of(border) != band


def test_two_of_different_lengths_give_the_shorter_window() -> None:
    large = OverdueCase("chains", DUE, Decimal(5_000_000))
    assert rules("severny-dvor").decide(large, after(1)).next_date == after(6)


def test_a_window_that_holidays_cut_short_is_longer() -> None:
    horeca = OverdueCase("horeca", date(2025, 12, 30), Decimal(100_000))
    found = rules("severny-dvor").decide(horeca, date(2026, 1, 12))
    assert found.stage == Stage.NEGOTIATION
    assert "window_extended" in [step.key for step in found.trace]


@pytest.mark.parametrize("company", COMPANIES)
def test_a_prepaid_client_gets_no_reminder_and_nothing_before_payment(company: str) -> None:
    found = rules(company)
    for segment in (one for one in found.terms.segments.values() if one.prepaid):
        for days in range(-10, 3):
            decision = found.decide(OverdueCase(segment.row.segment.id, DUE), after(days))
            keys = {duty.what.key for duty in (*decision.duties, *decision.coming)}
            assert decision.supply.status == SupplyStatus.PREPAY
            assert not keys & {"reminder", "satisfaction_check"}
    assert any(one.prepaid for one in found.terms.segments.values())


def test_a_year_whose_moved_days_are_not_known_is_a_caution_not_a_guess() -> None:
    case = OverdueCase("chains", date(2029, 3, 1), Decimal(100_000))
    cautions = rules("severny-dvor").decide(case, date(2029, 3, 5)).warnings
    assert [(one.key, dict(one.values)) for one in cautions] == [("calendar_year", {"year": "2029"})]
    now = OverdueCase("chains", DUE, Decimal(100_000))
    assert rules("severny-dvor").decide(now, date(2026, 3, 5)).warnings == ()


def test_a_tolerated_delay_takes_over_from_a_dispute_on_the_first_day_of_delay() -> None:
    """Found by the properties above: the stage before it ends on the due date, whatever the pause says."""
    events = (
        Event(EventKind.PRIVILEGED_UNTIL, after(1)),
        Event(EventKind.DISPUTE_OPENED, DUE, amount=Decimal(900)),
    )
    case = OverdueCase("diy", DUE, Decimal(900), events=events)
    found = [rules("oglinda-carpati").decide(case, after(days)) for days in (0, 1, 2)]
    assert [one.stage for one in found] == [Stage.CURRENT, Stage.NEGOTIATION, Stage.NEGOTIATION]
    assert found[0].next_date == after(1)
