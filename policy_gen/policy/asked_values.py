"""What a template asks for without printing it: by which values a list was chosen, and what a condition read.

Versions are compared by what a clause read (`record.json`): a value that only decides whether a row or a
sentence stands there has to be among it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, reduce
from typing import Any

from policy_gen.policy.recording import Recorder
from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import sources_of

ANY = ".*."
_WHEN = "when:"


def every(profile: Profile, *patterns: str) -> Iterator[str]:
    """The paths of these patterns: `partners.*.status` is that of each partner."""
    for pattern in patterns:
        place, any_entry, key = pattern.partition(ANY)
        if not any_entry:
            yield pattern
            continue
        entries = reduce(getattr, place.split("."), profile)
        assert isinstance(entries, tuple)
        yield from (f"{place}.{entry.id}.{key}" for entry in entries)


def asked_of(clause: str, paths: Iterable[str]) -> Iterator[str]:
    """Reads that count only where another clause came or went by these values."""
    return (f"{_WHEN}{clause}:{path}" for path in paths)


def condition(read: str) -> tuple[str, str] | None:
    """The clause that had to be there and a value that decided it; None for a plain read."""
    if not read.startswith(_WHEN):
        return None
    clause, _, path = read.removeprefix(_WHEN).partition(":")
    return clause, path


def given(ready: Mapping[str, Any]) -> dict[str, Callable[[], Any]]:
    """Values that are there already, as if they had to be made."""
    return {name: partial(_same, value) for name, value in ready.items()}


def _same(value: Any) -> Any:
    return value


class Row(Mapping[str, Any]):
    """Values by name, each made and noted as read when a template asks for it."""

    __slots__ = ("_made", "_recorder")

    def __init__(self, recorder: Recorder, made: Mapping[str, Callable[[], Any]]) -> None:
        self._recorder, self._made = recorder, made

    def __getitem__(self, name: str) -> Any:
        value = self._made[name]()
        self._recorder.read |= sources_of(value)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
