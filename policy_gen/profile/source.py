"""Reads a YAML file into a located tree, or says with places why not."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml import YAMLError

from policy_gen.problems import Problem, Span
from policy_gen.profile.composing import compose
from policy_gen.profile.conflicts import conflicts
from policy_gen.profile.decoding import cleaned, decode, read_text
from policy_gen.profile.own_data import own_data
from policy_gen.profile.syntax import Fault
from policy_gen.profile.tree import Broken, Node, Scalar, plain
from policy_gen.profile.wording import worded

_AUTHORITATIVE = re.compile(r"^ +authoritative: *[\"']?([a-z]{2})\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its tree (None if there is none to work with) and the faults of its form."""

    path: Path
    root: Node | None
    problems: tuple[Problem, ...]
    language: str | None = None
    """What an unreadable file seems to give as its binding language."""


def read(path: Path) -> Source:
    """The located tree of a file in the strict YAML we accept. Never raises for what a user wrote."""
    text, faults = read_text(path)
    return _composed(path, text, faults)


def read_bytes(content: bytes, path: Path) -> Source:
    """Like `read`, for content that is not in the work tree (an earlier version in git)."""
    text, faults = decode(content, path)
    return _composed(path, text, faults)


def read_string(text: str, path: Path) -> Source:
    """Like `read`, for text that is already decoded; `path` names it in messages."""
    clean, faults = cleaned(text.replace("\r\n", "\n").replace("\r", "\n"), path)
    return _composed(path, clean, faults)


def sound_data(path: Path) -> Any:
    """The values of `read` without their places, several times faster; None: `read` says what is wrong."""
    text, faults = read_text(path)
    if text is None or faults:
        return None
    try:
        return own_data(text)
    except (ValueError, YAMLError):
        return None


def read_data(path: Path) -> Any:
    """The plain data of one of the project's own YAML files: dict, list, str, int, Decimal, bool, date.

    Raises ValueError with the place of the first fault.
    """
    data = sound_data(path)
    if data is not None:
        return data
    source = read(path)
    if source.problems:
        first = source.problems[0]
        raise ValueError(f"{first.span}: {first.message}")
    assert source.root is not None
    return plain(source.root)


def _composed(path: Path, text: str | None, faults: tuple[Fault, ...]) -> Source:
    if text is None:
        return Source(path, None, tuple(worded(fault) for fault in faults))
    unsettled = tuple(conflicts(text, path))
    root, found = compose(text, path) if not unsettled else (None, unsettled)
    stopped = bool(found) and root is None
    if not stopped and (root is None or _is_nothing(root)):
        found = (*found, Fault("empty-file", Span(path, 1, 1, 1, 1)))
        root = None
    said = _AUTHORITATIVE.search(text) if root is None else None
    return Source(path, root, tuple(worded(fault) for fault in (*faults, *found)), said and said[1])


def _is_nothing(root: Node) -> bool:
    return isinstance(root, Scalar) and root.value is None and not isinstance(root, Broken)
