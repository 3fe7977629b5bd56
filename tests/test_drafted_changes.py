"""What a change-log entry says is drafted in one sentence; why stays to be written by a person."""

from decimal import Decimal

import pytest
from telling_changes import LANGUAGES, changed, company, spaced, words

from policy_gen.history.amendments import (
    Amendment,
    Bump,
    Cause,
    Comparison,
    Kind,
    ParameterChange,
    Version,
    Weight,
)
from policy_gen.history.drafted import drafted_what, why_is_yours, worth_telling

SIDE = Version("a", "1.0.0", None, LANGUAGES)
PERIOD = changed("receivables.claim.period_days", 30, 20)
OWNER = changed("document.owner", "head_of_sales", "finance_director")
SIGNER = changed("receivables.claim.signed_by", "ceo", "lawyer")
LETTER = changed("refusal.parting.letter", False, True)
VERSION = changed("document.version", "1.0.0", "1.1.0")


def amended(
    kind: Kind, title: str, weight: Weight = Weight.MATERIAL, cause: Cause = Cause.TEMPLATE
) -> Amendment:
    titles = dict.fromkeys(LANGUAGES, title)
    return Amendment("REC-400", kind, (cause,), weight, Bump.MINOR, (), (), titles, {})


def drafted(language: str, *changes: ParameterChange, clauses: tuple[Amendment, ...] = ()) -> str:
    profile = company(language)
    found = Comparison(SIDE, SIDE, clauses, changes, (), ())
    return spaced(drafted_what(found, profile, profile, words(language)))


def test_one_two_and_many_changes_make_one_sentence_each() -> None:
    assert drafted("ru", PERIOD) == "Срок ответа на претензию: 20 календарных дней (раньше 30)."
    assert (
        drafted("ro", PERIOD, VERSION)
        == "Termenul de plată din somație: 20 de zile calendaristice (înainte: 30)."
    )
    assert drafted("hu", OWNER, SIGNER) == (
        "A szabályzat gazdája: pénzügyi vezető (eddig értékesítési vezető); "
        "a felszólítás aláírója: ügyvéd (eddig ügyvezető)."
    )
    assert drafted("en", PERIOD, OWNER, SIGNER, LETTER) == (
        "Time to pay after the demand letter: 20 calendar days (previously 30); "
        "owner of the document: finance director (previously head of sales); and other changes (2)."
    )


def test_clauses_that_no_value_explains_are_named_by_their_titles() -> None:
    one = (amended(Kind.ADDED, "Оскорбления"),)
    more = (*one, amended(Kind.ADDED, "Сверка"), amended(Kind.REPEALED, "Вексель"))
    assert drafted("ru", clauses=one) == "Добавлен пункт «Оскорбления»."
    assert (
        drafted("ru", clauses=more) == "Добавлены пункты: «Оскорбления» и «Сверка»; отменён пункт «Вексель»."
    )
    assert drafted("en", PERIOD, clauses=one).endswith("(previously 30); new clause “Оскорбления”.")


def test_new_words_and_new_law_are_told_as_what_they_are() -> None:
    words_only = amended(Kind.AMENDED, "Сверка", Weight.EDITORIAL)
    law = amended(Kind.AMENDED, "Сверка", Weight.EDITORIAL, Cause.LAW)
    assert drafted("ru", clauses=(words_only,)) == "Уточнены формулировки, правила не изменились."
    assert drafted("en", clauses=(law,)) == "Clauses brought into line with the law."
    assert drafted("en") == "No changes."


def test_the_entry_for_all_staff_names_no_restricted_value_no_holder_and_no_date_of_the_document() -> None:
    hidden = (
        changed("privileged.max_tolerated_days", 30, 45),
        changed("privileged.max_tolerated_amount", Decimal(1), None),
        changed("segments.chains.privileged_eligible", False, True),
        changed("roles.lawyer.holders.0", None, "0"),
        changed("roles.lawyer.holders.0.name", "a", "b"),
        VERSION,
    )
    assert worth_telling(hidden) == ()
    assert worth_telling((*hidden, PERIOD)) == (PERIOD,)


def test_of_a_new_entry_only_its_coming_is_told() -> None:
    new = changed("partners.holod", None, "holod")
    its_regions = changed("partners.holod.regions", None, ("ekb",))
    assert worth_telling((new, its_regions, PERIOD)) == (new, PERIOD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_is_asked_of_a_person_in_each_language(language: str) -> None:
    assert why_is_yours(words(language)).endswith(".")
