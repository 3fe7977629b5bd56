"""Segments with their terms and the days of their ladder, as the stage map and the calendar print them."""

from policy_gen.law.facts import suit_wait
from policy_gen.policy.exported.document import words_of
from policy_gen.policy.exported.part import Part, Sum, optional_amount
from policy_gen.policy.telling import Teller
from policy_gen.rules.receivables.claim_period import claim_period
from policy_gen.rules.receivables.ladder import LadderRow, ladder
from policy_gen.rules.receivables.timetable import TimetableEntry, timetable


class LadderStep(Part):
    """A step of the printed calendar (ANN-H); business days count at their worst case there."""

    day: int
    """Day past due; below 0 before the due date."""
    what: str
    """Id of the step."""
    text: str
    """The step in words."""
    owner: str
    """Id of the role whose step it is."""


class Rung(Part):
    """A rung of the contact ladder (REC-335)."""

    day: int
    """Day past due from which this pair talks."""
    ours: str
    """Id of our role."""
    theirs: str
    """Their level: accountant, head or director."""
    text: str
    """Their level in words."""


class SegmentEntry(Part):
    """A group of clients, its terms and its ladder. Days are days past due; null where it pays in advance."""

    id: str
    """Id of the segment."""
    name: str
    """Its name."""
    test: str
    """How an employee recognises a client of the segment."""
    kind: str
    """standard, key, new, high_risk, public or consumer."""
    default: bool
    """Whether it is the segment of a client who fits no other."""
    prepaid: bool
    """Whether clients pay in advance, so that nothing falls overdue."""
    terms_days: int
    """Calendar days to pay; 0 is prepayment."""
    terms_start: str
    """What the days are counted from: invoice, delivery or acceptance."""
    credit_limit: Sum | None
    """Largest open amount; null is no credit."""
    limit_scope: str
    """Whether the limit holds for the client or for its group of companies: client or group."""
    negotiation_days: int | None
    """Length of the negotiation window in calendar days, which is also its last day."""
    warning_day: int | None
    """Day of the last warning."""
    stop_day: int | None
    """First day of the stop of supply."""
    stop_needs_lawyer: bool
    """Whether the stop begins only once the lawyer has agreed in writing (public bodies)."""
    claim_issue_first_day: int | None
    """First day of issuing the demand letter."""
    claim_issue_last_day: int | None
    """Last day for sending the demand letter, at the latest."""
    rungs: tuple[Rung, ...]
    """Rungs of the contact ladder inside the window."""
    steps: tuple[LadderStep, ...]
    """The nominal path of an unpaid invoice, as the calendar prints it."""


def segments(teller: Teller) -> tuple[SegmentEntry, ...]:
    """Every segment in the order of the profile."""
    return tuple(_segment(teller, row) for row in ladder(teller.briefing.profile))


def _segment(teller: Teller, row: LadderRow) -> SegmentEntry:
    segment, credit = row.segment, not row.prepaid
    return SegmentEntry(
        id=segment.id,
        name=words_of(teller.briefing, segment.name),
        test=words_of(teller.briefing, segment.test),
        kind=segment.kind,
        default=segment.default,
        prepaid=row.prepaid,
        terms_days=row.terms_days.value,
        terms_start=segment.terms_start,
        credit_limit=optional_amount(segment.credit_limit),
        limit_scope=segment.limit_scope,
        negotiation_days=row.negotiation_days.value if credit else None,
        warning_day=row.warning_day.value if credit else None,
        stop_day=row.stop_day.value if credit else None,
        stop_needs_lawyer=segment.kind == "public",
        claim_issue_first_day=row.claim_issue_first.value if credit else None,
        claim_issue_last_day=row.claim_issue_last.value if credit else None,
        rungs=_rungs(teller, row) if credit else (),
        steps=_steps(teller, row) if credit else (),
    )


def _rungs(teller: Teller, row: LadderRow) -> tuple[Rung, ...]:
    return tuple(
        Rung(day=rung.day, ours=rung.ours, theirs=rung.theirs, text=teller.word("their_level", rung.theirs))
        for _, rung in row.rungs
    )


def _steps(teller: Teller, row: LadderRow) -> tuple[LadderStep, ...]:
    return tuple(_step(teller, entry) for entry in timetable(teller.briefing.profile, row))


def _step(teller: Teller, entry: TimetableEntry) -> LadderStep:
    text = teller.word("calendar_entry", entry.what)
    return LadderStep(day=entry.dpd.value, what=entry.what, text=text, owner=entry.owner)


class ClaimTerms(Part):
    """The periods around the demand letter and the suit (REC-400, REC-430)."""

    issue_within_business_days: int
    """Business days in which the demand letter is sent, counted from the first day of the stage."""
    pay_within_days: int
    """Calendar days the letter gives the client to pay."""
    suit_wait_days: int | None
    """Calendar days that must pass before the Company sues; null where there is no such wait."""
    demand_period_days: int
    """The later of both: calendar days of the stage claim_period."""
    demand_period_from: str
    """The event these periods run from: claim_sent or claim_received."""
    contact_every_days: int
    """Calendar days between the account manager's contacts in the demand period."""
    file_within_business_days: int
    """Business days in which the papers are filed, counted from the day after the demand period."""
    court_min_amount: Sum | None
    """Debt from which suing pays."""
    route: str
    """court or order_for_payment."""
    route_text: str
    """The route in words."""


def claim_terms(teller: Teller) -> ClaimTerms:
    """The periods of the company, from its profile and the law it is under."""
    profile = teller.briefing.profile
    claim, court = profile.receivables.claim, profile.receivables.court
    wait, period = suit_wait(profile), claim_period(profile)
    return ClaimTerms(
        issue_within_business_days=claim.issue_within,
        pay_within_days=claim.period_days,
        suit_wait_days=wait.days.value if wait else None,
        demand_period_days=period.days.value,
        demand_period_from="claim_received" if period.from_receipt else "claim_sent",
        contact_every_days=claim.manager_contact_every,
        file_within_business_days=court.file_within,
        court_min_amount=optional_amount(court.min_amount),
        route=court.route,
        route_text=teller.word("court_route", court.route),
    )
