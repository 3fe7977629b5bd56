"""A profile with some of its values changed, by path."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from conftest import SAMPLES, sample_profile
from pydantic import BaseModel

from policy_gen.problems import Problem
from policy_gen.profile.company import ClientKind
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile, RaciOverride
from policy_gen.profile.origins import Origin
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.privileged import LawyerArrangement
from policy_gen.profile.receivables import RoleLimit, ScheduleLimit
from policy_gen.profile.referral import Colleague, Relation
from policy_gen.profile.refusal import FirstResponse, SituationAction, SituationFallback
from policy_gen.rules.refusal.signs import SIGNS_THAT_CHANGE_TERMS

M = TypeVar("M", bound=BaseModel)


def varied(profile: Profile, changes: dict[str, Any]) -> Profile:
    """`profile` with the value at each dotted path replaced, as in `{"legal.lawyers": "external"}`."""
    for path, value in changes.items():
        profile = _replaced(profile, path, value)
    return profile


def _replaced(model: M, path: str, value: Any) -> M:
    name, _, rest = path.partition(".")
    held = getattr(model, name)
    if not rest:
        new = value
    elif isinstance(held, dict):
        key, _, rest = rest.partition(".")
        new = held | {key: _replaced(held[key], rest, value)}
    else:
        new = _replaced(held, rest, value)
    return model.model_copy(update={name: new})


def as_if_written(loaded: LoadedProfile, written: dict[str, Origin]) -> LoadedProfile:
    """The profile as if other values stood in its file than do."""
    origins = replace(loaded.origins)
    origins.__dict__["written"] = written  # in place of what it would gather from the tree
    return replace(loaded, origins=origins)


def complains(
    check: Callable[[LoadedProfile], Iterable[Problem]], company: str, changes: dict[str, Any]
) -> tuple[bool, Profile]:
    """Whether a check complains of a sample profile with other values, and that profile."""
    loaded = sample_profile(company)
    profile = varied(loaded.profile, changes)
    return any(check(replace(loaded, profile=profile))), profile


def plain_companies() -> dict[str, Profile]:
    """The sample companies, and two that have chosen otherwise than any of them."""
    found = {company: sample_profile(company).profile for company in SAMPLES}
    severny, tisza = found["severny-dvor"], found["tisza-szoftver"]
    signs = severny.refusal.parting_signs
    strict = {"double_game": {"warnings": 3, "first_response": FirstResponse.END_CALL}}
    own_fields = {"equipment": Relation.SAME_FIELD}
    without_table = {
        "refusal.situations": (),
        "refusal.alternatives_first": False,
        "refusal.abuse.same_day": False,
        "refusal.parting_signs": tuple(
            sign.model_copy(update=strict.get(sign.id, {}))
            for sign in signs
            if sign.id not in SIGNS_THAT_CHANGE_TERMS
        ),
        "fields": tuple(
            field.model_copy(update={"relation": own_fields.get(field.id, field.relation)})
            for field in severny.fields
        ),
        "partners": tuple(
            partner.model_copy(update={"same_field": partner.same_field or "equipment" in partner.fields})
            for partner in severny.partners
        ),
        "colleagues": (Colleague(for_field="wholesale2", role="warehouse_head", agreed_on=date(2026, 3, 2)),),
        "receivables.late_charges.interest": "none",
        "receivables.schedules": (
            ScheduleLimit(max_days=30, max_amount=Decimal(500_000), role="head_of_sales"),
        ),
        "roles.account_manager.may_decide.extend_days": 14,
        "roles.lawyer.level": RoleLevel.EXTERNAL,
        "roles.lawyer.holders": (),
        "roles.finance.may_decide.extend_days": 1,
        "receivables.preventive.credit_approvals": (RoleLimit(up_to=None, role="ceo"),),
        "company.sells_to": (*severny.company.sells_to, ClientKind.B2C),
        "regions": tuple(region.model_copy(update={"served": False}) for region in severny.regions),
        "raci": {
            "a18": RaciOverride(A="ceo", R=("lawyer",), C=("hr", "finance"), I=("account_manager", "hr"))
        },
    }
    row = tisza.refusal.situations[0]
    waits = {"action": SituationAction.WAIT_OR_ALTERNATIVE, "fallback": SituationFallback.EXPLAIN_ONLY}
    lists = {"action": SituationAction.EXPLAIN_ONLY, "fallback": SituationFallback.WAITING_LIST}
    own_table = (
        row.model_copy(update={"id": "freeze_of_changes", "name": {"en": "freeze of changes"}} | waits),
        row.model_copy(update={"id": "no_licence", "name": {"en": "no licence yet"}} | lists),
    )
    without_lawyer = {
        "roles": {
            role_id: role.model_copy(update={"holders": ()})
            for role_id, role in tisza.roles.items()
            if role_id != "hr"
        },
        "refusal.situations": own_table,
        "partner_programme.enabled": False,
        "legal.lawyers": LawyerArrangement.NONE,
        "privileged.enabled": False,
        "receivables.court.min_amount": Decimal(200_000),
        "receivables.schedules": (ScheduleLimit(max_days=None, role="ceo"),),
        "receivables.current.reminders_before_due": (15, 8, 2, 1),
        "receivables.current.satisfaction_check_after_delivery": 8,
        "refusal.parting_signs": tuple(
            sign.model_copy(update=strict.get(sign.id, {})) for sign in tisza.refusal.parting_signs
        ),
    }
    return found | {
        "severny-without-table": varied(severny, without_table),
        "tisza-without-lawyer": varied(tisza, without_lawyer),
    }
