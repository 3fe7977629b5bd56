"""Policy → search.json beside the pages: what the search on the pages looks things up in (settled 7, 40).

Stems and weights are made here, by a stemmer that is kept by others for all our languages; the browser has
none. It finds the stems that begin as the typed word does, so forms of a word that no page holds match too.

    {"entries": [[id, number, title, link, first line, [phrase, …]], …],
     "little": [word, …],
     "same": {"custom": "client", …},
     "stems": {"client": [entry, weight, entry, weight, …], …}}

One entry or stem a line, so that a difference shows what can be found now and could not before.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from policy_gen.languages.folding import folded
from policy_gen.languages.stemming import stemmer
from policy_gen.outputs.search_entries import Entry, entries
from policy_gen.outputs.search_weights import postings
from policy_gen.policy.lexicon import Lexicon, TemplateFault
from policy_gen.policy.register import read_register
from policy_gen.policy.tree import Policy
from policy_gen.profile.model import Profile

SEARCH_JSON = "search.json"


def search_json(policy: Policy, lexicon: Lexicon, profile: Profile, folders: tuple[Path, ...]) -> str:
    """The text of the file. Raises TemplateFault when a synonym is given to no clause."""
    _refuse_strangers(lexicon, folders)
    found = tuple(entries(policy, lexicon, profile))
    little = sorted(map(folded, lexicon.little_words))
    stem = stemmer(policy.language)
    same = _same_stems(lexicon, stem)
    stems = postings(found, lambda word: same.get(stem(word), stem(word)), frozenset(little))
    rows = ",\n".join(_line(_row(entry)) for entry in found)
    lists = ",\n".join(f"{_line(stem)}:{_line(_flat(weights))}" for stem, weights in stems.items())
    return (
        f'{{"entries":[\n{rows}\n],"little":{_line(little)},"same":{_line(same)},"stems":{{\n{lists}\n}}}}\n'
    )


def _refuse_strangers(lexicon: Lexicon, folders: tuple[Path, ...]) -> None:
    strangers = lexicon.synonyms.keys() - read_register(folders).keys()
    if strangers:
        name = f"templates/{lexicon.language}/synonyms.yaml"
        raise TemplateFault(f"{name}: the register has no {', '.join(sorted(strangers))}")


def _same_stems(lexicon: Lexicon, stem: Callable[[str], str]) -> dict[str, str]:
    """The stem of the text's own word by those of words that mean the same."""
    same = {stem(word): stem(own) for own, *others in lexicon.same_words for word in others}
    return {one: own for one, own in sorted(same.items()) if one != own}


def _row(entry: Entry) -> list[Any]:
    return [entry.id, entry.number, entry.title, entry.link, entry.begins, list(entry.said)]


def _flat(weights: dict[int, int]) -> list[int]:
    return [number for pair in weights.items() for number in pair]


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
