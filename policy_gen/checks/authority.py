"""What a role may decide alone is one number, wherever it is written (RSP-060, ANN-T)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import problem

Limit = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of approvals, and the key of `may_decide` that repeats it; a limit of None is open."""

    key: str
    path: str
    rows: Sequence[tuple[str, Limit]]
    """Role and limit of each row."""


def one_limit_each(loaded: LoadedProfile) -> Iterable[Problem]:
    """The days and sums of a role agree with the tables of approvals (brief 8.2.19)."""
    for table in _tables(loaded.profile):
        for name, role in loaded.profile.roles.items():
            own = getattr(role.may_decide, table.key)
            limits = [limit for holder, limit in table.rows if holder == name]
            known = [limit for limit in limits if limit is not None]
            is_open = len(known) < len(limits)
            limit = max(known, default=None)
            if not own or (not is_open and own == limit):
                continue
            yield problem(
                "two-limits",
                loaded.origins.place(f"roles.{name}.may_decide.{table.key}"),
                "open" if is_open else "" if limits else "absent",
                role=name,
                key=table.key,
                table=table.path,
                found=own,
                limit=limit,
            )


def _tables(profile: Profile) -> tuple[Table, ...]:
    rules = profile.receivables
    schedules = [(row.role, row.max_days) for row in rules.schedules]
    write_offs = [(row.role, row.up_to) for row in rules.write_off.approvals]
    return (
        Table("schedule_days", "receivables.schedules", schedules),
        Table("write_off", "receivables.write_off.approvals", write_offs),
    )
