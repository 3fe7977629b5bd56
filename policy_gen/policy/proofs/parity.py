"""The same numbers and blanks in every language (K-LANG-03)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.own_texts import OwnText
from policy_gen.policy.tree import Clause, Policy
from policy_gen.problems import Problem, Span
from policy_gen.profile.catalogues import PLACEHOLDER
from policy_gen.profile.wording import problem

_NUMBER = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+(?![.,]?\d))?")
_CLOCK_OF_TWELVE = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)


def differing_texts(evidence: Evidence) -> Iterable[Problem]:
    """A text of the profile gives the same numbers, and a script the same blanks, in every language.

    A number may be written as a word in one language: only as many numbers that are others differ surely.
    """
    binding = str(evidence.loaded.profile.languages.authoritative)
    for texts in _by_language(evidence).values():
        bound = texts.pop(binding, None)
        for text in texts.values() if bound else ():
            assert bound is not None
            variant, ours, theirs = _difference(bound, text)
            if ours != theirs:
                yield _differs(text, bound, variant, ours, theirs)


def _by_language(evidence: Evidence) -> dict[str, dict[str, OwnText]]:
    found: dict[str, dict[str, OwnText]] = {}
    for text in evidence.texts:
        path, _, last = text.path.rpartition(".")
        if text.language == last:
            found.setdefault(path, {})[last] = text
    return found


def _difference(bound: OwnText, text: OwnText) -> tuple[str, list[str], list[str]]:
    """Which values differ, and what they are in either language; equal: nothing differs."""
    if bound.path.startswith("communication.scripts."):
        ours, theirs = _blanks(bound.text), _blanks(text.text)
        if ours != theirs:
            return "blanks", ours, theirs
    ours, theirs = numbers(bound.text), numbers(text.text)
    if len(ours) != len(theirs) or any(_CLOCK_OF_TWELVE.search(one.text) for one in (bound, text)):
        return "", [], []
    return "", ours, theirs


def _differs(text: OwnText, bound: OwnText, variant: str, ours: list[str], theirs: list[str]) -> Problem:
    return problem(
        "differing-numbers",
        text.place,
        variant,
        path=text.path,
        binding=str(bound.language),
        expected=", ".join(ours) or "–",
        found=", ".join(theirs) or "–",
        related=bound.place,
    )


def numbers(text: str) -> list[str]:
    """The numbers of a text in rising order, each in one spelling whatever the language."""
    return sorted(_one_spelling(found[0]) for found in _NUMBER.finditer(PLACEHOLDER.sub(" ", text)))


def _one_spelling(number: str) -> str:
    grouped = re.sub(r"[ .,\u00a0\u202f](?=\d{3}(?!\d))", "", number)
    return grouped.replace(",", ".").lstrip("0") or "0"


def _blanks(text: str) -> list[str]:
    return sorted({f"{{{found[1]}}}" for found in PLACEHOLDER.finditer(text)})


def differing_clauses(policies: Sequence[Policy], own_folder: Path) -> Iterator[Problem]:
    """A clause the company wrote itself states the same values, roles and references in all languages."""
    if not policies:
        return
    first, *others = policies
    binding = {clause.id: clause for clause in first.clauses()}
    for policy in others:
        for clause in policy.clauses():
            bound = binding.get(clause.id)
            files = _own_files(own_folder, clause, (policy.language, first.language))
            if bound and files:
                missing = sorted(_stated(bound) ^ _stated(clause))
                if missing:
                    yield _clauses_differ(files[0], clause, first.language, policy.language, missing)


def _own_files(folder: Path, clause: Clause, languages: Iterable[str]) -> list[Path]:
    files = (folder / language / clause.entry.part / f"{clause.id}.md" for language in languages)
    return [file for file in files if file.is_file()]


def _stated(clause: Clause) -> frozenset[str]:
    """The paths of the clause's numbers, sums and days, its roles, and the clauses it refers to."""
    numeric = (source for value in clause.values if value.numeric for source in value.sources)
    return frozenset({*numeric, *clause.roles, *clause.references})


def _clauses_differ(file: Path, clause: Clause, first: str, second: str, missing: list[str]) -> Problem:
    return problem(
        "differing-clause",
        Span(file, 1, 1, 1, 1),
        clause=clause.id,
        first=first,
        second=second,
        known=", ".join(missing),
    )
