"""What a change amounts to: which part of a version number rises, and whether somebody has to learn it."""

from decimal import Decimal

import pytest
from conftest import sample_profile

from policy_gen.history.amendments import Cause, Value
from policy_gen.history.duty_words import titles
from policy_gen.history.weighing import RULE, VALUE, WORDS, Weighed, of_text, of_value, of_whole_clause


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


@pytest.mark.parametrize(
    ("before", "after", "amounts_to"),
    [
        ("The manager must not promise.", "The manager must promise.", RULE),
        ("Nobody may threaten.", "Anybody may threaten.", RULE),
        ("*Exception: only the lawyer decides.*", "*Exception: the lawyer decides.*", RULE),
        ("Sue only after both terms.", "Sue after both terms.", RULE),
        ("Answer on the same day.", "Answer in the same month.", VALUE),
        ("Call before the deadline.", "Call after the deadline.", VALUE),
        ("The lawyer writes it.", "The account manager writes it.", VALUE),
        ("Warn twice.", "Warn once.", VALUE),
        ("Warn in 3 days.", "Warn in 4 days.", VALUE),
        ("The tone is friendly.", "The tone is warm.", WORDS),
        ("*Why: only who asks is paid in 3 days.*", "*Why: who never asks is not paid.*", WORDS),
        (
            "*Law: 30 days (Act I; as of 1 May 2026).*",
            "*Law: not 60 days (Act II; as of 2 May 2026).*",
            WORDS,
        ),
        ("> You must not wait 3 days.", "> Please wait.", WORDS),
    ],
)
def test_what_another_wording_amounts_to(before: str, after: str, amounts_to: Weighed) -> None:
    plain = titles("en", None)
    assert of_text(before, after, "en", (plain, plain)) == amounts_to


def test_another_title_for_a_role_names_the_same_role() -> None:
    profile = sample_profile("severny-dvor").profile
    roles = dict(profile.roles)
    roles["lawyer"] = roles["lawyer"].model_copy(update={"title": {"ru": {"nom": "главный юрист"}}})
    renamed = profile.model_copy(update={"roles": roles})
    own = titles("ru", profile), titles("ru", renamed)
    assert of_text("Её пишет юрист.", "Её пишет главный юрист.", "ru", own) == WORDS
    assert of_text("Её пишет юрист.", "Её пишет бухгалтер.", "ru", own) == VALUE
