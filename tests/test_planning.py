"""From a ledger to the work of a day: clients, groups, events, and sums that always reconcile."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from conftest import sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from worklists import AS_OF, SEVERNY, changed, fault, item, plan_of, works

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import Stage, SupplyStatus
from policy_gen.worklist import accounts
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.lines import ONCE_A_CLIENT, Kind
from policy_gen.worklist.planning import LedgerChanged, Plan


def stage(work: object) -> Stage | None:
    decision = work.line.decision  # type: ignore[attr-defined]
    return decision and decision.stage


def test_each_invoice_has_its_own_stage_and_the_oldest_sets_the_clients() -> None:
    found = works(plan_of([item(2, -3), item(3, 4), item(4, 40)]))
    assert [stage(found[row]) for row in (2, 3, 4)] == [Stage.CURRENT, Stage.NEGOTIATION, Stage.CLAIM_ISSUE]
    assert {one.client.stage for one in found.values()} == {Stage.CLAIM_ISSUE}


def test_the_band_of_an_invoice_is_that_of_the_clients_whole_overdue_debt() -> None:
    small, large = (
        works(plan_of([item(2, 4, 10_000)])),
        works(plan_of([item(2, 4, 10_000), item(3, 4, 6_000_000)])),
    )
    assert small[2].line.decision is not None
    assert large[2].line.decision is not None
    assert (small[2].line.decision.band, large[2].line.decision.band) == ("small", "large")


def test_a_client_is_stopped_when_any_of_its_invoices_stops_it() -> None:
    found = works(plan_of([item(2, -3), item(3, 40)]))
    assert found[2].client.supply.status == SupplyStatus.STOP
    assert found[2].client.supply.reason.key == "days_past_due"


def test_what_is_done_once_a_client_stands_with_its_oldest_invoice_only() -> None:
    found = works(plan_of([item(2, 4), item(3, 4), item(4, 4)]))
    with_stop = [row for row, one in found.items() if ONCE_A_CLIENT & {d.what.key for d in one.line.duties}]
    assert with_stop == [2]
    assert all(one.line.duties for one in found.values())


def test_a_shared_limit_counts_the_debts_of_the_whole_group() -> None:
    over = [item(2, -5, 9_000_000, client="A", group="G", segment="chains")]
    alone = works(plan_of(over))
    both = works(plan_of([*over, item(3, -5, 9_000_000, client="B", group="G", segment="chains")]))
    assert alone[2].client.supply.status == SupplyStatus.GO
    assert {one.client.supply.reason.key for one in both.values()} == {"over_limit"}


def test_a_limit_of_the_client_does_not_count_the_group() -> None:
    rows = [item(2, -5, 300_000, client=client, group="G") for client in "AB"]
    assert {one.client.supply.status for one in plan_of(rows).work()} == {SupplyStatus.GO}


def test_money_not_assigned_lowers_exposure_and_has_a_task_of_its_own() -> None:
    found = works(plan_of([item(2, -5, 450_000), item(3, 2, -100_000)]))
    assert found[2].client.supply.status == SupplyStatus.GO
    credit = found[3].line
    assert (credit.kind, credit.owner, credit.duties[0].clause) == (Kind.CREDIT, "finance", "REC-535")


def test_a_row_that_owes_nothing_asks_nothing_of_anybody() -> None:
    line = works(plan_of([item(2, 50, 0)]))[2].line
    assert (line.kind, line.idle, line.duties) == (Kind.SETTLED, True, ())


@pytest.mark.parametrize(
    ("segment", "status", "reason"),
    [
        ("chains", "stop", "papers_missing"),
        ("public", "go", "papers_public"),
        ("new", "stop", "papers_missing"),
    ],
)
def test_missing_papers_stop_all_but_a_public_body(segment: str, status: str, reason: str) -> None:
    found = works(plan_of([item(2, 5, segment=segment, papers_signed=False)]))[2].client.supply
    assert (found.status, found.reason.key) == (status, reason)


def test_papers_do_not_hide_an_earlier_stop() -> None:
    found = works(plan_of([item(2, 40, papers_signed=False)]))[2].client.supply
    assert found.reason.key == "days_past_due"


def events(*pairs: tuple[str, tuple[Event, ...]]) -> dict[tuple[str, str], tuple[Event, ...]]:
    return {("C1", invoice): found for invoice, found in pairs}


def test_events_of_an_invoice_touch_that_invoice_alone() -> None:
    sent = Event(EventKind.CLAIM_SENT, AS_OF - timedelta(5))
    found = works(plan_of([item(2, 40), item(3, 40)], events(("N-2", (sent,)))))
    assert [stage(found[row]) for row in (2, 3)] == [Stage.CLAIM_PERIOD, Stage.CLAIM_ISSUE]


def test_events_without_an_invoice_touch_all_of_the_clients() -> None:
    sent = Event(EventKind.CLAIM_SENT, AS_OF - timedelta(5))
    rows = [item(2, 40), item(3, 40), item(4, 40, client="C2")]
    found = works(plan_of(rows, events(("", (sent,)))))
    assert [stage(found[row]) for row in (2, 3, 4)] == [
        Stage.CLAIM_PERIOD, Stage.CLAIM_PERIOD, Stage.CLAIM_ISSUE,
    ]  # fmt: skip


def test_a_part_payment_is_not_subtracted_from_an_open_sum_that_knows_it() -> None:
    paid = Event(EventKind.PART_PAID, AS_OF - timedelta(1), amount=Decimal(60000))
    found = works(plan_of([item(2, 4)], events(("N-2", (paid,)))))
    assert stage(found[2]) == Stage.NEGOTIATION


def test_a_dispute_about_a_whole_invoice_pauses_it_beside_other_debts() -> None:
    opened = Event(EventKind.DISPUTE_OPENED, AS_OF - timedelta(7), amount=Decimal(60000))
    found = works(plan_of([item(2, 12), item(3, 12, 500_000)], events(("N-2", (opened,)))))
    assert [stage(found[row]) for row in (2, 3)] == [Stage.NEGOTIATION, Stage.CLAIM_ISSUE]


def test_a_paid_invoice_no_longer_sets_the_clients_stage() -> None:
    paid = Event(EventKind.PAID, AS_OF)
    found = works(plan_of([item(2, 40), item(3, 4)], events(("N-2", (paid,)))))
    assert found[3].client.stage == Stage.NEGOTIATION


def test_the_register_is_told_which_of_its_debts_the_ledger_has() -> None:
    sent = (Event(EventKind.CLAIM_SENT, AS_OF),)
    known = events(("N-2", sent), ("N-99", sent), ("", sent)) | {("C9", ""): sent}
    assert plan_of([item(2, 40)], known).met() == {("C1", "N-2"), ("C1", "")}


def test_without_a_register_a_late_stage_is_marked_as_not_known() -> None:
    rows = [item(2, 4), item(3, 40)]
    blind, seeing = plan_of(rows), plan_of(rows, {})
    assert [blind.unknowable(one.line) for one in blind.work()] == [False, True]
    assert [seeing.unknowable(one.line) for one in seeing.work()] == [False, False]


def test_equal_debts_share_a_line_and_so_does_a_delivery_that_no_longer_matters() -> None:
    day = date(2026, 5, 1)
    rows = [item(2, 60), *(item(row, 40, delivered=day + timedelta(row)) for row in range(3, 30))]
    assert len({id(one.line) for one in plan_of(rows).work() if one.item.row > 2}) == 1


def test_a_ledger_too_large_to_keep_is_read_again_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [item(row, row - 10, client=f"C{row % 3}") for row in range(2, 60)]
    kept = [(w.item, w.line.decision, w.client.supply) for w in plan_of(rows).work()]
    monkeypatch.setattr(accounts, "MOST_ITEMS_KEPT", 10)
    plan = plan_of(rows)
    assert plan.books.items is None
    assert [(w.item, w.line.decision, w.client.supply) for w in plan.work()] == kept


@pytest.mark.parametrize("late", [item(9, 5, client="C9"), item(9, 5, segment="horeca")])
def test_a_ledger_that_changes_between_its_readings_is_noticed(
    monkeypatch: pytest.MonkeyPatch, late: LedgerItem
) -> None:
    monkeypatch.setattr(accounts, "MOST_ITEMS_KEPT", 0)
    rows: list[LedgerItem | RowFault] = [item(2, 5)]
    plan = plan_of(rows)
    rows.append(late)
    with pytest.raises(LedgerChanged):
        list(plan.work())


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


def test_a_segment_that_gains_a_shared_limit_is_counted_by_group() -> None:
    profile = changed(sample_profile(SEVERNY).profile, "retail", limit_scope="group")
    rows = [item(row, -5, 300_000, client=client, group="G") for row, client in ((2, "A"), (3, "B"))]
    assert {w.client.supply.reason.key for w in plan_of(rows, profile=profile).work()} == {"over_limit"}


def test_an_invoice_in_the_ledger_is_current_however_late_it_falls_due() -> None:
    found = works(plan_of([item(2, -90), item(3, -90, delivered=AS_OF + timedelta(20))]))
    assert [stage(found[row]) for row in (2, 3)] == [Stage.CURRENT, Stage.PREVENTIVE]
    assert "agree_terms" not in {duty.what.key for duty in found[2].line.duties}


def test_a_stop_is_lifted_once_and_only_when_nothing_overdue_is_left() -> None:
    paid = Event(EventKind.PAID, AS_OF)
    events = {("C1", "N-2"): (paid,), ("C1", "N-3"): (paid,)}

    def lifted(*more: LedgerItem) -> list[int]:
        found = works(plan_of([item(2, 40), item(3, 40), *more], events))
        return [row for row, one in found.items() if "lift_stop" in {d.what.key for d in one.line.duties}]

    assert lifted() == [2]
    assert lifted(item(4, -5)) == [2]
    assert lifted(item(4, 20)) == []


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
