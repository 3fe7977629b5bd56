"""Decisions on the rows of a ledger, made once for all rows that must be decided alike."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from policy_gen.profile.credit import LimitScope, TermsStart
from policy_gen.profile.model import Profile
from policy_gen.rules.calendar import nth_business_day, rolled_forward
from policy_gen.rules.reasoning import Duty, remark
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase
from policy_gen.rules.receivables.decision import OverdueDecision, Stage
from policy_gen.rules.receivables.duties import ONCE_A_CLIENT
from policy_gen.rules.receivables.history import ENDINGS, PAYMENTS
from policy_gen.rules.receivables.terms import terms
from policy_gen.worklist.accounts import NOTHING, DueDay
from policy_gen.worklist.items import LedgerItem

NO_ACTION, CLOSE, NO_ACTION_CLAUSE = "no_action", "close_in_books", "REC-020"
CREDIT_OWNER = "finance"
CREDIT_CLAUSE = "REC-535"


class Rules(Protocol):
    """The engine, as far as a worklist asks it."""

    def decide(self, case: OverdueCase, as_of: date) -> OverdueDecision: ...
    def amount_class(self, segment_id: str, amount: Decimal | None) -> int: ...


class Kind(StrEnum):
    """What a row of the ledger is."""

    DEBT = "debt"
    CLOSED = "closed"
    """A debt that the register reports as paid or written off, while the ledger still shows it."""
    CREDIT = "credit"
    """Money or a credit note that belongs to an invoice."""
    SETTLED = "settled"
    """A row without a sum."""


@dataclass(slots=True, eq=False)
class Line:
    """What is said about all rows that are decided alike, and what they come to."""

    kind: Kind
    decision: OverdueDecision | None
    duties: tuple[Duty, ...]
    days_past_due: int
    days_late: int
    """Days since the deadline passed."""
    deadline: date | None
    """The earliest day by which a duty of the owner must be done, or the one that passed."""
    rows: int = 0
    amount: Decimal = NOTHING
    speaks: bool = False
    """Whether something is to be said to the client."""
    beside: "Line | None" = None
    """The same without what is done once a client: for all but the client's oldest invoice."""
    cells: bytes | None = None
    """What its rows share in a table of text, once it was written."""
    told: dict[Any, Any] = field(default_factory=dict)
    """Words and cells of the line, as the outputs made them."""

    @property
    def owner(self) -> str:
        """The role that owns the stage."""
        return self.decision.owner if self.decision else CREDIT_OWNER

    @property
    def idle(self) -> bool:
        """Whether nobody has anything to do about it today."""
        return all(duty.what.key == NO_ACTION for duty in self.duties)


Days = tuple[date, date | None]
"""When a debt is due and when its goods or work were handed over."""


@dataclass(frozen=True, slots=True)
class Debts:
    """Lines of debts of one segment, amount class and exposure."""

    lines: dict[Days, Line] = field(default_factory=dict)
    further: dict[Days, Line] = field(default_factory=dict)
    """Lines of all but a client's oldest invoice, by the days as they stand in the ledger."""


Class = tuple[str, int, bool]
"""Segment, amount class, whether the limit is exceeded."""


