"""What holds after events, in policy.json: states of a debt, and which event leads from which to which."""

from policy_gen.policy.exported.days import DayShelf
from policy_gen.policy.exported.holding import FactShelf
from policy_gen.policy.exported.part import Part, Sum, optional_amount
from policy_gen.rules.receivables.lookup.books import Book, Histories
from policy_gen.rules.receivables.lookup.histories import State, Transition
from policy_gen.rules.receivables.lookup.sizes import Size


class SizeEntry(Part):
    """Which book tells the histories of debts of a segment from a size on."""

    segment: str
    """Id of the segment."""
    from_amount: Sum | None
    """Smallest debt; null: the size is not known. The largest one not above the debt holds."""
    book: str | None
    """Id of the book; null: only somebody who knows the rules can tell."""
    columns: str
    """Id of the set of columns of the debt's marks, by its effective due date."""


class Step(Part):
    """Where an event leads from a state: the order of its days among the marks is the key of a cell."""

    state: int
    """Number of the state."""
    event: str
    """Kind of the event."""
    part: bool
    """Whether its sum is less than what is left of the debt."""
    compare: tuple[tuple[str, str], ...]
    """Pairs of marks. The event at hand has the number after those kept; `.named` is the day it names."""
    cells: dict[str, tuple[int, tuple[int, ...]]]
    """By order, a sign a pair (<, =, >): the next state, and the events it keeps, to be numbered anew."""


class HistoryBook(Part):
    """The states of debts: a debt begins in the first one, and each event leads it on."""

    id: str
    """Id of the book."""
    states: tuple[str | None, ...]
    """The table of each state, in marks of the debt and of the events kept; null: that of its track."""
    steps: tuple[Step, ...]
    """What events do. Where no cell stands, only somebody who knows the rules can tell."""


def size_entries(found: Histories, days: DayShelf) -> tuple[SizeEntry, ...]:
    """Every size of every segment that buys on credit."""
    books = {segment: f"b{number}" for number, book in enumerate(found.books) for segment in book.segments}
    sets = {segment: days.set_of(known.items()) for segment, known in found.columns.items()}
    return tuple(_size(size, books[size.segment], sets[size.segment]) for size in found.sizes)


def _size(size: Size, book: str, columns: str) -> SizeEntry:
    return SizeEntry(
        segment=size.segment,
        from_amount=optional_amount(size.least),
        book=book if size.ordinary else None,
        columns=columns,
    )


def history_books(found: Histories, facts: FactShelf) -> tuple[HistoryBook, ...]:
    """Every book."""
    return tuple(_book(book, f"b{number}", facts) for number, book in enumerate(found.books))


def _book(book: Book, name: str, facts: FactShelf) -> HistoryBook:
    return HistoryBook(
        id=name,
        states=tuple(_table(state, facts) for state in book.states),
        steps=tuple(_step(one) for one in book.transitions),
    )


def _table(state: State, facts: FactShelf) -> str | None:
    return None if state.table is None else facts.table(state.table)


def _step(found: Transition) -> Step:
    return Step(
        state=found.state,
        event=found.move.kind,
        part=found.move.part,
        compare=found.comparisons,
        cells={key: (cell.state, cell.kept) for key, cell in found.cells},
    )
