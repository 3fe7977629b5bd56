"""A row of a people's table, read by whoever knows its format, before anybody says what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from policy_gen.problems import Problem, Severity, Span
from policy_gen.profile.wording import problem


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by field; a field without a column is absent."""

    number: int
    """As a spreadsheet counts."""
    cells: Mapping[str, str]
    days: Mapping[str, date]
    """The days that could be read."""
    places: Mapping[str, Span]
    headers: Mapping[str, str]
    faults: tuple[Problem, ...] = ()
    """What could not be read."""

    def text(self, field: str) -> str:
        """A cell without blanks around it; empty where there is none."""
        return self.cells.get(field, "").strip()

    def place(self, field: str) -> Span | None:
        """Where a cell stands, else the row."""
        return self.places.get(field) or next(iter(self.places.values()), None)

    def told(
        self, code: str, variant: str, field: str, severity: Severity = Severity.ERROR, known: str = "",
        other: str = "",
    ) -> Problem:  # fmt: skip
        """A problem of one cell."""
        return problem(
            code, self.place(field), variant, severity=severity, row=self.number, found=self.text(field),
            column=self.headers.get(field, field), known=known, other=other,
        )  # fmt: skip
