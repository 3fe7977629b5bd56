"""A clause is compared by what it says, wherever it stands."""

import pytest
from conftest import ROOT, SITES, sample_tree

from policy_gen.policy.plain_clause import settled_text, settled_texts


@pytest.mark.parametrize(("company", "language"), SITES)
def test_a_drafted_clause_says_what_its_committed_page_says(company: str, language: str) -> None:
    pages = ROOT / "site" / company / language / "pages"
    committed = settled_texts((pages / "document.md").read_text("utf-8"))
    drafted = {clause.id: settled_text(clause) for clause in sample_tree(company, language).policy.clauses()}
    assert committed == drafted


def test_another_number_page_or_level_is_no_other_text() -> None:
    before = "## 5.4.1. Call { #REC-300 }\n\nCall by [5.4.2 (REC-310)](#REC-310).\n\n### Later\n\nRest."
    after = "### 6.1. Call { #REC-300 }\n\nCall by [6.2 (REC-310)](a/b.md#REC-310).\n\n#### Later\n\nRest."
    assert (
        settled_texts(before) == settled_texts(after) == {"REC-300": "Call by REC-310.\n\n### Later\n\nRest."}
    )


def test_a_heading_of_the_next_chapter_belongs_to_no_clause() -> None:
    text = (
        "### A { #REC-300 }\n\nOne.\n\n## 6. Next chapter\n\nNot of a clause.\n\n### B { #VIP-030 }\n\nTwo."
    )
    assert settled_texts(text) == {"REC-300": "One.", "VIP-030": "Two."}


def test_a_note_that_a_translation_is_old_is_no_part_of_the_clause() -> None:
    text = "## A { #REC-300 }\n\nThe binding text is newer.\n{ .stale }\n\nOne."
    assert settled_texts(text) == {"REC-300": "One."}
