"""Proofs on texts: what a company's own words must not say, and ours never do."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, SITES, examples, sample_profile, sample_tree
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_gen import checks
from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.letters import needs_az
from policy_gen.policy.proofs.own_texts import Use, profile_texts, template_texts
from policy_gen.policy.proofs.parity import numbers
from policy_gen.policy.proofs.registry import PROOFS, text_problems
from policy_gen.policy.proofs.word_lists import (
    forbidden_phrases,
    plain_signs,
    sentences,
    word_list,
)
from policy_gen.policy.register import read_register
from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile, load, load_bytes
from policy_gen.profile.source import read_data
from policy_gen.profile.values import Language

DATA = ROOT / "tests" / "data"
CASES = sorted((DATA / "invalid_texts").glob("*.yaml"))
MINIMAL = DATA / "valid" / "minimal.yaml"
TEXT = MINIMAL.read_text(encoding="utf-8")
TEMPLATES = ROOT / "templates"
NONE_OF_ITS_OWN = ROOT / "no-templates"
AS_OF = date(2026, 11, 22)
CLAUSE_NAMES = tuple({f"{clause[:3]}-" for clause in read_register((TEMPLATES,))})

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)


def proved(loaded: LoadedProfile, own_folder: Path = NONE_OF_ITS_OWN) -> tuple[Problem, ...]:
    return text_problems(Evidence(loaded, (TEMPLATES,), own_folder))


def problems_of(content: bytes, path: Path) -> list[Problem]:
    loaded = load_bytes(content, path)
    assert loaded.value is not None, loaded.problems
    return [*loaded.problems, *checks.run(loaded.value, AS_OF), *proved(loaded.value)]


def edited(*edits: tuple[str, str], more: str = "") -> list[tuple[str, str]]:
    """Codes and severities of what is wrong with the texts of the minimal profile after some edits."""
    text = TEXT + more
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    loaded = load_bytes(text.encode(), MINIMAL)
    assert loaded.value is not None, loaded.problems
    return [(one.code, str(one.severity)) for one in proved(loaded.value)]


def codes_of(said: str, script: str = "remind") -> list[str]:
    return [code for code, _ in edited(more=f"communication:\n  scripts:\n    {script}: {said!r}\n")]


def in_russian(said: str) -> list[str]:
    """Codes of what is wrong with a script in Russian."""
    profile = sample_profile("severny-dvor")
    scripts = {"remind": {"ru": said, "en": "A quick reminder."}}
    said_so = profile.profile.communication.model_copy(update={"scripts": scripts})
    changed = profile.profile.model_copy(update={"communication": said_so})
    written = {**profile.origins.written, "communication.scripts.remind.ru": profile.origins.of("company.id")}
    origins = type(profile.origins)(written, profile.origins.keys, profile.origins.start)
    return [one.code for one in proved(LoadedProfile(profile.path, changed, origins))]


@every_case
def test_each_fault_of_a_text_gives_exactly_its_problem_at_its_exact_place(case: Path) -> None:
    expected = case.read_text(encoding="utf-8").split("\n")[0].removeprefix("# expect: ")
    found = [
        (one.code, f"{one.span.line}:{one.span.column}")
        for one in problems_of(case.read_bytes(), case)
        if one.span
    ]
    assert found == [(case.stem, expected)]


@every_case
def test_the_neighbour_of_each_fault_is_sound(case: Path) -> None:
    first, second, body = case.read_text(encoding="utf-8").split("\n", 2)
    old, new = second.removeprefix("# sound: ").split(" => ")
    assert old in body
    mended = "\n".join((first, second, body.replace(old, new, 1)))
    assert problems_of(mended.encode(), case) == []


@pytest.mark.parametrize("company", SAMPLES)
def test_the_words_of_the_sample_companies_are_sound(company: str) -> None:
    assert proved(sample_profile(company)) == ()


# Our own templates are held to the same proofs.


@pytest.mark.parametrize("company", SAMPLES)
def test_our_templates_pass_every_proof_that_a_companys_own_must_pass(company: str) -> None:
    assert [str(one.span) for one in proved(sample_profile(company), TEMPLATES)] == []


def test_our_templates_use_the_terms_of_the_glossary_and_no_office_language() -> None:
    found = [
        (str(text.place), unsaid.say)
        for text in template_texts(TEMPLATES)
        if not text.is_for(Use.QUOTED)
        for sentence in sentences(plain_signs(text.text, text.language))
        for unsaid in word_list(str(text.language)).unsaid
        if unsaid.match.search(sentence)
    ]
    assert found == []


def test_our_templates_hold_no_letter_of_an_alphabet_that_is_not_theirs() -> None:
    found = [
        str(text.place)
        for text in template_texts(TEMPLATES)
        if text.language == "en" and re.search("[А-Яа-яЁё]", text.text)
    ]
    assert found == []


def test_every_text_of_a_template_is_looked_at() -> None:
    """The proofs above would pass on nothing: they see each clause, script and word of both languages."""
    seen = {text.place.file for text in template_texts(TEMPLATES)}
    written = {path for language in ("ru", "en") for path in (TEMPLATES / language).rglob("*.*")}
    assert seen == written


LIST_NUMBER = re.compile(r"^\d+\. ")


def test_neither_pages_nor_scripts_nor_words_hold_a_literal_number() -> None:
    """K-TXT-03; clauses and annexes are held to it where they are tested."""
    found = [
        str(text.place)
        for text in template_texts(TEMPLATES)
        if not text.place.file.name.startswith(CLAUSE_NAMES)
        and re.search(r"\d", LIST_NUMBER.sub("", re.sub(r"\{[^{}]*\}|\b[A-Z]{3}-\d{3}\b", "", text.text)))
    ]
    assert found == []


@pytest.mark.parametrize(("company", "language"), SITES)
def test_what_is_drafted_of_our_words_and_a_companys_values_says_nothing_forbidden(
    company: str, language: str
) -> None:
    """A phrase may arise where a value meets the words around it."""
    words = word_list(language)
    everywhere = (*forbidden_phrases(language, (TEMPLATES,)), *words.threats)
    for clause in sample_tree(company, language).policy.clauses():
        for sentence in sentences(plain_signs(clause.text, language)) if clause.id != "ANN-B" else ():
            affirmed = (*words.penalties, *(words.releases if clause.id.startswith("VIP") else ()))
            assert not [one.pattern for one in everywhere if one.search(sentence)], (clause.id, sentence)
            for one in affirmed:
                found = one.search(sentence)
                assert not found or words.negations.search(sentence[: found.end()]), (clause.id, sentence)


# What nobody says.

PHRASES = [
    (language, row["say_not"])
    for language in ("ru", "en")
    for row in read_data(TEMPLATES / language / "phrases.yaml")
]


@pytest.mark.parametrize(("language", "said"), PHRASES)
def test_every_phrase_of_the_list_is_recognised_by_its_own_pattern(language: str, said: str) -> None:
    assert any(one.search(plain_signs(said, language)) for one in forbidden_phrases(language, (TEMPLATES,)))


@pytest.mark.parametrize("language", ["ro", "hu"])
def test_languages_without_templates_have_the_whole_list_of_phrases(language: str) -> None:
    rows = read_data(ROOT / f"policy_gen/policy/proofs/words/{language}.yaml")["phrases"]
    assert len(rows) == len(forbidden_phrases("en", (TEMPLATES,)))
    for row, pattern in zip(rows, forbidden_phrases(language, (TEMPLATES,)), strict=True):
        assert pattern.search(plain_signs(row["say_not"], language)), row


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
@settings(max_examples=examples(30), deadline=None)
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


# Letters.

TWINS = dict(zip("асеорхуАВСЕНКМОРТХ", "aceopxyABCEHKMOPTX", strict=True))


@given(st.text("дилжгбфшщюэяаеосрхуАВСЕ", min_size=3, max_size=8), st.data())
@settings(max_examples=examples(40), deadline=None)
def test_a_latin_twin_in_a_russian_word_is_found_and_the_word_itself_never(
    word: str, data: st.DataObject
) -> None:
    assert in_russian(f"Ждём: {word}да.") == []
    at = data.draw(st.sampled_from([i for i, sign in enumerate(f"{word}а") if sign in TWINS]))
    letters = list(f"{word}а")
    letters[at] = TWINS[letters[at]]
    assert in_russian(f"Ждём: {''.join(letters)}да.") == ["mixed-alphabets"]


@pytest.mark.parametrize("said", ["SMSка", "HRа", "VIPы", "IT-отдел", "план B", "1С", "B2B-клиент", "PRом"])
def test_abbreviations_with_a_russian_ending_are_no_mixture(said: str) -> None:
    assert in_russian(f"Это {said} у нас.") == []


def test_a_preposition_typed_with_the_other_keyboard_is_found() -> None:
    assert in_russian("Перезвоню c ответом.") == ["mixed-alphabets"]


@given(st.integers(1, 9_999_999))
@settings(max_examples=examples(200), deadline=None)
def test_hungarian_numbers_take_the_article_of_their_first_word(number: int) -> None:
    groups = f"{number:,}".split(",")
    lead = int(groups[0])
    if lead == 1:
        first = {1: "egy", 2: "ezer", 3: "egymillió"}[len(groups)]
    else:
        tens = {1: "tíz", 2: "húsz", 3: "harminc", 4: "negyven", 5: "ötven", 6: "hatvan", 7: "hetven",
                8: "nyolcvan", 9: "kilencven"}  # fmt: skip
        ones = {
            2: "kettő",
            3: "három",
            4: "négy",
            5: "öt",
            6: "hat",
            7: "hét",
            8: "nyolc",
            9: "kilenc",
            1: "száz",
        }
        first = tens[lead // 10] if 10 <= lead < 100 else ones[int(str(lead)[0])]
    assert needs_az(str(number)) == (first[0] in "eö")
    assert needs_az(f"{number:,}".replace(",", " ")) == (first[0] in "eö")


@pytest.mark.parametrize(
    ("said", "count"),
    [("a ügyfél", 1), ("az ügyfél", 0), ("a partner", 0), ("A 5 napos", 1), ("a 2026. évi", 0), ("a HR", 0),
     ("ha az csak", 0), ("hepatitis A és B", 0), ("Ma a e-mail jött", 1)],
)  # fmt: skip
def test_the_hungarian_article_is_az_before_a_vowel_sound(said: str, count: int) -> None:
    test = ("test: any client that belongs to no other group", f'test: {{en: others, hu: "{said}"}}')
    assert [code for code, _ in edited(test)] == ["wrong-article"] * count


# Numbers in all languages.


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("1,500,000 roubles by 1 May 2026", "до 1 мая 2026 года — 1 500 000 рублей"),
        ("1.5 times", "в 1,5 раза"),
        ("from 09:00", "с 9:00"),
        ("2 orders {date.until}", "2 заказа {date}"),
    ],
)
def test_numbers_are_the_same_however_a_language_writes_them(english: str, russian: str) -> None:
    assert numbers(english) == numbers(russian)


@given(st.lists(st.integers(1, 5), max_size=3), st.lists(st.integers(1, 5), max_size=3))
@settings(max_examples=examples(40), deadline=None)
def test_as_many_numbers_that_are_others_are_told(here: list[int], there: list[int]) -> None:
    one, other = (" and ".join(["clients", *map(str, found)]) for found in (here, there))
    test = ("test: any client that belongs to no other group", f"test: {{en: {one}, hu: {other}}}")
    differ = len(here) == len(there) and sorted(here) != sorted(there)
    assert edited(test) == [("differing-numbers", "warning")] * differ


def test_a_script_fills_in_the_same_in_every_language() -> None:
    more = 'communication: {scripts: {remind: {en: "Pay {amount}.", hu: "Kérem, {due.on} fizessen."}}}\n'
    assert edited(more=more) == [("differing-numbers", "warning")]
    forms = 'communication: {scripts: {remind: {en: "Pay {date.until}.", hu: "Kérem, {date} fizessen."}}}\n'
    assert edited(more=forms) == []


# Names.

SECOND = """  - id: menders
    name: Menders Kft.
    fields: [repair]
    regions: [budapest]
    same_field: false
    contact_person: Bela Example
    phone: "+3610000003"
    say_phrase: Minimal Trading advised me to call Menders.
    agreement: {number: P-2, signed_on: 2026-06-01, valid_until: 2027-12-31, non_solicit_months: 0}
    qualified: {on: 2026-06-01, by: head_of_sales}
    last_review: 2026-08-01
    status: STATUS
