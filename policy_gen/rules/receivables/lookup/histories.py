"""What holds after events, on every later day: states of a debt, and which event leads from which to which.

A state is a table in the marks of the debt and of the events that still matter. Where an event leads to
hangs on the order of its days among those marks only; that order is the key of a cell. Every cell is found
by asking the rules about debts of that order; an order nobody asked about leads nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from policy_gen.rules.receivables.case import EventKind, OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.rules.receivables.lookup.anchors import Move, is_after
from policy_gen.rules.receivables.lookup.continuing import continued
from policy_gen.rules.receivables.lookup.explaining import explains, renumbered, slots_of
from policy_gen.rules.receivables.lookup.fitting import Table, Unfitted, fitted
from policy_gen.rules.receivables.lookup.merging import Content, content, in_short, narrowed, quoting, unlike
from policy_gen.rules.receivables.lookup.observing import Watched
from policy_gen.rules.receivables.lookup.stop_day import alike
from policy_gen.rules.receivables.lookup.witnesses import (
    Comparison,
    Court,
    Witness,
    comparisons,
    order,
)

START = 0
"""The state of a debt to which nothing has happened: its own track holds."""
LEAST_PLAIN = 18
"""How many debts without events are asked about."""
ASKED, LEAST_ASKED = 8, 3
"""How many debts are asked about for a cell, at most and at least."""
EVERY = 4
"""Where much is alike, each of several debts is asked about every fourth day, each about others."""
NO_DAYS, SOON, LATER = timedelta(), timedelta(days=2), timedelta(days=14)
MANY = 40
"""Of more debts in one cell only so many are looked at."""
REMEMBERED = 24
"""How many debts of a state are asked about what follows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an event leads whose days lie in one order."""

    state: int
    kept: tuple[int, ...]
    """The events that still matter, by their number; from then on they are numbered anew."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Where an event leads from a state, by the order of days."""

    state: int
    move: Move
    comparisons: tuple[Comparison, ...]
    cells: tuple[tuple[str, Cell], ...]


@dataclass(slots=True)
class State:
    """What holds from the last event on, and debts that are in it."""

    table: Table | None
    """None: the debt's own track."""
    slots: int
    depth: int
    witnesses: list[Witness] = field(default_factory=list)
    reached_by: set[EventKind] = field(default_factory=set)


