"""A company whose policy is asked: its profile, as it is or with some values changed, and its rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from policy_gen.policy.briefing import brief
from policy_gen.policy.edition import Edition
from policy_gen.policy.telling import Teller
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.scenarios.changing import changed
from policy_gen.scenarios.names import Names, names


@dataclass(frozen=True)
class Subject:
    """A profile and where the templates of its company lie; what follows from them is made when asked."""

    profile: Profile
    folders: tuple[Path, ...]

    def teller(self, language: str) -> Teller:
        """Says its answers in a language; it knows the clauses of the restricted edition, which has all."""
        return Teller(brief(self.profile, language, Edition.RESTRICTED, self.folders))

    @cached_property
    def own_teller(self) -> Teller:
        """Says its answers in the language that binds."""
        return self.teller(str(self.profile.languages.authoritative))

    @cached_property
    def names(self) -> Names:
        """The names its scenarios may use."""
        return names(self.profile, self.own_teller.briefing)

    @cached_property
    def overdue(self) -> OverdueRules:
        """Its rules for overdue debts."""
        return OverdueRules(self.profile)

    @cached_property
    def _variants(self) -> dict[str, "Subject"]:
        """By what was changed: the head of a file changes the same for each of its scenarios."""
        return {}

    def varied(self, changes: Mapping[str, Any]) -> "Subject":
        """The same company with some values of its profile changed. Raises ChangeRefusedError."""
        if not changes:
            return self
        key = repr(changes)
        if key not in self._variants:
            self._variants[key] = Subject(changed(self.profile, changes), self.folders)
        return self._variants[key]
