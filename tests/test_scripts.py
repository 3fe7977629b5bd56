"""Scripts: the company's values in place, a labelled blank for what only the case knows."""

import re

import pytest
from conftest import ROOT, SITES, sample_profile, sample_tree
from varying import varied

from policy_gen.policy.briefing import brief
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.printing import Printer
from policy_gen.policy.recording import Recorder, unmark, without_marks
from policy_gen.policy.scripts import FROM_PROFILE, fill, own_text, script
from policy_gen.profile.catalogues import CASE_PLACEHOLDERS, PROFILE_PLACEHOLDERS, Script
from policy_gen.profile.model import Profile
from policy_gen.profile.source import read_data

TEMPLATES = (ROOT / "templates",)
SEVERNY = sample_profile("severny-dvor").profile


def printer(profile: Profile = SEVERNY, language: str = "ru") -> Printer:
    return Printer(brief(profile, language, Edition.STAFF, TEMPLATES), Recorder())


def with_script(script_id: str, words: str) -> Profile:
    return varied(SEVERNY, {"communication.scripts": {script_id: {"ru": words}}})


@pytest.mark.parametrize(("company", "language"), SITES)
def test_every_script_is_filled_to_the_last_placeholder(company: str, language: str) -> None:
    shown = printer(sample_profile(company).profile, language)
    for script_id in shown.briefing.lexicon.scripts:
        text = without_marks(script(shown, script_id))
        assert text, script_id
        assert not re.search(r"[{}]|\[\[|\]\]", text), script_id
        assert text[0] != " ", script_id


def test_what_the_profile_knows_is_filled_in_with_its_source() -> None:
    shown = printer()
    (line,) = unmark(script(shown, "wrong_number"), shown.recorder.printed)
    assert "в компанию «Северный двор», мы торгуем бакалеей и напитками оптом" in line.text
    assert line.sources == {"company.short_name.ru", "company.we_do.ru"}
    assert shown.recorder.scripts == ["wrong_number"]


@pytest.mark.parametrize(
    ("scope", "language", "said"),
    [
        ("credit_only", "ru", "отгрузки без предоплаты приостановлены"),
        ("all", "ru", "отгрузки приостановлены"),
        ("credit_only", "en", "suspending deliveries on credit"),
    ],
)
def test_a_stop_is_announced_only_for_what_it_concerns(scope: str, language: str, said: str) -> None:
    shown = printer(varied(SEVERNY, {"supply.stop_scope": scope}), language)
    (line,) = unmark(script(shown, "stop_supply_goods"), shown.recorder.printed)
    assert said in line.text.replace("\u00a0", " ")
    assert "supply.stop_scope" in line.sources


def test_what_only_the_case_knows_is_a_labelled_blank() -> None:
    text = without_marks(script(printer(), "remind")).replace("\u00a0", " ")
    assert "счёта № ‹номер счёта› на сумму ‹сумма› — ‹срок оплаты›" in text


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", sorted(CASE_PLACEHOLDERS))
def test_every_placeholder_of_a_case_has_its_label(language: str, name: str) -> None:
    assert re.fullmatch("‹[^‹›]+›", fill(printer(language=language), f"{{{name}}}"))


def test_an_unknown_placeholder_in_a_template_is_a_fault_that_names_it() -> None:
    with pytest.raises(TemplateFault, match=r"\{telephone\}"):
        fill(printer(), "Позвоните: {telephone}")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_profile_may_name_exactly_the_scripts_of_every_language(language: str) -> None:
    scripts = read_data(ROOT / "templates" / language / "scripts.yaml")
    assert set(scripts) == {one.value for one in Script}


def test_a_profile_may_name_exactly_the_values_that_are_filled_in() -> None:
    assert set(FROM_PROFILE) == PROFILE_PLACEHOLDERS
    assert not PROFILE_PLACEHOLDERS & CASE_PLACEHOLDERS


def test_an_unknown_script_is_a_fault_that_names_it() -> None:
    with pytest.raises(TemplateFault, match="sing_a_song"):
        script(printer(), "sing_a_song")


def test_a_script_that_opens_with_a_value_opens_with_a_capital() -> None:
    scripts = printer().briefing.lexicon.scripts
    opening = [script_id for script_id, text in scripts.items() if text.startswith("{")]
    for script_id in opening:
        text = without_marks(script(printer(), script_id))
        assert text[0].isupper() or text[0] == "‹", script_id


def test_the_company_may_say_it_in_its_own_words() -> None:
    profile = with_script("remind", "Добрый день, это {company}! Ждём {amount} до {date}.")
    shown = printer(profile)
    (line,) = unmark(script(shown, "remind"), shown.recorder.printed)
    assert line.text == "Добрый день, это Северный двор! Ждём ‹сумма› до ‹дата›."
    assert line.sources == {"communication.scripts.remind", "company.short_name.ru"}


def test_own_words_in_one_language_leave_the_other_as_it_was() -> None:
    profile = with_script("remind", "Ждём оплату.")
    standard = script(printer(language="en"), "remind")
    assert script(printer(profile, "en"), "remind") == standard


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Код {x1}, цена {nothing}.", r"Код \{x1\}, цена \{nothing\}."),
        ("Код {y}, до {date}!", r"Код \{y\}, до ‹дата›!"),
        ("*Важно*: {date}", r"\*Важно\*: ‹дата›"),
        ("{date}", "‹дата›"),
    ],
)
def test_braces_in_own_words_that_are_no_placeholder_stay_as_typed(typed: str, written: str) -> None:
    assert without_marks(own_text(printer(), typed, "communication.scripts.x")) == written


def test_a_name_with_signs_of_markup_is_escaped_in_a_script() -> None:
    profile = varied(SEVERNY, {"company.short_name": {"ru": "A|B *Co*", "en": "A|B *Co*"}})
    assert r"A\|B \*Co\*" in without_marks(script(printer(profile), "wrong_number"))


@pytest.mark.parametrize(("company", "language"), SITES)
def test_a_situation_links_to_its_script_and_a_script_has_one_name(company: str, language: str) -> None:
    tree = sample_tree(company, language)
    pages = {page.path: page.text for page in tree.pages}
    names = tree.lexicon.words["script_moment"]
    linked = re.findall(r"\[([^\]]+)\]\(\.\./annexes/ann-a\.md#ANN-A\.(\w+)\)", pages["refusal/index"])
    headed = dict(
        re.findall(r"^\*\*(.+)\.\*\*\n(?:.+\n)*?\{ #ANN-A\.(\w+) \}$", pages["annexes/ann-a"], re.M)
    )
    anchors = {script: name for name, script in headed.items()}
    assert len(linked) == sum(one.enabled for one in sample_profile(company).profile.refusal.situations)
    assert [
        (name, script) for name, script in linked if (anchors[script], names[script]) != (name, name)
    ] == []
    assert {script: names[script] for script in anchors} == anchors
    for role in re.findall(r"^\*\*(.+)\*\*\n\n> ", pages["roles/account_manager"], re.M):
        assert role in names.values()
