"""Telling: remarks and scripts as a person reads them."""

from datetime import date
from decimal import Decimal

import pytest
from conftest import ROOT, sample_profile

from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.telling import Teller, teller
from policy_gen.rules.reasoning import remark

NO_BREAK = "\u00a0"


def of(language: str, company: str = "severny-dvor") -> Teller:
    return teller(sample_profile(company).profile, language, (ROOT / "templates",))


def said(words: str, language: str = "en", **values: str | int | Decimal | date) -> str:
    """A sentence of the test, with its values filled in."""
    found = of(language)
    found.briefing.lexicon.words["sentence"] = {"said": words}
    return found.say("sentence", remark("said", **values)).replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("words", "language", "value", "expected"),
    [
        ("pay by {x}", "en", date(2026, 3, 2), "Pay by 2 March 2026"),
        ("pay by {x:short}", "en", date(2026, 3, 2), "Pay by 2 Mar 2026"),
        ("within {x:calendar_day}", "en", 1, "Within 1 calendar day"),
        ("в течение {x:calendar_day.gen}", "ru", 5, "В течение 5 календарных дней"),
        ("{x:money} is owed", "en", Decimal(1500), "RUB 1,500 is owed"),
        ("сообщите {x:role.dat}", "ru", "lawyer", "Сообщите юристу"),
        ("{x:word.situation}", "en", "narrow", "A different specialisation"),
        ("day {x}", "en", 1200, "Day 1,200"),
        ("ask {x}", "en", "Anna {y} <b>", "Ask Anna {y} <b>"),
    ],
)
def test_a_sentence_names_its_values_as_the_language_writes_them(
    words: str, language: str, value: str | int | Decimal | date, expected: str
) -> None:
    assert said(words, language, x=value) == expected


def test_a_sentence_that_names_a_value_nobody_gave_is_a_fault_of_the_templates() -> None:
    with pytest.raises(TemplateFault, match=r"unknown value \{y\}"):
        said("by {y}", x=1)


def test_a_script_holds_what_the_case_knows_and_a_blank_for_the_rest() -> None:
    text = of("en").script("promise_confirm", {"amount": Decimal("1250.50"), "date": date(2026, 3, 9)})
    assert text.replace(NO_BREAK, " ") == (
        "Thank you for the conversation. To confirm: you will pay RUB 1,250.50 on invoice ‹invoice number› "
        "by 9 March 2026. Please let me know in advance if anything changes."
    )


def test_a_day_in_a_script_stands_in_the_form_the_sentence_needs() -> None:
    text = of("ru").script("last_warning", {"date": date(2026, 3, 12)}).replace(NO_BREAK, " ")
    assert "не поступит до 12 марта 2026 г. включительно, следующим" in text


def test_a_value_with_signs_of_markdown_is_said_as_it_stands() -> None:
    text = of("en").script("first_call", {"invoice": "A*1_2|<b>&amp; [x](y)", "due": date(2026, 3, 2)})
    assert "Invoice A*1_2|<b>&amp; [x](y), due on 2 March 2026, has" in text.replace(NO_BREAK, " ")


def test_a_sentence_without_its_value_is_left_out() -> None:
    partner = {"partner": "P", "phone": "1", "contact": "C"}
    assert "You will get" in of("en").script("refer", {**partner, "conditions": "a discount"})
    assert "You will get" not in of("en").script("refer", {**partner, "conditions": ""})


def test_only_printed_clauses_are_named_each_once() -> None:
    assert of("en", "tisza-szoftver").clauses(("REC-330", "VIP-030", "REC-330")) == ("REC-330",)
