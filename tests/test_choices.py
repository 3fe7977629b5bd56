"""The questions about a request: each is asked only where its answer has a bearing."""

from datetime import date

import pytest
from refusing import SEVERNY, TISZA, TODAY
from varying import varied

from policy_gen.profile.company import ClientKind
from policy_gen.profile.referral import Colleague
from policy_gen.rules.receivables.dates import limitation_end
from policy_gen.rules.referral import colleague_for
from policy_gen.rules.refusal.choices import next_axis
from policy_gen.rules.refusal.tree import lasting

CONDUCT = {"circumstance": "none", "client": "existing"}


def test_where_we_must_refuse_nobody_asks_what_is_wanted() -> None:
    axis = next_axis(SEVERNY, {"circumstance": "must_refuse"})
    assert axis is not None
    assert axis.id == "client"


@pytest.mark.parametrize(("asked", "following"), [("behaviour", None), ("payment", "warnings")])
def test_an_unnamed_sign_counts_only_where_the_money_does_not_come(asked: str, following: str | None) -> None:
    axis = next_axis(SEVERNY, CONDUCT | {"asked": asked, "sign": "unknown"})
    assert (axis and axis.id) == following


@pytest.mark.parametrize(
    ("sign", "warnings", "following"),
    [
        ("broken_money", "unknown", "public_body"),  # prepayment is the first response
        ("broken_money", "0", None),
        ("double_game", "unknown", None),
        ("double_game", "1", "key_client"),
    ],
)
def test_public_money_has_a_bearing_on_prepayment_and_on_parting(
    sign: str, warnings: str, following: str | None
) -> None:
    said = CONDUCT | {"asked": "behaviour", "sign": sign, "warnings": warnings, "terms": "unknown"}
    axis = next_axis(SEVERNY, said)
    assert (axis and axis.id) == following


def test_without_public_clients_nobody_asks_about_them() -> None:
    private = tuple(kind for kind in SEVERNY.company.sells_to if kind != ClientKind.B2G)
    said = CONDUCT | {"asked": "behaviour", "sign": "broken_money", "warnings": "unknown", "terms": "unknown"}
    assert next_axis(varied(SEVERNY, {"company.sells_to": private}), said) is None


def test_whoever_may_be_named_on_the_day_of_the_table_may_be_named_for_ever() -> None:
    agreed = Colleague(for_field="network", role="delivery_head", agreed_on=TODAY)
    later = agreed.model_copy(update={"for_field": "webshop", "agreed_on": date(2026, 4, 2)})
    known = lasting(varied(TISZA, {"colleagues": (agreed, later)}), TODAY)
    assert colleague_for(known, ["network"], date.min) == "delivery_head"
    assert colleague_for(known, ["webshop"], date.max) is None


def test_where_no_law_names_a_period_no_last_day_to_sue_is_named() -> None:
    assert limitation_end(TODAY, None) is None
