"""The worklist as JSON: ids and ISO dates, words beside them."""

import json
from typing import Any

from worklists import fault, item, made

from policy_gen.worklist.forms import Form


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
    assert found["items"][0]["amount"] == 90000.1
    totals = found["totals"]
    parts = sum(totals[key]["amount"] for key in ("debts", "credits", "unassigned"))
    assert round(parts, 2) == totals["ledger"]["amount"] == 89510.1
    assert totals["difference"] == 0


def test_a_list_without_a_register_says_what_it_cannot_know() -> None:
    assert data()["knows_events"] is False
    assert data()["notes"]
    assert data(events={})["notes"] == []


def test_every_fault_is_listed_with_its_place() -> None:
    (found,) = data()["faults"]
    assert found["place"]["line"] == 4


def test_a_client_has_its_exposure_and_supply() -> None:
    (client,) = data()["clients"]
    assert (client["open"], client["unapplied"], client["exposure"]) == (90000.1, 500, 89500.1)
    assert (client["supply"], client["supply_reason"]) == ("stop", "days_past_due")
    assert client["lift"]
