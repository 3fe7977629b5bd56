"""The worklist as JSON: ids and ISO dates, words beside them."""

import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

from worklists import fault, item, made

from policy_gen.worklist.forms import Form
from policy_gen.worklist.json_out import write_json
from policy_gen.worklist.planning import Work


def data(language: str = "en", **events: Any) -> dict[str, Any]:
    rows = [item(2, 40, "90000.10"), item(3, 5, -500), fault(4, "10")]
    found: dict[str, Any] = json.loads(made(rows, language=language, **events).written(Form.JSON))
    return found


def test_ids_are_the_same_in_every_language_and_words_are_not() -> None:
    ru, en = data("ru")["items"][0], data("en")["items"][0]
    for key in ("stage", "owner", "due", "deadline", "last_date_to_sue", "days_late", "clauses"):
        assert ru[key] == en[key]
    assert [duty["what"] for duty in ru["duties"]] == [duty["what"] for duty in en["duties"]]
    assert ru["duties"][0]["text"] != en["duties"][0]["text"]


def test_a_sum_keeps_its_cents_and_totals_reconcile() -> None:
    found = data()
    assert found["items"][0]["amount"] == "90000.10"
    totals = found["totals"]
    parts = sum(Decimal(totals[key]["amount"]) for key in ("debts", "credits", "unassigned"))
    assert parts == Decimal(totals["ledger"]["amount"]) == Decimal("89510.1")
    assert totals["difference"] == "0.00"


def test_no_sum_loses_a_digit() -> None:
    large = [item(row, 40, "999999999999999.99") for row in range(2, 12)]
    found = json.loads(made([*large, fault(12, "0.125")]).written(Form.JSON))
    totals = found["totals"]
    assert totals["debts"]["amount"] == "9999999999999999.90"
    assert totals["unassigned"]["amount"] == "0.125"
    assert totals["ledger"]["amount"] == "10000000000000000.025"
    assert found["clients"][0]["overdue"] == "9999999999999999.90"


def test_items_come_one_by_one_in_the_order_of_the_ledger() -> None:
    plan = made([item(2, 40), item(3, 5), item(4, 60)])
    text, handed = StringIO(), list[int]()

    def work() -> Iterator[Work]:
        for one in plan.plan.work():
            handed.append(text.getvalue().count('{"row"'))
            yield one

    write_json(text, work(), plan.plan.totals, list, plan.wording, plan.letters)
    assert handed == [0, 1, 2]
    assert [one["row"] for one in json.loads(text.getvalue())["items"]] == [2, 3, 4]


def test_an_empty_ledger_gives_a_whole_object() -> None:
    found = json.loads(made([]).written(Form.JSON))
    assert (found["items"], found["clients"], found["faults"]) == ([], [], [])


def test_a_list_without_a_register_says_what_it_cannot_know() -> None:
    assert data()["knows_events"] is False
    assert data()["notes"]
    assert data(events={})["notes"] == []


def test_every_fault_is_listed_with_its_place() -> None:
    (found,) = data()["faults"]
    assert found["place"]["line"] == 4


def test_a_client_has_its_exposure_and_supply() -> None:
    (client,) = data()["clients"]
    assert (client["open"], client["unapplied"], client["exposure"]) == ("90000.10", "500.00", "89500.10")
    assert (client["supply"], client["supply_reason"]) == ("stop", "days_past_due")
    assert client["lift"]
