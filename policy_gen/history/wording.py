"""Tells a changed parameter in one sentence: what, from what to what, for whom it is stricter."""

import re

from policy_gen.history.amendments import Direction, ParameterChange, Value
from policy_gen.history.naming import entry_name, step_name
from policy_gen.history.parameters import Parameter, parameter
from policy_gen.history.printed import counted, empty, printed
from policy_gen.history.reaching import entry_path, line_number, reached
from policy_gen.history.side import Side
from policy_gen.history.spoken import Words
from policy_gen.profile.model import Profile

SHORT_TEXT_SIGNS = 70
"""How long an old and a new text may be each to stand beside each other."""
_PLACE = re.compile(r"\{(item|quoted|whole|n)(?::([a-z_]+))?\}")
_THEN, _NOW = "_then", "_now"
_MARKS = re.compile('[«»„“”"]')
_WHOLE_LISTS = frozenset({"number", "money"})
"""Kinds whose lists are told whole: their entries mean something only together."""


def told(change: ParameterChange, before: Profile | None, after: Profile | None, words: Words) -> str:
    """One sentence without a full stop; ids stand for names where a profile could not be loaded."""
    sentence = told_bare(change, before, after, words)
    effect = effect_of(change, words)
    if effect is not None:
        sentence = words.told["with_effect"].format(sentence=sentence, effect=effect)
    return words.grammar.typeset(sentence[:1].upper() + sentence[1:])


def told_bare(
    change: ParameterChange,
    before: Profile | None,
    after: Profile | None,
    words: Words,
    manner: str = "arrow",
) -> str:
    """The same as a part of another sentence, without a capital and without its effect.

    In the manner `prose` the new value comes first, and what was switched on or off is said as that.
    """
    if manner == "prose" and (said := _switched(change, words)) is not None:
        asked, side = parameter(change.path), Side(after, words)
        return _filled(said, asked, change.path, Side(before, words), side)
    return _sentence(parameter(change.path), change, Side(before, words), Side(after, words), manner)


def is_statement(change: ParameterChange, words: Words) -> bool:
    """Whether the change is told in prose as what happened, not as the name of a value with its values."""
    return parameter(change.path).is_entry or _switched(change, words) is not None


def _switched(change: ParameterChange, words: Words) -> str | None:
    """The sentence on something that was switched on or off."""
    said = words.flags.get(parameter(change.path).pattern)
    is_known = said is not None and isinstance(change.after, bool)
    return said["on" if change.after else "off"] if said is not None and is_known else None


def name_of(path: str, before: Profile | None, after: Profile | None, words: Words) -> str:
    """The name of a value as it stands inside a sentence, with that of its entry.

    Raises KeyError for a whole entry of a list: what is said of it depends on what became of it.
    """
    asked = parameter(path)
    old, new = Side(before, words), Side(after, words)
    return _filled(_name(asked, old, new), asked, path, old, new)


def effect_of(change: ParameterChange, words: Words) -> str | None:
    """For whom the change is stricter or softer, in words; None where it is neither."""
    if change.direction is Direction.NEITHER or change.party is None:
        return None
    stricter, softer = ("narrower", "wider") if parameter(change.path).is_right else ("stricter", "softer")
    said = stricter if change.direction is Direction.STRICTER else softer
    return words.effects[f"{said}_{change.party}"]


def _sentence(asked: Parameter, change: ParameterChange, old: Side, new: Side, manner: str) -> str:
    said = new.words
    if asked.is_entry:
        went = change.after is None
        pattern = said.items[asked.pattern]["removed" if went else "added"]
        return _placed(pattern, asked, change.path, old if went else new)
    name = _filled(_name(asked, old, new), asked, change.path, old, new)
    if _is_list(asked, change):
        return said.told["listed"].format(name=name, change=_list_change(asked, change, old, new))
    between = _text_change if asked.kind in ("text", "title") else _value_change
    return said.told["sentence"].format(name=name, change=between(asked, change, old, new, manner))


