"""Rules on duties complain of exactly the profiles in which the table of authority names somebody unfit."""

from decimal import Decimal
from typing import Any

from conftest import SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import complains

from policy_gen.checks.duties import (
    accountable_high_enough,
    bearable_load,
    one_person_one_side,
    two_sides,
    vacant_side,
)
from policy_gen.checks.ladders import levels_rise
from policy_gen.profile.model import Profile, RaciOverride
from policy_gen.profile.people import Holder, RoleLevel
from policy_gen.profile.receivables import RoleLimit
from policy_gen.rules.responsibility.authority import Matter, Measure, authority
from policy_gen.rules.responsibility.deputies import acting
from policy_gen.rules.responsibility.raci import activities, raci

COMPANIES = st.sampled_from(sorted(SAMPLES))
ROLES = st.sampled_from(["account_manager", "head_of_sales", "finance", "finance_director", "lawyer", "ceo"])
APPROVALS = st.lists(ROLES, min_size=1, max_size=3).map(
    lambda roles: tuple(
        RoleLimit(up_to=None if last else Decimal(100 * (place + 1)), role=role)
        for place, role in enumerate(roles)
        for last in [place == len(roles) - 1]
    )
)
SUMS = [Decimal(amount) for amount in (1, 150, 250, 10_000_000)]


def deciders(profile: Profile, matter: Matter) -> set[tuple[str, str]]:
    """Who decides a matter at some sum, for ordinary and privileged clients, with the deputy."""
    asked = [Measure(amount, 1, privileged) for amount in SUMS for privileged in (False, True)]
    found = [authority(profile, matter, measure) for measure in asked]
    return {(one.role, one.deputy) for one in found if one is not None}


@settings(max_examples=examples(300))
@given(COMPANIES, APPROVALS, ROLES, ROLES)
def test_nobody_too_low_decides_on_court_or_write_off(
    company: str, approvals: tuple[RoleLimit, ...], ordinary: str, privileged: str
) -> None:
    changes = {
        "receivables.write_off.approvals": approvals,
        "receivables.court.decision": ordinary,
        "receivables.court.decision_privileged": privileged,
        "receivables.court.min_amount": Decimal(0),
    }
    found, profile = complains(accountable_high_enough, company, changes)
    fit = {RoleLevel.MANAGER, RoleLevel.TOP_MANAGEMENT}
    named = deciders(profile, Matter.COURT) | deciders(profile, Matter.WRITE_OFF)
    assert found == any(profile.roles[role].level not in fit for role, _ in named)


def test_wordings_of_one_name_and_spaces_make_no_two_people() -> None:
    loaded = sample_profile("tisza-szoftver")
    profile = loaded.profile
    roles = dict(profile.roles)
    for role, name in (
        ("account_manager", {"en": "Ann  Kovacs", "hu": "Kovács Anna"}),
        ("ceo", "kovács anna"),
    ):
        roles[role] = roles[role].model_copy(update={"holders": (Holder(name=name),)})
    changes = {
        "roles": roles,
        "receivables.preventive.credit_approvals": (RoleLimit(up_to=None, role="ceo"),),
    }
    assert complains(one_person_one_side, "tisza-szoftver", changes)[0]


@settings(max_examples=examples(300))
@given(COMPANIES, APPROVALS, APPROVALS, ROLES, ROLES)
def test_nobody_decides_on_both_sides_not_even_as_a_deputy(
    company: str, credit: tuple[RoleLimit, ...], write_off: tuple[RoleLimit, ...], role: str, deputy: str
) -> None:
    changes: dict[str, Any] = {
        "receivables.preventive.credit_approvals": credit,
        "receivables.write_off.approvals": write_off,
        f"roles.{role}.deputy": deputy,
    }
    found, profile = complains(two_sides, company, changes)
    selling = any("account_manager" in pair for pair in deciders(profile, Matter.CREDIT))
    booking = any("finance" in pair for pair in deciders(profile, Matter.WRITE_OFF))
    assert found == (selling or booking)


@settings(max_examples=examples(200))
@given(COMPANIES, st.sets(st.sampled_from(activities())), ROLES)
def test_one_role_bears_at_most_two_thirds(company: str, own: set[str], role: str) -> None:
    rows = {activity: RaciOverride(A=role, R=("finance",)) for activity in own}
    found, profile = complains(bearable_load, company, {"raci": rows})
    printed = raci(profile)
    borne = [
        len({row.id for row in printed if row.accountable.value == one}) / len({row.id for row in printed})
        for one in sample_profile(company).profile.roles
    ]
    assert found == (max(borne) > 2 / 3)


@settings(max_examples=examples(300))
@given(COMPANIES, APPROVALS, st.booleans())
def test_no_lower_level_decides_about_more(company: str, rows: tuple[RoleLimit, ...], credit: bool) -> None:
    table = "preventive.credit_approvals" if credit else "write_off.approvals"
    found, profile = complains(levels_rise, company, {f"receivables.{table}": rows})
    matter = Matter.CREDIT if credit else Matter.WRITE_OFF
    order = [RoleLevel.STAFF, RoleLevel.MANAGER, RoleLevel.TOP_MANAGEMENT]
    decided = [authority(profile, matter, Measure(amount)) for amount in SUMS]
    levels = [
        -1 if level is RoleLevel.EXTERNAL else order.index(level)
        for one in decided
        if one is not None
        for level in [profile.roles[one.role].level]
    ]
    assert found == (levels != sorted(levels))


@settings(max_examples=examples(300))
@given(COMPANIES, APPROVALS, ROLES, st.booleans())
def test_stand_in_of_a_vacant_seller_grants_no_credit(
    company: str, credit: tuple[RoleLimit, ...], deputy: str, vacant: bool
) -> None:
    changes: dict[str, Any] = {
        "receivables.preventive.credit_approvals": credit,
        "receivables.write_off.approvals": (RoleLimit(up_to=None, role="ceo"),),
        "roles.account_manager.deputy": deputy,
        "roles.finance.holders": (Holder(name="Somebody"),),
    }
    if vacant:
        changes["roles.account_manager.holders"] = ()
    found, profile = complains(vacant_side, company, changes)
    sells = acting(profile, "account_manager")[:1] if vacant else ()
    assert found == any(row.role in sells for row in credit)
