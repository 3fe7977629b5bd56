"""Puts faults into words: messages by code and language, with named parts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from policy_gen.problems import IN_LANGUAGE, TERM, Problem, Severity, Span, shortened
from policy_gen.profile.own_data import own_data
from policy_gen.profile.syntax import Fault

_FOLDER = Path(__file__).parent.parent / "messages"
DEFAULT_LANGUAGE = "en"
LANGUAGES = tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))
"""Languages that problems can be told in."""
_LONG = (
    "about",
    "actual",
    "allowed",
    "citation",
    "clauses",
    "expected",
    "known",
    "languages",
    "said",
    "scenario",
    "wanted",
)
_LONG_LIMIT = 420
_NUMBER = "number"
_PATHS = ("path", "section")
"""Fields that hold a path of the profile."""
_LISTS = ("allowed", "known")
"""Fields that list names, parted by commas."""
_NOTES = frozenset({"more-problems"})
_ROW = re.compile(r"(?<=[a-z_]\.)[0-9]+(?=\.|\Z)")


@cache
def messages(language: str) -> dict[str, dict[str, str]]:
    """The wordings of `language` by code: `message`, `why`, `hint`, `related`, and `<part>_<variant>`."""
    said: dict[str, dict[str, str]] = _data(_FOLDER / f"{language}.yaml")
    return said


@cache
def labels(language: str) -> dict[str, str]:
    """The words around the messages in `language`, English where it has none: severities, why, hint."""
    said: dict[str, str] = _data(_FOLDER / "labels" / f"{language}.yaml")
    return said or labels(DEFAULT_LANGUAGE)


def _data(file: Path) -> Any:
    if not file.is_file():
        return {}
    return own_data(file.read_text(encoding="utf-8"))


def term(group: str, key: str) -> str:
    """Stands in a field for a word of the message's own language: `event`, `field` (messages/terms)."""
    return f"⟦{group}.{key}⟧"


def number(value: int) -> str:
    """Stands in a field for a whole number, grouped as the message's own language does."""
    return f"⟦{_NUMBER}.{value}⟧"


@cache
def terms(language: str) -> dict[str, dict[str, str]]:
    """The words of `language` by group and key."""
    said: dict[str, dict[str, str]] = _data(_FOLDER / "terms" / f"{language}.yaml")
    return said or terms(DEFAULT_LANGUAGE)


def problem(
    code: str,
    span: Span | None,
    variant: str = "",
    *,
    severity: Severity = Severity.ERROR,
    related: Span | tuple[Span, ...] | None = None,
    **fields: object,
) -> Problem:
    """A Problem in English; `fields` fill the named parts of its wording. KeyError: an unknown code."""
    return _built(code, span, variant, severity, related, fields)


def _built(
    code: str,
    span: Span | None,
    variant: str,
    severity: Severity,
    related: Span | tuple[Span, ...] | None,
    fields: dict[str, object],
) -> Problem:
    places = related if isinstance(related, tuple) else (related,) if related else ()
    parts = {
        name: _listed(value)
        if name in _LISTS
        else shortened(value, _LONG_LIMIT if name.partition(IN_LANGUAGE)[0] in _LONG else 60)
        for name, value in _by_language(fields)
    }
    bare = Problem(
        code,
        severity,
        "",
        span,
        related=tuple(("", place) for place in places),
        fields=tuple(parts.items()),
        variant=variant,
    )
    return in_language(bare, DEFAULT_LANGUAGE)


def _listed(value: object) -> str:
    """A list of names; where it is too long, it ends with a name and says how many are left out."""
    names = str(value).split(", ")
    length = 0
    for count, name in enumerate(names):
        length += len(name) + 2
        if length > _LONG_LIMIT and count:
            return shortened(f"{', '.join(names[:count])}, … (+{len(names) - count})", _LONG_LIMIT + 20)
    return shortened(value, _LONG_LIMIT)


def _by_language(fields: dict[str, object]) -> Iterator[tuple[str, object]]:
    """The fields, one that has words by language as a field for each language."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield name, value[DEFAULT_LANGUAGE]
            yield from ((f"{name}{IN_LANGUAGE}{language}", words) for language, words in value.items())
        else:
            yield name, value


def worded(fault: Fault) -> Problem:
    """The Problem of a reading fault."""
    severity = Severity.INFO if fault.code in _NOTES else Severity.ERROR
    return _built(fault.code, fault.span, fault.variant, severity, fault.related, fault.fields)


def in_language(found: Problem, language: str) -> Problem:
    """The same problem said in `language`; in English where that language lacks the code."""
    entry = messages(language).get(found.code)
    if entry is None:
        if language != DEFAULT_LANGUAGE:
            return found
        raise KeyError(found.code)
    own = f"{IN_LANGUAGE}{language}"
    parts = {name: _in_words(value, language) for name, value in found.fields if IN_LANGUAGE not in name}
    parts |= {name: _counted(parts[name]) for name in _PATHS if name in parts}
    parts |= {name.removesuffix(own): value for name, value in found.fields if name.endswith(own)}
    message = _say(entry, "message", found.variant, parts)
    related = _say(entry, "related", found.variant, parts) or ""
    return replace(
        found,
        message=message or found.message,
        why=_say(entry, "why", found.variant, parts),
        hint=_say(entry, "hint", found.variant, parts),
        related=tuple((related, span) for _, span in found.related),
    )


def _counted(path: str) -> str:
    """A path whose rows are counted from 1, as people count."""
    return _ROW.sub(lambda found: str(int(found[0]) + 1), path)


def _in_words(value: str, language: str) -> str:
    """A field with its terms, and the quotation marks around what it lists, in `language`."""
    known = terms(language)
    for mark, own in zip("“”", known["marks"]["quotes"], strict=True):
        value = value.replace(mark, own)
    return TERM.sub(lambda found: _term(found[1], found[2], known), value) if "⟦" in value else value


def _term(group: str, key: str, known: dict[str, dict[str, str]]) -> str:
    if group == _NUMBER:
        return f"{int(key):,}".replace(",", known["marks"]["thousands"])
    return known.get(group, {}).get(key, key)


def _say(entry: dict[str, str], part: str, variant: str, fields: dict[str, Any]) -> str | None:
    template = entry.get(f"{part}_{variant}", entry.get(part)) if variant else entry.get(part)
    return template.format_map(fields) if template else None
