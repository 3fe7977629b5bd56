"""An unquoted value means what a closed list says, and what a profile does not use is refused."""

from datetime import date
from decimal import Decimal

import pytest
from test_source import NAME, found

from policy_gen.profile.source import read_string
from policy_gen.profile.tree import plain


def values(text: str) -> object:
    source = read_string(text, NAME)
    assert not source.problems, source.problems
    assert source.root is not None
    return plain(source.root)


@pytest.mark.parametrize(
    "word", ["NO", "no", "on", "off", "yes", "Yes", "012", "1:30", "10:00", "+5", "1e5", ".5", "0x1F"]
)
def test_words_that_yaml_would_reinterpret_stay_text(word: str) -> None:
    assert values(f"key: {word}") == {"key": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("10.50", Decimal("10.50")),
        ("2026-09-01", date(2026, 9, 1)),
        ('"2026-09-01"', "2026-09-01"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_only_the_closed_list_of_forms_becomes_something_else_than_text(word: str, value: object) -> None:
    assert values(f"key: {word}") == {"key": value}


def test_duplicate_key_is_refused_with_both_places_and_the_first_value_is_kept() -> None:
    source = read_string("a: 1\nb: 2\na: 3\n", NAME)
    (problem,) = source.problems
    assert (problem.code, str(problem.span)) == ("duplicate-key", "acme.yaml:3:1")
    assert [str(span) for _, span in problem.related] == ["acme.yaml:1:1"]
    assert source.root is not None
    assert plain(source.root) == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", [("anchor", "1:4")]),
        ("a: *x\n", [("alias", "1:4")]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [("anchor", "1:4"), ("merge-key", "3:3")]),
        ("a: !!str 1\n", [("tag", "1:4")]),
        ("a: !foo [1]\n", [("tag", "1:4")]),
        ("a: 1\n---\nb: 2\n", [("several-documents", "2:1")]),
        ("a: 2026-02-30\nb: 2026-13-01\n", [("bad-date", "1:4"), ("bad-date", "2:4")]),
        ("a:\n\tb: 1\n", [("tab-indentation", "2:1")]),
        ("a:\n  b: 1\n \tc: 1\n", [("tab-indentation", "3:2")]),
        ('a: "x\nb: 1\n', [("syntax", "1:4")]),
        ('a: "x\nb: y"\n', [("syntax", "1:4")]),
        ('- {a: "x, b: 1}\n- {a: "y"}\n', [("syntax", "1:7")]),
        ("a: [", [("syntax", "1:4")]),
        ("b: 1\na: {\n\n", [("syntax", "2:4")]),
        ("a: [1, , 2]\n", [("syntax", "1:8")]),
        ('a: "\\d"\n', [("syntax", "1:5")]),
        ("a:\n\u00a0\u00a0b: 1\n\u00a0\u00a0c: 1\n", [("tab-indentation", "2:1")]),
        ("a:\n  b: 1\n \u00a0c: 1\n", [("tab-indentation", "3:2")]),
        ("a: [1, 2\nb: 1\n", [("syntax", "1:4")]),
        ("a: b: c\n", [("syntax", "1:5")]),
        ("a: @home\n", [("syntax", "1:4")]),
        ("? [a]\n: 1\n", [("complex-key", "1:3")]),
        ("a: x\u202ey\n", [("hidden-character", "1:5")]),
        ('a: "x\\u202ey"\n', [("hidden-character", "1:4")]),
        ('a: "\\0"\n', [("hidden-character", "1:4")]),
        ("a: x\u00ady\n", [("hidden-character", "1:5")]),
        ("a: x\u200dy\n", [("hidden-character", "1:5")]),
        ("a: x\u180ey\n", [("hidden-character", "1:5")]),
        ("a: x\u115fy\n", [("hidden-character", "1:5")]),
        ("a: x\U000e0041y\n", [("hidden-character", "1:5")]),
        ('a: "x\\u00ady"\n', [("hidden-character", "1:4")]),
        ("# \u2066 in a comment\na: 1\n", [("hidden-character", "1:3")]),
        ("a: \x1b[31m\n", [("hidden-character", "1:4")]),
        ("a: 1\u0085b\n", [("hidden-character", "1:5")]),
        ("", [("empty-file", "1:1")]),
        ("# only a comment\n", [("empty-file", "1:1")]),
    ],
)
def test_what_a_profile_does_not_use_is_refused_at_its_place(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected
