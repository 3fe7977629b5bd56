"""No page holds a misspelt word: Hunspell's dictionaries and our reviewed lists know every one."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLES, SITES
from page_words import page_words

DICTIONARIES = {"ru": "ru_RU", "en": "en_GB", "ro": "ro_RO", "hu": "hu_HU"}
LISTS = ROOT / "tests" / "data" / "spelling"
CODE = re.compile(r"[A-ZА-ЯЁ]{1,6}(?:-[A-ZА-ЯЁ]{1,6})*|[^\W\d_]")
"""Clause ids, abbreviations in capitals and single letters, which no dictionary judges."""

pytestmark = pytest.mark.skipif(
    shutil.which("hunspell") is None and not os.environ.get("CI"), reason="Hunspell is not installed"
)


@cache
def reviewed(name: str) -> frozenset[str]:
    """The words of a list; what follows # says why they are right."""
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


@cache
def words(built: Path, language: str) -> frozenset[str]:
    """Every word of every page in a language."""
    sites = [built / company / own for company, own in SITES if own == language]
    found = frozenset[str]().union(*(words for site in sites for words in page_words(site).values()))
    return frozenset(word for word in found if not CODE.fullmatch(word))


@cache
def unknown(built: Path, language: str) -> frozenset[str]:
    """The words that the dictionary of a language does not know."""
    done = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", DICTIONARIES[language], "-l"],
        input="\n".join(sorted(words(built, language))),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return frozenset(done.stdout.split())


def languages() -> list[str]:
    return sorted({language for own in SAMPLES.values() for language in own})


@pytest.mark.parametrize("language", languages())
def test_no_page_holds_a_misspelt_word(built_sites: Path, language: str) -> None:
    assert len(words(built_sites, language)) > 1000
    assert sorted(unknown(built_sites, language) - reviewed("names") - reviewed(language)) == []


@pytest.mark.parametrize("language", languages())
def test_a_reviewed_list_holds_no_word_that_needs_no_review(built_sites: Path, language: str) -> None:
    assert sorted(reviewed(language) - unknown(built_sites, language)) == []


def test_the_list_of_names_holds_no_name_that_needs_no_review(built_sites: Path) -> None:
    met = frozenset[str]().union(*(unknown(built_sites, language) for language in languages()))
    assert sorted(reviewed("names") - met) == []


def test_every_list_is_of_a_language_or_of_names() -> None:
    names = {path.stem for path in Path(LISTS).glob("*.txt")}
    assert names == {"names", *languages()}
