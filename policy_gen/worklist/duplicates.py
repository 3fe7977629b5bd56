"""Invoice numbers that stand twice, found among a million rows without keeping their words."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from policy_gen.problems import shortened
from policy_gen.worklist.items import LedgerItem, RowFault

PARTS = 16
"""Hashes are parted by their last four bits, so that each part is compared on its own, in little memory."""
MOST_TOLD = 1000
_ZERO = Decimal(0)


@dataclass(slots=True)
class Tally:
    """What a first reading remembers of its items."""

    zero_amounts: int = 0
    parts: tuple["array[int]", ...] = field(default_factory=lambda: tuple(array("q") for _ in range(PARTS)))
    """Hashes of client and invoice of the sums owed, eight bytes each."""

    def counting(self, rows: Iterator[LedgerItem | RowFault]) -> Iterator[LedgerItem | RowFault]:
        """The rows, each remembered."""
        add, last_part = [part.append for part in self.parts], PARTS - 1
        for row in rows:
            if isinstance(row, LedgerItem):
                amount = row.amount
                if not amount:
                    self.zero_amounts += 1
                elif row.invoice and amount > _ZERO:
                    code = hash((row.client, row.invoice))
                    add[code & last_part](code)
            yield row

    def suspects(self) -> frozenset[int]:
        """Hashes that occur more than once."""
        found: set[int] = set()
        for part in self.parts:
            seen: set[int] = set()
            for one in part:
                if one in seen:
                    found.add(one)
                seen.add(one)
        return frozenset(found)


@dataclass(slots=True)
class Duplicates:
    """What repeats: a fault for each later row, naming the first; `untold` counts those over the limit."""

    faults: list[RowFault] = field(default_factory=list)
    untold: int = 0


def confirmed(
    items: Iterator[LedgerItem | RowFault], wanted: frozenset[int], header: str, index: int
) -> Duplicates:
    """The suspects whose client and invoice are really the same; `header`, `index`: the invoice's column."""
    first: dict[tuple[str, str], int] = {}
    seen: set[int] = set()
    found = Duplicates()
    for item in items:
        if not isinstance(item, LedgerItem) or not item.invoice or item.amount <= _ZERO:
            continue
        key = (item.client, item.invoice)
        code = hash(key)
        if code not in wanted:
            continue
        if code not in seen:
            seen.add(code)
            if len(first) < MOST_TOLD:
                first[key] = item.row
        elif key in first and len(found.faults) < MOST_TOLD:
            value = shortened(item.invoice)
            found.faults.append(
                RowFault(item.row, header, "row-duplicate", value, index=index, other_row=first[key])
            )
        else:
            found.untold += 1
    return found
