"""Which number a release bears: higher than every other, and by a step that fits the change (K-DOC-03)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped
from policy_gen.history.amendments import Amendment, Bump, Comparison
from policy_gen.history.change_log import changed_clauses
from policy_gen.history.concealed import heavier
from policy_gen.history.numbers import parts, raised, step
from policy_gen.history.release_rules import is_enough, needed_bump
from policy_gen.history.releases import Release

CLAUSES_NAMED = 6


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    as_of: date
    bump: Bump | None = None
    version: str | None = None
    effective: date | None = None
    status: str | None = None
    why: Mapping[str, str] = field(default_factory=dict)
    """By language; a reason without one stands under an empty name."""

    def only_for(self, language: str) -> "Wishes":
        """The same, a reason without a language being in this one."""
        return replace(self, why={key or language: text for key, text in self.why.items()})


@dataclass(frozen=True, slots=True)
class Numbering:
    """The choice of one number."""

    wishes: Wishes
    last: Release | None
    found: Comparison | None
    """What changed since the last release; None for the first."""
    now: str
    """The version that the profile bears."""
    words: Mapping[str, str]
    concealed: tuple[Amendment, ...] = ()
    """What changed for management alone."""

    def version(self) -> str:
        """The number. Stops where what was asked for does not fit."""
        wished, last = self.wishes.version, self.last
        if wished is not None and parts(wished) is None:
            raise self._refused("bad_version", USAGE, version=wished)
        if last is None or self.found is None:
            if self.wishes.bump is not None:
                raise self._refused("first_bump", USAGE, version=self.now)
            return wished or self.now
        needed = heavier(needed_bump(self.found), self.concealed) or self._by_wish()
        if needed is None:
            raise self._refused("nothing", PROBLEMS, version=last.version)
        return self._fitting(wished or self._usual(last, needed), last, self.found, needed)

    def _by_wish(self) -> Bump | None:
        """Another status or another first day alone is a change of the words on the title page."""
        return Bump.PATCH if self.wishes.status or self.wishes.effective else None

    def _usual(self, last: Release, needed: Bump) -> str:
        """The part asked for raised; else what the profile already says; else what the change asks for."""
        is_raised = step(last.version, self.now) is not None
        if self.wishes.bump is None and is_raised:
            return self.now
        return raised(last.version, self.wishes.bump or needed) or self.now

    def _fitting(self, version: str, last: Release, found: Comparison, needed: Bump) -> str:
        if step(last.version, version) is None:
            raise self._refused("not_higher", PROBLEMS, version=version, last=last.version)
        if not is_enough(last.version, version, needed):
            reason, wanted = self._reason(found, needed), raised(last.version, needed)
            raise self._refused(
                "too_small", PROBLEMS, version=version, last=last.version, reason=reason, wanted=wanted
            )
        return version

    def _reason(self, found: Comparison, needed: Bump) -> str:
        every = (*changed_clauses(found), *self.concealed)
        amended = [one.clause for one in every if one.bump is needed]
        more = ", …" if len(amended) > CLAUSES_NAMED else ""
        return self.words[f"because_{needed}"].format(clauses=", ".join(amended[:CLAUSES_NAMED]) + more)

    def _refused(self, key: str, code: int, **fields: object) -> Stopped:
        return Stopped(self.words[key].format(**fields), code)
