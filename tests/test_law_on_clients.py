"""Whom the law lets a company refuse, part with or share with a competitor."""

from datetime import date
from decimal import Decimal

import pytest
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from law_cases import SAMPLES, company, raised, situation

from policy_gen.checks.law import (
    shared_market,
)
from policy_gen.checks.partners import independent
from policy_gen.profile.company import BusinessModel, ClientKind
from policy_gen.profile.refusal import SignId
from policy_gen.profile.wording import LANGUAGES, in_language


@pytest.mark.parametrize("on_credit", [True, False])
def test_an_american_refusal_of_credit_is_explained_on_request(on_credit: bool) -> None:
    limit = Decimal(100) if on_credit else None
    segments = tuple(one.model_copy(update={"credit_limit": limit}) for one in company("hu").profile.segments)
    found = raised(company("hu", company__jurisdiction="us", segments=segments))
    assert found == ([("law-reasons-on-request", "warning")] if on_credit else [])


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@settings(max_examples=examples(60))
@given(
    kinds=st.lists(st.sampled_from(ClientKind), min_size=1, unique=True),
    enabled=st.booleans(),
    business_only=st.booleans(),
    decider=st.sampled_from(["first_contact", "account_manager", "head_of_sales", "lawyer"]),
    named=st.sampled_from(["below_minimum_order", "other_field", "narrow", "own_case"]),
)
def test_no_russian_consumer_is_refused_only_because_an_order_is_small(
    jurisdiction: str,
    kinds: list[ClientKind],
    enabled: bool,
    business_only: bool,
    decider: str,
    named: str,
) -> None:
    small = situation(id=named, enabled=enabled, business_only=business_only, decider=decider)
    found = raised(company(jurisdiction, company__sells_to=tuple(kinds), refusal__situations=(small,)))
    refused = enabled and named == "below_minimum_order" and not business_only and decider != "lawyer"
    unlawful = jurisdiction == "ru" and "b2c" in kinds and refused
    assert found == ([("law-consumer-refused", "error")] if unlawful else [])


@pytest.mark.parametrize("model", BusinessModel)
@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize("warnings", [0, 1, 2])
@pytest.mark.parametrize("named", SignId)
@pytest.mark.parametrize("enabled", [True, False])
def test_a_russian_supply_contract_does_not_end_after_one_delay(
    model: BusinessModel, jurisdiction: str, warnings: int, named: SignId, enabled: bool
) -> None:
    sign = company(jurisdiction).profile.refusal.parting_signs[0]
    changed = sign.model_copy(update={"id": named, "warnings": warnings, "enabled": enabled})
    found = raised(company(jurisdiction, company__business_model=model, refusal__parting_signs=(changed,)))
    goods = jurisdiction == "ru" and model is not BusinessModel.SERVICES
    hasty = goods and enabled and named is SignId.BROKEN_MONEY and warnings == 0
    assert found == ([("law-parting-after-one-delay", "warning")] if hasty else [])


@pytest.mark.parametrize("same_field", [True, False])
@pytest.mark.parametrize("exclusive", [True, False])
@pytest.mark.parametrize("checked", [None, date(2026, 1, 5)])
def test_competitors_who_divide_the_market_have_had_a_lawyer(
    same_field: bool, exclusive: bool, checked: date | None
) -> None:
    partner = company("ru").profile.partners[0]
    agreement = partner.agreement.model_copy(update={"lawyer_checked_on": checked})
    changed = partner.model_copy(
        update={"same_field": same_field, "exclusive_region": exclusive, "agreement": agreement}
    )
    found = [one.code for one in shared_market(company("ru", partners=(changed,)))]
    assert found == (["shared-market"] if same_field and exclusive and not checked else [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("months", [0, 7])
def test_a_promise_of_a_competitor_without_an_opinion_is_told_with_its_months(
    language: str, months: int
) -> None:
    *others, partner = company("ru").profile.partners
    agreement = {"lawyer_checked_on": None, "non_solicit_months": months}
    changed = partner.model_copy(update={"agreement": partner.agreement.model_copy(update=agreement)})
    (found,) = independent(company("ru", partners=(*others, changed)))
    assert found.code == "competitor-unchecked"
    assert (" 7 " in in_language(found, language).message) == bool(months)
