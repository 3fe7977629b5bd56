"""Small ledgers in memory, planned under a sample company's policy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from conftest import ROOT, sample_profile

from policy_gen.policy.telling import Teller, teller
from policy_gen.problems import Problem
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.case import Event
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.worklist.forms import Form, Worklist
from policy_gen.worklist.items import LedgerItem, RowFault
from policy_gen.worklist.letters import Letters
from policy_gen.worklist.planning import Plan, Work
from policy_gen.worklist.row_faults import told_fault
from policy_gen.worklist.wording import Wording

AS_OF = date(2026, 6, 15)
SEVERNY = "severny-dvor"
Row = LedgerItem | RowFault
Events = Mapping[tuple[str, str], tuple[Event, ...]]


def item(row: int, days_past_due: int, amount: str | int = 60000, **more: Any) -> LedgerItem:
    """An open item of client C1, due so many days before the day of the list."""
    values: dict[str, Any] = {
        "client": "C1",
        "segment": "retail",
        "invoice": f"N-{row}",
        "due": AS_OF - timedelta(days_past_due),
    }
    values |= more
    values.setdefault("name", values["client"])
    values.setdefault("group", values["client"])
    return LedgerItem(row=row, amount=Decimal(amount), **values)


def fault(row: int, amount: str | None = None, code: str = "row-date") -> RowFault:
    """A row whose date cannot be read."""
    return RowFault(row, "due", code, "31.02.", None if amount is None else Decimal(amount))


def plan_of(
    rows: Sequence[Row], events: Events | None = None, profile: Profile | None = None, as_of: date = AS_OF
) -> Plan:
    """The plan of a ledger; `events` None: no case register."""
    known = profile or sample_profile(SEVERNY).profile
    return Plan(
        known, OverdueRules(known), as_of, lambda: iter(rows), events or {}, knows_events=events is not None
    )


def works(plan: Plan) -> dict[int, Work]:
    """The rows of the worklist by row of the ledger."""
    return {one.item.row: one for one in plan.work()}


@cache
def teller_in(language: str) -> Teller:
    return teller(sample_profile(SEVERNY).profile, language, (ROOT / "templates",))


@dataclass(frozen=True, slots=True)
class Made:
    """A worklist and what it is made with."""

    plan: Plan
    wording: Wording
    letters: Letters
    worklist: Worklist

    def written(self, form: Form) -> bytes:
        file = BytesIO()
        self.worklist.write(form, file)
        return file.getvalue()


def made(rows: Sequence[Row], events: Events | None = None, language: str = "en") -> Made:
    """A worklist of the sample company in one language."""
    plan = plan_of(rows, events)
    wording = Wording(teller_in(language), plan)
    letters = Letters(teller_in, ("ru", "en"), "ru")

    def faults() -> list[Problem]:
        return [told_fault(one, Path("ledger.csv")) for one in plan.books.faults]

    return Made(plan, wording, letters, Worklist(plan, wording, letters, (ROOT / "templates",), faults))


def changed(profile: Profile, segment: str, **values: Any) -> Profile:
    """The profile with values of one segment replaced."""
    segments = tuple(one.model_copy(update=values) if one.id == segment else one for one in profile.segments)
    return profile.model_copy(update={"segments": segments})
