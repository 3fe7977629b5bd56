"""`policy-gen test`: a company's scenarios, asked of its policy."""

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped, coloured, faults_told
from policy_gen.cli.profiles import (
    AS_OF,
    PROFILE_ARGUMENT,
    ROOT,
    chosen_profiles,
    day,
    refuse_unpublished,
    sound_profiles,
)
from policy_gen.policy.telling import Teller
from policy_gen.policy.workspace import workspace_of
from policy_gen.problems import Problem, format_text, to_json
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import DEFAULT_LANGUAGE, LANGUAGES, in_language, labels, problem
from policy_gen.scenarios.coverage import Coverage, coverage
from policy_gen.scenarios.running import Run, run
from policy_gen.scenarios.subject import Subject
from policy_gen.scenarios.telling import as_data, clause_names, failures, reasons

SUFFIX = ".tests.yaml"


@dataclass(frozen=True, slots=True)
class Tested:
    """What came of one company's scenarios; `run` is None where it has no file of them."""

    file: Path
    run: Run | None
    coverage: Coverage
    teller: Teller
    language: str
    """Language of the messages."""

    @property
    def passed(self) -> bool:
        return self.run is not None and self.run.passed


@click.command()
@click.argument("profiles", nargs=-1, type=PROFILE_ARGUMENT)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@click.option("--lang", "language", default=None, help="Language of the reasons; default: that which binds.")
@click.option("--coverage", "whole", is_flag=True, help="List the exercised clauses too.")
@AS_OF
@ROOT
@click.pass_context
def test(
    ctx: click.Context,
    profiles: tuple[Path, ...],
    form: str,
    language: str | None,
    whole: bool,
    as_of: date | None,
    root: Path | None,
) -> None:
    """Ask the policies of PROFILES their scenarios, kept beside each profile in <company>.tests.yaml."""
    loaded = sound_profiles(profiles or _with_scenarios(root), day(as_of), quiet=True)
    refuse_unpublished(loaded, (language,) if language else ())
    with faults_told():
        found = [_tested(one, language, root) for one in loaded]
        if form == "json":
            click.echo(json.dumps([_data(one) for one in found], ensure_ascii=False, indent=2))
        else:
            for one in found:
                _print(one, whole)
    if not all(one.passed for one in found):
        ctx.exit(PROBLEMS)


def _with_scenarios(root: Path | None) -> tuple[Path, ...]:
    found = tuple(path for path in chosen_profiles((), root) if path.with_suffix(SUFFIX).exists())
    if not found:
        raise Stopped(f"no profile here has scenarios (*{SUFFIX}): name a profile", USAGE)
    return found


def _tested(loaded: LoadedProfile, language: str | None, root: Path | None) -> Tested:
    profile, file = loaded.profile, loaded.path.with_suffix(SUFFIX)
    subject = Subject(profile, workspace_of(loaded.path, root).template_folders(profile.company.id))
    told = language or str(profile.languages.authoritative)
    done = run(file, {profile.company.id: subject}, profile.company.id) if file.exists() else None
    covered = coverage(subject, done.outcomes if done else ())
    words = told if told in LANGUAGES else DEFAULT_LANGUAGE
    return Tested(file, done, covered, subject.teller(told), words)


def _data(tested: Tested) -> dict[str, Any]:
    if tested.run is None:
        return {"file": tested.file.as_posix(), "passed": False, "problems": [to_json(_no_file(tested))]}
    return as_data(tested.run, tested.coverage, tested.teller, tested.language)


def _no_file(tested: Tested) -> Problem:
    return in_language(problem("no-scenarios", None, file=tested.file), tested.language)


def _print(tested: Tested, whole: bool) -> None:
    words = labels(tested.language)
    if tested.run is None:
        _echo(_no_file(tested), words)
        return
    for one in tested.run.reading.problems:
        _echo(in_language(one, tested.language), words)
    for outcome in tested.run.outcomes:
        for checked in outcome.checks:
            for one in failures(outcome.scenario, checked, tested.language):
                _echo(one, words)
            if checked.differences:
                click.echo(f"  {words['why']}:")
                for reason in reasons(checked, tested.teller):
                    click.echo(f"    - {reason}")
                click.echo()
    _print_sums(tested, words, whole)


def _echo(one: Problem, words: dict[str, str]) -> None:
    click.echo(format_text(one, coloured(sys.stdout), words))


def _print_sums(tested: Tested, words: dict[str, str], whole: bool) -> None:
    assert tested.run is not None
    passed = sum(outcome.passed for outcome in tested.run.outcomes)
    count, problems = len(tested.run.outcomes), len(tested.run.reading.problems)
    pattern = words["unreadable_count" if problems else "scenario_count"]
    click.echo(
        pattern.format(path=tested.file, count=count, passed=passed, failed=count - passed, problems=problems)
    )
    if problems:
        return  # what cannot be read yet would stand as not covered
    covered = tested.coverage
    exercised, every = len(covered.exercised), len(covered.exercised) + len(covered.missed)
    click.echo(words["coverage"].format(percent=covered.percent, exercised=exercised, all=every))
    _print_clauses(words["coverage_missed"], covered.missed, tested.teller)
    if whole:
        _print_clauses(words["coverage_exercised"], covered.exercised, tested.teller)


def _print_clauses(title: str, ids: tuple[str, ...], teller: Teller) -> None:
    if ids:
        click.echo(title)
    for name in clause_names(ids, teller):
        click.echo(f"  {name}")
