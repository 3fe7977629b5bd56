"""Policy → policy.json beside the pages; a changed value changes its own line (settled 40)."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from policy_gen.policy.exported.file import policy_file, policy_file_schema
from policy_gen.policy.tree import Policy
from policy_gen.profile.model import Profile

POLICY_JSON = "policy.json"
LINE_LENGTH = 110
OBJECT_LENGTH = 1000
"""Of an object in a list: it stands on one line, so that a difference shows the whole of it."""
STEP = " "


def policy_json(profile: Profile, policy: Policy, folders: tuple[Path, ...]) -> str:
    """The text of the file. Raises TemplateFault when a word is missing."""
    return laid_out(policy_file(profile, policy, folders).model_dump(mode="json"))


def schema_text() -> str:
    """The schema as the text of docs/policy.schema.json."""
    return json.dumps(policy_file_schema(), ensure_ascii=False, indent=2) + "\n"


def laid_out(data: Any) -> str:
    """JSON in which whatever fits a line stands on one, and the rest is indented by one sign a step."""
    return "".join(_laid_out(data, "")) + "\n"


def _laid_out(data: Any, indent: str, width: int = LINE_LENGTH) -> Iterator[str]:
    line = _line(data)
    if not isinstance(data, dict | list) or (indent and len(indent) + len(line) <= width):
        yield line
        return
    inner = indent + STEP
    values = data.values() if isinstance(data, dict) else data
    if indent and not any(isinstance(value, dict | list) for value in values):
        parts = _filled(_named(data, map(_line, values)), LINE_LENGTH - len(inner))
    else:
        below = OBJECT_LENGTH if isinstance(data, list) else LINE_LENGTH
        parts = _named(data, ("".join(_laid_out(value, inner, below)) for value in values))
    yield from _block("{}" if isinstance(data, dict) else "[]", indent, parts)


def _named(data: dict[str, Any] | list[Any], parts: Iterator[str]) -> Iterator[str]:
    """Parts behind their keys, if they have any."""
    if isinstance(data, dict):
        return (f"{_line(key)}: {part}" for key, part in zip(data, parts, strict=True))
    return parts


def _filled(words: Iterable[str], width: int) -> Iterator[str]:
    """Words in lines of about `width` signs."""
    line = ""
    for word in words:
        if line and len(line) + len(word) + len(", ,") > width:
            yield line
            line = ""
        line += f", {word}" if line else word
    yield line


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _block(brackets: str, indent: str, parts: Iterable[str]) -> Iterator[str]:
    """Parts between brackets, each on lines of its own."""
    yield brackets[0]
    for number, part in enumerate(parts):
        yield f"{',' if number else ''}\n{indent}{STEP}{part}"
    yield f"\n{indent}{brackets[1]}"
