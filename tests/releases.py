"""A company with three released versions: one past, one that the disk holds, one still to come."""

from pathlib import Path

from conftest import sample_tree
from repositories import Desk, new_desk
from running import SEVERNY, edit, new_workspace

COMPANY = "severny-dvor"
PAST, PRESENT, COMING = "1.3.0", "2.0.0", "3.0.0"
TODAY = "2026-12-01"
FIRST_DAYS = {PAST: "2025-08-18", PRESENT: "2026-03-02", COMING: "2026-12-15"}
WINDOWS = {PAST: "14", PRESENT: "10", COMING: "9"}
"""Calendar days of negotiation, as REC-330 of each version prints them."""
DOCUMENT = f"site/{COMPANY}/en/pages/document.md"


def released(root: Path, *, theme: bool = True) -> Desk:
    """The workspace; its tags are older, present and future; without `theme` git does not hold it."""
    desk = new_desk(root)
    new_workspace(root)
    if not theme:
        desk.write({".gitignore": "templates/\n"})
    _write(desk, PAST)
    _tag(desk, PAST)
    _write(desk, PRESENT)
    _tag(desk, PRESENT)
    desk.git("checkout", "--quiet", "-b", "coming")
    _write(desk, COMING)
    _tag(desk, COMING)
    desk.git("checkout", "--quiet", "main")
    return desk


def _tag(desk: Desk, number: str) -> None:
    day = FIRST_DAYS[number]
    desk.commit(f"Release {number}", day if day <= TODAY else TODAY)
    desk.git("tag", "--annotate", "--message", f"Release {number}", f"{COMPANY}/{number}")


def _write(desk: Desk, number: str) -> None:
    """The pages of the sample with the numbers of a version, and its profile."""
    files = sample_tree(COMPANY, "en").files()
    days = f"{WINDOWS[number]}\u00a0calendar days"
    desk.write(
        {
            f"site/{COMPANY}/en/{name}": text.replace("10\u00a0calendar days", days).replace(PRESENT, number)
            for name, text in files.items()
            if name.endswith((".md", ".json", ".yml"))
        }
    )
    new = Path(__file__).parents[1] / SEVERNY
    (desk.root / SEVERNY).write_bytes(new.read_bytes())
    edit(desk.root / SEVERNY, f"version: {PRESENT}", f"version: {number}")
    edit(desk.root / SEVERNY, "effective_date: 2026-03-02", f"effective_date: {FIRST_DAYS[number]}")