@dataclass(slots=True)
class Explorer:
    """Finds the states of the debts of a company."""

    court: Court
    follows: tuple[tuple[EventKind | None, Move], ...]
    """Which event is tried after which one, the likeliest first; None: after nothing."""
    deepest: int
    most_questions: int
    states: list[State] = field(default_factory=list)
    transitions: list[Transition] = field(default_factory=list)
    questions: int = 0
    _plain: Table = field(init=False)
    _turns: int = 0
    _grown: set[tuple[int, Move]] = field(default_factory=set)
    _places: dict[Content, int] = field(default_factory=dict)
    _raw: dict[tuple[Move, int], list[Table]] = field(default_factory=lambda: defaultdict(list))

    def explore(self, witnesses: list[Witness]) -> None:
        """From the start as deep as told."""
        self.states.append(State(None, 0, 0, witnesses))
        try:
            self._plain = fitted([self._watched(one) for one in self._different(witnesses, LEAST_PLAIN)])
        except Unfitted:
            return  # segments that have no table in common: nothing is told of events
        while self.questions < self.most_questions and (task := self._next()) is not None:
            self._grown.add(task)
            self._grow(*task)

    def _next(self) -> tuple[int, Move] | None:
        """The likeliest event that was not tried yet, and the state in which it is to be tried."""
        for before, move in self.follows:
            for number, state in enumerate(self.states):
                reached = before in state.reached_by if number else before is None
                if reached and state.depth < self.deepest and (number, move) not in self._grown:
                    return number, move
        return None

    def _grow(self, number: int, move: Move) -> None:
        state = self.states[number]
        candidates = [new for old in state.witnesses for new in self.court.followers(old, move)]
        if not candidates:
            return
        pairs = self._pairs(candidates)
        by_key: dict[str, list[Witness]] = defaultdict(list)
        for witness in candidates:
            by_key[order(self.court, witness, pairs)].append(witness)
        if self._never_matters(candidates, [found[0] for found in by_key.values()]):
            self.transitions.append(Transition(number, move, (), (("", self._same_state(number)),)))
            return
        cells = ((key, self._cell(number, move, found)) for key, found in by_key.items())
        known = tuple((key, cell) for key, cell in cells if cell is not None)
        if known:
            self.transitions.append(Transition(number, move, tuple(pairs), known))

    def _never_matters(self, candidates: list[Witness], orders: list[Witness]) -> bool:
        """Whether an event changes nothing on whatever day it falls: in each order of days, and often."""
        if any(anchor.move.kind == EventKind.PAID for anchor in candidates[0].anchors[:-1]):
            return (
                False  # what a stop lifted afterwards changes hangs on rare days: only seen orders are told
            )
        asked = [*self._different(candidates, 2 * ASKED), *orders]
        return self._changes_nothing(asked, (self._watched(one, turn) for turn, one in enumerate(asked)))

    def _same_state(self, number: int) -> Cell:
        return Cell(number, tuple(range(1, self.states[number].slots + 1)))

    def _pairs(self, candidates: list[Witness]) -> list[Comparison]:
        """What is compared; only days which all of these debts have."""
        kinds = {tuple(one.move for one in witness.anchors): witness for witness in candidates}
        every = [comparisons(witness) for witness in kinds.values()]
        common = [pair for pair in every[0] if all(pair in other for other in every)]
        debts = {(one.segment, one.due): one for one in candidates}.values()
        return [pair for pair in common if all(self.court.has_marks(one, pair) for one in debts)]

    def _cell(self, number: int, move: Move, witnesses: list[Witness]) -> Cell | None:
        if len({(one.segment, one.due) for one in witnesses}) < LEAST_ASKED:
            return None
        asked = self._different(witnesses, ASKED)
        glance = [self._watched(one, turn) for turn, one in enumerate(asked)]
        slots = self.states[number].slots
        if self._changes_nothing(asked, glance):
            return self._same_state(number)
        table = self._table(self.states[number].table, (move, slots), asked, glance)
        if table is None:
            return None
        return self._placed(quoting(table, glance[0]), number, move, witnesses, (asked, glance))

    def _table(
        self, before: Table | None, key: tuple[Move, int], asked: list[Witness], glance: list[Watched]
    ) -> Table | None:
        known = self._raw[key]
        for place, table in enumerate(known):
            if explains(table, glance, quoted=False):
                known.insert(0, known.pop(place))
                return table
        new = self._fitted(before, [glance[0], *(self._watched(one) for one in asked[1:])])
        if new is not None:
            known.insert(0, new)
        return new

    def _fitted(self, before: Table | None, found: list[Watched]) -> Table | None:
        try:
            table = continued(before or self._plain, found)
        except Unfitted:
            return None
        return table if explains(table, found) else None

    def _placed(
        self,
        table: Table,
        number: int,
        move: Move,
        witnesses: list[Witness],
        asked: tuple[list[Witness], list[Watched]],
    ) -> Cell:
        """The state that the table is: a known one, or a new one."""
        every = list(range(1, self.states[number].slots + 2))
        kept = slots_of(table)
        if kept != every and not self._forgets(*asked, kept):
            kept = every
        plain = renumbered(table, kept)
        shorter = [one.after(*(one.anchors[slot - 1] for slot in kept)) for one in witnesses]
        place = self._places.setdefault(content(plain, len(kept)), len(self.states))
        if place == len(self.states):
            self.states.append(State(plain, len(kept), self.states[number].depth + 1))
        state = self.states[place]
        assert state.table is not None
        state.table = narrowed(state.table, plain)
        state.reached_by.add(move.kind)
        state.witnesses = self._different([*state.witnesses, *self._different(shorter, ASKED)], REMEMBERED)
        return Cell(place, tuple(kept))

    def _different(self, found: list[Witness], wanted: int) -> list[Witness]:
        """So many of these, as different in their days as can be."""
        step = max(1, len(found) // MANY)
        return unlike([(witness, self.court.traits(witness)) for witness in found[::step]], wanted)

    def _watched(self, witness: Witness, turn: int | None = None) -> Watched:
        """What is decided about a debt; from the second `turn` on only on every fourth day, others each."""
        probe = self.court.probe(witness)
        days = probe.days()[turn % EVERY :: EVERY] if turn else probe.days()
        reasoned = not turn
        return Watched(
            probe, tuple((day, self._decided(witness, probe.case, day, reasoned=reasoned)) for day in days)
        )

    def _decided(
        self, witness: Witness, case: OverdueCase, day: date, *, reasoned: bool = False
    ) -> OverdueDecision:
        stop_day = self.court.rules.terms.segments[witness.segment].stop_day
        self.questions += 1
        return alike(self.court.rules.decide(case, day, reasoned=reasoned), stop_day)

    def _changes_nothing(self, asked: list[Witness], found: Iterable[Watched]) -> bool:
        """Whether the last event changes nothing of what the debt was before, now and after more events."""
        before = [one.after(*one.anchors[:-1]) for one in asked]
        if not all(self._same_days(old, seen) for old, seen in zip(before, found, strict=False)):
            return False
        return all(self._same_future(new, old) for new, old in zip(asked[:EVERY], before, strict=False))

    def _same_days(self, other: Witness, seen: Watched) -> bool:
        case = self.court.case(other)
        return all(
            in_short(self._decided(other, case, day)) == in_short(decision) for day, decision in seen.days
        )

    def _forgets(self, asked: list[Witness], glance: list[Watched], kept: list[int]) -> bool:
        """Whether debts are the same without the events that their table does not name."""
        others = [one.after(*(one.anchors[slot - 1] for slot in kept)) for one in asked]
        if not all(self._same_days(other, seen) for other, seen in zip(others, glance, strict=True)):
            return False
        return all(self._same_future(one, other) for one, other in zip(asked[:EVERY], others, strict=False))

    def _same_future(self, one: Witness, other: Witness) -> bool:
        """Whether two debts stay alike whatever follows, on the same day or soon after, in turn."""
        last = one.anchors[-1]
        self._turns += 1
        for turn, move in enumerate(self._every_move[self._turns % EVERY :: EVERY], self._turns // EVERY):
            soon = SOON if turn % 2 or not is_after(move, last.move) else NO_DAYS
            if not self._same_after(one, other, move, last.on + soon):
                return False
        return True

    def _same_after(self, one: Witness, other: Witness, move: Move, on: date) -> bool:
        longer = [self.court.with_event(debt, move, on) for debt in (one, other)]
        days = (on, on + LATER)
        return all(len({in_short(self._decided(one, case, day)) for case in longer}) == 1 for day in days)

    @property
    def _every_move(self) -> list[Move]:
        return list(dict.fromkeys(move for _, move in self.follows))
