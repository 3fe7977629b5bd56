"""Asks the rules about one debt on every day on which something may change, and notes what holds when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from policy_gen.rules.calendar import ONE_DAY
from policy_gen.rules.reasoning import Duty, Remark
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision, Stage, SupplyStatus
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.lookup.marks import Marks

NO_ACTION = "no_action"
"""The duty of a day without duties; in a table it is what is left when nothing else holds."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A debt, its marks, and the days between which it is watched."""

    case: OverdueCase
    marks: Marks
    since: date
    until: date

    def days(self) -> list[date]:
        """Each mark with its neighbours: between them nothing changes."""
        near = {day + ONE_DAY * step for day in self.marks.values() for step in (-1, 0, 1)}
        return sorted(day for day in near | {self.since, self.until} if self.since <= day <= self.until)


@dataclass(frozen=True, slots=True)
class Watched:
    """A probe and what was decided on each of its days, in order."""

    probe: Probe
    days: tuple[tuple[date, OverdueDecision], ...]


def watched(rules: OverdueRules, probe: Probe) -> Watched:
    """The decisions about the debt of a probe."""
    return Watched(probe, tuple((day, rules.decide(probe.case, day)) for day in probe.days()))


@dataclass(frozen=True, slots=True)
class StageFact:
    """Whose a debt is."""

    stage: Stage
    owner: str
    deputy: str
    performer: str
    script: str | None
    """For a client who calls."""


@dataclass(frozen=True, slots=True)
class SupplyFact:
    """Whether the client is supplied, and why."""

    status: SupplyStatus
    reason: Remark


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A role that must be told on one day."""

    role: str


Fact = StageFact | SupplyFact | ToldFact | Duty
"""A duty stands here without its days."""

Days = tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A fact and the days on which it holds."""

    fact: Fact
    first: date | None
    """None: from the beginning."""
    last: date | None
    """None: until something else happens."""
    named: Days
    """Days the fact names: `by`, `until`, and those of its sentence."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds on every day of a stage."""

    told: tuple[str, ...]
    clauses: tuple[str, ...]


def standing(found: Iterable[Watched]) -> dict[Stage, Standing]:
    """By stage the roles that are told, and the clauses that apply, on each of its days."""
    told: dict[Stage, list[str]] = {}
    clauses: dict[Stage, list[str]] = {}
    for one in found:
        for _, decision in one.days:
            _narrow(told, decision.stage, decision.informed)
            _narrow(clauses, decision.stage, decision.clauses)
    return {stage: Standing(tuple(told[stage]), tuple(clauses[stage])) for stage in told}


def _narrow(known: dict[Stage, list[str]], stage: Stage, found: tuple[str, ...]) -> None:
    known[stage] = [one for one in known.get(stage, found) if one in found]


def runs(found: Watched, always: dict[Stage, Standing], *, daily: bool = True) -> list[Run]:
    """What holds on which days, in the order of days; with `daily` who is told is told anew each day."""
    seen: dict[tuple[Fact, Days], list[int]] = {}
    for position, (_, decision) in enumerate(found.days):
        for fact, named in facts(decision, found.days[position][0], always[decision.stage]):
            seen.setdefault((fact, named), []).append(position)
    made = [
        _run(fact, named, found, positions)
        for (fact, named), every in seen.items()
        for positions in _unbroken(every, alone=daily and isinstance(fact, ToldFact))
    ]
    return sorted(made, key=lambda run: (run.first or date.min, run.last or date.max))


def _unbroken(positions: Sequence[int], *, alone: bool) -> Iterator[list[int]]:
    run: list[int] = []
    for position in positions:
        if run and (alone or position != run[-1] + 1):
            yield run
            run = []
        run.append(position)
    yield run


def _run(fact: Fact, named: Days, found: Watched, positions: list[int]) -> Run:
    first = None if positions[0] == 0 else found.days[positions[0]][0]
    last = None if positions[-1] == len(found.days) - 1 else found.days[positions[-1]][0]
    return Run(fact, first, last, named)


def facts(found: OverdueDecision, day: date, always: Standing) -> Iterator[tuple[Fact, Days]]:
    """What a decision says, fact by fact with the days it names, but for what always holds in its stage."""
    stage = StageFact(found.stage, found.owner, found.deputy, found.performer, found.caller_script)
    yield stage, _deadline(found, day)
    reason = found.supply.reason
    yield SupplyFact(found.supply.status, _without_days(reason)), _days_in(reason)
    for role in found.informed:
        if role not in always.told:
            yield ToldFact(role), ()
    for duty in found.duties:
        if duty.what.key != NO_ACTION:
            by = (("by", duty.by),) if duty.by else ()
            what = _without_days(duty.what)
            plain = Duty(what, duty.owner, duty.clause, None, duty.script, duty.form)
            yield plain, (*by, *_days_in(duty.what))


def _deadline(found: OverdueDecision, day: date) -> Days:
    """The last day of the stage; where an event ends it, the day until which its work is due."""
    if found.next_date is not None:
        return (("until", found.next_date - ONE_DAY),)
    if found.days_left is None:
        return ()
    return (("until", date.fromordinal(day.toordinal() + (found.days_left or -found.days_late))),)


def _days_in(remark: Remark) -> Days:
    return tuple((name, value) for name, value in remark.values if isinstance(value, date))


def _without_days(remark: Remark) -> Remark:
    """A remark without its days, which differ from debt to debt."""
    return Remark(remark.key, tuple(v for v in remark.values if not isinstance(v[1], date)))
