"""`check`, `schema`, exit codes and manners of the commands, run as a user runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from running import AS_OF, PROGRAM, SEVERNY, TISZA, bare_workspace, edit, policy_gen, policy_gen_apart

from policy_gen.profile.wording import LANGUAGES, labels

DATA = ROOT / "tests" / "data"
SEVEN = "company_profiles/seven_faults.yaml"
COMMANDS = ("check", "build", "serve", "why", "schema")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return bare_workspace(tmp_path / "ws", SEVERNY, TISZA)


@pytest.fixture
def faulty(workspace: Path) -> Path:
    """A workspace that also holds the profile with seven faults."""
    (workspace / SEVEN).write_bytes((DATA / "seven_faults.yaml").read_bytes())
    return workspace


def test_sound_profiles_are_said_to_be_so_and_end_with_0(workspace: Path) -> None:
    done = policy_gen_apart(workspace, "check", *AS_OF)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [f"{SEVERNY}: ошибок и замечаний нет", f"{TISZA}: nincs hiba"]


def test_seven_faults_are_told_in_one_run_each_with_line_and_caret(faulty: Path) -> None:
    done = policy_gen(faulty, "check", SEVEN, *AS_OF)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    places = [line.split(" ")[0] for line in lines if ": error[" in line]
    assert places == [f"{SEVEN}:{place}:" for place in (
        "5:1", "16:3", "18:3", "29:16", "66:25", "68:25", "85:10",
    )]  # fmt: skip
    row = lines.index("   29 |   review_date: 2027-02-30 # bad date")
    assert lines[row + 1] == "      |                ^^^^^^^^^^"
    assert lines[-1] == "errors: 7"


def test_json_holds_every_problem_with_its_place(faulty: Path) -> None:
    done = policy_gen(faulty, "check", SEVEN, SEVERNY, "--format", "json", *AS_OF)
    assert done.returncode == 1
    problems = json.loads(done.stdout)
    assert [(one["code"], one["place"]["line"], one["place"]["column"]) for one in problems] == [
        ("missing-field", 5, 1), ("duplicate-key", 16, 3), ("unknown-key", 18, 3), ("bad-date", 29, 16),
        ("wrong-type", 66, 25), ("out-of-range", 68, 25), ("unknown-reference", 85, 10),
    ]  # fmt: skip
    for one in problems:
        assert one["severity"] == "error"
        assert one["message"]
        assert one["place"]["file"] == SEVEN
        assert (one["place"]["end_line"], one["place"]["end_column"]) > (one["place"]["line"], 0)


def test_json_of_a_sound_profile_is_an_empty_list(workspace: Path) -> None:
    done = policy_gen(workspace, "check", SEVERNY, "--format", "json", *AS_OF)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


def test_several_profiles_are_all_checked_although_the_first_is_faulty(faulty: Path) -> None:
    edit(faulty / TISZA, "company:", "comapny:")
    done = policy_gen(faulty, "check", SEVEN, TISZA, SEVERNY, *AS_OF)
    assert done.returncode == 1
    assert f"{SEVEN}:5:1: error[missing-field]" in done.stdout
    assert f"{TISZA}:" in done.stdout
    assert f"{SEVERNY}: ошибок и замечаний нет" in done.stdout


def test_a_warning_ends_with_1_only_under_strict(workspace: Path) -> None:
    (workspace / "gap.yaml").write_bytes((DATA / "invalid" / "needless-gap.yaml").read_bytes())
    edit(workspace / "gap.yaml", "id: needless-gap", "id: gap")
    usual = policy_gen(workspace, "check", "gap.yaml", *AS_OF)
    strict = policy_gen(workspace, "check", "gap.yaml", "--strict", *AS_OF)
    assert "warning[needless-gap]" in usual.stdout
    assert (usual.returncode, strict.returncode) == (0, 1)
    assert strict.stdout == usual.stdout


def test_clause_that_never_was_is_told_in_the_change_log(workspace: Path) -> None:
    edit(workspace / SEVERNY, "clauses: [REF-170]", "clauses: [REF-170, REF-1700, xyz]")
    done = policy_gen(workspace, "check", SEVERNY, "--message-lang", "en", *AS_OF)
    assert done.returncode == 1
    assert "there has never been a clause “REF-1700”" in done.stdout
    assert "Did you mean “REF-170”?" in done.stdout
    assert "there has never been a clause “xyz”" in done.stdout
    assert done.stdout.splitlines()[-1] == "errors: 2"


def test_clause_with_a_letter_of_another_alphabet_is_told_as_such(workspace: Path) -> None:
    edit(workspace / SEVERNY, "clauses: [REF-170]", "clauses: [RЕF-170]")
    done = policy_gen(workspace, "check", SEVERNY, "--message-lang", "en", *AS_OF)
    assert "its “Е” is a Russian (Cyrillic) letter" in done.stdout
    assert done.stdout.splitlines()[-1] == "errors: 1"


def test_faulty_register_of_clauses_does_not_stop_the_check(workspace: Path) -> None:
    (workspace / "templates").mkdir()
    for text in ("clauses: 5\n", "clauses: [\n", ""):
        (workspace / "templates" / "clauses.yaml").write_text(text)
        assert policy_gen(workspace, "check", SEVERNY, *AS_OF).returncode == 0


def test_messages_come_in_the_binding_language_of_the_profile_or_in_the_one_asked_for(
    workspace: Path,
) -> None:
    edit(workspace / SEVERNY, "currency: RUB", "curency: RUB")
    own = policy_gen(workspace, "check", SEVERNY, *AS_OF)
    english = policy_gen(workspace, "check", SEVERNY, "--message-lang", "en", *AS_OF)
    assert "ошибка[unknown-key]: " in own.stdout
    assert "  что делать: Возможно, имелось в виду «currency»?" in own.stdout
    assert own.stdout.splitlines()[-1].startswith("ошибок: ")
    assert "error[unknown-key]: " in english.stdout
    assert "  hint: Did you mean “currency”?" in english.stdout
    assert policy_gen(workspace, "check", SEVERNY, "--message-lang", "fr").returncode == 2


def test_messages_come_in_the_binding_language_even_of_a_file_that_cannot_be_read(workspace: Path) -> None:
    edit(workspace / SEVERNY, "currency: RUB", "currency: [RUB")
    assert "  что делать: " in policy_gen(workspace, "check", SEVERNY, *AS_OF).stdout


def test_it_is_said_that_the_sense_waits_for_sound_fields(workspace: Path) -> None:
    later = labels("ru")["sense_later"]
    edit(workspace / SEVERNY, "currency: RUB", "curency: RUB")
    assert later in policy_gen(workspace, "check", SEVERNY, *AS_OF).stdout
    edit(workspace / SEVERNY, "curency: RUB", "currency: RUB")
    edit(workspace / SEVERNY, "report_overdue_within_days: 90", "report_overdue_within_days: 9")
    assert later not in policy_gen(workspace, "check", SEVERNY, *AS_OF).stdout


@pytest.mark.parametrize("binding", ["tlh", "[ru]", '"../ru"'])
def test_messages_are_english_where_the_binding_language_has_none(binding: str, workspace: Path) -> None:
    edit(workspace / SEVERNY, "authoritative: ru", f"authoritative: {binding}")
    edit(workspace / SEVERNY, "currency: RUB", "curency: RUB")
    assert "error[unknown-key]: " in policy_gen(workspace, "check", SEVERNY, *AS_OF).stdout


def test_every_language_of_the_messages_has_every_label() -> None:
    for language in LANGUAGES:
        assert {key: _parts(text) for key, text in labels(language).items()} == {
            key: _parts(text) for key, text in labels("en").items()
        }
    assert {"en", "ru"} <= set(LANGUAGES)
    assert labels("ru") != labels("en") == labels("tlh")


def _parts(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


def test_paths_are_printed_as_the_user_gave_them(faulty: Path) -> None:
    folder = faulty / "company_profiles"
    for given in ("seven_faults.yaml", "./seven_faults.yaml", "../company_profiles/seven_faults.yaml"):
        done = policy_gen(folder, "check", given, *AS_OF)
        assert f"{given.removeprefix('./')}:5:1: " in done.stdout
        assert str(faulty) not in done.stdout
    assert f"{faulty / SEVEN}:5:1: " in policy_gen(folder, "check", str(faulty / SEVEN), *AS_OF).stdout


def test_nothing_found_to_check_is_wrong_usage(tmp_path: Path) -> None:
    done = policy_gen(tmp_path, "check", *AS_OF)
    assert done.returncode == 2
    assert "no profile found" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("chekc",), ("check", "--as-of", "yesterday"), ("check", "--as-of", "2026-02-30"), ("why", SEVERNY),
     ("serve",), ("serve", SEVERNY, "--port", "70000"), ("build", "--root", "nowhere"),
     ("build", "--edition", "secret"), ("check", "--format", "xml")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_says_so(arguments: tuple[str, ...], workspace: Path) -> None:
    done = policy_gen(workspace, *arguments)
    assert done.returncode == 2
    assert "Usage: " in done.stderr
    assert "Error: " in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, tmp_path: Path) -> None:
    short, long = policy_gen(tmp_path, command, "-h"), policy_gen(tmp_path, command, "--help")
    assert (short.returncode, short.stdout) == (0, long.stdout)
    assert "Usage: " in short.stdout
    described = policy_gen(tmp_path, "-h").stdout
    assert f"\n  {command} " in described


def test_printed_schema_is_the_published_one(tmp_path: Path) -> None:
    published = (ROOT / "docs" / "profile.schema.json").read_text(encoding="utf-8")
    assert policy_gen(tmp_path, "schema").stdout == published
    assert policy_gen(tmp_path, "schema", "-o", "schema.json").returncode == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == published


def test_fault_of_the_machine_ends_with_3(workspace: Path) -> None:
    (workspace / "site").write_text("a file where a folder belongs")
    done = policy_gen_apart(workspace, "build", TISZA, "--lang", "hu", "--builder", "none", *AS_OF)
    assert done.returncode == 3
    assert done.stderr.startswith("policy-gen: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_ends_with_3(workspace: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, "check", *AS_OF], cwd=workspace, stdout=full, stderr=subprocess.PIPE, timeout=30
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("policy-gen: No space left on device")


def test_crash_ends_with_4_and_asks_for_a_report(workspace: Path) -> None:
    """A broken installation stands for a fault of ours: one command's module is gone."""
    broken = (
        "from policy_gen.cli import main as m; import sys;"
        "sys.modules['policy_gen.cli.main'].COMMANDS['check'] = 'policy_gen.cli.gone:check'; m()"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, "check"], cwd=workspace, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 4
    assert "Please report" in done.stderr.splitlines()[-1]


def test_check_starts_without_the_site_builder_and_the_template_engine(workspace: Path) -> None:
    measure = (
        "import sys, atexit; from policy_gen.cli.main import group;"
        "atexit.register(lambda: print('LOADED', *sorted(m for m in sys.modules if '.' not in m)));"
        f"sys.argv[1:] = ['check', *{AS_OF}]; group()"
    )
    done = subprocess.run(
        [sys.executable, "-c", measure], cwd=workspace, capture_output=True, text=True, timeout=30, check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    assert {"LOADED", "click", "yaml", "pydantic"} <= loaded
    assert loaded & {"mkdocs", "material", "jinja2", "markdown_it", "markdown", "babel", "holidays"} == set()


@pytest.mark.parametrize("name", ["a\x1b[2Jb.yaml", "a\u202eb.yaml", "\udcff.yaml"])
def test_odd_file_name_does_not_steer_the_terminal(name: str, workspace: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "check", os.fsencode(name)], cwd=workspace, capture_output=True, timeout=30
    )
    assert done.returncode == 1
    shown = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert "missing-file" in shown
    assert "Traceback" not in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
