"""The words that texts are searched for, by language: read from `words/` and from the forbidden phrases."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from policy_gen.profile.source import read_data

_WORDS = Path(__file__).parent / "words"
_SIGNS = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})
_ROMANIAN = str.maketrans("ăâîșțşţĂÂÎȘȚŞŢ", "aaiststAAISTST")
_NOTHING = re.compile("(?!)")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n|(?<=[;|])\s")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A word that has no place in our texts, and the one for its notion."""

    match: re.Pattern[str]
    say: str


@dataclass(frozen=True, slots=True)
class WordList:
    """What is searched for in one language."""

    language: str
    negations: re.Pattern[str]
    tell: re.Pattern[str]
    whom: re.Pattern[str]
    threats: tuple[re.Pattern[str], ...]
    """Beyond the closed list of consequences (brief 8.2.11): `tell` with `whom`, or any of these."""
    releases: tuple[re.Pattern[str], ...]
    """Of a release of debt (K-TXT-07)."""
    penalties: tuple[re.Pattern[str], ...]
    """Of a fine, deduction or loss of bonus for employees (K-HR-01)."""
    unsaid: tuple[Unsaid, ...]
    """Other words for the terms of the glossary, and office language (K-TXT-05)."""


@cache
def word_list(language: str) -> WordList:
    """The list of a language; empty for one that has none yet."""
    file = _WORDS / f"{language}.yaml"
    if not file.is_file():
        return WordList(language, _NOTHING, _NOTHING, _NOTHING, (), (), (), ())
    data: dict[str, Any] = read_data(file)
    threats = data["threats"]

    def all_of(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(compiled(pattern, language) for pattern in patterns)

    return WordList(
        language=language,
        negations=compiled(data["negations"], language),
        tell=compiled(threats["tell"], language),
        whom=compiled(threats["whom"], language),
        threats=all_of(threats["alone"]),
        releases=all_of(data["releases"]),
        penalties=all_of(data["penalties"]),
        unsaid=tuple(Unsaid(compiled(row["match"], language), row["say"]) for row in data["unsaid"]),
    )


def forbidden_phrases(language: str, folders: Sequence[Path]) -> tuple[re.Pattern[str], ...]:
    """What nobody says to a client in a language: the list that its templates print (brief 6.4)."""
    for folder in folders:
        file = folder / language / "phrases.yaml"
        if file.is_file():
            return _printed(file, language)
    return ()


def _printed(file: Path, language: str) -> tuple[re.Pattern[str], ...]:
    try:
        rows = read_data(file)
        return tuple(compiled(row["match"], language) for row in rows)
    except (ValueError, KeyError, TypeError, re.error):
        # A fault of the templates is told where pages are made.
        return ()


def compiled(pattern: str, language: str) -> re.Pattern[str]:
    """A pattern as texts are held against it."""
    return re.compile(plain_signs(pattern, language), re.IGNORECASE)


def plain_signs(text: str, language: str | None) -> str:
    """`text` with plain spaces and apostrophes, Romanian without diacritics; positions stay the same."""
    text = text.translate(_SIGNS)
    return text.translate(_ROMANIAN) if language == "ro" else text


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, cells of a table and halves parted by a semicolon among them."""
    yield from (part for part in _SENTENCE.split(text) if part and part.strip())
