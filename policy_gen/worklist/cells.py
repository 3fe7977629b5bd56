"""What the cells of a ledger's row mean for this company: client, segment, due date, details."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from policy_gen.profile.credit import Segment, TermsStart
from policy_gen.profile.model import Profile
from policy_gen.profile.nearest import closest
from policy_gen.worklist.amounts import read_amount
from policy_gen.worklist.columns import Columns
from policy_gen.worklist.days import DayFault, read_day
from policy_gen.worklist.headers import folded
from policy_gen.worklist.sheet_marks import NO_RESULT, is_error
from policy_gen.worklist.words import flag, language_words

Client = tuple[str, str, str, str, str | None]
"""Key, name, group, segment id, language."""
Details = tuple[date | None, bool | None, Decimal]
"""Day of delivery, whether the papers are signed, orders not yet delivered."""
LIVE_FORMULA_SIGNS = ("=", "+", "@")
"""What a cell left as a formula begins with; a minus begins a sum."""
UNCOUNTED = ("no_result", "error")
"""Cells whose formula gives nothing to read."""
NOTHING = Decimal(0)
DECIMALS = 2
"""Decimals of a sum of money: what has more is a price, a quantity or a sum that nobody can pay."""
_MOST_UNKNOWN_WORDS = 50


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with a cell of a field."""

    field: str
    code: str
    variant: str = ""
    near: str = ""
    amount: Decimal | None = None
    """The sum that was read all the same."""


@dataclass(slots=True)
class CellReader:
    """Reads cells by the company's profile and columns file, and counts the words nobody knows."""

    segments: dict[str, str]
    """Segment ids by every folded word for them."""
    by_id: dict[str, Segment]
    default: str
    """Id of the segment of a client who fits no other."""
    languages: dict[str, str]
    decimal: str | None
    month_first: bool
    serial: bool
    unknown_words: dict[tuple[str, str], None] = field(default_factory=dict)
    """Fields with the words that were not understood, in the order of the file."""

    def client(self, cells: tuple[str, ...]) -> Client | CellFault:
        """The client of a row, from its cells: key, name, group, segment, language."""
        key, name, group, segment, language = (cell.strip() for cell in cells)
        for field_name, cell in (("client", key), ("segment", segment)):
            if (variant := _no_value(cell)) in UNCOUNTED:
                return CellFault(field_name, f"row-{field_name}", variant)
        if not key:
            return CellFault("client", "row-client")
        found = self._segment(segment) if segment else self.default
        if found is None:
            near = closest(segment, list(self.segments)) or ""
            return CellFault("segment", "row-segment", "near" if near else "", self.segments.get(near, ""))
        return key, name or key, group or key, found, self._language(language)

    def _segment(self, cell: str) -> str | None:
        found = self.segments.get(cell) or self.segments.get(folded(cell))
        if found is not None:
            self.segments[cell] = found
        return found

    def _language(self, cell: str) -> str | None:
        found = self.languages.get(folded(cell)) if cell else None
        if cell and found is None:
            self._unknown("language", cell)
        return found

    def _unknown(self, name: str, cell: str) -> None:
        if len(self.unknown_words) < _MOST_UNKNOWN_WORDS:
            self.unknown_words[name, cell] = None

    def amount(self, cell: str) -> Decimal | CellFault:
        """The open sum of a row."""
        found = read_amount(cell, self.decimal)
        if found is not None:
            exact = found == round(found, DECIMALS)
            return found if exact else CellFault("amount", "row-amount", "decimals", amount=found)
        return CellFault("amount", "row-amount", _no_value(cell.strip()))

    def day(self, name: str, cell: str) -> date | CellFault:
        """The day in the cell of a field."""
        found = read_day(cell, month_first=self.month_first, serial=self.serial)
        if not isinstance(found, DayFault):
            return found
        variant = _no_value(cell.strip())
        return CellFault(name, "row-date", variant if variant in UNCOUNTED else found.value)

    def due(self, segment: str, due: str, invoiced: str, delivered: str) -> date | CellFault:
        """The due date as the ledger says, or else counted with the segment's terms (brief 8.2.6)."""
        if due.strip() or not (invoiced.strip() or delivered.strip()):
            return self.day("due", due)
        by_invoice = self.by_id[segment].terms_start is TermsStart.INVOICE
        order = (("invoice_date", invoiced), ("delivered", delivered))
        name, cell = next(pair for pair in (order if by_invoice else order[::-1]) if pair[1].strip())
        start = self.day(name, cell)
        if isinstance(start, CellFault):
            return start
        return start + timedelta(days=self.by_id[segment].payment_terms_days)

    def details(self, cells: tuple[str, ...]) -> tuple[Details, list[CellFault]]:
        """What a debt can do without, from its cells: delivered, papers signed, undelivered orders.

        A faulty detail is left out and told.
        """
        delivered, papers, undelivered = cells
        faults: list[CellFault] = []
        day: date | None = None
        if delivered.strip():
            found = self.day("delivered", delivered)
            if isinstance(found, CellFault):
                faults.append(CellFault("delivered", "row-detail", found.variant))
            else:
                day = found
        orders: Decimal | None = NOTHING
        if undelivered.strip():
            orders = read_amount(undelivered, self.decimal)
            if orders is None:
                variant = _no_value(undelivered.strip())
                faults.append(
                    CellFault("undelivered", "row-detail", variant if variant in UNCOUNTED else "amount")
                )
        signed = flag(papers) if papers.strip() else None
        if papers.strip() and signed is None:
            self._unknown("papers_signed", papers.strip())
        return (day, signed, NOTHING if orders is None else orders), faults


def _no_value(text: str) -> str:
    """Why a cell holds no value, as a variant of the wordings; empty where it holds some text."""
    if not text:
        return "empty"
    if text == NO_RESULT:
        return "no_result"
    if is_error(text):
        return "error"
    return "formula" if text.startswith(LIVE_FORMULA_SIGNS) else ""


def cell_reader(
    profile: Profile, columns: Columns, decimal: str | None, *, serial: bool, month_first: bool = False
) -> CellReader:
    """The reader of a company; `serial`: whole numbers may be days.

    `decimal`, `month_first`: what the table shows; the columns file goes before.
    """
    segments: dict[str, str] = {}
    for segment in profile.segments:
        words = (segment.id, *segment.name.values())
        segments |= {folded(word): segment.id for word in words}
    return CellReader(
        segments=segments | columns.segments,
        by_id={segment.id: segment for segment in profile.segments},
        default=profile.usual_segment.id,
        languages=language_words() | columns.languages,
        decimal=columns.decimal or decimal,
        month_first=month_first if columns.month_first is None else columns.month_first,
        serial=serial,
    )
