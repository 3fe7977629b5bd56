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
    ParameterChange,
    Weight,
)
from policy_gen.history.formalities import LIGHT, is_of_every_release
from policy_gen.history.parameters import is_restricted, parameter
from policy_gen.history.spoken import Words
from policy_gen.history.wording import told_bare

TOLD = 2
"""Changes that an entry tells in words; of the others it says how many there are."""
TITLES = 3
NAMED_CLAUSES = 4
_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Told:
    """One change of an entry: its words, how heavy it is, and the clauses it is about."""

    words: str
    bump: Bump
    clauses: tuple[str, ...]


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


def drafted_what(found: Comparison, words: Words) -> str:
    """What changed, in one sentence without a full stop, with spaces as people type them."""
    return _Draft(found, words).sentence().translate(_TYPED)


@dataclass(frozen=True, slots=True)
class _Draft:
    found: Comparison
    words: Words

    def sentence(self) -> str:
        drafted = self.words.around["drafted"]
        pieces = sorted(self._pieces(), key=lambda one: (not one.words, tuple(Bump).index(one.bump)))
        if not pieces:
            return self._without_rules()
        first = pieces[0].words[:1].upper() + pieces[0].words[1:]
        if len(pieces) == 1:
            return drafted["one"].format(first=first)
        if len(pieces) == TOLD:
            return drafted["two"].format(first=first, second=pieces[1].words)
        known = {clause for one in pieces[:TOLD] for clause in one.clauses}
        others = dict.fromkeys(
            clause for one in pieces[TOLD:] for clause in one.clauses if clause not in known
        )
        key = "many_clauses" if 1 < len(others) <= NAMED_CLAUSES else "many"
        return drafted[key].format(
            first=first, second=pieces[1].words, count=len(pieces) - TOLD, clauses=", ".join(others)
        )

    def _without_rules(self) -> str:
        """What is said where nothing has to be learnt."""
        amended = changed_clauses(self.found)
        by_law = bool(amended) and all(Cause.LAW in one.causes for one in amended)
        drafted = self.words.around["drafted"]
        return drafted["law" if by_law else "wording" if amended else "nothing"]

    def _pieces(self) -> Iterator[Told]:
        told = worth_telling(self.found.parameters)
        for change in told:
            weighed = weighing.of_value(change.path, change.before, change.after)
            yield Told(self._value(change), weighed.bump, change.clauses)
        paths = {one.path for one in told}
        rest = [one for one in changed_clauses(self.found) if one.weight is Weight.MATERIAL]
        yield from self._clauses([one for one in rest if not paths & {*one.parameters}])

    def _value(self, change: ParameterChange) -> str:
        return told_bare(change, self.found.before.profile, self.found.after.profile, self.words, "prose")

    def _clauses(self, amendments: Iterable[Amendment]) -> Iterator[Told]:
        by_kind: dict[Kind, list[Amendment]] = {}
        for one in amendments:
            by_kind.setdefault(one.kind, []).append(one)
        for kind, members in by_kind.items():
            yield from self._of_kind(kind, members[:TITLES])
            yield from (Told("", one.bump, (one.clause,)) for one in members[TITLES:])

    def _of_kind(self, kind: Kind, members: list[Amendment]) -> Iterator[Told]:
        drafted, quoted = self.words.around["drafted"], self.words.grammar.quoted
        titles = [quoted(one.titles.get(self.words.language, one.clause)) for one in members]
        clauses = tuple(one.clause for one in members)
        heaviest = min((one.bump for one in members), key=tuple(Bump).index)
        if len(members) == 1:
            yield Told(drafted[f"clause_{kind}"].format(quoted=titles[0]), heaviest, clauses)
        else:
            yield Told(drafted[f"clauses_{kind}"].format(titles=", ".join(titles)), heaviest, clauses)
