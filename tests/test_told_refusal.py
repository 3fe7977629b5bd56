"""Answers in words: every sentence the rules may say exists, says its values, and reads in both languages."""

import ast
import re
from datetime import date
from itertools import chain

import pytest
from conftest import ROOT
from refusing import SEVERNY, TISZA, decided, tells

from policy_gen.policy.telling import teller
from policy_gen.policy.told_names import situation_name
from policy_gen.policy.told_phrases import told_phrases
from policy_gen.policy.told_refusal import told_refusal, told_words
from policy_gen.profile.catalogues import Occasion, Script
from policy_gen.profile.model import ForbiddenPhrase
from policy_gen.profile.referral import Relation
from policy_gen.profile.refusal import FirstResponse, MatrixAction, SignId
from policy_gen.profile.source import read_data
from policy_gen.rules.reasoning import remark
from policy_gen.rules.referral import REFERRED
from policy_gen.rules.refusal.conduct import VERDICTS
from policy_gen.rules.refusal.decision import Said, Verdict
from policy_gen.rules.refusal.register import COLUMNS
from policy_gen.rules.refusal.request import Ability, Asked, Client, Ground

LANGUAGES = ("en", "ru")
WORDS = {lang: read_data(ROOT / f"templates/{lang}/words/answers.yaml") for lang in LANGUAGES}
PHRASES = {lang: read_data(ROOT / f"templates/{lang}/phrases.yaml") for lang in LANGUAGES}
SCORES = ("tactical", "strategic")
SPOKEN = (FirstResponse.END_CALL, FirstResponse.PREPAYMENT)
"""First responses with words of their own."""
MODULES = sorted([*(ROOT / "policy_gen/rules/refusal").glob("*.py"), ROOT / "policy_gen/rules/referral.py"])


