"""What was taken out and put in, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from policy_gen.history.reading_aloud import read_aloud
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


def aloud(before: str, after: str) -> str:
    signs = {Mark.KEPT: "{}", Mark.TAKEN: "[-{}-]", Mark.PUT: "{{+{}+}}"}
    return "".join(signs[one.mark].format(one.text) for one in read_aloud(before, after) if one.text)


def test_a_row_that_went_is_taken_whole_and_cells_are_compared_each_with_its_own() -> None:
    head = "| Case | Annex | Advice |\n|---|---|---|\n"
    low, late = "| No goods | ANN-A | advice on choice |\n", "| Late order | ANN-B | yes |"
    assert aloud(f"{head}{low}{late}", f"{head}{late}") == (
        "Case · Annex · Advice\n[-No goods · ANN-A · advice on choice-]\nLate order · ANN-B · yes"
    )
    assert aloud(f"{head}{late}", f"{head}| Late order | ANN-C | no |").endswith(
        "Late order · ANN-[-B-]{+C+} · [-yes-]{+no+}"
    )


def test_the_words_of_a_drawing_are_not_read_aloud() -> None:
    drawn = f"*{' '.join(['Negotiation', 'account manager'] * 8)}*"
    why = "*Why: a reason stays a sentence, however long it is, and is read like any other line of a clause.*"
    assert aloud(f"{drawn}\n{why}", f"{drawn[:-1]} lawyer*\n{why}") == why


def test_a_sign_that_was_escaped_in_the_text_stands_for_itself() -> None:
    assert aloud("2026\\. 04. 09.", "2026\\. 04. 10.").startswith("2026. 04. ")
