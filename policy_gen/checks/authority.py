"""What a role may decide alone is one number, wherever it is written (RSP-060, ANN-T)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policy_gen.problems import Problem, Span
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import problem

Limit = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of approvals, and the key of `may_decide` that repeats it; a limit of None is open."""

    key: str
    path: str
    column: str
    """The key of a row that holds its limit."""
    rows: Sequence[tuple[str, Limit]]
    """Role and limit of each row."""


def one_limit_each(loaded: LoadedProfile) -> Iterable[Problem]:
    """The days and sums of a role agree with the tables of approvals (brief 8.2.19).

    A limit left out repeats nothing; a written 0 says that the role decides nothing.
    """
    for table in _tables(loaded.profile):
        for name, role in loaded.profile.roles.items():
            path = f"roles.{name}.may_decide.{table.key}"
            own = getattr(role.may_decide, table.key)
            if own or loaded.origins.written_place(path):
                yield from _disagreement(loaded, table, name, own)


def _disagreement(loaded: LoadedProfile, table: Table, name: str, own: int | Decimal) -> Iterator[Problem]:
    """What a role's own limit says against the highest of its rows in the table."""
    rows = {index: limit for index, (holder, limit) in enumerate(table.rows) if holder == name}
    row = max(rows, key=lambda index: _height(rows[index]), default=None)
    limit = 0 if row is None else rows[row]
    if limit == own:
        return
    yield problem(
        "two-limits",
        loaded.origins.place(f"roles.{name}.may_decide.{table.key}"),
        "absent" if row is None else "open" if limit is None else "",
        role=name,
        key=table.key,
        table=table.path,
        found=own,
        limit=limit,
        related=_row_place(loaded, table, row),
    )


def _height(limit: Limit) -> tuple[bool, int | Decimal]:
    return limit is None, limit or 0


def _row_place(loaded: LoadedProfile, table: Table, row: int | None) -> Span | None:
    """The limit of a row, its role where it is open without saying so, the whole table where no row fits."""
    written = loaded.origins.written_place
    if row is None:
        return written(table.path)
    return written(f"{table.path}.{row}.{table.column}") or written(f"{table.path}.{row}.role")


def _tables(profile: Profile) -> tuple[Table, ...]:
    rules = profile.receivables
    schedules = [(row.role, row.max_days) for row in rules.schedules]
    write_offs = [(row.role, row.up_to) for row in rules.write_off.approvals]
    return (
        Table("schedule_days", "receivables.schedules", "max_days", schedules),
        Table("write_off", "receivables.write_off.approvals", "up_to", write_offs),
    )
