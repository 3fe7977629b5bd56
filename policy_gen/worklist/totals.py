"""What the rows of a worklist come to, and the proof that nothing of the ledger is lost (REC-570)."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from policy_gen.worklist.accounts import NOTHING, Books
from policy_gen.worklist.lines import Kind, Line

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows, and what they come to."""

    rows: int = 0
    amount: Decimal = NOTHING

    def plus(self, rows: int, amount: Decimal) -> "Sum":
        return Sum(self.rows + rows, self.amount + amount)


@dataclass(frozen=True, slots=True)
class Totals:
    """Debts by stage, by owner and by days past due; beside them what has none of these."""

    by_stage: dict[str, Sum]
    by_owner: dict[str, Sum]
    by_bucket: dict[int | None, Sum]
    """By lower border of the ageing bucket; None: not overdue."""
    debts: Sum
    """What is owed; without what the register reports as closed."""
    overdue: Sum
    credits: Sum
    settled: Sum
    closed: Sum
    """Debts reported as paid or written off that the ledger still shows."""
    unassigned: Sum
    """Faulty rows, and what they come to where that could be read."""
    unknown_rows: int
    """Faulty rows whose sum could not be read: nobody knows what they would add to the ledger."""
    ledger: Sum
    """The ledger as the first pass added it up."""

    @property
    def difference(self) -> Decimal:
        """What the parts leave of the ledger's total: nothing, or the file changed meanwhile."""
        return (
            self.ledger.amount
            - self.debts.amount
            - self.closed.amount
            - self.credits.amount
            - self.unassigned.amount
        )


def totals(books: Books, lines: Iterable[Line], borders: Sequence[int], stages: Iterable[str]) -> Totals:
    """The sums of all planned rows; `borders` are the lower borders of the ageing buckets."""
    kept = list(lines)
    debts = [line for line in kept if line.kind == Kind.DEBT and line.rows]

    def bucket(line: Line) -> int | None:
        place = bisect_right(borders, line.days_past_due)
        return borders[place - 1] if place else None

    return Totals(
        by_stage=_grouped(debts, lambda line: str(line.decision and line.decision.stage), stages),
        by_owner=_grouped(debts, lambda line: line.owner, ()),
        by_bucket=_grouped(debts, bucket, (None, *borders)),
        debts=_sum(debts),
        overdue=_sum(line for line in debts if line.days_past_due > 0),
        credits=_sum(line for line in kept if line.kind == Kind.CREDIT),
        settled=_sum(line for line in kept if line.kind == Kind.SETTLED),
        closed=_sum(line for line in kept if line.kind == Kind.CLOSED),
        unassigned=Sum(books.unassigned_rows, books.unassigned_sum),
        unknown_rows=books.unassigned_rows - books.known_rows,
        ledger=Sum(books.rows, books.total),
    )


def _grouped(lines: Iterable[Line], key: Callable[[Line], K], order: Iterable[K]) -> dict[K, Sum]:
    """Sums by key, known keys first in their order; keys without rows are left out."""
    found: dict[K, Sum] = {}
    for line in lines:
        found[key(line)] = found.get(key(line), Sum()).plus(line.rows, line.amount)
    known = [one for one in order if one in found]
    return {one: found[one] for one in (*known, *sorted(found.keys() - set(known), key=str))}


def _sum(lines: Iterable[Line]) -> Sum:
    total = Sum()
    for line in lines:
        total = total.plus(line.rows, line.amount)
    return total
