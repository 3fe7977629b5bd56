"""Sheets: what a terminal shows of an answer."""

from hypothesis import given
from hypothesis import strategies as st

from policy_gen.cli.decide.showing import BULLET, QUOTE, WIDTH, Part, Sheet, lines

LONG = "word " * 60


def shown(*parts: Part, facts: tuple[tuple[str, str | None], ...] = ()) -> list[str]:
    return list(lines(Sheet("Title", facts, parts)))


def test_facts_stand_in_a_column_and_empty_ones_are_left_out() -> None:
    assert shown(facts=(("By", "today"), ("Deputy", None), ("Decides", "x"))) == [
        "Title",
        "",
        "By:       today",
        "Decides:  x",
    ]


def test_words_to_say_are_quoted_and_lists_are_marked_or_numbered() -> None:
    parts = (
        Part("Say", ("a", "b"), QUOTE),
        Part("Not", ("c",), BULLET),
        Part("Why", ("d", "e"), numbered=True),
    )
    assert shown(*parts)[1:] == [
        *("", "Say", "  > a", "", "  > b"),
        *("", "Not", "  - c"),
        *("", "Why", "  1. d", "  2. e"),
    ]


def test_an_empty_part_is_left_out() -> None:
    assert shown(Part("Say", ())) == ["Title"]


def test_a_long_quotation_stays_one_on_every_line() -> None:
    body = shown(Part("Say", (LONG,), QUOTE))[3:]
    assert len(body) > 2
    assert all(line.startswith("  > ") for line in body)


@given(texts=st.lists(st.text(alphabet="ab \u00a0é", max_size=300), max_size=4))
def test_no_line_is_wider_than_the_page_unless_a_word_is(texts: list[str]) -> None:
    sheet = Sheet("t", (("fact", " ".join(texts)),), (Part("p", tuple(texts), BULLET),))
    longest_word = max((len(word) for text in texts for word in text.split(" ")), default=0)
    assert all(len(line) <= max(WIDTH, longest_word + 8) for line in lines(sheet))


def test_titles_stand_out_on_a_terminal_only() -> None:
    sheet = Sheet("Title", (), (Part("Say", ("a",)),))
    assert "\x1b[1m" in "".join(lines(sheet, styled=True))
    assert "\x1b" not in "".join(lines(sheet))
