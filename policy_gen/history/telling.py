"""A comparison in the words of one language, ready to be laid out as text, Markdown or a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policy_gen.history.amendments import Amendment, Comparison, Kind, ParameterChange, Remark, Weight
from policy_gen.history.numbers import raised
from policy_gen.history.redline import Stretch, redline
from policy_gen.history.side import Side
from policy_gen.history.spoken import Words
from policy_gen.history.wording import told


@dataclass(frozen=True, slots=True)
class ToldParameter:
    """A changed value: a sentence, then what it touches."""

    sentence: str
    details: tuple[str, ...]
    roles: tuple[str, ...]
    """Ids, to choose by."""


@dataclass(frozen=True, slots=True)
class ToldClause:
    """A changed clause."""

    id: str
    title: str
    details: tuple[str, ...]
    roles: tuple[str, ...]
    is_material: bool
    redline: tuple[Stretch, ...]
    """Empty where the text of this language is the same."""


@dataclass(frozen=True, slots=True)
class ToldComparison:
    """What a reader is told, in order."""

    title: str
    sides: tuple[str, ...]
    summary: tuple[str, ...]
    parameters: tuple[ToldParameter, ...]
    clauses: tuple[tuple[str, tuple[ToldClause, ...]], ...]
    """Heading and clauses of each kind that there is."""
    renumbered: tuple[str, ...]
    remarks: tuple[str, ...]


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
        headings = self.words.around["headings"]
        return ToldComparison(
            title=headings["title"],
            sides=tuple(self._sides()),
            summary=tuple(self._summary()),
            parameters=tuple(map(self._parameter, self.found.parameters)),
            clauses=tuple(self._groups()),
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
            yield around["lines"]["nothing"]
            return
        counts = {
            "parameters": len(found.parameters),
            **{str(kind): sum(one.kind is kind for one in found.amendments) for kind in Kind},
            "renumbered": len(found.renumbered),
        }
        yield ", ".join(around["counts"][name].format(count=count) for name, count in counts.items() if count)
        if not found.amendments:
            yield around["lines"]["only_numbers"]
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

    def _parameter(self, one: ParameterChange) -> ToldParameter:
        lines = self.words.around["lines"]
        sentence = told(one, self.found.before.profile, self.found.after.profile, self.words)
        details = [self._in_clauses(one.clauses)]
        details += [self._concerns(one.roles)] if one.roles else []
        details.append(lines["because_of"].format(causes=self.words.around["causes"][one.cause]))
        return ToldParameter(sentence, tuple(details), one.roles)

    def _in_clauses(self, clauses: tuple[str, ...]) -> str:
        lines = self.words.around["lines"]
        if not clauses:
            return lines["no_clause"]
        return lines["in_clause" if len(clauses) == 1 else "in_clauses"].format(clauses=", ".join(clauses))

    def _concerns(self, roles: tuple[str, ...]) -> str:
        lines, profile = self.words.around["lines"], self.found.after.profile
        if profile is not None and len(roles) == len(profile.roles):
            return lines["concerns_all"]
        side = Side(profile or self.found.before.profile, self.words)
        return lines["concerns"].format(roles=", ".join(map(side.role, roles)))

    def _groups(self) -> Iterator[tuple[str, tuple[ToldClause, ...]]]:
        for kind in Kind:
            clauses = tuple(self._clause(one) for one in self.found.amendments if one.kind is kind)
            if clauses:
                yield self.words.around["headings"][kind], clauses

    def _clause(self, one: Amendment) -> ToldClause:
        around = self.words.around
        causes = ", ".join(around["causes"][cause] for cause in one.causes)
        details = [around["weights"][one.weight], around["lines"]["because_of"].format(causes=causes)]
        details += [self._concerns(one.roles)] if one.roles else []
        before, after = one.texts.get(self.language, ("", ""))
        if before == after:
            details.append(around["lines"]["text_same_here"])
        return ToldClause(
            id=one.clause,
            title=one.titles.get(self.language) or next(iter(one.titles.values()), ""),
            details=tuple(details),
            roles=one.roles,
            is_material=one.weight is Weight.MATERIAL,
            redline=redline(before, after) if before != after else (),
        )

    def _renumbered(self) -> Iterator[str]:
        lines = self.words.around["lines"]
        for one in self.found.renumbered:
            before, after = one.number
            if before != after:
                yield lines["renumbered"].format(clause=one.clause, before=before, after=after)
            else:
                yield lines["moved"].format(clause=one.clause, before=one.page[0], after=one.page[1])


def changed_lines(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """The lines of a redline on which something changed; the rest is left out."""
    line: list[Stretch] = []
    for one in stretches:
        first, *others = one.text.split("\n")
        line.append(Stretch(one.mark, first))
        for part in others:
            if any(piece.is_change for piece in line):
                yield tuple(line)
            line = [Stretch(one.mark, part)]
    if any(piece.is_change for piece in line):
        yield tuple(line)
