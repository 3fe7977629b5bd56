"""The committed trees: golden, complete, and traced to the profile line by line."""

import re
from collections.abc import Callable

import pytest
from conftest import SITES, sample_tree

from policy_gen.outputs.site_tree import SiteTree, site_tree
from policy_gen.outputs.writing import differences
from policy_gen.policy.edition import Edition
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import LoadedProfile

Variant = Callable[[str, dict[str, str]], LoadedProfile]


@pytest.mark.parametrize(("company", "language"), SITES)
def test_what_is_committed_is_what_is_generated(workspace: Workspace, company: str, language: str) -> None:
    site = workspace.site(company, language, Edition.STAFF)
    assert differences(site, sample_tree(company, language).files()) == ()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_changed_number_changes_exactly_the_lines_that_come_from_it(
    workspace: Workspace, variant: Variant, language: str
) -> None:
    path = "receivables.negotiation_days"
    before = sample_tree("severny-dvor", language)
    longer = variant("severny-dvor", {"\n  negotiation_days: 10\n": "\n  negotiation_days: 15\n"})
    after = site_tree(longer, workspace, language, Edition.STAFF)

    changed, traced = _changed_lines(before, after), _traced_lines(before, path)

    assert changed == traced
    pages = {page for page, _ in changed}
    assert {"receivables/stage-map", "annexes/ann-h", "receivables/negotiation", "document"} <= pages


def _changed_lines(before: SiteTree, after: SiteTree) -> set[tuple[str, int]]:
    later = {page.path: page.lines for page in after.pages}
    changed = set()
    for page in before.pages:
        assert len(page.lines) == len(later[page.path]), page.path
        for number, (old, new) in enumerate(zip(page.lines, later[page.path], strict=True)):
            if old.text != new.text:
                changed.add((page.path, number))
    return changed


def _traced_lines(tree: SiteTree, path: str) -> set[tuple[str, int]]:
    return {
        (page.path, number)
        for page in tree.pages
        for number, line in enumerate(page.lines)
        if path in line.sources
    }


@pytest.mark.parametrize(("company", "language"), SITES)
def test_every_page_is_in_the_navigation_once(company: str, language: str) -> None:
    tree = sample_tree(company, language)
    listed = tree.config.count(".md")
    assert listed == len(tree.pages) == len({page.path for page in tree.pages})


@pytest.mark.parametrize(("company", "language"), SITES)
def test_every_line_of_the_contents_opens_where_its_chapter_or_annex_begins(
    company: str, language: str
) -> None:
    tree = sample_tree(company, language)
    texts = {page.path: page.text for page in tree.pages}
    links = re.findall(r"\]\((\S+)\.md#?(\S*)\)", texts["index"])
    opened = [anchor or re.findall(r"#([A-Z]{3}-[A-Z0-9]+)", texts[page])[0] for page, anchor in links]
    for chapter in tree.policy.chapters:
        first, *others = chapter.clauses()
        assert {first.id, *(one.id for one in others if one.entry.is_annex)} <= set(opened), chapter.title


UNFILLED = re.compile(r"\b(?:None|null|TODO|Undefined)\b|\{\{|\}\}|\{%")


@pytest.mark.parametrize(("company", "language"), SITES)
def test_nothing_unfilled_is_left_in_the_text(company: str, language: str) -> None:
    for page in sample_tree(company, language).pages:
        assert UNFILLED.findall(page.text) == [], page.path


def test_the_restricted_edition_adds_the_restricted_clauses() -> None:
    staff = {clause.id for clause in sample_tree("severny-dvor", "ru").policy.clauses()}
    restricted = sample_tree("severny-dvor", "ru", Edition.RESTRICTED)
    everything = {clause.id for clause in restricted.policy.clauses()}
    assert everything - staff == {"VIP-010", "VIP-020", "VIP-050", "VIP-070", "ANN-N"}
