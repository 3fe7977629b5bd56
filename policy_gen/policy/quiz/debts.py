"""A debt of the quiz: on a day that the company's own numbers name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.rules.calendar import is_business_day
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.dates import window_days
from policy_gen.rules.receivables.decision import OverdueDecision, Stage
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.ladder import FIRST_DAY_OF_DELAY, LadderRow, ladder

A_YEAR = 366


@dataclass(frozen=True, slots=True)
class DebtAsked:
    """What the rules decide about the debt, and what question and reason may name."""

    decision: OverdueDecision
    values: Mapping[str, Sourced[Any]]


def debt_asked(profile: Profile, day_name: str) -> DebtAsked | None:
    """A debt on a day of the ladder, of the default segment if it has credit; None where none has."""
    row = _credit_row(profile)
    if row is None:
        return None
    days = {
        "first_day": sourced(FIRST_DAY_OF_DELAY),
        "claim_issue_first": row.claim_issue_first,
        "stop_day": row.stop_day,
    }[day_name]
    due = _plain_due(profile, row)
    decision = OverdueRules(profile).decide(
        OverdueCase(row.segment.id, due), due + timedelta(days=days.value)
    )
    if decision.stage == Stage.NEGOTIATION and days > row.negotiation_days:
        return None  # every window of this company is longer than its ladder says
    return DebtAsked(decision, {"days": days, **_values(profile, row, decision)})


def _values(profile: Profile, row: LadderRow, decision: OverdueDecision) -> dict[str, Sourced[Any]]:
    return {
        "window": row.negotiation_days,
        "stop_day": row.stop_day,
        "finance": sourced("finance"),
        "manager": sourced(decision.owner),
        "segment": sourced(row.segment.name, f"segments.{row.segment.id}.name"),
        "informs_by": sourced(
            profile.receivables.day1.finance_informs_by, "receivables.day1.finance_informs_by"
        ),
    }


def _credit_row(profile: Profile) -> LadderRow | None:
    rows = [row for row in ladder(profile) if not row.prepaid]
    return next((row for row in rows if row.segment.default), rows[0] if rows else None)


def _plain_due(profile: Profile, row: LadderRow) -> date:
    """The first due date from the effective one whose window no day off makes longer."""
    start, country = profile.document.effective_date, profile.company.working_calendar
    days, least = row.negotiation_days.value, profile.receivables.min_business_days

    def is_plain(due: date) -> bool:
        works = all(is_business_day(day, country) for day in (due, due + timedelta(days=FIRST_DAY_OF_DELAY)))
        return works and window_days(days, least, due, country) == days

    dates = (start + timedelta(days=step) for step in range(A_YEAR))
    return next((due for due in dates if is_plain(due)), start)
