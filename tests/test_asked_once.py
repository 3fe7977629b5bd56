"""Tables of debts are found anew only where something changed that the rules about debts read."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, sample_profile

from policy_gen.policy.exported import asked
from policy_gen.policy.exported.asked import DOCUMENT_OF_DEBTS, OF_NO_DEBT
from policy_gen.profile.document import Document
from policy_gen.profile.model import Profile

LOADED = """
import sys
import policy_gen.rules.receivables.lookup.books, policy_gen.rules.receivables.lookup.events
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("policy_gen.")))
"""
"""The modules that take part in an answer about a debt."""


@pytest.fixture(scope="module")
def attributes() -> list[tuple[str, str]]:
    """What rules and law read of anything, each with the name of what it is read from."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [Path(name) for name in done.stdout.split()]
    assert len(paths) > 60
    return [pair for path in paths if {"rules", "law"} & set(path.parts) for pair in _attributes(path)]


def _attributes(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            owner = node.value
            yield getattr(owner, "attr", getattr(owner, "id", "")), node.attr


def test_the_rules_about_debts_read_no_section_that_is_left_out(attributes: list[tuple[str, str]]) -> None:
    read = {name for owner, name in attributes if owner != "document"}
    assert set(Profile.model_fields) >= OF_NO_DEBT
    assert not read & OF_NO_DEBT


def test_of_the_document_they_read_what_is_named_alone(attributes: list[tuple[str, str]]) -> None:
    read = {name for owner, name in attributes if owner == "document"}
    assert read & set(Document.model_fields) == DOCUMENT_OF_DEBTS


def test_a_new_partner_asks_nothing_about_debts_anew_and_a_new_number_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = sample_profile("severny-dvor").profile
    questions: list[str] = []
    monkeypatch.setattr(asked, "_debts", lambda company: questions.append(company.content))
    day = known.document.effective_date
    negotiation = known.receivables.model_copy(update={"negotiation_days": 5})
    document = known.document.model_copy(update={"version": "9.0.0"})
    changes = ({}, {"partners": ()}, {"document": document}, {"receivables": negotiation})
    for change in changes:
        asked.debts(known.model_copy(update=change), day, day, day)
    same, partner, version, number = questions
    assert same == partner == version != number
