"""Where companies of a group share their limit, the stop of one stops the others (REC-500)."""

from datetime import date, timedelta

import pytest
from conftest import sample_profile
from worklists import AS_OF, SEVERNY, changed, item, made, plan_of, works

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import SupplyStatus
from policy_gen.worklist.forms import Form
from policy_gen.worklist.items import LedgerItem
from policy_gen.worklist.planning import Work

STOPPED_TODAY = date(2026, 6, 1)
"""Day 11 of its delay is Friday the 12th, a day off in Russia: the stop is made on Monday the 15th."""


def late(**more: object) -> LedgerItem:
    return item(2, 0, **{"client": "A", "group": "G", "segment": "chains", "due": STOPPED_TODAY} | more)


def sister(**more: object) -> LedgerItem:
    return item(3, -35, **{"client": "B", "group": "G", "segment": "chains"} | more)


def keys(one: Work) -> list[str]:
    return [duty.what.key for duty in one.line.duties]


def test_a_company_is_stopped_with_its_group_and_the_reason_names_the_cause() -> None:
    found = works(plan_of([late(), sister()]))
    assert found[2].client.supply.reason.key == "days_past_due"
    supply = found[3].client.supply
    assert (supply.status, supply.reason.key) == (SupplyStatus.STOP, "group_stopped")
    assert dict(supply.reason.values)["client"] == "A"
    assert supply.since == found[2].client.supply.since


def test_on_the_day_of_the_stop_finance_stops_the_sister_and_the_client_hears_of_it() -> None:
    found = works(plan_of([late(), sister(), item(4, -36, client="B", group="G", segment="chains")]))
    assert keys(found[3]) == ["stop_on_credit", "tell_of_group_stop"]
    assert "stop_on_credit" not in keys(found[4])
    after = works(plan_of([late(), sister()], as_of=AS_OF + timedelta(1)))
    assert after[3].client.supply.status == SupplyStatus.STOP
    assert "stop_on_credit" not in keys(after[3])


def test_a_company_without_a_shared_limit_neither_stops_a_group_nor_is_stopped_with_it() -> None:
    found = works(plan_of([late(), sister(segment="retail")]))
    assert found[3].client.supply.status == SupplyStatus.GO
    found = works(plan_of([late(segment="retail"), sister()]))
    assert found[3].client.supply.status == SupplyStatus.GO
    found = works(plan_of([late(), sister(group="H")]))
    assert found[3].client.supply.status == SupplyStatus.GO


def test_a_public_body_of_a_group_is_not_stopped_without_the_lawyer() -> None:
    profile = changed(sample_profile(SEVERNY).profile, "public", limit_scope="group")
    found = works(plan_of([late(), sister(segment="public")], profile=profile))[3]
    supply = found.client.supply
    assert (supply.status, supply.reason.key) == (SupplyStatus.GO, "public_needs_lawyer")
    assert "ask_lawyer_to_stop" in keys(found)


def test_a_privileged_decision_on_the_sister_puts_the_stop_of_the_group_off() -> None:
    decision = Event(EventKind.PRIVILEGED_UNTIL, AS_OF + timedelta(5))
    events = {("B", ""): (decision,)}
    found = works(plan_of([late(), sister(due=AS_OF - timedelta(6))], events))[3]
    assert found.client.supply.reason.key == "privileged"


def test_a_stop_of_the_group_is_lifted_for_the_company_that_is_released() -> None:
    events = {("B", ""): (Event(EventKind.HOLD_RELEASED, AS_OF),)}
    found = works(plan_of([late(), sister()], events))
    assert found[2].client.supply.status == SupplyStatus.STOP
    assert found[3].client.supply.status == SupplyStatus.GO


def test_a_company_stopped_for_its_own_debt_keeps_its_own_reason() -> None:
    found = works(plan_of([late(), sister(due=date(2026, 5, 1))]))
    assert {one.client.supply.reason.key for one in found.values()} == {"days_past_due"}


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "Another company of its group is stopped: ACME."),
        ("ru", "Приостановка у другой компании группы: ACME."),
    ],
)
@pytest.mark.parametrize("form", [Form.CSV, Form.HTML, Form.JSON])
def test_every_form_says_which_company_stopped_the_group(form: Form, language: str, reason: str) -> None:
    assert reason in made([late(name="ACME"), sister()], language=language).written(form).decode()


def test_the_parts_still_add_up_with_a_stopped_group() -> None:
    plan = plan_of([late(), sister()])
    works(plan)
    assert plan.totals().difference == 0
