"""Puts a file in place whole or not at all, and never among the pages of the policy (D13, D14)."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGES = ("site", "build")
"""Folders of a workspace that are published: no data of clients may lie there."""
_LONGEST_PREFIX = 40
POLICY = ("docs", "templates", "tests", "policy_gen", "company_profiles")
"""Folders of a workspace that are handed on with the policy."""
SITE_CONFIG = "mkdocs.yml"
"""The file by which a workspace is known."""


def is_published(target: Path, root: Path) -> bool:
    """Whether a file would lie in a folder of pages, of this workspace or of any other."""
    place = target.resolve()
    if _lies_in(target, root, PAGES):
        return True
    above = (folder for folder in place.parents if folder.name.casefold() in PAGES)
    return any((folder.parent / SITE_CONFIG).exists() for folder in above)


def is_no_file(target: Path) -> bool:
    """Whether something stands there that a file must not replace: a folder, a pipe, a device."""
    return target.exists() and not target.is_file()


def is_of_the_policy(target: Path, root: Path) -> bool:
    """Whether a file would lie in a folder that is handed on with the policy."""
    return _lies_in(target, root, POLICY)


def _lies_in(target: Path, root: Path, folders: tuple[str, ...]) -> bool:
    place = target.resolve()
    return any(place.is_relative_to((root / folder).resolve()) for folder in folders)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Lets a refusal of the system name a path that the user knows."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """A file beside `target` to write into; it replaces `target` when the block ends well.

    Only its owner may read it: it holds data of clients. OSError, which names the folder or the target as it
    was asked for, where they cannot be written.
    """
    place = target.resolve()
    with _naming(target.parent):
        handle, name = tempfile.mkstemp(prefix=f".{place.name[:_LONGEST_PREFIX]}.", dir=place.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        with _naming(target):
            draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
