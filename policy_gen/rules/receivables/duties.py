"""What is to be done about a debt today, and what follows on known days."""

from collections.abc import Callable, Iterator
from datetime import date

from policy_gen.profile.company import BusinessModel
from policy_gen.profile.credit import INSURED, StopScope
from policy_gen.rules.calendar import rolled_forward
from policy_gen.rules.reasoning import Duty, remark
from policy_gen.rules.receivables import duties_after, duties_before, duties_held
from policy_gen.rules.receivables.decision import Stage, Supply, SupplyStatus
from policy_gen.rules.receivables.freezes import FreezeKind
from policy_gen.rules.receivables.planned import (
    ACCOUNT_MANAGER,
    FINANCE,
    STOP_OF_SCOPE,
    Planned,
    on_day,
    planned,
)
from policy_gen.rules.receivables.stages import Position, Situation
from policy_gen.rules.receivables.terms import Terms
from policy_gen.rules.receivables.tracing import report_date

Maker = Callable[[Terms, Situation, Position], Iterator[Planned]]

BY_STAGE: dict[Stage, Maker] = {
    Stage.PREVENTIVE: duties_before.preventive,
    Stage.AWAITING_ACCEPTANCE: duties_before.awaiting_acceptance,
    Stage.CURRENT: duties_before.current,
    Stage.NEGOTIATION: duties_before.negotiation,
    Stage.CLAIM_ISSUE: duties_after.claim_issue,
    Stage.CLAIM_PERIOD: duties_after.claim_period,
    Stage.COURT: duties_after.court,
    Stage.CLOSED: duties_after.closed,
}

ONCE_A_CLIENT = frozenset({
    *STOP_OF_SCOPE.values(), "tell_of_stop", "tell_of_pause", "keep_to_limit", "tell_of_limit",
    "ask_lawyer_to_stop", "lift_stop", "tell_of_release", "tell_client_of_release",
    "check_registers", "check_registers_only", "find_creditors_deadline", "agree_no_payments", "tell_cover",
    "inform_of_size", "meeting", "contact_rung", "notify_supervisor",
})  # fmt: skip
"""Duties towards a client, not an invoice: with several invoices overdue nobody does them several times."""

REPORTS = {
    frozenset({"credit_insurance"}): "report_to_insurer",
    frozenset({"factoring"}): "report_to_factor",
}
"""The report to those who cover a debt, where it is only one of them."""


def duties(
    terms: Terms, known: Situation, place: Position, found: Supply, owner: str, *, ahead: bool = True
) -> tuple[tuple[Duty, ...], tuple[Duty, ...]]:
    """Today's duties, never none, and with `ahead` the coming ones by day."""
    made = list(_of_the_day(terms, known, place, found))
    today = [one.duty for one in made if one.is_due(known.as_of)]
    later = sorted(
        (one for one in made if ahead and one.first > known.as_of),
        key=lambda one: (one.by or one.first, one.first),
    )
    if not today:
        today = [Duty(remark("no_action"), owner, "REC-020")]
    return tuple(today), tuple(one.duty for one in later)


def _of_the_day(terms: Terms, known: Situation, place: Position, found: Supply) -> Iterator[Planned]:
    yield from duties_held.held(terms, known, place)
    if not _rests(known, place):
        yield from BY_STAGE[place.stage](terms, known, place)
    if known.closed is None:
        if place.freeze is None:
            yield from _of_a_part(terms, known)
        yield from duties_after.insolvency(terms, known)
        yield from duties_held.after_tolerance(terms, known)
        if known.past.events:
            yield from duties_held.answered_dispute(terms, known)
            yield from duties_held.noted_payment(terms, known)
            yield from duties_after.released(terms, known)
        yield from _stop(terms, known, found)
        yield from _report_to_cover(terms, known)


def _rests(known: Situation, place: Position) -> bool:
    """Whether the work of the stage rests; a tolerated delay stops no letter already sent."""
    if place.freeze is None:
        return False
    return known.claim_sent is None or place.freeze.kind != FreezeKind.PRIVILEGED


def _of_a_part(terms: Terms, known: Situation) -> Iterator[Planned]:
    """While a part is disputed, the rest is collected as usual."""
    if known.holds.disputes.open_part is not None:
        yield from duties_held.dispute(terms, known)


def _stop(terms: Terms, known: Situation, found: Supply) -> Iterator[Planned]:
    """Supply stops on the business day of the trigger, and the client hears it the same day (REC-500)."""
    if found.reason.key == "over_limit":
        limit = dict(found.reason.values)["limit"]
        yield planned("keep_to_limit", FINANCE, "REC-500", known.as_of, limit=limit)
        yield planned("tell_of_limit", ACCOUNT_MANAGER, "REC-500", known.as_of, limit=limit)
        return
    if found.since is None:
        return
    day = rolled_forward(found.since, terms.country)
    if found.status == SupplyStatus.STOP:
        yield on_day(STOP_OF_SCOPE[terms.profile.supply.stop_scope], FINANCE, "REC-500", day)
        yield _client_hears(terms, found, day)
    elif found.reason.key == "public_needs_lawyer":
        yield planned("ask_lawyer_to_stop", FINANCE, "REC-500", day, role=terms.performer)


def _client_hears(terms: Terms, found: Supply, day: date) -> Planned:
    """The condition for resuming is payment, but not where insolvency is the reason."""
    if found.reason.key == "insolvency":
        return on_day("tell_of_pause", ACCOUNT_MANAGER, "REC-500", day)
    script = _stop_script(terms)
    return on_day("tell_of_stop", ACCOUNT_MANAGER, "REC-500", day, script=script, date=day)


def _stop_script(terms: Terms) -> str:
    if terms.profile.supply.stop_scope == StopScope.NEW_ORDERS:
        return "stop_new_orders"
    services = terms.profile.company.business_model == BusinessModel.SERVICES
    return "stop_supply_services" if services else "stop_supply_goods"


def _report_to_cover(terms: Terms, known: Situation) -> Iterator[Planned]:
    """The insurer or factor hears of the delay in time (REC-135)."""
    cover, day = terms.profile.cover, report_date(terms, known)
    if cover is not None and day is not None and known.as_of > known.window.due:
        key = REPORTS.get(INSURED & set(cover.kinds), "report_to_cover")
        yield on_day(key, cover.owner, "REC-135", day)
