"""Policy → search.json beside the pages: what the search on the pages looks things up in (settled 7, 40).

Stems and weights are made here, by a stemmer that is kept by others for all our languages; the browser has
none. It finds the stems that begin as the typed word does, so forms of a word that no page holds match too.

    {"entries": [[id, number, title, link, first line, [phrase, …]], …],
     "stems": {"prosroc": [entry, weight, entry, weight, …], …}}

One entry or stem a line, so that a difference shows what can be found now and could not before.
"""

import json
from pathlib import Path
from typing import Any

from policy_gen.languages.stemming import stemmer
from policy_gen.outputs.search_entries import Entry, entries
from policy_gen.outputs.search_weights import postings
from policy_gen.policy.lexicon import Lexicon, TemplateFault
from policy_gen.policy.register import read_register
from policy_gen.policy.tree import Policy

SEARCH_JSON = "search.json"


def search_json(policy: Policy, lexicon: Lexicon, folders: tuple[Path, ...]) -> str:
    """The text of the file. Raises TemplateFault when a synonym is given to no clause."""
    _refuse_strangers(lexicon, folders)
    found = tuple(entries(policy, lexicon))
    stems = postings(found, stemmer(policy.language))
    rows = ",\n".join(_line(_row(entry)) for entry in found)
    lists = ",\n".join(f"{_line(stem)}:{_line(_flat(weights))}" for stem, weights in stems.items())
    return f'{{"entries":[\n{rows}\n],"stems":{{\n{lists}\n}}}}\n'


def _refuse_strangers(lexicon: Lexicon, folders: tuple[Path, ...]) -> None:
    strangers = lexicon.synonyms.keys() - read_register(folders).keys()
    if strangers:
        name = f"templates/{lexicon.language}/synonyms.yaml"
        raise TemplateFault(f"{name}: the register has no {', '.join(sorted(strangers))}")


def _row(entry: Entry) -> list[Any]:
    return [entry.id, entry.number, entry.title, entry.link, entry.begins, list(entry.said)]


def _flat(weights: dict[int, int]) -> list[int]:
    return [number for pair in weights.items() for number in pair]


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
