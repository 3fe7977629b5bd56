"""The worklist on a terminal: short, harmless, complete in its counts."""

import re

from worklists import fault, item, made

from policy_gen.worklist.forms import Form
from policy_gen.worklist.terminal import ROWS_EACH


def shown(*rows: object, **more: object) -> str:
    text = made(list(rows), **more).written(Form.TABLE).decode()  # type: ignore[arg-type]
    return text.replace("\u00a0", " ")


def test_each_owner_sees_the_most_urgent_rows_and_how_many_more_there_are() -> None:
    text = shown(*(item(row, 60 + 7 * row) for row in range(2, 30)))
    rows = re.findall(r"N-\d+", text)
    assert rows[:ROWS_EACH] == [f"N-{row}" for row in range(29, 29 - ROWS_EACH, -1)]
    assert f"{28 - ROWS_EACH} rows more" in text


def test_the_list_says_once_what_it_cannot_know() -> None:
    assert shown(item(2, 60)).count("no case register") == 1
    assert "no case register" not in shown(item(2, 60), events={})


def test_a_name_cannot_steer_the_terminal() -> None:
    text = shown(item(2, 60, name="\x1b[2J\u202eShop", invoice="1\n2"))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_reconciliation_is_printed() -> None:
    text = shown(item(2, 60), item(3, 5, -500))
    assert re.search(r"The ledger in all +RUB 59,500\n +Difference +RUB 0\n", text)
    assert "The parts add up to the ledger." in text


def test_a_day_without_work_says_so() -> None:
    assert "Nothing to do today" in shown()


def test_a_row_whose_sum_is_unknown_is_named_beside_the_verdict() -> None:
    assert "the sum is unknown in 1 row" in shown(item(2, 5), fault(3))
    assert "the sum is unknown" not in shown(item(2, 5), fault(3, "10"))
