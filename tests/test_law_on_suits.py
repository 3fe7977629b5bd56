"""What the law asks before a suit, on the demand letter and on the way to court is told and printed."""

from decimal import Decimal
from typing import Any

import pytest
from conftest import ROOT, examples
from hypothesis import given, settings
from hypothesis import strategies as st
from law_cases import (
    AGREED,
    AS_OF,
    EARLIEST,
    PATH_TERMS,
    ROUTE,
    SAMPLES,
    clause_text,
    company,
    raised,
)

from policy_gen.checks.claims import schedule_within_limitation
from policy_gen.checks.law import (
    legal_rules,
)
from policy_gen.checks.paths import SMALLEST_SUIT, values_at
from policy_gen.law import facts
from policy_gen.problems import to_json
from policy_gen.profile.catalogues import ContractTerm
from policy_gen.profile.company import Jurisdiction
from policy_gen.profile.receivables import AmountBand, BandPath, CourtRoute, DeliveryMethod, ScheduleLimit
from policy_gen.profile.wording import LANGUAGES, in_language, terms


@settings(max_examples=examples(60))
@given(days=st.one_of(st.just("pack"), st.integers(0, 90)), agreed=st.one_of(st.none(), st.integers(1, 90)))
def test_a_russian_suit_waits_30_days_unless_the_contracts_set_another_period(
    days: Any, agreed: int | None
) -> None:
    found = raised(company("ru", **{EARLIEST: days, AGREED: agreed}))
    early = days != "pack" and days < 30 and agreed is None
    assert found == ([("law-suit-too-early", "error")] if early else [])


@settings(max_examples=examples(60))
@given(
    days=st.integers(0, 90),
    period=st.integers(5, 60),
    route=st.sampled_from(CourtRoute),
    delivery=st.lists(st.sampled_from(DeliveryMethod), min_size=1, unique=True),
)
def test_a_romanian_order_for_payment_needs_15_days_and_the_prescribed_delivery(
    days: int, period: int, route: CourtRoute, delivery: list[DeliveryMethod]
) -> None:
    changes = {
        EARLIEST: days,
        ROUTE: route,
        "receivables__claim__period_days": period,
        "receivables__claim__delivery": tuple(delivery),
    }
    order = route is CourtRoute.ORDER_FOR_PAYMENT
    prescribed = {DeliveryMethod.BAILIFF, DeliveryMethod.REGISTERED_MAIL_DECLARED_CONTENT}
    expected = [
        ("law-suit-too-early", order and days < 15),
        ("law-short-demand", order and period < 15),
        ("law-demand-delivery", order and not set(delivery) <= prescribed),
    ]
    assert raised(company("ro", **changes)) == [(code, "error") for code, broken in expected if broken]


@settings(max_examples=examples(60))
@given(
    least=st.sampled_from([0, 2_999_999, 3_000_000, 3_000_001, 9_000_000]),
    border=st.sampled_from([None, 100_000, 3_000_000, 3_000_001, 5_000_000]),
    to_court=st.booleans(),
    route=st.sampled_from(CourtRoute),
)
def test_hungarian_claims_up_to_three_million_never_go_to_court(
    least: int, border: int | None, to_court: bool, route: CourtRoute
) -> None:
    rest = (AmountBand(id="rest", below=None),)
    small = AmountBand(
        id="small",
        below=Decimal(border or 1),
        court=to_court,
        then=None if to_court else BandPath.ORDER_FOR_PAYMENT,
    )
    changes = {
        ROUTE: route,
        "receivables__court__min_amount": Decimal(least),
        "receivables__amount_bands": rest if border is None else (small, *rest),
    }

    def goes_to_court(debt: int) -> bool:
        held_back = border is not None and debt < border and not to_court
        return route is CourtRoute.COURT and debt >= least and not held_back

    wrong = any(goes_to_court(debt) for debt in (1, 99_999, 100_000, 2_999_999, 3_000_000))
    found = raised(company("hu", **changes))
    assert found == ([("law-court-route", "error")] if wrong else [])


@pytest.mark.parametrize(
    ("language", "border"),
    [
        ("en", "HUF 3,000,000 or less"),
        ("ru", "до 3\xa0000\xa0000 форинтов включительно"),
        ("ro", "cel mult 3.000.000 HUF"),
        ("hu", "3\xa0000\xa0000 forintig"),
    ],
)
def test_the_hungarian_border_is_told_in_the_numbers_of_the_reader(language: str, border: str) -> None:
    (found,) = legal_rules(company("hu", **{ROUTE: CourtRoute.COURT}), AS_OF)
    told = in_language(found, language)
    assert border in told.message
    assert "3000001" in (told.hint or ""), "what is typed stays as it is typed"
    assert to_json(found)["fields"]["up_to"] == "3000000"


def test_the_hungarian_border_is_not_compared_with_sums_in_another_currency_and_that_is_told() -> None:
    for route, told in ((CourtRoute.COURT, True), (CourtRoute.ORDER_FOR_PAYMENT, False)):
        found = raised(company("hu", **{ROUTE: route, "company__currency": "EUR"}))
        assert found == ([("law-border-not-compared", "info")] if told else [])
    assert list(values_at(company("hu").profile, SMALLEST_SUIT))


