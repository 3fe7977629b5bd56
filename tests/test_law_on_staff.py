"""What the law asks of employees who follow the policy, and of those who are asked before it is approved."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from law_cases import SAMPLES, clause_text, company, raised

from policy_gen.checks.document import awaited_answer
from policy_gen.profile.document import (
    AcknowledgementMethod,
    ActType,
    ApprovalAct,
    Consultation,
    DocumentStatus,
)


@pytest.mark.parametrize("jurisdiction", SAMPLES)
@pytest.mark.parametrize("method", AcknowledgementMethod)
def test_where_employees_must_sign_a_policy_asks_for_it(
    jurisdiction: str, method: AcknowledgementMethod
) -> None:
    expected = {
        ("ru", "none"): [("law-no-acknowledgement", "error")],
        ("ro", "none"): [("law-no-acknowledgement", "error")],
        ("ru", "click"): [("law-click-acknowledgement", "warning")],
        ("ru", "electronic"): [("law-electronic-acknowledgement", "warning")],
        ("ro", "click"): [("law-click-acknowledgement", "info")],
        ("hu", "none"): [("law-policy-not-published", "warning")],
    }
    path = "document__acknowledgement__"
    found = raised(company(jurisdiction, **{f"{path}method": method, f"{path}place": None}))
    assert found == expected.get((jurisdiction, str(method)), [])


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "**Published:** on the notice board"), ("ru", "**Где опубликован:** на доске объявлений")],
)
def test_who_publishes_instead_of_signing_prints_the_place(language: str, said: str) -> None:
    place = {"en": "on the notice board", "ru": "на доске объявлений", "hu": "a hirdetőtáblán"}
    path = "document__acknowledgement__"
    published = {f"{path}method": AcknowledgementMethod.NONE, f"{path}place": place}
    assert raised(company("hu", **published)) == []
    printed = clause_text(company("ru", **published), language, "DOC-070").replace("\xa0", " ")
    assert said in printed
    assert "ublished:" not in clause_text(company("ru"), "en", "DOC-070")


@pytest.mark.parametrize("status", DocumentStatus)
@pytest.mark.parametrize("consulted", [True, False])
def test_a_romanian_policy_at_work_tells_of_the_consultation(status: DocumentStatus, consulted: bool) -> None:
    changes: dict[str, Any] = {} if consulted else {"document__consultation": None}
    found = raised(company("ro", document__status=status, **changes))
    told = not consulted and status in (DocumentStatus.APPROVED, DocumentStatus.IN_FORCE)
    assert found == ([("law-no-consultation", "info")] if told else [])


def test_a_russian_employer_who_keeps_electronic_personnel_documents_may_have_them_sign_so() -> None:
    kept = {"document__acknowledgement__electronic_records": True}
    for method, expected in (
        ("electronic", []),
        ("click", [("law-click-acknowledgement", "warning")]),
        ("none", [("law-no-acknowledgement", "error")]),
    ):
        asked = {"document__acknowledgement__method": AcknowledgementMethod(method)}
        assert raised(company("ru", **kept, **asked)) == expected


@settings(max_examples=examples(60))
@given(
    jurisdiction=st.sampled_from(sorted(SAMPLES)),
    sent=st.dates(date(2026, 1, 12), date(2026, 3, 20)),
    later=st.integers(-3, 20),
    answered=st.booleans(),
)
def test_a_russian_union_has_five_business_days_to_answer_before_approval(
    jurisdiction: str, sent: date, later: int, answered: bool
) -> None:
    approved = sent + timedelta(days=later)
    asked = Consultation(
        body={"ru": "Профсоюз", "en": "Union"}, sent_on=sent, answered_on=sent if answered else None
    )
    act = ApprovalAct(type=ActType.ORDER, number="7", date=approved)
    changes = {"document__consultation": asked, "document__approval_act": act}
    found = [one.code for one in awaited_answer(company(jurisdiction, **changes))]
    passed = sum((sent + timedelta(days=day)).weekday() < 5 for day in range(1, later + 1))
    hasty = jurisdiction == "ru" and not answered and later >= 0 and passed < 5
    if passed < 5 or later >= 7:
        assert found == (["answer-not-awaited"] if hasty else [])
