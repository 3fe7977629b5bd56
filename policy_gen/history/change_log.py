"""Drafts the entry of the change log from what a comparison found, as a person would write it (DOC-110)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
from policy_gen.history.entries import Side
from policy_gen.history.parameters import parameter
from policy_gen.history.printed import counted
from policy_gen.history.spoken import Words
from policy_gen.history.wording import said
from policy_gen.profile.model import Profile

TOLD = 2
"""Changes that an entry tells in words; of the others it says how many there are."""
TITLES = 3
NAMED_CLAUSES = 4
_TYPED = str.maketrans({"\u00a0": " ", "\u202f": " "})
_EVERY_RELEASE = ("document.version", "document.supersedes", "document.changes")
_INSTEAD = frozenset({"money", "percent", "time", "date", "text", "title"})
"""Kinds whose old value may follow “instead of” without another ending."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change of an entry: its words, how heavy it is, and the clauses it is about."""

    words: str
    bump: Bump
    clauses: tuple[str, ...]


def is_of_every_release(path: str) -> bool:
    """Whether a value is written by the release itself: version, version before, change log."""
    return any(path == one or path.startswith(f"{one}.") for one in _EVERY_RELEASE)


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
        told = [one for one in self.found.parameters if self._is_told(one)]
        for change in told:
            weighed = weighing.of_parameter(change.matter, change.direction)
            yield Told(self._value(change), weighed.bump, change.clauses)
        paths = {one.path for one in told}
        rest = [one for one in changed_clauses(self.found) if one.weight is Weight.MATERIAL]
        yield from self._clauses([one for one in rest if not paths & {*one.parameters}])

    def _is_told(self, change: ParameterChange) -> bool:
        weighed = weighing.of_parameter(change.matter, change.direction)
        return weighed.weight is Weight.MATERIAL and bool(change.clauses)

    def _value(self, change: ParameterChange) -> str:
        before, after = self.found.before.profile, self.found.after.profile
        drafted = self.words.around["drafted"]
        arrow = drafted["instead" if self._follows(change, before, after) else "formerly"]
        words = replace(self.words, told={**self.words.told, "arrow": arrow})
        return said(change, before, after, words)

    def _follows(self, change: ParameterChange, before: Profile | None, after: Profile | None) -> bool:
        if change.before is None or change.after is None:
            return False
        asked = parameter(change.path)
        sides = (Side(before, self.words), change.before), (Side(after, self.words), change.after)
        return asked.kind in _INSTEAD or all(counted(side, asked, value) is not None for side, value in sides)

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
