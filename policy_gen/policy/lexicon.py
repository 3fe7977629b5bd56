"""What a language brings besides clauses: words, scripts, phrases, glossary, layout (architecture D4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_gen.profile.source import read, sound_data
from policy_gen.profile.tree import plain

LAYOUT_KEYS = ("title", "kind", "front", "chapters", "sections", "back")


class TemplateFault(Exception):
    """A template, or a word it asks for, is wrong: a fault of the templates, not of the profile."""

    def __init__(self, message: str, file: Path | None = None, line: int = 1) -> None:
        super().__init__(message)
        self.message, self.file, self.line = message, file, line

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.file else self.message


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, read from `templates/<language>/`."""

    language: str
    words: dict[str, dict[str, str]]
    interface: dict[str, str]
    scripts: dict[str, str]
    phrases: tuple[dict[str, Any], ...]
    glossary: tuple[dict[str, str], ...]
    layout: dict[str, Any]
    synonyms: dict[str, list[str]]
    """What people say of a clause in other words than its own, by clause id: for the search."""
    same_words: list[list[str]]
    """Words that mean the same, the text's own first: for the search."""
    little_words: frozenset[str]
    """Words that say nothing alone: for the search."""

    def word(self, category: str, key: str) -> str:
        """The word for an id of a closed set. Raises TemplateFault if the language lacks it."""
        try:
            return self.words[category][key]
        except KeyError:
            raise TemplateFault(f"templates/{self.language}/words: {category!r} has no {key!r}") from None

    def phrase(self, key: str) -> str:
        """A word or pattern the generator itself prints."""
        try:
            return self.interface[key]
        except KeyError:
            raise TemplateFault(f"templates/{self.language}/interface.yaml has no {key!r}") from None


def read_lexicon(folders: Sequence[Path], language: str) -> Lexicon:
    """The lexicon of a language; a file of an earlier folder replaces that of a later one."""

    def data(name: str, keys: tuple[str, ...] = ()) -> Any:
        return read_section(_found(folders, f"{language}/{name}"), keys)

    synonyms = data("synonyms.yaml", ("words", "little", "clauses"))

    def rows(name: str) -> tuple[dict[str, Any], ...]:
        return _read_rows(_found(folders, f"{language}/{name}"))

    return Lexicon(
        language=language,
        words=read_words(folders, language),
        interface=data("interface.yaml"),
        scripts=data("scripts.yaml"),
        phrases=rows("phrases.yaml"),
        glossary=rows("glossary.yaml"),
        layout=data("layout.yaml", LAYOUT_KEYS),
        synonyms=synonyms["clauses"],
        same_words=synonyms["words"],
        little_words=frozenset(synonyms["little"].split(", ")),
    )


def read_section(file: Path, keys: tuple[str, ...] = ()) -> dict[str, Any]:
    """A file of names and values that has at least `keys`. Raises TemplateFault with its place."""
    data = _read(file)
    if not isinstance(data, dict):
        raise TemplateFault("the file must hold names with values", file)
    missing = [key for key in keys if key not in data]
    if missing:
        raise TemplateFault(f"the file lacks {', '.join(missing)}", file)
    return data


def _read_rows(file: Path) -> tuple[dict[str, Any], ...]:
    data = _read(file)
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise TemplateFault("the file must hold a list of names with values", file)
    return tuple(data)


def _read(file: Path) -> Any:
    data = sound_data(file)
    if data is not None:
        return data
    source = read(file)
    if source.root is None or source.problems:
        first = source.problems[0]
        raise TemplateFault(first.message, file, first.span.line if first.span else 1)
    return plain(source.root)


def _found(folders: Sequence[Path], name: str) -> Path:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise TemplateFault(f"templates: no file {name}")


def read_words(folders: Sequence[Path], language: str) -> dict[str, dict[str, str]]:
    """The words of a language for fixed values, by category and key."""
    names = sorted({path.name for folder in folders for path in (folder / language / "words").glob("*.yaml")})
    merged: dict[str, dict[str, str]] = {}
    for name in names:
        file = _found(folders, f"{language}/words/{name}")
        for category, words in read_section(file).items():
            if not isinstance(words, dict):
                raise TemplateFault(f"{category} must hold names with values", file)
            known = merged.setdefault(category, {})
            twice = known.keys() & words.keys()
            if twice:
                raise TemplateFault(f"{category} {sorted(twice)} stands twice", file)
            known.update(words)
    return merged
