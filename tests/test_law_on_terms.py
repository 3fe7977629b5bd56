"""What the law asks of days to pay, supply, interest and recovery costs is told and printed."""

import re
from decimal import Decimal
from typing import Any

import pytest
from conftest import ROOT
from law_cases import (
    AS_OF,
    SAMPLES,
    clause_text,
    company,
    raised,
)

from policy_gen.checks.law import (
    fee_without_law,
    legal_rules,
)
from policy_gen.profile.company import ClientKind, Jurisdiction
from policy_gen.profile.credit import StopScope
from policy_gen.profile.loading import LoadedProfile, load_bytes


@pytest.mark.parametrize(("jurisdiction", "severity"), [("eu", "warning"), ("ro", "info"), ("hu", "info")])
@pytest.mark.parametrize("sector", [None, "food"])
@pytest.mark.parametrize("checked", [True, False])
def test_a_supplier_of_food_looks_up_its_terms_until_a_lawyer_has(
    jurisdiction: str, severity: str, sector: str | None, checked: bool
) -> None:
    unchecked: dict[str, Any] = {} if checked else {"legal__law_checked": None}
    loaded = company("hu", company__sector=sector, company__jurisdiction=jurisdiction, **unchecked)
    told = [one for one in raised(loaded) if one[0] == "law-food-terms"]
    assert told == ([("law-food-terms", severity)] if sector and not checked else [])


@pytest.mark.parametrize(("days", "agreed"), [(60, False), (61, False), (61, True)])
def test_a_british_term_above_60_days_can_be_challenged(days: int, agreed: bool) -> None:
    first, *others = company("hu").profile.segments
    longer = first.model_copy(update={"payment_terms_days": days, "long_terms_agreed": agreed})
    found = raised(company("hu", company__jurisdiction="gb", segments=(longer, *others)))
    told = ("law-long-term-agreed", "info") if agreed else ("law-term-over-cap", "warning")
    assert found == ([told] if days > 60 else [])


@pytest.mark.parametrize("jurisdiction", ["ro", "hu", "ru"])
@pytest.mark.parametrize(("days", "agreed"), [(60, False), (61, False), (61, True), (365, False)])
def test_a_term_above_60_days_is_doubtful_where_the_union_caps_it(
    jurisdiction: str, days: int, agreed: bool
) -> None:
    first, *others = company(jurisdiction).profile.segments
    longer = first.model_copy(update={"payment_terms_days": days, "long_terms_agreed": agreed})
    found = raised(company(jurisdiction, segments=(longer, *others)))
    told = ("law-long-term-agreed", "info") if agreed else ("law-term-over-cap", "warning")
    assert found == ([told] if days > 60 and jurisdiction != "ru" else [])


@pytest.mark.parametrize(
    ("jurisdiction", "asked"), [("ro", "must also not be abusive"), ("hu", "still presumed unfair")]
)
def test_an_agreed_long_term_is_told_what_it_still_needs(jurisdiction: str, asked: str) -> None:
    first, *others = company(jurisdiction).profile.segments
    longer = first.model_copy(update={"payment_terms_days": 61, "long_terms_agreed": True})
    (found,) = legal_rules(company(jurisdiction, segments=(longer, *others)), AS_OF)
    assert asked in found.message


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize("scope", StopScope)
def test_who_stops_all_supply_has_the_right_from_the_contract(jurisdiction: str, scope: StopScope) -> None:
    without = tuple(
        term
        for term in company(jurisdiction).profile.receivables.preventive.contract_must_have
        if term != "stop_supply_right"
    )
    path = "receivables__preventive__contract_must_have"
    assert raised(company(jurisdiction, supply__stop_scope=scope)) == []
    found = raised(company(jurisdiction, **{"supply__stop_scope": scope, path: without}))
    groups = sum(one.limit_scope == "group" for one in company(jurisdiction).profile.segments)
    told = {
        StopScope.ALL: [("law-stop-without-right", "warning")],
        StopScope.CREDIT_ONLY: [("law-group-stop", "warning")] * groups,
    }
    assert found == told.get(scope, [])


