"""`policy-gen diff` where git has much, little or nothing to say."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from repositories import Desk, new_desk
from shelving import shelve

from policy_gen.cli.main import group

PROFILE = "company_profiles/severny-dvor.yaml"
DAY = ("--as-of", "2026-12-01")


def diff(root: Path, *arguments: str) -> Result:
    found = CliRunner().invoke(group, ["diff", str(root / PROFILE), *arguments, *DAY])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


def data(root: Path, *arguments: str) -> dict[str, Any]:
    found = diff(root, "--lang", "en", "--format", "json", *arguments)
    assert found.exit_code == 0, found.output
    read: dict[str, Any] = json.loads(found.stdout)
    return read


def codes(found: dict[str, Any]) -> list[str]:
    return [one["code"] for one in found["remarks"]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for every test, so that templates are compiled once."""
    return tmp_path_factory.mktemp("company") / "policies"


@pytest.fixture(scope="module")
def bare(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company's folder under git in which nothing is recorded yet."""
    desk = new_desk(tmp_path_factory.mktemp("bare") / "policies")
    shutil.copytree(
        ROOT / "templates", desk.root / "templates", ignore=shutil.ignore_patterns("theme", "hu", "ro")
    )
    shutil.copy(ROOT / "mkdocs.yml", desk.root)
    (desk.root / "company_profiles").mkdir()
    shutil.copy(ROOT / PROFILE, desk.root / PROFILE)
    return desk.root


@pytest.fixture(scope="module")
def begun(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with its first version recorded."""
    folder = tmp_path_factory.mktemp("begun") / "policies"
    shutil.copytree(bare, folder)
    shelve(folder, folder / PROFILE)
    Desk(folder).commit("Begin", "2025-01-10")
    return folder


@pytest.fixture
def desk(place: Path, bare: Path) -> Iterator[Desk]:
    yield from lent(bare, place)


@pytest.fixture
def recorded(place: Path, begun: Path) -> Iterator[Desk]:
    yield from lent(begun, place)


def lent(folder: Path, place: Path) -> Iterator[Desk]:
    """A copy in the place of every test, for one of them."""
    shutil.copytree(folder, place)
    yield Desk(place)
    shutil.rmtree(place)


def edit(root: Path, old: str = "  negotiation_days: 10", new: str = "  negotiation_days: 15") -> None:
    path = root / PROFILE
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_a_dirty_folder_is_compared_with_the_last_commit(recorded: Desk) -> None:
    edit(recorded.root)
    found = data(recorded.root)
    assert [(one["path"], one["before"], one["after"]) for one in found["parameters"]] == [
        ("receivables.negotiation_days", 10, 15)
    ]
    assert codes(found) == ["dirty"]


EXCEPTION = """\
- id: x-2026-01
  client: K-1042
  matter: REC-330
  asked_by: account_manager
  approved_by: ceo
  approved_on: 2026-11-16
  valid_until: 2026-12-10
  reason: {ru: "Ждём деньги по госконтракту", en: "Money from the state is on its way"}
  evidence: "7"
"""


@pytest.mark.long
def test_an_exception_is_no_change_of_the_policy_and_all_staff_do_not_read_of_it(desk: Desk) -> None:
    beside = desk.root / "company_profiles/severny-dvor.exceptions.yaml"
    beside.write_text(EXCEPTION, encoding="utf-8")
    shelve(desk.root, desk.root / PROFILE)
    desk.commit("Begin", "2025-01-10")
    assert data(desk.root)["parameters"] == []
    beside.write_text(EXCEPTION.replace("K-1042", "K-1043"), encoding="utf-8")
    assert "K-104" not in diff(desk.root, "--lang", "en").stdout
    assert data(desk.root)["parameters"] == []


def test_a_clean_folder_has_nothing_to_tell(recorded: Desk) -> None:
    found = data(recorded.root)
    assert (found["parameters"], found["amendments"], found["bump"], codes(found)) == ([], [], None, [])


@pytest.mark.long
def test_two_revisions_are_compared_on_a_detached_head(recorded: Desk) -> None:
    edit(recorded.root)
    shelve(recorded.root, recorded.root / PROFILE)
    recorded.commit("Give clients more time", "2026-02-20")
    recorded.git("checkout", "--quiet", "HEAD~1")
    found = data(recorded.root, "main~1", "main")
    assert [one["clause"] for one in found["amendments"]] == ["REC-020", "REC-330", "REC-590", "ANN-H"]
    assert codes(found) == ["detached"]


@pytest.mark.long
def test_a_shallow_copy_says_that_older_versions_are_elsewhere(recorded: Desk, tmp_path: Path) -> None:
    edit(recorded.root)
    recorded.commit("Give clients more time", "2026-02-20")
    recorded.git("clone", "--quiet", "--depth=1", recorded.root.as_uri(), str(tmp_path / "shallow"))
    assert "shallow" in codes(data(tmp_path / "shallow"))
    refused = diff(tmp_path / "shallow", "HEAD~1", "--lang", "en")
    assert refused.exit_code == 2
    assert "--unshallow" in refused.stderr


def test_a_commit_whose_pages_were_not_rebuilt_says_so(recorded: Desk) -> None:
    edit(recorded.root)
    recorded.commit("Give clients more time", "2026-02-20")
    found = data(recorded.root, "HEAD~1", "HEAD")
    assert [one["path"] for one in found["parameters"]] == ["receivables.negotiation_days"]
    assert codes(found) == ["stale_pages"]


@pytest.mark.long
def test_a_history_without_pages_is_drafted_anew(desk: Desk) -> None:
    desk.commit("Begin", "2025-01-10")
    edit(desk.root)
    found = data(desk.root)
    assert {one["clause"] for one in found["amendments"]} == {"REC-020", "REC-330", "REC-590", "ANN-H"}
    assert codes(found) == ["no_pages_then", "dirty"]


@pytest.mark.long
@pytest.mark.parametrize("is_under_git", [True, False])
def test_without_a_history_the_pages_as_last_built_are_compared(
    desk: Desk, tmp_path: Path, is_under_git: bool
) -> None:
    root = desk.root
    if not is_under_git:
        shutil.rmtree(root / ".git")
    shelve(root, root / PROFILE)
    edit(root)
    found = data(root)
    assert [one["clause"] for one in found["amendments"]] == ["REC-020", "REC-330", "REC-590", "ANN-H"]
    assert codes(found) == ["no_commits" if is_under_git else "no_git"]


@pytest.mark.long
def test_pages_as_last_built_are_compared_in_the_language_that_binds(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".git")
    shelve(desk.root, desk.root / PROFILE)
    found = json.loads(diff(desk.root, "--format", "json").stdout)
    assert (found["parameters"], found["amendments"]) == ([], [])


@pytest.mark.parametrize(
    ("is_under_git", "arguments", "word"),
    [
        (True, (), "recorded nothing"),
        (True, ("v1",), "recorded nothing"),
        (False, (), "not under git"),
        (False, ("HEAD~1", "HEAD"), "not under git"),
    ],
)
def test_where_nothing_can_be_compared_it_says_what_is_missing(
    desk: Desk, is_under_git: bool, arguments: tuple[str, ...], word: str
) -> None:
    if not is_under_git:
        shutil.rmtree(desk.root / ".git")
    found = diff(desk.root, *arguments, "--lang", "en")
    assert found.exit_code == 3
    assert word in found.stderr


def test_a_revision_that_git_does_not_know_is_named(recorded: Desk) -> None:
    found = diff(recorded.root, "v9", "--lang", "en")
    assert (found.exit_code, "v9" in found.stderr) == (2, True)


def test_a_clause_that_the_company_wrote_itself_is_its_wording_and_no_new_program(recorded: Desk) -> None:
    shutil.rmtree(recorded.root / "templates")
    name = "en/receivables/REC-380.md"
    text = (ROOT / "templates" / name).read_text("utf-8")
    recorded.write({f"company_profiles/severny-dvor/templates/{name}": f"{text}\nCall by noon.\n"})
    found = {one["clause"]: one["causes"] for one in data(recorded.root)["amendments"]}
    assert found == {"REC-380": ["template"]}


def test_a_number_alone_is_the_version_of_the_company(recorded: Desk) -> None:
    recorded.git("tag", "severny-dvor/2.0.0")
    found = data(recorded.root, "2.0.0", "HEAD")
    assert found["amendments"] == []


def test_a_profile_that_did_not_exist_then_is_named(recorded: Desk) -> None:
    recorded.git("rm", "--quiet", "--cached", PROFILE)
    recorded.git("commit", "--quiet", "--message", "Lose it")
    found = diff(recorded.root, "HEAD", "--lang", "en")
    assert (found.exit_code, PROFILE in found.stderr) == (2, True)


def test_a_value_can_be_tried_without_git(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".git")
    found = data(desk.root, "--set", "receivables.negotiation_days=15")
    (change,) = found["parameters"]
    assert (change["after"], change["direction"], change["party"]) == (15, "softer", "client")
    assert found["bump"] == "minor"


@pytest.mark.long
def test_signs_of_mark_up_in_a_name_are_printed_as_they_stand(desk: Desk) -> None:
    asked = ("--set", "partners.holod.name.en=Cold <b> & Co", "--lang", "en")
    text, markdown = (diff(desk.root, *asked, "--format", form).stdout for form in ("text", "markdown"))
    assert "{+Cold <b> & Co+}" in text
    assert "&lt;" not in text
    assert "Cold &lt;b&gt; &amp; Co" in markdown
    assert "&amp;lt;" not in markdown


@pytest.mark.parametrize(
    ("setting", "word"),
    [
        ("receivables.negotiation_day=15", "negotiation_days"),
        ("receivables.negotiation_days=many", "does not allow"),
        ("receivables.negotiation_days", "path=value"),
        ("document.effective_date=2026-02-31", "does not allow"),
        ("document.owner=nobody", "there is no role “nobody”"),
        ("receivables.negotiation_days=0", "3"),
        ("receivables.current.reminders_before_due=3,x", "“x”"),
        ("partners.holod=5", "a whole entry"),
        ("receivables.late_charges.interest=contract", "contract_rate_pa"),
    ],
)
@pytest.mark.sampled(4)
def test_a_value_that_cannot_be_tried_is_refused_with_a_way_out(desk: Desk, setting: str, word: str) -> None:
    found = diff(desk.root, "--lang", "en", "--set", setting)
    assert found.exit_code == 2
    assert word in found.stderr


@pytest.mark.long
def test_lists_and_whole_entries_can_be_tried(desk: Desk) -> None:
    path = "receivables.current.reminders_before_due"
    found = data(desk.root, "--set", f"{path}=[7, 2]", "--set", "partners.holod=null")
    changes = {one["path"]: one["after"] for one in found["parameters"]}
    assert changes == {path: ["7", "2"], "partners.holod": None}


def test_of_several_values_the_one_refused_is_named_and_none_twice(desk: Desk) -> None:
    fine, wrong = "receivables.court.min_amount=60000", "receivables.negotiation_days=many"
    found = diff(desk.root, "--lang", "en", "--set", fine, "--set", wrong)
    assert "\n  receivables.negotiation_days must be a whole number" in found.stderr
    assert diff(desk.root, "--set", fine, "--set", fine).exit_code == 2


def test_staff_are_told_that_nothing_changed_in_their_text(desk: Desk) -> None:
    text = diff(desk.root, "--lang", "en", "--set", "privileged.max_tolerated_days=31").stdout
    assert "Nothing changed in the text for staff." in text
    assert "Nothing changed." not in text


def test_restricted_values_are_shown_to_those_who_may_see_them(desk: Desk) -> None:
    setting = ("--set", "privileged.max_tolerated_days=31")
    staff, managers = data(desk.root, *setting), data(desk.root, *setting, "--edition", "restricted")
    assert (staff["parameters"], codes(staff)) == ([], ["restricted"])
    assert [one["path"] for one in managers["parameters"]] == ["privileged.max_tolerated_days"]
    assert "31" not in json.dumps(staff["amendments"])


@pytest.mark.long
def test_two_companies_can_be_compared() -> None:
    other = str(ROOT / "company_profiles" / "oglinda-carpati.yaml")
    found = diff(ROOT, "--with", other, "--lang", "en")
    assert found.exit_code == 0
    assert "severny-dvor.yaml" in found.stdout


@pytest.mark.long
def test_what_concerns_one_role_can_be_asked(recorded: Desk) -> None:
    edit(recorded.root)
    found = data(recorded.root, "--role", "lawyer")
    assert data(recorded.root, "--role", "Юрист") == found
    assert [one["clause"] for one in found["amendments"]] == ["REC-020", "REC-590", "ANN-H"]
    assert diff(recorded.root, "--role", "pilot").exit_code == 2


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.sampled(1)
def test_a_comparison_reads_as_people_write(
    recorded: Desk, golden: Callable[[str, str], None], form: str, language: str
) -> None:
    edit(recorded.root)
    edit(recorded.root, "    deputy: head_of_sales\n", "    deputy: finance_director\n")
    found = diff(recorded.root, "--lang", language, "--format", form)
    golden(f"diff-{form}-{language}.txt", found.stdout)


@pytest.mark.long
def test_the_answer_can_be_written_to_a_file(recorded: Desk, tmp_path: Path) -> None:
    edit(recorded.root)
    found = diff(recorded.root, "-o", str(tmp_path / "comment.md"), "--format", "markdown")
    assert found.stdout == ""
    assert "REC-330" in (tmp_path / "comment.md").read_text("utf-8")


@pytest.mark.long
def test_a_page_lies_in_the_current_folder_by_the_name_of_the_company(
    recorded: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(recorded.root)
    monkeypatch.chdir(tmp_path)
    found = diff(recorded.root, "--format", "html")
    assert found.exit_code == 0, found.output
    assert "severny-dvor-changes.html" in found.stdout
    text = (tmp_path / "severny-dvor-changes.html").read_text("utf-8")
    assert "файлы как они есть" in text
    assert "the files as they are" in text


@pytest.mark.long
def test_clauses_that_changed_alike_are_told_once_and_stay_whole_for_programs(recorded: Desk) -> None:
    edit(recorded.root, "    deputy: head_of_sales\n", "    deputy: finance_director\n")
    text = diff(recorded.root, "--lang", "en").stdout
    assert text.count("[-head of sales-]{+finance director+}") < 5
    found = data(recorded.root)
    assert len(found["amendments"]) > 15
    assert all(one["redline"]["en"] for one in found["amendments"])
