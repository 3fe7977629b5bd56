"""Puts a file in place whole or not at all, and never among the pages of the policy (D13, D14)."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGES = ("site", "build")
"""Folders of a workspace that are published: no data of clients may lie there."""


def is_published(target: Path, root: Path) -> bool:
    """Whether a file would lie in a folder of pages of the workspace."""
    place = target.resolve()
    return any(place.is_relative_to((root / folder).resolve()) for folder in PAGES)


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """A file beside `target` to write into; it replaces `target` when the block ends well.

    Only its owner may read it: it holds data of clients. OSError where the folder cannot be written.
    """
    place = target.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
