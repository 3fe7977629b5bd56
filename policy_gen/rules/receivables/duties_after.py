"""What is done from the demand letter on: letter, demand period, court, end."""

from collections.abc import Iterator
from datetime import date, timedelta

from policy_gen.profile.receivables import BandPath
from policy_gen.rules.calendar import ONE_DAY, nth_business_day, rolled_forward
from policy_gen.rules.receivables.case import EventKind
from policy_gen.rules.receivables.dates import days_after
from policy_gen.rules.receivables.planned import (
    ACCOUNT_MANAGER,
    FINANCE,
    FINANCE_DIRECTOR,
    HEAD_OF_SALES,
    Planned,
    on_day,
    planned,
)
from policy_gen.rules.receivables.stages import Position, Situation
from policy_gen.rules.receivables.supply import lift_deadline, released_on, stopped_before
from policy_gen.rules.receivables.terms import Terms


def claim_issue(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The papers go to whoever leads the claim, and the demand letter to the client (REC-400, REC-420)."""
    rules = terms.profile.receivables
    first = known.demand_from
    handover = rolled_forward(first, terms.country)
    yield planned(
        "hand_over_file", ACCOUNT_MANAGER, "REC-420", first, handover, form="ANN-M", role=terms.lead
    )
    yield planned("prepare_calculation", FINANCE, "REC-420", first, handover)
    if rules.reconciliation.before_claim:
        yield planned(
            "attach_reconciliation",
            rules.reconciliation.sent_by,
            "REC-145",
            first,
            place.deadline,
            form="ANN-U",
        )
    late = place.deadline is not None and known.as_of > place.deadline
    yield planned(
        "send_demand_now" if late else "send_demand",
        terms.lead,
        "REC-400",
        first,
        None if late else place.deadline,
        form="ANN-K",
        signed_by=rules.claim.signed_by,
    )


def insolvency(terms: Terms, known: Situation) -> Iterator[Planned]:
    """In every stage the same business day: registers, creditors' deadline, no talks on payment (REC-450)."""
    if known.insolvency is None:
        return
    noticed = known.insolvency.on
    by = rolled_forward(noticed, terms.country)
    registers = "check_registers_only" if known.segment.public else "check_registers"
    yield planned(registers, FINANCE, "REC-450", noticed, by)
    yield planned("find_creditors_deadline", terms.lead, "REC-450", noticed, by)
    yield planned("agree_no_payments", ACCOUNT_MANAGER, "REC-450", noticed)
    if terms.profile.cover is not None:
        yield planned("tell_cover", terms.profile.cover.owner, "REC-135", noticed, by)


def claim_period(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The lead watches the term, the account manager keeps in touch (REC-410)."""
    sent = known.claim_sent
    assert sent is not None  # without a demand letter there is no demand period
    yield on_day("file_proof", terms.lead, "REC-400", sent)
    if known.period_end is None:
        yield planned("get_receipt", terms.lead, "REC-400", sent)
    else:
        yield planned("watch_term", terms.lead, "REC-410", sent, place.last_day, date=known.period_end)
    if known.insolvency is None:
        yield from _contacts(terms, known, place, sent)


def _contacts(terms: Terms, known: Situation, place: Position, sent: date) -> Iterator[Planned]:
    """The account manager's calls, every so many days from dispatch; none after the period."""
    step = terms.profile.receivables.claim.manager_contact_every
    last = place.last_day or known.as_of + timedelta(days=step)
    day = sent + timedelta(days=step)
    while (call := rolled_forward(day, terms.country)) <= last:
        yield on_day("contact_in_claim", ACCOUNT_MANAGER, "REC-410", call, script="during_claim")
        day += timedelta(days=step)


def court(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The decision and the suit; another path for debts too small for court (REC-430, REC-540)."""
    if known.filed is not None:
        yield planned("follow_case", terms.lead, "REC-430", known.filed.on)
        return
    first = (known.period_end or known.as_of) + ONE_DAY
    path = path_instead_of_court(terms, known)
    if path is not None and path != BandPath.ORDER_FOR_PAYMENT:
        yield from _other_path(terms, known, path, first)
        return
    route = str(path or terms.profile.receivables.court.route)
    by = nth_business_day(first, terms.profile.approvals.answer_within_business_days, terms.country)
    if path is None:
        yield planned("decide_court", terms.profile.receivables.court.decision, "REC-430", first, by)
    late = place.deadline is not None and known.as_of > place.deadline
    yield planned(
        "file_suit_now" if late else "file_suit",
        terms.lead,
        "REC-430",
        first,
        None if late else place.deadline,
        form="ANN-M",
        route=route,
        role=terms.profile.receivables.court.decision,
    )


def _other_path(terms: Terms, known: Situation, path: BandPath, first: date) -> Iterator[Planned]:
    """What is done instead of court; a collector only from its day (REC-440)."""
    collectors = terms.profile.legal.collectors
    if path == BandPath.COLLECTOR and collectors.enabled:
        handed_over = max(first, days_after(known.window.due, collectors.from_dpd or 0))
        yield planned("remind_until_collector", ACCOUNT_MANAGER, "REC-540", first, handed_over - ONE_DAY)
        yield planned("other_path", FINANCE_DIRECTOR, "REC-440", handed_over, path=str(path))
        return
    owner = ACCOUNT_MANAGER if path == BandPath.STOP_AND_REMIND else FINANCE_DIRECTOR
    yield planned("other_path", owner, "REC-540", first, path=str(path))


def path_instead_of_court(terms: Terms, known: Situation) -> BandPath | None:
    """What is done with a debt that does not go to court; None: it goes."""
    if known.band is not None and not known.band.court:
        return known.band.then or BandPath.STOP_AND_REMIND
    if known.owed is not None and known.owed < terms.profile.receivables.court.min_amount:
        return BandPath.STOP_AND_REMIND
    return None


def closed(terms: Terms, known: Situation, place: Position) -> Iterator[Planned]:
    """The books are closed; a stop is lifted, or the way back is by decision (REC-505, REC-550, REC-560)."""
    assert known.closed is not None
    day = known.closed.on
    by = lift_deadline(terms, known.closed)
    if known.closed.kind == EventKind.WRITTEN_OFF:
        yield planned("watch_written_off", FINANCE, "REC-560", day)
        return
    yield planned("close_in_books", FINANCE, "REC-020", day, by)
    if known.filed is not None:
        yield planned("settle_claims", terms.lead, "REC-430", day)
        yield planned("propose_return", HEAD_OF_SALES, "REC-550", day)
    elif stopped_before(terms, known):
        yield from _lifting(terms, day, by)


def _lifting(terms: Terms, day: date, by: date) -> Iterator[Planned]:
    """The stop is lifted, and those who knew of it hear so (REC-505)."""
    hours = terms.profile.supply.release_within_business_hours
    yield planned("lift_stop", terms.profile.supply.lift_by, "REC-505", day, by, hours=hours)
    yield planned("tell_of_release", FINANCE, "REC-505", day, by)
    yield planned("tell_client_of_release", ACCOUNT_MANAGER, "REC-505", day, by)


def released(terms: Terms, known: Situation) -> Iterator[Planned]:
    """The first instalment of a signed schedule lifts the stop, where the company has it so (REC-505)."""
    day = released_on(terms, known)
    if day is not None:
        yield from _lifting(terms, day, rolled_forward(day, terms.country))