def literals() -> set[str]:
    """Every word in quotes of the rules: among them the keys of their remarks."""
    trees = (ast.walk(ast.parse(module.read_text(encoding="utf-8"))) for module in MODULES)
    nodes = (node for node in chain.from_iterable(trees) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def test_both_languages_have_the_same_words_with_the_same_values() -> None:
    english, russian = (WORDS[lang] for lang in LANGUAGES)
    assert {kind: list(words) for kind, words in english.items()} == {
        kind: list(words) for kind, words in russian.items()
    }
    for kind, words in english.items():
        for key, text in words.items():
            assert _values(text) == _values(russian[kind][key]), (kind, key)


def _values(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)", text))


def test_every_reason_is_one_the_rules_give_and_every_one_they_give_has_words() -> None:
    made = {
        *(f"refusal_{score}_{level}" for score in SCORES for level in ("high", "low", "unknown")),
        *(f"partner_field_{relation}" for relation in Relation if relation not in REFERRED),
    }
    given = {word for word in literals() if re.fullmatch(r"(refusal|partner)_[a-z_]*[a-z]", word)}
    assert (given | made) - {"partner_programme"} == set(WORDS["en"]["trace"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_of_a_closed_set_has_its_word(language: str) -> None:
    words = WORDS[language]
    assert set(words["refusal_decision"]) == {*Verdict}
    assert set(words["register_column"]) == set(words["register_hint"]) == set(COLUMNS)
    assert set(words["must_refuse_ground"]) == {*Ground}
    assert set(words["client_kind"]) == {*Client}
    assert set(words["asked"]) == {*Asked}
    assert set(words["ability"]) == {*Ability}
    assert {f"first_{response}" for response in FirstResponse} <= set(words["refusal_answer"])
    assert {f"serve_{action}" for action in MatrixAction} <= set(words["refusal_answer"])
    assert {f"sign_{sign}" for sign in SignId} <= set(words["refusal_reason"])
    assert {*VERDICTS} == {*FirstResponse}


def test_each_forbidden_phrase_has_one_id_and_the_same_occasions_in_every_language() -> None:
    known = [{row["id"]: set(row["occasions"]) for row in PHRASES[language]} for language in LANGUAGES]
    assert known[0] == known[1]
    assert len(known[0]) == len(PHRASES["en"])
    assert set.union(*known[0].values()) == {*Occasion}


def test_the_phrases_of_the_occasion_come_first_and_the_companys_own_for_it_last() -> None:
    money = [row["id"] for row in told_phrases(tells("severny-dvor", "en"), (Occasion.MONEY,))]
    assert "asking_nicely" in money
    assert "go_to_competitors" not in money
    assert money[-1].startswith("own_")
    refusing = [row["id"] for row in told_phrases(tells("severny-dvor", "en"), (Occasion.REFUSING,))]
    assert "our_policy" in refusing
    assert not [one for one in refusing if str(one).startswith("own_")]
    assert told_phrases(tells("severny-dvor", "en"), ()) == []


def test_own_phrases_without_occasions_hold_on_every_one() -> None:
    phrase = ForbiddenPhrase(lang="en", pattern="never say never", why="it sounds bad")
    communication = SEVERNY.communication.model_copy(update={"forbidden_phrases": (phrase,)})
    profile = SEVERNY.model_copy(update={"communication": communication})
    for occasion in Occasion:
        rows = told_phrases(teller(profile, "en", (ROOT / "templates",)), (occasion,))
        assert rows[-1]["say_not"] == "“never say never”"


def test_own_phrases_are_those_of_the_language() -> None:
    english, russian = (
        told_phrases(tells("severny-dvor", lang), (Occasion.MONEY,))[-1] for lang in LANGUAGES
    )
    assert english["say_not"] == "“I’ll lose my bonus because of you”"
    assert russian["say_not"] == "«Мне за вас премию не дадут»"


def test_a_firm_no_gives_the_reason_and_what_is_offered_instead() -> None:
    decision = decided("core", "never", TISZA, region="hu")
    text = told_refusal(tells("tisza-szoftver", "en"), decision)["script_text"]
    assert text == (
        "I understand this matters to you. We cannot take it on: no free capacity. "
        "What I can offer instead: advice on what to check when choosing."
    )


def test_where_nothing_is_offered_the_firm_no_ends_with_the_reason() -> None:
    decision = decided("behaviour", "now", sign=SignId.DOUBLE_GAME, warnings_given=1)
    text = told_refusal(tells("severny-dvor", "ru"), decision)["script_text"]
    assert text.endswith("мы не сможем: у нас нет ясных сведений о задаче.")


def test_a_situation_bears_the_companys_name_or_the_standard_one() -> None:
    assert situation_name(tells("oglinda-carpati", "en"), "restoration") == "Restoring old mirrors"
    assert situation_name(tells("severny-dvor", "ru"), "narrow") == "нужна другая специализация"


def test_what_the_register_needs_and_the_case_does_not_know_is_a_question() -> None:
    register = told_refusal(tells("severny-dvor", "en"), decided("core", "later", strategic=9))["register"]
    entries = {row["column"]: row["entry"] or row["hint"] for row in register}
    assert entries["significance"] == "tactical not scored, strategic 9"
    assert entries["situation"] == "out of stock"
    assert entries["decided_by"] == "head of sales"
    assert entries["employee"] == "who spoke with the client"


def test_the_words_of_the_company_itself_are_used() -> None:
    own = {**SEVERNY.communication.scripts, Script.NO_OTHER_FIELD: {"ru": "Это не к нам.", "en": "Not us."}}
    communication = SEVERNY.communication.model_copy(update={"scripts": own})
    profile = SEVERNY.model_copy(update={"communication": communication})
    told = told_refusal(teller(profile, "en", (ROOT / "templates",)), decided("unrelated", profile=profile))
    assert (told["script"], told["script_text"]) == ("no_other_field", "Not us.")


def test_the_words_for_steps_and_times_are_those_the_rules_name() -> None:
    given = literals() | {f"ask_{score}" for score in SCORES}
    for kind in ("answer_step", "refusal_when"):
        assert set(WORDS["en"][kind]) <= given


@pytest.mark.parametrize("response", [one for one in FirstResponse if one not in SPOKEN])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_response_offers_and_does_not_refuse(language: str, response: FirstResponse) -> None:
    said = Said("first_response", plan_b=remark(f"first_{response}"), day=date(2026, 6, 3))
    text = str(told_words(tells("severny-dvor", language), said)["text"])
    assert WORDS[language]["refusal_plan_b"][f"first_{response}"] in text
    assert {"en": "cannot", "ru": "не сможем"}[language] not in text
    assert ".." not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_written_warning_leaves_the_facts_to_be_filled_in(language: str) -> None:
    decision = decided("behaviour", "now", client="existing", sign=SignId.DOUBLE_GAME, warnings_given=0)
    text = told_refusal(tells("severny-dvor", language), decision)["script_text"]
    assert {"en": "facts: ‹facts with dates›.", "ru": "факты: ‹факты с датами›."}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_for_later_say_when(language: str) -> None:
    told = told_refusal(tells("severny-dvor", language), decided("core", "now", must_refuse=Ground.SANCTIONS))
    assert [(one["id"], one["when"]) for one in told["scripts"]] == [
        ("pass_on", None),
        ("must_refuse", {"en": "after the answer of the lawyer", "ru": "после ответа юриста"}[language]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_holds_a_number_of_its_own(language: str) -> None:
    for kind, words in WORDS[language].items():
        for key, text in words.items():
            assert not re.findall(r"\d", re.sub(r"\{[^}]*\}", "", text)), (kind, key)
