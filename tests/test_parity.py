"""One policy in every language: the same clauses, conditions, values, references, tables and words."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from policy_gen.languages.catalogue import known_languages
from policy_gen.policy.register import read_register
from policy_gen.profile.catalogues import PLACEHOLDER
from policy_gen.profile.model import Profile
from policy_gen.profile.source import read_data

TEMPLATES = ROOT / "templates"
OTHERS = [language for language in known_languages() if language != "en"]
CLAUSES = [f"{entry.part}/{entry.id}.md" for entry in read_register((TEMPLATES,)).values()]
PAGES = [
    path.relative_to(TEMPLATES / "en").as_posix() for path in sorted((TEMPLATES / "en/pages").rglob("*.md"))
]
WORDS = [f"words/{path.name}" for path in sorted((TEMPLATES / "en/words").glob("*.yaml"))]

SECTIONS = Profile.model_fields.keys()
CHOOSES_A_WORD = {"company.business_model", "company.jurisdiction"}
"""Values that are not printed themselves but choose a word."""

NUMBERED_IN_ITS_WAY = {"/annex_reference", "/annex_title"}
"""Annexes have letters in one language and numbers in another."""

every_language = pytest.mark.parametrize("language", OTHERS)
every_template = pytest.mark.parametrize("name", [*CLAUSES, *PAGES])


def text_of(language: str, name: str) -> str:
    return (TEMPLATES / language / name).read_text(encoding="utf-8")


FOR_THE_SENTENCE = {"sells_goods", "sells_services", "loop.first", "loop.last", "and", "or", "not"}
"""What may choose a word in one language and need not in another: what we sell, where a list ends.

So may a value that a template has set for itself.
"""


def conditions(text: str) -> set[str]:
    """What a template asks before it prints something, without what only puts words in order."""
    asked = re.findall(r"\{% (?:if|elif) (.*?) \+?%\}", text)
    own = set(re.findall(r"\{% set (\w+) =", text))
    words = {one: set(re.split(r"[ ()]+", one)) for one in asked}
    return {one for one, named in words.items() if not named <= FOR_THE_SENTENCE and not named & own}


def references(text: str) -> set[str]:
    return set(re.findall(r"\b(?:ref|title|clause_link)\('([A-Z]{3}-[A-Z0-9]+)'", text))


def values(text: str) -> set[str]:
    """The paths of the profile that are printed."""
    printed = re.sub(r"\bif .*? else\b", "", " ".join(re.findall(r"\{\{(.*?)\}\}", text, flags=re.S)))
    paths = set(re.findall(r"\b[a-z_]+(?:\.[a-z_]+)+", printed))
    return {path for path in paths if path.split(".")[0] in SECTIONS} - CHOOSES_A_WORD


def asides(text: str) -> int:
    """How many reasons and exceptions a clause gives: lines in italics that open with a label."""
    return len(re.findall(r"^\*[^*\n:{]+: .+\*$", text, flags=re.M))


def columns(text: str) -> list[int]:
    """The columns of each table, by the line of dashes under its head."""
    return [line.count("|") for line in text.splitlines() if re.fullmatch(r"\|(?:---\|)+", line.strip())]


@every_language
@every_template
def test_a_template_asks_prints_and_refers_alike_in_every_language(language: str, name: str) -> None:
    ours, theirs = text_of("en", name), text_of(language, name)
    assert conditions(theirs) == conditions(ours)
    assert references(theirs) == references(ours)
    assert values(theirs) == values(ours)
    assert columns(theirs) == columns(ours)
    assert asides(theirs) == asides(ours)


@every_language
def test_every_file_of_texts_is_there_in_every_language(language: str) -> None:
    def files(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}

    assert files(TEMPLATES / language) == files(TEMPLATES / "en")


def leaves(data: Any, path: str = "") -> dict[str, str]:
    """Every text of a file by its path."""
    if isinstance(data, dict):
        parts = [(f"{path}/{key}", value) for key, value in data.items()]
    elif isinstance(data, list):
        parts = [(f"{path}/{_name(value, index)}", value) for index, value in enumerate(data)]
    else:
        return {path: str(data)}
    return {place: text for below, value in parts for place, text in leaves(value, below).items()}


def _name(value: Any, index: int) -> str:
    return str(value.get("id", index)) if isinstance(value, dict) else str(index)


@every_language
@pytest.mark.parametrize("name", [*WORDS, "interface.yaml", "scripts.yaml", "glossary.yaml", "phrases.yaml"])
def test_every_word_has_its_fellow_with_the_same_blanks(language: str, name: str) -> None:
    ours, theirs = (leaves(read_data(TEMPLATES / one / name)) for one in ("en", language))
    shared = {place.split("/")[1] for place in ours} & {place.split("/")[1] for place in theirs}
    assert _of(shared, theirs) == _of(shared, ours)
    for place in ours.keys() & theirs.keys() - NUMBERED_IN_ITS_WAY:
        assert blanks(theirs[place]) == blanks(ours[place]), place


def _of(categories: set[str], texts: dict[str, str]) -> set[str]:
    """The texts of the categories; a language may word a kind of company apart where another need not."""
    own = re.compile("_(goods|services|mixed)$")
    return {own.sub("", place) for place in texts if place.split("/")[1] in categories}


def blanks(text: str) -> set[str]:
    return {found[1] for found in PLACEHOLDER.finditer(text)}
