"""What only management may know is in no byte that all staff can read (K-VIP-05)."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT, SITES, sample_profile, sample_tree
from running import AS_OF, SEVERNY, contents, edit, new_workspace, policy_gen
from varying import varied
from worklists import Made, item, plan_of

from policy_gen.outputs.proofs import RESTRICTED_PATHS, disclosures
from policy_gen.outputs.site_tree import SiteTree, site_tree
from policy_gen.policy.edition import Edition
from policy_gen.policy.telling import teller
from policy_gen.policy.tree import Policy
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.exceptions import GrantedException
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.worklist.forms import Form, Worklist
from policy_gen.worklist.letters import Letters
from policy_gen.worklist.wording import Wording

DAYS, SUM, WORDS = 83, Decimal(98_765_432), "a drawer of quince and zephyr"
SECRETS = {
    "privileged.max_tolerated_days": DAYS,
    "privileged.max_tolerated_amount": SUM,
    "privileged.decision_valid_days": 359,
    "privileged.max_uses_per_12_months": 4,
    "privileged.after_limit": "negotiation",
    "privileged.list_location": {"ru": WORDS, "en": WORDS, "hu": WORDS, "ro": WORDS},
    "exceptions": (
        GrantedException(
            id="x-2026-01",
            client="K-1042",
            matter="REC-330",
            asked_by="account_manager",
            approved_by="ceo",
            approved_on=date(2026, 11, 16),
            valid_until=date(2026, 12, 10),
            reason={"ru": WORDS, "en": WORDS, "hu": WORDS, "ro": WORDS},
            evidence=WORDS,
        ),
    ),
}
"""Values that cannot be mistaken for others."""
EDITS = {
    "max_tolerated_days: 30": f"max_tolerated_days: {DAYS}",
    "max_tolerated_amount: 5000000": f"max_tolerated_amount: {SUM}",
    "decision_valid_days: 90": "decision_valid_days: 359",
    "max_uses_per_12_months: 2": "max_uses_per_12_months: 4",
    "after_limit: claim": "after_limit: negotiation",
    "ru: в сейфе генерального директора": f"ru: {WORDS}",
    "en: in the chief executive’s safe": f"en: {WORDS}",
}
"""The same in the profile of the Russian company."""
_DAYS = r"(\s|&nbsp;)*(calendar )?(days|календарн|дн)"
CANARIES = re.compile(
    rf"98[^0-9a-z]{{0,8}}765[^0-9a-z]{{0,8}}432|quince and zephyr|\b{DAYS}{_DAYS}|\b359{_DAYS}"
)
"""The secrets as they may be written: sums grouped by any sign or entity."""


def test_the_secrets_cover_every_restricted_value() -> None:
    assert SECRETS.keys() == RESTRICTED_PATHS
    assert {f"privileged.{old.partition(':')[0]}" for old in EDITS} - RESTRICTED_PATHS == {
        "privileged.ru",
        "privileged.en",
    }


def with_secrets(company: str, *paths: str) -> LoadedProfile:
    """A sample company with all its restricted values changed, or only those named."""
    loaded = sample_profile(company)
    changes = {path: value for path, value in SECRETS.items() if not paths or path in paths}
    return replace(loaded, profile=varied(loaded.profile, changes))


def tree_of(loaded: LoadedProfile, language: str, edition: Edition = Edition.STAFF) -> SiteTree:
    return site_tree(loaded, Workspace(ROOT), language, edition)


# By provenance.


@pytest.mark.parametrize(("company", "language"), SITES)
def test_nothing_in_the_edition_for_all_staff_has_read_a_restricted_value(
    company: str, language: str
) -> None:
    tree = sample_tree(company, language)
    assert list(disclosures(tree.policy, tree.folders)) == []


def test_the_restricted_edition_has_read_every_restricted_value() -> None:
    """So the proof above could fail: it looks for values that clauses do read."""
    policy = tree_of(with_secrets("severny-dvor"), "ru", Edition.RESTRICTED).policy
    read = {path for clause in policy.clauses() for path in clause.read}
    assert {path for path in RESTRICTED_PATHS if not any(one.startswith(path) for one in read)} == set()


# By bytes: whatever management decides, staff read the same.


@pytest.mark.parametrize(("company", "language"), SITES)
@pytest.mark.sampled(1)
def test_no_restricted_value_changes_a_byte_of_the_pages_for_all_staff(company: str, language: str) -> None:
    secret = with_secrets(company)
    segments = tuple(
        one.model_copy(update={"privileged_eligible": not one.privileged_eligible})
        for one in secret.profile.segments
    )
    files = tree_of(replace(secret, profile=varied(secret.profile, {"segments": segments})), language).files()
    assert files == sample_tree(company, language).files()
    assert not [name for name, text in files.items() if CANARIES.search(text)]


@pytest.mark.parametrize("path", SECRETS)
@pytest.mark.sampled(2)
def test_each_restricted_value_changes_the_text_for_management(path: str) -> None:
    plain = sample_tree("severny-dvor", "en", Edition.RESTRICTED).policy
    changed = tree_of(with_secrets("severny-dvor", path), "en", Edition.RESTRICTED).policy
    assert _text(changed) != _text(plain)


def test_the_pages_for_management_hold_the_restricted_values() -> None:
    """So the search above could fail."""
    pages = tree_of(with_secrets("severny-dvor"), "en", Edition.RESTRICTED).pages
    (document,) = (page.text for page in pages if page.path == "document")
    assert len({found[0] for found in CANARIES.finditer(document)}) == 4


@pytest.mark.long
def test_the_file_for_management_holds_the_restricted_values() -> None:
    files = tree_of(with_secrets("severny-dvor"), "en", Edition.RESTRICTED).files()
    told = json.loads(files["pages/policy.json"])["privileged"]
    assert (told["max_tolerated_days"], told["list_location"]) == (DAYS, WORDS)


def _text(policy: Policy) -> str:
    return "\n".join(clause.text for clause in policy.clauses())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What MkDocs makes of the Russian company in English: as it is, with secrets, for management."""
    made_of: dict[str, dict[str, bytes]] = {}
    for name, edits in (("plain", {}), ("secret", EDITS)):
        workspace = new_workspace(tmp_path_factory.mktemp(name) / "ws")
        for old, new in edits.items():
            edit(workspace / SEVERNY, old, new)
        for edition in ("staff", "restricted") if edits else ("staff",):
            done = policy_gen(
                workspace, "build", SEVERNY, "--lang", "en", "--edition", edition, *AS_OF
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
        made_of[name] = contents(workspace / "build" / "severny-dvor" / "en")
        if edits:
            made_of["management"] = contents(workspace / "build" / "severny-dvor" / "en-restricted")
            made_of["committed"] = contents(workspace / "site" / "severny-dvor" / "en")
    return made_of


def _singing(files: dict[str, bytes]) -> set[str]:
    return {name for name, held in files.items() if CANARIES.search(held.decode("utf-8", errors="replace"))}


@pytest.mark.long
def test_the_built_site_for_all_staff_is_the_same_byte_for_byte(built: dict[str, dict[str, bytes]]) -> None:
    assert len(built["secret"]) > 60
    assert built["secret"] == built["plain"]
    assert _singing(built["secret"]) == set()
    assert _singing(built["committed"]) == set()


@pytest.mark.long
def test_the_built_site_for_management_holds_the_secrets(built: dict[str, dict[str, bytes]]) -> None:
    singing = _singing(built["management"])
    assert {"document.html", "receivables/privileged.html", "policy.json"} <= singing
    assert any(name.startswith("search/") for name in singing)


# Worklists.


def worklist_of(profile: Profile, events: tuple[Event, ...] | None) -> Made:
    """A list in which one client waits under a decision, or would if there were one."""
    rows = [item(row, days, amount) for row, (days, amount) in enumerate(
        [(-20, 5000), (3, 90_000), (12, 60_000), (40, 7_000_000), (95, 400_000)], start=1
    )]  # fmt: skip
    known = None if events is None else {("C1", ""): events}
    plan = plan_of(rows, known, profile)
    speaker = teller(profile, "en", (ROOT / "templates",))
    wording, letters = Wording(speaker, plan), Letters(lambda language: speaker, ("en",), "en")
    return Made(plan, wording, letters, Worklist(plan, wording, letters, (ROOT / "templates",), lambda: []))


DECISION = (Event(EventKind.PRIVILEGED_UNTIL, date(2026, 6, 20)),)


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("events", [None, DECISION], ids=["without", "with a decision"])
def test_a_worklist_never_shows_a_limit_of_tolerated_delays(
    form: Form, events: tuple[Event, ...] | None
) -> None:
    secret = worklist_of(with_secrets("severny-dvor").profile, events)
    text = _unpacked(secret.written(form), form)
    assert not CANARIES.search(text)
    assert "N-" in text


@pytest.mark.parametrize("form", [form for form in Form if form is not Form.XLSX])
def test_without_a_decision_no_limit_changes_a_worklist(form: Form) -> None:
    secret = worklist_of(with_secrets("severny-dvor").profile, None)
    plain = worklist_of(sample_profile("severny-dvor").profile, None)
    assert secret.written(form) == plain.written(form)


def _unpacked(written: bytes, form: Form) -> str:
    if form is not Form.XLSX:
        return written.decode("utf-8", errors="replace").replace("\r\n ", "")
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(written)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", errors="replace") for name in packed.namelist())


# A company's own templates.

OWN = "company_profiles/severny-dvor/templates"
CLAUSE = "en/receivables/VIP-030.md"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return new_workspace(tmp_path / "ws")


def replaced(workspace: Path, name: str, more: str) -> Path:
    """A template of the company's own: ours with something added at its end."""
    own = workspace / OWN / name
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text((ROOT / "templates" / name).read_text("utf-8").rstrip("\n") + f"\n\n{more}\n", "utf-8")
    return own


@pytest.mark.parametrize(
    "more",
    [
        "At most {{ privileged.max_tolerated_days | count('calendar_day') }}.",
        "{% if privileged.max_tolerated_amount > 1000 %}A large sum.{% endif %}",
        "The list is kept {{ privileged.list_location }}.",
    ],
    ids=["printed", "only asked", "a text"],
)
@pytest.mark.sampled(1)
def test_a_template_that_reads_a_restricted_value_is_told_at_its_line(workspace: Path, more: str) -> None:
    own = replaced(workspace, CLAUSE, more)
    line = len(own.read_text("utf-8").splitlines())
    done = policy_gen(workspace, "check", "--text", SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert re.search(rf"^{OWN}/{CLAUSE}:{line}:\d+: .*\[restricted-value\]", done.stdout, flags=re.M)


def test_pages_that_would_tell_a_restricted_value_are_never_written(workspace: Path) -> None:
    replaced(workspace, CLAUSE, "The list is kept {{ privileged.list_location }}.")
    assert policy_gen(workspace, "check", SEVERNY, *AS_OF).returncode == 0
    done = policy_gen(workspace, "build", "--builder", "none", SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert f"{OWN}/{CLAUSE}" in done.stderr
    assert "[restricted-value]" in done.stderr
    assert not (workspace / "site").exists()


def test_a_page_that_is_no_clause_is_proved_too(workspace: Path) -> None:
    own = replaced(workspace, "ru/pages/role.md", "Срок: {{ privileged.decision_valid_days }}.")
    done = policy_gen(workspace, "check", "--text", SEVERNY, *AS_OF)
    line = len(own.read_text("utf-8").splitlines())
    assert f"{OWN}/ru/pages/role.md:{line}:" in done.stdout
    assert "[restricted-value]" in done.stdout
