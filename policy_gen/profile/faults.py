"""Turns the model's validation errors into problems with a place, a reason and a way out."""

import re
from typing import Any

from pydantic import ValidationError

from policy_gen.problems import Problem, Severity, Span
from policy_gen.profile.cutting import CutShort
from policy_gen.profile.field_words import (
    CHOICE,
    IDENTIFIER,
    bad_form,
    empty,
    meant_by,
    missing,
    out_of_range,
    unknown_choice,
    unknown_key,
    unknown_value,
    wrong_count,
    wrong_type,
)
from policy_gen.profile.fields import Kind, follow
from policy_gen.profile.origins import Origins
from policy_gen.profile.tree import (
    Broken,
    Mapping,
    Node,
    Path,
    Scalar,
    Sequence,
    at,
    child,
    dotted,
    first_line,
    named,
)
from policy_gen.profile.wording import problem

MAX_FIELD_PROBLEMS = 200
_KEY = "[key]"
_TYPES = {
    "int": "integer",
    "bool": "flag",
    "string": "text",
    "decimal": "amount",
    "date": "date",
    "time": "time",
    "dict": "section",
    "model": "section",
    "tuple": "list",
}


def field_problems(
    error: ValidationError, root: Mapping, supplied: Mapping, places: Origins
) -> tuple[Problem, ...]:
    """One problem for each place the model refused; `supplied` is what the preset gives."""
    found: dict[Path, Problem] = {}
    more: set[Path] = set()
    faults = sorted(error.errors(include_url=False, include_input=False), key=_rank)
    meant = _meant(faults[:MAX_FIELD_PROBLEMS], root, places)
    for fault in faults:
        path, rest = _resolved(root, fault["loc"], fault["type"] == "missing")
        if path is None or (fault["type"] == "too_short" and not _really_short(root, path, fault["ctx"])):
            continue
        whole = (*path, *rest)
        if fault["type"] == "missing" and any(whole[: len(one)] == one for one in meant):
            continue
        is_top = fault["type"] == "missing" and places.key(str(whole[0])) is None
        whole = whole[:1] if is_top else whole
        if len(found) >= MAX_FIELD_PROBLEMS and whole not in found:
            more.add(whole)
        elif is_top:
            found.setdefault(whole, missing((), str(whole[0]), _room(root, str(whole[0]), places)))
        elif whole not in found:
            found[whole] = _problem(fault, root, supplied, path, rest, places)
    return (*_without_followers(tuple(found.values())), *_not_listed(len(more), root))


