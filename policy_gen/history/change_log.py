"""Drafts the entry of the change log from what a comparison found, as a person would write it (DOC-110).

The entry is printed for all staff: it names no restricted value and no holder of a role.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy_gen.history import weighing
from policy_gen.history.amendments import (
    Amendment,
    Bump,
    Cause,
    Comparison,
    Kind,
    Matter,
    ParameterChange,
    Weight,
)
from policy_gen.history.formalities import LIGHT, is_of_every_release
from policy_gen.history.parameters import is_restricted, parameter
from policy_gen.history.reaching import reached
from policy_gen.history.spoken import Words
from policy_gen.history.wording import is_statement, name_of, told_bare

TOLD = 2
"""Changes that an entry tells in words."""
NAMED = 4
"""Further changes of which it says what they are of."""
TITLES = 3
NAMED_CLAUSES = 6
_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " "})
_OWN_LIMITS = {
    "receivables.schedules.*.max_days": "schedule_days",
    "receivables.write_off.approvals.*.up_to": "write_off",
}
"""Steps of approval that say again what a role may decide by itself, and the name of that right."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change of an entry: its words, and what puts it before or behind others."""

    words: str
    name: str
    """What it is of, where that can be said without what became of it; else empty."""
    bump: Bump
    reach: int
    """How many clauses and roles it touches."""
    clauses: tuple[str, ...]
    is_deputy: bool = False


def changed_clauses(found: Comparison) -> tuple[Amendment, ...]:
    """The amendments that somebody made, without those that a release itself writes into the text."""
    return tuple(one for one in found.amendments if not _is_by_release(one))


def _is_by_release(one: Amendment) -> bool:
    own = one.causes == (Cause.PROFILE,) and one.weight is Weight.EDITORIAL
    return own and bool(one.parameters) and all(map(is_of_every_release, one.parameters))


def logged_clauses(found: Comparison) -> tuple[str, ...]:
    """Ids for the entry, in official order: of what has to be learnt; of everything where nothing has."""
    amended = changed_clauses(found)
    material = tuple(one.clause for one in amended if one.weight is Weight.MATERIAL)
    return material or tuple(one.clause for one in amended)


def worth_telling(changes: Sequence[ParameterChange]) -> tuple[ParameterChange, ...]:
    """What all staff have to learn: no restricted value, no holder of a role, no part of a new entry."""
    entries = tuple(f"{one.path}." for one in changes if parameter(one.path).is_entry)
    return tuple(
        one
        for one in changes
        if one.clauses
        and one.matter not in LIGHT
        and not is_restricted(one.path)
        and not one.path.startswith(entries)
        and not _is_holder(one.path)
    )


def _is_holder(path: str) -> bool:
    return path.startswith("roles.") and ".holders" in path


def drafted_what(found: Comparison, words: Words, *, is_some_concealed: bool = False) -> str:
    """What changed, in one sentence without a full stop, with spaces as people type them.

    Of what only management may read, it says no more than that something changed.
    """
    return _Draft(found, words, is_some_concealed).sentence().translate(_TYPED)


