"""Policy → terms.json beside the pages: which words of the clauses mean a term of DEF-010, and what it means.

    {"forms": {"demand letters": "demand_letter", …}, "terms": {"demand_letter": ["demand letter", "…"], …}}

The forms are those that truly stand in the clauses, found by their stems: the browser has no stemmer.
"""

import json
from collections.abc import Callable, Iterator, Mapping

from policy_gen.languages.folding import plain_words
from policy_gen.languages.stemming import stemmer
from policy_gen.policy import escaping, reading
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.tree import Clause, Policy

TERMS_JSON = "terms.json"
DEFINITIONS = "DEF-010"
COMMON_SHARE = 0.25
"""Of the clauses: a term that stands in more of them is known to whoever reads any."""
SHORTEST_STEMMED = 4
"""Shorter words are prepositions and letters: they stand as they are."""

Words = tuple[str, ...]
Recogniser = Callable[[Words, int], tuple[str, int]]


def terms_json(policy: Policy, lexicon: Lexicon) -> str:
    """The text of the file: one form or term a line."""
    printed = _printed(policy, lexicon)
    found = _forms(policy, {term_id: tuple(plain_words(term)) for term_id, (term, _) in printed.items()})
    forms = {form: term_id for term_id, one in found.items() for form in one}
    kept = {term_id: printed[term_id] for term_id in printed if term_id in found}
    return f'{{"forms":{_lines(dict(sorted(forms.items())))},"terms":{_lines(kept)}}}\n'


def _printed(policy: Policy, lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Term and meaning by id, of the terms that concern this company."""
    text = next((escaping.unescaped(one.text) for one in policy.clauses() if one.id == DEFINITIONS), "")
    return {
        row["id"]: (row["term"], row["definition"])
        for row in lexicon.glossary
        if f"**{row['term']}**" in text
    }


def _forms(policy: Policy, terms: dict[str, Words]) -> dict[str, set[str]]:
    """The forms of each term in the clauses, but of those that stand nearly everywhere."""
    recognised = _recogniser(terms, stemmer(policy.language))
    clauses = [clause for clause in policy.clauses() if clause.id != DEFINITIONS]
    forms: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    for clause in clauses:
        for term_id, form in _found(clause, recognised):
            forms.setdefault(term_id, set()).add(form)
            places.setdefault(term_id, set()).add(clause.id)
    most = COMMON_SHARE * len(clauses)
    return {term_id: forms[term_id] for term_id in terms if 0 < len(places.get(term_id, ())) <= most}


def _found(clause: Clause, recognised: Recogniser) -> Iterator[tuple[str, str]]:
    for passage in reading.passages(clause.text):
        words = tuple(plain_words(passage.text))
        place = 0
        while place < len(words):
            term_id, length = recognised(words, place)
            if term_id:
                yield term_id, " ".join(words[place : place + length])
            place += length


def _recogniser(terms: dict[str, Words], stem: Callable[[str], str]) -> Recogniser:
    """What tells the longest term that begins at a place, and how many words it takes; else none, and one."""

    def root(word: str) -> str:
        return stem(word) if len(word) >= SHORTEST_STEMMED else word

    by_first: dict[str, list[tuple[str, Words, Words]]] = {}
    for term_id, term in sorted(terms.items(), key=lambda item: -len(item[1])):
        roots = tuple(map(root, term))
        by_first.setdefault(roots[0], []).append((term_id, term, roots))

    def recognised(words: Words, place: int) -> tuple[str, int]:
        for term_id, term, roots in by_first.get(root(words[place]), ()):
            here = words[place : place + len(term)]
            # Stems are rough: a single word must also begin like the term.
            if tuple(map(root, here)) == roots and (len(term) > 1 or here[0].startswith(term[0][:-1])):
                return term_id, len(term)
        return "", 1

    return recognised


def _lines(data: Mapping[str, object]) -> str:
    rows = ",\n".join(f"{_line(key)}:{_line(value)}" for key, value in data.items())
    return f"{{\n{rows}\n}}"


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
