"""Letters, numbers and names in the words of a company."""

import pytest
from conftest import SITES, examples, sample_tree
from hypothesis import given, settings
from hypothesis import strategies as st
from proving import edited, in_russian

from policy_gen.policy.proofs.letters import needs_az
from policy_gen.policy.proofs.parity import numbers

# Letters.

TWINS = dict(zip("асеорхуАВСЕНКМОРТХ", "aceopxyABCEHKMOPTX", strict=True))


@given(st.text("дилжгбфшщюэяаеосрхуАВСЕ", min_size=3, max_size=8), st.data())
@settings(max_examples=examples(40))
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
@settings(max_examples=examples(200))
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
@settings(max_examples=examples(40))
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


@pytest.mark.parametrize(("company", "language"), SITES)
def test_a_spaced_dash_is_the_one_of_the_language(company: str, language: str) -> None:
    wrong = " – " if language == "ru" else " — "
    for page in sample_tree(company, language).pages:
        assert wrong not in page.text.replace("\u00a0", " "), page.path


def test_a_romanian_term_is_not_said_twice() -> None:
    for page in sample_tree("oglinda-carpati", "ro").pages:
        assert "**Termen:** în termen" not in page.text, page.path
