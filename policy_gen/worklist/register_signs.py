"""How a case register writes doubtful sums and days: as the columns file says, else as its own rows show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from policy_gen.problems import Cell, Problem, Severity
from policy_gen.profile.wording import problem
from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, EventKind
from policy_gen.rules.receivables.event_words import folded, kind_words
from policy_gen.worklist.amounts import decimal_sign, read_amount
from policy_gen.worklist.columns import Columns
from policy_gen.worklist.days import day_order
from policy_gen.worklist.ledger import order_note
from policy_gen.worklist.table import Table

SAMPLE_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Signs:
    """What settles a doubtful cell."""

    decimal: str | None
    """The sign before decimals; None: the register shows none."""
    month_first: bool


@dataclass(frozen=True, slots=True)
class _Sample:
    """Cells of the first rows."""

    days: list[str]
    promised: list[str]
    """Days that stand as the value of an event."""
    sums: list[str]


def signs_of(table: Table, places: Mapping[str, int], columns: Columns) -> tuple[Signs, tuple[Problem, ...]]:
    """How the register is to be read, and a note for each doubt that the columns file leaves.

    `places`: columns of the register by field.
    """
    sample = _sampled(table, places)
    shown, settled = decimal_sign(sample.sums)
    order = day_order([*sample.days, *sample.promised])
    month_first = order.month_first if columns.month_first is None else columns.month_first
    signs = Signs(columns.decimal or shown, month_first)
    notes: list[Problem] = []
    if settled is not None and columns.decimal is None:
        value = read_amount(settled, signs.decimal)
        notes.append(_note(table, places["value"], "amount" if shown else "event_sum", settled, value))
    if columns.month_first is None and order.sample is not None:
        name = "date" if order.sample in map(str.strip, sample.days) else "value"
        notes.append(order_note(_place(table, places[name]), order))
    return signs, tuple(notes)


def _sampled(table: Table, places: Mapping[str, int]) -> _Sample:
    """The cells that hold days and sums; what a value is, the kind of its event says."""
    found = _Sample([], [], [])
    for row in islice(_rows(table), SAMPLE_ROWS):
        kind, day, value = (_cell(row, places.get(name)) for name in ("kind", "date", "value"))
        known = kind_words().get(folded(kind))
        found.days.append(day)
        if known and EventKind(known) in DATED_EVENTS:
            found.promised.append(value)
        elif known and EventKind(known) in SUM_EVENTS:
            found.sums.append(value)
    return found


def _rows(table: Table) -> Iterator[list[str]]:
    for batch in table.batches():
        yield from batch


def _cell(row: list[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _note(table: Table, at: int, variant: str, found: str, value: object = None) -> Problem:
    """How a cell that could be read in two ways was understood."""
    place = _place(table, at)
    return problem("read-as", place, variant, severity=Severity.INFO, found=found, value=value)


def _place(table: Table, at: int) -> Cell:
    column = at + table.first_column + 1
    return Cell(table.path, table.header_row, column, table.header_row, column)
