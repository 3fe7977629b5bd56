"""Limits of authority: the smallest role that may decide, the same as in the matrix and on the page."""

from decimal import Decimal

import pytest
from conftest import SAMPLES, SITES, sample_profile, sample_tree
from hypothesis import given
from hypothesis import strategies as st
from refusing import tells
from varying import varied

from policy_gen.profile.receivables import ScheduleLimit
from policy_gen.rules.responsibility.authority import Matter, Measure, authority
from policy_gen.rules.responsibility.deputies import acting, deputies
from policy_gen.rules.responsibility.raci import RaciRow, raci

COMPANIES = sorted(SAMPLES)
SEVERNY = sample_profile("severny-dvor").profile
BY_ACTIVITY = {"a12": Matter.CREDIT, "a17": Matter.SCHEDULE, "a26": Matter.WRITE_OFF, "a22": Matter.COURT}
FAR = 10**12


def decider(matter: Matter, company: str = "severny-dvor", **measure: object) -> str | None:
    found = authority(sample_profile(company).profile, matter, Measure(**measure))  # type: ignore[arg-type]
    return None if found is None else found.role


def probes(row: RaciRow) -> list[Measure]:
    """Measures that fall into the row of the matrix, its borders among them."""
    limit = row.limit.value if row.limit else None
    match row.bound:
        case "amount_up_to":
            return [Measure(amount=Decimal(limit))]
        case "amount_above":
            return [Measure(amount=Decimal(limit) + Decimal("0.01")), Measure()]
        case "days_up_to":
            return [Measure(days=limit)]
        case "days_above":
            return [Measure(days=limit + 1), Measure()]
        case "privileged_client":
            return [Measure(amount=Decimal(FAR), privileged=True)]
    return [Measure(amount=Decimal(FAR), days=FAR)]


@pytest.mark.parametrize("company", COMPANIES)
def test_whoever_answers_in_the_matrix_may_decide(company: str) -> None:
    profile = sample_profile(company).profile
    rows = [row for row in raci(profile) if row.id in BY_ACTIVITY]
    assert {row.id for row in rows} == BY_ACTIVITY.keys()
    for row in rows:
        for measure in probes(row):
            found = authority(profile, BY_ACTIVITY[row.id], measure)
            assert found is not None, (row.id, measure)
            assert found.role == row.accountable, (row.id, measure)
            assert found.deputy == profile.roles[found.role].deputy


LABELS = {
    "en": {"Approve a repayment schedule": Matter.SCHEDULE, "Set a credit limit": Matter.CREDIT},
    "ro": {
        "Aprobarea graficului de plată": Matter.SCHEDULE,
        "Stabilirea limitei de credit": Matter.CREDIT,
    },
    "hu": {
        "Törlesztési ütemterv jóváhagyása": Matter.SCHEDULE,
        "Vevői hitelkeret megállapítása": Matter.CREDIT,
    },
    "ru": {"Утвердить график погашения": Matter.SCHEDULE, "Установить кредитный лимит": Matter.CREDIT},
}


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(3)
def test_the_page_prints_the_limits_in_the_order_the_rules_try_them(company: str, language: str) -> None:
    profile, teller = sample_profile(company).profile, tells(company, language)
    text = sample_tree(company, language).policy.clause("RSP-060").text
    for label, matter in LABELS[language].items():
        printed = [line.strip("| ").split(" | ")[2] for line in text.split("\n") if f"| {label} |" in line]
        rows = [row for row in raci(profile) if BY_ACTIVITY.get(row.id) == matter]
        decided = [authority(profile, matter, probes(row)[0]) for row in rows]
        assert printed == [teller.role(one.role) for one in decided if one], label


@pytest.mark.parametrize(
    ("days", "role"), [(0, "account_manager"), (3, "account_manager"), (4, None), (None, None)]
)
def test_a_promise_is_extended_within_the_narrowest_limit_that_is_wide_enough(
    days: int | None, role: str | None
) -> None:
    assert decider(Matter.EXTEND_PROMISE, days=days) == role


def test_a_wider_limit_of_a_higher_role_takes_over() -> None:
    profile = varied(SEVERNY, {"roles.head_of_sales.may_decide.extend_days": 7})
    found = [authority(profile, Matter.EXTEND_PROMISE, Measure(days=days)) for days in (3, 4, 7, 8)]
    assert [one and one.role for one in found] == ["account_manager", "head_of_sales", "head_of_sales", None]


def test_a_schedule_must_keep_both_its_days_and_its_amount() -> None:
    limits = (
        ScheduleLimit(max_days=14, max_amount=Decimal(1000), role="head_of_sales"),
        ScheduleLimit(max_days=None, role="ceo"),
    )
    profile = varied(SEVERNY, {"receivables.schedules": limits})
    found = [
        authority(profile, Matter.SCHEDULE, Measure(Decimal(amount), days))
        for amount, days in ((1000, 14), (1001, 14), (1000, 15))
    ]
    assert [one and one.role for one in found] == ["head_of_sales", "ceo", "ceo"]


def test_what_is_not_known_counts_as_beyond_every_limit() -> None:
    assert decider(Matter.WRITE_OFF) == "ceo"
    assert decider(Matter.SCHEDULE, days=5) == "head_of_sales"
    assert decider(Matter.SCHEDULE) == "ceo"


@pytest.mark.parametrize(
    ("amount", "privileged", "role"),
    [(49_999, False, None), (50_000, False, "finance_director"), (50_000, True, "ceo")],
)
def test_nobody_sues_for_less_than_suing_costs(amount: int, privileged: bool, role: str | None) -> None:
    assert decider(Matter.COURT, amount=Decimal(amount), privileged=privileged) == role


def test_without_privileged_clients_the_ordinary_role_sues() -> None:
    assert decider(Matter.COURT, "tisza-szoftver", privileged=True) == "finance_director"


@pytest.mark.parametrize(("days", "role"), [(30, "ceo"), (31, None)])
def test_an_exception_ends_with_its_longest_time(days: int, role: str | None) -> None:
    assert decider(Matter.EXCEPTION, days=days) == role


def test_one_role_waives_interest_and_one_lifts_a_stop() -> None:
    assert decider(Matter.WAIVE_INTEREST) == SEVERNY.receivables.late_charges.waive_by
    assert decider(Matter.LIFT_STOP) == SEVERNY.supply.lift_by


@pytest.mark.parametrize("company", COMPANIES)
def test_the_chain_of_deputies_names_each_once_and_ends(company: str) -> None:
    profile = sample_profile(company).profile
    for role in profile.roles:
        chain = deputies(profile, role)
        assert chain[0] == profile.roles[role].deputy
        assert len({role, *chain}) == len(chain) + 1


@given(data=st.data(), company=st.sampled_from(COMPANIES))
def test_only_those_who_are_there_act_and_the_nearest_first(data: st.DataObject, company: str) -> None:
    profile = sample_profile(company).profile
    role = data.draw(st.sampled_from(sorted(profile.roles)))
    absent = frozenset(data.draw(st.lists(st.sampled_from(sorted(profile.roles)))))
    there = acting(profile, role, absent)
    assert list(there) == [one for one in (role, *deputies(profile, role)) if one not in absent]
