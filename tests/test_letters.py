"""What is said to the client: the row's own invoice, sum and days, in the client's language."""

from datetime import timedelta
from decimal import Decimal

import pytest
from worklists import AS_OF, Made, item, made, teller_in

from policy_gen.worklist.items import LedgerItem


def text(one: LedgerItem, *others: LedgerItem) -> str:
    found: Made = made([one, *others])
    work = next(w for w in found.plan.work() if w.item.row == one.row)
    return found.letters.text(work).replace("\u00a0", " ")


def test_a_script_names_the_row_s_invoice_sum_and_day() -> None:
    said = text(item(2, -3, "1250.50", invoice="17/A", language="en"))
    assert said == (
        "Hello, this is Severny Dvor. A quick reminder: invoice 17/A for RUB 1,250.50 is due on 18 June 2026."
        " Is the payment on track?"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "RUB 1,250.50"), ("ru", "1 250,50 ₽"), ("hu", "1 250,50 ₽"), (None, "1 250,50 ₽")],
)
def test_a_client_is_addressed_in_a_published_language_else_in_the_binding_one(
    language: str | None, expected: str
) -> None:
    assert expected in text(item(2, -3, "1250.50", language=language))


def test_rows_that_share_a_decision_keep_their_own_words() -> None:
    rows = [item(row, -3, 1000 + row, invoice=f"I{row}", language="en") for row in (2, 3, 4)]
    found = made(rows)
    for work in found.plan.work():
        said = found.letters.text(work)
        assert f"invoice {work.item.invoice} " in said
        assert teller_in("en").money(work.item.amount) in said


def test_the_letter_is_that_of_the_teller() -> None:
    one = item(2, -3, "1250.50", invoice="17/A", language="ru")
    case = {"invoice": "17/A", "amount": Decimal("1250.50"), "due": one.due}
    assert text(one) == teller_in("ru").script("remind", case).replace("\u00a0", " ")


def test_a_satisfaction_check_names_the_day_of_delivery() -> None:
    delivered = AS_OF - timedelta(2)
    said = text(item(2, -30, segment="chains", delivered=delivered, language="en"))
    assert "We delivered your order on 13 June 2026." in said


def test_nothing_is_said_where_no_script_is_due() -> None:
    assert text(item(2, 60), item(3, 90)) == ""


def test_signs_of_markdown_and_of_the_fillings_stand_as_they_are() -> None:
    assert "invoice A*1_2|{due}<b> for" in text(item(2, -3, invoice="A*1_2|{due}<b>", language="en"))


def test_every_duty_of_the_day_has_its_words() -> None:
    """A window shortened by a holiday brings the first call and the last warning together."""
    said = text(item(2, 4, 80_000, segment="horeca", language="en"))
    assert "what happened" in said.split(" / ")[0]
    assert len(said.split(" / ")) > 1
