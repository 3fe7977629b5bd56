"""Puts a whole folder in place at once, so that nothing is ever half written (architecture D14)."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TRIES = 20


@contextmanager
def prepared(target: Path) -> Iterator[Path]:
    """A folder beside `target` to write into; it replaces `target` when the block ends well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    draft.chmod(0o755)
    try:
        yield draft
        _swap(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _swap(draft: Path, target: Path) -> None:
    """Renames `draft` over `target`; another run that does the same only makes this one try again."""
    for _ in range(TRIES):
        grave = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        try:
            if target.exists():
                target.replace(grave / "old")
            draft.rename(target)
        except OSError:
            continue
        finally:
            shutil.rmtree(grave, ignore_errors=True)
        return
    raise OSError(f"{target} is being written by another program; try again")


def write_tree(target: Path, files: Mapping[str, str]) -> bool:
    """Makes `target` hold exactly `files` (path → text, UTF-8, LF); says whether anything changed."""
    if not differences(target, files):
        return False
    with prepared(target) as draft:
        for name, text in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
    return True


def write_file(target: Path, text: str) -> None:
    """Puts one file in place at once: it holds the old text or the new, never half of either."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    draft = Path(name)
    try:
        os.close(handle)
        draft.write_bytes(text.encode("utf-8"))
        draft.chmod(0o644)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def differences(target: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Names of files that `write_tree` would add, change or remove, in order."""
    present = _files_below(target)
    changed = {name for name, text in files.items() if not _is_same(target / name, text)}
    return tuple(sorted(changed | (present - files.keys())))


def _files_below(target: Path) -> set[str]:
    """Names of the files; none if another run puts its folder in place meanwhile."""
    try:
        return {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    except FileNotFoundError:
        return set()


def _is_same(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode("utf-8")
    except OSError:
        return False
