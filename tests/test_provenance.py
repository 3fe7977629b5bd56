"""Which commit last set a value: in real repositories, read by `why` and by whoever asks for all values."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import sample_tree
from repositories import AUTHOR, Desk, new_desk
from running import AS_OF, SEVERNY, edit, new_workspace, policy_gen

from policy_gen.history.git_answers import Commit
from policy_gen.history.provenance import Gap, Provenance, Unset, provenance
from policy_gen.outputs.proofs import RESTRICTED_PATHS
from policy_gen.outputs.provenance_json import provenance_json
from policy_gen.profile.loading import load

NEGOTIATION = "receivables.negotiation_days"
RETAIL = "segments.retail.negotiation_days"
SHORTER = "Give small shops less time"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Three commits on the profile; tests only read it."""
    desk = new_desk(tmp_path_factory.mktemp("known") / "ws")
    new_workspace(desk.root)
    desk.commit("Begin", "2025-01-10")
    edit(desk.root / SEVERNY, "negotiation_days: 7", "negotiation_days: 8")
    desk.commit(SHORTER, "2026-02-20")
    edit(desk.root / SEVERNY, "# The company", "# Who we are\n#\n# The company")
    desk.commit("Explain the first part", "2026-03-01")
    return desk


def known(root: Path, profile: str = SEVERNY) -> Provenance:
    loaded = load(root / profile).value
    assert loaded is not None
    return provenance(loaded)


def subject(found: Commit | Unset | None) -> str | None:
    return found.subject if isinstance(found, Commit) else found


def copied(desk: Desk, tmp_path: Path) -> Desk:
    shutil.copytree(desk.root, tmp_path / "ws")
    return Desk(tmp_path / "ws")


def asked(root: Path, clause: str = "REC-330") -> dict[str, Any]:
    done = policy_gen(root, "why", SEVERNY, clause, "--format", "json", *AS_OF)
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def settings(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    origins = [origin for value in data["values"] for origin in value["origins"]]
    return {origin["path"]: origin.get("set", {}) for origin in origins}


def test_a_value_knows_the_commit_that_last_set_its_line(desk: Desk) -> None:
    found = known(desk.root)
    assert found.gap is None
    commit = found.of(RETAIL)
    assert isinstance(commit, Commit)
    assert (commit.author, commit.subject) == (AUTHOR, SHORTER)
    assert commit.when.date().isoformat() == "2026-02-20"
    assert subject(found.of(NEGOTIATION)) == "Begin"


def test_a_value_that_no_line_of_the_profile_sets_has_no_commit(desk: Desk) -> None:
    found = known(desk.root)
    assert found.of("receivables.day_count.overdue_from_dpd") is None
    assert found.of("document.people") is None


def test_a_value_of_several_lines_was_set_by_the_newest_of_them(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path)
    edit(copy.root / SEVERNY, "en: Severny Dvor Trading House LLC", "en: Severny Dvor Trading House Ltd")
    copy.commit("Correct the name in English", "2026-04-01")
    found = known(copy.root)
    assert subject(found.of("company.legal_name")) == "Correct the name in English"
    assert subject(found.of("company.legal_name.ru")) == "Begin"
    assert subject(found.of("company.short_name")) == "Begin"


def test_a_line_not_recorded_yet_says_so_and_the_others_keep_their_commit(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path)
    edit(copy.root / SEVERNY, "negotiation_days: 8", "negotiation_days: 9")
    found = known(copy.root)
    assert found.of(RETAIL) is Unset.NOT_YET
    assert subject(found.of(NEGOTIATION)) == "Begin"
    assert settings(asked(copy.root))[RETAIL] == {"state": "not_yet"}


def test_a_renamed_profile_keeps_its_history(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path)
    edit(copy.root / SEVERNY, "id: severny-dvor", "id: yuzhny-dvor")
    copy.git("mv", SEVERNY, "company_profiles/yuzhny-dvor.yaml")
    copy.commit("Rename the company", "2026-05-05")
    assert subject(known(copy.root, "company_profiles/yuzhny-dvor.yaml").of(RETAIL)) == SHORTER


def test_a_shallow_copy_says_what_is_missing_and_names_no_wrong_commit(desk: Desk, tmp_path: Path) -> None:
    edited = copied(desk, tmp_path / "source")
    edit(edited.root / SEVERNY, "negotiation_days: 8", "negotiation_days: 9")
    edited.commit("Give them a day more", "2026-06-01")
    edited.git("clone", "--quiet", "--depth=2", edited.root.as_uri(), str(tmp_path / "shallow"))
    found = known(tmp_path / "shallow")
    assert found.gap is Gap.SHALLOW
    assert subject(found.of(RETAIL)) == "Give them a day more"
    assert found.of(NEGOTIATION) is Unset.BEFORE
    data = asked(tmp_path / "shallow")
    assert data["gap"] == "shallow"
    assert settings(data)[NEGOTIATION] == {"state": "before", "date": "2026-03-01"}


def test_outside_git_nothing_is_known_and_it_is_said_once(tmp_path: Path) -> None:
    root = new_workspace(tmp_path / "ws")
    assert known(root).gap is Gap.NO_REPOSITORY
    assert asked(root)["gap"] == "no_git"
    done = policy_gen(root, "why", SEVERNY, "REC-330", "--lang", "en", *AS_OF)
    assert done.returncode == 0
    assert done.stdout.count("in no git repository") == 1


def test_a_profile_that_was_never_recorded_says_so(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "ws")
    new_workspace(desk.root)
    assert known(desk.root).gap is Gap.UNRECORDED
    desk.git("add", "mkdocs.yml")
    desk.git("commit", "--quiet", "--message", "Begin")
    assert known(desk.root).gap is Gap.UNRECORDED


def test_without_the_program_git_nothing_is_known(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    found = known(desk.root)
    assert (found.gap, found.of(RETAIL)) == (Gap.NO_PROGRAM, None)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", f"set on 2026-02-20 by {AUTHOR}: {SHORTER} ("),
        ("ru", f"изменено 2026-02-20, {AUTHOR}: {SHORTER} ("),
    ],
)
def test_why_prints_under_a_line_of_the_profile_who_set_it_when_and_with_which_subject(
    desk: Desk, language: str, words: str
) -> None:
    done = policy_gen(desk.root, "why", SEVERNY, "REC-330", "--lang", language, *AS_OF)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith(f"      {RETAIL} — "))
    assert lines[place + 1].startswith(f"          {words}")
    preset = next(number for number, line in enumerate(lines) if line.endswith("preset goods_b2b"))
    assert not lines[preset + 1 : preset + 2] or not lines[preset + 1].startswith("          ")


