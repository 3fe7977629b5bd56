"""What a role does and by when: rows of the matrix with the deadline of the clause behind each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.rule_views import raci_row
from policy_gen.policy.tree import Clause
from policy_gen.profile.sourced import Sourced
from policy_gen.rules.responsibility.raci import RaciRow

LETTERS = ("A", "R", "C", "I")
DONE_BY_THE_ROLE = ("A", "R")
"""Whoever is asked or told has no deadline of the clause to keep."""


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of one role, printed for one page."""

    printer: Printer
    clauses: Mapping[str, Clause]
    role_id: str

    def deadline(self, clause_id: str) -> Markup | None:
        """By when a clause is done, as the clause says it; None where it says nothing of the kind."""
        clause = self.clauses.get(clause_id)
        if clause is None or clause.deadline is None:
            return None
        said = clause.deadline
        return Markup(self.printer.recorder.mark(said.text, Sourced(said.text, said.sources)))

    def activities(self) -> Iterator[dict[str, Any]]:
        """The part the role plays, by letter, with its rows of the matrix."""
        for letter in LETTERS:
            rows = [self._row(row, letter) for row in self._rows(letter)]
            if rows:
                yield {"letter": letter, "rows": rows}

    def timed(self, listed: Iterable[str]) -> Iterator[dict[str, Any]]:
        """What has a deadline: the clauses listed, then what the role does and answers for."""
        labels = self._labels()
        for clause_id in dict.fromkeys((*listed, *labels)):
            deadline = self.deadline(clause_id)
            if deadline:
                # A title that asks cannot stand before a colon.
                label = labels.get(clause_id) or self.clauses[clause_id].title.rstrip("?")
                yield {"clause": clause_id, "label": label, "deadline": deadline}

    def _labels(self) -> dict[str, Markup]:
        """What the role does, then what it answers for, by the clause behind it."""
        rows = [row for letter in reversed(DONE_BY_THE_ROLE) for row in self._rows(letter)]
        return {row.clause: self.printer.cap(self.printer.word(row.id, "activity")) for row in rows}

    def _rows(self, letter: str) -> list[RaciRow]:
        return [row for row in self.printer.briefing.matrix if self.role_id in _under(row, letter)]

    def _row(self, row: RaciRow, letter: str) -> dict[str, Any]:
        deadline = self.deadline(row.clause) if letter in DONE_BY_THE_ROLE else None
        return raci_row(self.printer, row) | {"deadline": deadline}


def _under(row: RaciRow, letter: str) -> set[str]:
    columns = {"A": (row.accountable,), "R": row.responsible, "C": row.consulted, "I": row.informed}
    return {role.value for role in columns[letter]}
