"""`why`: a clause, and for each of its values the profile line, preset or law behind it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SAMPLES, sample_profile
from running import AS_OF, SEVERNY, edit, new_workspace, policy_gen

from policy_gen.policy.drafting import draft
from policy_gen.policy.edition import Edition
from policy_gen.policy.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that tests only read."""
    return new_workspace(tmp_path_factory.mktemp("why") / "ws")


def asked(cwd: Path, *arguments: str) -> dict[str, Any]:
    done = policy_gen(cwd, "why", *arguments, "--format", "json", *AS_OF)
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def spaced(text: str) -> str:
    """The text with ordinary spaces, whatever keeps a number and its unit on one line."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def origins(data: dict[str, Any]) -> Iterator[dict[str, str]]:
    for value in data["values"]:
        assert value["origins"], value
        yield from value["origins"]


def line_of(path: Path, start: str, text: str) -> int:
    """The line of the first `text` after the line that begins with `start`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(start))
    return next(n for n, line in enumerate(lines[first:], first + 1) if line.strip().startswith(text))


def test_text_names_for_each_value_its_line_or_preset(workspace: Path) -> None:
    done = policy_gen(workspace, "why", SEVERNY, "REC-330", *AS_OF)
    assert done.returncode == 0
    lines = spaced(done.stdout).splitlines()
    assert lines[0].startswith("REC-330  5.")
    assert lines[0].endswith("Срок переговоров")
    number = line_of(workspace / SEVERNY, "receivables:", "negotiation_days:")
    value = lines.index("  10 календарных дней")
    assert lines[value + 1].startswith(f"      receivables.negotiation_days — {SEVERNY}:{number}:")
    assert any(line.endswith(" — preset goods_b2b") for line in lines)


def test_json_gives_the_clause_and_the_kind_of_each_origin(workspace: Path) -> None:
    data = asked(workspace, SEVERNY, "REC-330")
    assert data["id"] == "REC-330"
    assert data["title"] == "Срок переговоров"
    assert "10 календарных дней" in spaced(data["text"])
    kinds = {origin["path"]: origin["kind"] for origin in origins(data)}
    assert kinds["receivables.negotiation_days"] == "profile"
    assert kinds["receivables.day_count.overdue_from_dpd"] == "preset"
    for origin in origins(data):
        if origin["kind"] == "profile":
            assert origin["told"].startswith(f"{SEVERNY}:")


def test_a_value_of_the_law_is_told_with_its_citation(workspace: Path) -> None:
    policy = draft(
        sample_profile("severny-dvor").profile, "ru",
        Workspace(ROOT).template_folders("severny-dvor"), Edition.RESTRICTED,
    )  # fmt: skip
    lawful = next(
        clause.id for clause in policy.clauses()
        if any(path.startswith("law:") for value in clause.values for path in value.sources)
    )  # fmt: skip
    data = asked(workspace, SEVERNY, lawful)
    told = [origin["told"] for origin in origins(data) if origin["kind"] == "law"]
    assert told
    assert all(any(sign.isdigit() for sign in words) for words in told)


def test_a_value_taken_out_of_the_profile_comes_from_the_preset(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ws")
    number = line_of(workspace / SEVERNY, "receivables:", "negotiation_days:")
    line = (workspace / SEVERNY).read_text(encoding="utf-8").splitlines()[number - 1]
    edit(workspace / SEVERNY, f"\n{line}\n", "\n")
    kinds = {origin["path"]: origin["kind"] for origin in origins(asked(workspace, SEVERNY, "REC-330"))}
    assert kinds["receivables.negotiation_days"] == "preset"


def test_clause_in_another_published_language(workspace: Path) -> None:
    data = asked(workspace, SEVERNY, "REC-330", "--lang", "en")
    assert "10 calendar days" in spaced(data["text"])


def test_clause_may_be_asked_for_in_small_letters(workspace: Path) -> None:
    assert asked(workspace, SEVERNY, "rec-330")["id"] == "REC-330"


def test_unknown_clause_is_wrong_usage_with_the_nearest_ids(workspace: Path) -> None:
    done = policy_gen(workspace, "why", SEVERNY, "REC-33", *AS_OF)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "severny-dvor prints no clause REC-33; did you mean " in done.stderr
    assert "REC-330" in done.stderr
    nonsense = policy_gen(workspace, "why", SEVERNY, "\x1b[2J" * 500, *AS_OF)
    assert nonsense.returncode == 2
    assert "\x1b" not in nonsense.stderr
    assert len(nonsense.stderr) < 400


def test_faulty_profile_is_told_before_anything_else(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "ws")
    edit(workspace / SEVERNY, "currency: RUB", "curency: RUB")
    done = policy_gen(workspace, "why", SEVERNY, "REC-330", *AS_OF)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "[unknown-key]" in done.stderr


@pytest.mark.parametrize("company", SAMPLES)
def test_every_printed_value_of_every_clause_has_an_origin_that_can_be_told(company: str) -> None:
    loaded = sample_profile(company)
    language = SAMPLES[company][0]
    folders = Workspace(ROOT).template_folders(company)
    values = [
        (clause.id, value)
        for clause in draft(loaded.profile, language, folders, Edition.RESTRICTED).clauses()
        for value in clause.values
    ]
    assert len(values) > 200
    silent = {
        f"{clause_id}: {value.text} ({path})"
        for clause_id, value in values
        for path in value.sources or {"nothing"}
        if not path.startswith("law:") and str(loaded.origins.of(path).kind) == "absent"
    }
    assert silent == set()
