"""A client written in two ways is noticed before its debts are treated as those of two clients."""

from pathlib import Path

from worklists import item, plan_of

from policy_gen.problems import Problem
from policy_gen.worklist.items import LedgerItem
from policy_gen.worklist.lookalikes import client_notes


def notes(*rows: LedgerItem) -> list[Problem]:
    return list(client_notes(plan_of(rows).books.accounts.values(), Path("ledger.csv")))


def of(*names: str) -> list[Problem]:
    return notes(*(item(row, 5, client=name) for row, name in enumerate(names, start=2)))


def test_names_that_differ_in_case_spaces_and_quotes_are_told_once_with_their_number() -> None:
    found = of("Ромашка", "РОМАШКА", "ООО «Рассвет»", 'ООО "Рассвет"', "Ёлка", "Лес", "Acme  Ltd", "acme ltd")
    assert [one.code for one in found] == ["same-client"]
    told = dict(found[0].fields)
    assert told["count"] == "3"
    assert told["known"].startswith("“Ромашка”, “РОМАШКА”; ")


def test_different_names_are_left_alone() -> None:
    assert of("Ромашка", "Ромашка-2") == []


def test_a_client_of_two_segments_is_told() -> None:
    found = notes(item(2, 5), item(3, 5, segment="horeca"), item(4, 5, client="C2"))
    assert [(one.variant, dict(one.fields)["count"]) for one in found] == [("segments", "1")]
