"""Stems of words: the only door to snowballstemmer."""

from collections.abc import Callable
from functools import cache

import snowballstemmer

from policy_gen.languages.catalogue import language_data
from policy_gen.languages.folding import folded

SHORTEST_STEM = 3


def stemmer(language: str) -> Callable[[str], str]:
    """What folds a word of a language to its stem, by the stemmer its data file names."""
    return snowball(language_data(language).get("stemmer"))


@cache
def snowball(name: str | None) -> Callable[[str], str]:
    """What folds a word to its stem; to the whole word where Snowball has no such stemmer."""
    if name not in snowballstemmer.algorithms():
        return folded
    stemming = snowballstemmer.stemmer(name)
    return cache(lambda word: _stem(folded(word), folded(stemming.stemWord(word))))


def _stem(word: str, stem: str) -> str:
    """The stem, unless so little is left that other words begin alike: “somație” is not “som”."""
    return stem if len(stem) >= SHORTEST_STEM and 2 * len(stem) >= len(word) else word
