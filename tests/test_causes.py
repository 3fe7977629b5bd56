"""Whose change it is, where only a translation reads otherwise."""

from pathlib import Path

from acknowledgements import TEMPLATES
from conftest import sample_profile

from policy_gen.history.amendments import Cause, Weight
from policy_gen.history.comparing import compare
from policy_gen.history.snapshots import Snapshot, drafted


def in_two_languages(*folders: Path) -> Snapshot:
    return drafted(sample_profile("severny-dvor").profile, (*folders, TEMPLATES), "", languages=["ru", "en"])


def test_another_wording_of_a_translation_is_a_change_of_its_template(tmp_path: Path) -> None:
    name = "en/receivables/REC-310.md"
    text = (TEMPLATES / name).read_text("utf-8")
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text.replace("The tone is friendly", "The tone is warm"), "utf-8")
    (found,) = compare(in_two_languages(), in_two_languages(tmp_path)).amendments
    assert (found.clause, found.causes, found.weight) == ("REC-310", (Cause.TEMPLATE,), Weight.EDITORIAL)