class LineBook:
    """Makes lines and keeps them."""

    def __init__(self, profile: Profile, rules: Rules, as_of: date) -> None:
        self.profile, self.rules, self.as_of, self.terms = profile, rules, as_of, terms(profile)
        self.segments = {segment.id: segment for segment in profile.segments}
        self._from_acceptance = {s.id for s in profile.segments if s.terms_start == TermsStart.ACCEPTANCE}
        self.answer_by = self._answer_by()
        self.lines: list[Line] = []
        self._debts: dict[Class, Debts] = {}
        self._by_segment: dict[tuple[Class, ...], dict[str, Debts]] = {}
        self._credits: dict[date, Line] = {}
        self._waiting: dict[tuple[str, Days], bool] = {}
        self.late_terms = {
            key for key, one in self.terms.segments.items() if one.prepaid or one.from_acceptance
        }
        self._days: dict[date, DueDay] = {}
        self._settled = self._kept(Line(Kind.SETTLED, None, (), 0, 0, None))

    def due_day(self, due: date) -> DueDay:
        """Where a due date rolls to, and how far it lies back."""
        known = self._days.get(due)
        if known is None:
            rules = self.profile.receivables
            rolls = rules.day_count.due_roll == "next_business_day"
            effective = rolled_forward(due, self.country) if rolls else due
            days = (self.as_of - effective).days
            known = self._days[due] = DueDay(effective, days, days >= rules.write_off.after_dpd)
        return known

    def waits(self, item: LedgerItem, events: tuple[Event, ...]) -> bool:
        """Whether an invoice past its due date is not overdue, as its term has not begun to run.

        The rules say so, whatever the sum; it happens in `late_terms` only.
        """
        key = (item.segment, (item.due, item.delivered))
        known = None if events else self._waiting.get(key)
        if known is None:
            case = OverdueCase(item.segment, item.due, delivered=item.delivered, events=events)
            known = self.rules.decide(case, self.as_of).days_past_due <= 0
            if not events:
                self._waiting[key] = known
        return known

    def _answer_by(self) -> date:
        """The last day for an answer to a request made today (RSP-065)."""
        within = self.profile.approvals.answer_within_business_days
        return nth_business_day(self.as_of + timedelta(1), within, self.country)

    @property
    def country(self) -> str:
        return self.terms.country

    def debts_by_segment(self, amount: Decimal, exposures: dict[str, Decimal]) -> dict[str, Debts]:
        """The lines of a client's debts by segment; clients who are alike share them.

        Alike are segment, amount class, and whether the exposure is within the limit or over it.
        """
        alike = tuple(self._class(segment, amount, exposure) for segment, exposure in exposures.items())
        known = self._by_segment.get(alike)
        if known is None:
            known = {key[0]: self._debts.setdefault(key, Debts()) for key in alike}
            self._by_segment[alike] = known
        return known

    def _class(self, segment: str, amount: Decimal, exposure: Decimal) -> Class:
        limit = self.segments[segment].credit_limit
        over = limit is not None and exposure > limit
        return segment, self.rules.amount_class(segment, amount), over

    def _alike(self, item: LedgerItem) -> Days:
        """The days by which an invoice finds its line; delivery matters only until payment is late."""
        if self.due_day(item.due).days_past_due > 0 and item.segment not in self._from_acceptance:
            return item.due, None
        return item.due, item.delivered

    def shares_limit(self, segment: str) -> bool:
        """Whether clients of the segment share their limit with their group."""
        return self.segments[segment].limit_scope == LimitScope.GROUP

    def shared(self, debts: Debts, item: LedgerItem, amount: Decimal, exposure: Decimal) -> Line:
        """The line of an open invoice without events, made if it is the first of its kind."""
        key = self._alike(item)
        line = debts.lines.get(key)
        if line is None:
            line = debts.lines[key] = self.debt(item, amount, exposure, ())
        return line

    def debt(
        self,
        item: LedgerItem,
        amount: Decimal,
        exposure: Decimal,
        events: tuple[Event, ...],
        before: Decimal | None = None,
    ) -> Line:
        """A new line for an open invoice of a client who owes `amount` overdue in all.

        `before`: what the client owed before some of it was reported as paid; it says what had been stopped.
        """
        if before is not None and any(event.kind in ENDINGS and event.on <= self.as_of for event in events):
            amount = before
        case = OverdueCase(
            segment=item.segment,
            due=item.due,
            amount=amount,
            exposure=exposure,
            delivered=item.delivered or self._handed_over(item),
            events=tuple(_as_the_ledger_tells(event, item) for event in events),
        )
        return self.made(_with_books_to_close(self.rules.decide(case, self.as_of), events, self))

    def made(self, decision: OverdueDecision) -> Line:
        """A new line for a decision."""
        return self._kept(self._of(decision))

    def _handed_over(self, item: LedgerItem) -> date | None:
        """The latest day for the delivery an invoice is about; None where the terms tell it.

        The invoice is issued, so its terms of payment are agreed, even where they end later than usual.
        """
        segment = self.terms.segments[item.segment]
        if segment.prepaid or segment.from_acceptance:
            return None
        return self.as_of if item.due - timedelta(segment.terms_days) > self.as_of else None

    def credit(self, item: LedgerItem) -> Line:
        """The line of money or a credit note that waits to be assigned."""
        known = self._credits.get(item.due)
        if known is None:
            within = self.profile.receivables.short_payments.identify_within_business_days
            by = nth_business_day(item.due, within, self.country)
            duty = Duty(remark("assign_credit"), CREDIT_OWNER, CREDIT_CLAUSE, by)
            late = max(0, (self.as_of - by).days)
            known = self._kept(Line(Kind.CREDIT, None, (duty,), 0, late, by))
            self._credits[item.due] = known
        return known

    def _deadline(self, made: OverdueDecision) -> date | None:
        """The owner's earliest; anybody's, if the owner has none; the missed one of a late stage."""
        if made.days_late:
            return self.as_of - timedelta(made.days_late)
        own = [duty.by for duty in made.duties if duty.by and duty.owner == made.owner]
        return min(own or [duty.by for duty in made.duties if duty.by], default=None)

    def beside(self, line: Line) -> Line:
        """The line of a further invoice of a client: what is done once a client is left to the oldest."""
        if line.beside is None:
            duties = tuple(duty for duty in line.duties if duty.what.key not in ONCE_A_CLIENT)
            line.beside = line if duties == line.duties else self._kept(self._reduced(line, duties))
        return line.beside

    def _reduced(self, line: Line, duties: tuple[Duty, ...]) -> Line:
        assert line.decision is not None  # only debts have duties towards a client
        nothing = Duty(remark(NO_ACTION), line.owner, NO_ACTION_CLAUSE)
        decision = replace(line.decision, duties=duties or (nothing,))
        return self._of(decision)

    def _of(self, made: OverdueDecision) -> Line:
        return Line(
            Kind.CLOSED if made.stage == Stage.CLOSED else Kind.DEBT,
            made,
            made.duties,
            made.days_past_due,
            made.days_late,
            self._deadline(made),
            speaks=any(duty.script for duty in made.duties),
        )

    @property
    def settled(self) -> Line:
        return self._settled

    def _kept(self, line: Line) -> Line:
        self.lines.append(line)
        return line


def _with_books_to_close(
    made: OverdueDecision, events: tuple[Event, ...], lines: LineBook
) -> OverdueDecision:
    """Finance closes a paid debt in the books, late or not, until the ledger no longer shows it (REC-020)."""
    paid = next((event.on for event in events if event.kind == EventKind.PAID), None)
    if made.stage != Stage.CLOSED or paid is None:
        return made
    by = rolled_forward(paid, lines.country)
    others = tuple(duty for duty in made.duties if duty.what.key not in (NO_ACTION, CLOSE))
    closing = Duty(remark(CLOSE), made.owner, NO_ACTION_CLAUSE, by)
    late = max(0, (lines.as_of - by).days)
    return replace(made, duties=(closing, *others), days_late=late)


def _as_the_ledger_tells(event: Event, item: LedgerItem) -> Event:
    """An event of an invoice whose open sum is already net of payments, beside the client's other debts."""
    if event.kind in PAYMENTS:
        return replace(event, amount=None)
    if event.kind == EventKind.DISPUTE_OPENED and event.amount is not None and event.amount >= item.amount:
        return replace(event, amount=None)
    return event
