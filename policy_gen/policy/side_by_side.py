"""Clauses of several languages side by side on one local page, for a native reviewer to read and mark."""

import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from policy_gen.languages.grammar import grammar
from policy_gen.policy.local_page import local_page
from policy_gen.policy.reading import to_html
from policy_gen.policy.tree import Clause, Policy


def chosen(binding: Policy, clauses: Sequence[str], sample: int | None, seed: int) -> tuple[str, ...]:
    """Ids of the clauses to show, in official order: those named, or so many by chance, or all."""
    ids = [clause.id for clause in binding.clauses()]
    if clauses:
        return tuple(clause_id for clause_id in ids if clause_id in clauses)
    if sample is None or sample >= len(ids):
        return tuple(ids)
    taken = set(random.Random(seed).sample(ids, sample))
    return tuple(clause_id for clause_id in ids if clause_id in taken)


def side_by_side(
    policies: Sequence[Policy],
    ids: Iterable[str],
    stale: Mapping[str, frozenset[str]],
    words: Mapping[str, str],
    folders: tuple[Path, ...],
    page_language: str,
) -> str:
    """The page; the first policy is the binding text, `stale` names the outdated clauses by language.

    Raises TemplateFault.
    """
    held = {policy.language: {clause.id: clause for clause in policy.clauses()} for policy in policies}
    binding = policies[0].language
    rows = [
        {
            "id": clause_id,
            "sides": [
                _side(clauses[clause_id], language, language == binding, stale.get(language, frozenset()))
                for language, clauses in held.items()
                if clause_id in clauses
            ],
        }
        for clause_id in ids
    ]
    title = f"{words['review_title']}: {policies[0].title}"
    return local_page(
        folders,
        "review/review",
        {"language": page_language, "title": title, "words": words, "rows": rows},
    )


def _side(clause: Clause, language: str, is_binding: bool, stale: frozenset[str]) -> dict[str, Any]:
    return {
        "language": language,
        "name": grammar(language).own_name,
        "heading": f"{clause.number} {clause.title}".strip(),
        "body": Markup(to_html(clause.text)),
        "is_binding": is_binding,
        "is_stale": clause.id in stale,
    }
