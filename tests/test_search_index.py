"""search.json: everything that is printed can be found, and nothing else; small, and the same every time."""

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from conftest import ROOT, SITES, sample_tree
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.languages.catalogue import known_languages
from policy_gen.languages.folding import folded, plain_words
from policy_gen.languages.stemming import snowball, stemmer
from policy_gen.outputs.search_entries import entries
from policy_gen.outputs.search_json import search_json
from policy_gen.outputs.search_weights import postings
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import TemplateFault, read_lexicon
from policy_gen.policy.register import read_register

LARGEST_BYTES = 160_000
TEMPLATES = ROOT / "templates"

every_site = pytest.mark.parametrize(("company", "language"), SITES)


@cache
def index(company: str, language: str, edition: Edition = Edition.STAFF) -> dict[str, Any]:
    """The index of a sample company, as its text is read."""
    return dict(json.loads(text_of(company, language, edition)))


@cache
def text_of(company: str, language: str, edition: Edition = Edition.STAFF) -> str:
    tree = sample_tree(company, language, edition)
    return search_json(tree.policy, tree.lexicon, tree.profile, tree.folders)


def synonyms(language: str) -> dict[str, list[str]]:
    """What people say, by clause."""
    return dict(read_lexicon((TEMPLATES,), language).synonyms)


# What can be found.


@every_site
@pytest.mark.sampled(2)
def test_every_printed_clause_and_every_page_of_a_role_can_be_found(company: str, language: str) -> None:
    policy = sample_tree(company, language).policy
    found = [(entry[0], entry[3]) for entry in index(company, language)["entries"]]
    clauses = [clause.id for clause in policy.clauses()]
    roles = {f"{page.page}.html" for page in policy.pages if page.page.startswith("roles/")}
    assert [clause for clause, _ in found if clause] == clauses
    assert roles
    assert roles <= {link for clause, link in found if not clause}


@every_site
@pytest.mark.sampled(3)
def test_a_form_says_less_of_a_word_than_a_clause_that_says_it_as_often(company: str, language: str) -> None:
    tree = sample_tree(company, language)
    annexes = [one for one in entries(tree.policy, tree.lexicon, tree.profile) if one.id.startswith("ANN-")]
    assert annexes
    for annex in annexes:
        as_clause = replace(annex, share=1.0)
        weights = postings((as_clause, annex), stemmer(language))
        assert all(flat[0] >= flat[1] for flat in weights.values())
        assert any(flat[0] > flat[1] for flat in weights.values()), annex.id


@every_site
@pytest.mark.sampled(3)
def test_every_cheat_sheet_can_be_found_by_the_title_of_its_role(company: str, language: str) -> None:
    tree, data = sample_tree(company, language), index(company, language)
    stem = stemmer(language)
    sheets = {f"{page.page}.html" for page in tree.policy.pages if page.page.startswith("sheets/")}
    found = {entry[3]: number for number, entry in enumerate(data["entries"]) if entry[3] in sheets}
    assert sheets
    assert found.keys() == sheets
    for link, number in found.items():
        words = plain_words(data["entries"][number][2].partition(":")[2])
        assert any(number in data["stems"].get(stem(word), [])[::2] for word in words), link


@every_site
@pytest.mark.sampled(3)
def test_every_link_leads_to_a_page_and_to_the_place_of_its_clause(company: str, language: str) -> None:
    pages = {page.path: page.text for page in sample_tree(company, language).pages}
    for clause, _, title, link, *_ in index(company, language)["entries"]:
        path, _, anchor = link.partition("#")
        assert anchor == clause, title
        assert path.partition("?")[0].removesuffix(".html") in pages, title
        assert not anchor or f"#{anchor} " in pages[path.removesuffix(".html")]


@every_site
def test_titles_and_first_lines_are_plain_text(company: str, language: str) -> None:
    for clause, _, title, link, begins, _ in index(company, language)["entries"]:
        assert title, link
        assert begins, link
        assert not re.search(r"\]\(|\*\*|\\|&\w+;|<\w", title + begins), clause


@every_site
def test_each_weight_belongs_to_an_entry_once(company: str, language: str) -> None:
    data = index(company, language)
    for stem, flat in data["stems"].items():
        entries, weights = flat[::2], flat[1::2]
        assert entries == sorted(set(entries)), stem
        assert set(entries) <= set(range(len(data["entries"])))
        assert all(weight > 0 for weight in weights)


def test_a_word_of_a_title_weighs_more_than_the_same_word_in_a_text() -> None:
    data = index("severny-dvor", "en")
    place = {entry[0]: number for number, entry in enumerate(data["entries"])}
    flat = data["stems"][stemmer("en")("prepayment")]
    weights = dict(zip(flat[::2], flat[1::2], strict=True))
    assert max(weights, key=lambda number: weights[number]) == place["REC-510"]


# What it must not hold.


