"""Missing papers stop a client on the business day of the trigger, and somebody does it."""

from datetime import date, timedelta

from worklists import AS_OF, item, made, plan_of, teller_in, works

from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import SupplyStatus
from policy_gen.worklist.forms import Form
from policy_gen.worklist.planning import Work

DUE = date(2026, 6, 11)
"""A Thursday; the Friday after it is a day off in Russia, so papers stop supply on Monday the 15th."""


def keys(one: Work) -> list[str]:
    return [duty.what.key for duty in one.line.duties]


def late(row: int = 2, **more: object) -> Work:
    rows = [item(row, 0, due=DUE, papers_signed=False, **{"segment": "chains"} | more)]
    return works(plan_of(rows))[row]


def test_on_the_day_of_the_stop_finance_stops_and_the_client_hears_of_the_papers() -> None:
    found = late()
    duties = {duty.what.key: (duty.owner, duty.by) for duty in found.line.duties}
    assert duties["stop_on_credit"] == ("finance", AS_OF)
    assert duties["tell_of_papers"] == ("account_manager", AS_OF)


def test_the_stop_tells_those_whom_the_matrix_names() -> None:
    decision = late().line.decision
    assert decision is not None
    assert "warehouse_head" in decision.informed
    assert (
        teller_in("ru").role("warehouse_head")
        in made([late().item], language="ru").written(Form.CSV).decode()
    )


def test_the_stop_begins_on_a_business_day() -> None:
    assert late().client.supply.since == AS_OF
    before = plan_of([item(2, 0, due=DUE, papers_signed=False, segment="chains")], as_of=AS_OF - timedelta(1))
    assert works(before)[2].client.supply.status == SupplyStatus.GO


def test_a_day_later_the_client_is_stopped_and_nobody_is_told_again() -> None:
    after = plan_of([item(2, 0, due=DUE, papers_signed=False, segment="chains")], as_of=AS_OF + timedelta(1))
    found = works(after)[2]
    assert (found.client.supply.status, found.client.supply.since) == (SupplyStatus.STOP, AS_OF)
    assert not {"stop_on_credit", "tell_of_papers"} & set(keys(found))


def test_one_invoice_of_a_client_carries_the_stop() -> None:
    rows = [
        item(2, 8, segment="chains"),
        *(item(row, 0, due=DUE, papers_signed=False, segment="chains") for row in (3, 4)),
    ]
    found = works(plan_of(rows))
    assert [row for row, one in found.items() if "stop_on_credit" in keys(one)] == [3]


def test_a_public_body_asks_the_lawyer_first() -> None:
    found = late(segment="public")
    assert found.client.supply.status == SupplyStatus.GO
    assert "ask_lawyer_to_stop" in keys(found)


def test_a_released_hold_lifts_the_stop_for_papers() -> None:
    released = Event(EventKind.HOLD_RELEASED, AS_OF)
    rows = [item(2, 0, due=DUE, papers_signed=False, segment="chains")]
    found = works(plan_of(rows, {("C1", ""): (released,)}))[2]
    assert found.client.supply.status == SupplyStatus.GO
