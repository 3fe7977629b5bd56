"""A small release to kill: a profile and some pages in a real repository; also run by itself."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from repositories import Desk, new_desk
from running import contents

from policy_gen.cli.release.carrying_out import Wanted, carry_out
from policy_gen.history.git import repository_of

TESTS = Path(__file__).parent
PROFILE, OTHER = "company_profiles/acme.yaml", "company_profiles/acme.tests.yaml"
SITES = ("site/acme/en", "site/acme/ru")
TAG = "acme/1.1.0"


def old_desk(root: Path) -> Desk:
    """The state before: one page that will change, one that will go."""
    desk = new_desk(root)
    pages = {f"{site}/pages/{name}.md": "old\n" for site in SITES for name in ("index", "gone")}
    desk.write({PROFILE: "version: 1.0.0\n", OTHER: "a: 1\n", "aside.txt": "old\n", **pages})
    desk.commit("Begin")
    desk.write({OTHER: "a: 2\n", "aside.txt": "not ready\n"})
    return desk


def wanted(root: Path) -> Wanted:
    """The release of version 1.1.0."""
    pages = {"pages/index.md": "new\n", "pages/come.md": "new\n"}
    return Wanted(
        company="acme",
        version="1.1.0",
        tag=TAG,
        message="acme 1.1.0: More\n\nBecause.",
        entry="ACME 1.1.0\n\nMore.",
        profile=PROFILE,
        profile_before=(root / PROFILE).read_bytes(),
        profile_after=b"version: 1.1.0\n",
        sites=dict.fromkeys(SITES, pages),
        others=(OTHER,),
    )


def state(desk: Desk) -> dict[str, object]:
    """What people and git see: files, branch, tags, what differs from the last commit."""
    files = {name: text for name, text in contents(desk.root).items() if not name.startswith(".git/")}
    tags = desk.git("tag", "--list").split()
    tagged = {tag: desk.git("show", "--no-patch", "--format=%s", f"{tag}^{{commit}}") for tag in tags}
    return {
        "files": files,
        "subjects": desk.git("log", "--format=%s").splitlines(),
        "tags": tagged,
        "status": [line.strip() for line in desk.git("status", "--porcelain").splitlines()],
        "waste": sorted(path.name for path in (desk.root / ".git").glob("policy-gen*")),
    }


@dataclass(frozen=True)
class Run:
    """A program that was watched: whether it was killed, and its steps that write."""

    is_killed: bool
    steps: list[str]

    def step(self, word: str) -> int:
        """The number of the first step with a word in it."""
        return 1 + next(number for number, step in enumerate(self.steps) if word in step)


def run(root: Path, command: Sequence[str], kill_at: int = 0) -> Run:
    """Runs a program that is killed before a step that writes; 0: it is only watched."""
    path = os.pathsep.join((str(TESTS / "data" / "killing"), str(TESTS), str(TESTS.parent)))
    apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    notes = root.parent / f"{root.name}.steps"
    places = {"PYTHONPATH": path, "KILL_AT": str(kill_at), "KILL_BELOW": str(root), "KILL_NOTES": str(notes)}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=os.environ | apart | places,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
    return Run(done.returncode != 0, notes.read_text("utf-8").splitlines())


if __name__ == "__main__":
    carry_out(repository_of(Path(sys.argv[1])), wanted(Path(sys.argv[1])))
