"""The people of a company, from a file outside git: staff number, unit, roles, first and last day (8.2.9)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from policy_gen.history.acknowledging.register import Signature, is_staff_number
from policy_gen.history.acknowledging.rows import Row
from policy_gen.history.acknowledging.staff_words import StaffWords
from policy_gen.languages.folding import folded
from policy_gen.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works by the policy."""

    staff_number: str
    unit: str
    roles: tuple[str, ...]
    """In the order of their ids."""
    started_on: date | None = None
    left_on: date | None = None
    """The last day at work."""
    role_since: date | None = None
    """Since when in the present role, where the table says so."""
    name: str = ""
    """Only ever shown where names were asked for."""

    def is_there(self, as_of: date) -> bool:
        """Whether somebody still works here, or is about to; on the last day nobody is asked any more."""
        return self.left_on is None or self.left_on > as_of


CODE = "people-row"


def read_people(
    rows: Iterable[Row], words: StaffWords, signing: frozenset[str], recorded: Collection[str] = ()
) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """People by staff number, several rows of one put together; rows that say nothing usable as problems.

    Somebody without a role of the policy has nothing to sign and is left out with a warning. A number that a
    spreadsheet has robbed of its zeros is the one `recorded` in the register, with one warning for all.
    """
    told = list(rows)
    written = {row.text("staff_number") for row in told}
    whole = with_zeros([number for number in recorded if number not in written])
    found: dict[str, list[Person]] = {}
    problems: list[Problem] = []
    for row in told:
        read = _person(row, words, signing)
        if not isinstance(read, Person):
            problems.extend(read)
            continue
        number = read.staff_number if read.staff_number in recorded else whole.get(read.staff_number)
        if number and number != read.staff_number:
            if not any(one.variant == "zeros" for one in problems):
                problems.append(row.told(CODE, "zeros", "staff_number", Severity.WARNING, other=number))
            read = replace(read, staff_number=number)
        others = found.setdefault(read.staff_number, [])
        if any(_is_somebody_else(read, other) for other in others):
            problems.append(row.told(CODE, "names", "staff_number", Severity.WARNING))
        others.append(read)
    return tuple(reduce(_joined, found[number]) for number in sorted(found)), tuple(problems)


def with_zeros(numbers: Iterable[str]) -> Mapping[str, str]:
    """Staff numbers of digits by what a spreadsheet leaves of them; what could be two is left out."""
    found: dict[str, list[str]] = {}
    for number in sorted(set(numbers)):
        if number.isdigit() and number.lstrip("0"):
            found.setdefault(number.lstrip("0"), []).append(number)
    return {bare: alike[0] for bare, alike in found.items() if len(alike) == 1}


def _is_somebody_else(one: Person, other: Person) -> bool:
    return bool(one.name and other.name) and folded(one.name).split() != folded(other.name).split()


def _person(row: Row, words: StaffWords, signing: frozenset[str]) -> Person | tuple[Problem, ...]:
    faults = list(row.faults)
    if not is_staff_number(row.text("staff_number")):
        faults.append(row.told(CODE, "number", "staff_number"))
    roles, unknown = words.roles_in(row.text("roles"))
    unit = words.unit(row.text("unit")) if row.text("unit") else words.unit_of[roles[0]] if roles else None
    if unit is None and row.text("unit"):
        faults.append(row.told(CODE, "unit", "unit", known=words.known_units))
    started, left = row.days.get("started_on"), row.days.get("left_on")
    if started and left and left < started:
        faults.append(row.told(CODE, "left", "left_on"))
    if faults:
        return tuple(faults)
    held = tuple(role for role in roles if role in signing)
    if unknown or not held:
        variant = "role" if unknown else "outside" if roles else "no_role"
        return (row.told(CODE, variant, "roles", Severity.WARNING, known=words.known_roles),)
    since = row.days.get("role_since")
    return Person(row.text("staff_number"), unit or "", held, started, left, since, row.text("name"))


def _joined(one: Person, other: Person) -> Person:
    """One person of two rows: every role, the first unit, the earlier start, the later end."""
    starts = [day for day in (one.started_on, other.started_on) if day]
    ends = (one.left_on, other.left_on)
    return replace(
        one,
        roles=tuple(sorted({*one.roles, *other.roles})),
        started_on=min(starts, default=None),
        left_on=max(day for day in ends if day) if all(ends) else None,
        role_since=max((day for day in (one.role_since, other.role_since) if day), default=None),
        name=one.name or other.name,
    )


def signed_people(signatures: Iterable[Signature]) -> tuple[Person, ...]:
    """The people the register knows, where there is no file: with unit and roles of their last signature."""
    last = {one.staff_number: one for one in sorted(signatures, key=lambda one: one.on)}
    return tuple(Person(number, last[number].unit, last[number].roles) for number in sorted(last))
