"""The policy on receivables as a program: a debt and a day in, stage, owner and work out (architecture 4)."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from policy_gen.profile.model import Profile
from policy_gen.rules.reasoning import Remark
from policy_gen.rules.receivables.answering import caller_script
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.cautions import cautions, last_date_to_sue
from policy_gen.rules.receivables.dates import limitation_end
from policy_gen.rules.receivables.decision import OverdueDecision, Stage, Supply, SupplyStatus
from policy_gen.rules.receivables.duties import duties
from policy_gen.rules.receivables.informing import informed
from policy_gen.rules.receivables.planned import ACCOUNT_MANAGER, FINANCE
from policy_gen.rules.receivables.stages import Position, Situation, position, situation
from policy_gen.rules.receivables.supply import supply
from policy_gen.rules.receivables.terms import Terms, terms
from policy_gen.rules.receivables.tracing import days_past_due, trace

LED_STAGES = frozenset({Stage.CLAIM_ISSUE, Stage.CLAIM_PERIOD, Stage.COURT})
"""Stages of whoever leads claims (settled 30)."""

STAGE_CLAUSES: dict[Stage, tuple[str, ...]] = {
    Stage.PREVENTIVE: ("REC-110",),
    Stage.AWAITING_ACCEPTANCE: ("REC-140",),
    Stage.CURRENT: ("REC-200", "REC-210"),
    Stage.NEGOTIATION: ("REC-330",),
    Stage.CLAIM_ISSUE: ("REC-400",),
    Stage.CLAIM_PERIOD: ("REC-410",),
    Stage.COURT: ("REC-430",),
    Stage.CLOSED: ("REC-550",),
}
SUPPLY_CLAUSES = {SupplyStatus.GO: (), SupplyStatus.STOP: ("REC-500",), SupplyStatus.PREPAY: ("REC-510",)}
REASON_CLAUSES = {
    "hold_released": ("REC-505",), "schedule_instalment_paid": ("REC-505",), "over_limit": ("REC-130",),
    "insolvency": ("REC-450",), "public_needs_lawyer": ("REC-500",), "privileged": ("VIP-030",),
    "needs_re_engagement": ("REC-550",), "waits_for_lift": ("REC-505",),
    "written_off": ("REC-505",), "small_debt": ("REC-500",),
}  # fmt: skip
"""The clause behind the reason of a supply status."""
TRACE_CLAUSES = {
    "due_rolled": "REC-030", "due_waits": "REC-140", "due_moved": "REC-140",
    "window_extended": "REC-030", "part_paid": "REC-535",
    "amount_unknown": "REC-540", "window_of_amount": "REC-540", "path": "REC-540",
    "promise_pending": "REC-340", "promise_extends": "REC-340", "promise_too_late": "REC-340",
    "promises_broken": "REC-340", "promises_broken_no_limit": "REC-340",
    "privileged": "VIP-030", "privileged_over": "VIP-050",
    "privileged_not_used": "VIP-010", "privileged_not_eligible": "VIP-010",
    "privileged_over_amount": "VIP-020",
    "schedule_kept": "REC-360", "instalment_missed": "REC-360",
    "dispute": "REC-530", "dispute_of_part": "REC-530", "dispute_over": "REC-530",
    "insolvency": "REC-450", "insolvency_no_rush": "REC-450", "bad_faith": "REC-370",
    "claim_sent": "REC-400", "receipt_unknown": "REC-400",
    "period_from_receipt": "REC-400", "period_from_dispatch": "REC-400",
    "closed_written_off": "REC-560",
}  # fmt: skip
"""The clause behind a step of the reasoning."""


@dataclass(frozen=True, slots=True)
class OverdueRules:
    """The rules on receivables of one company; made once, asked about any number of debts."""

    profile: Profile
    terms: Terms = field(init=False)
    _borders: dict[str, tuple[Decimal, ...]] = field(init=False)

    def __post_init__(self) -> None:
        known = terms(self.profile)
        object.__setattr__(self, "terms", known)
        borders = {segment: tuple(sorted(set(_borders(known, segment)))) for segment in known.segments}
        object.__setattr__(self, "_borders", borders)

    def decide(self, case: OverdueCase, as_of: date, *, reasoned: bool = True) -> OverdueDecision:
        """The decision about a debt on a day. KeyError: a segment the profile does not have.

        Without `reasoned` it says only what holds: no trace, no clause of it, no warning, nothing ahead.
        """
        known = situation(self.terms, case, as_of)
        place = position(self.terms, known)
        found = supply(self.terms, known, place.freeze)
        owner = self._owner(place.stage)
        today, coming = duties(self.terms, known, place, found, owner, ahead=reasoned)
        steps = tuple(trace(self.terms, known, place)) if reasoned else ()
        ends = self._limitation_ends(known) if reasoned else None
        return OverdueDecision(
            stage=place.stage,
            days_past_due=days_past_due(known),
            effective_due_date=known.window.due,
            owner=owner,
            deputy=self.terms.deputy(owner),
            performer=self.terms.performer if owner == self.terms.lead else owner,
            supply=found,
            duties=today,
            coming=coming,
            caller_script=caller_script(known, place),
            days_left=_days_left(place, as_of),
            days_late=_days_late(place, as_of),
            next_date=_next_date(place),
            informed=informed(self.terms, known, place, today, owner),
            last_date_to_sue=None if ends is None else last_date_to_sue(ends, self.terms.country),
            outstanding=known.owed,
            collectable=_collectable(known),
            band=known.band.id if known.band is not None else None,
            clauses=tuple(dict.fromkeys(_clauses(place, found, [d.clause for d in today], steps))),
            trace=steps,
            warnings=tuple(cautions(self.terms, known, (*today, *coming), ends)) if reasoned else (),
        )

    def amount_class(self, segment_id: str, amount: Decimal | None) -> int:
        """Debts of a segment whose amounts are of one class get equal decisions; -1: amount not known.

        The decision names the sum in `outstanding` only.
        """
        return -1 if amount is None else bisect_right(self._borders[segment_id], amount)

    def _owner(self, stage: Stage) -> str:
        """Who owns a stage (settled 30)."""
        if stage == Stage.CLOSED:
            return FINANCE
        return self.terms.lead if stage in LED_STAGES else ACCOUNT_MANAGER

    def _limitation_ends(self, known: Situation) -> date | None:
        """The last day of the limitation period, as long as it matters."""
        if known.closed is not None or known.filed is not None:
            return None
        return limitation_end(known.case.due, self.terms.limitation_years)


def _borders(known: Terms, segment_id: str) -> Iterator[Decimal]:
    """The sums at which a decision may change; each opens a class, that just above a limit too."""
    profile = known.profile
    yield from known.borders
    rules = profile.receivables
    for border in (profile.supply.min_amount, rules.meetings.required_over_amount, rules.court.min_amount):
        if border is not None:
            yield border
    # Up to these the limit is kept; the class above begins with the next possible sum.
    for limit in (known.segments[segment_id].credit_limit, profile.privileged.max_tolerated_amount):
        if limit is not None:
            yield limit.next_plus()


def _collectable(known: Situation) -> Decimal | None:
    disputed = known.holds.disputes.open_part
    return known.owed if known.owed is None or disputed is None else known.owed - disputed


def _days_left(place: Position, as_of: date) -> int | None:
    last = place.deadline or place.last_day
    return None if last is None else max(0, (last - as_of).days)


def _days_late(place: Position, as_of: date) -> int:
    return 0 if place.deadline is None else max(0, (as_of - place.deadline).days)


def _next_date(place: Position) -> date | None:
    return None if place.last_day is None else date.fromordinal(place.last_day.toordinal() + 1)


def _clauses(
    place: Position, found: Supply, of_duties: list[str], steps: tuple[Remark, ...]
) -> Iterator[str]:
    """The clauses behind a decision: of the stage, of its duties, of the reasoning, of the supply status."""
    yield from STAGE_CLAUSES[place.stage]
    yield from of_duties
    for step in steps:
        clause = TRACE_CLAUSES.get(step.key)
        if clause is not None:
            yield clause
    yield from SUPPLY_CLAUSES[found.status]
    yield from REASON_CLAUSES.get(found.reason.key, ())
