"""A word that is right but for one sign: which sign, where, and what to type instead."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minimal import MINIMAL, edited

from policy_gen.profile.loading import load_bytes


@pytest.mark.parametrize(
    ("old", "new", "place", "variant", "way_out"),
    [
        ("currency: HUF", "сurrency: HUF", "16:3", "cyrillic", "currency"),
        ("currency: HUF", "currency: НUF", "16:13", "cyrillic", "HUF"),
        ("currency: HUF", "currency\u00a0: HUF", "16:11", "space", "currency"),
        ("head: finance_director", "head: finance_direсtor", "41:52", "cyrillic", "finance_director"),
        ("unit: sales, purpose", "unit: sаles, purpose", "31:15", "cyrillic", "sales"),
        ("- {id: sales,", "- {id: sаles,", "40:11", "cyrillic", "sales"),
        ("  lawyer: {", "  lаwyer: {", "50:4", "cyrillic", "lawyer"),
        ("preset: goods_b2b", "preset: “goods_b2b”", "3:9", "quote", '"goods_b2b"'),
        ("preset: goods_b2b", "«preset»: goods_b2b", "3:1", "quote", '"preset"'),
        ('"+3610000001"', "„+3610000001”", "14:10", "quote", '"+3610000001"'),
        ('"+3610000001"', '"+36－10000001"', "14:14", "", "+36-10000001"),
        ("published: [en]", "published: ［en］", "37:14", "", "[en]"),
        ("sells_to: [b2b]", "sells_to: [b2b， b2c]", "18:17", "", "b2b, b2c"),
        ("review_date: 2027-08-31", "review_date: 2027–08–31", "28:20", "", "2027-08-31"),
        ("credit_limit: 2000000", "credit_limit: ２000000", "66:19", "", "2000000"),
        ("short_name: Minimal Trading", "short_name: {еn: Minimal Trading}", "8:16", "cyrillic", "en"),
    ],
)
def test_character_that_only_looks_right_is_named_at_its_place(
    old: str, new: str, place: str, variant: str, way_out: str
) -> None:
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    (found,) = load_bytes(text.replace(old, new, 1).encode(), MINIMAL).problems
    assert found.span is not None
    assert (found.code, f"{found.span.line}:{found.span.column}") == ("lookalike-character", place)
    assert found.variant == variant
    assert (found.hint or "").endswith(f": {way_out}")


TWINS = dict(zip("aceopxy", "асеорху", strict=True))
KEYS = [
    (number, place)
    for number, line in enumerate(MINIMAL.read_text(encoding="utf-8").splitlines())
    if not line.startswith("#")
    for key in re.finditer(r"[a-z_]+(?=:( |$))", line)
    for place in range(key.start(), key.end())
    if line[place] in TWINS
]
"""Line and column of every letter in a key of the minimal profile that has a Cyrillic twin."""


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(KEYS))
def test_cyrillic_letter_in_any_key_is_the_only_thing_told(letter: tuple[int, int]) -> None:
    number, place = letter
    lines = MINIMAL.read_text(encoding="utf-8").split("\n")
    line = lines[number]
    lines[number] = line[:place] + TWINS[line[place]] + line[place + 1 :]
    (found,) = load_bytes("\n".join(lines).encode(), MINIMAL).problems
    assert found.span is not None
    assert (found.code, found.span.line, found.span.column) == ("lookalike-character", number + 1, place + 1)


@pytest.mark.parametrize(
    "words", ["“Minimal” – Trading", "Минимал： всё", "Ми́нимал\u00a0Трейд", "Α Ω, 「x」"]
)
def test_texts_may_hold_any_character(words: str) -> None:
    assert edited("address: 1000 Budapest", f"address: {words}") == []
