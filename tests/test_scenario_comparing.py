"""What is expected and what is said are the same thing, or a difference."""

from datetime import date
from pathlib import Path

import pytest

from policy_gen.problems import Span
from policy_gen.scenarios.comparing import differences
from policy_gen.scenarios.facts import Answer
from policy_gen.scenarios.scenario import Check, Thing, Wish

HERE = Span(Path("acme.tests.yaml"), 1, 1, 1, 2)
FACTS: dict[str, tuple[Thing, ...]] = {
    "stage": ("negotiation",),
    "next_date": (),
    "clauses": ("REC-300", "REC-310"),
    "duties": ({"id": "first_call", "owner": "account_manager", "by": date(2026, 3, 3)},),
}
ANSWER = Answer(FACTS, frozenset(), ())


def fulfilled(key: str, wanted: Thing | None, *, absent: bool = False) -> bool:
    return not differences(Check(date(2026, 3, 3), (Wish(key, wanted, HERE, absent),)), ANSWER)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("stage", "negotiation"),
        ("next_date", None),
        ("clauses", "REC-310"),
        ("duties", "first_call"),
        ("duties", {"owner": "account_manager"}),
        ("duties", {"id": "first_call", "by": date(2026, 3, 3)}),
    ],
)
def test_what_the_policy_says_is_fulfilled_and_may_not_be_absent(key: str, wanted: Thing | None) -> None:
    assert fulfilled(key, wanted)
    assert not fulfilled(key, wanted, absent=True)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("stage", "court"),
        ("stage", None),
        ("next_date", date(2026, 3, 13)),
        ("clauses", "REC-400"),
        ("duties", "last_warning"),
        ("duties", {"owner": "lawyer"}),
        ("duties", {"id": "first_call", "by": date(2026, 3, 4)}),
        ("duties", {"script": "first_call"}),
    ],
)
def test_what_the_policy_does_not_say_is_a_difference_and_may_be_absent(
    key: str, wanted: Thing | None
) -> None:
    assert not fulfilled(key, wanted)
    assert fulfilled(key, wanted, absent=True)


def test_a_difference_names_what_is_said_instead() -> None:
    wish = Wish("clauses", "REC-400", HERE)
    (found,) = differences(Check(date(2026, 3, 3), (wish, Wish("stage", "negotiation", HERE))), ANSWER)
    assert found.wish is wish
    assert found.said == ("REC-300", "REC-310")