def _without_followers(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Keys of a section that was indented by mistake are not told beside the section itself."""
    fields = [dict(one.fields) for one in found]
    shifted = {
        (one["section"], one["key"])
        for one, problem in zip(fields, found, strict=True)
        if problem.code == "unknown-key" and problem.variant == "outermost"
    }
    return tuple(
        problem
        for one, problem in zip(fields, found, strict=True)
        if (one.get("section"), one.get("home", "").partition(".")[0]) not in shifted
    )


def _not_listed(count: int, root: Mapping) -> tuple[Problem, ...]:
    """The note at the end of the file on problems that are not listed, if there are any."""
    if not count:
        return ()
    return (
        problem("more-problems", _end(root), severity=Severity.INFO, limit=MAX_FIELD_PROBLEMS, count=count),
    )


def _meant(faults: list[Any], root: Mapping, places: Origins) -> set[Path]:
    """Fields that are missing only because their key is written wrongly: the wrong key is problem enough."""
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    paths = [_resolved(root, loc, False)[0] for loc in unknown]
    meant = {one for path in paths if path and (one := meant_by(path)) is not None}
    return {one for one in meant if places.key(dotted(one)) is None}


def _room(root: Mapping, key: str, places: Origins) -> Span:
    """Where a key of the profile itself can be added: a line at its start, a section at its end."""
    here = follow((key,))[0]
    if here is not None and here.kind is Kind.VALUE:
        return places.start
    return _end(root)


def _end(root: Mapping) -> Span:
    end = root.span
    return Span(end.file, end.end_line, end.end_column, end.end_line, end.end_column)


def _rank(fault: Any) -> int:
    """Range errors first: of the arms of a union they say most about what the user meant."""
    return 0 if fault["type"].endswith("_equal") else 1


def _resolved(root: Node, loc: Path, is_missing: bool) -> tuple[Path | None, tuple[str, ...]]:
    """`loc` as far as the tree goes, then the missing key or the key mark if any; None at broken values."""
    node: Node = root
    path: Path = ()
    for part in loc:
        below = child(node, part)
        if isinstance(below, Broken):
            return None, ()
        if below is not None:
            path, node = (*path, part), below
    last = str(loc[-1]) if loc else ""
    if last == _KEY:
        return path, (_KEY,)
    return path, (last,) if is_missing and isinstance(node, Mapping) and last not in node.entries else ()


def _really_short(root: Node, path: Path, context: dict[str, Any]) -> bool:
    """Whether the list itself is short; the model also calls it so when its items are faulty."""
    node = _node(root, path)
    return not isinstance(node, Sequence) or len(node.items) < context["min_length"]


def _node(root: Node, path: Path) -> Node:
    node = root
    for part in path:
        below = child(node, part)
        assert below is not None
        node = below
    return node


def _problem(
    fault: Any, root: Mapping, supplied: Mapping, path: Path, rest: tuple[str, ...], places: Origins
) -> Problem:
    kind, node, place = fault["type"], _node(root, path), _place(root, path, places)
    if kind == "missing" and rest:
        item = bool(path) and isinstance(path[-1], int)
        return missing(named(root, path), rest[0], place if item else places.key_place(dotted(path)))
    if kind == "extra_forbidden":
        return unknown_key(named(root, path), places.key_place(dotted(path)))
    if rest == (_KEY,):
        return _bad_key(fault, path, places)
    if isinstance(node, Scalar) and (node.value is None or not node.text.strip()):
        usual = "preset" if at(supplied, path) is not None else ""
        return empty(named(root, path), place, "comment" if isinstance(node, CutShort) else usual)
    return _bad_value(fault, node, named(root, path), place)


def _bad_value(fault: Any, node: Node, path: Path, place: Span) -> Problem:
    kind, context = fault["type"], fault.get("ctx", {})
    choice = CHOICE.match(str(context.get("pattern", "")))
    if choice:
        return unknown_value(node, choice.group(1).split("|"), path, place)
    if kind in ("enum", "literal_error"):
        return unknown_value(node, re.findall(r"'([^']*)'", context["expected"]), path, place)
    if kind.endswith("_equal"):
        return out_of_range(node, path, place)
    if kind in ("too_short", "too_long"):
        return wrong_count(node, path, place)
    if kind == "string_too_short":
        return empty(path, place, "")
    if kind == "string_pattern_mismatch":
        return bad_form(node, context["pattern"], path, place)
    expected = _TYPES.get(kind.split("_")[0])
    if expected is not None:
        here = follow(path)[0]
        wants_text = here is not None and here.kind in (Kind.TEXT, Kind.TITLE)
        return wrong_type(node, "text" if wants_text else expected, path, place)
    return wrong_type(node, "", path, place)


def _bad_key(fault: Any, path: Path, places: Origins) -> Problem:
    key, place = str(path[-1]), places.key_place(dotted(path))
    if fault["type"] in ("enum", "literal_error"):
        return unknown_choice(key, re.findall(r"'([^']*)'", fault["ctx"]["expected"]), path, place)
    return bad_form(Scalar(key, key, place), IDENTIFIER, path, place)


def _place(root: Mapping, path: Path, places: Origins) -> Span:
    node = _node(root, path)
    if not path or node.span.file != places.start.file:
        return places.key_place(dotted(path))
    if isinstance(node, Scalar) and node.value is None and node.text == "":
        return places.key_place(dotted(path))
    return first_line(node)
