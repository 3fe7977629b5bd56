"""Days in policy.json: marks of a debt, and the columns that say on which day each mark falls."""

from collections.abc import Iterable
from datetime import date

from policy_gen.policy.exported.part import Part
from policy_gen.rules.receivables.lookup.by_date import Days
from policy_gen.rules.receivables.lookup.fitting import Column

DayRef = tuple[str, int]
"""A mark, and days to add to it."""


class DayColumn(Part):
    """Days from an anchor date to a mark: look the date up in `unusual`, else its weekday in `usual`."""

    id: str
    """Id of the column."""
    usual: tuple[int | None, ...]
    """Days by weekday of the anchor, Monday first; null: the mark has no day."""
    unusual: dict[date, int | None]
    """Days for the anchors that differ, by date."""


class ColumnSet(Part):
    """The column of each mark."""

    id: str
    """Id of the set."""
    marks: dict[str, str]
    """Id of the column by mark. A mark that stands in no set is a day of an event."""


class DayShelf:
    """Columns and sets of columns, each kept once."""

    def __init__(self) -> None:
        self._columns: dict[Days, str] = {}
        self._sets: dict[tuple[tuple[str, str], ...], str] = {}

    def column(self, days: Days) -> str:
        """The id of a column."""
        return self._columns.setdefault(days, f"c{len(self._columns)}")

    def set_of(self, found: Iterable[tuple[str, Days]]) -> str:
        """The id of a set of columns by mark."""
        marks = tuple((mark, self.column(days)) for mark, days in found)
        return self._sets.setdefault(marks, f"m{len(self._sets)}")

    def columns(self) -> tuple[DayColumn, ...]:
        """Every column."""
        return tuple(
            DayColumn(id=name, usual=days.usual, unusual=dict(days.unusual))
            for days, name in self._columns.items()
        )

    def sets(self) -> tuple[ColumnSet, ...]:
        """Every set."""
        return tuple(ColumnSet(id=name, marks=dict(marks)) for marks, name in self._sets.items())


def day_ref(column: Column | None) -> DayRef | None:
    """A column as JSON; None: without end."""
    return None if column is None else (column.mark, column.shift)
