"""The duty to stop is called by what the company stops (REC-500)."""

from datetime import date, timedelta

import pytest
from conftest import sample_profile
from varying import varied

from policy_gen.profile.credit import StopScope
from policy_gen.rules.receivables.case import OverdueCase
from policy_gen.rules.receivables.engine import OverdueRules

DUE = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("scope", "duty"),
    [("all", "stop_supply"), ("credit_only", "stop_on_credit"), ("new_orders", "stop_new_orders")],
)
def test_on_the_day_of_the_stop_finance_stops_what_the_company_stops(scope: str, duty: str) -> None:
    profile = varied(sample_profile("severny-dvor").profile, {"supply.stop_scope": StopScope(scope)})
    (segment,) = (one for one in profile.segments if one.id == "retail")
    day = DUE + timedelta(days=segment.stop_supply_at_dpd)
    decision = OverdueRules(profile).decide(OverdueCase("retail", DUE), day)
    stops = [one for one in decision.duties if one.what.key.startswith("stop_")]
    assert [(one.what.key, one.owner, one.by) for one in stops] == [(duty, "finance", day)]
    assert "warehouse_head" in decision.informed
