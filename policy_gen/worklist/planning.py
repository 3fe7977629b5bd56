"""From a ledger to the work of a day, in two passes; of a large ledger they keep sums and decisions, no rows.

The first pass adds up what each client and group owes; between them each client is decided once;
the second pass hands out the rows. So a million rows take the memory of their clients.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.case import Event
from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.history import ENDINGS
from policy_gen.worklist.accounts import NOTHING, read_books
from policy_gen.worklist.clients import Client, EventsByCase, client_of, events_of
from policy_gen.worklist.groups import stopped_with_the_group
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.lines import Line, LineBook, Rules
from policy_gen.worklist.totals import Totals, totals

NEEDS_EVENTS = frozenset({Stage.CLAIM_ISSUE, Stage.CLAIM_PERIOD, Stage.COURT})
"""Stages that events decide: without a case register the list cannot know how far such a debt has come."""

Rows = Callable[[], Iterator[LedgerItem | RowFault]]
"""Reads the ledger from its beginning; called twice, gives equal rows."""


class LedgerChanged(Exception):
    """The ledger was changed between its two readings."""


def _closes(event: Event, as_of: date) -> bool:
    """Whether a debt with this event is closed, although the ledger shows it."""
    return event.kind in ENDINGS and event.on <= as_of


class Work(NamedTuple):
    """One row of the worklist."""

    item: LedgerItem
    line: Line
    client: Client


class Plan:
    """The work of one day for one ledger."""

    def __init__(
        self,
        profile: Profile,
        rules: Rules,
        as_of: date,
        rows: Rows,
        events: EventsByCase,
        *,
        knows_events: bool = True,
    ) -> None:
        """Reads the ledger once. `knows_events`: whether the case register was given, not decisions alone."""
        self.profile, self.as_of, self.events, self.knows_events = profile, as_of, events, knows_events
        self._rows = rows
        self._lines = LineBook(profile, rules, as_of)
        closed = {key for key, of_case in events.items() if any(_closes(event, as_of) for event in of_case)}
        self.books = read_books(rows(), self._lines.due_day, events.keys(), closed, self._waits)
        self.clients = {
            key: client_of(account, self.books, self._lines, events)
            for key, account in self.books.accounts.items()
        }
        self.clients |= dict(stopped_with_the_group(self.clients.values(), self._lines, events))

    def _waits(self, item: LedgerItem) -> bool:
        late_terms = item.segment in self._lines.late_terms
        return late_terms and self._lines.waits(item, events_of(self.events, item))

    def work(self) -> Iterator[Work]:
        """The rows of the worklist in the order of the ledger; reads a large one a second time."""
        for line in self._lines.lines:
            line.rows, line.amount = 0, line.amount * 0
        clients, credit, settled = self.clients, self._lines.credit, self._lines.settled
        make = tuple.__new__
        for item in self._rows() if self.books.items is None else self.books.items:
            if isinstance(item, RowFault):
                continue
            client = clients.get(item.client)
            if client is None:
                raise LedgerChanged
            amount = item.amount
            line = self._debt(item, client) if amount > NOTHING else credit(item) if amount else settled
            line.rows += 1
            line.amount += amount
            yield make(Work, (item, line, client))

    def _debt(self, item: LedgerItem, client: Client) -> Line:
        """The line of an open invoice, found or made."""
        row = item.row
        if row == client.oldest_row or row in client.own:
            return self._of_its_own(item, client)
        debts = client.debts.get(item.segment)
        if debts is None:
            raise LedgerChanged
        line = debts.further.get((item.due, item.delivered))
        if line is None:
            line = self._lines.beside(self._shared(item, client))
            debts.further[item.due, item.delivered] = line
        return line

    def _of_its_own(self, item: LedgerItem, client: Client) -> Line:
        """The line of the client's oldest invoice, or of one with events."""
        line = client.own.get(item.row) or self._shared(item, client)
        carries = item.row in (client.oldest_row, client.closing_row)
        return line if carries else self._lines.beside(line)

    def _shared(self, item: LedgerItem, client: Client) -> Line:
        debts, exposure = client.debts[item.segment], client.exposures[item.segment]
        return self._lines.shared(debts, item, client.account.overdue_sum, exposure)

    def met(self) -> frozenset[tuple[str, str]]:
        """Clients and invoices of the ledger, as far as the register speaks of them."""
        known = self.events.keys()
        watched = {(i.client, i.invoice) for one in self.books.accounts.values() for i in one.watched}
        return frozenset(watched | {key for key in known if not key[1] and key[0] in self.clients})

    def totals(self) -> Totals:
        """What the rows handed out so far come to."""
        borders = self.profile.receivables.reporting.ageing_buckets
        return totals(self.books, self._lines.lines, borders, [str(stage) for stage in Stage])

    def waiting_clients(self) -> Iterable[Client]:
        """Clients about whom a decision waits."""
        return (client for client in self.clients.values() if client.waiting)

    def unknowable(self, line: Line) -> bool:
        """Whether only a case register could say how far the debt has come."""
        return not self.knows_events and line.decision is not None and line.decision.stage in NEEDS_EVENTS
