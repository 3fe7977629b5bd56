"""Values the model lets one leave out, but which another value makes necessary."""

from collections.abc import Iterable

from policy_gen.checks.paths import values_at
from policy_gen.problems import Problem
from policy_gen.profile.catalogues import STANDARD_SITUATIONS
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.fields import about
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.referral import FeeKind
from policy_gen.profile.wording import problem

_PRIVILEGED = (
    "decision_owner",
    "max_tolerated_days",
    "manager_mode",
    "tell_client",
    "decision_valid_days",
    "max_uses_per_12_months",
    "after_limit",
    "list_location",
)


def needed_values(loaded: LoadedProfile) -> Iterable[Problem]:
    """One problem for each value that is needed and absent."""
    for section, key, cause in _absent(loaded):
        field = f"{section}.{key}"
        yield problem(
            "needed-value",
            loaded.origins.place(cause),
            field=field,
            key=key,
            cause=cause,
            value=_written(loaded, cause),
            about=about(tuple(field.split("."))),
        )


def _absent(loaded: LoadedProfile) -> Iterable[tuple[str, str, str]]:
    """Section, key and the value that makes the key necessary."""
    profile = loaded.profile
    if profile.document.status is not DocumentStatus.DRAFT and profile.document.approval_act is None:
        yield "document", "approval_act", "document.status"
    if profile.privileged.enabled:
        absent = [key for key in _PRIVILEGED if getattr(profile.privileged, key) is None]
        yield from (("privileged", key, "privileged.enabled") for key in absent)
    if profile.legal.collectors.enabled:
        absent = [key for key in ("firm", "from_dpd") if getattr(profile.legal.collectors, key) is None]
        yield from (("legal.collectors", key, "legal.collectors.enabled") for key in absent)
    charges = profile.receivables.late_charges
    if charges.interest == "contract" and charges.contract_rate_pa is None:
        yield "receivables.late_charges", "contract_rate_pa", "receivables.late_charges.interest"
    yield from _absent_in_fee(loaded)
    yield from _absent_in_lists(loaded)


def _absent_in_fee(loaded: LoadedProfile) -> Iterable[tuple[str, str, str]]:
    fee, section = loaded.profile.partner_programme.referral_fee, "partner_programme.referral_fee"
    keys = {
        FeeKind.NONE: (),
        FeeKind.FIXED: ("amount", "disclosure"),
        FeeKind.PERCENT: ("percent", "disclosure"),
    }
    for key in keys[fee.kind]:
        if getattr(fee, key) is None:
            yield section, key, f"{section}.kind"


def _absent_in_lists(loaded: LoadedProfile) -> Iterable[tuple[str, str, str]]:
    for band in loaded.profile.receivables.amount_bands:
        if not band.court and band.then is None:
            yield f"receivables.amount_bands.{band.id}", "then", f"receivables.amount_bands.{band.id}.court"
    for situation in loaded.profile.refusal.situations:
        own = situation.enabled and situation.id not in STANDARD_SITUATIONS
        for key in ("name", "sign"):
            if own and getattr(situation, key) is None:
                section = f"refusal.situations.{situation.id}"
                yield section, key, f"{section}.id"


def _written(loaded: LoadedProfile, path: str) -> str:
    """The value at a path, as a profile writes it."""
    ((_, _, value),) = values_at(loaded.profile, path)
    return str(value).lower() if isinstance(value, bool) else str(value)


def default_segment(loaded: LoadedProfile) -> Iterable[Problem]:
    """Exactly one group of clients is the usual one."""
    usual = [segment.id for segment in loaded.profile.segments if segment.default]
    if not usual:
        yield problem("default-segment", loaded.origins.key_place("segments"))
    for extra in usual[1:]:
        place = loaded.origins.place(f"segments.{extra}.default")
        first = loaded.origins.place(f"segments.{usual[0]}.default")
        yield problem("default-segment", place, "several", related=first)
