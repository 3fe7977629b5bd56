"""Which version holds on a day, and what it said: from tags in real repositories, and without them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from releases import COMING, COMPANY, DOCUMENT, FIRST_DAYS, PAST, PRESENT, TODAY, WINDOWS, released
from repositories import Desk
from running import SEVERNY, edit, new_workspace, policy_gen
from telling_changes import spaced

from policy_gen.history.clause_text import clause_ids, clause_text

AS_OF = ("--as-of", TODAY)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Three releases; tests only read it."""
    return released(tmp_path_factory.mktemp("released") / "ws")


def asked(root: Path, *arguments: str, lang: str = "en") -> dict[str, Any]:
    done = policy_gen(root, "show", SEVERNY, *arguments, "--lang", lang, "--format", "json", *AS_OF)
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


@pytest.mark.parametrize(
    ("day", "number", "standing"),
    [
        ("2025-08-18", PAST, "superseded"),
        ("2026-03-01", PAST, "superseded"),
        ("2026-03-02", PRESENT, "in_force"),
        ("2026-12-14", PRESENT, "in_force"),
        ("2026-12-15", COMING, "preview"),
        ("2031-01-01", COMING, "preview"),
    ],
)
@pytest.mark.sampled(1)
def test_the_version_of_a_day_is_the_last_that_began_by_then(
    desk: Desk, day: str, number: str, standing: str
) -> None:
    found = asked(desk.root, "REC-330", "--on", day)
    assert (found["version"]["version"], found["version"]["standing"]) == (number, standing)
    assert found["version"]["since"] == FIRST_DAYS[number]
    assert f"{WINDOWS[number]}\u00a0calendar days" in found["text"]


def test_before_the_first_version_none_is_in_force(desk: Desk) -> None:
    found = asked(desk.root, "--on", "2020-01-01")
    assert found["version"] is None
    assert found["text"] is None
    said = policy_gen(desk.root, "show", SEVERNY, "--on", "2020-01-01", "--lang", "en", *AS_OF).stdout
    assert "On 1 January 2020 no version is in force." in spaced(said)


def test_without_a_day_it_tells_today_the_next_and_all(desk: Desk) -> None:
    found = asked(desk.root)
    assert found["version"]["version"] == PRESENT
    assert (found["next"]["version"], found["next"]["since"]) == (COMING, "2026-12-15")
    rows = [(one["version"], one["since"], one["until"]) for one in found["versions"] if one["tag"]]
    assert rows == [
        (COMING, "2026-12-15", None),
        (PRESENT, "2026-03-02", "2026-12-14"),
        (PAST, "2025-08-18", "2026-03-01"),
    ]
    assert found["text"] is None
    assert found["versions"][1]["what"].startswith("Chains and public institutions")


def test_a_version_that_only_the_change_log_remembers_is_listed_and_its_text_is_missed(desk: Desk) -> None:
    oldest = asked(desk.root)["versions"][-1]
    assert (oldest["version"], oldest["tag"], oldest["by_change_log"]) == ("1.2.0", None, True)
    done = policy_gen(
        desk.root, "show", SEVERNY, "REC-330", "--on", "2025-03-03", "--lang", "en", *AS_OF
    )  # fmt: skip
    assert done.returncode == 1
    assert f"git has no tag {COMPANY}/1.2.0" in done.stdout


def test_the_day_of_a_log_entry_is_not_given_out_as_a_first_day(tmp_path: Path) -> None:
    root = new_workspace(tmp_path / "ws")
    told = policy_gen(root, "show", SEVERNY, "--on", "2025-09-01", "--lang", "en", *AS_OF).stdout
    assert told.replace("\u00a0", " ").startswith(
        "1 September 2025: the change log has version 1.3.0, with the date 18 August 2025;"
    )
    assert "in force, from" not in told
    before = policy_gen(root, "show", SEVERNY, "--on", "2020-01-01", "--lang", "en", *AS_OF).stdout
    assert "first one known" not in before.splitlines()[0]


