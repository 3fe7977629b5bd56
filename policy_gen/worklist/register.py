"""The case register: what happened to a client's debts, one event a row (brief 8.2.7)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from policy_gen.problems import Cell, Problem, Severity, Span, in_order
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import problem, term
from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, Event, EventKind
from policy_gen.rules.receivables.event_words import event, kind_of, wrong_value
from policy_gen.worklist.amounts import read_amount
from policy_gen.worklist.columns import Columns
from policy_gen.worklist.days import DayFault, read_day
from policy_gen.worklist.headers import REGISTER, fit, guess
from policy_gen.worklist.ledger import company_languages
from policy_gen.worklist.lookalikes import folded_key
from policy_gen.worklist.register_signs import Signs, signs_of
from policy_gen.worklist.table import Table, open_table
from policy_gen.worklist.text_rows import OddRow

NEEDED = ("client", "kind", "date")
ALL_INVOICES = ""
"""Stands for the invoice of an event that concerns all of the client's debts."""
Key = tuple[str, str]
"""Client key and invoice."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the register."""

    client: str
    invoice: str
    event: Event
    by: str
    """Who wrote it down."""
    place: Span


@dataclass(frozen=True, slots=True)
class CaseRegister:
    """The events of one or two files, by client and invoice."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Of the file, and of rows that are left out."""
    _by_key: dict[Key, tuple[Event, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def keys(self) -> Collection[Key]:
        """Client and invoice of every event; the invoice is `ALL_INVOICES` where it concerns all."""
        return self._by_key.keys()

    def events(self, client: str, invoice: str) -> tuple[Event, ...]:
        """The events of an invoice, those of all the client's debts included, in order of days."""
        own = self._by_key.get((client, invoice), ()) if invoice else ()
        common = self._by_key.get((client, ALL_INVOICES), ())
        return tuple(sorted((*common, *own), key=lambda one: one.on)) if own and common else own or common

    def with_private(self, private: "CaseRegister") -> "CaseRegister":
        """Both registers as one."""
        return _register((*self.entries, *private.entries), (*self.problems, *private.problems))

    def without_debt(
        self, met: Collection[Key], near: Mapping[str, str] = MappingProxyType({})
    ) -> tuple[Problem, ...]:
        """A note for each entry whose debt the ledger does not hold.

        `met`: keys of this register that a row of the ledger has; (client, `ALL_INVOICES`) for a client.
        `near`: the ledger's clients by their folded keys.
        """
        return tuple(
            _without_debt(entry, near.get(folded_key(entry.client), ""))
            for entry in self.entries
            if (entry.client, entry.invoice) not in met
        )

    def after(self, day: date) -> tuple[Problem, ...]:
        """A note for each entry of a later day than the one asked about."""
        return tuple(
            problem(
                "event-later", entry.place, severity=Severity.INFO, client=entry.client,
                kind=term("event", entry.event.kind), row=entry.place.line, on=entry.event.on,
            )
            for entry in self.entries
            if entry.event.on > day and entry.event.kind is not EventKind.PRIVILEGED_UNTIL
        )  # fmt: skip


def _without_debt(entry: Entry, near: str) -> Problem:
    """`near`: the client of the ledger that is probably meant; the same one where only the invoice lacks."""
    variant = "near" if near and near != entry.client else "invoice" if entry.invoice else ""
    return problem(
        "event-without-debt", entry.place, variant, severity=Severity.INFO,
        client=entry.client, invoice=entry.invoice, kind=term("event", entry.event.kind),
        row=entry.place.line, near=near,
    )  # fmt: skip


def read_events(
    path: Path, profile: Profile, columns: Columns | None = None, *, private: bool = False
) -> CaseRegister:
    """The events of a case register; `private`: the file of privileged decisions, which holds no others.

    `columns`: the ledger's; what it says of days and decimals holds for the register too.
    """
    table = open_table(path, company_languages(profile), lambda row: fit(row, REGISTER))
    if isinstance(table, Problem):
        return CaseRegister(problems=(table,))
    found = guess(table.header, REGISTER).taken
    lacking = [name for name in NEEDED if name not in found]
    if lacking:
        place = Cell(path, table.header_row, 1, table.header_row, 1)
        allowed = ", ".join(f"“{cell}”" for cell in table.header if cell) or "—"
        fault = problem(
            "missing-column",
            place,
            "register",
            field=", ".join(term("field", name) for name in lacking),
            allowed=allowed,
        )
        return CaseRegister(problems=(fault,))
    signs, notes = signs_of(table, found, columns or Columns())
    rows = list(_RegisterRows(table, found, private, signs).rows())
    return _register(
        tuple(row for row in rows if isinstance(row, Entry)),
        in_order([*table.notes, *notes, *(row for row in rows if isinstance(row, Problem))]),
    )


def _register(entries: tuple[Entry, ...], problems: tuple[Problem, ...]) -> CaseRegister:
    by_key: dict[Key, list[Event]] = {}
    for entry in entries:
        by_key.setdefault((entry.client, entry.invoice), []).append(entry.event)
    ordered = {key: tuple(sorted(events, key=lambda one: one.on)) for key, events in by_key.items()}
    return CaseRegister(entries, problems, ordered)


@dataclass(frozen=True, slots=True)
class _RegisterRows:
    """Reads the rows of a register."""

    table: Table
    columns: dict[str, int]
    private: bool
    signs: Signs

    def _day(self, cell: str) -> date | DayFault:
        return read_day(cell, month_first=self.signs.month_first, serial=self.table.serial_days)

    def rows(self) -> Iterator[Entry | Problem]:
        """Each row as an entry, or what is wrong with it; empty rows are left out."""
        number = self.table.header_row
        for batch in self.table.batches():
            for row in batch:
                number += 1
                if any(map(str.strip, row)):
                    yield self._entry(number, row)

    def _cell(self, row: list[str], name: str) -> str:
        at = self.columns.get(name)
        return row[at].strip() if at is not None and at < len(row) else ""

    def _place(self, number: int, name: str) -> Cell:
        column = self.columns.get(name, 0) + self.table.first_column + 1
        return Cell(self.table.path, number, column, number, column)

    def _told(self, number: int, name: str, code: str, variant: str, found: str, kind: str = "") -> Problem:
        header = self.table.header[self.columns[name]] if name in self.columns else ""
        return problem(
            code, self._place(number, name), variant, row=number, column=header, found=found, kind=kind
        )

    def _entry(self, number: int, row: list[str]) -> Entry | Problem:
        if isinstance(row, OddRow):
            return self._told(number, "client", "row-text", row.broken, row[0])
        client, word = self._cell(row, "client"), self._cell(row, "kind")
        if not client:
            return self._told(number, "client", "row-client", "", "")
        kind = kind_of(word, in_words=True)
        if isinstance(kind, Problem):
            return self._at(kind, number, "kind")
        if self.private is not (kind is EventKind.PRIVILEGED_UNTIL):
            variant = "only" if self.private else ""
            return self._told(number, "kind", "private-event", variant, word, kind=kind)
        day = self._day(self._cell(row, "date"))
        if isinstance(day, DayFault):
            return self._told(number, "date", "row-date", day.value, self._cell(row, "date"))
        return self._valued(number, row, client, kind, day)

    def _valued(
        self, number: int, row: list[str], client: str, kind: EventKind, day: date
    ) -> Entry | Problem:
        text = self._cell(row, "value")
        value: date | Decimal | None = None
        if text and kind in DATED_EVENTS:
            read = self._day(text)
            value = None if isinstance(read, DayFault) else read
        elif text and kind in SUM_EVENTS:
            value = read_amount(text, self.signs.decimal)
        made = wrong_value(kind, text) if text and value is None else event(kind, day, value)
        if isinstance(made, Problem):
            return self._at(made, number, "value")
        invoice, by = self._cell(row, "invoice"), self._cell(row, "by")
        return Entry(client, invoice, made, by, self._place(number, "kind"))

    def _at(self, found: Problem, number: int, name: str) -> Problem:
        """A problem of the event itself, placed in the table."""
        return replace(found, span=self._place(number, name))
