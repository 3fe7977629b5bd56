"""What the law excuses, and what it says of a matter, stands in the clause on that matter."""

from typing import Any

import pytest
from law_cases import (
    AGREED,
    PATH_TERMS,
    clause_text,
    company,
    situation,
)

from policy_gen.law.facts import pack
from policy_gen.profile.catalogues import ContractTerm
from policy_gen.profile.company import ClientKind
from policy_gen.profile.document import (
    AcknowledgementMethod,
)
from policy_gen.profile.receivables import DeliveryMethod


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.sampled(2)
def test_stated_exceptions_are_printed_in_the_policy(language: str) -> None:
    agreed = {"en": "Our contracts set the second period", "ru": "установлен нашими договорами"}
    assert agreed[language] in clause_text(company("ru", **{AGREED: 14}), language, "REC-400")
    assert agreed[language] not in clause_text(company("ru"), language, "REC-400")
    first, *others = company("ru").profile.segments
    longer = first.model_copy(update={"long_terms_agreed": True})
    said = {"en": "while it is fair to the Company", "ru": "пока она справедлива к Компании"}
    varied_company = company("ru", segments=(longer, *others))
    assert said[language] in clause_text(varied_company, language, "REC-120")
    assert said[language] not in clause_text(company("ru"), language, "REC-120")


@pytest.mark.parametrize(
    ("language", "clause_id", "changes", "said"),
    [
        ("en", "REC-400", {"delivery": True}, "by e-mail alone only if the client’s contract"),
        ("ru", "REC-400", {"delivery": True}, "только если это допускает договор"),
        ("en", "REC-110", {"delivery": True}, "the right to send a demand letter by e-mail"),
        ("ru", "REC-110", {"delivery": True}, "право направить претензию по электронной почте"),
        ("en", "DOC-070", {"records": True}, "keeps its personnel documents electronically"),
        ("ru", "DOC-070", {"records": True}, "ведёт в электронном виде"),
        ("en", "REF-030", {"consumers": True}, "(businesses only)"),
        ("ru", "REF-030", {"consumers": True}, "(только для бизнеса)"),
        ("en", "REF-220", {"consumers": True}, "are no ground to refuse a consumer"),
        ("ru", "REF-220", {"consumers": True}, "не причина отказать потребителю"),
    ],
)
@pytest.mark.sampled(5)
def test_what_silences_a_russian_rule_is_printed(
    language: str,
    clause_id: str,
    changes: dict[str, bool],
    said: str,
) -> None:
    stated: dict[str, dict[str, Any]] = {
        "delivery": {
            "receivables__claim__delivery": (DeliveryMethod.EMAIL,),
            PATH_TERMS: (
                *company("ru").profile.receivables.preventive.contract_must_have,
                ContractTerm.CLAIM_BY_EMAIL,
            ),
        },
        "records": {
            "document__acknowledgement__method": AcknowledgementMethod.ELECTRONIC,
            "document__acknowledgement__electronic_records": True,
        },
        "consumers": {
            "company__sells_to": (ClientKind.B2B, ClientKind.B2C),
            "refusal__situations": (situation(business_only=True),),
        },
    }
    (case,) = changes
    assert said in clause_text(company("ru", **stated[case]), language, clause_id)
    plain = {"consumers": {"company__sells_to": (ClientKind.B2B, ClientKind.B2C)}}.get(case, {})
    assert said not in clause_text(company("ru", **plain), language, clause_id)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "no hours for calls to a debtor that is a company"),
        ("ru", "часов для звонков должнику-организации"),
    ],
)
def test_a_company_that_sells_to_businesses_learns_what_the_law_on_collection_means_for_them(
    language: str, said: str
) -> None:
    collected = company(
        "ru",
        legal__collectors__enabled=True,
        legal__collectors__firm="ООО «Взыскание»",
        legal__collectors__from_dpd=60,
    )
    assert ClientKind.B2C not in collected.profile.company.sells_to
    assert said in clause_text(collected, language, "REC-440").replace("\xa0", " ")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("clause_id", "fact_id"),
    [
        ("REC-400", "ru.claim.start"),
        ("REC-400", "ru.claim.skip"),
        ("REC-400", "ru.claim.proof"),
        ("REF-150", "ru.terminate"),
        ("ANN-R", "ru.hr.union"),
        ("REC-120", "ru.term.food"),
        ("DOC-070", "ru.hr.edoc"),
        ("REC-430", "ru.limitation"),
        ("REC-520", "ru.interest.395"),
    ],
)
@pytest.mark.sampled(6)
def test_a_russian_fact_stands_in_the_clause_it_concerns(language: str, clause_id: str, fact_id: str) -> None:
    (fact,) = (one for one in pack("ru").facts if one.id == fact_id)
    said = clause_text(company("ru"), language, clause_id).replace("\xa0", " ")
    assert fact.summary[language].replace("\xa0", " ") in said
