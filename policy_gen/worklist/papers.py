"""A stop because the signed papers were not back by the due date: whom it stops, and who does what (REC-500).

The rules decide about invoices; only the ledger knows of papers, so this trigger of the policy lives here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from policy_gen.profile.credit import SegmentKind, StopScope
from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import ONE_DAY, rolled_forward
from policy_gen.rules.reasoning import Duty, remark
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import Supply, SupplyStatus
from policy_gen.rules.receivables.planned import ACCOUNT_MANAGER, FINANCE
from policy_gen.worklist.accounts import Account
from policy_gen.worklist.lines import Line, LineBook

CLAUSE, ACTIVITY = "REC-500", "a18"


def with_papers(account: Account, found: Supply, lines: LineBook, events: Iterable[Event]) -> Supply:
    """The supply status of a client, missing papers counted; they stop what nothing else has stopped."""
    due, item = account.papers_missing_due, account.papers_item
    if due is None or item is None or found.status == SupplyStatus.STOP:
        return found
    fired = fired_on(due, lines.country)
    lifted = (event.on for event in events if event.kind == EventKind.HOLD_RELEASED)
    if fired > lines.as_of or any(fired <= day <= lines.as_of for day in lifted):
        return found
    if any(lines.segments[segment].kind == SegmentKind.PUBLIC for segment in (*account.oldest, item.segment)):
        return Supply(found.status, remark("papers_public"), fired)
    return Supply(SupplyStatus.STOP, remark("papers_missing", due=due), fired)


def fired_on(due: date, country: str) -> date:
    """The business day on which papers not back by `due` stop supply."""
    return rolled_forward(due + ONE_DAY, country)


def line_of_the_stop(line: Line, found: Supply, lines: LineBook) -> Line | None:
    """`line` with what is done on the day of the stop; None on any other day, or of another stop."""
    if found.reason.key not in ("papers_missing", "papers_public") or found.since != lines.as_of:
        return None
    assert line.decision is not None  # the papers of a debt are missing
    duties = tuple(_duties(lines.profile, lines.as_of, found, lines.terms.performer))
    own = tuple(duty for duty in line.duties if duty.what.key != "no_action")
    stopped = found.status == SupplyStatus.STOP
    told = (*line.decision.informed, *(lines.terms.informed.get(ACTIVITY, ()) if stopped else ()))
    informed = tuple(role for role in dict.fromkeys(told) if role != line.owner)
    clauses = tuple(dict.fromkeys((*line.decision.clauses, CLAUSE)))
    decision = replace(line.decision, duties=(*own, *duties), informed=informed, clauses=clauses)
    made = lines.made(decision)
    made.beside = made
    return made


def _duties(profile: Profile, day: date, found: Supply, lawyer: str) -> Iterator[Duty]:
    """Of one day: whoever reads the list later finds the client stopped."""
    if found.status != SupplyStatus.STOP:
        yield Duty(remark("ask_lawyer_to_stop", role=lawyer), FINANCE, CLAUSE, day)
        return
    new_orders = profile.supply.stop_scope == StopScope.NEW_ORDERS
    yield Duty(remark("stop_new_orders" if new_orders else "stop_supply"), FINANCE, CLAUSE, day)
    # The scripts of a stop name an unpaid invoice: they do not fit.
    key = "tell_of_papers_orders" if new_orders else "tell_of_papers"
    yield Duty(remark(key), ACCOUNT_MANAGER, CLAUSE, day)
