"""What git prints for programs, read: files at a revision, the commit behind each line of a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

_OBJECT_NAMES = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Commit:
    """Who recorded a change, when, and under which heading."""

    id: str
    author: str
    when: datetime
    subject: str


def blobs(answer: bytes, names: Sequence[str]) -> Iterable[tuple[str, bytes]]:
    """The answers of `cat-file --batch`, one after the other: a line about each, then its bytes."""
    place = 0
    for name in names:
        end = answer.index(b"\n", place)
        head = answer[place:end].rsplit(b" ", 2)
        place = end + 1
        if head[-1] == b"missing" or len(head) < 3 or head[1] != b"blob":
            continue
        size = int(head[2])
        yield name, answer[place : place + size]
        place += size + 1


def blamed(answer: bytes) -> dict[int, Commit]:
    """The porcelain of blame: for each line a header, its commit's facts, and the line after a tab."""
    found: dict[int, Commit] = {}
    facts: dict[str, str] = {}
    for line in answer.decode("utf-8", "replace").split("\n"):
        key, _, value = line.partition(" ")
        if line.startswith("\t"):
            if facts["id"].strip("0"):
                when = datetime.fromtimestamp(int(facts["author-time"]), UTC)
                found[int(facts["line"])] = Commit(facts["id"], facts["author"], when, facts["summary"])
            facts = {}
        elif not facts and len(key) >= 40 and set(key) <= _OBJECT_NAMES:
            facts = {"id": key, "line": value.split(" ")[1]}
        else:
            facts[key] = value
    return found
