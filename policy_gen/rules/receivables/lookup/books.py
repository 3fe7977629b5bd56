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
PARTS = (Move(K.PART_PAID, part=True), Move(K.INSTALMENT_PAID, part=True), Move(K.DISPUTE_OPENED, part=True))


def _moves(*kinds: EventKind) -> tuple[Move, ...]:
    return tuple(Move(kind) for kind in kinds)


ALONE = (
    *_moves(
        K.CLAIM_SENT, K.CLAIM_FILED, K.PAID, K.WRITTEN_OFF, K.SCHEDULE_SIGNED, K.DISPUTE_OPENED, K.PROMISE,
        K.PROMISE_BROKEN, K.BAD_FAITH, K.INSOLVENCY, K.HOLD_RELEASED, K.PART_PAID, K.CLAIM_RECEIVED,
    ),
    *PARTS,
)  # fmt: skip
FOLLOWS: dict[EventKind | None, tuple[Move, ...]] = {
    None: ALONE,
    K.CLAIM_SENT: _moves(K.CLAIM_RECEIVED, K.CLAIM_FILED, K.PAID),
    K.CLAIM_FILED: _moves(K.PAID),
    K.SCHEDULE_SIGNED: (PARTS[1],),
    K.DISPUTE_OPENED: _moves(K.DISPUTE_CLOSED),
    K.PROMISE: _moves(K.PROMISE_BROKEN),
    K.HOLD_RELEASED: _moves(K.PAID),
    K.PART_PAID: (PARTS[0],),
}
"""Which events are tried after which one."""
DEEPEST = 3
MOST_QUESTIONS = 20_000
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
