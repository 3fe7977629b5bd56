"""The first pass over a ledger: sums by client and group."""

from decimal import Decimal

from worklists import fault, item, plan_of

from policy_gen.worklist.accounts import Account


def account(*rows: object, client: str = "C1") -> Account:
    return plan_of(list(rows)).books.accounts[client]  # type: ignore[arg-type]


def test_exposure_is_open_invoices_and_orders_less_money_not_assigned() -> None:
    found = account(item(2, 5, 1000), item(3, -5, 500, undelivered=Decimal(70)), item(4, 0, -200))
    assert found.exposure == Decimal(1370)
    assert (found.open_sum, found.unapplied_sum, found.undelivered_sum) == (1500, 200, 70)


def test_only_what_is_past_its_effective_due_date_is_overdue() -> None:
    # 12 June 2026 is a day off in Russia, a Friday: what was due then is due on Monday the 15th.
    found = account(item(2, 3, 1000), item(3, 4, 500))
    assert found.overdue_sum == 500


def test_the_oldest_open_invoice_is_kept_whatever_the_order_of_rows() -> None:
    for rows in ((item(2, 9), item(3, 20)), (item(2, 20), item(3, 9))):
        oldest = account(*rows).oldest["retail"]
        assert oldest.due == min(row.due for row in rows)


def test_papers_count_as_missing_only_once_the_due_date_has_passed() -> None:
    assert account(item(2, -3, papers_signed=False)).papers_missing_due is None
    assert account(item(2, 5, papers_signed=None)).papers_missing_due is None
    assert account(item(2, 5, papers_signed=False)).papers_missing_due == item(2, 5).due


def test_a_group_owes_what_its_companies_owe() -> None:
    rows = [item(2, 5, 1000, client="A", group="G"), item(3, 5, 500, client="B", group="G"), item(4, 5, 7)]
    assert plan_of(rows).books.group_exposure == {"G": 1500, "C1": 7}


def test_a_faulty_row_is_counted_once_however_many_faults_it_has() -> None:
    books = plan_of([fault(2, "100"), fault(2), fault(3), item(4, 5, 50)]).books
    assert (books.unassigned_rows, books.fault_count, books.unassigned_sum) == (2, 3, 100)
    assert books.total == 150


def test_a_warning_about_a_row_that_is_planned_leaves_nothing_unassigned() -> None:
    books = plan_of([item(2, 5, 50), fault(2, code="row-duplicate")]).books
    assert books.unassigned_rows == 0
    assert 2 in books.warned
