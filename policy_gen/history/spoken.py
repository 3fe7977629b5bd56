"""The words in which changes are told, by language: names of parameters, effects, headings, remarks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from policy_gen.languages.grammar import Grammar, grammar
from policy_gen.policy.lexicon import read_words
from policy_gen.profile.source import read_data
from policy_gen.profile.wording import DEFAULT_LANGUAGE

_FOLDER = Path(__file__).parents[1] / "messages"


@dataclass(frozen=True, slots=True)
class Words:
    """What one language says about changes."""

    language: str
    grammar: Grammar
    names: Mapping[str, str]
    """The name of each value of the profile by pattern."""
    items: Mapping[str, Mapping[str, str]]
    """What is said of an entry of a list that came (`added`) or went (`removed`), by pattern."""
    flags: Mapping[str, Mapping[str, str]]
    """What is said of something that was switched on or off, by pattern."""
    told: Mapping[str, str]
    """How old and new stand beside each other."""
    effects: Mapping[str, str]
    """For whom a change is stricter or softer."""
    around: Mapping[str, Mapping[str, str]]
    """What stands around told changes: headings, causes, remarks, sentences of the change log."""
    words: Mapping[str, Mapping[str, str]]
    """Words of closed sets, by category."""

    def name(self, pattern: str, business_model: str | None = None) -> str:
        """The name of a value of the profile; a firm that sells only services may say it otherwise."""
        return self.names.get(f"{pattern}_{business_model}", self.names[pattern])

    def word(self, category: str, key: str, business_model: str | None = None) -> str:
        """The word for an id of a closed set, else the id; a firm of goods only may have its own."""
        known = self.words.get(category, {})
        return known.get(f"{key}_{business_model}", known.get(key, key))


def words_in(language: str, folders: Sequence[Path]) -> Words:
    """The words of a language; `folders` are those of the templates, the company's own first.

    A language that has no messages yet is told of in English.
    """
    spoken = _spoken(language)
    said = _data("parameters", spoken)
    closed = {**read_words(folders, spoken), **said["words"]}
    return Words(
        language=spoken,
        grammar=grammar(spoken),
        names=said["names"],
        items=said["items"],
        flags=said["flags"],
        told=said["told"],
        effects=said["effects"],
        around=_data("amendments", spoken),
        words=MappingProxyType(closed),
    )


def drafted_words(language: str) -> Mapping[str, str]:
    """The words of drafted entries of the change log."""
    found: Mapping[str, str] = _data("amendments", _spoken(language))["drafted"]
    return found


def release_words(language: str) -> Mapping[str, str]:
    """What `policy-gen release` says."""
    return _data("release", _spoken(language))


def _spoken(language: str) -> str:
    return language if _file("parameters", language).is_file() else DEFAULT_LANGUAGE


@cache
def _data(kind: str, language: str) -> Mapping[str, Any]:
    return MappingProxyType(read_data(_file(kind, language)))


def _file(kind: str, language: str) -> Path:
    return _FOLDER / kind / f"{language}.yaml"
