"""Dates in their order, and a time zone that exists."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem


def date_order(loaded: LoadedProfile) -> Iterable[Problem]:
    """Review after the first day, approval before it, ends after beginnings."""
    for earlier, first, later, second in _pairs(loaded):
        if second < first:
            yield problem(
                "date-order",
                loaded.origins.place(later),
                related=loaded.origins.place(earlier),
                earlier=earlier,
                later=later,
                earlier_value=first.isoformat(),
                later_value=second.isoformat(),
            )


def _pairs(loaded: LoadedProfile) -> Iterable[tuple[str, date, str, date]]:
    document = loaded.profile.document
    start = ("document.effective_date", document.effective_date)
    yield *start, "document.review_date", document.review_date
    if document.approval_act is not None:
        yield "document.approval_act.date", document.approval_act.date, *start
    if document.consultation is not None and document.consultation.answered_on is not None:
        asked = ("document.consultation.sent_on", document.consultation.sent_on)
        yield *asked, "document.consultation.answered_on", document.consultation.answered_on
    for partner in loaded.profile.partners:
        path = f"partners.{partner.id}.agreement"
        agreement = partner.agreement
        yield f"{path}.signed_on", agreement.signed_on, f"{path}.valid_until", agreement.valid_until


def known_timezone(loaded: LoadedProfile) -> Iterable[Problem]:
    """The time zone is one of the IANA data base."""
    name = loaded.profile.company.timezone
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        yield problem("unknown-timezone", loaded.origins.place("company.timezone"), found=name)
