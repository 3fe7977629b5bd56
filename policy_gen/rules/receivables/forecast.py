"""What follows on a debt if nothing happens: the same rules asked about the days to come."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policy_gen.rules.reasoning import Duty
from policy_gen.rules.receivables.case import EventKind, OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision, Stage, Supply
from policy_gen.rules.receivables.engine import OverdueRules

HORIZON_DAYS = 60


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something new holds; None and empty: as before."""

    on: date
    stage: Stage | None
    owner: str
    """Whose the debt is on that day."""
    supply: Supply | None
    duties: tuple[Duty, ...]


def forecast(rules: OverdueRules, case: OverdueCase, as_of: date) -> tuple[Turn, ...]:
    """The turns up to and including the first day of the next stage, at most `HORIZON_DAYS` ahead."""
    case = replace(
        case, events=tuple(event for event in case.events if _is_known(event.kind, event.on, as_of))
    )
    return tuple(_turns(rules, case, as_of))


def _is_known(kind: EventKind, on: date, as_of: date) -> bool:
    """A decision on a privileged client names its last day, which lies ahead; nothing else is known ahead."""
    return on <= as_of or kind == EventKind.PRIVILEGED_UNTIL


def _turns(rules: OverdueRules, case: OverdueCase, as_of: date) -> Iterator[Turn]:
    before = rules.decide(case, as_of)
    known = set(map(_named, before.duties))
    for step in range(1, HORIZON_DAYS + 1):
        day = as_of + timedelta(days=step)
        found = rules.decide(case, day)
        duties = tuple(
            duty for duty in found.duties if duty.what.key != "no_action" and _named(duty) not in known
        )
        turn = Turn(day, _new_stage(before, found), found.owner, _new_supply(before, found), duties)
        if turn.stage is not None or turn.supply is not None or duties:
            yield turn
        if turn.stage is not None:
            return
        known.update(map(_named, duties))
        before = found


def _named(duty: Duty) -> tuple[str, str, date | None]:
    """What makes a duty another one: a reminder comes again, with another day."""
    return duty.what.key, duty.owner, duty.by


def _new_stage(before: OverdueDecision, found: OverdueDecision) -> Stage | None:
    return None if found.stage == before.stage else found.stage


def _new_supply(before: OverdueDecision, found: OverdueDecision) -> Supply | None:
    return None if found.supply.status == before.supply.status else found.supply
