"""Who must sign by when, and what has changed for each since the last signature (brief 8.2.8).

Clauses decide, not version numbers: somebody signs again when a clause of a role held then or now says
something else, is new, fell away, or is no longer theirs. The version in force is signed until the next one
takes effect; a released version to come may be signed ahead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from policy_gen.history.acknowledging.last_days import last_day, was_there_before
from policy_gen.history.acknowledging.learnt import Learnt
from policy_gen.history.acknowledging.owing import GONE, Change, Owing, Reason, State
from policy_gen.history.acknowledging.people import Person
from policy_gen.history.acknowledging.register import Signature
from policy_gen.history.acknowledging.role_clauses import RoleClause
from policy_gen.history.acknowledging.terms import Term
from policy_gen.history.acknowledging.versions import SignedVersion


@dataclass(frozen=True, slots=True)
class Owed:
    """Finds what people owe under the version in force and those to come."""

    terms: Sequence[Term]
    """Oldest first; at least one."""
    versions: Mapping[str, SignedVersion]
    """Those that somebody signed."""
    signatures: Sequence[Signature]
    as_of: date

    def of(self, people: Iterable[Person]) -> tuple[Owing, ...]:
        """What each person owes who still works here, one answer at least; the version in force first."""
        signed: dict[str, list[Signature]] = {}
        for one in self.signatures:
            signed.setdefault(one.staff_number, []).append(one)
        return tuple(
            owing
            for person in people
            if person.is_there(self.as_of)
            for owing in _Duties(
                self, person, Learnt(signed.get(person.staff_number, []), self.versions)
            ).owings()
        )


def at(terms: Sequence[Term], day: date) -> Term:
    """The version in force on a day; the first one before that."""
    begun = [one for one in terms if one.effective_date <= day]
    return begun[-1] if begun else terms[0]


@dataclass(frozen=True, slots=True)
class _Duties:
    """What one person owes."""

    owed: Owed
    person: Person
    learnt: Learnt
    _theirs: dict[int, Mapping[str, RoleClause]] = field(default_factory=dict)

    def owings(self) -> Iterator[Owing]:
        days = (self.owed.as_of, self.person.started_on, self.person.role_since)
        term = at(self.owed.terms, max(day for day in days if day is not None))
        place = self.owed.terms.index(term)
        found = [self._in_force(place), *self._to_come(place)]
        yield from [one for one in found if one.state is not State.SIGNED] or found[:1]

    def _in_force(self, place: int) -> Owing:
        term = self.owed.terms[place]
        changes = tuple(self._changes(place))
        clauses, last = len(self._of(place)), self.learnt.last(term)
        if not changes:
            return Owing(self.person, State.SIGNED, term.version, term.effective_date, clauses, last=last)
        by, is_before = min(self._last_day(change, place) for change in changes)
        state = State.OVERDUE if by < self.owed.as_of else State.DUE
        shown = changes if last else ()
        return Owing(
            self.person, state, term.version, term.effective_date, clauses, by, is_before, shown, last
        )

    def _to_come(self, place: int) -> Iterator[Owing]:
        """The versions to come that bring this person something new, until the person leaves.

        Whoever owes earlier versions too may sign one to come alone: so everything not signed yet is told.
        """
        for at in range(place + 1, len(self.owed.terms)):
            term, before = self.owed.terms[at], self._of(at - 1)
            if self.person.left_on is not None and self.person.left_on <= term.effective_date:
                return
            changes = tuple(self._changes(at))
            if any(_is_new(one, self._of(at), before) for one in changes):
                by, is_before = last_day(self.person, term)
                count, last = len(self._of(at)), self.learnt.last(term)
                yield Owing(
                    self.person, State.DUE, term.version, term.effective_date, count, by, is_before,
                    changes if last else (), last, is_ahead=True,
                )  # fmt: skip

    def _of(self, place: int) -> Mapping[str, RoleClause]:
        """The clauses of a version that this person must know."""
        if place not in self._theirs:
            self._theirs[place] = self.owed.terms[place].of(self.person.roles)
        return self._theirs[place]

    def _changes(self, place: int) -> Iterator[Change]:
        term, wanted = self.owed.terms[place], self._of(place)
        known = self.learnt.until(term)
        for clause in wanted.values():
            if not self.learnt.knows(clause, term):
                reason = Reason.CHANGED if clause.id in known else Reason.ADDED
                yield Change(clause.id, reason, clause.number, clause.title)
        for name, held in sorted(known.items()):
            if name in wanted or not held.roles & frozenset(self.person.roles):
                continue
            if name not in term.clauses:
                yield Change(name, Reason.REPEALED)
            elif term.clauses[name].seal != held.seal:
                yield Change(name, Reason.HANDED_OVER)

    def _last_day(self, change: Change, place: int) -> tuple[date, bool]:
        """The last day for one clause: that of the version in which it last changed for this person.

        An earlier last day that had passed before the clause changed again stays passed.
        """
        start = self._start(change.clause, place)
        found = last_day(self.person, self.owed.terms[start])
        while change.reason not in GONE and self._is_owed_before(change.clause, start):
            replaced = self.owed.terms[start].effective_date
            start = self._start(change.clause, start - 1)
            earlier = last_day(self.person, self.owed.terms[start])
            if earlier[0] < replaced:
                found = min(found, earlier)
        return found

    def _start(self, clause: str, place: int) -> int:
        """The first version from which on the clause has said to this person what it says in this one."""
        says = self._said(clause, place)
        while (
            place > 0
            and was_there_before(self.person, self.owed.terms[place])
            and self._said(clause, place - 1) == says
        ):
            place -= 1
        return place

    def _said(self, clause: str, place: int) -> str:
        """The fingerprint of the clause in a version; empty where it was not this person's."""
        return _seal(self._of(place), clause)

    def _is_owed_before(self, clause: str, place: int) -> bool:
        """Whether an earlier text of the clause was this person's to sign, and was not signed."""
        if place == 0 or not was_there_before(self.person, self.owed.terms[place]):
            return False
        found = self._of(place - 1).get(clause)
        return found is not None and not self.learnt.knows(found, self.owed.terms[place - 1])


def _is_new(change: Change, now: Mapping[str, RoleClause], before: Mapping[str, RoleClause]) -> bool:
    """Whether a change is a version's own, and not owed under the one before already."""
    if change.reason in GONE:
        return change.clause in before
    return _seal(now, change.clause) != _seal(before, change.clause)


def _seal(clauses: Mapping[str, RoleClause], name: str) -> str:
    return clauses[name].seal if name in clauses else ""
