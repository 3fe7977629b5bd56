"""What the company says in its own words: only values that can be filled in."""

import re
from collections.abc import Iterable

from policy_gen.problems import Problem, Severity
from policy_gen.profile.catalogues import CASE_PLACEHOLDERS, PLACEHOLDER, PROFILE_PLACEHOLDERS
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.nearest import closest
from policy_gen.profile.values import ANY_LANGUAGE
from policy_gen.profile.wording import problem

_IN_BRACES = re.compile(r"\{[^{}]*\}")
_WE = frozenset({"we", "мы", "noi", "mi"})
_KNOWN = PROFILE_PLACEHOLDERS | CASE_PLACEHOLDERS


def placeholders(loaded: LoadedProfile) -> Iterable[Problem]:
    """Scripts and replacements name only values of the closed list (settled 16)."""
    for path, text in _own_words(loaded):
        for found in dict.fromkeys(_IN_BRACES.findall(text)):
            name = PLACEHOLDER.fullmatch(found)
            if name is None or name[1] not in _KNOWN:
                yield _unknown(loaded, path, found)


def _own_words(loaded: LoadedProfile) -> Iterable[tuple[str, str]]:
    said = loaded.profile.communication
    for script, texts in said.scripts.items():
        for language, text in texts.items():
            place = f"communication.scripts.{script}"
            yield place if language == ANY_LANGUAGE else f"{place}.{language}", text
    for index, phrase in enumerate(said.forbidden_phrases):
        yield f"communication.forbidden_phrases.{index}.say", phrase.say or ""


def _unknown(loaded: LoadedProfile, path: str, found: str) -> Problem:
    near = closest(found.strip("{} "), sorted(_KNOWN))
    known = ", ".join(f"{{{name}}}" for name in sorted(_KNOWN))
    return problem(
        "unknown-placeholder",
        loaded.origins.place(path),
        "near" if near else "",
        path=path,
        found=found,
        near=f"{{{near}}}" if near else "",
        known=known,
    )


def continues_a_sentence(loaded: LoadedProfile) -> Iterable[Problem]:
    """What the company does goes on after “we”, inside other sentences (REF-030, REF-100)."""
    for language, text in loaded.profile.company.we_do.items():
        words = text.strip()
        first = words.split(" ")[0].rstrip(",").casefold()
        variant = "pronoun" if first in _WE else "end" if words.endswith((".", "!", "?")) else None
        if variant:
            yield problem(
                "whole-sentence",
                loaded.origins.place(
                    "company.we_do" if language == ANY_LANGUAGE else f"company.we_do.{language}"
                ),
                variant,
                severity=Severity.WARNING,
                found=words,
                sign=words[-1] if variant == "end" else words.split(" ")[0],
            )
