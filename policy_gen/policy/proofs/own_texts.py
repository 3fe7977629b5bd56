"""The company's own words, each with its place: texts of the profile and templates it has replaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from policy_gen.problems import Span
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.origins import OriginKind
from policy_gen.profile.source import read
from policy_gen.profile.tree import Mapping, Node, Scalar, Sequence
from policy_gen.profile.values import ANY_LANGUAGE, Language


class Use(StrEnum):
    """What becomes of a text, where a proof has to know it."""

    SAID = auto()
    """Said or written to clients."""
    PRIVILEGED = auto()
    """Of tolerated delays."""
    HISTORY = auto()
    """Of what was so once and may be so no more."""
    QUOTED = auto()
    """Words that nobody is to say."""
    TEMPLATE = auto()
    """A template of the company's own."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """One text in one language; `path` is that of the profile, or the name of a template."""

    path: str
    language: str | None
    """None: shown as it stands in every language."""
    text: str
    place: Span
    uses: frozenset[Use] = frozenset()

    def is_for(self, use: Use) -> bool:
        return use in self.uses


_TEXT_KEYS = frozenset({*Language, ANY_LANGUAGE})
_USES = {
    "communication.scripts.": Use.SAID,
    "partner_programme.no_partner_fallback": Use.SAID,
    "partner_programme.referral_fee.disclosure": Use.SAID,
    "privileged.": Use.PRIVILEGED,
    "document.changes.": Use.HISTORY,
}
_SAID_OF_PARTNERS = re.compile(r"partners\.[^.]+\.(say_phrase|special_conditions)\b")
_PHRASE = re.compile(r"communication\.forbidden_phrases\.(\d+)\.(\w+)")
_PHRASE_USES = {"say": (Use.SAID,), "pattern": (Use.QUOTED,)}


def profile_texts(loaded: LoadedProfile) -> Iterator[OwnText]:
    """Every text that the profile itself writes, in languages it does not publish yet too."""
    published = loaded.profile.languages.published
    only = published[0].value if len(published) == 1 else None
    for path, language, text in _walked(loaded.profile, ""):
        phrase = _PHRASE.fullmatch(path)
        if phrase:
            language = loaded.profile.communication.forbidden_phrases[int(phrase[1])].lang.value
        language = only if language == ANY_LANGUAGE else language
        written = loaded.origins.of(path).kind is OriginKind.PROFILE
        if written:
            yield OwnText(path, language, text, loaded.origins.place(path), frozenset(_uses(path)))


def _walked(value: Any, path: str) -> Iterator[tuple[str, str | None, str]]:
    """Path, language and words of every string below a value; ids of closed lists are no words."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, None, value
        return
    if isinstance(value, dict) and _is_text(value):
        for language, words in value.items():
            yield path if language == ANY_LANGUAGE else f"{path}.{language}", str(language), words
        return
    for name, below in _parts(value):
        yield from _walked(below, f"{path}.{name}" if path else name)


def _is_text(value: dict[Any, Any]) -> bool:
    return bool(value) and _TEXT_KEYS.issuperset(value) and all(isinstance(w, str) for w in value.values())


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield field.alias or name, getattr(value, name)
    elif isinstance(value, dict):
        yield from ((str(key), below) for key, below in value.items())
    elif isinstance(value, tuple):
        yield from ((str(getattr(item, "id", index)), item) for index, item in enumerate(value))


def _uses(path: str) -> Iterator[Use]:
    yield from (use for start, use in _USES.items() if path.startswith(start))
    phrase = _PHRASE.fullmatch(path)
    if phrase:
        yield from _PHRASE_USES.get(phrase[2], ())
    if _SAID_OF_PARTNERS.match(path):
        yield Use.SAID


# Templates of the company's own: clauses line by line, word lists value by value.

PHRASES_CLAUSE = "ANN-B"
"""The annex that lists what nobody says; it is not searched for it."""
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_PRIVILEGED_FILE = re.compile(r"(VIP-\d+|ANN-N)\.md")


def template_texts(folder: Path) -> Iterator[OwnText]:
    """The words of every template below a company's own folder; what Jinja fills in is left out."""
    for file in sorted(folder.glob("*/**/*")):
        language = file.relative_to(folder).parts[0]
        if language not in list(Language):
            continue
        if file.suffix == ".md":
            yield from _lines(file, file.relative_to(folder).as_posix(), language)
        elif file.suffix == ".yaml":
            root = read(file).root
            if root is not None:
                yield from _values(root, file.relative_to(folder).as_posix(), language)


def _lines(file: Path, name: str, language: str) -> Iterator[OwnText]:
    uses = {Use.TEMPLATE}
    if file.stem == PHRASES_CLAUSE:
        uses.add(Use.QUOTED)
    if _PRIVILEGED_FILE.fullmatch(file.name):
        uses.add(Use.PRIVILEGED)
    for number, line in enumerate(_without_jinja(file).split("\n"), 1):
        if line.strip():
            said = {Use.SAID} if line.startswith(">") else set()
            place = Span(file, number, 1, number, len(line) + 1)
            yield OwnText(name, language, line, place, frozenset(uses | said))


def _without_jinja(file: Path) -> str:
    """The text with blanks for what Jinja fills in, every word at its place."""
    try:
        text = file.read_text(encoding="utf-8")
    except ValueError:
        # A fault of the templates is told where pages are made.
        return ""
    return _JINJA.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _values(node: Node, name: str, language: str) -> Iterator[OwnText]:
    said = name.endswith("/scripts.yaml")
    stack: list[tuple[str, Node]] = [("", node)]
    while stack:
        key, here = stack.pop()
        if isinstance(here, Mapping):
            stack.extend((key_, entry.node) for key_, entry in here.entries.items())
        elif isinstance(here, Sequence):
            stack.extend((key, item) for item in here.items)
        elif isinstance(here, Scalar) and isinstance(here.value, str):
            uses = {Use.TEMPLATE}
            if name.endswith("/phrases.yaml"):
                uses.add(Use.SAID if key == "say" else Use.QUOTED)
            elif name.endswith("/synonyms.yaml"):
                uses.add(Use.QUOTED)
            elif said:
                uses.add(Use.SAID)
            yield OwnText(name, language, here.value, here.span, frozenset(uses))
