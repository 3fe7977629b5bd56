"""One release at a time in a working folder: a second run would take back what the first has prepared."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from policy_gen.history.git import GitFault, Missing, Repository

LOCK = "policy-gen-release.lock"


class Busy(Exception):
    """Another release is under way; `process` is its number, empty where it is not known."""

    def __init__(self, process: str) -> None:
        super().__init__(process)
        self.process = process


@contextmanager
def alone(repository: Repository) -> Iterator[None]:
    """Holds the lock of a working folder. Raises Busy where another run holds it, GitFault where it cannot.

    The system keeps the lock, not the file by being there: a run that was killed blocks nobody.
    """
    path = repository.folder / LOCK
    with _locked(path) as file:
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; an empty one does no harm
                path.unlink()


@contextmanager
def _locked(path: Path) -> Iterator[IO[str]]:
    while True:
        with _opened(path) as file:
            if not _takes(file):
                file.seek(0)
                raise Busy(file.read(20))
            if _is_there(path, file):
                yield file
                return


def _opened(path: Path) -> IO[str]:
    try:
        return path.open("a+", encoding="ascii")
    except OSError as error:
        raise GitFault(Missing.REFUSED, f"{path.name}: {error.strerror}") from None


def _is_there(path: Path, file: IO[str]) -> bool:
    """Whether the file that was locked is still the one of that name, not one that its holder has removed."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _takes(file: IO[str]) -> bool:
    """Takes the lock of an open file if nobody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
