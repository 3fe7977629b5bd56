"""The generator's own templates, compiled once and kept between runs; strangers' are compiled anew."""

import hashlib
import marshal
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from policy_gen.policy.keeping import kept
from policy_gen.policy.workspace import PACKAGED_TEMPLATES

OWN = (PACKAGED_TEMPLATES, PACKAGED_TEMPLATES.parents[1] / "templates")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to run."""

    source: str
    code: CodeType
    names: frozenset[str]
    """The names it uses and does not define."""
    parts: tuple[str, ...]
    """The templates it includes."""


Compiler = Callable[[str, Path, str], Compiled]
"""From name, file and text."""
Kept = tuple[str, bytes, frozenset[str], tuple[str, ...]]
"""The same with its code as bytes."""


def precompiled(name: str, file: Path, source: str, compiling: Compiler) -> Compiled:
    """A template as its text stands now. Raises what `compiling` raises."""
    folder = file.parents[name.count("/")]
    language = name.partition("/")[0]
    found = _of_language(folder, language, compiling).get(name) if folder in OWN else None
    if found is None or found[0] != source:
        return compiling(name, file, source)
    _, code, names, parts = found
    return Compiled(source, marshal.loads(code), names, parts)


@cache
def _of_language(folder: Path, language: str, compiling: Compiler) -> dict[str, Kept]:
    """All templates of a language by name; one alone would hardly be worth a file."""
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((folder / language).rglob("*.md"))
    }
    digest = hashlib.sha256(repr((str(folder), version("jinja2"), texts)).encode()).hexdigest()

    def found() -> dict[str, Kept]:
        made = [compiling(name, folder / name, text) for name, text in texts.items()]
        return {
            name: (one.source, marshal.dumps(one.code), one.names, one.parts)
            for name, one in zip(texts, made, strict=True)
        }

    return kept(f"templates {digest}", found, dict)
