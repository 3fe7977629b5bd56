"""Partners in time: agreements that hold while the policy does, and reviews that are made."""

from collections.abc import Iterable
from datetime import date

from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.referral import Partner, PartnerStatus
from policy_gen.profile.values import first_words
from policy_gen.profile.wording import problem
from policy_gen.rules.day_counts import months_after


def agreement_terms(loaded: LoadedProfile) -> Iterable[Problem]:
    """An agreement holds on the policy's first day, and should until its review (K-PAR-02)."""
    document = loaded.profile.document
    for partner in _listed(loaded):
        signed, end = partner.agreement.signed_on, partner.agreement.valid_until
        if end < signed:
            continue
        if signed > document.effective_date:
            yield _term(loaded, partner, "signed_on", signed, "effective_date", "later")
        elif end < document.effective_date:
            yield _term(loaded, partner, "valid_until", end, "effective_date", "")
        elif end < document.review_date:
            yield _term(loaded, partner, "valid_until", end, "review_date", "review", Severity.WARNING)


def _term(
    loaded: LoadedProfile,
    partner: Partner,
    key: str,
    day: date,
    against: str,
    variant: str,
    severity: Severity = Severity.ERROR,
) -> Problem:
    return problem(
        "agreement-term",
        loaded.origins.place(f"partners.{partner.id}.agreement.{key}"),
        variant,
        severity=severity,
        related=loaded.origins.place(f"document.{against}"),
        partner=first_words(partner.name),
        day=day.isoformat(),
        against=getattr(loaded.profile.document, against).isoformat(),
    )


def partner_reviews(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """No partner we recommend waits for its review longer than the programme allows (K-PAR-06)."""
    months = loaded.profile.partner_programme.review_every_months
    for partner in _listed(loaded):
        due = months_after(partner.last_review, months)
        if due < as_of:
            yield problem(
                "partner-review",
                loaded.origins.place(f"partners.{partner.id}.last_review"),
                severity=Severity.WARNING,
                partner=first_words(partner.name),
                due=due.isoformat(),
                months=months,
            )


def future_dates(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """What was done to a partner was not done after today."""
    for partner in loaded.profile.partners:
        place = f"partners.{partner.id}"
        done = (
            (f"{place}.qualified.on", partner.qualified.on),
            (f"{place}.last_review", partner.last_review),
        )
        for path, day in done:
            if day > as_of:
                yield problem(
                    "future-date",
                    loaded.origins.place(path),
                    severity=Severity.WARNING,
                    path=path,
                    found=day.isoformat(),
                    today=as_of.isoformat(),
                )


def _listed(loaded: LoadedProfile) -> tuple[Partner, ...]:
    """Partners meant to be named; none while the programme is off."""
    if not loaded.profile.partner_programme.enabled:
        return ()
    return tuple(one for one in loaded.profile.partners if one.status is PartnerStatus.ACTIVE)
