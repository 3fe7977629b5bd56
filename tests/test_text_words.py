"""What no text says: forbidden phrases, threats, releases of debt, penalties for employees."""

import pytest
from conftest import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from proving import TEMPLATES, codes_of, edited, in_russian

from policy_gen.policy.proofs.word_lists import (
    forbidden_phrases,
    plain_signs,
    word_list,
)
from policy_gen.profile.source import read_data
from policy_gen.profile.values import Language

PHRASES = [
    (language, row["say_not"])
    for language in ("ru", "en")
    for row in read_data(TEMPLATES / language / "phrases.yaml")
]


@pytest.mark.parametrize(("language", "said"), PHRASES)
def test_every_phrase_of_the_list_is_recognised_by_its_own_pattern(language: str, said: str) -> None:
    assert any(one.search(plain_signs(said, language)) for one in forbidden_phrases(language, (TEMPLATES,)))


def test_romanian_is_recognised_without_its_diacritics() -> None:
    patterns = forbidden_phrases("ro", (TEMPLATES,))
    assert any(one.search(plain_signs("Linistiti-va, va rog.", "ro")) for one in patterns)


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_a_list_of_every_kind(language: str) -> None:
    words = word_list(language)
    assert words.threats
    assert words.releases
    assert words.penalties
    assert words.unsaid


WORDS = st.sampled_from(["kind", "regards", "mirror", "mirrors", "all", "come", "out", "like", "that", "so"])
SAYINGS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(SAYINGS, st.lists(WORDS, min_size=1, max_size=2).map(" ".join))
@settings(max_examples=examples(30))
def test_own_phrases_are_found_exactly_where_words_begin_like_them(said: str, pattern: str) -> None:
    phrase = f"forbidden_phrases: [{{lang: en, pattern: {pattern}, why: x}}]"
    found = [code for code, _ in edited(more=f"communication: {{scripts: {{remind: {said}}}, {phrase}}}\n")]
    begins = any(f" {said}"[at:].startswith(f" {pattern}") for at in range(len(said) + 1))
    assert found == ["forbidden-phrase"] * begins


def test_a_phrase_of_another_language_forbids_nothing() -> None:
    phrase = "forbidden_phrases: [{lang: hu, pattern: payment, why: x}]"
    assert edited(more=f"communication: {{scripts: {{remind: A payment is due.}}, {phrase}}}\n") == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("We will report you to the police.", "foreign-threat"),
        ("We will tell your customers how you pay.", "foreign-threat"),
        ("I will have to write to the tax authorities.", "foreign-threat"),
        ("You will be on our blacklist.", "foreign-threat"),
        ("We will file for your insolvency.", "foreign-threat"),
        ("We will hand you to collectors and ruin your reputation.", "foreign-threat"),
        ("Pay or you go to prison.", "foreign-threat"),
        ("You face criminal charges.", "foreign-threat"),
        ("Our people will come, you will regret it.", "foreign-threat"),
        ("You are crooks, give the money back.", "foreign-threat"),
        ("The matter goes to court.", None),
        ("We deliver to the police, too.", None),
        ("Your customers are waiting. Tell me when you can pay.", None),
        ("From today we work on prepayment.", None),
        ("We forgive the debt.", "debt-released"),
        ("The rest of the claim is waived if you pay today: we waive the claim.", "debt-released"),
        ("You need not pay it.", "debt-released"),
        ("This does not waive the debt.", None),
        ("Please forgive the delay.", None),
        ("If you pay today, we waive the interest on the debt.", None),
        ("We will inform other customers.", "foreign-threat"),
        ("Our driver will call your customers.", None),
        ("We accept instalments of the debt.", None),
        ("A manager is fined for a late call.", "staff-penalty"),
        ("We deduct it from the manager’s salary.", "staff-penalty"),
        ("No employee is fined for a refusal.", None),
        ("That is fine; a manager calls you.", None),
        ("You may deduct the bonus from the invoice.", None),
    ],
)
def test_scripts_name_only_the_consequences_of_the_policy(said: str, code: str | None) -> None:
    assert codes_of(said) == [code] * (code is not None)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Мы обратимся в полицию.", "foreign-threat"),
        ("Сообщим в налоговую.", "foreign-threat"),
        ("Расскажем вашим клиентам, как вы платите.", "foreign-threat"),
        ("Внесём вас в чёрный список.", "foreign-threat"),
        ("Если не заплатите, мы передадим вас коллекторам.", "foreign-threat"),
        ("Мы испортим вам репутацию.", "foreign-threat"),
        ("Они приедут к вам домой.", "foreign-threat"),
        ("Не заплатите — посадим вас в тюрьму.", "foreign-threat"),
        ("К вам приедут наши люди, пожалеете.", "foreign-threat"),
        ("Вам грозит уголовное дело.", "foreign-threat"),
        ("Вы мошенники, верните деньги.", "foreign-threat"),
        ("Мы напишем вашему работодателю и жене.", "foreign-threat"),
        ("ФНС узнает.", "foreign-threat"),
        ("Подадим на банкротство.", "foreign-threat"),
        ("Вопрос перейдёт в суд.", None),
        ("Пришлите, пожалуйста, справку из налоговой.", None),
        ("Мы простим долг.", "debt-released"),
        ("Спишем остаток задолженности.", "debt-released"),
        ("Остаток можно не платить.", "debt-released"),
        ("Это не прощает долг.", None),
        ("Задолженность можно погасить по графику.", None),
        ("Менеджера оштрафуют за опоздание.", "staff-penalty"),
        ("Сумму удержим из зарплаты.", "staff-penalty"),
        ("Сотрудника лишат премии.", "staff-penalty"),
        ("Сотрудников не лишают премии.", None),
        ("Сеть лишается премии за объём.", None),
        ("Это лишь премиальные сорта.", None),
        ("За день до оплаты простим пени на задолженность.", None),
        ("Штраф по договору согласует менеджер.", None),
        ("Менеджер сообщит о штрафе по договору.", None),
    ],
)
def test_russian_scripts_name_only_the_consequences_of_the_policy(said: str, code: str | None) -> None:
    assert in_russian(said) == [code] * (code is not None)


