"""A decision about a debt in words: every key has its sentence in every language, and reads whole."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from conftest import ROOT, SITES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from test_engine import cases, rules

from policy_gen.languages.catalogue import known_languages
from policy_gen.policy.lexicon import Lexicon, read_lexicon
from policy_gen.policy.telling import Teller, teller
from policy_gen.policy.told_overdue import overdue_data
from policy_gen.rules.receivables.case import Event, EventKind, OverdueCase

TEMPLATES = (ROOT / "templates",)
SPEAKERS = [ROOT / "policy_gen" / "rules" / "receivables", ROOT / "policy_gen" / "worklist"]
"""Where remarks about debts are made."""
CONTRACT = {
    "days_past_due", "effective_due_date", "stage", "owner", "deputy", "supply", "duties", "days_left",
    "next_date", "informed", "last_date_to_sue", "clauses", "trace",
}  # fmt: skip
"""The keys of architecture 4, which nobody may rename."""


@cache
def telling(company: str, language: str) -> Teller:
    return teller(sample_profile(company).profile, language, TEMPLATES)


@cache
def lexicon(language: str) -> Lexicon:
    return read_lexicon(TEMPLATES, language)


def constants() -> set[str]:
    """Every text that stands in the rules on receivables and in the worklist."""
    files = [file for folder in SPEAKERS for file in folder.glob("*.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@settings(max_examples=examples(250))
@given(cases(), st.integers(-45, 150))
def test_every_decision_can_be_said_in_every_language(drawn: tuple[str, OverdueCase], days: int) -> None:
    company, case = drawn
    today = date(2026, 3, 2) + timedelta(days=days)
    for language in (one for name, one in SITES if name == company):
        data = overdue_data(telling(company, language), rules(company).decide(case, today))
        assert data.keys() >= CONTRACT
        for text in texts(data):
            assert text
            assert not re.search(r"[{}]|\[\[|\bNone\b", text), text
        json.dumps(data)


def texts(data: dict[str, object]) -> Iterator[str]:
    """The sentences of a decision."""
    assert isinstance(data["trace"], list)
    assert isinstance(data["warnings"], list)
    yield from (*data["trace"], *data["warnings"], str(data["supply_reason"]), str(data["stage_name"]))
    for kind in ("duties", "coming"):
        duties = data[kind]
        assert isinstance(duties, list)
        for duty in duties:
            yield duty["text"]
            yield duty["owner_title"]
            assert (duty["script"] is None) == (duty["script_text"] is None)


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("kind", ["duty", "trace", "supply_reason", "caution"])
@pytest.mark.sampled(4)
def test_no_sentence_is_kept_that_the_rules_never_say(language: str, kind: str) -> None:
    said = constants() | {f"closed_{event}" for event in EventKind}
    said |= {f"privileged_{mode}" for mode in ("leave_alone", "soft_reminders", "agreed_contacts")}
    own = {key for key in lexicon(language).words[kind] if not key.startswith(("refusal_", "partner_"))}
    assert {re.sub("_(goods|services)$", "", key) for key in own} <= said


@pytest.mark.parametrize("kind", ["duty", "trace", "supply_reason", "caution", "debt_label", "debt_question"])
def test_the_languages_have_the_same_sentences_with_the_same_values(kind: str) -> None:
    first, *others = (lexicon(language).words[kind] for language in known_languages())
    for other in others:
        bare = [{re.sub("_(goods|services)$", "", key) for key in words} for words in (first, other)]
        assert bare[0] == bare[1]
        for key in first.keys() & other.keys():
            names = [set(re.findall(r"\{([a-z_]+)", words[key])) for words in (first, other)]
            assert names[0] == names[1], key


def test_a_script_names_the_sum_and_the_day_of_its_duty() -> None:
    case = OverdueCase("chains", date(2026, 3, 2), Decimal(100_000))
    data = overdue_data(telling("severny-dvor", "en"), rules("severny-dvor").decide(case, date(2026, 3, 10)))
    (warning,) = [duty for duty in data["duties"] if duty["id"] == "last_warning"]
    assert "by 12 March 2026" in warning["script_text"].replace("\u00a0", " ")
    assert warning["form"] == "ANN-L"
    assert warning["clause"] == "REC-380"


def test_a_clause_that_is_not_printed_is_not_named() -> None:
    found = rules("tisza-szoftver")
    segment = next(iter(found.terms.segments))
    decision = Event(EventKind.PRIVILEGED_UNTIL, date(2026, 5, 1))
    case = OverdueCase(segment, date(2026, 3, 2), Decimal(500_000), events=(decision,))
    decided = found.decide(case, date(2026, 3, 4))
    assert "VIP-010" in decided.clauses
    assert "VIP-010" not in overdue_data(telling("tisza-szoftver", "en"), decided)["clauses"]
