"""Two versions of a policy → what was amended, by which cause, for whom (S2-44, brief 8.2.8)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from policy_gen.history import weighing
from policy_gen.history.amendments import (
    Amendment,
    Cause,
    Comparison,
    Kind,
    ParameterChange,
    Remark,
    Renumbering,
    Value,
    Weight,
)
from policy_gen.history.changed_values import ChangedValue, changed_values
from policy_gen.history.duty_words import Titles, titles
from policy_gen.history.parameters import direction, parameter, party
from policy_gen.history.printed import own_or_company
from policy_gen.history.snapshots import ClauseThen, Snapshot
from policy_gen.policy.asked_values import condition
from policy_gen.policy.audience import concerned
from policy_gen.policy.record import Behind, Record, is_read
from policy_gen.profile.model import Profile

_LAW = "law:"
CLAUSE_ID = re.compile(r"\b[A-Z]{3}-(?:\d{3}|[A-Z])\b")


def compare(before: Snapshot, after: Snapshot, *, own_templates: bool = True) -> Comparison:
    """Everything that differs.

    With `own_templates` the templates lie in the same history, so that their changes are the company's;
    without, they came with the program.
    """
    return Comparing(before, after, Cause.TEMPLATE if own_templates else Cause.GENERATOR).outcome()


@dataclass(frozen=True)
class Comparing:
    """One comparison under way."""

    before: Snapshot
    after: Snapshot
    wording: Cause
    """Whose the templates are that the company did not write itself."""

    def outcome(self) -> Comparison:
        """The comparison as a whole."""
        amendments = tuple(self._amendment(clause, kind) for clause, kind in self._kinds.items())
        return Comparison(
            before=self.before.version,
            after=self.after.version,
            amendments=amendments,
            parameters=tuple(self._parameter(one, amendments) for one in self._values),
            renumbered=tuple(self._renumbered()),
            remarks=(*self.before.remarks, *self.after.remarks, *self._languages_apart()),
        )

    @cached_property
    def _languages(self) -> tuple[str, ...]:
        """Languages that both sides have, the binding one first."""
        both = [one for one in self.after.clauses if one in self.before.clauses]
        return tuple(sorted(both, key=lambda one: (one != self.after.binding, one)))

    def _languages_apart(self) -> Iterator[Remark]:
        if not self._languages:
            yield Remark("no_common_language", {"before": self.before.version.name})

    @cached_property
    def _values(self) -> tuple[ChangedValue, ...]:
        return changed_values(self.before, self.after)

    @cached_property
    def _records(self) -> tuple[Record | None, Record | None]:
        """What stands behind the text of both sides, in the first common language that has it."""
        for language in self._languages:
            if language in self.before.records and language in self.after.records:
                return self.before.records[language], self.after.records[language]
        return self.before.record, self.after.record

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        """What happened to each clause that is not as it was, in official order."""
        first = self._languages[:1]
        then = dict.fromkeys(clause for one in first for clause in self.before.clauses[one])
        now = dict.fromkeys(clause for one in first for clause in self.after.clauses[one])
        found: dict[str, Kind] = {}
        for clause in now:
            if clause not in then:
                found[clause] = Kind.ADDED
            elif any(self._differs(clause, language) for language in self._languages):
                found[clause] = Kind.AMENDED
        return found | {clause: Kind.REPEALED for clause in then if clause not in now}

    def _differs(self, clause: str, language: str) -> bool:
        then, now = self._sides(clause, language)
        return (then and (then.title, then.text)) != (now and (now.title, now.text))

    def _sides(self, clause: str, language: str) -> tuple[ClauseThen | None, ClauseThen | None]:
        return self.before.clauses[language].get(clause), self.after.clauses[language].get(clause)

    def _amendment(self, clause: str, kind: Kind) -> Amendment:
        touching = self._touching(clause)
        causes = self._causes(clause, kind, touching)
        weighed = self._weighed(clause, kind, causes, touching)
        sides = {language: self._sides(clause, language) for language in self._languages}
        return Amendment(
            clause=clause,
            kind=kind,
            causes=causes,
            weight=weighed.weight,
            bump=weighed.bump,
            parameters=tuple(one.path for one in touching),
            roles=self._roles(clause, weighed.weight),
            titles={language: (now or then).title for language, (then, now) in sides.items() if now or then},  # type: ignore[union-attr]
            texts={
                language: (then.text if then else "", now.text if now else "")
                for language, (then, now) in sides.items()
            },
        )

    def _pairs(self, clause: str) -> list[tuple[Record, Record]]:
        """What stands behind both sides, in each language in which the clause reads otherwise."""
        then, now = self.before.records, self.after.records
        recorded = [one for one in self._languages if one in then and one in now]
        differing = [(then[one], now[one]) for one in recorded if self._differs(clause, one)]
        binding = [(one, other) for one, other in (self._records,) if one and other]
        return differing or binding

    def _behind(self, clause: str) -> tuple[Behind, ...]:
        return tuple(one.clauses[clause] for one in self._records if one and clause in one.clauses)

    def _reads(self, clause: str) -> set[str]:
        """What the clause read on either side; what other clauses hang on, where they came or went."""
        found: set[str] = set()
        sides = [one for pair in self._pairs(clause) for one in pair if clause in one.clauses]
        for read in {read for one in sides for read in one.clauses[clause].reads}:
            asked = condition(read)
            if asked is None:
                found.add(read)
            elif self._kinds.get(asked[0], Kind.AMENDED) is not Kind.AMENDED:
                found.add(asked[1])
        return found

    def _touching(self, clause: str) -> list[ChangedValue]:
        """The changed values that the clause read on either side."""
        reads = self._reads(clause)
        return [one for one in self._values if any(is_read(leaf, reads) for leaf in one.leaves)]

    def _causes(self, clause: str, kind: Kind, touching: Iterable[ChangedValue]) -> tuple[Cause, ...]:
        """Whose change it is, by what was recorded behind both texts."""
        then, now = self._records
        found = {one.cause for one in touching}
        if then and now:
            if kind is not Kind.AMENDED:
                quiet = then.silent if kind is Kind.ADDED else now.silent
                found = {Cause.PROFILE if clause in quiet else self._wording(clause)}
            else:
                found |= set(self._behind_words(clause))
                found = found or set(self._mentioned(clause)) or {self._elsewhere(clause)}
        return tuple(one for one in Cause if one in found) or (self._elsewhere(clause),)

    def _behind_words(self, clause: str) -> Iterator[Cause]:
        """Law and template, where they are not what they were in some language."""
        law = [path.removeprefix(_LAW) for path in self._reads(clause) if path.startswith(_LAW)]
        for then, now in self._pairs(clause):
            if any(then.law.get(name) != now.law.get(name) for name in law):
                yield Cause.LAW
            sides = [one.clauses[clause].template for one in (then, now) if clause in one.clauses]
            if len({*sides}) > 1:
                yield self._wording(clause)

    def _wording(self, clause: str) -> Cause:
        """Whose the template of a clause is: the company’s where it wrote its own on either side."""
        return Cause.TEMPLATE if clause in self.before.own | self.after.own else self.wording

    def _mentioned(self, clause: str) -> Iterator[Cause]:
        """The causes by which clauses came or went that only one of both wordings refers to."""
        for language in self._languages[:1]:
            then, now = self._sides(clause, language)
            ids = [frozenset(CLAUSE_ID.findall(side.text)) for side in (then, now) if side]
            for other in frozenset.union(*ids) - frozenset.intersection(*ids):
                kind = self._kinds.get(other, Kind.AMENDED)
                if kind is not Kind.AMENDED:
                    yield from self._causes(other, kind, ())

    def _elsewhere(self, clause: str) -> Cause:
        """Whose change it is where nothing that the clause itself read has changed."""
        pairs = self._pairs(clause)
        if any(then.generator != now.generator for then, now in pairs):
            return Cause.GENERATOR
        if any(then.words != now.words for then, now in pairs):
            return self.wording
        if self._values:
            return Cause.PROFILE
        return Cause.GENERATOR if pairs else self.wording

    def _weighed(
        self, clause: str, kind: Kind, causes: tuple[Cause, ...], touching: Iterable[ChangedValue]
    ) -> weighing.Weighed:
        if kind is not Kind.AMENDED:
            return weighing.of_whole_clause(clause, causes)
        found = [weighing.of_value(one.path, *self._own_or_company(one)) for one in touching]
        if not found or {*causes} - {Cause.PROFILE}:
            language = self._languages[0]
            then, now = self._sides(clause, language)
            if then and now:
                found.append(weighing.of_text(then.text, now.text, language, self._titles))
            behind = self._behind(clause)
            if len(behind) > 1:
                found.append(weighing.of_people(*behind))
        return weighing.heaviest(found)

    @cached_property
    def _titles(self) -> tuple[Titles, Titles]:
        """The titles of roles on both sides; where a profile cannot be read, those of the other."""
        one, other = self.before.profile, self.after.profile
        language = self._languages[0]
        return titles(language, one or other), titles(language, other or one)

    def _roles(self, clause: str, weight: Weight) -> tuple[str, ...]:
        """Whom the clause concerns on either side, in the order of the profile; nobody for other words."""
        if weight is Weight.EDITORIAL:
            return ()
        found: set[str] = set()
        for side, record in zip((self.before, self.after), self._records, strict=True):
            if side.profile and record and clause in record.clauses:
                behind = record.clauses[clause]
                found |= concerned(side.profile, behind.concerns, behind.names)
        return _in_order(self.after.profile or self.before.profile, found)

    def _parameter(self, one: ChangedValue, amendments: Iterable[Amendment]) -> ParameterChange:
        said = parameter(one.path)
        sides = self._own_or_company(one)
        by = [amendment for amendment in amendments if one.path in amendment.parameters]
        profile = self.after.profile or self.before.profile
        return ParameterChange(
            path=one.path,
            before=one.before,
            after=one.after,
            cause=one.cause,
            matter=said.matter,
            direction=direction(one.path, *sides),
            party=party(one.path, *sides),
            clauses=tuple(amendment.clause for amendment in by),
            roles=_in_order(profile, {role for amendment in by for role in amendment.roles}),
        )

    def _own_or_company(self, one: ChangedValue) -> tuple[Value, Value]:
        """What holds on both sides, which may be the value of the whole company."""
        asked = parameter(one.path)
        return (
            own_or_company(self.before.profile, asked, one.before),
            own_or_company(self.after.profile, asked, one.after),
        )

    def _renumbered(self) -> Iterator[Renumbering]:
        for language in self._languages[:1]:
            for clause, now in self.after.clauses[language].items():
                then = self.before.clauses[language].get(clause)
                if then and then.number and now.number and (then.number, then.page) != (now.number, now.page):
                    yield Renumbering(clause, (then.number, now.number), (then.page, now.page))


def _in_order(profile: Profile | None, roles: set[str]) -> tuple[str, ...]:
    return tuple(role for role in profile.roles if role in roles) if profile else tuple(sorted(roles))
