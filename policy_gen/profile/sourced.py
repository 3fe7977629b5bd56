"""A value that knows where it comes from: the atom of provenance (architecture D6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Sourced(Generic[T]):
    """A value with the profile paths (or `law:<fact id>`) that decided it.

    It compares, counts and adds like its value, so a rule or a template may use it as one;
    a sum carries the sources of both sides.
    """

    value: T
    sources: frozenset[str]

    def map(self, function: Callable[[T], Any]) -> "Sourced[Any]":
        """The value changed by `function`, from the same sources."""
        return Sourced(function(self.value), self.sources)

    def __add__(self, other: object) -> "Sourced[Any]":
        return Sourced(plain(self) + plain(other), self.sources | sources_of(other))

    def __sub__(self, other: object) -> "Sourced[Any]":
        return Sourced(plain(self) - plain(other), self.sources | sources_of(other))

    def __eq__(self, other: object) -> bool:
        return bool(self.value == plain(other))

    def __lt__(self, other: object) -> bool:
        return bool(plain(self) < plain(other))

    def __le__(self, other: object) -> bool:
        return bool(plain(self) <= plain(other))

    def __gt__(self, other: object) -> bool:
        return bool(plain(self) > plain(other))

    def __ge__(self, other: object) -> bool:
        return bool(plain(self) >= plain(other))

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)


def sourced(value: T, *paths: str) -> Sourced[T]:
    """`value`, decided by the profile paths given."""
    return Sourced(value, frozenset(paths))


def plain(value: object) -> Any:
    """The bare value, whether it was sourced or not."""
    return value.value if isinstance(value, Sourced) else value


def sources_of(value: object) -> frozenset[str]:
    """The sources of a value; none for a bare one."""
    return value.sources if isinstance(value, Sourced) else frozenset()


def smallest(candidates: Iterable[Sourced[int]]) -> Sourced[int]:
    """The smallest value with the sources of that one only: the stricter number wins (brief 8.2.2)."""
    return min(candidates, key=lambda candidate: candidate.value)