@dataclass(frozen=True, slots=True)
class _Draft:
    found: Comparison
    words: Words
    is_some_concealed: bool

    def sentence(self) -> str:
        pieces = sorted(self._pieces(), key=_rank)
        said = "; ".join(self._said(pieces) if pieces else self._without_rules())
        return said[:1].upper() + said[1:]

    def _said(self, pieces: Sequence[Told]) -> Iterator[str]:
        """The heaviest in full, then statements, then what else changed by its name."""
        rest = pieces[TOLD:]
        named = rest if len(rest) <= NAMED + 1 else rest[:NAMED]
        yield from (one.words for one in pieces[:TOLD])
        yield from (one.words for one in named if not one.name)
        names = [one.name for one in named if one.name]
        if names:
            yield self.words.around["drafted"]["also"].format(names="; ".join(names))
        if len(named) < len(rest):
            yield self._others(rest[len(named) :])

    def _others(self, left: Sequence[Told]) -> str:
        drafted = self.words.around["drafted"]
        clauses = tuple(dict.fromkeys(clause for one in left for clause in one.clauses))
        if len(clauses) > NAMED_CLAUSES:
            return drafted["others"].format(count=len(left))
        return drafted["others_clause" if len(clauses) == 1 else "others_clauses"].format(
            clauses=", ".join(clauses)
        )

    def _without_rules(self) -> Iterator[str]:
        """What is said where nothing has to be learnt."""
        amended, drafted = changed_clauses(self.found), self.words.around["drafted"]
        if not amended:
            yield drafted["settings" if any(map(_is_setting, self.found.parameters)) else "nothing"]
        elif all(Cause.LAW in one.causes for one in amended):
            yield drafted["law"]
        else:
            of_paths = {one.path: _light_kind(one) for one in self.found.parameters}
            kinds = {kind for one in amended for kind in _light_kinds(one, of_paths)}
            yield from (drafted[kind] for kind in ("contacts", "titles", "wording") if kind in kinds)

    def _pieces(self) -> Iterator[Told]:
        told = _once(worth_telling(self.found.parameters), self.found)
        yield from map(self._of_value, told)
        paths = {one.path for one in worth_telling(self.found.parameters)}
        rest = [one for one in changed_clauses(self.found) if one.weight is Weight.MATERIAL]
        yield from self._clauses([one for one in rest if not paths & {*one.parameters}])
        if self.is_some_concealed:
            said = self.words.around["drafted"]["concealed"]
            yield Told(words=said, name="", bump=weighing.VALUE.bump, reach=0, clauses=())

    def _of_value(self, change: ParameterChange) -> Told:
        sides = self.found.before.profile, self.found.after.profile
        return Told(
            words=told_bare(change, *sides, self.words, "prose"),
            name="" if is_statement(change, self.words) else name_of(change.path, *sides, self.words),
            bump=weighing.of_value(change.path, change.before, change.after).bump,
            reach=len(change.clauses) + len(change.roles),
            clauses=change.clauses,
            is_deputy=parameter(change.path).pattern == "roles.*.deputy",
        )

    def _clauses(self, amendments: Iterable[Amendment]) -> Iterator[Told]:
        by_kind: dict[Kind, list[Amendment]] = {}
        for one in amendments:
            by_kind.setdefault(one.kind, []).append(one)
        for kind, members in by_kind.items():
            yield Told(
                words=self._of_kind(kind, members),
                name="",
                bump=min((one.bump for one in members), key=tuple(Bump).index),
                reach=len(members) + len({role for one in members for role in one.roles}),
                clauses=tuple(one.clause for one in members),
            )

    def _of_kind(self, kind: Kind, members: list[Amendment]) -> str:
        """The first clauses by their titles, the next by their ids, of many others how many they are."""
        drafted, quoted = self.words.around["drafted"], self.words.grammar.quoted
        titles = [quoted(one.titles.get(self.words.language, one.clause)) for one in members[:TITLES]]
        if len(members) == 1:
            return drafted[f"clause_{kind}"].format(quoted=titles[0])
        rest = [one.clause for one in members[TITLES:]]
        listed = ", ".join([*titles, *(rest if len(rest) <= NAMED_CLAUSES else [])])
        if len(rest) > NAMED_CLAUSES:
            listed = drafted["and_more"].format(titles=listed, count=len(rest))
        return drafted[f"clauses_{kind}"].format(titles=listed)


def _rank(one: Told) -> tuple[int, bool, int]:
    return tuple(Bump).index(one.bump), one.is_deputy, -one.reach


def _once(changes: Sequence[ParameterChange], found: Comparison) -> tuple[ParameterChange, ...]:
    """Without steps of approval that repeat what is told of a role's own right."""
    rights = {(one.path, one.before, one.after) for one in changes}
    return tuple(one for one in changes if (_own_limit(one.path, found), one.before, one.after) not in rights)


def _own_limit(path: str, found: Comparison) -> str | None:
    """The path of the right that a step of approval repeats."""
    right = _OWN_LIMITS.get(parameter(path).pattern)
    role = reached(found.after.profile, f"{path.rpartition('.')[0]}.role")
    return None if right is None or role is None else f"roles.{role}.may_decide.{right}"


def _is_setting(one: ParameterChange) -> bool:
    """Whether a value says how the company works, and is not what a release writes of itself."""
    return one.matter is not Matter.DOCUMENT and not is_of_every_release(one.path)


def _light_kinds(amended: Amendment, of_paths: dict[str, str]) -> Iterable[str]:
    """What changed in a clause whose rules are the same."""
    if amended.causes != (Cause.PROFILE,):
        return ("wording",)
    found = {of_paths[path] for path in amended.parameters if path in of_paths}
    return found or ("wording",)


def _light_kind(one: ParameterChange) -> str:
    if one.matter is Matter.CONTACT:
        return "contacts"
    return "titles" if parameter(one.path).kind == "title" else "wording"