"""


@pytest.mark.parametrize(("status", "count"), [("active", 0), ("suspended", 1), ("removed", 1)])
def test_a_script_may_name_only_partners_we_recommend(status: str, count: int) -> None:
    second = ("\nreceivables:", f"{SECOND.replace('STATUS', status)}\nreceivables:")
    more = "communication: {scripts: {narrow: Please call Menders.}}\n"
    assert edited(second, more=more) == [("inactive-partner", "error")] * count


@pytest.mark.parametrize(
    ("holder", "count"),
    [
        ("{name: Irina Sidorova, email: i.sidorova@minimal.test}", 1),
        ("{name: Ирина Сидорова, email: sidorova@minimal.test}", 1),
        ("{name: Юлия Щербакова, email: y.shcherbakova@minimal.test}", 1),
        ("{name: Radu Șerban, email: radu.serban@minimal.test}", 1),
        ("{name: Irina Sidorova, email: credit@minimal.test}", 0),
        ("{name: Credit control, email: credit@minimal.test}", 0),
        ("{name: Credit Control, email: credit@minimal.test}", 0),
        ("{name: Irina Sidorova}", 0),
    ],
)
def test_mailboxes_are_those_of_roles(holder: str, count: int) -> None:
    own = ("[{name: Credit control}]", f"[{holder}]")
    assert edited(own) == [("personal-mailbox", "warning")] * count
    named = ("  owner: head_of_sales\n", "  owner: head_of_sales\n  show_names: true\n")
    assert edited(own, named) == []


# How it is told.


def test_a_language_that_is_not_published_yet_is_only_warned_of() -> None:
    name = ("name: Budapest, served", "name: {en: Budapest, ro: Budapeşta}, served")
    assert edited(name) == [("cedilla", "warning")]
    published = load(ROOT / "company_profiles" / "severny-dvor.yaml").value
    assert published is not None
    languages = {text.language for text in profile_texts(published)}
    assert {"ru", "en"} <= languages


def test_every_proof_says_what_it_guards() -> None:
    assert all(proof.__doc__ for proof in PROOFS)


def test_several_faults_are_told_at_once() -> None:
    script = "remind: Calm down. We will inform the police and waive the claim."
    found = edited(more=f"communication: {{scripts: {{{script}}}}}\n")
    assert [code for code, _ in found] == ["forbidden-phrase", "foreign-threat", "debt-released"]
    assert {severity for _, severity in found} == {str(Severity.ERROR)}


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
