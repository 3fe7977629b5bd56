"""The policy as data: chapters, sections and clauses with their text and provenance."""

from collections.abc import Iterator
from dataclasses import dataclass

from policy_gen.policy.edition import Edition
from policy_gen.policy.recording import Line, PrintedValue
from policy_gen.policy.register import ClauseEntry


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of one company in one language."""

    entry: ClauseEntry
    number: str
    """Printed number such as 5.3.1; empty in the opening part."""
    title: str
    lines: tuple[Line, ...]
    """Markdown of the body, line by line; links to clauses are `#ID`, to pages `page:ID`."""
    values: tuple[PrintedValue, ...]
    read: frozenset[str]
    """Every profile path that was read, printed or not."""
    roles: frozenset[str]
    """Roles it names."""
    references: frozenset[str]
    """Clauses it refers to."""
    wording: str
    """What it says, a sign in place of each number: a translation is read against it, not against values."""
    deadline: Line | None = None
    """By when it is done, in its own words; None where it sets no day for a duty."""

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Section:
    """The clauses of one page, in order; `number` is empty where the chapter has one section."""

    page: str
    number: str
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    code: str
    number: str
    title: str
    sections: tuple[Section, ...]
    within: str = ""
    """Title of the part that holds it; empty where the layout has no parts."""

    @property
    def part_number(self) -> str:
        """The number of the part that holds it."""
        return self.number.partition(".")[0]

    def clauses(self) -> Iterator[Clause]:
        for section in self.sections:
            yield from section.clauses


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page that is no clause: home, a helper, a role's route, the legal basis."""

    page: str
    template: str
    """Its name in `templates/<language>/pages/`, without ending."""
    title: str
    lines: tuple[Line, ...]
    read: frozenset[str]


@dataclass(frozen=True, slots=True)
class Policy:
    """The whole policy of a company in one language and edition."""

    language: str
    edition: Edition
    title: str
    kind: str
    front: tuple[Clause, ...]
    """The opening part: approval, passport, distribution, routes."""
    chapters: tuple[Chapter, ...]
    back: tuple[str, ...]
    """Ids of clauses that close the document."""
    pages: tuple[PlainPage, ...]
    stale: frozenset[str] = frozenset()
    """Clauses of a translation whose binding text has changed since somebody compared them."""

    def clauses(self) -> Iterator[Clause]:
        """Every clause once, in official order."""
        yield from self.front
        for chapter in self.chapters:
            yield from chapter.clauses()

    def clause(self, clause_id: str) -> Clause:
        """The clause of this id. Raises KeyError if the policy does not print it."""
        for clause in self.clauses():
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)
