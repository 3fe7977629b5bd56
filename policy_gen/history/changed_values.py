"""Which values differ between two versions, and whose change each is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from policy_gen.history.amendments import Cause, Value
from policy_gen.history.snapshots import Snapshot
from policy_gen.policy.record import Record
from policy_gen.profile.leaves import Leaf, holds_entries, is_text, parameter_path

Leaves = Mapping[str, Leaf]


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value, or a whole entry of a list that came or went, as people know it."""

    path: str
    before: Value
    after: Value
    cause: Cause
    leaves: frozenset[str]
    """The paths at or below it that differ, as clauses read them."""


def changed_values(before: Snapshot, after: Snapshot) -> tuple[ChangedValue, ...]:
    """Every parameter that differs, in the order of the profile."""
    then, now = _records(before, after)
    if then and now and not (before.profile and after.profile):
        # Only what was recorded is known of a side: the other must not seem to have more.
        return tuple(Differing(then.values, now.values, after.binding, Cause.PROFILE).values())
    own = tuple(Differing(before.values, after.values, after.binding, Cause.PROFILE).values())
    if then is None or now is None:
        return own
    # What the profile does not say and the pages show all the same comes with the program: its presets.
    said = {leaf for one in own for leaf in one.leaves}
    both = {path for path in then.values.keys() & now.values.keys() if path not in said}
    sides = [{path: one.values[path] for path in one.values if path in both} for one in (then, now)]
    return (*own, *Differing(sides[0], sides[1], after.binding, Cause.GENERATOR).values())


def _records(before: Snapshot, after: Snapshot) -> tuple[Record | None, Record | None]:
    """What stands behind both sides, in one language where there is one: each records the texts it read."""
    for language in (after.binding, before.binding, *sorted(after.records)):
        if language in before.records and language in after.records:
            return before.records[language], after.records[language]
    return before.record, after.record


@dataclass(frozen=True, slots=True)
class Differing:
    """The values of two sides that are not the same."""

    before: Leaves
    after: Leaves
    binding: str
    cause: Cause

    def values(self) -> Iterator[ChangedValue]:
        """Each parameter once, with all that differs below it."""
        groups: dict[str, list[str]] = {}
        for path in self._differing():
            groups.setdefault(self._group(path), []).append(path)
        for group, members in groups.items():
            if holds_entries(group):
                yield from self._rows(group, members)
            else:
                then, now = (self._value(side, group, members) for side in (self.before, self.after))
                yield ChangedValue(group, then, now, self.cause, frozenset(members))

    def _differing(self) -> Iterator[str]:
        for path in dict.fromkeys((*self.before, *self.after)):
            is_other = self.before.get(path) != self.after.get(path)
            # An optional section that is null on one side is told by its values on the other.
            if is_other and not (_stands(path, self.before) or _stands(path, self.after)):
                yield path

    def _group(self, path: str) -> str:
        """The parameter a differing value belongs to: an entry that only one side has, a list, or itself."""
        parts = path.split(".")
        for end in range(1, len(parts)):
            prefix = ".".join(parts[:end])
            if not holds_entries(prefix):
                continue
            entry = f"{prefix}.{parts[end]}"
            if parts[end].isdigit():
                if _is_shifted(prefix, self.before, self.after):
                    return prefix
            elif _stands(entry, self.before) != _stands(entry, self.after):
                return entry
        return parameter_path(path)

    def _rows(self, group: str, members: Iterable[str]) -> Iterator[ChangedValue]:
        """Entries that came or went from a list whose entries have no name."""
        then, now = _rows(group, self.before), _rows(group, self.after)
        leaves = frozenset(members)
        for what, old, old_end, new, new_end in SequenceMatcher(
            None, then, now, autojunk=False
        ).get_opcodes():
            if what == "equal":
                continue
            for place in range(old, old_end):
                yield ChangedValue(f"{group}.{place}", str(place), None, self.cause, leaves)
            for place in range(new, new_end):
                yield ChangedValue(f"{group}.{place}", None, str(place), self.cause, leaves)

    def _value(self, values: Leaves, group: str, members: Iterable[str]) -> Value:
        """What a side has: the value, the words of a list, or the id of an entry."""
        if group in values:
            return values[group]
        below = {
            path.removeprefix(f"{group}."): values[path] for path in values if path.startswith(f"{group}.")
        }
        if not below:
            return None
        if is_text(group):
            return self._words(below, [path.removeprefix(f"{group}.") for path in members])
        if all(key.isdigit() for key in below):
            return tuple(str(value) for value in below.values())
        return group.rpartition(".")[2]

    def _words(self, below: Leaves, changed: list[str]) -> Value:
        """A text in the binding language, or in the first that differs."""
        wanted = (self.binding, f"{self.binding}.nom", *changed)
        return next((below[key] for key in wanted if key in below and key in changed), None)


def _stands(prefix: str, values: Leaves) -> bool:
    """Whether a side has values below a path."""
    start = f"{prefix}."
    return any(path.startswith(start) for path in values)


def _is_shifted(group: str, before: Leaves, after: Leaves) -> bool:
    """Whether a list has more or fewer entries than before, so that its places mean other entries."""
    return len(_rows(group, before)) != len(_rows(group, after))


def _rows(group: str, values: Leaves) -> list[tuple[tuple[str, Leaf], ...]]:
    """The entries of a list, each by its keys and values, in their order."""
    rows: dict[str, list[tuple[str, Leaf]]] = {}
    for path, value in values.items():
        if path.startswith(f"{group}."):
            entry, _, key = path.removeprefix(f"{group}.").partition(".")
            rows.setdefault(entry, []).append((key, value))
    return [tuple(row) for row in rows.values()]
