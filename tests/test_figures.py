"""Figures: one block of safe SVG in the company's words, every printed value with its source."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from conftest import ROOT, SITES, sample_profile

from policy_gen.policy.briefing import brief
from policy_gen.policy.drawing import LINE_HEIGHT, wrapped
from policy_gen.policy.edition import Edition
from policy_gen.policy.figures import FIGURES, figure
from policy_gen.policy.figures.ladder import BAND_X
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.printing import Printer
from policy_gen.policy.recording import Recorder, without_marks
from policy_gen.policy.rule_views import rule_views
from policy_gen.profile.model import Profile
from policy_gen.profile.sourced import sourced
from policy_gen.rules.responsibility.handovers import handovers


def printer(profile: Profile, language: str) -> Printer:
    briefing = brief(profile, language, Edition.STAFF, (ROOT / "templates",))
    return Printer(briefing, Recorder())


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(("company", "language"), SITES)
def test_a_figure_is_one_block_of_wellformed_html(company: str, language: str, name: str) -> None:
    drawn = without_marks(figure(printer(sample_profile(company).profile, language), name))
    if not drawn:
        pytest.skip("this company has nothing to draw")
    root = ElementTree.fromstring(drawn)
    assert root.tag == "figure"
    assert "\n\n" not in drawn
    assert not re.search(r"\sstyle=", drawn)
    assert root.find("svg/title") is not None
    assert root.find("svg/desc") is not None


def test_the_ladder_names_the_days_of_the_default_segment_with_their_sources() -> None:
    made = printer(sample_profile("severny-dvor").profile, "ru")
    figure(made, "stage_ladder")
    days = {value.text: value.sources for value in made.recorder.printed}
    assert days["1–7"] == {"segments.retail.negotiation_days"}
    assert days["8–12"] == {"segments.retail.negotiation_days", "receivables.claim.issue_within"}
    assert "REC-330" in made.recorder.references


@pytest.mark.parametrize(("company", "language"), SITES)
def test_no_line_of_the_standing_ladder_runs_into_the_next_stage(company: str, language: str) -> None:
    drawn = without_marks(figure(printer(sample_profile(company).profile, language), "stage_ladder"))
    standing = ElementTree.fromstring(drawn).findall("svg")[1]
    height = int(standing.attrib["viewBox"].split()[3])
    lines = [(int(text.attrib["x"]), int(text.attrib["y"])) for text in standing.iter("text")]
    for is_left in (True, False):
        baselines = sorted(y for x, y in lines if (x < BAND_X) == is_left)
        assert all(below - above >= LINE_HEIGHT for above, below in pairwise(baselines))
        assert baselines[-1] < height


def test_the_coverage_names_a_gap_in_words() -> None:
    drawn = without_marks(figure(printer(sample_profile("severny-dvor").profile, "ru"), "coverage"))
    assert "партнёра нет" in drawn
    assert "signal--ask" in drawn


def test_the_decision_leads_to_the_procedure_and_names_who_decides() -> None:
    made = printer(sample_profile("severny-dvor").profile, "ru")
    drawn = without_marks(figure(made, "refusal_decision"))
    assert drawn.count('<a href="clause:REF-080">') == 6
    assert drawn.count('<a href="clause:REF-090">') == 2
    assert "head_of_sales" in made.recorder.roles


@pytest.mark.parametrize("ability", ["Можем сейчас", "Можем позже", "Не можем"])
def test_each_cell_of_the_decision_says_what_we_do_by_ability(ability: str) -> None:
    drawn = without_marks(figure(printer(sample_profile("severny-dvor").profile, "ru"), "refusal_decision"))
    standing = ElementTree.fromstring(drawn).findall("svg")[1]
    for cell in standing.findall("a"):
        assert [text.text for text in cell.findall("text")].count(ability) == 1


def test_the_grid_has_a_cell_for_each_pair_and_another_shape_for_a_gap() -> None:
    made = printer(sample_profile("severny-dvor").profile, "ru")
    rows = rule_views(made)["coverage"]()
    drawn = without_marks(figure(made, "coverage"))
    gaps = [row for row in rows if not row["partners"]]
    assert gaps
    assert drawn.count("figure__cell--gap") == len(gaps)
    assert drawn.count("figure__cell--named") == len(rows) - len(gaps)


def test_with_too_many_regions_only_the_list_is_drawn() -> None:
    profile = sample_profile("severny-dvor").profile
    more = tuple(profile.regions[0].model_copy(update={"id": f"r{place}"}) for place in range(9))
    drawn = without_marks(figure(printer(profile.model_copy(update={"regions": more}), "ru"), "coverage"))
    assert "figure__lying" not in drawn
    assert drawn.count("<svg") == 1


@pytest.mark.parametrize(("company", "language"), SITES)
def test_the_handovers_are_those_of_the_table(company: str, language: str) -> None:
    profile = sample_profile(company).profile
    made = printer(profile, language)
    lying, standing = ElementTree.fromstring(without_marks(figure(made, "handovers"))).findall("svg")
    hands = [one for one in handovers(profile) if one.taker is None or one.giver.value != one.taker.value]
    for drawing in (lying, standing):
        assert len(drawing.findall("path[@class='figure__arrow']")) == len(hands)
    assert {one.clause for one in hands} <= made.recorder.references
    assert {one.taker.value for one in hands if one.taker} <= made.recorder.roles


def test_nobody_hands_over_to_themselves() -> None:
    profile = sample_profile("severny-dvor").profile
    supply = profile.supply.model_copy(update={"lift_by": "finance"})
    drawn = figure(printer(profile.model_copy(update={"supply": supply}), "ru"), "handovers")
    whole = figure(printer(profile, "ru"), "handovers")
    assert drawn.count("figure__arrow") == whole.count("figure__arrow") - 2


def test_a_name_with_markup_stays_text() -> None:
    profile = sample_profile("severny-dvor").profile
    hostile = profile.partners[0].model_copy(update={"name": "<script>&Co"})
    changed = profile.model_copy(update={"partners": (hostile, *profile.partners[1:])})
    assert "&lt;script&gt;&amp;Co" in without_marks(figure(printer(changed, "ru"), "coverage"))


def test_an_unknown_figure_is_a_fault_of_the_template() -> None:
    with pytest.raises(TemplateFault, match="no figure"):
        figure(printer(sample_profile("severny-dvor").profile, "ru"), "pie")


def test_words_wrap_at_the_width_and_keep_their_values() -> None:
    value = sourced("three four", "a.place")
    lines = [[word for word, _ in line] for line in wrapped(("one two", value), 9)]
    assert lines == [["one", "two"], ["three"], ["four"]]
    assert all(kept is value for line in list(wrapped((value,), 5)) for _, kept in line)
