"""What is decided about a client as a whole: stage, supply, approvals (brief 8.2.4, REC-030, REC-500)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from policy_gen.rules.reasoning import remark
from policy_gen.rules.receivables.case import Event
from policy_gen.rules.receivables.decision import Stage, Supply, SupplyStatus
from policy_gen.worklist.accounts import Account, Books
from policy_gen.worklist.approvals import Waiting, waiting
from policy_gen.worklist.items import LedgerItem
from policy_gen.worklist.lines import Debts, Line, LineBook
from policy_gen.worklist.papers import REASONS, TELLING, with_papers
from policy_gen.worklist.stop_duties import is_the_day, line_of_the_stop

EventsByCase = Mapping[tuple[str, str], tuple[Event, ...]]
"""Events by client and invoice, those that concern all of the client's debts among them.

An empty invoice stands for the other invoices of the client.
"""

STRICTNESS = {SupplyStatus.GO: 0, SupplyStatus.PREPAY: 1, SupplyStatus.STOP: 2}
NONE_OF_ITS_OWN: dict[int, Line] = {}
"""Shared by all clients without events."""
NO_DEBT = Supply(SupplyStatus.GO, remark("no_debt"))


@dataclass(slots=True, eq=False)
class Client:
    """A client on the day of the list."""

    account: Account
    group_exposure: Decimal | None
    """What the whole group owes, where its limit is shared."""
    oldest: Line | None
    """The line of the oldest open invoice, which sets the client's stage; None: nothing is open."""
    oldest_row: int | None
    """Its row in the ledger."""
    closing_row: int | None
    """The row of the debt that, paid as the last overdue one, lets the stop be lifted (REC-505)."""
    supply: Supply
    """The strictest over the client's invoices and exposure."""
    exposures: dict[str, Decimal]
    """What counts towards the limit, by segment."""
    debts: dict[str, Debts]
    """Lines of the client's invoices without events, by segment."""
    own: dict[int, Line]
    """Lines of the client's invoices with events, by row."""
    waiting: tuple[Waiting, ...]
    cells: tuple[bytes, bytes] | None = None
    """How the client's rows begin and end in a table of text, once it was written."""

    @property
    def exposure(self) -> Decimal:
        return self.account.exposure if self.group_exposure is None else self.group_exposure

    @property
    def stage(self) -> Stage | None:
        return self.oldest.decision.stage if self.oldest and self.oldest.decision else None


def client_of(account: Account, books: Books, lines: LineBook, events: EventsByCase) -> Client:
    """Decides about one client from its oldest invoices and those with events."""
    exposures = _exposures(account, books, lines)
    amount = account.overdue_sum
    debts = lines.debts_by_segment(amount, {segment: exposures[segment] for segment in account.oldest})
    own: dict[int, Line] = {}
    decided: list[tuple[date, int, Line]] = []

    def line_of(item: LedgerItem) -> Line:
        return own.get(item.row) or lines.shared(debts[item.segment], item, amount, exposures[item.segment])

    for item in account.watched:
        happened, before = events_of(events, item), amount + account.closed_sum
        own[item.row] = lines.debt(item, amount, exposures[item.segment], happened, before)
    for item in (*account.oldest.values(), *account.watched):
        decided.append((item.due, item.row, line_of(item)))
    decided.sort(key=lambda entry: entry[:2])
    found = [line for _, _, line in decided]
    still_open = ((row, line) for _, row, line in decided if _is_open(line))
    oldest_row, oldest = next(still_open, (None, None))
    supply = with_papers(account, _strictest(found), lines, all_events(events, account))
    unsigned = account.papers_item
    if unsigned is not None and supply.reason.key in REASONS and is_the_day(supply, lines):
        line = line_of(unsigned)
        line = line if unsigned.row == oldest_row else lines.beside(line)
        own[unsigned.row] = line_of_the_stop(line, supply, lines, TELLING)
    shared = any(lines.shares_limit(segment) for segment in exposures)
    return Client(
        account=account,
        group_exposure=books.group_exposure[account.group] if shared else None,
        oldest=oldest,
        oldest_row=oldest_row,
        closing_row=_closing_row(decided),
        supply=supply,
        exposures=exposures,
        debts=debts,
        own=own or NONE_OF_ITS_OWN,
        waiting=waiting(account, oldest, found, lines, events),
    )


def _closing_row(decided: list[tuple[date, int, Line]]) -> int | None:
    """The first closed debt; None while another one is overdue."""
    if any(_is_open(line) and line.days_past_due > 0 for _, _, line in decided):
        return None
    return next((row for _, row, line in decided if line.decision and not _is_open(line)), None)


def _is_open(line: Line) -> bool:
    return line.decision is not None and line.decision.stage != Stage.CLOSED


def _exposures(account: Account, books: Books, lines: LineBook) -> dict[str, Decimal]:
    """What counts towards the limit, by segment: the client's exposure, or its group's."""
    segments = {*account.oldest, *(item.segment for item in account.watched)}
    shared = books.group_exposure[account.group]
    return {s: shared if lines.shares_limit(s) else account.exposure for s in sorted(segments)}


def events_of(events: EventsByCase, item: LedgerItem) -> tuple[Event, ...]:
    """The events of an invoice: its own, else those of all the client's debts."""
    return events.get((item.client, item.invoice)) or events.get((item.client, ""), ())


def all_events(events: EventsByCase, account: Account) -> Iterator[Event]:
    """The events of all the client's cases that the ledger shows, and of all its debts."""
    for invoice in ("", *dict.fromkeys(item.invoice for item in account.watched)):
        yield from events.get((account.client, invoice), ())


def _strictest(decided: Iterable[Line]) -> Supply:
    """The strictest decision; of equal ones the earliest."""
    found = (line.decision.supply for line in decided if line.decision)
    return min(found, key=strictest_first, default=NO_DEBT)


def strictest_first(supply: Supply) -> tuple[int, date]:
    """Orders supply decisions: the strictest, and of equal ones the earliest, comes first."""
    return -STRICTNESS[supply.status], supply.since or date.max
