"""Signatures that people hand in, row by row: each is taken, known already, or told with what is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from policy_gen.history.acknowledging.people import Person, with_zeros
from policy_gen.history.acknowledging.register import Evidence, Signature, is_staff_number
from policy_gen.history.acknowledging.rows import Row
from policy_gen.history.acknowledging.staff_words import StaffWords
from policy_gen.problems import Problem, Severity
from policy_gen.profile.document import AcknowledgementMethod
from policy_gen.profile.version_numbers import version_order

CODE = "signature-row"
PROVES = {
    AcknowledgementMethod.SIGNATURE: (Evidence.INK, Evidence.QUALIFIED_SIGNATURE),
    AcknowledgementMethod.ELECTRONIC: (Evidence.INK, Evidence.QUALIFIED_SIGNATURE, Evidence.ELECTRONIC),
}
"""What is as good as the signature that the policy asks for; whatever is not named here is."""


class Signable(Protocol):
    """A version as far as recording needs it."""

    @property
    def published_on(self) -> date: ...

    def fingerprint(self, roles: Iterable[str]) -> str: ...


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for rows that do not say it themselves."""

    method: AcknowledgementMethod
    """The signature that the policy asks for."""
    evidence: Evidence | None
    on: date | None
    as_of: date


@dataclass(slots=True)
class Recorded:
    """The outcome of reading a file of signatures."""

    signatures: list[Signature] = field(default_factory=list)
    """New ones."""
    problems: list[Problem] = field(default_factory=list)
    known: int = 0
    """Rows that were recorded before."""
    unsigned: int = 0
    """Rows without a date: nobody has signed them yet."""

    @property
    def has_errors(self) -> bool:
        return any(one.severity is Severity.ERROR for one in self.problems)


@dataclass(frozen=True)
class Recorder:
    """Takes rows against what is known of versions and people."""

    versions: Mapping[str, Signable]
    people: Mapping[str, Person]
    is_complete: bool
    """Whether `people` are all there are, so that another staff number is a mistake."""
    words: StaffWords
    evidences: Mapping[str, Evidence]
    """Kinds of evidence by the folded words for them."""
    given: Given

    @cached_property
    def _whole(self) -> Mapping[str, str]:
        return with_zeros(self.people)

    def recorded(self, rows: Iterable[Row], before: Sequence[Signature]) -> Recorded:
        """The signatures of a file, those already in the register or earlier in it left out."""
        outcome = Recorded()
        taken = {(one.staff_number, one.fingerprint, one.version): one for one in before}
        for row in rows:
            if _is_unsigned(row, self.given.on):
                outcome.unsigned += 1
                continue
            read = self._signature(row)
            if isinstance(read, Problem):
                outcome.problems.append(read)
                continue
            key = (read.staff_number, read.fingerprint, read.version)
            earlier = taken.get(key)
            if earlier is not None:
                outcome.known += 1
                other = earlier.on.isoformat()
                outcome.problems.append(row.told(CODE, "twice", "staff_number", Severity.INFO, other=other))
                continue
            outcome.problems.extend(self._weak(row, read, outcome.signatures))
            taken[key] = read
            outcome.signatures.append(read)
        return outcome

    def _weak(self, row: Row, read: Signature, others: Iterable[Signature]) -> Iterator[Problem]:
        """A warning where the evidence proves less than the policy asks for, once for each kind."""
        enough = PROVES.get(self.given.method, tuple(Evidence))
        if read.evidence not in enough and all(one.evidence is not read.evidence for one in others):
            yield row.told(
                CODE, "weak", "evidence", Severity.WARNING, other=read.evidence, known=", ".join(enough)
            )

    def _signature(self, row: Row) -> Signature | Problem:
        if row.faults:
            return row.faults[0]
        person = self._person(row)
        if isinstance(person, Problem):
            return person
        day = row.days.get("date") or self.given.on
        if day is None:
            return row.told(CODE, "day", "date")
        version = row.text("version") or self._version_of(day)
        if version not in self.versions:
            return row.told(CODE, "version", "version", known=", ".join(self.versions))
        told = self.versions[version]
        wrong = self._wrong_day(row, person, told, day)
        if wrong:
            return wrong
        seal = told.fingerprint(person.roles)
        if not seal:
            return row.told(CODE, "no_clause", "roles", other=version, known=", ".join(person.roles))
        evidence = self._evidence(row)
        if isinstance(evidence, Problem):
            return evidence
        return Signature(person.staff_number, person.unit, person.roles, version, day, evidence, seal)

    def _version_of(self, day: date) -> str:
        """The newest version that was released by a day; the oldest where none was."""
        ordered = sorted(self.versions, key=version_order)
        released = [version for version in ordered if self.versions[version].published_on <= day]
        return released[-1] if released else ordered[0]

    def _person(self, row: Row) -> Person | Problem:
        """Who signed: as the file of people, the row itself or the register knows them."""
        written = row.text("staff_number")
        number = written if written in self.people else self._whole.get(written.lstrip("0"), written)
        if not is_staff_number(number):
            return row.told(CODE, "number", "staff_number")
        known = self.people.get(number)
        if known is None and self.is_complete:
            return row.told(CODE, "person", "staff_number")
        roles, unknown = self.words.roles_in(row.text("roles"))
        if unknown:
            return row.told(CODE, "role", "roles", known=self.words.known_roles)
        held = roles or (known.roles if known else ())
        if not held:
            return row.told(CODE, "no_role", "roles")
        unit = self.words.unit(row.text("unit")) if row.text("unit") else known.unit if known else None
        if row.text("unit") and unit is None:
            return row.told(CODE, "unit", "unit", known=self.words.known_units)
        left = known.left_on if known else None
        return Person(number, unit or self.words.unit_of[held[0]], held, left_on=left)

    def _wrong_day(self, row: Row, person: Person, told: Signable, day: date) -> Problem | None:
        if day > self.given.as_of:
            return row.told(CODE, "future", "date", other=day.isoformat())
        if day < told.published_on:
            known = told.published_on.isoformat()
            return row.told(CODE, "before", "date", other=day.isoformat(), known=known)
        if person.left_on is not None and day > person.left_on:
            return row.told(CODE, "left", "date", other=day.isoformat(), known=person.left_on.isoformat())
        return None

    def _evidence(self, row: Row) -> Evidence | Problem:
        written = row.text("evidence")
        if not written:
            return self.given.evidence or row.told(CODE, "no_evidence", "evidence", known=_kinds())
        found = self.evidences.get(written.casefold())
        return found or row.told(CODE, "evidence", "evidence", known=_kinds())


def _kinds() -> str:
    return ", ".join(Evidence)


def _is_unsigned(row: Row, on: date | None) -> bool:
    """Whether a sheet was handed back with this row left blank."""
    return on is None and "date" in row.cells and not row.text("date") and not row.faults
