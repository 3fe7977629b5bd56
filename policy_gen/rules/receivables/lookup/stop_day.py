"""The one number of a segment that a decision names: left out where segments are asked about together."""

from dataclasses import replace

from policy_gen.rules.reasoning import Remark
from policy_gen.rules.receivables.decision import OverdueDecision, Supply

STOP_DAY = "{stop_day}"
"""Stands for the days after which clients of the segment are stopped."""


def alike(decision: OverdueDecision, stop_day: int) -> OverdueDecision:
    """A decision in which the reason for a stop does not name the number."""
    reason = decision.supply.reason
    if ("days", stop_day) not in reason.values:
        return decision
    values = tuple((name, STOP_DAY if name == "days" else value) for name, value in reason.values)
    supply = Supply(decision.supply.status, Remark(reason.key, values), decision.supply.since)
    return replace(decision, supply=supply)


def names(reason: Remark) -> bool:
    """Whether the number was left out of a reason."""
    return any(value == STOP_DAY for _, value in reason.values)


def named(reason: Remark, stop_day: int) -> Remark:
    """A reason with the number of a segment."""
    return Remark(
        reason.key, tuple((n, stop_day if value == STOP_DAY else value) for n, value in reason.values)
    )
