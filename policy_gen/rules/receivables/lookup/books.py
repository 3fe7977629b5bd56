"""The histories of a company's debts: one book for segments whose debts go the same ways."""

from dataclasses import dataclass
from decimal import Decimal

from policy_gen.rules.receivables.case import EventKind
from policy_gen.rules.receivables.lookup.anchors import DayMarks, Move
from policy_gen.rules.receivables.lookup.by_date import Days, columns, shapes
from policy_gen.rules.receivables.lookup.histories import Explorer, State, Transition
from policy_gen.rules.receivables.lookup.sizes import Size, ordinary_amount, sizes
from policy_gen.rules.receivables.lookup.tracks import Tables, Track
from policy_gen.rules.receivables.lookup.witnesses import Court, Witness, history_marks

K = EventKind


def _after(kind: EventKind | None, *moves: EventKind | Move) -> tuple[tuple[EventKind | None, Move], ...]:
    return tuple((kind, one if isinstance(one, Move) else Move(one)) for one in moves)


PART_PAID, PART_DISPUTED = Move(K.PART_PAID, part=True), Move(K.DISPUTE_OPENED, part=True)
INSTALMENT = Move(K.INSTALMENT_PAID, part=True)
FOLLOWS = (
    *_after(None, K.PROMISE, PART_PAID, K.DISPUTE_OPENED, K.PAID, K.SCHEDULE_SIGNED, K.CLAIM_SENT),
    *_after(None, K.INSOLVENCY, K.BAD_FAITH, K.HOLD_RELEASED, K.WRITTEN_OFF, K.PROMISE_BROKEN),
    *_after(None, PART_DISPUTED, K.CLAIM_FILED, K.CLAIM_RECEIVED, INSTALMENT),
    *_after(K.SCHEDULE_SIGNED, INSTALMENT),
    *_after(K.CLAIM_SENT, K.CLAIM_RECEIVED, K.CLAIM_FILED, K.PAID),
    *_after(K.CLAIM_FILED, K.PAID),
    *_after(K.HOLD_RELEASED, K.PAID),
    *_after(None, K.INSTALMENT_MISSED, K.PART_PAID),
    *_after(K.PAID, K.HOLD_RELEASED),
    *_after(K.DISPUTE_OPENED, K.DISPUTE_CLOSED),
    *_after(K.PART_PAID, K.PAID),
    *_after(K.SCHEDULE_SIGNED, K.INSTALMENT_MISSED),
    *_after(K.PROMISE, K.PROMISE_BROKEN, K.PAID),
    *_after(K.CLAIM_SENT, K.DISPUTE_OPENED),
    *_after(K.PROMISE, K.INSOLVENCY),
    *_after(K.SCHEDULE_SIGNED, K.INSOLVENCY),
    *_after(K.INSTALMENT_PAID, INSTALMENT, K.PAID),
    *_after(K.PROMISE, K.PROMISE),
)
"""Which events are tried after which one, the likeliest first."""
DEEPEST = 3
MOST_QUESTIONS = 39_000
"""So many times the rules are asked for a book; what is further is left to those who know the rules."""


@dataclass(frozen=True, slots=True)
class Book:
    """The states of debts of some segments and how events lead from one to another."""

    segments: tuple[str, ...]
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class Histories:
    """What holds after events, for the ordinary debts of every segment that buys on credit."""

    books: tuple[Book, ...]
    sizes: tuple[Size, ...]
    columns: dict[str, dict[str, Days]]
    """By segment the marks of a debt by due date."""
    days: dict[str, Days]
    """The marks of any day."""


def histories(tables: Tables, unpaid: tuple[Track, ...], demanded: tuple[Track, ...]) -> Histories:
    """Every book of a company."""
    rules = tables.rules
    every = {segment: sizes(segment, unpaid, demanded) for segment in rules.terms.segments}
    amounts = {segment: ordinary_amount(found) for segment, found in every.items()}
    known = {
        segment: amount
        for segment, amount in amounts.items()
        if amount is not None
        and not (rules.terms.segments[segment].prepaid or rules.terms.segments[segment].public)
    }
    marks = DayMarks(rules)
    return Histories(
        books=(_book(tables, marks, known),) if known else (),
        sizes=tuple(size for segment in known for size in every[segment]),
        columns={segment: _columns(tables, segment) for segment in known},
        days=columns(shapes(tables.days(), marks.of)),
    )


def _book(tables: Tables, marks: DayMarks, amounts: dict[str, Decimal]) -> Book:
    explorer = Explorer(Court(tables.rules, amounts, marks), FOLLOWS, DEEPEST, MOST_QUESTIONS)
    explorer.explore(
        [Witness(segment, due) for segment in amounts for due in tables.telling_due_dates(segment)]
    )
    return Book(tuple(amounts), tuple(explorer.states), tuple(explorer.transitions))


def _columns(tables: Tables, segment: str) -> dict[str, Days]:
    return columns(shapes(tables.due_dates(segment), lambda due: history_marks(tables.rules, segment, due)))
