"""All proofs on the company's own words (settled 17)."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.leftovers import leftovers
from policy_gen.policy.proofs.letters import articles, cedillas, left_untranslated, lookalikes
from policy_gen.policy.proofs.naming import inactive_partners, personal_mailboxes
from policy_gen.policy.proofs.parity import differing_texts
from policy_gen.policy.proofs.said import forbidden_phrases, long_sentences, penalties, releases, threats
from policy_gen.problems import Problem, Severity

PROOFS: tuple[Callable[[Evidence], Iterable[Problem]], ...] = (
    forbidden_phrases,
    threats,
    releases,
    penalties,
    long_sentences,
    leftovers,
    cedillas,
    lookalikes,
    left_untranslated,
    articles,
    inactive_partners,
    personal_mailboxes,
    differing_texts,
)


def text_problems(evidence: Evidence) -> tuple[Problem, ...]:
    """What the company's own words say and must not, or say wrongly.

    In a language that is not published yet nothing is worse than a warning.
    """
    published = evidence.loaded.profile.languages.published
    waiting = {text.place for text in evidence.texts if text.language and text.language not in published}
    return tuple(
        replace(found, severity=Severity.WARNING) if found.span in waiting else found
        for proof in PROOFS
        for found in proof(evidence)
    )
