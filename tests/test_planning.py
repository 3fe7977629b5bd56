"""From a ledger to the work of a day: clients, groups, events."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from conftest import sample_profile
from worklists import AS_OF, SEVERNY, changed, item, plan_of, works

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import Stage, SupplyStatus
from policy_gen.worklist import accounts
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.lines import ONCE_A_CLIENT, Kind
from policy_gen.worklist.planning import LedgerChanged


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
