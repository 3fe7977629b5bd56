"""What a language brings besides clauses: words, scripts, phrases, glossary, layout (architecture D4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_gen.profile.source import read_data


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

    def data(name: str) -> Any:
        return _read(_found(folders, f"{language}/{name}"))

    return Lexicon(
        language=language,
        words=_merged_words(folders, language),
        interface=data("interface.yaml"),
        scripts=data("scripts.yaml"),
        phrases=tuple(data("phrases.yaml")),
        glossary=tuple(data("glossary.yaml")),
        layout=data("layout.yaml"),
    )


def _read(file: Path) -> Any:
    try:
        return read_data(file)
    except ValueError as error:
        raise TemplateFault(str(error)) from None


def _found(folders: Sequence[Path], name: str) -> Path:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise TemplateFault(f"templates: no file {name}")


def _merged_words(folders: Sequence[Path], language: str) -> dict[str, dict[str, str]]:
    names = sorted({path.name for folder in folders for path in (folder / language / "words").glob("*.yaml")})
    merged: dict[str, dict[str, str]] = {}
    for name in names:
        for category, words in _read(_found(folders, f"{language}/words/{name}")).items():
            known = merged.setdefault(category, {})
            twice = known.keys() & words.keys()
            if twice:
                raise TemplateFault(
                    f"templates/{language}/words/{name}: {category} {sorted(twice)} stands twice"
                )
            known.update(words)
    return merged
