"""Which clauses the scenarios of a company exercise, of those its rules may rest an answer on."""

from collections.abc import Iterable
from dataclasses import dataclass

from policy_gen.scenarios.exploring import reachable_clauses
from policy_gen.scenarios.running import Outcome
from policy_gen.scenarios.subject import Subject


@dataclass(frozen=True, slots=True)
class Coverage:
    """Printed clauses in the order of the policy."""

    exercised: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def percent(self) -> int:
        """The share exercised; rounded down, so that 100 means all."""
        whole = len(self.exercised) + len(self.missed)
        return 100 * len(self.exercised) // whole if whole else 100


def coverage(subject: Subject, outcomes: Iterable[Outcome]) -> Coverage:
    """What the scenarios of one company exercise: the clauses behind the policy's answers to them."""
    reached = frozenset(
        clause for one in outcomes for checked in one.checks for clause in checked.answer.clauses
    )
    wanted = reachable_clauses(subject) | reached
    printed = [clause for clause in subject.own_teller.briefing.places if clause in wanted]
    return Coverage(
        tuple(clause for clause in printed if clause in reached),
        tuple(clause for clause in printed if clause not in reached),
    )
