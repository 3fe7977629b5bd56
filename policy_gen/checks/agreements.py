"""Partners in time: agreements that hold while the policy does, and reviews that are made."""

from collections.abc import Iterable, Iterator
from datetime import date

from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.referral import Partner, PartnerStatus
from policy_gen.profile.values import first_words
from policy_gen.profile.wording import problem
from policy_gen.rules.day_counts import months_after


def agreement_terms(loaded: LoadedProfile) -> Iterable[Problem]:
    """An agreement holds on the policy's first day (K-PAR-02)."""
    document = loaded.profile.document
    for partner in _listed(loaded):
        signed, end = partner.agreement.signed_on, partner.agreement.valid_until
        if end < signed:
            continue
        if signed > document.effective_date:
            yield _term(loaded, partner, "signed_on", signed, "effective_date", "later")
        elif end < document.effective_date:
            yield _term(loaded, partner, "valid_until", end, "effective_date", "")


def agreement_ends(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """An agreement should hold until the policy's review, and holds today (K-PAR-02)."""
    document = loaded.profile.document
    for partner in _listed(loaded):
        signed, end = partner.agreement.signed_on, partner.agreement.valid_until
        if signed <= document.effective_date <= end < document.review_date:
            variant = "ended" if end < as_of else "review"
            yield _term(loaded, partner, "valid_until", end, "review_date", variant, Severity.WARNING)


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
                related=loaded.origins.written_place("partner_programme.review_every_months"),
            )


def future_dates(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """What was done was not done after today: to a partner, to the law, to a translation."""
    for path, day in _done(loaded):
        if day > as_of:
            yield problem(
                "future-date",
                loaded.origins.place(path),
                severity=Severity.WARNING,
                path=path,
                found=day.isoformat(),
                today=as_of.isoformat(),
            )


def _done(loaded: LoadedProfile) -> Iterator[tuple[str, date]]:
    """Days on which something was done, by path."""
    for partner in loaded.profile.partners:
        yield f"partners.{partner.id}.qualified.on", partner.qualified.on
        yield f"partners.{partner.id}.last_review", partner.last_review
    if loaded.profile.legal.law_checked is not None:
        yield "legal.law_checked.on", loaded.profile.legal.law_checked.on
    for language, checked in loaded.profile.languages.translation_checked.items():
        yield f"languages.translation_checked.{language}.on", checked.on


def _listed(loaded: LoadedProfile) -> tuple[Partner, ...]:
    """Partners meant to be named; none while the programme is off."""
    if not loaded.profile.partner_programme.enabled:
        return ()
    return tuple(one for one in loaded.profile.partners if one.status is PartnerStatus.ACTIVE)
