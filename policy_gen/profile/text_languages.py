"""Every text for readers must exist in every published language. Works on the tree."""

import re
from collections.abc import Iterable
from pathlib import Path as FilePath

from policy_gen.problems import Problem, Severity, Span
from policy_gen.profile.cutting import CutShort
from policy_gen.profile.fields import Kind, about
from policy_gen.profile.nearest import closest
from policy_gen.profile.odd_signs import odd_sign, told
from policy_gen.profile.tree import Entry, Mapping, Node, Path, Scalar, Sequence, at, dotted, first_line
from policy_gen.profile.values import Language
from policy_gen.profile.walking import Here
from policy_gen.profile.wording import problem

_KNOWN = [language.value for language in Language]
_NAMES = {
    **dict.fromkeys(("rus", "рус"), "ru"),
    **dict.fromkeys(("ron", "rom", "rou", "rum", "рум"), "ro"),
    **dict.fromkeys(("hun", "mag", "ung", "вен"), "hu"),
    **dict.fromkeys(("eng", "ang", "анг"), "en"),
}
"""Other names people give the languages, by their first three letters."""


def language_problems(
    root: Mapping, values: Iterable[Here], presets: frozenset[FilePath]
) -> tuple[Problem, ...]:
    """Texts that lack a published language or name an unknown one; doubles in lists; the binding language."""
    published = _published(root)
    found = [one for here in values for one in (*_of_value(root, here, published), *_cut_short(here))]
    found.extend(_binding_language(root, published))
    return tuple(one for one in found if one.span is None or one.span.file not in presets)


def _published(root: Mapping) -> list[str]:
    """The published languages as far as they are readable; none: the texts are not judged."""
    listed = at(root, ("languages", "published"))
    items = listed.items if isinstance(listed, Sequence) else ()
    named = [item.value for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
    return [name for name in dict.fromkeys(named) if name in _KNOWN]


def _of_value(root: Mapping, here: Here, published: list[str]) -> list[Problem]:
    if here.shape.kind is Kind.LIST:
        return _doubles(here)
    if here.shape.kind not in (Kind.TEXT, Kind.TITLE):
        return []
    empty = _empty_titles(here) if here.shape.kind is Kind.TITLE else []
    if empty:
        return empty
    if isinstance(here.node, Scalar):
        single = isinstance(here.node.value, str) and not here.shape.or_line and len(published) > 1
        return [_missing(here.name, here.node.span, published, "plain")] if single else []
    if not isinstance(here.node, Mapping):
        return []
    # A language written wrongly is said as such, not as missing too.
    meant = {_meant(key, here.node, published) for key in here.node.entries if key not in _KNOWN}
    absent = [language for language in published if language not in {*here.node.entries, *meant}]
    found = [_missing(here.name, _key(root, here), absent, "")] if absent else []
    for key, entry in here.node.entries.items():
        found.extend(_of_language(here, key, entry, _meant(key, here.node, published)))
    return found


def _meant(key: str, text: Mapping, published: list[str]) -> str | None:
    """The language a wrong key stands for: never one that the text has already."""
    free = [language for language in _KNOWN if language not in text.entries]
    twin = odd_sign(key, free.__contains__)
    word = (twin.wanted if twin else key).casefold()
    named = _NAMES.get(word[:3], re.split("[-_ ]", word)[0])
    if named in _KNOWN:
        return named if named in free else None
    return closest(word, [one for one in published if one in free]) or closest(word, free)


def _of_language(here: Here, key: str, entry: Entry, near: str | None) -> list[Problem]:
    if key not in _KNOWN:
        twin = odd_sign(key, _KNOWN.__contains__)
        if twin:
            return [told(twin, entry.key_span)]
        variant = "near" if near else ""
        known = ", ".join(_KNOWN)
        code = "unknown-language"
        return [
            problem(
                code, entry.key_span, variant, path=dotted(here.name), found=key, near=near or "", known=known
            )
        ]
    forms = entry.node
    if here.shape.kind is Kind.TITLE and isinstance(forms, Mapping) and "nom" not in forms.entries:
        return [problem("missing-title-form", entry.key_span, path=dotted((*here.name, key)))]
    return []


def _empty_titles(here: Here) -> list[Problem]:
    """Titles and case forms with nothing in them, which the model does not refuse by itself."""
    found: list[Problem] = []
    stack: list[tuple[Path, Node]] = [(here.name, here.node)]
    while stack:
        path, node = stack.pop()
        if isinstance(node, Scalar) and isinstance(node.value, str) and not node.value.strip():
            found.append(problem("empty-value", node.span, path=dotted(path), about=about(path)))
        elif isinstance(node, Mapping):
            stack.extend(((*path, key), entry.node) for key, entry in node.entries.items())
    return found


def _cut_short(here: Here) -> list[Problem]:
    """Texts followed by a comment that looks like their rest."""
    formed = any(getattr(one, "pattern", None) for one in here.shape.metadata)
    line = here.shape.annotation is str and not formed
    if here.shape.kind not in (Kind.TEXT, Kind.TITLE) and not line:
        return []
    found: list[Problem] = []
    stack: list[tuple[Path, Node]] = [(here.name, here.node)]
    while stack:
        path, node = stack.pop()
        if isinstance(node, CutShort) and isinstance(node.value, str):
            found.append(
                problem("comment-in-text", node.comment, severity=Severity.WARNING, path=dotted(path))
            )
        elif isinstance(node, Mapping):
            stack.extend(((*path, key), entry.node) for key, entry in node.entries.items())
    return found


def _missing(path: Path, span: Span, absent: list[str], variant: str) -> Problem:
    words = ", ".join(absent)
    return problem("missing-translation", span, variant, path=dotted(path), languages=words, first=absent[0])


def _key(root: Mapping, here: Here) -> Span:
    parent = at(root, here.path[:-1])
    if isinstance(parent, Mapping):
        return parent.entries[str(here.path[-1])].key_span
    return here.node.span


def _doubles(here: Here) -> list[Problem]:
    items = here.node.items if isinstance(here.node, Sequence) else ()
    first: dict[str, Span] = {}
    found = []
    for item in items:
        text = _whole(item)
        if text is None:
            continue
        if text in first:
            related = first[text]
            found.append(
                problem(
                    "duplicate-entry", first_line(item), related=related, path=dotted(here.name), found=text
                )
            )
        first.setdefault(text, first_line(item))
    return found


def _whole(item: Node) -> str | None:
    """An item in one line, where it has no id that must be its own: a value, or a section of plain values."""
    if isinstance(item, Scalar):
        return None if item.value is None else item.text
    if not isinstance(item, Mapping) or "id" in item.entries:
        return None
    parts = {key: entry.node for key, entry in item.entries.items()}
    if not all(isinstance(node, Scalar) for node in parts.values()):
        return None
    return ", ".join(f"{key}: {getattr(node, 'text', '')}" for key, node in sorted(parts.items()))


def _binding_language(root: Mapping, published: list[str]) -> list[Problem]:
    binding = at(root, ("languages", "authoritative"))
    if not isinstance(binding, Scalar) or binding.value not in _KNOWN or not published:
        return []
    if binding.value in published:
        return []
    words = ", ".join(published)
    return [problem("binding-language", binding.span, found=binding.text, published=words)]