def _name(asked: Parameter, old: Side, new: Side) -> str:
    return new.words.name(asked.pattern, new.business_model or old.business_model)


def _filled(pattern: str, asked: Parameter, path: str, old: Side, new: Side) -> str:
    """The pattern with the name and the number of the entry that the path leads through."""
    entry = entry_path(asked.pattern, path)
    side = new if entry is None or new.has(entry) or not old.has(entry) else old
    return _placed(pattern, asked, path, side)


def _placed(pattern: str, asked: Parameter, path: str, side: Side) -> str:
    entry = entry_path(asked.pattern, path)

    def place(found: re.Match[str]) -> str:
        if found[1] == "n" or entry is None:
            return line_number(side.profile, asked.pattern, path)
        if found[1] == "whole":
            return step_name(side, entry)
        if found[1] == "item":
            return entry_name(side, entry, found[2] or "nom")
        return _quoted(entry_name(side, entry), side, with_article=found[2] == "the")

    return _PLACE.sub(place, pattern)


def _quoted(name: str, side: Side, *, with_article: bool) -> str:
    """A name in quotation marks unless it has its own, and the article that its first sound asks for."""
    grammar = side.words.grammar
    article = grammar.with_article(name).removesuffix(name) if with_article else ""
    return article + (name if _MARKS.search(name) else grammar.quoted(name))


def _value_change(asked: Parameter, change: ParameterChange, old: Side, new: Side, manner: str) -> str:
    """Old and new value; a noun that both have stands once."""
    after = printed(new, asked, change.after, _NOW)
    bare = counted(old, asked, change.before)
    whole = bare is None or counted(new, asked, change.after) is None
    before = printed(old, asked, change.before, _THEN) if whole or bare is None else bare
    return new.words.told[manner].format(before=before, after=after)


def _text_change(asked: Parameter, change: ParameterChange, old: Side, new: Side, manner: str) -> str:
    said = new.words.told
    before, after = _text(old, change.path, change.before), _text(new, change.path, change.after)
    if before == after:
        return said["text_changed" if before is None else "other_languages"]
    short = all(text is None or len(text) <= SHORT_TEXT_SIGNS for text in (before, after))
    if short:
        quoted = new.words.grammar.quoted
        parts = {"before": before, "after": after}
        when = {"before": _THEN, "after": _NOW}
        shown = {k: empty(new, asked, when[k]) if text is None else quoted(text) for k, text in parts.items()}
        return said[manner].format(**shown)
    return said["text_set" if before is None else "text_dropped" if after is None else "text_changed"]


def _text(side: Side, path: str, value: Value) -> str | None:
    """A text or a title in the language; as the change gives it where the profile is not at hand."""
    if value is None:
        return None
    found = reached(side.profile, path)
    if isinstance(found, dict) and all(isinstance(forms, dict) for forms in found.values()):
        found = {language: forms["nom"] for language, forms in found.items()}
    return side.text(found) if found is not None else value if isinstance(value, str) else None


def _is_list(asked: Parameter, change: ParameterChange) -> bool:
    several = isinstance(change.before, tuple) or isinstance(change.after, tuple)
    return several and asked.kind not in _WHOLE_LISTS


def _list_change(asked: Parameter, change: ParameterChange, old: Side, new: Side) -> str:
    """What came in and what went out, not the whole list twice."""
    said = new.words.told
    before, after = _entries(change.before), _entries(change.after)
    gone = tuple(one for one in before if one not in after)
    came = tuple(one for one in after if one not in before)
    added = said["added"].format(items=printed(new, asked, came))
    removed = said["removed"].format(items=printed(old, asked, gone))
    if came and gone:
        return said["added_and_removed"].format(added=added, removed=removed)
    return added if came else removed if gone else said["reordered"]


def _entries(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
