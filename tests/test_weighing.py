"""What a change amounts to: which part of a version number rises, and whether somebody has to learn it."""

from decimal import Decimal

import pytest

from policy_gen.history.amendments import Cause, Value
from policy_gen.history.weighing import RULE, VALUE, WORDS, Weighed, of_value, of_whole_clause


@pytest.mark.parametrize(
    ("path", "before", "after", "amounts_to"),
    [
        ("receivables.meetings.required_over_amount", Decimal(1000), None, RULE),
        ("receivables.meetings.required_over_amount", None, Decimal(1000), RULE),
        ("receivables.meetings.required_over_amount", Decimal(1000), Decimal(2000), VALUE),
        ("cover.report_overdue_within_days", 90, None, RULE),
        ("segments.public.kind", "public", "standard", RULE),
        ("partners.holod.status", "active", "suspended", VALUE),
        ("partners.holod", "holod", None, VALUE),
        ("roles.finance.holders.1", "1", None, WORDS),
        ("languages.translation_checked.en", "en", None, WORDS),
        ("exceptions.x-1", None, "x-1", WORDS),
    ],
)
def test_a_duty_that_comes_or_goes_with_a_value_counts_like_a_rule(
    path: str, before: Value, after: Value, amounts_to: Weighed
) -> None:
    assert of_value(path, before, after) == amounts_to


def test_the_list_of_granted_exceptions_is_no_new_rule() -> None:
    assert of_whole_clause("ANN-V", [Cause.PROFILE]) == WORDS
    assert of_whole_clause("REC-325", [Cause.PROFILE]) == RULE
    assert of_whole_clause("ANN-V", [Cause.PROFILE, Cause.TEMPLATE]) == RULE
