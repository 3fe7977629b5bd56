"""Rows of a ledger that sum up others, compared with the sums of the rows above them."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

MOST_TOLD = 5
MOST_MARKS = 50_000


class WrongTotal(NamedTuple):
    """A row whose sum is not that of the rows it stands below."""

    row: int
    said: Decimal
    found: Decimal
    """What the rows since the last total come to."""


@dataclass(slots=True)
class CheckedTotals:
    """Adds rows up. A total is right if it is the sum since any earlier total, or since the first row."""

    sum: Decimal = Decimal(0)
    is_whole: bool = True
    """Whether every sum so far could be read."""
    wrong: list[WrongTotal] = field(default_factory=list)
    _marks: dict[Decimal, None] = field(default_factory=lambda: {Decimal(0): None})
    """The sums at the totals so far."""

    def add(self, amount: Decimal | None) -> None:
        """A row with its sum, or one whose sum could not be read."""
        if amount is None:
            self.is_whole = False
        else:
            self.sum += amount

    def total(self, row: int, said: Decimal | None) -> None:
        """A row that sums up others; `said` None: its own sum cannot be read."""
        begins = not self.sum  # a total above its rows
        right = said is None or begins or self.sum - said in self._marks
        if not right and said is not None and len(self.wrong) < MOST_TOLD:
            last = next(reversed(self._marks))
            found = self.sum - last if last != self.sum else self.sum
            self.wrong.append(WrongTotal(row, said, found))
        if len(self._marks) < MOST_MARKS:
            self._marks.pop(self.sum, None)
            self._marks[self.sum] = None
