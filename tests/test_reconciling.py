"""What the ledger says is owed, less what was reported as paid: sums that always add up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from conftest import sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from worklists import AS_OF, SEVERNY, changed, fault, item, plan_of, works

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.planning import Plan

amounts = st.decimals(min_value=-100_000, max_value=20_000_000, places=2)
items = st.builds(
    lambda days, amount, client, segment: item(
        0, days, str(amount), client=client, segment=segment, group=client[0]
    ),
    st.integers(-60, 400),
    amounts,
    st.sampled_from(["A1", "A2", "B1"]),
    st.sampled_from(["chains", "retail", "horeca", "public", "new"]),
)
faults = st.builds(lambda amount: fault(0, amount), st.one_of(st.none(), amounts.map(str)))


@settings(deadline=None)
@given(st.lists(st.one_of(items, faults), max_size=25), st.booleans())
def test_the_parts_always_add_up_to_the_ledger(found: list[LedgerItem | RowFault], keep: bool) -> None:
    rows = [
        row._replace(row=number, invoice=f"N-{number}")
        if isinstance(row, LedgerItem)
        else fault(number, None if row.amount is None else str(row.amount))
        for number, row in enumerate(found, start=2)
    ]
    paid = Event(EventKind.PAID, AS_OF)
    plan = plan_of(rows, {("A1", "N-2"): (paid,)} if keep else None)
    planned = list(plan.work())
    totals = plan.totals()
    expected = sum((row.amount for row in rows if row.amount is not None), Decimal(0))
    assert totals.ledger.amount == expected
    assert totals.difference == 0
    assert sum(one.amount for one in totals.by_stage.values()) == totals.debts.amount
    assert sum(one.amount for one in totals.by_owner.values()) == totals.debts.amount
    assert sum(one.amount for one in totals.by_bucket.values()) == totals.debts.amount
    assert sum(one.rows for one in (totals.debts, totals.closed, totals.credits, totals.settled)) == len(
        planned
    )
    assert totals.unassigned.rows == sum(isinstance(row, RowFault) for row in rows)


def reported_paid(days_ago: int, *more: LedgerItem) -> Plan:
    paid = Event(EventKind.PAID, AS_OF - timedelta(days_ago))
    return plan_of([item(2, 40), *more], {("C1", "N-2"): (paid,)})


def test_finance_closes_a_paid_debt_in_the_books_until_the_ledger_no_longer_shows_it() -> None:
    line = works(reported_paid(14))[2].line
    closing = next(duty for duty in line.duties if duty.what.key == "close_in_books")
    assert (closing.owner, closing.by, line.days_late) == ("finance", date(2026, 6, 1), 14)


def test_a_debt_reported_as_paid_is_not_overdue_and_the_totals_still_add_up() -> None:
    plan = reported_paid(14, item(3, 20, 5000))
    list(plan.work())
    found = plan.totals()
    assert (found.overdue.amount, found.debts.amount, found.closed.amount) == (5000, 5000, 60000)
    assert found.difference == 0
    assert plan.clients["C1"].account.overdue_sum == 5000


def test_a_debt_to_be_paid_later_still_counts() -> None:
    plan = reported_paid(-1)
    list(plan.work())
    assert plan.totals().overdue.amount == 60000


def test_what_was_stopped_before_the_payment_is_lifted_after_it() -> None:
    paid = works(reported_paid(0))[2]
    assert "lift_stop" in {duty.what.key for duty in paid.line.duties}


def test_planning_twice_counts_nothing_twice() -> None:
    plan = plan_of([item(2, 5), item(3, 40)])
    list(plan.work())
    list(plan.work())
    assert plan.totals().debts.rows == 2


def test_a_debt_belongs_to_the_bucket_whose_first_day_it_has_reached() -> None:
    plan = plan_of([item(2, -5), item(3, 13), item(4, 500)])
    list(plan.work())
    borders = sample_profile(SEVERNY).profile.receivables.reporting.ageing_buckets
    expected = [None, *(max(b for b in borders if b <= days) for days in (13, 500))]
    assert list(plan.totals().by_bucket) == expected


@pytest.mark.parametrize("segment", ["retail", "new", "horeca"])
@pytest.mark.parametrize("delivered", [None, AS_OF - timedelta(8)])
@pytest.mark.parametrize("terms_start", ["invoice", "acceptance"])
def test_what_clients_owe_overdue_adds_up_to_the_overdue_total(
    segment: str, delivered: date | None, terms_start: str
) -> None:
    profile = changed(sample_profile(SEVERNY).profile, segment, terms_start=terms_start)
    rows = [item(2, 5, segment=segment, delivered=delivered), item(3, 5, client="C2"), item(4, -5)]
    plan = plan_of(rows, profile=profile)
    works(plan)
    by_client = sum(one.account.overdue_sum for one in plan.clients.values())
    assert by_client == plan.totals().overdue.amount


def test_an_order_to_be_paid_in_advance_is_not_overdue_before_it_is_supplied() -> None:
    plan = plan_of([item(2, 5, segment="new")])
    assert plan.clients["C1"].account.overdue_sum == 0
    plan = plan_of([item(2, 5, segment="new", delivered=AS_OF - timedelta(6))])
    assert plan.clients["C1"].account.overdue_sum == 60000
