"""A question to the employee, with the answers that may be given."""

from collections.abc import Mapping
from dataclasses import dataclass, field

UNKNOWN = "unknown"
"""The answer of an employee who does not know, or has nothing to name."""
OTHER = "other"
"""The answer for a region or a field that the company does not list: nobody is recommended there."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A question and its answers, by id."""

    id: str
    values: tuple[str, ...]
    finer: Mapping[str, str] = field(default_factory=dict, hash=False)
    """For an answer that only says more than another: that other one; it may be left out where both agree."""
