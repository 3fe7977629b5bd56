"""Real git repositories for tests: commits with set authors and days."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

AUTHOR = "Irina Sidorova"


@dataclass(frozen=True)
class Desk:
    """A folder under git, and whoever works in it."""

    root: Path

    def git(self, *arguments: str, day: str = "2026-03-02") -> str:
        """What git prints."""
        who = {"NAME": AUTHOR, "EMAIL": "rop@sdvor.test", "DATE": f"{day}T10:00:00+00:00"}
        named = {f"GIT_{side}_{key}": value for side in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=os.environ | named | apart,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Puts files in place, by name."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, subject: str, day: str = "2026-03-02") -> str:
        """Records everything that lies there; gives the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", subject, day=day)
        return self.git("rev-parse", "HEAD")


def new_desk(root: Path) -> Desk:
    """An empty repository."""
    root.mkdir(parents=True, exist_ok=True)
    desk = Desk(root)
    desk.git("init", "--quiet", "--initial-branch=main")
    desk.git("config", "user.name", AUTHOR)
    desk.git("config", "user.email", "rop@sdvor.test")
    return desk
