"""Parts that several pages include: a company may write its own, and a fault in one is told at its place."""

from pathlib import Path

import pytest
from conftest import ROOT, sample_profile

from policy_gen.policy.drafting import draft
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.tree import Policy

PART = "en/pages/parts/away.md"


def drafted_with(folder: Path, part: str) -> Policy:
    """The policy of a company that writes a part of its own."""
    file = folder / PART
    file.parent.mkdir(parents=True)
    file.write_text(part, encoding="utf-8")
    return draft(sample_profile("severny-dvor").profile, "en", (folder, ROOT / "templates"))


def test_a_companys_own_part_stands_on_every_page_that_includes_it(tmp_path: Path) -> None:
    policy = drafted_with(tmp_path, "Ask {{ partner_programme.owner | role }}.\n")
    pages = [page for page in policy.pages if page.template in ("role", "sheet")]
    assert len(pages) == 2 * len(sample_profile("severny-dvor").profile.roles)
    assert all("Ask head of sales." in [line.text for line in page.lines] for page in pages)


def test_a_fault_in_a_part_is_told_at_its_own_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as told:
        drafted_with(tmp_path, "A first line.\n\n{{ no_such_name }}\n")
    assert (told.value.file, told.value.line) == (tmp_path / PART, 3)


def test_a_fault_of_writing_in_a_part_is_told_at_its_own_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as told:
        drafted_with(tmp_path, "A first line.\n{% if %}\n")
    assert (told.value.file, told.value.line) == (tmp_path / PART, 2)
