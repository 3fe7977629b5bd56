"""What was taken out and put in, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from policy_gen.history.redline import Mark, redline

WORDS = st.lists(
    st.sampled_from(["срок", "10", "1 500 000", "дней", ".", ",", "\n", "- ", "юрист"]), max_size=12
)


def shown(before: str, after: str) -> str:
    signs = {Mark.KEPT: "{}", Mark.TAKEN: "[-{}-]", Mark.PUT: "[+{}+]"}
    return "".join(signs[one.mark].format(one.text) for one in redline(before, after))


def test_a_number_is_replaced_whole() -> None:
    assert shown("не позднее 10 дней", "не позднее 15 дней") == "не позднее [-10-][+15+] дней"


def test_a_grouped_sum_is_one_number() -> None:
    assert shown("до 1 500 000 ₽", "до 1 200 000 ₽") == "до [-1 500 000-][+1 200 000+] ₽"


def test_a_word_is_never_split() -> None:
    assert shown("юрист отвечает", "юридический отдел отвечает") == "[-юрист-][+юридический отдел+] отвечает"


def test_a_rewritten_phrase_is_one_change() -> None:
    assert shown("мы просим клиента заплатить", "мы ждём оплату заплатить") == (
        "мы [-просим клиента-][+ждём оплату+] заплатить"
    )


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_both_wordings_can_be_read_out_of_it(before: str, after: str) -> None:
    found = redline(before, after)
    assert "".join(one.text for one in found if one.mark is not Mark.PUT) == before
    assert "".join(one.text for one in found if one.mark is not Mark.TAKEN) == after
