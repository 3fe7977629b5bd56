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
    same = _alike(stemmer(policy.language))
    clauses = [clause for clause in policy.clauses() if clause.id != DEFINITIONS]
    forms: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    for clause in clauses:
        for term_id, form in _found(clause, terms, same):
            forms.setdefault(term_id, set()).add(form)
            places.setdefault(term_id, set()).add(clause.id)
    most = COMMON_SHARE * len(clauses)
    return {term_id: forms[term_id] for term_id in terms if 0 < len(places.get(term_id, ())) <= most}


def _found(
    clause: Clause, terms: dict[str, Words], same: Callable[[Words, Words], bool]
) -> Iterator[tuple[str, str]]:
    by_length = sorted(terms.items(), key=lambda item: -len(item[1]))
    for passage in reading.passages(clause.text):
        words = tuple(plain_words(passage.text))
        place = 0
        while place < len(words):
            hit = next(
                (
                    (term_id, words[place : place + len(term)])
                    for term_id, term in by_length
                    if same(words[place : place + len(term)], term)
                ),
                None,
            )
            if hit:
                yield hit[0], " ".join(hit[1])
            place += len(hit[1]) if hit else 1


def _alike(stem: Callable[[str], str]) -> Callable[[Words, Words], bool]:
    """Whether words are a form of a term; a single word must also begin like it, for stems are rough."""

    def word_alike(word: str, own: str) -> bool:
        return word == own or (len(own) >= SHORTEST_STEMMED and stem(word) == stem(own))

    def alike(words: Words, term: Words) -> bool:
        if len(words) != len(term) or not all(map(word_alike, words, term)):
            return False
        return len(term) > 1 or words[0].startswith(term[0][:-1])

    return alike


def _lines(data: Mapping[str, object]) -> str:
    rows = ",\n".join(f"{_line(key)}:{_line(value)}" for key, value in data.items())
    return f"{{\n{rows}\n}}"


def _line(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
