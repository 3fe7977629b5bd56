"""The tables of one company: for each segment and size of debt what holds when, as the rules answer it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from policy_gen.rules.calendar import is_business_day, rolled_forward
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.lookup.by_date import (
    Days,
    Offsets,
    column,
    columns,
    every_day,
    separating,
    shapes,
    telling,
)
from policy_gen.rules.receivables.lookup.explaining import explains
from policy_gen.rules.receivables.lookup.fitting import Table, Unfitted, fitted
from policy_gen.rules.receivables.lookup.marks import acceptance_marks, claim_marks, delivery_marks, due_marks
from policy_gen.rules.receivables.lookup.observing import Probe, Watched, watched

USUAL, UNUSUAL = 5, 4
"""How many anchors of frequent and of rare shapes are asked about: the weekdays, and some holidays."""
AROUND = timedelta(days=2)
LONG_BEFORE = timedelta(days=200)
"""A debt whose due date lies so far back has nothing of its own left to happen."""
NOTHING = Decimal(0)
AROUND_USUAL, AROUND_DUE = (12, 1, -3, -1, 2), (0, 4, 1, 9, -3, 6, 2)
"""Days before the usual delivery, and before the due date, on which one debt and the next is delivered."""
CENT = Decimal("0.01")
LARGEST_CENTS = 10**15


@dataclass(frozen=True, slots=True)
class Track:
    """What holds for debts of a segment from a size on."""

    segment: str
    least: Decimal | None
    """The smallest debt it holds for; None: for debts of unknown size."""
    band: str | None
    table: Table
    columns: tuple[tuple[str, Days], ...]
    """The days of each mark by anchor."""


@dataclass(frozen=True, slots=True)
class Lie:
    """How the marks of one kind of debt lie by anchor."""

    shapes: dict[date, Offsets]
    columns: dict[str, Days]
    telling: list[date]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tracks of a company, for anchors of some years."""

    rules: OverdueRules
    first: date
    last: date
    oldest: date | None = None
    """The first due date, if it is earlier than the first day of anything else."""
    strict: bool = False
    """Whether a day that is no mark is a fault; else the table holds only what is certain."""
    _known: dict[tuple[str, str, int], Lie] = field(default_factory=dict)
    _tables: dict[object, Table] = field(default_factory=dict)

    def effective_due(self) -> Days:
        """Days from the agreed due date to the effective one."""
        terms = self.rules.terms
        days = self._every_due_date()
        return column({d: (rolled_forward(d, terms.country) - d).days if terms.rolls else 0 for d in days})

    def usual_due_dates(self, segment: str) -> list[date]:
        """A due date of each weekday, without holidays near it."""
        return self.telling_due_dates(segment)[:USUAL]

    def telling_due_dates(self, segment: str) -> list[date]:
        """The usual due dates, and some near holidays."""
        return self._lie(segment, "due", self.rules.terms.segments[segment].negotiation_days).telling

    def due_dates(self, segment: str) -> list[date]:
        """Every effective due date of the years."""
        return list(self._lie(segment, "due", self.rules.terms.segments[segment].negotiation_days).shapes)

    def days(self) -> list[date]:
        """Every day of the years."""
        return every_day(self.first, self.last)

    def unpaid(self) -> Iterator[Track]:
        """Debts without any event, by effective due date."""
        for segment in self.rules.terms.segments:
            yield from _joined(self._unpaid(segment, least) for least in self._sizes(segment))

    def demanded(self) -> Iterator[Track]:
        """Debts after the demand letter, by the day from which the demand period runs."""
        for segment in self.rules.terms.segments:
            yield from _joined(self._demanded(segment, least) for least in self._sizes(segment))

    def unaccepted(self) -> Iterator[Track]:
        """Work handed over and not accepted yet, by the day of the handover."""
        for segment, known in self.rules.terms.segments.items():
            if known.from_acceptance:
                yield self._unaccepted(segment)

    def delivered(self) -> Iterator[Track]:
        """Debts of which the day of delivery is known, up to the due date; later it makes no difference."""
        for segment, known in self.rules.terms.segments.items():
            if not (known.from_acceptance or known.prepaid):
                every = [self._delivered(segment, least) for least in self._sizes(segment)]
                if None not in every:
                    yield from _joined(track for track in every if track is not None)

    def _sizes(self, segment: str) -> Iterator[Decimal | None]:
        """The smallest debt of each amount class; None for debts of unknown size."""
        yield None
        low, highest = 1, self.rules.amount_class(segment, LARGEST_CENTS * CENT)
        for wanted in range(highest + 1):
            low = self._first_of(segment, wanted, low)
            yield low * CENT

    def _first_of(self, segment: str, wanted: int, low: int) -> int:
        high = LARGEST_CENTS
        while low < high:
            middle = (low + high) // 2
            if self.rules.amount_class(segment, middle * CENT) >= wanted:
                high = middle
            else:
                low = middle + 1
        return low

    def _unpaid(self, segment: str, least: Decimal | None) -> Track:
        terms = self.rules.terms
        known, band = terms.segments[segment], terms.band_of(least)
        own = band.negotiation_days if band is not None else None
        days = known.negotiation_days if own is None else min(own, known.negotiation_days)
        lie = self._lie(segment, "due", days)
        probes = []
        for due in lie.telling:
            marks = due_marks(terms, known, days, due)
            since, until = min(marks.values()) - AROUND, max(marks.values()) + AROUND
            probes.append(Probe(OverdueCase(segment, due, least, NOTHING), marks, since, until))
        return self._track(segment, least, probes, lie)

    def _lie(self, segment: str, anchor: str, days: int = 0) -> Lie:
        """How the marks lie, worked out once for all sizes of debt."""
        key = (segment, anchor, days)
        if key not in self._known:
            terms = self.rules.terms
            make = {
                "due": lambda day: due_marks(terms, terms.segments[segment], days, day),
                "claim": lambda day: claim_marks(terms, day),
                "delivery": lambda day: acceptance_marks(terms, day),
            }[anchor]
            found = shapes(self._anchors(anchor), make)
            chosen = telling(found, USUAL, UNUSUAL)
            chosen += separating(found, chosen)
            self._known[key] = Lie(found, columns(found), chosen)
        return self._known[key]

    def _anchors(self, anchor: str) -> list[date]:
        if anchor != "due":
            return self.days()
        country = self.rules.terms.country
        return [
            d for d in self._every_due_date() if not self.rules.terms.rolls or is_business_day(d, country)
        ]

    def _every_due_date(self) -> list[date]:
        return every_day(self.oldest or self.first, self.last)

    def _demanded(self, segment: str, least: Decimal | None) -> Track:
        lie = self._lie("", "claim")
        probes = []
        for sent in lie.telling:
            marks = claim_marks(self.rules.terms, sent)
            events = (Event(EventKind.CLAIM_SENT, sent), Event(EventKind.CLAIM_RECEIVED, sent))
            case = OverdueCase(segment, self.first - LONG_BEFORE, least, NOTHING, events=events)
            probes.append(Probe(case, marks, sent, max(marks.values()) + AROUND))
        return self._track(segment, least, probes, lie)

    def _unaccepted(self, segment: str) -> Track:
        lie = self._lie("", "delivery")
        probes = []
        for delivered in lie.telling:
            marks = acceptance_marks(self.rules.terms, delivered)
            due = max(marks.values()) + LONG_BEFORE
            case = OverdueCase(segment, due, exposure=NOTHING, delivered=delivered)
            probes.append(Probe(case, marks, delivered, max(marks.values()) + AROUND))
        return self._track(segment, None, probes, lie)

    def _delivered(self, segment: str, least: Decimal | None) -> Track | None:
        """None: some delivery is decided in a way no table tells."""
        lie = self._lie(segment, "due", self.rules.terms.segments[segment].negotiation_days)
        probes = list(self._deliveries(segment, least, lie.telling))
        # A check that falls on the last day watched does not say when it ends.
        track = self._track(segment, least, [one for one in probes if one.marks["check"] != one.until], lie)
        # Before the due date every duty holds on its days, whichever stage the delivery makes of them.
        entries = tuple(replace(entry, stage=None) for entry in track.table.entries)
        table = replace(track.table, entries=entries)
        found = [watched(self.rules, probe) for probe in probes]
        return replace(track, table=table) if explains(table, found, quoted=False) else None

    def _deliveries(self, segment: str, least: Decimal | None, dues: list[date]) -> Iterator[Probe]:
        terms = self.rules.terms
        known = terms.segments[segment]
        for number, due in enumerate(dues):
            around = due_marks(terms, known, known.negotiation_days, due)
            usual = known.terms_days + AROUND_USUAL[number % len(AROUND_USUAL)]
            for before in (usual, AROUND_DUE[number % len(AROUND_DUE)]):
                delivered = due - timedelta(days=before)
                marks = around | delivery_marks(terms, min(delivered, due))
                case = OverdueCase(segment, due, least, NOTHING, delivered=delivered)
                yield Probe(case, marks, min(marks.values()) - AROUND, due)

    def _track(self, segment: str, least: Decimal | None, probes: list[Probe], lie: Lie) -> Track:
        table = self._table(probes, lie)
        band = self.rules.terms.band_of(least)
        used = {c.mark for e in table.entries for c in (e.first, e.last, *dict(e.named).values()) if c}
        by_date = tuple((name, days) for name, days in lie.columns.items() if name in used)
        return Track(segment, least, band.id if band is not None else None, table, by_date)

    def _table(self, probes: list[Probe], lie: Lie) -> Table:
        """The table behind the probes; asked once for debts about which the first probe decides the same."""
        first = watched(self.rules, probes[0])
        same = (id(lie), tuple((day, _in_short(decision)) for day, decision in first.days))
        if same not in self._tables:
            others = [watched(self.rules, probe) for probe in probes[1:]]
            self._tables[same] = self._fitted([first, *others])
        return self._tables[same]

    def _fitted(self, found: list[Watched]) -> Table:
        try:
            return fitted(found)
        except Unfitted:
            if self.strict:
                raise
            return fitted(found, shared=True)


def _in_short(decision: OverdueDecision) -> OverdueDecision:
    """A decision without its reasoning, which a table does not hold."""
    return replace(decision, outstanding=None, collectable=None, band=None, clauses=(), trace=(), warnings=())


def _joined(found: Iterable[Track]) -> Iterator[Track]:
    """Without a track that says the same as the size below it."""
    before: Track | None = None
    for track in found:
        same = before and before.least is not None and _content(before) == _content(track)
        if not same:
            yield track
            before = track


def _content(track: Track) -> tuple[object, ...]:
    return track.band, track.table, track.columns
