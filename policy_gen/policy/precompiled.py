"""Templates compiled once: our own are kept between runs, any text within one.

The templates of an earlier version or of a copied workspace are mostly our own word for word.
"""

import hashlib
import marshal
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from policy_gen.policy.keeping import kept
from policy_gen.policy.workspace import PACKAGED_TEMPLATES

OURS = (PACKAGED_TEMPLATES, PACKAGED_TEMPLATES.parents[1] / "templates")
"""Where our own templates lie: in the package, or beside it in a work tree."""
MOST_KNOWN = 4000


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

_known: dict[tuple[str, str], Compiled] = {}
"""By name and text."""


def precompiled(name: str, file: Path, source: str, compiling: Compiler) -> Compiled:
    """A template as its text stands now, whose errors name `file`. Raises what `compiling` raises."""
    found = _known.get((name, source)) or _ours(name, source, compiling) or compiling(name, file, source)
    if len(_known) < MOST_KNOWN:
        _known[name, source] = found
    return replace(found, code=_placed(found.code, str(file)))


def _ours(name: str, source: str, compiling: Compiler) -> Compiled | None:
    """Our own template of that name, if it has that text."""
    language = name.partition("/")[0]
    folder = next((folder for folder in OURS if (folder / language).is_dir()), None)
    found = _of_language(folder, language, compiling).get(name) if folder else None
    if found is None or found[0] != source:
        return None
    _, code, names, parts = found
    return Compiled(source, marshal.loads(code), names, parts)


def _placed(code: CodeType, file: str) -> CodeType:
    """The code as if it had been compiled from `file`."""
    if code.co_filename == file:
        return code
    inner = tuple(_placed(one, file) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=file, co_consts=inner)


@cache
def _of_language(folder: Path, language: str, compiling: Compiler) -> dict[str, Kept]:
    """All our templates of a language by name; one alone would hardly be worth a file."""
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
