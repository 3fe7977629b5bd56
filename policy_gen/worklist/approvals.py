"""What waits for somebody's decision, and by when (REC-440, REC-505, REC-560, REC-135, VIP-030)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from policy_gen.profile.receivables import RoleLimit
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import Stage
from policy_gen.worklist.accounts import Account
from policy_gen.worklist.lines import Line, LineBook

TOLD_AHEAD_DAYS = 7
"""A deadline is told a week ahead: the ageing report is read once a week (REC-570)."""
TOLERANCE_ENDS = "tolerance_ends"
REPORTS = frozenset({"report_to_cover", "report_to_insurer", "report_to_factor"})
LIFT = "lift_stop"
"""Duties of the rules that wait for somebody outside the stage."""
Events = Mapping[tuple[str, str], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision or report that somebody owes."""

    what: Remark
    """A sentence of the words `worklist_waiting`."""
    role: str
    by: date
    clause: str


def waiting(
    account: Account, oldest: Line | None, decided: Iterable[Line], lines: LineBook, events: Events
) -> tuple[Waiting, ...]:
    """What waits about one client, by deadline."""
    found = [*_by_delay(account, oldest, lines), *_by_events(account, decided, lines, events)]
    return tuple(sorted(found, key=lambda one: (one.by, one.clause)))


def _by_delay(account: Account, oldest: Line | None, lines: LineBook) -> Iterator[Waiting]:
    profile = lines.profile
    if account.hopeless_sum > 0:
        role = _who_decides(profile.receivables.write_off.approvals, account.hopeless_sum)
        yield Waiting(remark("write_off", sum=account.hopeless_sum), role, lines.answer_by, "REC-560")
    if oldest is None or oldest.decision is None:
        return
    collectors = profile.legal.collectors
    late_enough = oldest.days_past_due >= (collectors.from_dpd or 1)
    if collectors.enabled and late_enough and oldest.decision.stage == Stage.COURT:
        yield Waiting(remark("collector"), "finance_director", lines.answer_by, "REC-440")
    for duty in (*oldest.decision.duties, *oldest.decision.coming):
        if duty.what.key in REPORTS and duty.by and duty.by - lines.as_of <= timedelta(TOLD_AHEAD_DAYS):
            yield Waiting(remark("report_to_cover"), duty.owner, duty.by, duty.clause)


def _by_events(
    account: Account, decided: Iterable[Line], lines: LineBook, events: Events
) -> Iterator[Waiting]:
    """The end of a tolerated delay, and a stop that may be lifted because the debt is paid."""
    cases = {(item.client, item.invoice) for item in account.watched} | {(account.client, "")}
    known = [event for case in sorted(cases) for event in events.get(case, ())]
    decider = lines.profile.privileged.decision_owner
    last = max((event.on for event in known if event.kind == EventKind.PRIVILEGED_UNTIL), default=None)
    if decider and last and timedelta(0) <= last - lines.as_of <= timedelta(TOLD_AHEAD_DAYS):
        yield Waiting(remark(TOLERANCE_ENDS, day=last), decider, last, "VIP-030")
    decided = list(decided)
    if any(
        line.decision.stage != Stage.CLOSED and line.days_past_due > 0 for line in decided if line.decision
    ):
        return
    lifted = [duty for line in decided for duty in line.duties if duty.what.key == LIFT]
    for duty in lifted[:1]:
        yield Waiting(remark("release"), duty.owner, duty.by or lines.as_of, duty.clause)


def _who_decides(limits: tuple[RoleLimit, ...], amount: Decimal) -> str:
    """The first role whose limit covers the amount, the limit included (REC-560)."""
    return next((one.role for one in limits if one.up_to is None or amount <= one.up_to), limits[-1].role)
