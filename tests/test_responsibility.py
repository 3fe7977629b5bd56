"""Who answers for what: exactly one, of our own people, once in a row."""

from collections import Counter

import pytest
from conftest import SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import varied

from policy_gen.profile.model import Profile, RaciOverride
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.receivables import RoleLimit
from policy_gen.rules.responsibility.raci import RaciRow, raci

COMPANIES = sorted(SAMPLES)
OWNERS = (
    "partner_programme.owner",
    "receivables.disputes.owner",
    "document.owner",
    "document.approved_by",
    "document.exceptions.approver",
    "refusal.abuse.report_to",
    "refusal.parting.decider_key_client",
    "supply.lift_by",
    "receivables.late_charges.waive_by",
    "receivables.court.decision",
    "receivables.court.decision_privileged",
    "re_engagement.decision_owner",
)
SWITCHES = ("partner_programme.enabled", "legal.collectors.enabled", "privileged.enabled")


def without_hr(profile: Profile) -> Profile:
    roles = {name: role for name, role in profile.roles.items() if name != "hr"}
    return profile.model_copy(update={"roles": roles})


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """A sample company whose duties lie with other roles of its own, and whose parts are on or off."""
    profile = sample_profile(draw(st.sampled_from(COMPANIES))).profile
    if draw(st.booleans()):
        profile = without_hr(profile)
    lawyer = draw(st.sampled_from([RoleLevel.STAFF, RoleLevel.EXTERNAL]))
    ours = [name for name, role in profile.roles.items() if name != "lawyer" and role.level != "external"]
    return varied(
        profile,
        {path: draw(st.sampled_from(ours)) for path in OWNERS}
        | {path: draw(st.booleans()) for path in SWITCHES}
        | {"roles.lawyer.level": lawyer},
    )


def mentions(row: RaciRow) -> list[str]:
    """Every role of a row; one that answers and works stands twice."""
    columns = (row.responsible, (row.accountable,), row.consulted, row.informed)
    return [role.value for column in columns for role in column]


@settings(max_examples=examples(300))
@given(profile=profiles())
def test_each_activity_has_one_accountable_role_of_our_own(profile: Profile) -> None:
    for row in raci(profile):
        assert profile.roles[row.accountable.value].level != RoleLevel.EXTERNAL, row.id
        assert row.responsible, row.id


@settings(max_examples=examples(300))
@given(profile=profiles())
def test_no_role_stands_twice_in_a_row_unless_it_works_and_answers(profile: Profile) -> None:
    for row in raci(profile):
        for role, count in Counter(mentions(row)).items():
            works_and_answers = role == row.accountable and role in row.responsible
            assert count == (2 if works_and_answers else 1), (row.id, role)


@settings(max_examples=examples(100))
@given(profile=profiles())
def test_every_role_of_the_matrix_exists(profile: Profile) -> None:
    assert {role for row in raci(profile) for role in mentions(row)} <= profile.roles.keys()


@pytest.mark.parametrize(
    ("switch", "activities"),
    [
        ("partner_programme.enabled", {"a08", "a09", "a10", "a11"}),
        ("legal.collectors.enabled", {"a23"}),
        ("privileged.enabled", {"a24"}),
    ],
)
def test_what_the_company_does_not_do_has_no_row(switch: str, activities: set[str]) -> None:
    profile = sample_profile("oglinda-carpati").profile
    on, off = ({row.id for row in raci(varied(profile, {switch: enabled}))} for enabled in (True, False))
    assert on - off == activities


def test_without_interest_nobody_waives_it() -> None:
    profile = sample_profile("severny-dvor").profile
    none = varied(profile, {"receivables.late_charges.interest": "none"})
    assert {row.id for row in raci(profile)} - {row.id for row in raci(none)} == {"a25"}


def test_an_external_lawyer_works_and_the_finance_director_answers() -> None:
    for row in raci(sample_profile("tisza-szoftver").profile):
        if row.id in ("a13", "a20"):
            assert [role.value for role in row.responsible] == ["lawyer"]
            assert row.accountable == "finance_director"
            assert row.accountable.sources == {"legal.lawyers", "roles.lawyer.level"}


def test_without_a_personnel_role_the_owner_of_the_document_answers_for_training() -> None:
    profile = without_hr(sample_profile("severny-dvor").profile)
    row = next(row for row in raci(profile) if row.id == "a29")
    assert row.accountable == profile.document.owner
    assert row.accountable.sources == {"document.owner"}


def test_a_limit_makes_one_row_for_each_who_decides() -> None:
    rows = [row for row in raci(sample_profile("severny-dvor").profile) if row.id == "a17"]
    found = [(row.bound, row.limit and row.limit.value, row.accountable.value) for row in rows]
    assert found == [
        ("days_up_to", 14, "head_of_sales"),
        ("days_up_to", 60, "finance_director"),
        ("days_above", 60, "ceo"),
    ]


def test_one_limit_without_a_border_makes_one_plain_row() -> None:
    limits = (RoleLimit(up_to=None, role="ceo"),)
    profile = varied(sample_profile("severny-dvor").profile, {"receivables.write_off.approvals": limits})
    (row,) = (row for row in raci(profile) if row.id == "a26")
    assert (row.bound, row.limit, row.accountable.value) == (None, None, "ceo")


def test_an_own_row_replaces_that_of_the_matrix() -> None:
    own = RaciOverride(R=("account_manager",), A="executive_director", C=(), I=("ceo",))
    profile = varied(sample_profile("severny-dvor").profile, {"raci": {"a12": own}})
    (row,) = (row for row in raci(profile) if row.id == "a12")
    assert mentions(row) == ["account_manager", "executive_director", "ceo"]
    assert row.accountable.sources == {"raci.a12.A"}
