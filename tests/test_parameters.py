"""Every value of the profile is declared: what kind of thing it is, when it is stricter and for whom."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args

import pytest
from conftest import ROOT as REPOSITORY

from policy_gen.history.amendments import Direction, Matter, Party, Value
from policy_gen.history.measures import Empty
from policy_gen.history.parameters import Parameter, Way, direction, parameter, parameters, party
from policy_gen.history.spoken import words_in
from policy_gen.languages.grammar import grammar
from policy_gen.profile.fields import ROOT, Kind, Shape, field_shape, follow, model_fields, nullable, shape

LANGUAGES = ("ru", "ro", "hu", "en")
TEMPLATES = (REPOSITORY / "templates",)
PLAIN_KINDS = {
    "number", "money", "percent", "time", "date", "role", "unit", "segment", "field", "region",
    "flag", "text", "title", "line", "code", "phone", "item",
}  # fmt: skip


def leaves(here: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """The patterns of the model in its order, and whether each is an entry of a list."""
    if here.model is not None and here.kind is Kind.SECTION:
        for key, info in model_fields(here.model).items():
            yield from leaves(field_shape(info), (*path, key))
    elif here.kind in (Kind.LIST, Kind.MAP):
        inner = shape(here.inner)
        if inner.model is not None:
            yield ".".join((*path, "*")), True
            yield from leaves(inner, (*path, "*"))
        else:
            yield ".".join((*path, "*") if here.kind is Kind.MAP else path), False
    else:
        yield ".".join(path), False


VALUES = [path for path, is_entry in leaves(ROOT) if not is_entry]
ENTRIES = [path for path, is_entry in leaves(ROOT) if is_entry]
CLOSED = [one for one in parameters().values() if one.category is not None]


def leaf(pattern: str) -> Shape:
    found, _ = follow(tuple(pattern.split(".")))
    assert found is not None
    return shape(found.inner) if found.kind is Kind.LIST else found


def allowed(pattern: str) -> list[str]:
    """The closed set of a value, as the model has it."""
    here: Any = leaf(pattern)
    if isinstance(here.annotation, type) and issubclass(here.annotation, StrEnum):
        return [one.value for one in here.annotation]
    choice = next((found for part in here.metadata if (found := getattr(part, "pattern", None))), None)
    if choice is None:
        choice = next(
            (
                m.pattern
                for part in here.metadata
                for m in getattr(part, "metadata", ())
                if hasattr(m, "pattern")
            ),
            None,
        )
    if choice is not None:
        return re.sub(r"[\^$()]", "", choice).split("|")
    return [str(one) for one in get_args(here.annotation)]


def test_every_value_of_the_model_has_exactly_one_entry_in_the_order_of_the_profile() -> None:
    assert [one.pattern for one in parameters().values() if not one.is_entry] == VALUES
    assert len(VALUES) == len(set(VALUES)) > 300


def test_every_list_of_entries_is_declared_and_nothing_else() -> None:
    assert {one.pattern for one in parameters().values() if one.is_entry} == set(ENTRIES)


@pytest.mark.parametrize("one", parameters().values(), ids=lambda one: one.pattern)
def test_a_party_is_named_exactly_where_something_is_stricter(one: Parameter) -> None:
    assert (one.party is None) == (one.way is Way.NONE)
    assert (
        one.kind in PLAIN_KINDS
        or one.category
        or all(one.kind in grammar(la).data["units"] for la in LANGUAGES)
    )
    assert (one.kind == "flag") == (leaf(one.pattern).annotation is bool)
    if one.way in (Way.ON, Way.OFF):
        assert one.kind == "flag"
    if one.kind == "flag":
        assert one.way in (Way.ON, Way.OFF, Way.NONE)
    if one.empty is not Empty.ABSENT and one.empty is not Empty.LAW:
        assert nullable(tuple(one.pattern.split(".")))


@pytest.mark.parametrize("one", CLOSED, ids=lambda one: one.pattern)
@pytest.mark.sampled(25)
def test_a_closed_set_is_ranked_whole_and_has_words_in_each_language(one: Parameter) -> None:
    values = allowed(one.pattern)
    assert values, one.pattern
    if one.ranks:
        assert set(one.ranks) == set(values)
    for language in LANGUAGES:
        words = words_in(language, TEMPLATES)
        assert one.category is not None
        assert [value for value in values if value not in words.words.get(one.category, {})] == []


def test_a_path_leads_to_its_pattern_and_a_part_of_a_text_to_the_text() -> None:
    assert parameter("segments.retail.negotiation_days").pattern == "segments.*.negotiation_days"
    assert parameter("refusal.significance.matrix.low_high.approver").matter is Matter.OWNER
    assert parameter("company.short_name.ru").pattern == "company.short_name"
    assert parameter("partners.holod").is_entry
    with pytest.raises(KeyError):
        parameter("nothing.of.the.kind")


STRICTER, SOFTER, NEITHER = Direction


@pytest.mark.parametrize(
    ("path", "before", "after", "meaning", "whom"),
    [
        ("receivables.claim.period_days", 30, 20, STRICTER, Party.CLIENT),
        ("receivables.claim.period_days", 20, 30, SOFTER, Party.CLIENT),
        ("receivables.claim.period_days", 20, 20, NEITHER, None),
        ("segments.retail.stop_supply_at_dpd", 11, 8, STRICTER, Party.CLIENT),
        ("segments.retail.credit_limit", Decimal(1000), None, STRICTER, Party.CLIENT),
        ("segments.retail.credit_limit", None, Decimal(1000), SOFTER, Party.CLIENT),
        ("segments.retail.negotiation_days", None, 5, NEITHER, None),
        ("receivables.claim.issue_within", 5, 3, STRICTER, Party.STAFF),
        ("receivables.day1.finance_informs_by", "10:00", "09:30", STRICTER, Party.STAFF),
        ("roles.head_of_sales.may_decide.schedule_days", 30, 14, STRICTER, Party.STAFF),
        ("roles.head_of_sales.may_decide.discount_interest", False, True, SOFTER, Party.STAFF),
        ("receivables.schedules.2.max_days", None, 90, STRICTER, Party.STAFF),
        ("receivables.meetings.required_over_amount", None, Decimal(500000), STRICTER, Party.STAFF),
        ("refusal.parting_signs.abuse.warnings", 1, 2, SOFTER, Party.CLIENT),
        ("refusal.parting_signs.abuse.enabled", False, True, STRICTER, Party.CLIENT),
        ("refusal.register.review", "monthly", "weekly", STRICTER, Party.STAFF),
        ("receivables.late_charges.interest", "none", "statutory", STRICTER, Party.CLIENT),
        ("receivables.late_charges.interest", "statutory", "contract", NEITHER, None),
        ("receivables.court.earliest_days_after_claim", "pack", 30, NEITHER, None),
        ("receivables.preventive.checks", ("register",), ("register", "court_cases"), STRICTER, Party.CLIENT),
        ("receivables.preventive.checks", ("register",), ("court_cases",), NEITHER, None),
        ("refusal.parting_signs.abuse.not_if_billing", (), ("hourly",), SOFTER, Party.CLIENT),
        (
            "refusal.significance.revenue_bands",
            ("10", "20", "30"),
            ("10", "25", "30"),
            STRICTER,
            Party.CLIENT,
        ),
        ("refusal.significance.revenue_bands", ("10", "20", "30"), ("9", "25", "30"), NEITHER, None),
        ("partner_programme.qualification", ("licence", "insurance"), ("licence",), SOFTER, Party.PARTNER),
        ("document.owner", "ceo", "lawyer", NEITHER, None),
        ("partners.holod", None, "holod", NEITHER, None),
    ],
)
def test_a_change_is_stricter_or_softer_for_the_one_it_touches(
    path: str, before: Value, after: Value, meaning: Direction, whom: Party | None
) -> None:
    assert direction(path, before, after) is meaning
    assert party(path, before, after) is whom


@pytest.mark.parametrize(
    "one", [p for p in parameters().values() if p.way in (Way.UP, Way.DOWN)], ids=lambda one: one.pattern
)
def test_a_change_back_means_the_opposite(one: Parameter) -> None:
    values: tuple[Value, Value] = (("register",), ("register", "licence")) if one.category else (3, 4)
    there, back = direction(one.pattern, *values), direction(one.pattern, *reversed(values))
    assert {there, back} == {STRICTER, SOFTER}
