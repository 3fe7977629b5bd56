"""Texts by which a client is refused or sorted: no trait of a person that the law protects (GEN-080)."""

from collections.abc import Iterable, Iterator

from policy_gen.checks.paths import Found, values_at
from policy_gen.law.traits import named_trait
from policy_gen.problems import Problem, Severity, Span
from policy_gen.profile.catalogues import Script
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.values import ANY_LANGUAGE
from policy_gen.profile.wording import problem

GROUNDS = (
    "refusal.situations.*.name",
    "refusal.situations.*.sign",
    "refusal.parting_signs.*.evidence",
    "partner_programme.no_partner_fallback",
)
"""Texts that say for what a client is refused, or parted with."""
REFUSING = frozenset(
    {
        Script.NO_OTHER_FIELD,
        Script.NARROW,
        Script.BELOW_MINIMUM_ORDER,
        Script.FIRM_NO,
        Script.MUST_REFUSE,
        Script.WARNING,
        Script.FIRST_RESPONSE,
        Script.END_CALL,
        Script.PARTING,
    }
)
"""Scripts that tell a client the ground."""
SORTING = ("segments.*.name", "segments.*.test")
"""Texts that say whose terms are other terms."""


def protected_grounds(loaded: LoadedProfile) -> Iterable[Problem]:
    """No ground of refusal names a trait of a person that the law protects."""
    texts = [found for pattern in GROUNDS for found in values_at(loaded.profile, pattern)]
    scripts = values_at(loaded.profile, "communication.scripts.*")
    texts += [found for found in scripts if found[1][0] in REFUSING]
    for place, word in _traits(loaded, texts):
        yield problem("protected-ground", place, word=word)


def segments_without_traits(loaded: LoadedProfile) -> Iterable[Problem]:
    """No segment is known by a protected trait: its terms would be the terms of that trait."""
    texts = [found for pattern in SORTING for found in values_at(loaded.profile, pattern)]
    for place, word in _traits(loaded, texts):
        yield problem("segment-by-trait", place, severity=Severity.WARNING, word=word)


def _traits(loaded: LoadedProfile, texts: Iterable[Found]) -> Iterator[tuple[Span, str]]:
    """The place of each text that names a trait, and the word it uses; the first language stands for all."""
    for path, _, text in texts:
        for language, words in text.items() if isinstance(text, dict) else ():
            found = named_trait(words)
            if found is not None:
                yield loaded.origins.place(path if language == ANY_LANGUAGE else f"{path}.{language}"), found
                break
