"""The work of a day sorted by who does it, the most urgent first."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from policy_gen.rules.reasoning import Duty
from policy_gen.worklist.lines import NO_ACTION
from policy_gen.worklist.planning import Work


class Task(NamedTuple):
    """What one role does about one row today."""

    work: Work
    duties: tuple[Duty, ...]

    @property
    def by(self) -> date | None:
        """The earliest day of the duties; for the owner of a late stage the day that passed."""
        if self.is_late:
            return self.work.line.deadline
        return min((duty.by for duty in self.duties if duty.by), default=None)

    @property
    def is_late(self) -> bool:
        """Whether the stage is late and this role owns it."""
        line = self.work.line
        return bool(line.days_late) and any(duty.owner == line.owner for duty in self.duties)


def tasks_by_owner(work: Iterable[Work]) -> dict[str, list[Task]]:
    """Everybody's tasks, by role in order of its id; each row stands once with a role."""
    found: dict[str, list[Task]] = {}
    for one in work:
        if one.line.idle:
            continue
        owners = dict.fromkeys(duty.owner for duty in one.line.duties if duty.what.key != NO_ACTION)
        for owner in owners:
            duties = tuple(duty for duty in one.line.duties if duty.owner == owner)
            found.setdefault(owner, []).append(Task(one, duties))
    return {owner: sorted(found[owner], key=urgency) for owner in sorted(found)}


def urgency(task: Task) -> tuple[int, date, Decimal, int]:
    """Late first, then by deadline, then by amount."""
    late = task.work.line.days_late if task.is_late else 0
    return -late, task.by or date.max, -task.work.item.amount, task.work.item.row


def is_due(task: Task, as_of: date) -> bool:
    """Whether the task must be done today, or should have been."""
    by = task.by
    return task.is_late or (by is not None and by <= as_of)
