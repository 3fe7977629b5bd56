"""Drafted entries of the change log, read in the languages of a company of three."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, sample_profile
from telling_changes import changed

from policy_gen.history.amendments import ParameterChange
from policy_gen.history.change_log import drafted_what, logged_clauses, worth_telling
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


@pytest.mark.long
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


def _told_in(change: ParameterChange) -> ParameterChange:
    return replace(change, clauses=("REC-400",))


PERIOD = _told_in(changed("receivables.claim.period_days", 30, 20))


def test_the_entry_names_no_restricted_value_no_holder_and_no_date_of_the_document() -> None:
    hidden = (
        changed("privileged.max_tolerated_days", 30, 45),
        changed("privileged.max_tolerated_amount", Decimal(1), None),
        changed("segments.chains.privileged_eligible", False, True),
        changed("roles.lawyer.holders.0", None, "0"),
        changed("roles.lawyer.holders.0.name", "a", "b"),
        changed("document.version", "1.0.0", "1.1.0"),
    )
    assert worth_telling((*map(_told_in, hidden), PERIOD)) == (PERIOD,)


def test_of_a_new_entry_only_its_coming_is_told() -> None:
    new = _told_in(changed("partners.holod", None, "holod"))
    its_regions = _told_in(changed("partners.holod.regions", None, ("ekb",)))
    assert worth_telling((new, its_regions, PERIOD)) == (new, PERIOD)


def test_a_value_that_no_clause_tells_is_not_in_the_log() -> None:
    assert worth_telling((changed("receivables.claim.period_days", 30, 20),)) == ()
