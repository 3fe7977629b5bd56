"""How much a stem says of an entry: BM25F, worked out once, so that the browser only adds up.

Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond” (2009), section 3.6:
frequencies are summed over fields, each with its boost and its own length, before they are saturated.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from policy_gen.languages.folding import folded, plain_words
from policy_gen.outputs.search_entries import Entry, Field

BOOSTS = {Field.TITLE: 4.0, Field.SYNONYMS: 4.0, Field.SCRIPTS: 1.5, Field.BODY: 1.0}
"""A title says more of a clause than a sentence in the middle of it."""
SATURATION = 1.2
LENGTH_SHARES = {Field.TITLE: 0.3, Field.SYNONYMS: 0.1, Field.SCRIPTS: 0.6, Field.BODY: 0.6}
"""How far a long field is held against its words: 0 not at all, 1 fully."""
SCALE = 9
"""Weights are whole numbers, of two digits where a word says something."""
LEAST_RARITY = 0.12
"""Of a word that stands everywhere: it decides nothing, but typed alone it finds what it is the title of."""
MOST_ENTRIES = 18
"""Of one stem: beyond these it says too little to be worth its place in the file."""
SHORTEST_NUMBER = 3
"""Days and counts are not searched for; numbers of laws and phones are."""
_CLAUSE_ID = re.compile(r"\b[A-Z]{3}-[A-Z0-9]+\b")

Postings = dict[str, dict[int, int]]
"""Weight by entry, by stem; entries are numbered in their order."""


def postings(
    found: Sequence[Entry], stem: Callable[[str], str], little: frozenset[str] = frozenset()
) -> Postings:
    """The weights of every stem but those of little words, in alphabetical order."""
    counts = [_counts(entry, stem, little) for entry in found]
    usual = _usual_lengths(counts)
    by_stem: dict[str, dict[int, float]] = {}
    for number, fields in enumerate(counts):
        for one, frequency in _frequencies(fields, usual).items():
            by_stem.setdefault(one, {})[number] = frequency
    shares = [entry.share for entry in found]
    return {one: _weighed(by_stem[one], shares) for one in sorted(by_stem)}


def _counts(entry: Entry, stem: Callable[[str], str], little: frozenset[str]) -> dict[Field, Counter[str]]:
    counts = {field: Counter[str]() for field in Field}
    for field, text in entry.texts:
        counts[field].update(stem(word) for word in _searched(text) if folded(word) not in little)
    return counts


def _searched(text: str) -> Iterator[str]:
    """The words of a text that are searched for; clauses are found by their ids without an index."""
    for word in plain_words(_CLAUSE_ID.sub(" ", text)):
        if not word.isdigit() or len(word) >= SHORTEST_NUMBER:
            yield word


def _usual_lengths(counts: Iterable[dict[Field, Counter[str]]]) -> dict[Field, float]:
    """The mean length of each field, of those entries that have it."""
    lengths = {field: [own[field].total() for own in counts if own[field]] for field in Field}
    return {field: sum(all_) / len(all_) for field, all_ in lengths.items() if all_}


def _frequencies(fields: dict[Field, Counter[str]], usual: dict[Field, float]) -> dict[str, float]:
    """How often an entry says each stem, the fields boosted and their lengths evened out."""
    summed: dict[str, float] = {}
    for field, counter in fields.items():
        if not counter:
            continue
        share = LENGTH_SHARES[field]
        evened = 1 - share + share * counter.total() / usual[field]
        for one, count in counter.items():
            summed[one] = summed.get(one, 0.0) + BOOSTS[field] * count / evened
    return summed


def _weighed(frequencies: dict[int, float], shares: Sequence[float]) -> dict[int, int]:
    """The weights of one stem in the entries that say most of it, in their order."""
    others = len(shares) - len(frequencies)
    rarity = max(LEAST_RARITY, math.log(1 + (others + 0.5) / (len(frequencies) + 0.5)))
    most = SCALE * rarity * (SATURATION + 1)
    exact = {
        number: most * shares[number] * frequency / (SATURATION + frequency)
        for number, frequency in frequencies.items()
    }
    whole = {number: max(1, round(weight)) for number, weight in exact.items()}
    best = sorted(exact, key=lambda number: (-exact[number], number))[:MOST_ENTRIES]
    return {number: whole[number] for number in sorted(best)}
