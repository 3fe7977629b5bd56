"""A request looked up in policy.json, and the same request asked of the rules: never two answers."""

from datetime import date
from typing import Any

import pytest
from conftest import ROOT, SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from looking_up import Json, after, answer, by_id, policy_json

from policy_gen.policy.telling import teller
from policy_gen.policy.told_refusal import told_refusal
from policy_gen.profile.model import Profile
from policy_gen.rules.refusal.choices import Choices, circumstance, next_axis, places, request_of
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Asked

COMPANIES = sorted(SAMPLES)
PROFILES = {company: sample_profile(company).profile for company in COMPANIES}
TELLERS = {company: teller(PROFILES[company], "en", (ROOT / "templates",)) for company in COMPANIES}
VALID = st.dates(date(2026, 3, 2), date(2027, 2, 1))
"""Days on which every partner of the samples may be named."""


def drawn(data: st.DataObject, profile: Profile) -> dict[str, str]:
    """Any answer to every question, those that do not matter included."""
    first = circumstance(profile)
    chosen = {first.id: data.draw(st.sampled_from(first.values))}
    while (axis := next_axis(profile, chosen)) is not None:
        chosen[axis.id] = data.draw(st.sampled_from(axis.values))
    for place in places(profile, Asked(chosen.get("asked", "core"))):
        chosen[place.id] = data.draw(st.sampled_from(place.values))
    return chosen


def decided(company: str, chosen: Choices, on: date) -> dict[str, Any]:
    profile = PROFILES[company]
    return told_refusal(TELLERS[company], decide_refusal(profile, request_of(profile, chosen, on)))


@settings(max_examples=examples(400))
@given(data=st.data(), company=st.sampled_from(COMPANIES), on=VALID)
def test_a_request_is_answered_alike(data: st.DataObject, company: str, on: date) -> None:
    chosen = drawn(data, PROFILES[company])
    told = decided(company, chosen, on)
    file = policy_json(company, "en")
    found = answer(file, chosen)

    assert found["decision"] == told["decision"]
    assert found["text"] == told["answer"]
    assert (found["decider"], found["deputy"]) == (told["approver"], told["deputy"])
    assert found["performer"] == told["performer"]
    assert found["on_silence"] == told["on_silence"]
    assert found["asked_first"] == told["asked_first"]
    assert found["informed"] == told["informed"]
    assert [one["script"] for one in found["say"]] == [one["id"] for one in told["scripts"]]
    assert [one["when"] for one in found["say"]] == [one["when"] for one in told["scripts"]]
    assert found["steps"] == told["steps"]
    assert found["partners"] == [partner["id"] for partner in told["partners"]]
    assert found["colleague"] == told["colleague"]
    assert found["fallback"] == (told["fallback"] is not None)
    assert found["clauses"] == told["clauses"]
    assert phrases(file, found) == {one["id"] for one in told["avoid"]}
    assert day(file, found["answer_by"], on) == told["answer_by"]
    follow_up = found["follow_up"]
    assert (follow_up and day(file, follow_up["mark"], on)) == told["follow_up"]


def phrases(file: Json, found: Json) -> set[str]:
    """The forbidden phrases of an answer's occasions."""
    by_occasion = file["refusal"]["avoid"]
    return {phrase for occasion in found["occasions"] for phrase in by_occasion[occasion]}


def day(file: Json, mark: str | None, on: date) -> str | None:
    """The day of a mark for a request made on a day."""
    guide = file["refusal"]
    return None if mark is None else after(guide, guide["marks"][mark], on).isoformat()


@settings(max_examples=examples(100))
@given(data=st.data(), company=st.sampled_from(COMPANIES), on=VALID)
def test_the_words_and_the_register_are_those_of_the_rules(
    data: st.DataObject, company: str, on: date
) -> None:
    chosen = drawn(data, PROFILES[company])
    told = decided(company, chosen, on)
    file = policy_json(company, "en")
    found = answer(file, chosen)

    scripts = by_id(file["scripts"])
    for one, said in zip(found["say"], told["scripts"], strict=True):
        text = scripts[one["script"]]["text"]
        for blank, words in one["filled"].items():
            if words and f"{{{blank}}}" in text:
                assert words in said["text"]
    columns = file["refusal"]["register_sets"][found["register_columns"]]
    assert list(columns) == [entry["column"] for entry in told["register"]]
    titles = by_id(file["refusal"]["register_columns"])
    for entry in told["register"]:
        assert titles[entry["column"]]["title"] == entry["title"]
        if entry["column"] in found["register_entries"]:
            assert found["register_entries"][entry["column"]] == entry["entry"]


@pytest.mark.parametrize("company", COMPANIES)
def test_once_no_partner_may_be_named_the_answer_names_none(company: str) -> None:
    answers = by_id(policy_json(company, "en")["refusal"]["answers"])
    naming = [one for one in answers.values() if one["partners"]]
    assert naming
    for one in naming:
        other = answers[one["without_partners"]]
        assert other["partners"] == []
        assert other["decision"] in ("refuse", "wait", one["decision"])
        assert other["fallback"] or other["colleague"] or other["follow_up"]


@pytest.mark.parametrize("company", COMPANIES)
def test_every_fork_asks_a_question_and_leads_somewhere_for_each_of_its_answers(company: str) -> None:
    guide = policy_json(company, "en")["refusal"]
    questions, known = by_id(guide["questions"]), {*by_id(guide["forks"]), *by_id(guide["answers"])}
    for fork in guide["forks"]:
        offered = {choice["value"] for choice in questions[fork["question"]]["choices"]}
        assert fork["branches"].keys() <= offered
        assert set(fork["branches"].values()) <= known
    for question in questions.values():
        assert question["text"]
        assert all(choice["text"] for choice in question["choices"])
