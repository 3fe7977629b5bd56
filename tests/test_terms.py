"""Words of the clauses that mean a term of DEF-010: which forms are explained on the pages."""

import json
from functools import cache
from typing import Any

import pytest
from conftest import SITES, sample_tree

from policy_gen.languages.folding import plain_words
from policy_gen.outputs.terms_json import COMMON_SHARE, DEFINITIONS, terms_json
from policy_gen.policy import reading


@cache
def explained(company: str, language: str) -> dict[str, Any]:
    tree = sample_tree(company, language)
    found = json.loads(terms_json(tree.policy, tree.lexicon))
    assert isinstance(found, dict)
    return found


@cache
def spoken(company: str, language: str) -> dict[str, str]:
    """The words of each clause but the definitions, in small letters."""
    clauses = sample_tree(company, language).policy.clauses()
    return {
        clause.id: "\n".join(" ".join(plain_words(one.text)) for one in reading.passages(clause.text))
        for clause in clauses
        if clause.id != DEFINITIONS
    }


@pytest.mark.parametrize(("company", "language"), SITES)
def test_every_form_stands_in_a_clause_and_means_a_printed_term(company: str, language: str) -> None:
    found, texts = explained(company, language), spoken(company, language)
    definitions = next(c for c in sample_tree(company, language).policy.clauses() if c.id == DEFINITIONS)
    assert len(found["terms"]) > 20
    for form, term_id in found["forms"].items():
        assert any(form in text for text in texts.values()), form
        assert found["terms"][term_id][0] in definitions.text
    assert set(found["forms"].values()) == set(found["terms"])


@pytest.mark.parametrize(
    ("company", "language", "form", "term_id"),
    [
        ("severny-dvor", "ru", "спорную сумму", "disputed_amount"),
        ("tisza-szoftver", "hu", "felszólítás határidejéig", "demand_period"),
        ("oglinda-carpati", "ro", "angajamentelor de plată", "promise_to_pay"),
        ("tisza-szoftver", "en", "demand letters", "demand_letter"),
    ],
)
def test_a_term_is_known_in_its_cases(company: str, language: str, form: str, term_id: str) -> None:
    assert explained(company, language)["forms"][form] == term_id


def test_a_word_that_begins_alike_but_means_something_else_is_not_explained() -> None:
    # «eltérő» (different) has the stem of «eltérés» (exception).
    forms = explained("tisza-szoftver", "hu")["forms"]
    assert "eltérés" in forms
    assert not [form for form in forms if form.startswith("eltérő")]


@pytest.mark.parametrize(("company", "language"), SITES)
def test_what_stands_nearly_everywhere_needs_no_explaining(company: str, language: str) -> None:
    found, texts = explained(company, language), spoken(company, language)
    for term_id in found["terms"]:
        forms = [form for form, owner in found["forms"].items() if owner == term_id]
        exact = [text for text in texts.values() if any(f" {form} " in f" {text} " for form in forms)]
        # A longer term may hold a shorter one, so some of these places belong to the longer.
        assert len(exact) <= 2 * COMMON_SHARE * len(texts), term_id
    assert "client" not in found["terms"]
