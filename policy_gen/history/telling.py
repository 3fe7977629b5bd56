"""A comparison in the words of one language, ready to be laid out as text, Markdown or a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policy_gen.history.amendments import (
    Amendment,
    Cause,
    Comparison,
    Kind,
    ParameterChange,
    Remark,
    Version,
    Weight,
)
from policy_gen.history.formalities import LIGHT
from policy_gen.history.numbers import raised
from policy_gen.history.reading_aloud import only_change, read_aloud
from policy_gen.history.redline import Mark, Stretch
from policy_gen.history.side import Side
from policy_gen.history.spoken import Words
from policy_gen.history.wording import told

RESTRICTED = "restricted"
"""The remark that values changed which the edition for all staff does not print."""
FEWEST_ALIKE = 3
"""How many clauses must change alike to be told in one go."""


@dataclass(frozen=True, slots=True)
class ToldParameter:
    """A changed value: a sentence, then what it touches."""

    of: ParameterChange
    sentence: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldClause:
    """A changed clause."""

    of: Amendment
    id: str
    title: str
    details: tuple[str, ...]
    redline: tuple[Stretch, ...]
    """Of its lines as they are read aloud; empty where the text of this language is the same."""


@dataclass(frozen=True, slots=True)
class ToldAlike:
    """Clauses in which one value is the only thing that changed, each time in the same words."""

    heading: str
    change: tuple[Stretch, ...]
    clauses: tuple[ToldClause, ...]
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldComparison:
    """What a reader is told, in order."""

    title: str
    sides: tuple[str, ...]
    summary: tuple[str, ...]
    parameters: tuple[ToldParameter, ...]
    clauses: tuple[tuple[str, tuple[ToldClause, ...]], ...]
    """Heading and clauses of each kind that there is."""
    alike: tuple[ToldAlike, ...]
    """Those of them that can be told in one go."""
    renumbered: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def apart(self) -> tuple[tuple[str, tuple[ToldClause, ...]], ...]:
        """The clauses that have to be told one by one."""
        done = {clause.id for one in self.alike for clause in one.clauses}
        rest = ((head, tuple(one for one in told if one.id not in done)) for head, told in self.clauses)
        return tuple((head, told) for head, told in rest if told)


def tell(found: Comparison, words: Words, language: str) -> ToldComparison:
    """The comparison with the texts of `language`, in the language of `words`."""
    return Telling(found, words, language).whole()


@dataclass(frozen=True, slots=True)
class Telling:
    """One comparison told in one language."""

    found: Comparison
    words: Words
    language: str

    def whole(self) -> ToldComparison:
        """All of it."""
        headings, clauses = self.words.around["headings"], tuple(self._groups())
        return ToldComparison(
            title=headings["title"],
            sides=tuple(self._sides()),
            summary=tuple(self._summary()),
            parameters=tuple(map(self._parameter, self._by_weight())),
            clauses=clauses,
            alike=tuple(self._alike(one for _, told in clauses for one in told)),
            renumbered=tuple(self._renumbered()),
            remarks=tuple(dict.fromkeys(map(self.remark, self.found.remarks))),
        )

    def remark(self, one: Remark) -> str:
        """What must be known of the comparison."""
        return self.words.around["remarks"][one.code].format_map(one.fields)

    def _sides(self) -> Iterator[str]:
        headings, before, after = self.words.around["headings"], self.found.before, self.found.after
        yield headings["compared"].format(before=before.name, after=after.name)
        if before.version and after.version and before.version != after.version:
            yield headings["versions"].format(before=before.version, after=after.version)

    def _summary(self) -> Iterator[str]:
        around, found = self.words.around, self.found
        if not (found.amendments or found.parameters or found.renumbered):
            hides = any(one.code == RESTRICTED for one in found.remarks)
            yield around["lines"]["nothing_for_staff" if hides else "nothing"]
            return
        counts = {
            "parameters": len(found.parameters),
            **{str(kind): sum(one.kind is kind for one in found.amendments) for kind in Kind},
            "renumbered": len(found.renumbered),
        }
        yield ", ".join(around["counts"][name].format(count=count) for name, count in counts.items() if count)
        if not found.amendments:
            yield around["lines"]["only_numbers" if found.renumbered else "same_text"]
            return
        weight = Weight.MATERIAL if found.is_material else Weight.EDITORIAL
        meaning = around["weights_meaning"][weight]
        yield f"{around['weights'][weight]}: {meaning}"
        yield from self._next_version()

    def _next_version(self) -> Iterator[str]:
        bump, around = self.found.bump, self.words.around
        version = raised(self.found.before.version, bump) if bump else None
        if bump and version:
            meaning = around["bumps_meaning"][bump]
            yield around["lines"]["next_version"].format(
                version=version, bump=around["bumps"][bump], meaning=meaning
            )

    def _by_weight(self) -> list[ParameterChange]:
        """What has to be learnt before words, contacts and dates of the document."""
        return sorted(self.found.parameters, key=lambda one: one.matter in LIGHT)

    def _parameter(self, one: ParameterChange) -> ToldParameter:
        lines = self.words.around["lines"]
        sentence = told(one, self.found.before.profile, self.found.after.profile, self.words)
        details = [self._in_clauses(one.clauses)]
        details += [self._concerns(one.roles)] if one.roles else []
        details.append(lines["because_of"].format(causes=self.words.around["causes"][one.cause]))
        return ToldParameter(one, sentence, tuple(details))

    def _in_clauses(self, clauses: tuple[str, ...]) -> str:
        lines = self.words.around["lines"]
        if not clauses:
            return lines["no_clause"]
        return lines["in_clause" if len(clauses) == 1 else "in_clauses"].format(clauses=", ".join(clauses))

    def _concerns(self, roles: tuple[str, ...]) -> str:
        lines, profile = self.words.around["lines"], self.found.after.profile
        if profile is not None and len(roles) == len(profile.roles):
            return lines["concerns_all"]
        return lines["concerns"].format(roles=", ".join(map(self.role, roles)))

    def role(self, role: str) -> str:
        """The title of a role, today's or else the one it had."""
        sides = (Side(one.profile, self.words) for one in (self.found.after, self.found.before))
        return next((title for side in sides if (title := side.role(role)) != role), role)

    def _groups(self) -> Iterator[tuple[str, tuple[ToldClause, ...]]]:
        for kind in Kind:
            clauses = tuple(self._clause(one) for one in self.found.amendments if one.kind is kind)
            if clauses:
                yield self.words.around["headings"][kind], clauses

    def _clause(self, one: Amendment) -> ToldClause:
        around = self.words.around
        details = self._details(one.weight, one.causes, one.roles)
        before, after = one.texts.get(self.language, ("", ""))
        if before == after:
            details.append(around["lines"]["text_same_here"])
        return ToldClause(
            of=one,
            id=one.clause,
            title=one.titles.get(self.language) or next(iter(one.titles.values()), ""),
            details=tuple(details),
            redline=read_aloud(before, after) if before != after else (),
        )

    def _details(self, weight: Weight, causes: Iterable[Cause], roles: tuple[str, ...]) -> list[str]:
        """How heavy a change is, whose it is, whom it concerns."""
        around = self.words.around
        reason = ", ".join(around["causes"][cause] for cause in causes)
        told = [around["weights"][weight], around["lines"]["because_of"].format(causes=reason)]
        return [*told, self._concerns(roles)] if roles else told

    def _alike(self, clauses: Iterable[ToldClause]) -> Iterator[ToldAlike]:
        found: dict[tuple[str, ...], list[ToldClause]] = {}
        for one in clauses:
            change = only_change(one.redline)
            if one.of.kind is Kind.AMENDED and len(one.of.parameters) == 1 and change is not None:
                found.setdefault((*one.of.parameters, *change), []).append(one)
        for (_, taken, put), members in found.items():
            if len(members) >= FEWEST_ALIKE:
                yield self._in_one_go(taken, put, tuple(members))

    def _in_one_go(self, taken: str, put: str, clauses: tuple[ToldClause, ...]) -> ToldAlike:
        around, amended = self.words.around, [one.of for one in clauses]
        of_any = {role for one in amended for role in one.roles}
        known = dict.fromkeys(role for one in (self.found.after, self.found.before) for role in _roles(one))
        roles = (*(role for role in known if role in of_any), *sorted(of_any - known.keys()))
        causes = [cause for cause in Cause if any(cause in one.causes for one in amended)]
        weight = min((one.weight for one in amended), key=tuple(Weight).index)
        details = self._details(weight, causes, roles)
        heading = around["lines"]["alike"].format(count=len(clauses))
        change = (Stretch(Mark.TAKEN, taken), Stretch(Mark.PUT, put))
        return ToldAlike(heading, change, clauses, tuple(details))

    def _renumbered(self) -> Iterator[str]:
        lines = self.words.around["lines"]
        for one in self.found.renumbered:
            before, after = one.number
            if before != after:
                yield lines["renumbered"].format(clause=one.clause, before=before, after=after)
            else:
                yield lines["moved"].format(clause=one.clause, before=one.page[0], after=one.page[1])


def _roles(side: Version) -> Iterable[str]:
    return side.profile.roles if side.profile is not None else ()
