"""What the law of the company’s country asks of a profile, and what competitors may not share (law.md 9)."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from policy_gen.checks.paths import EVERY, SMALLEST_SUIT, values_at
from policy_gen.law.facts import pack, recovery_fee_due
from policy_gen.law.rules import Operator, Rule, holds, offending, rules, severity_on
from policy_gen.problems import Problem, Severity, Span
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import DeliveryMethod
from policy_gen.profile.values import first_words
from policy_gen.profile.wording import number, problem, term
from policy_gen.rules.receivables.ladder import smallest_suit

AS_THE_LAW_SETS = "pack"
LARGE = 1000
"""Sums from here on are grouped; days never get there."""
_DELIVERIES = frozenset(str(way) for way in DeliveryMethod)


def legal_rules(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """Each rule of the country's pack holds, or the profile states the exception the law allows."""
    jurisdiction = str(loaded.profile.company.jurisdiction)
    law = pack(jurisdiction)
    for rule in rules(jurisdiction):
        severity = severity_on(rule, law, as_of)
        if severity is not None:
            yield from _breaches(loaded, rule, severity)


def _breaches(loaded: LoadedProfile, rule: Rule, severity: Severity) -> Iterator[Problem]:
    for path, items, actual in values_at(loaded.profile, rule.param):
        concerned = all(_meets(loaded.profile, one, items) for one in rule.when.items())
        excepted = any(_meets(loaded.profile, one, items) for one in rule.unless.items())
        if concerned and not excepted and actual != AS_THE_LAW_SETS and not holds(rule, actual):
            yield problem(
                rule.code,
                loaded.origins.place("receivables.court.route" if path == SMALLEST_SUIT else path),
                _variant(rule),
                severity=severity,
                actual=_told(offending(rule, actual) if isinstance(actual, tuple) else actual),
                expected=_listed(rule.expected),
                **_up_to(rule),
                citation=rule.fact.citation,
                as_of=rule.fact.as_of.isoformat(),
                related=_decided_at(loaded) if path == SMALLEST_SUIT else (),
            )


def _decided_at(loaded: LoadedProfile) -> tuple[Span, ...]:
    """The sum or the band from which a debt is large enough for court."""
    return loaded.origins.written_places(smallest_suit(loaded.profile).sources)


def _variant(rule: Rule) -> str:
    """The wording for one country where it differs from the others."""
    return rule.fact.id.partition(".")[0]


def _meets(profile: Profile, condition: tuple[str, tuple[Any, ...]], items: tuple[str, ...]) -> bool:
    """Whether a path, with the same items in place of its stars, holds one of the values."""
    path, wanted = condition
    for item in items:
        path = path.replace(EVERY, item, 1)
    found = [actual for _, _, actual in values_at(profile, path)]
    held = [one for actual in found for one in (actual if isinstance(actual, tuple) else (actual,))]
    return any((one in wanted) if wanted else (one is not None) for one in held)


def _told(value: Any) -> str:
    """A value as people read it: a large sum grouped as their language does."""
    whole = isinstance(value, (int, Decimal)) and value == int(value)
    return number(int(value)) if whole and value >= LARGE else _listed(value)


def _up_to(rule: Rule) -> dict[str, Any]:
    """The largest sum that is still too small, where a least one is asked."""
    least = rule.operator is Operator.AT_LEAST and rule.expected >= LARGE
    return {"up_to": _told(rule.expected - 1)} if least else {}


def _listed(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(_said(one) for one in value)
    return "null" if value is None else _said(value)


def _said(value: Any) -> str:
    """A way of delivery in words; the others are numbers, or keys that the message quotes."""
    return term("delivery", str(value)) if value in _DELIVERIES else str(value)


def fee_without_law(loaded: LoadedProfile) -> Iterable[Problem]:
    """Who asks for the recovery costs of the law lives under a law that gives them (law.md, recovery_fee)."""
    profile, path = loaded.profile, "receivables.late_charges.recovery_fee"
    asked = profile.receivables.late_charges.recovery_fee == AS_THE_LAW_SETS
    place = loaded.origins.written_place(path) if asked and not recovery_fee_due(profile) else None
    if place is not None:
        country = pack(str(profile.company.jurisdiction)).title
        yield problem("fee-without-law", place, severity=Severity.WARNING, country=country)


def pack_age(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """The legal facts of the country were read again in time (law.md 9)."""
    law = pack(str(loaded.profile.company.jurisdiction))
    if as_of > law.review_by:
        yield problem(
            "old-law-pack",
            loaded.origins.place("company.jurisdiction"),
            severity=Severity.WARNING,
            as_of=law.as_of.isoformat(),
            review_by=law.review_by.isoformat(),
        )


def shared_market(loaded: LoadedProfile) -> Iterable[Problem]:
    """Competitors that divide regions or clients between them need a lawyer (Art. 101 TFEU, 135-FZ)."""
    for partner in loaded.profile.partners:
        if partner.same_field and partner.exclusive_region and partner.agreement.lawyer_checked_on is None:
            yield problem(
                "shared-market",
                loaded.origins.place(f"partners.{partner.id}.exclusive_region"),
                severity=Severity.WARNING,
                partner=first_words(partner.name),
            )
