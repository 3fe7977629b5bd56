"""What templates see of a profile: one language, and a note of everything they read."""

from decimal import Decimal
from typing import Any

import pytest
from conftest import sample_profile

from policy_gen.policy.recording import Recorder
from policy_gen.policy.views import view
from policy_gen.profile.sourced import Sourced

SEVERNY = sample_profile("severny-dvor").profile


def seen(language: str = "ru") -> tuple[Any, Recorder]:
    recorder = Recorder()
    return view(SEVERNY, "", language, recorder), recorder


def test_a_leaf_knows_its_path() -> None:
    profile, recorder = seen()
    days = profile.receivables.negotiation_days
    assert isinstance(days, Sourced)
    assert (days.value, days.sources) == (10, {"receivables.negotiation_days"})
    assert recorder.read == {"receivables.negotiation_days"}


@pytest.mark.parametrize(("language", "text"), [("ru", "Северный двор"), ("en", "Severny Dvor")])
def test_a_text_is_read_in_one_language(language: str, text: str) -> None:
    profile, recorder = seen(language)
    assert profile.company.short_name == text
    assert recorder.read == {f"company.short_name.{language}"}


def test_a_text_written_once_serves_the_language_asked_for() -> None:
    recorder = Recorder()
    text = view({"*": "Severny Dvor"}, "company.short_name", "en", recorder)
    assert (text.value, text.sources) == ("Severny Dvor", {"company.short_name"})


def test_an_item_of_a_list_is_named_by_its_id_or_else_by_its_place() -> None:
    profile, _ = seen()
    segments = {segment.id.value: segment.payment_terms_days for segment in profile.segments}
    assert segments["retail"].sources == {"segments.retail.payment_terms_days"}
    approvals = list(profile.receivables.preventive.credit_approvals)
    assert approvals[0].up_to.sources == {"receivables.preventive.credit_approvals.0.up_to"}
    assert profile.receivables.preventive.credit_approvals[1].role == "ceo"


def test_a_key_of_a_map_may_come_from_another_value() -> None:
    profile, _ = seen()
    deputy = profile.roles[profile.document.owner].deputy
    assert (deputy.value, deputy.sources) == ("executive_director", {"roles.head_of_sales.deputy"})


def test_the_entries_of_a_map_come_with_their_keys() -> None:
    profile, _ = seen()
    roles = dict(profile.roles.items())
    assert list(profile.roles) == list(roles) == list(SEVERNY.roles)
    assert roles["lawyer"].unit.sources == {"roles.lawyer.unit"}


def test_what_is_not_set_is_none_and_is_still_noted() -> None:
    profile, recorder = seen()
    assert profile.company.calendar is None
    assert recorder.read == {"company.calendar"}


def test_looking_for_a_member_notes_the_list() -> None:
    profile, recorder = seen()
    assert "b2g" in profile.company.sells_to
    assert "b2c" not in profile.company.sells_to
    assert recorder.read == {"company.sells_to"}


def test_a_list_is_true_if_it_has_items() -> None:
    recorder = Recorder()
    assert view(SEVERNY.partners, "partners", "ru", recorder)
    assert not view((), "partners", "ru", recorder)
    assert len(view(SEVERNY.partners, "partners", "ru", recorder)) == 3


def test_passing_through_a_section_reads_nothing() -> None:
    profile, recorder = seen()
    assert profile.receivables.claim
    assert recorder.read == set()


@pytest.mark.parametrize("name", ["turnover", "model_dump", "_recorder", "__class__", "items_"])
def test_a_template_reaches_nothing_but_fields_of_the_profile(name: str) -> None:
    profile, _ = seen()
    with pytest.raises(KeyError, match=name):
        profile.company[name]
    if not name.startswith("_"):
        with pytest.raises(AttributeError, match=name):
            getattr(profile.company, name)


def test_a_sourced_value_compares_and_adds_like_its_value() -> None:
    profile, _ = seen()
    rules = profile.receivables
    total = rules.negotiation_days + rules.claim.period_days
    assert total == 40
    assert total.sources == {"receivables.negotiation_days", "receivables.claim.period_days"}
    assert rules.court.min_amount > Decimal(1)
    assert rules.negotiation_days < rules.claim.period_days
