"""Drafted entries of the change log, read in the languages of a company of three."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, sample_profile

from policy_gen.history.change_log import drafted_what, logged_clauses
from policy_gen.history.comparing import compare
from policy_gen.history.snapshots import Snapshot, drafted
from policy_gen.history.spoken import words_in
from policy_gen.profile.loading import LoadedProfile

COMPANY, LANGUAGES = "oglinda-carpati", ("ro", "hu", "en")
EDITS: dict[str, dict[str, str]] = {
    "A number": {"\n  negotiation_days: 10\n": "\n  negotiation_days: 15\n"},
    "A number of a segment, and an owner": {
        "\n      negotiation_days: 7\n": "\n      negotiation_days: 5\n",
        "\n  owner: finance_director\n": "\n  owner: chief_accountant\n",
    },
    "A right made narrower": {"      extend_days: 3\n": "      extend_days: 2\n"},
    "A sum": {"    min_amount: 2000\n": "    min_amount: 3000\n"},
    "A deputy": {"    deputy: chief_accountant\n": "    deputy: finance_director\n"},
    "Many things at once": {
        "\n  negotiation_days: 10\n": "\n  negotiation_days: 15\n",
        "      extend_days: 3\n": "      extend_days: 2\n",
        "    min_amount: 2000\n": "    min_amount: 3000\n",
        "\n  min_amount: 500\n": "\n  min_amount: 600\n",
    },
}
CLAUSES = {
    "Other words": {"ro": ("sună clientul", "îl sună pe client")},
    "One more rule": {
        "ro": (
            "sună clientul și nu așteaptă să fie sunat.",
            "sună clientul și nu așteaptă să fie sunat.\nNu sună după ora 20.",
        )
    },
}
"""Changes of the first call, REC-310, in the binding language."""


@pytest.fixture(scope="module")
def before() -> Snapshot:
    return drafted(sample_profile(COMPANY).profile, (ROOT / "templates",), "before")


def told(title: str, before: Snapshot, after: Snapshot) -> str:
    found = compare(before, after)
    lines = [f"# {title}", f"{found.bump}: {', '.join(logged_clauses(found))}"]
    lines += [f"{one}: {drafted_what(found, words_in(one, (ROOT / 'templates',)))}" for one in LANGUAGES]
    return "\n".join(lines)


def test_entries_read_as_a_person_writes(
    before: Snapshot,
    variant: Callable[[str, dict[str, str]], LoadedProfile],
    golden: Callable[[str, str], None],
    tmp_path: Path,
) -> None:
    entries = [
        told(title, before, drafted(variant(COMPANY, edits).profile, (ROOT / "templates",), "after"))
        for title, edits in EDITS.items()
    ]
    for title, words in CLAUSES.items():
        entries.append(told(title, before, rewritten(tmp_path / title, words)))
    golden("change-log-oglinda-carpati.txt", "\n\n".join(entries) + "\n")


def rewritten(folder: Path, words: dict[str, tuple[str, str]]) -> Snapshot:
    """The policy with another wording of a clause."""
    for language, (old, new) in words.items():
        name = f"{language}/receivables/REC-310.md"
        text = (ROOT / "templates" / name).read_text("utf-8")
        assert old in text
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text.replace(old, new), "utf-8")
    return drafted(sample_profile(COMPANY).profile, (folder, ROOT / "templates"), "after")
