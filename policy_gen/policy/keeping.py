"""What took long to find is kept between runs, in the user's own cache folder.

The key holds the question, the text of every module and data file of the generator, and the versions of
Python and of the library that knows the holidays: whatever could change the answer, or how it is written.
A file that cannot be read or written is as if it were not there. `POLICY_GEN_CACHE=off` keeps nothing.
"""

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path

T = TypeVar("T")

PACKAGE = Path(__file__).parents[2]
MOST_FILES = 60
"""What was not asked for the longest time goes."""


def kept(question: str, found: Callable[[], T], kind: type[T]) -> T:
    """The answer to a question asked before, else found now and kept."""
    if os.environ.get("POLICY_GEN_CACHE") == "off":
        return found()
    digest = hashlib.sha256(f"{_sources()}\n{question}".encode()).hexdigest()
    file = user_cache_path("policy_gen") / f"{digest}.pickle"
    before = _read(file)
    if isinstance(before, kind):
        with suppress(OSError):
            file.touch()
        return before
    now = found()
    with suppress(OSError):
        _write(file, now)
    return now


@cache
def _sources() -> str:
    """A digest of everything the rules consist of."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yaml"))
    digest = hashlib.sha256(f"{sys.version} {version('holidays')}".encode())
    for file in files:
        digest.update(file.relative_to(PACKAGE).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(file: Path) -> object:
    """What a file holds; None if there is none, or if it was spoilt."""
    try:
        # Like a compiled module, it lies in the user's own folder and is trusted as much.
        return pickle.loads(file.read_bytes())
    except Exception:  # a spoilt pickle may fail in any way
        return None


def _write(file: Path, data: object) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as draft:
            draft.write(pickle.dumps(data))
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)
    kept_files = sorted(file.parent.glob("*.pickle"), key=lambda one: one.stat().st_mtime)
    for old in kept_files[:-MOST_FILES]:
        old.unlink(missing_ok=True)
