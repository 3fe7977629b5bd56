"""Invoice numbers that stand twice, found among a million rows without keeping their words."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from operator import itemgetter

from policy_gen.problems import shortened
from policy_gen.worklist.items import LedgerItem, RowFault

PART_ROWS = 250_000
"""Hashes compared at once; more are parted by their value, so that little memory is needed."""
MOST_TOLD = 1000
_ZERO = Decimal(0)


class Tally:
    """Remembers client and invoice of every row by a hash of eight bytes, a batch of rows at a time."""

    def __init__(self, client: int, invoice: int) -> None:
        self._client, self._invoice = itemgetter(client), itemgetter(invoice)
        self._least = max(client, invoice) + 1
        self._hashes = array("q")

    def remember(self, rows: list[list[str]]) -> None:
        """Takes the rows of a batch that have an invoice number."""
        if min(map(len, rows)) < self._least:
            rows = [row for row in rows if len(row) >= self._least]
        keys = zip(
            map(str.strip, map(self._client, rows)), map(str.strip, map(self._invoice, rows)), strict=True
        )
        self._hashes.extend(map(hash, filter(itemgetter(1), keys)))

    def suspects(self) -> frozenset[int]:
        """Hashes that occur more than once."""
        parts = 1 + len(self._hashes) // PART_ROWS
        found: set[int] = set()
        for part in range(parts):
            codes = self._hashes if parts == 1 else [one for one in self._hashes if one % parts == part]
            if len(set(codes)) < len(codes):
                found.update(code for code, count in Counter(codes).items() if count > 1)
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
