"""No string of one language stands on the pages of another."""

import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT, SITES
from page_words import page_words

STOP_WORDS = ROOT / "tests" / "data" / "stop-words"
LANGUAGES = sorted(path.stem for path in STOP_WORDS.glob("*.txt"))
CYRILLIC = re.compile("[А-Яа-яЁё]")
ALLOWED = {"П"}
"""Words of another alphabet that may stand anywhere: the letter in a Russian company's numbers of papers."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """Small words that only this one of our languages has."""
    return frozenset((STOP_WORDS / f"{language}.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(4)
def test_no_page_holds_a_stop_word_of_another_language(
    built_sites: Path, company: str, language: str
) -> None:
    foreign = frozenset[str]().union(*(stop_words(other) for other in LANGUAGES if other != language))
    found = {
        page: sorted(foreign & {word.lower() for word in words})
        for page, words in page_words(built_sites / company / language).items()
    }
    assert found
    assert {page: left for page, left in found.items() if left} == {}


@pytest.mark.parametrize(("company", "language"), [site for site in SITES if site[1] != "ru"])
def test_no_russian_word_stands_on_a_page_of_another_language(
    built_sites: Path, company: str, language: str
) -> None:
    found = {
        page: sorted(word for word in words - ALLOWED if CYRILLIC.search(word))
        for page, words in page_words(built_sites / company / language).items()
    }
    assert {page: left for page, left in found.items() if left} == {}


@pytest.mark.parametrize("language", sorted({language for _, language in SITES}))
def test_the_stop_words_of_a_language_are_its_own_and_stand_on_its_pages(
    built_sites: Path, language: str
) -> None:
    """The test above would pass on an empty list."""
    assert not any(stop_words(language) & stop_words(other) for other in LANGUAGES if other != language)
    sites = [built_sites / company / own for company, own in SITES if own == language]
    words = {word.lower() for site in sites for found in page_words(site).values() for word in found}
    assert len(stop_words(language) & words) > 20