def test_nothing_of_a_restricted_clause_can_be_found_by_all_staff() -> None:
    for language in ("ru", "en"):
        staff = index("severny-dvor", language)
        restricted = index("severny-dvor", language, Edition.RESTRICTED)
        printed = {entry[0] for entry in staff["entries"]}
        hidden = [entry for entry in restricted["entries"] if entry[0] not in printed]
        assert {entry[0] for entry in hidden} == {"VIP-010", "VIP-020", "VIP-050", "VIP-070", "ANN-N"}
        known = {text for entry in staff["entries"] for text in (entry[2], *entry[5])}
        text = text_of("severny-dvor", language)
        assert not [line for entry in hidden for line in {entry[2], *entry[5]} - known if line in text]
        # Every stem for all staff stands in what all staff can read.
        words = {word for entry in staff["entries"] for phrase in entry[5] for word in plain_words(phrase)}
        pages = " ".join(page.text for page in sample_tree("severny-dvor", language).pages)
        stems = {stemmer(language)(word) for word in words | set(plain_words(pages))}
        assert staff["stems"].keys() - {staff["same"].get(stem, stem) for stem in stems} == set()


def test_the_restricted_edition_finds_words_that_the_other_lacks() -> None:
    """So the test above could fail."""
    staff, restricted = index("severny-dvor", "en"), index("severny-dvor", "en", Edition.RESTRICTED)
    assert restricted["stems"].keys() - staff["stems"].keys()


# The file.


@every_site
@pytest.mark.sampled(4)
def test_an_index_is_small(company: str, language: str) -> None:
    assert len(text_of(company, language).encode()) <= LARGEST_BYTES


def test_an_index_lies_beside_the_pages() -> None:
    files = sample_tree("severny-dvor", "en").files()
    assert files["pages/search.json"] == text_of("severny-dvor", "en")


@every_site
@pytest.mark.sampled(2)
def test_an_index_is_sorted_and_the_same_every_time(company: str, language: str) -> None:
    tree = sample_tree(company, language)
    again = search_json(tree.policy, tree.lexicon, tree.profile, tree.folders)
    assert again == text_of(company, language)
    assert list(json.loads(again)["stems"]) == sorted(json.loads(again)["stems"])


# Synonyms.


def test_every_language_says_in_other_words_what_the_same_clauses_say() -> None:
    register = list(read_register((TEMPLATES,)))
    languages = sorted(path.parent.name for path in TEMPLATES.glob("*/synonyms.yaml"))
    assert languages == sorted(known_languages())
    given_ = {language: list(synonyms(language)) for language in languages}
    assert set(given_["en"]) <= set(register)
    assert [language for language in languages if given_[language] != given_["en"]] == []


@pytest.mark.parametrize("language", known_languages())
def test_a_saying_stands_once_at_its_clause_and_is_no_copy_of_the_title(language: str) -> None:
    for clause, phrases in synonyms(language).items():
        assert phrases, clause
        assert len({folded(phrase) for phrase in phrases}) == len(phrases), clause
        file = next((TEMPLATES / language).glob(f"*/{clause}.md"))
        title = file.read_text(encoding="utf-8").split("\n")[0]
        assert folded(title) not in map(folded, phrases), clause


@pytest.mark.parametrize("language", known_languages())
def test_a_word_means_the_same_as_one_other_at_most_and_is_no_little_word(language: str) -> None:
    lexicon = read_lexicon((TEMPLATES,), language)
    groups = [{stemmer(language)(word) for word in group} for group in lexicon.same_words]
    told = [stem for group in groups for stem in group]
    assert sorted(stem for stem in set(told) if told.count(stem) > 1) == []
    assert {folded(word) for word in lexicon.little_words} & set(told) == set()


@every_site
def test_words_that_mean_the_same_are_found_by_the_word_of_the_text(company: str, language: str) -> None:
    data = index(company, language)
    assert data["same"]
    assert data["same"].keys() & data["stems"].keys() == set()
    assert set(data["same"].values()) - data["stems"].keys() == set()


def test_a_saying_for_a_clause_that_never_was_is_refused() -> None:
    tree = sample_tree("severny-dvor", "en")
    lexicon = replace(tree.lexicon, synonyms={"REC-999": ["nothing"]})
    with pytest.raises(TemplateFault, match="REC-999"):
        search_json(tree.policy, lexicon, tree.profile, tree.folders)


# Words.


def test_letters_with_and_without_accents_are_the_same() -> None:
    assert [folded(word) for word in ("Учёт", "Șțiință", "şţ", "ŐŰ", "pre\u00adpay")] == [
        "учет",
        "stiinta",
        "st",
        "ou",
        "prepay",
    ]


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", ("задолженность", "задолженности")),
        ("ro", ("clientul", "clienților")),
        ("hu", ("készleten", "készletből")),
        ("en", ("shouts", "shouting")),
    ],
)
def test_forms_of_a_word_have_one_beginning(language: str, forms: tuple[str, str]) -> None:
    one, other = map(stemmer(language), forms)
    assert one.startswith(other) or other.startswith(one)


def test_a_stem_is_never_so_short_that_other_words_begin_alike() -> None:
    assert stemmer("ro")("somație") == "somatie"


@pytest.mark.parametrize("name", [None, "klingon"])
def test_a_language_without_a_stemmer_is_searched_by_whole_words(name: str | None) -> None:
    assert snowball(name)("Wörtern") == "wortern"


@pytest.mark.parametrize("language", known_languages())
def test_each_of_our_languages_has_a_stemmer(language: str) -> None:
    assert stemmer(language) is not folded
