"""The door to git (D16): what a repository holds at a revision, read by the program `git` itself."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from policy_gen.history.git_answers import Commit, blamed, blobs

WORKING_TREE = ""
"""Stands for the files as they lie on disk, where a revision is asked for."""
_UNIT = "\x1f"
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply", "sequencer")
_GUARDING = ("pre-commit", "prepare-commit-msg", "commit-msg")
_MARKED = ("objecttype", "objectname")
_ASKS_TO_SIGN = ("config", "--type=bool", "--get", "commit.gpgSign", "^(true|yes|on|1)$")
_TOLD_BY_GIT = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_GRAFT_FILE",
)  # fmt: skip
"""What a hook of git finds set: where another command works. The folder that is asked about counts."""
_NOWHERE_ELSE: Mapping[str, str] = MappingProxyType({})


class Missing(StrEnum):
    """Why git cannot answer."""

    NO_PROGRAM = "no_program"
    NO_REPOSITORY = "no_git"
    NO_COMMITS = "no_commits"
    UNKNOWN_REVISION = "unknown_revision"
    NO_AUTHOR = "no_author"
    """Nobody has told git who commits."""
    REFUSED = "git_refused"


class GitFault(Exception):
    """Git cannot answer; `said` are its own words or the name it did not find."""

    def __init__(self, missing: Missing, said: str = "") -> None:
        super().__init__(f"{missing}: {said}")
        self.missing, self.said = missing, said


@dataclass(frozen=True)
class Repository:
    """A working tree with its history; `root` is its top folder."""

    root: Path

    def commit_id(self, revision: str) -> str:
        """The full id of a commit. Raises GitFault for a name that no commit has."""
        if not revision or revision.startswith("-"):
            raise GitFault(Missing.UNKNOWN_REVISION, revision)
        try:
            return self._text(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
        except GitFault as fault:
            missing = Missing.UNKNOWN_REVISION if self.has_commits() else Missing.NO_COMMITS
            raise GitFault(missing, revision) from fault

    def has_commits(self) -> bool:
        """Whether anything has ever been recorded."""
        return self._succeeds("rev-parse", "--verify", "--quiet", "HEAD")

    def is_shallow(self) -> bool:
        """Whether the older part of the history was left out when it was fetched."""
        return self._text("rev-parse", "--is-shallow-repository") == "true"

    def cut_off(self) -> frozenset[str]:
        """Ids of the commits whose parents were left out when the history was fetched."""
        file = self.root / self._text("rev-parse", "--git-path", "shallow")
        return frozenset(file.read_text(encoding="ascii").split()) if file.is_file() else frozenset()

    def is_detached(self) -> bool:
        """Whether no branch is checked out."""
        return self.has_commits() and not self._succeeds("symbolic-ref", "--quiet", "HEAD")

    def changed_files(self, *paths: str) -> tuple[str, ...]:
        """Files below `paths` that differ from the last commit, those git does not know included."""
        listed = self._bytes(
            "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--", *paths
        )
        entries = listed.decode("utf-8", "surrogateescape").split("\0")
        return tuple(sorted(entry[3:] for entry in entries if len(entry) > 3 and entry[2] == " "))

    def staged_files(self) -> tuple[str, ...]:
        """Files that the next commit would take, as `git add` has marked them."""
        listed = self._bytes("diff", "--cached", "--name-only", "--no-renames", "-z")
        return tuple(name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name)

    def is_merging(self) -> bool:
        """Whether a merge, or the move of commits onto others, is under way."""
        return any((self.folder / name).exists() for name in _UNDER_WAY)

    @cached_property
    def folder(self) -> Path:
        """The folder in which git keeps what belongs to this working tree."""
        return self.root / self._bytes("rev-parse", "--git-dir").decode("utf-8", "surrogateescape").rstrip(
            "\n"
        )

    def holds(self, commit: str, revision: str = "HEAD") -> bool:
        """Whether a commit is a revision or one of those before it."""
        return self._succeeds("merge-base", "--is-ancestor", commit, revision)

    def is_ignored(self, path: str) -> bool:
        """Whether git is told to leave a file alone."""
        # The one command that does not take names as they stand; ours hold none of its signs.
        try:
            _run(self.root, ("check-ignore", "--quiet", "--", path), None, names_as_they_stand=False)
        except GitFault:
            return False
        return True

    def files(self, revision: str, *folders: str) -> tuple[str, ...]:
        """Names of the files below `folders` at a revision, from the root."""
        listed = self._bytes("ls-tree", "-r", "-z", "--name-only", self.commit_id(revision), "--", *folders)
        return tuple(name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name)

    def differing(self, revision: str, *folders: str) -> tuple[str, ...]:
        """Names of the files of a revision that are otherwise now, or gone; none that git does not know."""
        arguments = ("--name-only", "--no-renames", "--no-ext-diff", "-z", self.commit_id(revision))
        listed = self._bytes("diff", *arguments, "--", *folders)
        return tuple(name for name in listed.decode("utf-8", "surrogateescape").split("\0") if name)

    def contents(self, revision: str, names: Iterable[str]) -> dict[str, bytes]:
        """The files that exist at a revision, in one call of git."""
        commit, wanted = self.commit_id(revision), [name for name in names if "\n" not in name]
        asked = "".join(f"{commit}:{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
        answer = self._bytes("cat-file", "--batch", given=asked)
        return dict(blobs(answer, wanted))

    def name_then(self, revision: str, name: str) -> str:
        """What a file that is called `name` now was called at a revision; `name` where nobody renamed it."""
        commit = self.commit_id(revision)
        if self._succeeds("cat-file", "-e", f"{commit}:{name}"):
            return name
        moves = self._text("diff", "--name-status", "--diff-filter=R", "-M40%", "-z", commit, "--").split(
            "\0"
        )
        renamed = {new: old for _, old, new in zip(moves[::3], moves[1::3], moves[2::3], strict=False)}
        return renamed.get(name, name)

    def day(self, revision: str) -> date:
        """The day of a commit, by the clock of whoever recorded it."""
        commit = self.commit_id(revision)
        return date.fromisoformat(self._text("log", "-1", "--no-show-signature", "--format=%cs", commit))

    def tags(
        self, pattern: str, before: str | None = None, *, of_anything: bool = False
    ) -> Mapping[str, str]:
        """Tags that fit a pattern, each with the id of its commit; only those a revision goes back to.

        `of_anything`: also those that mark no commit, with what they mark.
        """
        form = "%1f".join(
            ("%(refname:strip=2)", *(f"%({sign}{key})" for key in _MARKED for sign in ("*", "")))
        )
        span = [f"--merged={self.commit_id(before)}"] if before else []
        rows = self._text("for-each-ref", f"--format={form}", *span, f"refs/tags/{pattern}").splitlines()
        parts = (row.split(_UNIT) for row in rows)
        return {
            name: behind or own
            for name, kind_behind, kind, behind, own in parts
            if of_anything or (kind_behind or kind) == "commit"
        }

    def hooks(self) -> tuple[str, ...]:
        """The hooks that git would run before it records a commit."""
        folder = self.root / self._text("rev-parse", "--git-path", "hooks")
        return tuple(name for name in _GUARDING if os.access(folder / name, os.X_OK))

    def blame(self, name: str, revision: str = WORKING_TREE) -> Mapping[int, Commit]:
        """The commit that last set each line of a file, by line; lines not recorded yet are left out."""
        at = [self.commit_id(revision)] if revision else []
        return blamed(self._bytes("blame", "-w", "-M", "--line-porcelain", *at, "--", name))

    def record(self, files: Path, names: Sequence[str], message: str, index: Path) -> str:
        """A commit on top of HEAD in which `names` are as they lie below `files`, and no branch has it yet.

        Neither the working tree nor what is staged is touched; `index` is a file to work with.
        """
        apart = {"GIT_INDEX_FILE": str(index.resolve()), "GIT_WORK_TREE": str(files.resolve())}
        head, where = self.commit_id("HEAD"), {**apart, "GIT_DIR": str(self.folder.resolve())}
        for step in (("read-tree", head), ("add", "--all", "--force", "--", *names)):
            _run(files, step, None, where)
        tree = _run(files, ("write-tree",), None, where).decode().strip()
        if tree == self._text("rev-parse", f"{head}^{{tree}}"):
            return head
        signed = ("-S",) if self._succeeds(*_ASKS_TO_SIGN) else ()
        return self._text("commit-tree", *signed, "-p", head, "-m", message, tree)

    def advance(self, commit: str, before: str, message: str) -> None:
        """Moves the branch from a commit to another. Raises GitFault where it is no longer at `before`."""
        self._bytes("update-ref", "-m", message, "HEAD", commit, before)

    def unstage(self, names: Sequence[str]) -> None:
        """Has git take files as the last commit holds them, whatever was staged of them."""
        self._bytes("reset", "--quiet", "HEAD", "--", *names)

    def tag(self, name: str, message: str, revision: str = "HEAD") -> None:
        """Sets an annotated tag. Raises GitFault where it exists."""
        self._bytes("tag", "--annotate", "--message", message, "--end-of-options", name, revision)

    def untag(self, name: str) -> None:
        """Takes a tag back."""
        self._bytes("tag", "--delete", name)

    def name_of(self, path: Path) -> str:
        """A path as git names it: from the root, with forward slashes."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()

    def _text(self, *arguments: str) -> str:
        return self._bytes(*arguments).decode("utf-8", "replace").strip("\n")

    def _succeeds(self, *arguments: str) -> bool:
        try:
            self._bytes(*arguments)
        except GitFault as fault:
            if fault.missing is Missing.NO_PROGRAM:
                raise
            return False
        return True

    def _bytes(self, *arguments: str, given: bytes | None = None) -> bytes:
        return _run(self.root, arguments, given)


