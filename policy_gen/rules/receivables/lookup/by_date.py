"""Marks by date: on which day of a debt each mark falls, for every due date of some years."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from policy_gen.rules.receivables.lookup.marks import Marks

WEEKDAYS = range(1, 8)
"""By ISO number: Monday is 1."""

Offsets = tuple[tuple[str, int], ...]
"""Days from the anchor to each mark."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days from a date to a mark: the usual number by weekday, and the dates for which it is another.

    None: the mark has no day there, or such a date never comes.
    """

    usual: tuple[int | None, ...]
    unusual: tuple[tuple[date, int | None], ...]

    def after(self, day: date) -> int | None:
        return dict(self.unusual).get(day, self.usual[day.isoweekday() - 1])


def shapes(anchors: Iterable[date], marks_of: Callable[[date], Marks]) -> dict[date, Offsets]:
    """How the marks lie around each anchor."""
    return {
        anchor: tuple((name, (day - anchor).days) for name, day in marks_of(anchor).items())
        for anchor in anchors
    }


def columns(found: Mapping[date, Offsets]) -> dict[str, Days]:
    """The days of each mark by date."""
    names = dict.fromkeys(name for offsets in found.values() for name, _ in offsets)
    by_date = {anchor: dict(offsets) for anchor, offsets in found.items()}
    return {name: column({day: days.get(name) for day, days in by_date.items()}) for name in names}


def column(days: Mapping[date, int | None]) -> Days:
    """The days of one mark, told by weekday as far as possible."""
    by_weekday: dict[int, list[int | None]] = {number: [] for number in WEEKDAYS}
    for day, offset in days.items():
        by_weekday[day.isoweekday()].append(offset)
    usual = tuple(_most_frequent(offsets) for offsets in by_weekday.values())
    unusual = tuple((day, offset) for day, offset in days.items() if offset != usual[day.isoweekday() - 1])
    return Days(usual, unusual)


def _most_frequent(found: Iterable[int | None]) -> int | None:
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else None


def telling(found: Mapping[date, Offsets], usual: int, unusual: int) -> list[date]:
    """A few anchors that lie as differently as possible: of the most frequent shapes, and of rare ones."""
    by_shape: dict[Offsets, list[date]] = defaultdict(list)
    for anchor, offsets in found.items():
        by_shape[offsets].append(anchor)
    ranked = sorted(by_shape.values(), key=lambda anchors: (-len(anchors), anchors[0]))
    rare = ranked[usual:]
    step = max(1, len(rare) // unusual)
    return [anchors[len(anchors) // 2] for anchors in (*ranked[:usual], *rare[::step][:unusual])]


NEAR = 2
"""Days between two columns that one could take for the other."""


def separating(found: Mapping[date, Offsets], chosen: list[date]) -> list[date]:
    """Further anchors for marks that lie alike around all chosen ones, but not around all others."""
    together = set.intersection(*(_relations(found[anchor]) for anchor in chosen))
    further: list[date] = []
    shapes_left = {offsets: anchor for anchor, offsets in found.items()}
    kept = {offsets: together & _relations(offsets) for offsets in shapes_left}
    while together:
        offsets = min(kept, key=lambda one: len(kept[one] & together))
        if together <= kept[offsets]:
            break
        together &= kept[offsets]
        further.append(shapes_left[offsets])
    return further


def _relations(offsets: Offsets) -> set[tuple[str, str, int]]:
    """How marks lie to each other: how far apart, if they are near, and else which comes first."""
    return {
        (one, other, max(-NEAR - 1, min(days - before, NEAR + 1)))
        for place, (other, before) in enumerate(offsets)
        for one, days in offsets[:place]
    }


def every_day(first: date, last: date) -> list[date]:
    """The days from one to another, both included."""
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]
