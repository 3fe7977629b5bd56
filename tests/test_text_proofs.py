"""Proofs on texts: each fault at its place, ours with none."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, SITES, sample_profile, sample_tree
from proving import DATA, TEMPLATES, edited, problems_of, proved

from policy_gen.policy.proofs.own_texts import Use, profile_texts, template_texts
from policy_gen.policy.proofs.registry import PROOFS
from policy_gen.policy.proofs.word_lists import (
    forbidden_phrases,
    plain_signs,
    sentences,
    word_list,
)
from policy_gen.policy.register import read_register
from policy_gen.problems import Severity
from policy_gen.profile.loading import load
from policy_gen.profile.values import Language

CASES = sorted((DATA / "invalid_texts").glob("*.yaml"))
CLAUSE_NAMES = tuple({f"{clause[:3]}-" for clause in read_register((TEMPLATES,))})

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)


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
@pytest.mark.sampled(1)
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
    """The proofs above would pass on nothing: they see each clause, script and word of every language."""
    seen = {text.place.file for text in template_texts(TEMPLATES)}
    written = {path for language in Language for path in (TEMPLATES / language).rglob("*.*")}
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