@pytest.mark.parametrize("days", [5, 29, 30, 60])
def test_a_british_demand_leaves_a_sole_trader_30_days(days: int) -> None:
    found = raised(company("hu", company__jurisdiction="gb", receivables__claim__period_days=days))
    assert found == ([("law-sole-trader-demand", "warning")] if days < 30 else [])


@settings(max_examples=examples(60))
@given(
    delivery=st.lists(st.sampled_from(DeliveryMethod), min_size=1, unique=True),
    terms=st.sets(st.sampled_from(ContractTerm)),
)
def test_only_a_contract_that_speaks_of_it_lets_a_russian_demand_go_by_electronic_mail(
    delivery: list[DeliveryMethod], terms: set[ContractTerm]
) -> None:
    agreed = tuple(sorted(terms | {ContractTerm.STOP_SUPPLY_RIGHT}))
    found = raised(company("ru", receivables__claim__delivery=tuple(delivery), **{PATH_TERMS: agreed}))
    doubtful = "email" in delivery and "claim_by_email" not in terms
    assert found == ([("law-demand-delivery", "warning")] if doubtful else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_way_of_delivery_is_named_in_words(language: str) -> None:
    ways = {"receivables__claim__delivery": tuple(DeliveryMethod)}
    found = [in_language(one, language) for one in legal_rules(company("ro", **ways), AS_OF)]
    assert [one.code for one in found] == ["law-demand-delivery"]
    said = found[0].message + (found[0].hint or "")
    assert not any(way in said for way in ("_mail", "e_document", "email", "…"))
    named = terms(language)["delivery"]
    assert set(named) == set(DeliveryMethod)
    assert all(words in found[0].message for words in named.values())


def test_the_period_of_the_contracts_stands_for_that_of_the_law_where_the_law_lets_it() -> None:
    wait = facts.suit_wait(company("ru", **{AGREED: 14}).profile)
    assert wait is not None
    assert (wait.days.value, wait.start) == (14, "sent")
    assert set(wait.days.sources) == {"receivables.claim.contract_period_days"}
    fixed = facts.suit_wait(company("ro", **{AGREED: 5}).profile)
    assert fixed is not None
    assert fixed.days.value == 15


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_clause_says_that_a_demand_letter_interrupts_limitation(language: str) -> None:
    words = {"en": ("interrupt", "restart"), "ru": ("прерывает", "прервёт", "начинается заново")}[language]
    clauses = sorted((ROOT / "templates" / language).rglob("*.md"))
    assert any("ANN-K" in path.name for path in clauses), "the demand letter itself is among them"
    for path in clauses:
        for line in path.read_text(encoding="utf-8").splitlines():
            letter = "demand letter" in line or "ретензи" in line
            about = letter and ("imitation" in line or "давност" in line)
            assert not (about and any(word in line for word in words)), f"{path.name}: {line}"


def test_a_hungarian_order_for_payment_ends_where_only_the_court_is_open() -> None:
    said = "A claim above HUF 30,000,000 goes to court"
    assert said in clause_text(company("hu"), "en", "REC-430").replace("\xa0", " ")
    for other in (company("hu", **{ROUTE: CourtRoute.COURT}), company("hu", company__currency="EUR")):
        assert "A claim above" not in clause_text(other, "en", "REC-430")
    assert facts.order_limit(company("ro").profile) is None


def worst(business_days: int) -> int:
    """Calendar days that so many business days may take, two days off in each week."""
    return business_days + 2 * -(-business_days // 5)


@settings(max_examples=examples(120))
@given(
    jurisdiction=st.sampled_from(sorted(SAMPLES)),
    longest=st.one_of(st.none(), st.integers(400, 730)),
    period=st.integers(30, 60),
    filed=st.integers(5, 60),
    pause=st.integers(1, 30),
    tolerated=st.integers(1, 90),
    privileged=st.booleans(),
)
def test_a_schedule_leaves_half_a_year_to_sue_before_limitation_ends(
    jurisdiction: str,
    longest: int | None,
    period: int,
    filed: int,
    pause: int,
    tolerated: int,
    privileged: bool,
) -> None:
    changed = company(
        "ru",
        company__jurisdiction=Jurisdiction(jurisdiction.upper()),
        receivables__schedules=(ScheduleLimit(max_days=longest, role="ceo"),),
        receivables__claim__period_days=period,
        receivables__court__file_within=filed,
        receivables__disputes__pause_max_days=pause,
        privileged__enabled=privileged,
        privileged__max_tolerated_days=tolerated,
    )
    profile = changed.profile
    patience = max(one.negotiation_days or profile.receivables.negotiation_days for one in profile.segments)
    way = patience + worst(profile.receivables.claim.issue_within) + period + worst(filed)
    last = (longest or 0) + way + pause + (tolerated if privileged else 0)
    late = jurisdiction == "ru" and longest is not None and 3 * 365 - last < 180
    found = [one.code for one in schedule_within_limitation(changed)]
    assert found == (["schedule-past-limitation"] if late else [])
