"""Rows that are read one after another: they rise, and the last one is open."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.wording import problem

_OPEN = Decimal("Infinity")


def open_ladders(loaded: LoadedProfile) -> Iterable[Problem]:
    """Approvals, schedules and amount bands rise and end with an open row."""
    money = loaded.profile.receivables
    yield from _ladder(
        loaded, "receivables.preventive.credit_approvals", money.preventive.credit_approvals, "up_to"
    )
    yield from _ladder(loaded, "receivables.write_off.approvals", money.write_off.approvals, "up_to")
    yield from _ladder(loaded, "receivables.amount_bands", money.amount_bands, "below")
    yield from _ladder(loaded, "receivables.schedules", money.schedules, "max_days", "max_amount")


def _ladder(loaded: LoadedProfile, path: str, rows: Sequence[Any], *limits: str) -> Iterable[Problem]:
    if not rows:
        yield problem("open-end", loaded.origins.key_place(path), "empty", path=path)
        return
    if any(getattr(rows[-1], limit) is not None for limit in limits):
        yield problem("open-end", loaded.origins.place(f"{path}.{len(rows) - 1}.{limits[0]}"), path=path)
    for index, (before, row) in enumerate(pairwise(rows), start=1):
        if getattr(before, limits[0]) is None and getattr(before, limits[-1]) is None:
            yield problem(
                "unsorted-list", loaded.origins.place(f"{path}.{index - 1}.{limits[0]}"), "open", path=path
            )
        elif _height(row, limits) <= _height(before, limits):
            place = loaded.origins.place(f"{path}.{index}.{limits[0]}")
            related = loaded.origins.written_place(f"{path}.{index - 1}.{limits[0]}")
            yield problem("unsorted-list", place, path=path, found=getattr(row, limits[0]), related=related)


def _height(row: Any, limits: tuple[str, ...]) -> tuple[Decimal | int, ...]:
    values = [getattr(row, limit) for limit in limits]
    return tuple(_OPEN if value is None else value for value in values)


_RANKS = (RoleLevel.EXTERNAL, RoleLevel.STAFF, RoleLevel.MANAGER, RoleLevel.TOP_MANAGEMENT)


def levels_rise(loaded: LoadedProfile) -> Iterable[Problem]:
    """Nobody of a lower level decides about more: the level of those who approve never falls (RSP-060)."""
    money, roles = loaded.profile.receivables, loaded.profile.roles
    for path, rows in (
        ("receivables.preventive.credit_approvals", money.preventive.credit_approvals),
        ("receivables.write_off.approvals", money.write_off.approvals),
        ("receivables.schedules", money.schedules),
    ):
        ranks = [_RANKS.index(roles[row.role].level) for row in rows]
        for index in range(1, len(rows)):
            above = max(range(index), key=ranks.__getitem__)
            if ranks[index] < ranks[above]:
                yield problem(
                    "level-falls",
                    loaded.origins.place(f"{path}.{index}.role"),
                    severity=Severity.WARNING,
                    related=loaded.origins.written_place(f"{path}.{above}.role"),
                    path=path,
                    role=rows[index].role,
                    level=roles[rows[index].role].level,
                    above=rows[above].role,
                    above_level=roles[rows[above].role].level,
                )


def sorted_lists(loaded: LoadedProfile) -> Iterable[Problem]:
    """Bands, buckets and contacts rise; reminders fall."""
    profile = loaded.profile
    money = profile.receivables
    bands = profile.refusal.significance.revenue_bands
    yield from _ordered(loaded, "refusal.significance.revenue_bands", bands)
    yield from _ordered(loaded, "receivables.reporting.ageing_buckets", money.reporting.ageing_buckets)
    yield from _ordered(
        loaded, "receivables.contact_ladder", money.contact_ladder, lambda rung: rung.day, ".day"
    )
    yield from _ordered(
        loaded, "receivables.current.reminders_before_due", money.current.reminders_before_due, falling=True
    )


def _ordered(
    loaded: LoadedProfile,
    path: str,
    values: Sequence[Any],
    value_of: Callable[[Any], Any] = lambda value: value,
    field: str = "",
    *,
    falling: bool = False,
) -> Iterable[Problem]:
    for index, (before, here) in enumerate(pairwise(values), start=1):
        first, second = value_of(before), value_of(here)
        if second >= first if falling else second <= first:
            place = loaded.origins.place(f"{path}.{index}{field}")
            variant = "falling" if falling else ""
            related = loaded.origins.written_place(f"{path}.{index - 1}{field}")
            yield problem("unsorted-list", place, variant, path=path, found=second, related=related)
