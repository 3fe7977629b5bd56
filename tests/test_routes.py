"""A role's page: what it says depends on the company's business."""

import pytest
from conftest import SITES, sample_profile, sample_tree
from varying import varied

from policy_gen.rules.responsibility.authority import schedule_proposer


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


def rows_of(company: str, role: str, part: str) -> list[str]:
    """The rows of a part the role plays, each with its second line."""
    listed = text_of(company, role).split(f"**{part}**")[1].split("**I ")[0].split("\n## ")[0]
    return [row for row in listed.split("\n- ")[1:] if row]


def test_a_duty_says_by_when_in_the_words_of_its_clause() -> None:
    policy = sample_tree("severny-dvor", "en").policy
    rows = rows_of("severny-dvor", "account_manager", "I prepare and carry out")
    reminder = next(row for row in rows if "#REC-210" in row)
    deadline = policy.clause("REC-210").deadline
    assert deadline
    assert f"\n  **When:** {deadline.text}" in reminder
    assert sum("**When:**" in row for row in rows) >= len(rows) - 1


def test_whoever_is_only_told_has_no_day_to_keep() -> None:
    told = rows_of("severny-dvor", "account_manager", "I am told afterwards")
    assert told
    assert not [row for row in told if "**When:**" in row]


def test_a_waiver_of_interest_does_not_borrow_the_day_of_its_calculation() -> None:
    rows = rows_of("severny-dvor", "finance_director", "I answer for the result")
    assert "**When:**" not in next(row for row in rows if "#REC-520" in row)


@pytest.mark.parametrize(
    ("role", "said", "unsaid"),
    [
        ("ceo", ("VIP-060", "REC-570", "What changed last", "tolerated delay"), "who has signed"),
        ("hr", ("who has signed", "DOC-050", "What changed last"), "VIP-060"),
        ("head_of_sales", ("Translations", "DOC-050", "ageing of receivables"), "who has signed"),
        ("account_manager", (), "What I keep an eye on"),
    ],
)
def test_those_who_answer_for_the_document_see_what_they_watch(
    role: str, said: tuple[str, ...], unsaid: str
) -> None:
    text = text_of("severny-dvor", role).split("## My clauses")[0]
    assert [one for one in said if one not in text] == []
    assert unsaid not in text


def test_a_director_reads_every_decision_that_is_his() -> None:
    decides = text_of("severny-dvor", "ceo").split("## What I may decide")[1].split("\n## ")[0]
    for what in ("tolerated delay", "privileged client", "Writing off", "former debtor", "key client"):
        assert what in decides, what


def test_whoever_may_refuse_alone_reads_so_and_still_that_money_is_decided_by_others() -> None:
    decides = text_of("severny-dvor", "first_contact").split("## What I may decide")[1].split("\n## ")[0]
    assert "refuse alone" in decides
    assert "REF-030" in decides
    assert "must not promise" in decides


NO_INSTALMENTS = {
    "en": "do not approve instalments",
    "hu": "nem hagyok jóvá",
    "ro": "Nu aprob plata în rate",
    "ru": "Графики погашения не утверждаю",
}


@pytest.mark.parametrize(("company", "language"), SITES)
def test_whoever_prepares_schedules_but_approves_none_reads_so_and_to_whom_they_go(
    company: str, language: str
) -> None:
    tree = sample_tree(company, language)
    for folder in ("roles", "sheets"):
        texts = {page.path: page.text for page in tree.pages if page.path.startswith(f"{folder}/")}
        saying = [path for path, text in texts.items() if NO_INSTALMENTS[language] in text]
        assert saying == [f"{folder}/account_manager"]


def test_the_limits_name_a_role_without_any_and_are_silent_once_it_has_one() -> None:
    profile = sample_profile("severny-dvor").profile
    assert schedule_proposer(profile) == "account_manager"
    limits = next(c for c in sample_tree("severny-dvor", "en").policy.clauses() if c.id == "RSP-060")
    assert "The account manager approves no instalments and takes" in limits.text
    first, *others = profile.receivables.schedules
    approving = (first.model_copy(update={"role": "account_manager"}), *others)
    assert schedule_proposer(varied(profile, {"receivables.schedules": approving})) is None
