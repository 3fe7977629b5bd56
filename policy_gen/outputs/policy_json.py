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
OBJECT_LENGTH = 400
"""Of an object in a list: it stands on one line, so that a difference shows the whole of it."""
STEP = "  "


def policy_json(profile: Profile, policy: Policy, folders: tuple[Path, ...]) -> str:
    """The text of the file. Raises TemplateFault when a word is missing."""
    return laid_out(policy_file(profile, policy, folders).model_dump(mode="json"))


def schema_text() -> str:
    """The schema as the text of docs/policy.schema.json."""
    return json.dumps(policy_file_schema(), ensure_ascii=False, indent=2) + "\n"


def laid_out(data: Any) -> str:
    """JSON in which whatever fits a line stands on one, and the rest is indented by two."""
    return "".join(_laid_out(data, "")) + "\n"


def _laid_out(data: Any, indent: str, width: int = LINE_LENGTH) -> Iterator[str]:
    line = _line(data)
    inner = indent + STEP
    if not isinstance(data, dict | list) or (indent and len(indent) + len(line) <= width):
        yield line
    elif isinstance(data, dict):
        entries = ((f"{_line(key)}: ", value) for key, value in data.items())
        parts = ((opening, *_laid_out(value, inner)) for opening, value in entries)
        yield from _block("{}", indent, map("".join, parts))
    elif any(isinstance(value, dict | list) for value in data):
        yield from _block("[]", indent, ("".join(_laid_out(value, inner, OBJECT_LENGTH)) for value in data))
    else:
        yield from _block("[]", indent, _filled(map(_line, data), LINE_LENGTH - len(inner)))


def _filled(words: Iterable[str], width: int) -> Iterator[str]:
    """Words in lines of about `width` signs."""
    line = ""
    for word in words:
        if line and len(line) + len(word) + 2 > width:
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
