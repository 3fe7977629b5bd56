"""The conditions under which a clause is printed, by the name the register uses."""

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether something applies to a company, and what decides it."""

    holds: Callable[[Profile], bool]
    asks: tuple[str, ...] = ()
    """The values it reads, as paths of the profile; `*` is every entry of a list."""

    def __call__(self, profile: Profile) -> bool:
        """Whether it applies."""
        return self.holds(profile)


CONDITIONS: MappingProxyType[str, Condition] = MappingProxyType(
    {
        "always": Condition(lambda profile: True),
        "several_languages": Condition(
            lambda profile: len(profile.languages.published) > 1, ("languages.published",)
        ),
        "time_allocation_set": Condition(
            lambda profile: profile.time_allocation is not None, ("time_allocation.key_clients_min_percent",)
        ),
        "temporary_situation": Condition(_temporary_situation, ("refusal.situations.*.enabled",)),
        "parting_signs_used": Condition(_parting_signs_used, ("refusal.parting_signs.*.enabled",)),
        "terms_change_before_parting": Condition(terms_come_first, ("refusal.parting_signs.*.enabled",)),
        "sells_services": Condition(
            lambda profile: profile.company.business_model != BusinessModel.GOODS, ("company.business_model",)
        ),
        "sells_to_consumers": Condition(
            lambda profile: ClientKind.B2C in profile.company.sells_to, ("company.sells_to",)
        ),
        "partners_enabled": Condition(
            lambda profile: profile.partner_programme.enabled, ("partner_programme.enabled",)
        ),
        "same_field_partner_listed": Condition(
            _same_field_partner_listed,
            ("partner_programme.enabled", "partners.*.same_field", "partners.*.status"),
        ),
        "referrals_reciprocal": Condition(
            lambda profile: profile.partner_programme.enabled and profile.partner_programme.reciprocal,
            ("partner_programme.enabled", "partner_programme.reciprocal"),
        ),
        "credit_granted": Condition(
            lambda profile: any(s.payment_terms_days for s in profile.segments),
            ("segments.*.payment_terms_days",),
        ),
        "credit_limits_set": Condition(
            lambda profile: any(s.credit_limit is not None for s in profile.segments),
            ("segments.*.credit_limit",),
        ),
        "collectors_enabled": Condition(
            lambda profile: profile.legal.collectors.enabled, ("legal.collectors.enabled",)
        ),
        "late_charges_due": Condition(
            lambda profile: profile.receivables.late_charges.penalty_agreed or _late_charges_due(profile),
            (
                "receivables.late_charges.penalty_agreed",
                "receivables.late_charges.interest",
                "receivables.late_charges.recovery_fee",
            ),
        ),
        "amount_bands_set": Condition(
            lambda profile: len(profile.receivables.amount_bands) > 1, ("receivables.amount_bands.*.id",)
        ),
        "cover_set": Condition(lambda profile: profile.cover is not None, ("cover.owner",)),
        "privileged_enabled": Condition(lambda profile: profile.privileged.enabled, ("privileged.enabled",)),
        "exceptions_listed": Condition(
            lambda profile: any(one.is_open for one in profile.exceptions), ("exceptions.*.ended_on",)
        ),
    }
)
