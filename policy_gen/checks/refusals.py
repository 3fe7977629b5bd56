"""Refusing and parting: what a situation promises exists, and nobody is left without notice."""

from collections.abc import Iterable

from policy_gen.problems import Problem, Severity
from policy_gen.profile.company import ClientKind
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.referral import Billing
from policy_gen.profile.refusal import FirstResponse, SignId, SituationFallback
from policy_gen.profile.wording import problem
from policy_gen.rules.referral import active_partners


def fallback_exists(loaded: LoadedProfile) -> Iterable[Problem]:
    """A situation that ends with a partner of our own field has one (K-SIT-02)."""
    profile = loaded.profile
    if any(one.same_field for one in active_partners(profile, profile.document.effective_date)):
        return
    for situation in profile.refusal.situations:
        if situation.enabled and situation.fallback is SituationFallback.REFER_SAME_FIELD:
            place = loaded.origins.place(f"refusal.situations.{situation.id}.fallback")
            yield problem("fallback-without-partner", place, situation=situation.id)


def seeds_explained(loaded: LoadedProfile) -> Iterable[Problem]:
    """A usual situation that does not occur here is switched off with a reason (K-SIT-04)."""
    for situation in loaded.profile.refusal.situations:
        if not situation.enabled and situation.reason is None:
            place = loaded.origins.place(f"refusal.situations.{situation.id}.enabled")
            yield problem("situation-unexplained", place, severity=Severity.WARNING, situation=situation.id)


def hourly_exists(loaded: LoadedProfile) -> Iterable[Problem]:
    """Only who bills by the hour can offer to switch to it (K-SGN-01)."""
    if any(product.billing is Billing.HOURLY for product in loaded.profile.products):
        return
    for sign in loaded.profile.refusal.parting_signs:
        if sign.enabled and sign.first_response is FirstResponse.SWITCH_TO_HOURLY:
            place = loaded.origins.place(f"refusal.parting_signs.{sign.id}.first_response")
            yield problem("hourly-without-product", place, sign=sign.id)


def key_clients_above(loaded: LoadedProfile) -> Iterable[Problem]:
    """Top management alone parts with a key client (K-SGN-02)."""
    role = loaded.profile.refusal.parting.decider_key_client
    if loaded.profile.roles[role].level is not RoleLevel.TOP_MANAGEMENT:
        yield problem(
            "key-client-below-management",
            loaded.origins.place("refusal.parting.decider_key_client"),
            role=role,
            related=loaded.origins.written_place(f"roles.{role}.level"),
        )


def consumers_warned(loaded: LoadedProfile) -> Iterable[Problem]:
    """Where consumers buy, only abuse ends the work without a warning (K-LEG-01)."""
    if ClientKind.B2C not in loaded.profile.company.sells_to:
        return
    for sign in loaded.profile.refusal.parting_signs:
        if sign.enabled and sign.id != SignId.ABUSE and sign.warnings == 0:
            yield problem(
                "consumer-without-warning",
                loaded.origins.place(f"refusal.parting_signs.{sign.id}.warnings"),
                sign=sign.id,
                related=loaded.origins.written_place("company.sells_to"),
            )
