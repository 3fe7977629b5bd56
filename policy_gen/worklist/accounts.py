"""The first pass over a ledger: what each client owes, as sums; no row is kept but the oldest.

Exposure is open invoices and undelivered orders less unapplied money and credit notes (REC-130, brief 8.2.4).
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from policy_gen.worklist.items import LedgerItem, RowFault

NOTHING = Decimal(0)
MOST_FAULTS_KEPT = 100_000
"""Faulty rows kept for telling; further ones are counted, so that a hostile file cannot fill the memory."""

MOST_ITEMS_KEPT = 150_000
"""Rows of a small ledger are kept, some 40 MB; a larger one is read twice and keeps none."""

Watched = Collection[tuple[str, str]]
"""Client and invoice of each case that has events; an empty invoice stands for all of the client's."""


@dataclass(slots=True)
class Account:
    """One client's sums."""

    client: str
    name: str
    group: str
    overdue_sum: Decimal = NOTHING
    """What the open invoices that are overdue come to."""
    coming_sum: Decimal = NOTHING
    """What the other open invoices come to."""
    closed_sum: Decimal = NOTHING
    """What the register reports as paid or written off, and the ledger still shows."""
    unapplied_sum: Decimal = NOTHING
    """Money and credit notes not assigned to an invoice, as a positive sum."""
    undelivered_sum: Decimal = NOTHING
    hopeless_sum: Decimal = NOTHING
    """The part that is overdue long enough to be proposed for write-off (REC-560)."""
    papers_missing_due: date | None = None
    """The earliest due date that passed without the signed papers (REC-500)."""
    papers_item: LedgerItem | None = None
    """The invoice with that due date."""
    first: LedgerItem | None = None
    """The oldest open invoice without events of its own, of the segment that came first."""
    others: dict[str, LedgerItem] | None = None
    """The oldest of each further segment, which hardly any client has."""
    watched: list[LedgerItem] = field(default_factory=list)
    """Open invoices with events."""

    @property
    def oldest(self) -> dict[str, LedgerItem]:
        """The oldest open invoice without events of its own, by segment."""
        return ({self.first.segment: self.first} if self.first else {}) | (self.others or {})

    @property
    def open_sum(self) -> Decimal:
        """What all open invoices come to."""
        return self.overdue_sum + self.coming_sum

    @property
    def exposure(self) -> Decimal:
        return self.open_sum + self.undelivered_sum - self.unapplied_sum


@dataclass(slots=True)
class Books:
    """The accounts of a ledger, its faults, and its total counted before anything is planned."""

    accounts: dict[str, Account] = field(default_factory=dict)
    group_exposure: dict[str, Decimal] = field(default_factory=dict)
    rows: int = 0
    items: list[LedgerItem] | None = None
    """The rows themselves, if they are few: they need not be read again."""
    total: Decimal = NOTHING
    """The sum of every row whose amount could be read."""
    faults: list[RowFault] = field(default_factory=list)
    fault_count: int = 0
    unassigned_rows: int = 0
    known_rows: int = 0
    """Those of them whose sum could be read."""
    unassigned_sum: Decimal = NOTHING
    """What the rows that could not be read leave unassigned."""
    warned: dict[int, RowFault] = field(default_factory=dict)
    """Faults of rows that are planned all the same, by row."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """A due date on the day of the list."""

    effective: date
    """Where it rolls to."""
    days_past_due: int
    hopeless: bool


def read_books(
    rows: Iterable[LedgerItem | RowFault],
    due_day: Callable[[date], DueDay],
    watched: Watched,
    closed: Watched = frozenset(),
    waits: Callable[[LedgerItem], bool] = lambda item: False,
) -> Books:
    """Sums a ledger up; `watched` names the cases with events, `closed` those of them that are closed.

    `waits`: whether the term of an invoice past its due date has not begun to run.
    """
    books = Books()
    accounts, days = books.accounts, dict[date, DueDay]()
    kept: list[LedgerItem] = []
    watched_clients = {client for client, _ in watched}
    for item in rows:
        if isinstance(item, RowFault):
            _note_fault(books, item)
            continue
        account = accounts.get(item.client)
        if account is None:
            account = accounts[item.client] = Account(item.client, item.name, item.group)
        if item.undelivered:
            account.undelivered_sum += item.undelivered
        if item.amount > NOTHING:
            is_watched = item.client in watched_clients and has_events(watched, item)
            if is_watched and case_of(watched, item) in closed:
                account.closed_sum += item.amount
            else:
                day = days.get(item.due) or days.setdefault(item.due, due_day(item.due))
                _note_debt(account, item, day, waits)
            _note_oldest(account, item, is_watched)
        else:
            account.unapplied_sum -= item.amount
        books.rows += 1
        if books.rows <= MOST_ITEMS_KEPT:
            kept.append(item)
    books.items = kept if books.rows <= MOST_ITEMS_KEPT else None
    _add_up(books)
    return books


def _note_oldest(account: Account, item: LedgerItem, is_watched: bool) -> None:
    """Keeps the oldest open invoice of a segment, and all with events."""
    first = account.first
    if is_watched:
        account.watched.append(item)
    elif first is None or (item.due < first.due and item.segment == first.segment):
        account.first = item
    elif item.segment != first.segment:
        others = account.others = account.others or {}
        known = others.get(item.segment)
        if known is None or item.due < known.due:
            others[item.segment] = item


def _add_up(books: Books) -> None:
    """The total of the ledger and the exposure of each group."""
    for account in books.accounts.values():
        books.total += account.open_sum + account.closed_sum - account.unapplied_sum
        known = books.group_exposure.get(account.group, NOTHING)
        books.group_exposure[account.group] = known + account.exposure


def has_events(watched: Watched, item: LedgerItem) -> bool:
    """Whether the register holds events of this invoice or of all the client's."""
    return (item.client, item.invoice) in watched or (item.client, "") in watched


def case_of(watched: Watched, item: LedgerItem) -> tuple[str, str]:
    """The case whose events are those of an invoice: its own, else that of all the client's."""
    own = (item.client, item.invoice)
    return own if own in watched else (item.client, "")


def _note_debt(account: Account, item: LedgerItem, day: DueDay, waits: Callable[[LedgerItem], bool]) -> None:
    if day.days_past_due <= 0:
        account.coming_sum += item.amount
        return
    if waits(item):
        account.coming_sum += item.amount
    else:
        account.overdue_sum += item.amount
        if day.hopeless:
            account.hopeless_sum += item.amount
    missing = account.papers_missing_due
    if item.papers_signed is False and (missing is None or day.effective < missing):
        account.papers_missing_due, account.papers_item = day.effective, item


def _note_fault(books: Books, fault: RowFault) -> None:
    books.fault_count += 1
    last = books.faults[-1].row if books.faults else None
    if len(books.faults) < MOST_FAULTS_KEPT:
        books.faults.append(fault)
        if fault.keeps_item:
            books.warned[fault.row] = fault
    if not fault.keeps_item and fault.row != last:
        books.unassigned_rows += 1
    if fault.amount is not None:
        books.known_rows += 1
        books.total += fault.amount
        books.unassigned_sum += fault.amount
