"""Rules on roles, rows and partners complain of exactly the profiles in which somebody is missing.

Who is missing is asked of the printed matrix, the chains of deputies and the table of partners.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import SAMPLES, examples, sample_profile
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from varying import complains, varied

from policy_gen.checks.credit import return_is_not_sold
from policy_gen.checks.deputies import deputies
from policy_gen.checks.document import consultation
from policy_gen.checks.duties import own_rows_apart, restricted_deputies
from policy_gen.checks.partners import coverage
from policy_gen.checks.registers import kept_registers
from policy_gen.checks.responsibility import (
    accountable_inside,
    one_part_each,
    somebody_works,
    standard_roles_act,
)
from policy_gen.profile.company import Register
from policy_gen.profile.document import Consultation
from policy_gen.profile.model import STANDARD_ROLES, RaciOverride
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.privileged import LawyerArrangement
from policy_gen.profile.referral import AcceptedGap, PartnerStatus, Relation
from policy_gen.rules.referral import coverage as covered
from policy_gen.rules.responsibility.authority import Matter, Measure, authority
from policy_gen.rules.responsibility.deputies import acting
from policy_gen.rules.responsibility.raci import activities, raci

COMPANIES = st.sampled_from(sorted(SAMPLES))
ROLES = st.sampled_from(STANDARD_ROLES)
FEW = st.lists(ROLES, max_size=2, unique=True).map(tuple)
ROWS = st.builds(RaciOverride, A=ROLES, R=FEW, C=FEW, I=FEW)
OWN_ROWS = st.dictionaries(st.sampled_from(activities()), ROWS, max_size=4)


@settings(max_examples=examples(200))
@given(COMPANIES, OWN_ROWS)
def test_every_printed_row_has_somebody_who_works(company: str, own: dict[str, RaciOverride]) -> None:
    own = {activity: row for activity, row in own.items() if activity in printed_in(company)}
    found, profile = complains(somebody_works, company, {"raci": own})
    assert found == any(not row.responsible for row in raci(profile))


def printed_in(company: str) -> set[str]:
    return {row.id for row in raci(sample_profile(company).profile)}


@settings(max_examples=examples(200))
@given(COMPANIES, OWN_ROWS)
def test_every_own_row_is_answered_for_inside_and_names_each_role_once(
    company: str, own: dict[str, RaciOverride]
) -> None:
    own = {activity: row for activity, row in own.items() if activity in printed_in(company)}
    outside, profile = complains(accountable_inside, company, {"raci": own})
    rows = [row for row in raci(profile) if row.id in own]
    external = {name for name, role in profile.roles.items() if role.level is RoleLevel.EXTERNAL}
    assert outside == any(row.accountable.value in external for row in rows)
    twice, _ = complains(one_part_each, company, {"raci": own})
    columns = [
        ({row.accountable.value} | {one.value for one in row.responsible}, row.consulted, row.informed)
        for row in rows
    ]
    parts = [[*acts, *(one.value for one in (*asked, *told))] for acts, asked, told in columns]
    assert twice == any(len(part) > len(set(part)) for part in parts)


EVERYWHERE = st.fixed_dictionaries(dict.fromkeys(activities(), ROWS))


@settings(max_examples=examples(200))
@given(COMPANIES, EVERYWHERE, st.sets(ROLES, max_size=2), ROLES, st.sampled_from(LawyerArrangement))
def test_a_standard_role_is_idle_where_the_printed_matrix_never_names_it(
    company: str, own: dict[str, RaciOverride], left_out: set[str], instead: str, lawyers: LawyerArrangement
) -> None:
    def kept(roles: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(role for role in roles if role not in left_out)

    rows = {
        activity: RaciOverride(
            A=instead if row.A in left_out else row.A, R=kept(row.R), C=kept(row.C), I=kept(row.I)
        )
        for activity, row in own.items()
    }
    found, profile = complains(standard_roles_act, company, {"raci": rows, "legal.lawyers": lawyers})
    named = {
        role.value
        for row in raci(profile)
        for column in ((row.accountable,), row.responsible, row.consulted, row.informed)
        for role in column
    }
    needed = set(STANDARD_ROLES) - ({"lawyer"} if lawyers is LawyerArrangement.NONE else set())
    assert found == (not needed <= named)


@settings(max_examples=examples(200))
@given(COMPANIES, st.dictionaries(st.sampled_from(["a12", "a26"]), ROWS))
def test_no_own_row_lets_a_seller_grant_credit_or_a_bookkeeper_write_off(
    company: str, own: dict[str, RaciOverride]
) -> None:
    found, profile = complains(own_rows_apart, company, {"raci": own})
    rows = [row for row in raci(profile) if row.id in own]
    granting = {row.accountable.value for row in rows if row.id == "a12"}
    pairs = [
        (row.accountable.value, {one.value for one in row.responsible} | {"finance"})
        for row in rows
        if row.id == "a26"
    ]
    assert found == ("account_manager" in granting or any(one in booking for one, booking in pairs))


@settings(max_examples=examples(300))
@given(COMPANIES, st.dictionaries(ROLES, ROLES), st.sets(ROLES))
def test_nobody_acts_for_a_role_where_its_chain_of_deputies_has_no_holder(
    company: str, chosen: dict[str, str], vacant: set[str]
) -> None:
    changes: dict[str, Any] = {f"roles.{role}.deputy": deputy for role, deputy in chosen.items()}
    changes |= {f"roles.{role}.holders": () for role in vacant}
    found, profile = complains(deputies, company, changes)
    assume(any(role.holders for role in profile.roles.values()))
    alone = any(role.deputy == name for name, role in profile.roles.items())
    assert found == (alone or any(not acting(profile, role) for role in profile.roles))


def test_holders_of_a_file_outside_git_are_not_missed() -> None:
    nobody = {f"roles.{role}.holders": () for role in sample_profile("tisza-szoftver").profile.roles}
    assert complains(deputies, "tisza-szoftver", nobody)[0]
    assert not complains(deputies, "tisza-szoftver", nobody | {"document.people": "people.yaml"})[0]
    alone = {"document.people": "people.yaml", "roles.ceo.deputy": "ceo"}
    assert complains(deputies, "tisza-szoftver", nobody | alone)[0]


LEVELS = st.sampled_from([RoleLevel.STAFF, RoleLevel.MANAGER, RoleLevel.TOP_MANAGEMENT])


@settings(max_examples=examples(200))
@given(COMPANIES, st.booleans(), ROLES, ROLES, st.dictionaries(ROLES, LEVELS), st.dictionaries(ROLES, ROLES))
def test_what_is_kept_for_top_management_stays_there_in_absence(
    company: str,
    enabled: bool,
    owner: str,
    court: str,
    levels: dict[str, RoleLevel],
    chosen: dict[str, str],
) -> None:
    changes: dict[str, Any] = {f"roles.{role}.level": level for role, level in levels.items()}
    changes |= {f"roles.{role}.deputy": deputy for role, deputy in chosen.items()}
    changes |= {"privileged.enabled": enabled, "privileged.decision_owner": owner}
    changes |= {"receivables.court.decision_privileged": court, "receivables.court.min_amount": 0}
    found, profile = complains(restricted_deputies, company, changes)
    suit = authority(profile, Matter.COURT, Measure(amount=None, privileged=True))
    assert suit is not None
    top = {name for name, role in profile.roles.items() if role.level is RoleLevel.TOP_MANAGEMENT}
    pairs = [(owner, profile.roles[owner].deputy), (suit.role, suit.deputy)]
    assert found == (enabled and any(role in top and deputy not in top for role, deputy in pairs))


@settings(max_examples=examples(300))
@given(COMPANIES, ROLES, st.dictionaries(ROLES, ROLES), st.sets(ROLES), st.none() | ROWS)
def test_nobody_who_sells_to_a_client_decides_alone_on_its_return_after_court(
    company: str, owner: str, chosen: dict[str, str], vacant: set[str], row: RaciOverride | None
) -> None:
    changes: dict[str, Any] = {f"roles.{role}.deputy": deputy for role, deputy in chosen.items()}
    changes |= {f"roles.{role}.holders": () for role in vacant - {"account_manager"}}
    changes |= {"re_engagement.decision_owner": owner, "raci": {} if row is None else {"a27": row}}
    found, profile = complains(return_is_not_sold, company, changes)
    (answering,) = (line.accountable.value for line in raci(profile) if line.id == "a27")
    assume(all(acting(profile, role, frozenset({role})) for role in (owner, "account_manager")))
    replacing = acting(profile, owner, frozenset({owner}))[0]
    selling = ["account_manager", acting(profile, "account_manager", frozenset({"account_manager"}))[0]]
    below = [role for role in selling if profile.roles[role].level is not RoleLevel.TOP_MANAGEMENT]
    alone = replacing == "account_manager" or {owner, answering} & set(below)
    assert found == bool(alone)


@pytest.mark.parametrize(
    ("changes", "severity"),
    [
        ({"re_engagement.decision_owner": "account_manager"}, "error"),
        ({"roles.ceo.deputy": "account_manager"}, "error"),
        ({"re_engagement.decision_owner": "head_of_sales"}, "warning"),
    ],
)
def test_it_is_an_error_only_where_the_seller_would_decide(changes: dict[str, str], severity: str) -> None:
    loaded = sample_profile("severny-dvor")
    (found,) = return_is_not_sold(replace(loaded, profile=varied(loaded.profile, changes)))
    assert found.severity == severity


@settings(max_examples=examples(300))
@given(COMPANIES, st.booleans(), st.integers(0, 3), st.data(), st.dates(date(2025, 6, 1), date(2028, 6, 1)))
def test_a_pair_is_uncovered_where_the_table_names_too_few_partners_and_no_gap(
    company: str, enabled: bool, needed: int, data: st.DataObject, first_day: date
) -> None:
    profile = sample_profile(company).profile
    pairs = [(region.id, field.id) for region in profile.regions for field in profile.fields]
    gaps = data.draw(st.lists(st.sampled_from(pairs), unique=True))
    states = data.draw(st.lists(st.sampled_from(PartnerStatus), min_size=9, max_size=9))
    changes: dict[str, Any] = {
        "partner_programme.enabled": enabled,
        "partner_programme.min_partners_per_pair": needed,
        "document.effective_date": first_day,
        "accepted_gaps": tuple(AcceptedGap(region=region, field=field, reason="x") for region, field in gaps),
        "partners": tuple(
            partner.model_copy(update={"status": states[place % 9]})
            for place, partner in enumerate(profile.partners)
        ),
    }
    found, changed = complains(coverage, company, changes)
    adjacent = [row for row in covered(changed, first_day) if row.field.relation is Relation.ADJACENT]
    assert found == (enabled and any(len(row.partners) < needed and row.gap is None for row in adjacent))


@pytest.mark.parametrize("missing", Register)
def test_only_registers_that_clauses_name_whatever_is_kept_must_be_kept(missing: Register) -> None:
    kept = tuple(register for register in Register if register is not missing)
    found, _ = complains(kept_registers, "severny-dvor", {"records.registers": kept})
    assert found == (missing in {Register.REFUSALS, Register.DISPUTES, Register.EXCEPTIONS})


@pytest.mark.parametrize(
    ("sent", "answered", "late"),
    [
        (date(2026, 2, 2), None, False),
        (date(2026, 2, 2), date(2026, 2, 16), False),
        (date(2026, 2, 2), date(2026, 2, 17), True),
        (date(2026, 2, 17), None, True),
    ],
)
def test_employees_are_asked_and_answer_before_the_policy_is_approved(
    sent: date, answered: date | None, late: bool
) -> None:
    asked = Consultation(body={"en": "works council"}, sent_on=sent, answered_on=answered)
    found, _ = complains(consultation, "severny-dvor", {"document.consultation": asked})
    assert found == late


def test_a_draft_without_an_act_has_no_day_to_come_after() -> None:
    asked = Consultation(body={"en": "works council"}, sent_on=date(2026, 2, 17))
    changes = {"document.consultation": asked, "document.approval_act": None}
    assert complains(consultation, "severny-dvor", changes)[0] is False
