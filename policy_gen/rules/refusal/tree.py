"""The decisions on requests as a tree: a question a node, a decision a leaf, found by asking the rules."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from policy_gen.profile.model import Profile
from policy_gen.rules.referral import active_partners
from policy_gen.rules.refusal.axis import Axis
from policy_gen.rules.refusal.choices import Choices, circumstance, next_axis, places, request_of
from policy_gen.rules.refusal.decision import RefusalDecision
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Asked

OF_THE_CASE = frozenset({"date", "region", "field", "significance"})
"""Columns of the register that only repeat what was asked."""


@dataclass(frozen=True, slots=True)
class Node:
    """A question and where its answers lead."""

    axis: Axis
    branches: tuple[tuple[str, "Node | int"], ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A decision, one request that leads to it, and the decision once its partners may not be named."""

    decision: RefusalDecision
    profile: Profile
    """The company that decides so."""
    chosen: Choices
    unnamed: int | None


def lasting(profile: Profile, on: date) -> Profile:
    """The profile with whom it may name on a day, and these for ever: who expires is left to the reader."""
    always = {"signed_on": date.min, "valid_until": date.max}
    partners = tuple(
        partner.model_copy(update={"agreement": partner.agreement.model_copy(update=always)})
        for partner in active_partners(profile, on)
    )
    colleagues = tuple(
        one.model_copy(update={"agreed_on": date.min}) for one in profile.colleagues if one.agreed_on <= on
    )
    return profile.model_copy(update={"partners": partners, "colleagues": colleagues})


@dataclass(slots=True)
class Tree:
    """The tree of a company for requests of a day; a leaf is its number."""

    profile: Profile
    on: date
    leaves: list[Leaf] = field(default_factory=list)
    _numbers: dict[object, int] = field(default_factory=dict)

    def root(self) -> Node | int:
        """The first question. Fills `leaves`."""
        return self._grown(circumstance(self.profile), {}, self._asked)

    def _asked(self, known: Choices) -> Node | int:
        axis = next_axis(self.profile, known)
        if axis is not None:
            return self._grown(axis, known, self._asked)
        found = self._decision(self.profile, known)
        if not (found.partners or found.colleague or found.fallback):
            return self._leaf(self.profile, known, found)
        region, asked_field = places(self.profile, Asked(known["asked"]))
        return self._grown(region, known, lambda chosen: self._grown(asked_field, chosen, self._last))

    def _last(self, known: Choices) -> int:
        return self._leaf(self.profile, known, self._decision(self.profile, known))

    def _grown(self, axis: Axis, known: Choices, below: "Callable[[Choices], Node | int]") -> Node | int:
        """A question, or what its answers all lead to."""
        branches = tuple((value, below({**known, axis.id: value})) for value in axis.values)
        first = branches[0][1]
        return first if all(branch == first for _, branch in branches) else Node(axis, branches)

    def _decision(self, profile: Profile, known: Choices) -> RefusalDecision:
        return decide_refusal(profile, request_of(profile, known, self.on))

    def _leaf(self, profile: Profile, known: Choices, found: RefusalDecision) -> int:
        key = content(found)
        if key not in self._numbers:
            unnamed = self._without_partners(known) if found.partners else None
            self._numbers[key] = len(self.leaves)
            self.leaves.append(Leaf(found, profile, known, unnamed))
        return self._numbers[key]

    def _without_partners(self, known: Choices) -> int:
        """The decision where none of the partners may be named any more."""
        alone = self.profile.model_copy(update={"partners": ()})
        return self._leaf(alone, known, self._decision(alone, known))


def content(found: RefusalDecision) -> object:
    """What makes two decisions the same: all but their reasoning, and what repeats the question."""
    words = tuple(
        (w.script, w.reason, w.plan_b, w.day, w.when, w.partner and w.partner.partner.id) for w in found.words
    )
    register = tuple(entry for entry in found.register if entry.column not in OF_THE_CASE)
    return (
        replace(found, words=(), register=(), partners=(), trace=()),
        words,
        register,
        tuple(entry.column for entry in found.register),
        tuple(one.partner.id for one in found.partners),
    )
