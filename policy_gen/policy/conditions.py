"""The conditions under which a clause is printed, by the name the register uses."""

from collections.abc import Callable
from types import MappingProxyType

from policy_gen.law.facts import recovery_fee_due
from policy_gen.profile.company import BusinessModel, ClientKind
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import PartnerStatus
from policy_gen.rules.refusal.signs import terms_come_first
from policy_gen.rules.refusal.situations import TEMPORARY_SITUATIONS


def _parting_signs_used(profile: Profile) -> bool:
    return any(sign.enabled for sign in profile.refusal.parting_signs)


def _temporary_situation(profile: Profile) -> bool:
    return any(s.enabled and s.id in TEMPORARY_SITUATIONS for s in profile.refusal.situations)


def _same_field_partner_listed(profile: Profile) -> bool:
    return profile.partner_programme.enabled and any(
        partner.same_field and partner.status == PartnerStatus.ACTIVE for partner in profile.partners
    )


def _late_charges_due(profile: Profile) -> bool:
    return profile.receivables.late_charges.interest != "none" or recovery_fee_due(profile)


CONDITIONS: MappingProxyType[str, Callable[[Profile], bool]] = MappingProxyType(
    {
        "always": lambda profile: True,
        "several_languages": lambda profile: len(profile.languages.published) > 1,
        "time_allocation_set": lambda profile: profile.time_allocation is not None,
        "temporary_situation": _temporary_situation,
        "parting_signs_used": _parting_signs_used,
        "terms_change_before_parting": terms_come_first,
        "sells_services": lambda profile: profile.company.business_model != BusinessModel.GOODS,
        "sells_to_consumers": lambda profile: ClientKind.B2C in profile.company.sells_to,
        "partners_enabled": lambda profile: profile.partner_programme.enabled,
        "same_field_partner_listed": _same_field_partner_listed,
        "referrals_reciprocal": lambda profile: (
            profile.partner_programme.enabled and profile.partner_programme.reciprocal
        ),
        "credit_granted": lambda profile: any(s.payment_terms_days for s in profile.segments),
        "credit_limits_set": lambda profile: any(s.credit_limit is not None for s in profile.segments),
        "collectors_enabled": lambda profile: profile.legal.collectors.enabled,
        "late_charges_due": lambda profile: (
            profile.receivables.late_charges.penalty_agreed or _late_charges_due(profile)
        ),
        "amount_bands_set": lambda profile: len(profile.receivables.amount_bands) > 1,
        "cover_set": lambda profile: profile.cover is not None,
        "privileged_enabled": lambda profile: profile.privileged.enabled,
        "exceptions_listed": lambda profile: any(one.is_open for one in profile.exceptions),
    }
)

ASKED: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "always": (),
        "several_languages": ("languages.published",),
        "time_allocation_set": ("time_allocation.key_clients_min_percent",),
        "temporary_situation": ("refusal.situations.*.enabled",),
        "parting_signs_used": ("refusal.parting_signs.*.enabled",),
        "terms_change_before_parting": ("refusal.parting_signs.*.enabled",),
        "sells_services": ("company.business_model",),
        "sells_to_consumers": ("company.sells_to",),
        "partners_enabled": ("partner_programme.enabled",),
        "same_field_partner_listed": (
            "partner_programme.enabled",
            "partners.*.same_field",
            "partners.*.status",
        ),
        "referrals_reciprocal": ("partner_programme.enabled", "partner_programme.reciprocal"),
        "credit_granted": ("segments.*.payment_terms_days",),
        "credit_limits_set": ("segments.*.credit_limit",),
        "collectors_enabled": ("legal.collectors.enabled",),
        "late_charges_due": (
            "receivables.late_charges.penalty_agreed",
            "receivables.late_charges.interest",
            "receivables.late_charges.recovery_fee",
        ),
        "amount_bands_set": ("receivables.amount_bands.*.id",),
        "cover_set": ("cover.owner",),
        "privileged_enabled": ("privileged.enabled",),
        "exceptions_listed": ("exceptions.*.ended_on",),
    }
)
"""The values that each of them asks, as paths of the profile; `*` is every entry of a list."""