def repository_of(path: Path) -> Repository:
    """The repository that holds a file or folder. Raises GitFault where there is none, or no git."""
    folder = path if path.is_dir() else path.parent
    root = _run(folder, ("rev-parse", "--show-toplevel"), None).decode("utf-8", "surrogateescape")
    return Repository(Path(root.rstrip("\n")))


_SAID = {
    "not a git repository": Missing.NO_REPOSITORY,
    "tell me who you are": Missing.NO_AUTHOR,
    "empty ident name": Missing.NO_AUTHOR,
}


def _run(
    folder: Path,
    arguments: Sequence[str],
    given: bytes | None,
    where: Mapping[str, str] = _NOWHERE_ELSE,
    *,
    names_as_they_stand: bool = True,
) -> bytes:
    """What git prints; in English and without asking anybody anything."""
    quiet = {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    as_recorded = {"GIT_NO_REPLACE_OBJECTS": "1"}
    ours = {name: value for name, value in os.environ.items() if name not in _TOLD_BY_GIT}
    literal = ("--literal-pathspecs",) if names_as_they_stand else ()
    command = ("git", "-C", str(folder), *literal, "-c", "core.quotePath=off", *arguments)
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            env=ours | quiet | as_recorded | dict(where),
            check=False,
        )
    except OSError as error:
        raise GitFault(Missing.NO_PROGRAM, str(error.strerror)) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        known = (missing for sign, missing in _SAID.items() if sign in said)
        raise GitFault(next(known, Missing.REFUSED), said)
    return done.stdout
