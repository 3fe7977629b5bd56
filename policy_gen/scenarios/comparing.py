"""Compares what a scenario expects with what the policy answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from policy_gen.scenarios.facts import Answer
from policy_gen.scenarios.scenario import WHAT, Check, Thing, Wish


@dataclass(frozen=True, slots=True)
class Difference:
    """A wish the policy does not fulfil, and what it says instead."""

    wish: Wish
    said: tuple[Thing, ...]


def differences(check: Check, answer: Answer) -> tuple[Difference, ...]:
    """The unfulfilled wishes of a check, in the order of the file."""
    told = ((wish, answer.facts.get(wish.key, ())) for wish in check.wishes)
    return tuple(Difference(wish, said) for wish, said in told if not _fulfilled(wish, said))


def _fulfilled(wish: Wish, said: tuple[Thing, ...]) -> bool:
    wanted = wish.wanted
    found = not said if wanted is None else any(_same(wanted, thing) for thing in said)
    return found != wish.absent


def _same(wanted: Thing, said: Thing) -> bool:
    """Whether a thing is the one wanted: by its name, or by every part that is named."""
    if isinstance(wanted, Mapping):
        parts = said if isinstance(said, Mapping) else {WHAT: said}
        return all(parts.get(part) == value for part, value in wanted.items())
    return (said.get(WHAT) if isinstance(said, Mapping) else said) == wanted
