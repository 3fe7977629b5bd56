"""A role's page: what it says depends on the company's business."""

import pytest
from conftest import sample_profile, sample_tree


def text_of(company: str, role: str) -> str:
    tree = sample_tree(company, "en")
    return next(page.text for page in tree.pages if page.path == f"roles/{role}")


@pytest.mark.parametrize(
    ("company", "said", "unsaid"),
    [
        ("severny-dvor", "We do not have it in stock", "Our team is fully booked"),
        ("tisza-szoftver", "Our team is fully booked", "We do not have it in stock"),
    ],
)
def test_an_account_manager_says_what_the_business_needs(company: str, said: str, unsaid: str) -> None:
    text = text_of(company, "account_manager")
    assert said in text
    assert unsaid not in text


def test_a_stop_of_new_orders_has_words_of_its_own() -> None:
    assert sample_profile("tisza-szoftver").profile.supply.stop_scope == "new_orders"
    assert "new orders" in text_of("tisza-szoftver", "finance")
    assert "new orders" not in text_of("severny-dvor", "finance").split("## ")[3]


@pytest.mark.parametrize("role", ["account_manager", "first_contact", "ceo", "lawyer"])
def test_every_role_reads_what_it_does_decides_and_whom_it_asks(role: str) -> None:
    headings = [line for line in text_of("severny-dvor", role).split("\n") if line.startswith("## ")]
    assert len(headings) >= 3