def test_the_change_log_may_say_what_is_no_more() -> None:
    row = (
        '{version: 1.0.0, date: 2026-08-17, what: "An employee is fined no more, a manager is fined", why: x}'
    )
    assert edited(("  distribution:", f"  changes:\n    - {row}\n  distribution:")) == []


@pytest.mark.parametrize(("words", "count"), [(25, 0), (26, 1)])
def test_what_is_said_aloud_has_sentences_of_25_words_at_most(words: int, count: int) -> None:
    assert (
        edited(more=f"communication:\n  scripts: {{remind: {' '.join(['word'] * words)}.}}\n")
        == [("long-sentence", "warning")] * count
    )


def test_blanks_are_counted_as_the_sentence_is_read() -> None:
    assert codes_of("{date.until} " * 25) == []
    assert codes_of("{date.until} " * 26) == ["long-sentence"]


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("ro", "Anunțăm poliția.", "threat"),
        ("ro", "Vă trecem pe lista neagră.", "threat"),
        ("ro", "Cazul ajunge în instanță.", None),
        ("ro", "Stergem datoria.", "release"),
        ("ro", "Renunțăm la dobânda pentru datorie.", None),
        ("ro", "Reținem suma din salariu.", "penalty"),
        ("hu", "A rendőrséghez fordulunk.", "threat"),
        ("hu", "Értesítjük a NAV-ot.", "threat"),
        ("hu", "Az ügy bíróságra kerül.", None),
        ("hu", "Elengedjük a tartozást.", "release"),
        ("hu", "Elengedjük a kamatot a tartozás után.", None),
        ("hu", "Az összeget levonjuk a munkabérből.", "penalty"),
    ],
)
def test_romanian_and_hungarian_have_their_words_already(
    language: str, said: str, expected: str | None
) -> None:
    """No policy is published in them yet; a profile may hold their words."""
    words, text = word_list(language), plain_signs(said, language)
    found = {
        "threat": any(one.search(text) for one in words.threats)
        or bool(words.whom.search(text) and words.tell.search(text)),
        "release": any(one.search(text) for one in words.releases),
        "penalty": any(one.search(text) for one in words.penalties),
    }
    assert [kind for kind, here in found.items() if here] == ([expected] if expected else [])
