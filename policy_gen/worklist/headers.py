"""Which column of a file holds what: names are compared with the synonyms of `headers.yaml`."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from policy_gen.profile.source import read_data

LEDGER, REGISTER, PEOPLE, SIGNATURES = "ledger", "register", "people", "signatures"
_FILE = Path(__file__).with_name("headers.yaml")
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_NO_WORD = re.compile(r"[^\w]+|_+")
_CURRENCY = re.compile(r"\b(?:руб|р|rub|rur|eur|euro|usd|huf|ft|ron|lei|тг)\b")
_LONGEST_HEADER = 80


@dataclass(frozen=True, slots=True)
class Guess:
    """Columns taken for fields, by their place in the header, and fields that several columns could be."""

    taken: dict[str, int]
    torn: dict[str, tuple[int, ...]] = field(default_factory=dict)


def folded(text: str) -> str:
    """A name without what varies: case, accents, punctuation, brackets, currencies."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST_HEADER].replace("№", " no ").casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    bare = _NO_WORD.sub(" ", _BRACKETS.sub(" ", letters))
    return " ".join(_CURRENCY.sub(" ", bare).split()) or " ".join(bare.split())


@cache
def synonyms(table: str) -> dict[str, tuple[frozenset[str], ...]]:
    """The folded names of each field's tiers, surest first."""
    data: dict[str, list[list[str]]] = read_data(_FILE)[table]
    return {
        name: tuple(frozenset(folded(str(word)) for word in tier) for tier in tiers)
        for name, tiers in data.items()
    }


def guess(header: Sequence[str], table: str, given: Mapping[str, int] | None = None) -> Guess:
    """Fields to columns: those given first, then the surest names; a column serves one field."""
    names = [folded(cell) for cell in header]
    taken = dict(given or {})
    torn: dict[str, tuple[int, ...]] = {}
    for name, tiers in synonyms(table).items():
        if name in taken:
            continue
        free = [at for at in range(len(names)) if at not in taken.values()]
        for tier in tiers:
            fitting = tuple(at for at in free if names[at] in tier)
            if fitting:
                taken[name] = fitting[0]
                if len(fitting) > 1:
                    torn[name] = fitting
                break
    return Guess(taken, torn)


def fit(header: Sequence[str], table: str) -> int:
    """How many fields a row names, if it is taken as the header."""
    return len(guess(header, table).taken)
