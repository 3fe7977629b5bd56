"""A value of the profile is shown as typed and cannot become mark-up."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_gen.policy.escaping import clean, markdown
from policy_gen.policy.reading import to_html


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("A|B", r"A\|B"),
        ("*важно*", r"\*важно\*"),
        ("[x](y)", r"\[x\](y)"),
        ("{{ 7*7 }}", r"\{\{ 7\*7 \}\}"),
        ("`код`", r"\`код\`"),
        ("C:\\new", r"C:\\new"),
        ("<b>", "&lt;b>"),
        ("5 < 6", "5 < 6"),
        ("&amp;", "&amp;amp;"),
        ("R&D отдел", "R&D отдел"),
        ("_x_", r"\_x\_"),
        ("snake_case", "snake_case"),
        ("# 1", r"\# 1"),
        ("№ 1 # 2", "№ 1 # 2"),
        ("1. пункт", r"1\. пункт"),
        ("1.5 часа", "1.5 часа"),
        ("- нет", r"\- нет"),
        ("-5 °C", "-5 °C"),
        ("> цитата", "&gt; цитата"),
        ("---", "&#45;--"),
        ("!!! note", r"\!!! note"),
        ("да!", "да!"),
        ("конец #", r"конец \#"),
        ('--8<-- "x"', '--8&lt;-- "x"'),
    ],
)
def test_a_sign_is_escaped_only_where_it_would_be_mark_up(typed: str, written: str) -> None:
    assert markdown(typed) == written


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("две\nстроки", "две строки"),
        ("  края  ", "края"),
        ("a\t\tb", "a b"),
        ("no\u00a0break", "no\u00a0break"),
        ("\u202eоб\u2066рат\u200fно", "обратно"),
        ("нуль\x00байт\x1b", "нульбайт"),
        ("знак\ue000подделка\ue001", "знакподделка"),
        ("\ufeffначало", "начало"),
    ],
)
def test_a_value_is_one_line_without_invisible_signs(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(st.text())
def test_nothing_unprintable_survives_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not [sign for sign in cleaned if unicodedata.category(sign) in ("Cc", "Co", "Cs", "Cn")]
    assert "\n" not in markdown(text)


@given(st.text())
def test_no_value_makes_a_tag_or_a_link(text: str) -> None:
    html = to_html(f"слово {markdown(text)} слово\n")
    assert html.startswith("<p>слово ")
    assert html.count("<") == 2
