"""A single slip in a sample profile is told by the rule meant for it, at its place, and by no other."""

import pytest
from conftest import SAMPLES, SAMPLES_AS_OF
from editing import Edit, edited, edits, expected_line, problems, profile_path

from policy_gen import checks
from policy_gen.profile.loading import load

EDITS = edits()


@pytest.mark.parametrize("edit", EDITS, ids=str)
@pytest.mark.sampled(25)
def test_a_slip_is_told_once_and_at_its_place(edit: Edit) -> None:
    assert edited(edit) != profile_path(edit.company).read_text(encoding="utf-8")
    (found,) = problems(edit)
    assert found.code == edit.code
    assert found.span is not None
    if edit.how != "drop" or edit.at:
        assert found.span.line == expected_line(edit)


def test_each_company_has_slips_of_many_kinds() -> None:
    for company in SAMPLES:
        codes = {edit.code for edit in EDITS if edit.company == company}
        assert len(codes) >= 25, company
    assert len(EDITS) >= 150


@pytest.mark.parametrize("company", SAMPLES)
def test_nothing_is_said_of_an_untouched_profile(company: str) -> None:
    loaded = load(profile_path(company))
    assert loaded.value is not None
    assert (*loaded.problems, *checks.run(loaded.value, SAMPLES_AS_OF)) == ()