@pytest.mark.parametrize("jurisdiction", ["eu", "md", "ro", "hu", "ru"])
@pytest.mark.parametrize("interest", ["statutory", "contract", "none"])
@pytest.mark.parametrize("rate", [None, 0, Decimal("7.99"), 8, 9, 30])
@pytest.mark.parametrize("penalty", [True, False])
def test_interest_is_neither_excluded_nor_surely_below_the_legal_rate(
    jurisdiction: str, interest: str, rate: Any, penalty: bool
) -> None:
    points = {"eu": 8, "ro": 8, "hu": 8, "md": 9}.get(jurisdiction, 0)
    path = "receivables__late_charges__"
    changes = {f"{path}interest": interest, f"{path}contract_rate_pa": rate, f"{path}penalty_agreed": penalty}
    found = raised(company("hu", company__jurisdiction=jurisdiction, **changes))
    wrong = {
        "law-rate-below-law": interest == "contract" and rate is not None and rate < points,
        "law-interest-excluded": interest == "none"
        and (jurisdiction == "ro" or (jurisdiction == "hu" and not penalty)),
    }
    told = [one for one in found if one[0] in wrong]
    assert told == [(code, "warning") for code, broken in wrong.items() if broken]
    to_others = {"company__sells_to": (ClientKind.B2C, ClientKind.B2G)}
    elsewhere = raised(company("hu", company__jurisdiction=jurisdiction, **changes, **to_others))
    assert not [one for one in elsewhere if one[0] in wrong]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "penalty that the contract sets"), ("ru", "неустойку, которую за")],
)
def test_a_penalty_that_stands_for_interest_is_printed(language: str, said: str) -> None:
    path = "receivables__late_charges__"
    with_penalty = {f"{path}interest": "none", f"{path}recovery_fee": "none", f"{path}penalty_agreed": True}
    assert said in clause_text(company("ru", **with_penalty), language, "REC-520")
    assert said not in clause_text(company("ru"), language, "REC-520")


def test_the_year_in_which_a_hungarian_lump_sum_lapses_is_printed_with_it() -> None:
    said = clause_text(company("hu"), "en", "REC-520").replace("\xa0", " ")
    assert "only within 1 year of the start of the default" in said


def test_romanian_supply_does_not_stop_over_a_trifle() -> None:
    for least in (None, Decimal(0)):
        assert raised(company("ro", supply__min_amount=least)) == [("law-stop-for-trifle", "warning")]
    assert raised(company("hu", supply__min_amount=None)) == []


def written(jurisdiction: str, extra: str) -> LoadedProfile:
    """The minimal company in a country, with lines of its own under receivables."""
    text = (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")
    text = text.replace("jurisdiction: HU", f"jurisdiction: {jurisdiction.upper()}")
    found = load_bytes(
        text.replace("receivables:\n", f"receivables:\n{extra}").encode(),
        ROOT / "tests/data/valid/minimal.yaml",
    ).value
    assert found is not None
    return found


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize(
    ("extra", "asked"),
    [
        ("", False),
        ("  late_charges: {recovery_fee: none}\n", False),
        ("  late_charges: {recovery_fee: pack}\n", True),
    ],
)
def test_who_writes_that_the_law_gives_recovery_costs_lives_where_it_does(
    jurisdiction: str, extra: str, asked: bool
) -> None:
    found = [one.code for one in fee_without_law(written(jurisdiction, extra))]
    assert found == (["fee-without-law"] if asked and jurisdiction == "ru" else [])


CHARGES = "receivables__late_charges__"


INTEREST_WORDS = {
    "en": re.compile(r"interest under|Interest and a penalty|bears interest"),
    "ru": re.compile(r"проценты по |с неустойкой|ключевой ставке"),
}


FEE_WORDS = {"en": "recovery costs", "ru": "расход(?:ов|ы|ах) на взыскание"}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("jurisdiction", ["ru", "ro", "hu"])
@pytest.mark.parametrize("interest", ["statutory", "contract", "none"])
@pytest.mark.parametrize("fee", ["pack", "none"])
@pytest.mark.sampled(4)
def test_the_clause_on_late_charges_names_only_what_the_company_claims(
    language: str,
    jurisdiction: str,
    interest: str,
    fee: str,
) -> None:
    charged = company(
        "ru",
        company__jurisdiction=Jurisdiction(jurisdiction.upper()),
        **{
            f"{CHARGES}interest": interest,
            f"{CHARGES}recovery_fee": fee,
            f"{CHARGES}contract_rate_pa": Decimal(12) if interest == "contract" else None,
        },
    )
    gives_fee = fee == "pack" and jurisdiction != "ru"
    if interest == "none" and not gives_fee:
        with pytest.raises(KeyError):
            clause_text(charged, language, "REC-520")
        return
    text = clause_text(charged, language, "REC-520")
    assert bool(INTEREST_WORDS[language].search(text)) == (interest != "none"), text
    assert bool(re.search(FEE_WORDS[language], text)) == gives_fee, text
    replaced = {"en": "what the contract sets", "ru": "то, что он устанавливает"}[language]
    assert (replaced in text) == (interest == "statutory")
    letter = clause_text(charged, language, "ANN-K")
    assert bool(re.search(FEE_WORDS[language], letter, re.I)) == gives_fee
