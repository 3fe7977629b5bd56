"""Which definite article a word takes where its first sound decides, as in Hungarian (language canon 1)."""

import re
from collections.abc import Mapping


def article(text: str, rule: Mapping[str, str]) -> str:
    """The article of a text by a rule of `before_vowel`, `otherwise`, `vowels` and `spelt_with_vowel`."""
    word = re.split(r"[\s-]", text, maxsplit=1)[0]
    if text[:1].isdigit():
        vowel = number_begins_with_vowel(text)
    elif len(word) > 1 and word.isupper():
        vowel = word[0].lower() in rule["vowels"] + rule["spelt_with_vowel"]
    else:
        vowel = text[:1].lower() in rule["vowels"]
    return rule["before_vowel" if vowel else "otherwise"]


def number_begins_with_vowel(text: str) -> bool:
    """Whether a number is read with a vowel first in Hungarian: öt in every place, egy and ezer.

    One is egy or ezer where it stands alone in its group of three.
    """
    number = re.match(r"\d+(?:[. \u00a0\u202f]\d{3}(?!\d))*", text)
    digits = re.sub(r"\D", "", number[0]) if number else ""
    return digits[:1] == "5" or (digits[:1] == "1" and len(digits) % 3 == 1)
