"""How long a company waits between its demand and a suit: what the law asks and what it sets itself."""

from typing import Any

import pytest
from test_law import JURISDICTIONS, sample

from policy_gen.law.facts import (
    SuitWait,
    legal_suit_wait,
    pack,
    suit_wait,
)
from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import CourtRoute


def with_court(profile: Profile, **changes: Any) -> Profile:
    court = profile.receivables.court.model_copy(update=changes)
    receivables = profile.receivables.model_copy(update={"court": court})
    return profile.model_copy(update={"receivables": receivables})


def told(wait: SuitWait | None) -> tuple[int, str, set[str]] | None:
    return None if wait is None else (wait.days.value, wait.start, set(wait.days.sources))


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_a_wait_before_a_suit_says_its_days_start_and_routes(jurisdiction: str) -> None:
    for fact in pack(jurisdiction).on("pretrial_claim"):
        if "days" in fact.value:
            assert fact.value["from"] in {"sent", "received"}
            assert {CourtRoute(route) for route in fact.value["routes"]}


def test_the_russian_company_waits_30_days_from_sending_on_either_route() -> None:
    for route in CourtRoute:
        wait = suit_wait(with_court(sample("ru"), route=route))
        assert told(wait) == (30, "sent", {"law:ru.claim.mandatory"})


def test_the_romanian_company_waits_15_days_from_receipt_for_an_order_for_payment() -> None:
    profile = sample("ro")
    assert profile.receivables.court.route == CourtRoute.ORDER_FOR_PAYMENT
    assert told(suit_wait(profile)) == (15, "received", {"law:ro.claim.op"})


def test_the_romanian_company_need_not_wait_before_an_ordinary_suit() -> None:
    assert suit_wait(with_court(sample("ro"), route=CourtRoute.COURT)) is None


def test_the_hungarian_company_need_not_wait() -> None:
    for route in CourtRoute:
        assert suit_wait(with_court(sample("hu"), route=route)) is None


def test_days_set_by_the_company_prevail_and_run_from_the_event_the_law_names() -> None:
    own = {"receivables.court.earliest_days_after_claim"}
    for jurisdiction, start in (("ru", "sent"), ("ro", "received"), ("hu", "sent")):
        wait = suit_wait(with_court(sample(jurisdiction), earliest_days_after_claim=40))
        assert told(wait) == (40, start, own)


def test_what_the_law_demands_is_known_even_if_the_company_set_fewer_days() -> None:
    hasty = with_court(sample("ru"), earliest_days_after_claim=0)
    assert suit_wait(hasty) is None
    assert told(legal_suit_wait(hasty)) == (30, "sent", {"law:ru.claim.mandatory"})
