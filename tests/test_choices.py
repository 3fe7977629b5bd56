"""The questions about a request: each is asked only where its answer has a bearing."""

from datetime import date
from itertools import product

import pytest
from refusing import SEVERNY, TISZA, TODAY
from varying import varied

from policy_gen.profile.company import ClientKind
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Colleague
from policy_gen.rules.receivables.dates import limitation_end
from policy_gen.rules.referral import colleague_for, name_partners
from policy_gen.rules.refusal.choices import next_axis, places, request_of
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.progress import progress_facts
from policy_gen.rules.refusal.request import Asked
from policy_gen.rules.refusal.tree import lasting

CONDUCT = {"circumstance": "none", "client": "existing"}


def test_where_we_must_refuse_nobody_asks_what_is_wanted() -> None:
    axis = next_axis(SEVERNY, {"circumstance": "must_refuse"})
    assert axis is not None
    assert axis.id == "client"


@pytest.mark.parametrize(("asked", "following"), [("behaviour", None), ("payment", "progress")])
def test_an_unnamed_sign_counts_only_where_the_money_does_not_come(asked: str, following: str | None) -> None:
    axis = next_axis(SEVERNY, CONDUCT | {"asked": asked, "sign": "unknown"})
    assert (axis and axis.id) == following


def stations(profile: Profile, sign: str) -> tuple[str, ...]:
    """What may have happened since a sign was seen."""
    axis = next_axis(profile, CONDUCT | {"asked": "behaviour", "sign": sign})
    assert axis is not None
    assert axis.id == "progress"
    return axis.values


def test_one_question_tells_the_response_the_warnings_and_the_other_terms() -> None:
    ends = ("1-not_offered", "1-declined", "1-unknown", "kept")
    assert stations(SEVERNY, "double_game") == ("not_begun", "0", *ends)


def test_public_money_has_a_bearing_on_prepayment_alone() -> None:
    assert "1-not_offered-public" in stations(SEVERNY, "broken_money")
    assert "not_begun-public" in stations(SEVERNY, "broken_money")
    assert "not_begun-public" not in stations(SEVERNY, "double_game")
    private = tuple(kind for kind in SEVERNY.company.sells_to if kind != ClientKind.B2G)
    assert "not_begun-public" not in stations(varied(SEVERNY, {"company.sells_to": private}), "broken_money")


def test_what_makes_a_sign_void_stands_first() -> None:
    assert stations(TISZA, "moving_goal")[0].startswith("billed-")


@pytest.mark.parametrize(
    ("station", "facts"),
    [
        ("not_begun", {}),
        ("not_begun-public", {"public_body": True}),
        ("0", {"warnings_given": 0}),
        ("1-not_offered-public", {"warnings_given": 1, "terms": "not_offered", "public_body": True}),
        ("2-unknown", {"warnings_given": 2}),
        ("2-declined", {"warnings_given": 2, "terms": "declined"}),
        ("kept", {"terms": "kept"}),
        ("billed-hourly", {"billing": "hourly"}),
    ],
)
def test_a_station_stands_for_its_facts(station: str, facts: dict[str, object]) -> None:
    assert progress_facts(station) == facts


@pytest.mark.parametrize("circumstance", ["debtor", "privileged"])
def test_of_a_client_nobody_asks_whether_it_is_new(circumstance: str) -> None:
    said = {"circumstance": circumstance, "asked": "core"}
    axis = next_axis(SEVERNY, said)
    assert axis is not None
    assert axis.id == "situation"
    conduct = next_axis(SEVERNY, said | {"asked": "behaviour"})
    assert conduct is not None
    assert conduct.values == ("existing", "key_client")


def test_whoever_may_be_named_on_the_day_of_the_table_may_be_named_for_ever() -> None:
    agreed = Colleague(for_field="network", role="delivery_head", agreed_on=TODAY)
    later = agreed.model_copy(update={"for_field": "webshop", "agreed_on": date(2026, 4, 2)})
    known = lasting(varied(TISZA, {"colleagues": (agreed, later)}), TODAY)
    assert colleague_for(known, ["network"], date.min) == "delivery_head"
    assert colleague_for(known, ["webshop"], date.max) is None


def test_where_no_law_names_a_period_no_last_day_to_sue_is_named() -> None:
    assert limitation_end(TODAY, None) is None


def test_what_is_next_to_our_trade_may_lie_in_another_region_and_is_no_field_of_ours() -> None:
    region, field = places(SEVERNY, Asked.ADJACENT)
    assert region.values == ("unknown", "ekb", "chel", "tyumen", "other")
    assert field.values == ("unknown", "equipment", "fresh", "other")


def test_the_guide_and_the_finder_name_the_same_partners_and_gaps_next_to_our_trade() -> None:
    region, field = places(SEVERNY, Asked.ADJACENT)
    for chosen in product((*region.values[1:],), (*field.values[1:-1],)):
        answers = {"circumstance": "none", "client": "new", "asked": "adjacent"}
        request = request_of(SEVERNY, answers | dict(zip(("region", "field"), chosen, strict=True)), TODAY)
        found = name_partners(SEVERNY, *chosen, TODAY)
        decision = decide_refusal(SEVERNY, request)
        assert decision.partners == found.partners, chosen
        gaps = [step for step in decision.steps if step.key == "report_gap"]
        assert bool(gaps) is found.log_gap, chosen
