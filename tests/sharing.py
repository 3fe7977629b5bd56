"""What all workers of a test run need and one of them makes."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder that the workers of one run have in common."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    return folder


def made_once(target: Path, make: Callable[[Path], object]) -> None:
    """Makes `target` unless another worker has made it; a worker that comes meanwhile waits."""
    with _locked(target.with_name(f"{target.name}.lock")):
        if not target.exists():
            draft = target.with_name(f"{target.name}.draft")
            make(draft)
            draft.rename(target)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
