"""Printed numbers: without gaps, each clause once, whatever is left out."""

from collections.abc import Sequence

import pytest
from conftest import ROOT, SITES, sample_tree
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.languages.catalogue import known_languages
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.policy.numbering import ChapterPlan, plan
from policy_gen.policy.register import ClauseEntry, read_register

TEMPLATES = (ROOT / "templates",)
REGISTER = read_register(TEMPLATES)
LANGUAGES = known_languages()


def layout(language: str) -> dict[str, object]:
    return read_lexicon(TEMPLATES, language).layout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_of_the_register_has_a_place(language: str) -> None:
    assert plan(REGISTER, layout(language)).places().keys() == REGISTER.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@given(kept=st.sets(st.sampled_from(sorted(REGISTER))))
@pytest.mark.sampled(1)
def test_whatever_is_left_out_the_numbers_have_no_gap_and_no_double(language: str, kept: set[str]) -> None:
    printed = {clause_id: entry for clause_id, entry in REGISTER.items() if clause_id in kept}
    order = plan(printed, layout(language))
    places = order.places()

    assert places.keys() == printed.keys()
    assert [chapter.number for chapter in order.chapters] == _chapter_numbers(order.chapters)
    for chapter in order.chapters:
        if chapter.code == "ANN":
            numbers = [places[section.clauses[0]].number for section in chapter.sections]
            assert numbers == _counted(len(numbers))
            continue
        several = len(chapter.sections) > 1
        for position, section in enumerate(chapter.sections, start=1):
            stem = f"{chapter.number}.{position}" if several else chapter.number
            assert section.number == (stem if several else "")
            numbers = [places[clause_id].number for clause_id in section.clauses]
            assert numbers == [f"{stem}.{count}" for count in _counted(len(numbers))]


def _chapter_numbers(chapters: Sequence[ChapterPlan]) -> list[str]:
    """One number after the other; those within a part share its number and count below it."""
    numbers: list[str] = []
    top = below = 0
    part = ""
    for chapter in chapters:
        goes_on = chapter.within != "" and chapter.within == part
        top, below = (top, below + 1) if goes_on else (top + 1, 1)
        part = chapter.within
        numbers.append(f"{top}.{below}" if part else str(top))
    return numbers


def _counted(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


@pytest.mark.parametrize("language", ["ru", "en", "hu"])
def test_a_chapter_without_clauses_falls_away_and_the_next_moves_up(language: str) -> None:
    whole = plan(REGISTER, layout(language))
    without = {k: v for k, v in REGISTER.items() if not k.startswith("PAR-")}
    numbers, fewer = (
        {chapter.code: int(chapter.number) for chapter in order.chapters}
        for order in (whole, plan(without, layout(language)))
    )
    assert numbers.keys() - fewer.keys() == {"PAR"}
    for code, number in fewer.items():
        assert number == numbers[code] - (numbers[code] > numbers["PAR"])


def test_the_romanian_procedure_is_described_in_one_part_of_several_chapters() -> None:
    whole, fewer = (
        plan({k: v for k, v in REGISTER.items() if not k.startswith(left_out)}, layout("ro"))
        for left_out in ("none", "PAR-")
    )
    described = [chapter for chapter in whole.chapters if chapter.within]
    assert [chapter.number for chapter in described] == [f"5.{n}" for n in _counted(len(described))]
    assert whole.places()["REC-330"].number.startswith("5.4.")
    assert fewer.places()["REC-330"].number.startswith("5.3.")
    assert [chapter.number for chapter in whole.chapters[:4]] == ["1", "2", "3", "4"]
    assert {whole.places()[f"GEN-0{n}0"].chapter for n in (1, 2, 3)} == {"GEN"}


def test_the_opening_part_has_no_numbers() -> None:
    order = plan(REGISTER, layout("ru"))
    assert order.front
    assert {order.places()[clause_id].number for clause_id in order.front} == {""}


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.sampled(2)
def test_the_drafted_policy_prints_each_number_once(company: str, language: str, edition: Edition) -> None:
    clauses = list(sample_tree(company, language, edition).policy.clauses())
    for annexes in (True, False):
        numbers = [c.number for c in clauses if c.number and c.entry.is_annex is annexes]
        assert numbers
        assert len(numbers) == len(set(numbers))
    assert len({clause.id for clause in clauses}) == len(clauses)


def test_a_clause_keeps_its_page_when_others_go() -> None:
    entry: ClauseEntry = REGISTER["REC-330"]
    alone = plan({"REC-330": entry}, layout("ru")).places()["REC-330"]
    assert (alone.page, alone.number) == (entry.page, "1.1")
