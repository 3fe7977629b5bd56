"""The rows of a ledger: open items as read, and rows that could not be."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class LedgerItem(NamedTuple):
    """One open item. A named tuple, not a dataclass: a ledger may hold a million of them."""

    row: int
    """Row of the file, as a spreadsheet counts: the header is row 1."""
    client: str
    """Key of the client, by which events are joined."""
    name: str
    """The client's name; the key where the ledger has none."""
    group: str
    """Key of the client's group of companies; the client's key where the ledger has none."""
    segment: str
    """Segment id; the default segment where the ledger has none."""
    invoice: str
    due: date
    amount: Decimal
    """Open sum; negative: a credit note or money not yet assigned to an invoice."""
    delivered: date | None = None
    language: str | None = None
    """The client's language, if the ledger says so."""
    papers_signed: bool | None = None
    """Whether the signed delivery note or act is back; None: not known."""
    undelivered: Decimal = Decimal(0)
    """Orders not yet delivered that count towards the credit limit."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that could not be read whole: what is wrong, where, and the sum it leaves unassigned."""

    row: int
    column: str
    """Name of the column in the file."""
    code: str
    """Kebab-case code of the fault, a key of the messages."""
    value: str
    """What stands in the cell, shortened and harmless."""
    amount: Decimal | None = None
    """The open sum of the row, where at least that could be read: totals reconcile with it."""
    index: int = 0
    """Place of the column in the file, from 0."""
    variant: str = ""
    """Which wording of the code says it."""
    near: str = ""
    """The word that was probably meant."""
    other_row: int | None = None
    """Another row that takes part, such as the first with the same invoice number."""

    @property
    def keeps_item(self) -> bool:
        """Whether the row is counted all the same: its item is given too, beside this warning."""
        return self.code in KEEPING


KEEPING = frozenset({"row-duplicate", "row-detail"})
"""Faults that leave the debt itself readable."""
