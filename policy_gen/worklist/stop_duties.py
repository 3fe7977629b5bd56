"""What is done on the day on which a client is stopped for something its invoices do not tell (REC-500)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_gen.profile.credit import StopScope
from policy_gen.rules.calendar import rolled_forward
from policy_gen.rules.reasoning import Duty, remark
from policy_gen.rules.receivables.decision import Supply, SupplyStatus
from policy_gen.rules.receivables.planned import ACCOUNT_MANAGER, FINANCE, STOP_OF_SCOPE
from policy_gen.worklist.lines import NO_ACTION, Line, LineBook

CLAUSE, ACTIVITY = "REC-500", "a18"


@dataclass(frozen=True, slots=True)
class Telling:
    """The duty to tell the client of a stop, by what is stopped: keys of the words `duty`."""

    of_supply: str
    of_new_orders: str


def is_the_day(found: Supply, lines: LineBook) -> bool:
    """Whether the stop, or the lawyer's consent to it, is for today; later readers find it done."""
    return found.since is not None and rolled_forward(found.since, lines.country) == lines.as_of


def line_of_the_stop(line: Line, found: Supply, lines: LineBook, telling: Telling) -> Line:
    """`line` with the stop of today, of which the client is told."""
    assert line.decision is not None  # only open invoices carry a stop
    duties = tuple(_duties(found, lines, telling))
    own = tuple(duty for duty in line.duties if duty.what.key != NO_ACTION)
    stopped = found.status == SupplyStatus.STOP
    told = (*line.decision.informed, *(lines.terms.informed.get(ACTIVITY, ()) if stopped else ()))
    informed = tuple(role for role in dict.fromkeys(told) if role != line.owner)
    clauses = tuple(dict.fromkeys((*line.decision.clauses, CLAUSE)))
    decision = replace(line.decision, duties=(*own, *duties), informed=informed, clauses=clauses)
    made = lines.made(decision)
    made.beside = made
    return made


def _duties(found: Supply, lines: LineBook, telling: Telling) -> Iterator[Duty]:
    day = lines.as_of
    if found.status != SupplyStatus.STOP:
        yield Duty(remark("ask_lawyer_to_stop", role=lines.terms.performer), FINANCE, CLAUSE, day)
        return
    scope = lines.profile.supply.stop_scope
    yield Duty(remark(STOP_OF_SCOPE[scope]), FINANCE, CLAUSE, day)
    # The scripts of a stop name an unpaid invoice: they do not fit.
    yield Duty(
        remark(telling.of_new_orders if scope == StopScope.NEW_ORDERS else telling.of_supply),
        ACCOUNT_MANAGER,
        CLAUSE,
        day,
    )
