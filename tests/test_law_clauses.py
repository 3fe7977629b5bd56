"""What clauses say of the law: only what bears on them, and whose right or duty rests on what."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import ROOT, sample_profile
from varying import varied

from policy_gen.law.facts import pack
from policy_gen.policy.briefing import brief
from policy_gen.policy.drafting import draft_clause
from policy_gen.policy.edition import Edition
from policy_gen.profile.credit import StopScope
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.privileged import LawyerArrangement

SAMPLES = {"ru": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver"}
PUBLISHED = [("ru", "ru"), ("ru", "en"), ("ro", "en"), ("hu", "en")]
LAW = {"en": "*Law:", "ru": "*Закон:"}
in_each_edition = pytest.mark.parametrize(("jurisdiction", "language"), PUBLISHED)


def company(jurisdiction: str, **changes: Any) -> LoadedProfile:
    loaded = sample_profile(SAMPLES[jurisdiction])
    paths = {path.replace("__", "."): value for path, value in changes.items()}
    return replace(loaded, profile=varied(loaded.profile, paths))


def clause_text(loaded: LoadedProfile, language: str, clause_id: str) -> str:
    briefing = brief(loaded.profile, language, Edition.STAFF, (ROOT / "templates",))
    return draft_clause(briefing, clause_id).text.replace("\xa0", " ")


CONSENT = {"partner_programme__data_transfer": "with_consent"}


def rival(**changes: Any) -> tuple[Any, ...]:
    *others, partner = company("ru").profile.partners
    agreement = partner.agreement.model_copy(update={"lawyer_checked_on": changes.pop("checked")})
    return (*others, partner.model_copy(update={"agreement": agreement, **changes}))


@pytest.mark.parametrize(
    ("language", "said", "day"), [("en", "division", "5 january"), ("ru", "раздел", "5 января")]
)
@pytest.mark.parametrize("exclusive", [True, False])
@pytest.mark.parametrize("checked", [None, date(2026, 1, 5)])
def test_a_division_of_the_market_is_printed_only_with_the_day_of_the_opinion(
    language: str, said: str, day: str, exclusive: bool, checked: date | None
) -> None:
    partners = rival(exclusive_region=exclusive, checked=checked)
    text = clause_text(company("ru", partners=partners), language, "PAR-060").lower()
    text = text.replace("law: an agreement of competitors to divide", "").replace("о разделе рынка", "")
    assert (said in text) == (exclusive and checked is not None)
    assert (day in text) == (checked is not None)


@in_each_edition
@pytest.mark.parametrize("scope", StopScope)
@pytest.mark.sampled(4)
def test_the_law_of_withholding_is_cited_only_where_what_is_due_is_withheld(
    jurisdiction: str, scope: StopScope, language: str
) -> None:
    loaded = company(jurisdiction, supply__stop_scope=scope)
    stop, contract = (clause_text(loaded, language, one) for one in ("REC-500", "REC-110"))
    withheld = scope is not StopScope.NEW_ORDERS
    assert (LAW[language] in stop) == withheld
    assert ("#REC-110" in stop) == withheld
    assert ("#REC-500" in contract) == withheld


def test_the_stop_is_called_one_of_the_unpaid_contract_where_contracts_give_no_right() -> None:
    must_have = ("term", "late_interest", "claim_procedure", "jurisdiction")
    without = company("ru", receivables__preventive__contract_must_have=must_have)
    assert "need not contain it" in clause_text(without, "en", "REC-500")
    assert "#REC-500" not in clause_text(without, "en", "REC-110")
    assert "need not contain it" not in clause_text(company("ru"), "en", "REC-500")


@in_each_edition
def test_a_schedule_cites_what_the_law_says_of_acknowledgement_and_nothing_else(
    jurisdiction: str, language: str
) -> None:
    bearing = [fact for fact in pack(jurisdiction).on("limitation_stop") if "by" in fact.value]
    for clause in ("REC-360", "ANN-J", "ANN-U"):
        assert clause_text(company(jurisdiction), language, clause).count(LAW[language]) == len(bearing)


@pytest.mark.parametrize("jurisdiction", ["ro", "hu"])
@pytest.mark.parametrize(("days", "cited"), [(60, False), (61, True)])
def test_the_law_of_long_terms_is_cited_only_where_a_segment_has_one(
    jurisdiction: str, days: int, cited: bool
) -> None:
    first, *others = company(jurisdiction).profile.segments
    longer = first.model_copy(update={"payment_terms_days": days})
    text = clause_text(company(jurisdiction, segments=(longer, *others)), "en", "REC-120")
    assert ("60 calendar days;" in text or "over 60 days" in text) == cited


@in_each_edition
def test_the_union_has_the_partner_tell_whose_contact_it_received(jurisdiction: str, language: str) -> None:
    said = {"en": "from whom it came", "ru": "от кого его получил"}[language]
    asked = clause_text(company(jurisdiction, **CONSENT), language, "PAR-050")
    assert (said in asked) == (jurisdiction != "ru")
    assert said not in clause_text(company(jurisdiction), language, "PAR-050")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("lawyers", LawyerArrangement)
def test_a_stop_before_the_due_date_is_decided_by_who_answers_for_the_law(
    lawyers: LawyerArrangement, language: str
) -> None:
    loaded = company("ru", legal__lawyers=lawyers)
    lines = clause_text(loaded, language, "REC-450").splitlines()
    (decides,) = (
        line for line in lines if {"en": "it is not obvious", "ru": "это не очевидно"}[language] in line
    )
    opinion = {"en": "a lawyer’s written opinion", "ru": "письменному заключению юриста"}[language]
    assert (opinion in decides) == (lawyers is LawyerArrangement.NONE)


@pytest.mark.parametrize("late", [True, False])
def test_termination_for_late_payment_is_cited_where_late_payment_is_a_sign(late: bool) -> None:
    signs = company("ru").profile.refusal.parting_signs
    changed = tuple(
        sign.model_copy(update={"enabled": late}) if sign.id == "broken_money" else sign for sign in signs
    )
    loaded = company("ru", refusal__parting_signs=changed)
    for clause in ("REF-150", "ANN-E"):
        assert ("523" in clause_text(loaded, "en", clause)) == late
