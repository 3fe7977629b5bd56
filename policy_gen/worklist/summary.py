"""The totals and the reconciliation as rows of words and sums, the same for every output."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from policy_gen.worklist.totals import Sum, Totals
from policy_gen.worklist.wording import Wording


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line of the summary; `rows` None: a sum that has no rows."""

    label: str
    rows: int | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """A heading with its lines."""

    title: str
    rows: tuple[SummaryRow, ...]


def summary(found: Totals, wording: Wording) -> tuple[SummaryPart, ...]:
    """By stage, by owner, by days of delay, and the reconciliation."""
    stages = {wording.word(stage, "stage"): total for stage, total in found.by_stage.items()}
    owners = {wording.role(owner): total for owner, total in found.by_owner.items()}
    return (
        _part(wording, "by_stage", stages),
        _part(wording, "by_owner", owners),
        _part(wording, "by_bucket", dict(_buckets(found, wording))),
        SummaryPart(wording.word("reconciliation"), tuple(_reconciliation(found, wording))),
    )


def _part(wording: Wording, title: str, sums: dict[str, Sum]) -> SummaryPart:
    rows = tuple(SummaryRow(label, total.rows, total.amount) for label, total in sums.items())
    return SummaryPart(wording.word(title), rows)


def _buckets(found: Totals, wording: Wording) -> Iterator[tuple[str, Sum]]:
    """Ageing buckets named by their first and last day."""
    borders = wording.plan.profile.receivables.reporting.ageing_buckets
    for first, total in found.by_bucket.items():
        following = [border for border in borders if first is not None and border > first]
        if first is None:
            yield wording.word("not_overdue"), total
        elif following:
            yield wording.say("bucket", first=first, last=following[0] - 1), total
        else:
            yield wording.say("last_bucket", first=first), total


def _reconciliation(found: Totals, wording: Wording) -> Iterator[SummaryRow]:
    for key in ("debts", "credits", "unassigned"):
        total: Sum = getattr(found, key)
        yield SummaryRow(wording.word(key), total.rows, total.amount)
        if key == "debts" and found.closed.rows:
            yield SummaryRow(wording.word("closed"), found.closed.rows, found.closed.amount)
    if found.settled.rows:
        yield SummaryRow(wording.word("settled"), found.settled.rows, found.settled.amount)
    yield SummaryRow(wording.word("ledger"), None, found.ledger.amount)
    yield SummaryRow(wording.word("difference"), None, found.difference)


def verdict(found: Totals, wording: Wording) -> str:
    """Whether the parts add up to the ledger, as far as its sums could be read."""
    if found.difference:
        return wording.word("not_reconciled")
    if found.unknown_rows:
        return wording.say("reconciled_but", n=found.unknown_rows)
    return wording.word("reconciled")