def test_why_gives_the_commit_as_data_and_never_an_address(desk: Desk) -> None:
    data = asked(desk.root)
    commit = desk.git("rev-parse", "HEAD~1")
    assert settings(data)[RETAIL] == {
        "state": "committed", "commit": commit, "author": AUTHOR, "date": "2026-02-20", "subject": SHORTER,
    }  # fmt: skip
    assert data["gap"] is None
    assert "@sdvor.test" not in json.dumps(data)


def test_a_subject_cannot_steer_the_terminal(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path)
    edit(copy.root / SEVERNY, "negotiation_days: 8", "negotiation_days: 9")
    copy.commit("Clear \x1b[2J the screen \u202e", "2026-06-01")
    done = policy_gen(copy.root, "why", SEVERNY, "REC-330", *AS_OF)
    assert done.returncode == 0
    assert "Clear" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def on_pages(root: Path, language: str = "en", *, names: bool = False) -> dict[str, Any]:
    tree = sample_tree("severny-dvor", language)
    text = provenance_json(tree.policy, tree.lexicon, known(root).of, names=names)
    data: dict[str, Any] = json.loads(text)
    return data


def said(data: dict[str, Any], path: str) -> str:
    return str(data["told"][data["values"][path]])


@pytest.mark.parametrize(
    ("language", "named", "unnamed"),
    [
        ("en", f"set by {AUTHOR} on 20 February 2026: {SHORTER}", f"set on 20 February 2026: {SHORTER}"),
        (
            "ru",
            f"изменено 20 февраля 2026 г., {AUTHOR}: {SHORTER}",
            f"изменено 20 февраля 2026 г.: {SHORTER}",
        ),
    ],
)
def test_pages_name_the_author_only_where_names_are_shown(
    desk: Desk, language: str, named: str, unnamed: str
) -> None:
    for names, words in ((True, named), (False, unnamed)):
        assert said(on_pages(desk.root, language, names=names), RETAIL).replace("\u00a0", " ") == words


def test_pages_learn_of_the_values_they_explain_and_of_no_others(desk: Desk) -> None:
    data = on_pages(desk.root)
    tree = sample_tree("severny-dvor", "en")
    explained = {
        path for page in tree.pages for path in re.findall(r"<code>([a-z_.0-9-]+)</code>", page.text)
    }
    assert set(data["values"]) <= explained
    assert RETAIL in data["values"]
    assert "receivables.day_count.overdue_from_dpd" not in data["values"]
    assert not [path for path in data["values"] if path in RESTRICTED_PATHS]
    assert len(data["told"]) == 2


def test_pages_say_that_a_line_is_not_recorded_yet(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path)
    edit(copy.root / SEVERNY, "negotiation_days: 8", "negotiation_days: 9")
    assert said(on_pages(copy.root), RETAIL) == "changed just now, not recorded yet"


def test_of_a_subject_that_is_a_whole_story_pages_tell_the_beginning(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path)
    edit(copy.root / SEVERNY, "negotiation_days: 8", "negotiation_days: 9")
    copy.commit("Clients asked for it, " * 60, "2026-06-01")
    told = said(on_pages(copy.root), RETAIL)
    assert told.endswith("Clients asked for it, Clients…")
    assert len(told) < 160


def test_a_mail_address_is_told_nowhere(desk: Desk, tmp_path: Path) -> None:
    copy = copied(desk, tmp_path)
    edit(copy.root / SEVERNY, "negotiation_days: 8", "negotiation_days: 9")
    copy.git("commit", "--quiet", "--all", "--author", "irina@sdvor.test <irina@sdvor.test>", "--message",
             "As <boss@sdvor.test> asked")  # fmt: skip
    assert "sdvor.test" not in json.dumps(on_pages(copy.root, names=True))
    assert "sdvor.test" not in json.dumps([one.get("subject") for one in settings(asked(copy.root)).values()])
    assert settings(asked(copy.root))[RETAIL]["author"] == "…"
