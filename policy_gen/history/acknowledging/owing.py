"""Who must sign by when, and what has changed for each since the last signature (brief 8.2.8).

Clauses decide, not version numbers: somebody signs again when a clause of a role held then or now says
something else, is new, fell away, or is no longer theirs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from policy_gen.history.acknowledging.people import Person
from policy_gen.history.acknowledging.register import Signature
from policy_gen.history.acknowledging.role_clauses import RoleClause, known_by
from policy_gen.history.acknowledging.versions import SignedVersion
from policy_gen.law.facts import acknowledged_before_contract, acknowledged_on_first_day
from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import ONE_DAY, nth_business_day


class State(StrEnum):
    """How far somebody is."""

    SIGNED = "signed"
    DUE = "due"
    OVERDUE = "overdue"


class Reason(StrEnum):
    """What happened to a clause since somebody signed."""

    ADDED = "added"
    CHANGED = "changed"
    REPEALED = "repealed"
    HANDED_OVER = "handed_over"
    """It no longer concerns this person's role."""


@dataclass(frozen=True, slots=True)
class Change:
    """A clause that somebody has to learn anew."""

    clause: str
    reason: Reason
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Owing:
    """What one person owes."""

    person: Person
    state: State
    clauses: int
    """How many clauses the person must know."""
    by: date | None = None
    """The last day to sign; None where nothing is owed."""
    before_contract: bool = False
    """Whether it has to be before the employment contract is signed."""
    changes: tuple[Change, ...] = ()
    """Since the last signature, in official order; empty for somebody who never signed."""
    last: Signature | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everything is new to this person."""
        return self.state is not State.SIGNED and self.last is None


@dataclass(slots=True)
class _Known:
    """What somebody signed last of a clause, and in which roles it was theirs."""

    seal: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Owed:
    """Finds what people owe under the present version."""

    profile: Profile
    clauses: Sequence[RoleClause]
    versions: Mapping[str, SignedVersion]
    signatures: Sequence[Signature]
    as_of: date
    _by_person: dict[str, list[Signature]] = field(default_factory=dict)

    def of(self, people: Iterable[Person]) -> tuple[Owing, ...]:
        """One answer for each person who still works here."""
        for one in sorted(self.signatures, key=lambda one: one.on):
            self._by_person.setdefault(one.staff_number, []).append(one)
        return tuple(self._owing(person) for person in people if person.is_there(self.as_of))

    def _owing(self, person: Person) -> Owing:
        signed = self._by_person.get(person.staff_number, [])
        wanted = known_by(self.clauses, person.roles)
        changes = tuple(self._changes(person, wanted, self._known(signed)))
        last = signed[-1] if signed else None
        if not changes:
            return Owing(person, State.SIGNED, len(wanted), last=last)
        by, is_before = self._last_day(person)
        state = State.OVERDUE if by < self.as_of else State.DUE
        return Owing(person, state, len(wanted), by, is_before, changes if last else (), last)

    def _known(self, signed: Iterable[Signature]) -> dict[str, _Known]:
        """The clauses somebody has signed, each as signed last."""
        found: dict[str, _Known] = {}
        for one in signed:
            for clause, told in self.versions[one.version].clauses.items():
                theirs = told.roles & frozenset(one.roles)
                if theirs:
                    found[clause] = _Known(told.seal, theirs)
        return found

    def _changes(
        self, person: Person, wanted: Mapping[str, RoleClause], known: Mapping[str, _Known]
    ) -> Iterator[Change]:
        for clause in wanted.values():
            if clause.id not in known:
                yield Change(clause.id, Reason.ADDED, clause.number, clause.title)
            elif known[clause.id].seal != clause.seal:
                yield Change(clause.id, Reason.CHANGED, clause.number, clause.title)
        now = {clause.id: clause for clause in self.clauses}
        for name, held in sorted(known.items()):
            if name in wanted or not held.roles & frozenset(person.roles):
                continue
            if name not in now:
                yield Change(name, Reason.REPEALED)
            elif now[name].seal != held.seal:
                yield Change(name, Reason.HANDED_OVER)

    def _last_day(self, person: Person) -> tuple[date, bool]:
        """The last day to sign, and whether it is before the contract.

        The days of a new version run from the day after it takes effect, those of a newcomer from the
        first day at work, which counts (settled 28).
        """
        document, country = self.profile.document, str(self.profile.company.jurisdiction)
        rules, started = document.acknowledgement, person.started_on
        if started is not None and started >= document.effective_date:
            if acknowledged_before_contract(self.profile):
                return started, True
            days = 1 if acknowledged_on_first_day(self.profile) else rules.new_hire_days
            return nth_business_day(started, days, country), False
        start = max(document.effective_date, person.role_since or document.effective_date)
        return nth_business_day(start + ONE_DAY, rules.within_business_days, country), False
