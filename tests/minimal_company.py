"""The smallest sound company as a real git repository."""

import shutil
from pathlib import Path

from conftest import ROOT
from repositories import Desk, new_desk
from running import edit
from shelving import shelve

PROFILE = "company_profiles/minimal.yaml"
ACT = '{type: managing_director_instruction, number: "1", date: 2026-08-01}'
LEFT_OUT = shutil.ignore_patterns("theme", "ru", "ro", "hu")


def in_force(root: Path) -> Desk:
    """A policy in force whose version 1.0.0 is released, with templates of its own."""
    desk = new_desk(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "templates", root / "templates", ignore=LEFT_OUT)
    desk.write({PROFILE: (ROOT / "tests/data/valid/minimal.yaml").read_text("utf-8")})
    edit(root / PROFILE, "  status: draft\n", f"  status: in_force\n  approval_act: {ACT}\n")
    shelve(root, root / PROFILE)
    desk.commit("minimal 1.0.0")
    desk.git("tag", "--annotate", "--message", "1.0.0", "minimal/1.0.0")
    return desk