@pytest.mark.parametrize("number", [PAST, PRESENT, COMING])
@pytest.mark.parametrize("clause", ["REC-330", "ANN-H", "DOC-110", "GEN-010"])
@pytest.mark.sampled(4)
def test_a_clause_is_printed_byte_for_byte_as_the_tag_holds_it(desk: Desk, number: str, clause: str) -> None:
    text = asked(desk.root, clause, "--on", FIRST_DAYS[number])["text"]
    document = desk.git("show", f"{COMPANY}/{number}:{DOCUMENT}")
    assert text in document + "\n"
    assert text.splitlines()[0].endswith(f"{{ #{clause} }}")
    assert text.count("{ #") == 1
    rest = (document + "\n").partition(text)[2].lstrip("\n")
    assert not rest or rest.startswith("#")


def test_with_a_day_and_no_clause_the_whole_document_is_printed(desk: Desk) -> None:
    found = asked(desk.root, "--on", FIRST_DAYS[PAST])
    assert found["text"].strip() == desk.git("show", f"{COMPANY}/{PAST}:{DOCUMENT}").strip()
    assert policy_gen(
        desk.root, "show", SEVERNY, "--on", FIRST_DAYS[PAST], "--lang", "en", *AS_OF
    ).stdout.endswith(found["text"])  # fmt: skip


def test_what_the_generator_has_become_does_not_change_an_old_text(desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "ws")
    before = asked(tmp_path / "ws", "REC-330", "--on", "2026-01-01")["text"]
    edit(tmp_path / "ws/templates/en/receivables/REC-330.md", "Negotiation window", "Time to talk")
    shutil.rmtree(tmp_path / "ws/site")
    assert asked(tmp_path / "ws", "REC-330", "--on", "2026-01-01")["text"] == before


def test_a_future_version_is_a_preview_and_says_what_holds_today(desk: Desk) -> None:
    said = policy_gen(
        desk.root, "show", SEVERNY, "REC-330", "--on", "2027-01-01", "--lang", "en", *AS_OF
    ).stdout
    assert "version 3.0.0 will be in force: a preview, in force from 15 December 2026." in spaced(said)
    assert "Today, 1 December 2026, version 2.0.0 is in force." in spaced(said)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "interest and penalties"), ("ru", "проценты и неустойку")]
)
def test_where_versions_meet_it_says_how_open_cases_pass(desk: Desk, language: str, words: str) -> None:
    said = policy_gen(desk.root, "show", SEVERNY, "--lang", language, *AS_OF).stdout
    assert words in said


def test_the_rule_on_open_cases_is_the_sentence_of_the_policy() -> None:
    for language in ("ru", "ro", "hu", "en"):
        clause = (ROOT / f"templates/{language}/receivables/REC-030.md").read_text(encoding="utf-8")
        assert "{{ 'open_cases' | word('transition') }}" in clause


def test_a_language_that_a_version_does_not_have_is_named_with_those_it_has(desk: Desk) -> None:
    done = policy_gen(desk.root, "show", SEVERNY, "REC-330", "--on", "2026-01-01", "--lang", "ru", *AS_OF)
    assert done.returncode == 1
    assert "en" in done.stdout.splitlines()[-1]


def test_an_unknown_clause_is_wrong_usage_with_the_nearest(desk: Desk) -> None:
    done = policy_gen(desk.root, "show", SEVERNY, "REC-33\x1b", "--on", TODAY, "--lang", "en", *AS_OF)
    assert done.returncode == 2
    assert "version 2.0.0 has no clause REC-33" in done.stderr
    assert "REC-330" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_profile_that_is_not_released_is_in_force_on_no_day(desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "ws")
    edit(tmp_path / "ws" / SEVERNY, "version: 2.0.0\n  status", "version: 2.1.0\n  status")
    found = asked(tmp_path / "ws")
    assert found["version"]["version"] == PRESENT
    assert "2.1.0" not in [one["version"] for one in found["versions"]]
    assert [one["code"] for one in found["remarks"]] == ["unreleased"]


