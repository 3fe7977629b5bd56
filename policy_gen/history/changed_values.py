"""Which values differ between two versions, and whose change each is."""

from collections.abc import Mapping
from dataclasses import dataclass

from policy_gen.history.amendments import Cause, Value
from policy_gen.history.snapshots import Snapshot
from policy_gen.profile.leaves import Leaf, is_text, parameter_path


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value or, where whole entries came or went, an entry of a list, as people know it."""

    path: str
    before: Value
    after: Value
    cause: Cause
    leaves: frozenset[str]
    """The paths below it that differ, as clauses read them."""


def changed_values(before: Snapshot, after: Snapshot) -> tuple[ChangedValue, ...]:
    """Every parameter that differs, in the order of the profile."""
    own = _grouped(before.values, after.values, after.binding, Cause.PROFILE)
    said = {leaf for one in own for leaf in one.leaves}
    then, now = before.record, after.record
    if then is None or now is None:
        return own
    # What the profile does not say and the pages show all the same comes with the program: its presets.
    both = {path for path in then.values.keys() & now.values.keys() if path not in said}
    defaults = _grouped(
        {path: value for path, value in then.values.items() if path in both},
        {path: value for path, value in now.values.items() if path in both},
        after.binding,
        Cause.GENERATOR,
    )
    return own + defaults


def _grouped(
    before: Mapping[str, Leaf], after: Mapping[str, Leaf], binding: str, cause: Cause
) -> tuple[ChangedValue, ...]:
    absent = object()
    paths = dict.fromkeys((*before, *after))
    differing = [path for path in paths if before.get(path, absent) != after.get(path, absent)]
    groups: dict[str, list[str]] = {}
    for path in differing:
        groups.setdefault(_group(path, before, after), []).append(path)
    return tuple(
        ChangedValue(
            group,
            _value(before, group, members, binding),
            _value(after, group, members, binding),
            cause,
            frozenset(members),
        )
        for group, members in groups.items()
    )


def _group(path: str, before: Mapping[str, Leaf], after: Mapping[str, Leaf]) -> str:
    """The parameter a differing leaf belongs to: the outermost entry that only one side has, or itself."""
    if path not in before or path not in after:
        parts = path.split(".")
        for end in range(1, len(parts)):
            prefix = ".".join(parts[:end])
            if _stands(prefix, before) != _stands(prefix, after):
                return _list_of(prefix)
    return _list_of_changed_length(parameter_path(path), before, after)


def _stands(prefix: str, values: Mapping[str, Leaf]) -> bool:
    """Whether a side has a section or entry of this name."""
    return any(path.startswith(f"{prefix}.") for path in values)


def _list_of(entry: str) -> str:
    """An entry by its id; the whole list where entries have only their place."""
    head, _, last = entry.rpartition(".")
    return head if last.isdigit() else entry


def _list_of_changed_length(path: str, before: Mapping[str, Leaf], after: Mapping[str, Leaf]) -> str:
    """The list itself where its entries shifted: rows of other places are no longer the same rows."""
    parts = path.split(".")
    for place, part in enumerate(parts):
        if part.isdigit():
            rows = ".".join(parts[:place])
            if _length(rows, before) != _length(rows, after):
                return rows
    return path


def _length(rows: str, values: Mapping[str, Leaf]) -> int:
    depth = rows.count(".") + 1
    return len({path.split(".")[depth] for path in values if path.startswith(f"{rows}.")})


def _value(values: Mapping[str, Leaf], group: str, members: list[str], binding: str) -> Value:
    """What a side has: the value, the words of a list, the number of rows, or the id of an entry."""
    if group in values:
        return values[group]
    below = {path.removeprefix(f"{group}."): value for path, value in values.items()
             if path.startswith(f"{group}.")}  # fmt: skip
    if not below:
        return None
    if all(key.isdigit() for key in below):
        return tuple(str(value) for value in below.values())
    if all(key.partition(".")[0].isdigit() for key in below):
        return _length(group, values)
    if is_text(group):
        return _words(below, binding, members, group)
    return group.rpartition(".")[2]


def _words(below: Mapping[str, Leaf], binding: str, members: list[str], group: str) -> Value:
    """A text in the binding language, or in the one that differs."""
    changed = [path.removeprefix(f"{group}.") for path in members]
    wanted = (binding, f"{binding}.nom", *changed, *below)
    return next((below[key] for key in wanted if key in below and key in changed), None)
