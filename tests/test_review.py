"""`policy-gen review`: the clauses of several languages on one page that needs nothing else."""

import re
from pathlib import Path

import pytest
from conftest import sample_tree
from running import AS_OF, SEVERNY, new_workspace, policy_gen

from policy_gen.policy.register import read_register
from policy_gen.policy.side_by_side import chosen


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_workspace(tmp_path_factory.mktemp("review") / "company")


def page(workspace: Path, *arguments: str) -> str:
    done = policy_gen(workspace, "review", SEVERNY, *arguments, "-o", "review.html", *AS_OF)
    assert done.returncode == 0, done.stderr
    return (workspace / "review.html").read_text(encoding="utf-8")


def shown(text: str) -> list[str]:
    return re.findall(r'<section id="([A-Z]{3}-[A-Z0-9]+)"', text)


def test_every_clause_stands_in_every_language(workspace: Path) -> None:
    text = page(workspace)
    assert len(shown(text)) > 100
    assert set(shown(text)) <= read_register((workspace / "templates",)).keys()
    for language in ("ru", "en"):
        assert text.count(f'<article lang="{language}">') == len(shown(text))


def test_a_seed_draws_the_same_clauses_each_time() -> None:
    policy = sample_tree("severny-dvor", "ru").policy
    drawn = chosen(policy, (), 20, seed=7)
    assert len(set(drawn)) == 20
    assert drawn == chosen(policy, (), 20, seed=7) != chosen(policy, (), 20, seed=8)
    assert len(chosen(policy, (), 1000, seed=7)) == len(list(policy.clauses()))


def test_named_clauses_stand_alone_in_official_order(workspace: Path) -> None:
    assert shown(page(workspace, "--clause", "rec-330", "--clause", "REF-010")) == ["REF-010", "REC-330"]


def test_the_page_loads_nothing_and_runs_only_its_own_script(workspace: Path) -> None:
    text = page(workspace, "--sample", "3")
    assert "default-src 'none'" in text
    assert not re.findall(r'(?:src|href)="(?!#)', text.replace('href="#', ""))


@pytest.mark.parametrize("arguments", [("--langs", "hu"), ("--clause", "REC-999"), ("--sample", "0")])
def test_what_is_not_there_cannot_be_reviewed(workspace: Path, arguments: tuple[str, ...]) -> None:
    done = policy_gen(workspace, "review", SEVERNY, *arguments, "-o", "none.html", *AS_OF)
    assert done.returncode == 2
    assert not (workspace / "none.html").exists()