def test_a_tag_nothing_can_be_read_of_is_named_and_the_others_still_count(desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "ws")
    copy = Desk(tmp_path / "ws")
    copy.git("checkout", "--quiet", "-b", "aside")
    copy.git("rm", "--quiet", SEVERNY)
    copy.commit("Lose the profile")
    copy.git("tag", f"{COMPANY}/2.5.0")
    copy.git("tag", f"{COMPANY}/draft")
    copy.git("checkout", "--quiet", "main")
    found = asked(copy.root)
    assert found["version"]["version"] == PRESENT
    assert found["remarks"] == [{"code": "bad_tag", "tag": f"{COMPANY}/2.5.0"}]


def test_without_git_the_profile_and_its_change_log_answer_and_say_what_is_missing(tmp_path: Path) -> None:
    root = new_workspace(tmp_path / "ws")
    found = asked(root)
    assert [one["version"] for one in found["versions"]] == ["2.0.0", "1.3.0", "1.2.0"]
    assert found["version"]["tag"] is None
    assert [one["code"] for one in found["remarks"]] == ["no_git"]
    assert found["transition"] is None
    done = policy_gen(root, "show", SEVERNY, "REC-330", "--lang", "en", *AS_OF)
    assert done.returncode == 1
    assert "run “policy-gen build” first" in done.stdout


def test_without_tags_the_text_of_the_disk_is_that_of_its_own_version(desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "ws")
    copy = Desk(tmp_path / "ws")
    copy.git("tag", "--delete", *(f"{COMPANY}/{number}" for number in (PAST, PRESENT, COMING)))
    found = asked(copy.root, "REC-330")
    assert [one["code"] for one in found["remarks"]] == ["no_tags"]
    assert found["text"] in (copy.root / DOCUMENT).read_text(encoding="utf-8")


def test_a_shallow_copy_says_that_versions_may_be_missing(desk: Desk, tmp_path: Path) -> None:
    desk.git("clone", "--quiet", "--depth=1", desk.root.as_uri(), str(tmp_path / "ws"))
    done = policy_gen(tmp_path / "ws", "show", SEVERNY, "--on", "2024-01-01", "--lang", "en", *AS_OF)
    assert "--unshallow" in done.stdout


@pytest.mark.long
def test_releases_under_a_former_name_are_pointed_out(desk: Desk, tmp_path: Path) -> None:
    shutil.copytree(desk.root, tmp_path / "ws")
    copy, renamed = Desk(tmp_path / "ws"), "company_profiles/north.yaml"
    copy.git("mv", SEVERNY, renamed)
    edit(copy.root / renamed, "\n  id: severny-dvor\n", "\n  id: north\n")
    done = policy_gen(copy.root, "show", renamed, "--lang", "en", *AS_OF)
    assert "was called severny-dvor" in done.stdout, done.stderr
    copy.commit("Rename the company")
    done = policy_gen(copy.root, "release", renamed, "--lang", "en", "--dry-run", *AS_OF)
    assert "severny-dvor/…" in done.stderr


@pytest.mark.parametrize("place", sorted(ROOT.glob("site/*/*/pages/document.md")), ids=lambda p: p.parts[-3])
def test_the_clauses_of_a_document_are_its_pieces_in_their_order(place: Path) -> None:
    document = place.read_text(encoding="utf-8")
    at = 0
    ids = clause_ids(document)
    assert len(ids) > 80
    for clause_id in ids:
        text = clause_text(document, clause_id)
        assert text is not None
        at = document.index(text, at) + len(text)
        assert text.count("{ #") >= 1
    assert clause_text(document, "REC-999") is None
