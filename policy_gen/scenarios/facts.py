"""An answer of the rules as facts by key: the form in which expectations are compared with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy_gen.rules.reasoning import Remark
from policy_gen.scenarios.scenario import Thing

Facts = Mapping[str, tuple[Thing, ...]]
"""What the policy says under each key; nothing where it says nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The policy's answer to a scenario on a day."""

    facts: Facts
    clauses: frozenset[str]
    """Every clause the answer rests on or points to, forms included; printed for this company or not."""
    trace: tuple[Remark, ...]
    """Why: sentences of the words `trace`."""


def one(value: Thing | None) -> tuple[Thing, ...]:
    """A value that may be missing, as things said."""
    return () if value is None else (value,)


def keys(remarks: Iterable[Remark]) -> tuple[str, ...]:
    """The keys of sentences."""
    return tuple(remark.key for remark in remarks)
