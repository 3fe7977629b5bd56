"""`policy-gen release`: the command."""

import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.days import DAY
from policy_gen.cli.exits import ENVIRONMENT, PROBLEMS, Stopped, faults_told, short
from policy_gen.cli.profiles import (
    AS_OF,
    PROFILE_ARGUMENT,
    ROOT,
    day,
    published,
    site_workspace,
)
from policy_gen.cli.release.alone import Busy, alone
from policy_gen.cli.release.carrying_out import Wanted, carry_out, settle
from policy_gen.cli.release.ground import Ground, git_refusal, repository_for
from policy_gen.cli.release.numbering import Wishes
from policy_gen.cli.release.planning import Plan
from policy_gen.cli.release.soundness import sound_as_it_lies, sound_as_it_will_be
from policy_gen.cli.release.telling import Telling, commit_message, tag_message
from policy_gen.history.amendments import Bump
from policy_gen.history.git import GitFault, Repository
from policy_gen.history.journal import DamagedNote, unfinished
from policy_gen.history.releases import tag_name
from policy_gen.history.revisions import NoProfileThen
from policy_gen.history.spoken import Words, drafted_words, release_words, words_in
from policy_gen.outputs.building import proved_trees
from policy_gen.outputs.writing import write_file
from policy_gen.policy.edition import Edition
from policy_gen.profile.loading import LoadedProfile, load
from policy_gen.profile.wording import DEFAULT_LANGUAGE, LANGUAGES, labels

STATUSES = ("approved", "in_force")


def _reasons(_context: click.Context, _option: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    """`language=text` as a table; a text alone is for the only published language."""
    found: dict[str, str] = {}
    for one in said:
        language, sign, text = one.partition("=")
        is_named = bool(sign) and len(language) == 2 and language.isalpha()
        key = language if is_named else ""
        if key in found:
            raise click.BadParameter(f"{key or 'a reason without a language'} is given twice: keep one")
        found[key] = (text if is_named else one).strip()
    if not all(found.values()):
        raise click.BadParameter("write the reason behind the language: en=TEXT")
    return found


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.option(
    "--bump", type=click.Choice([str(one) for one in Bump]), default=None,
    help="Raise this part of the version number; default: what the change asks for.",
)  # fmt: skip
@click.option("--version", default=None, metavar="X.Y.Z", help="This version number.")
@click.option("--effective", type=DAY, default=None, metavar="DATE", help="First day of the new version.")
@click.option("--status", type=click.Choice(STATUSES), default=None, help="Status of the new version.")
@click.option(
    "--why", multiple=True, metavar="[LANG=]TEXT", callback=_reasons,
    help="Why it changed, once for each published language; without it you write it into the profile.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=None,
    help="Language of the output; default: the binding one.",
)  # fmt: skip
@AS_OF
@ROOT
def release(
    profile: Path, bump: str | None, version: str | None, effective: date | None, status: str | None,
    why: dict[str, str], dry_run: bool, language: str | None, as_of: date | None, root: Path | None,
) -> None:  # fmt: skip
    """Make a new version of the policy of PROFILE: number, change log, pages, commit and tag."""
    if bump and version:
        raise click.UsageError("name --bump or --version, not both")
    spoken = language or load(profile).language or DEFAULT_LANGUAGE
    said = release_words(spoken)
    repository = repository_for(profile, said) if profile.is_file() else None
    wishes = Wishes(day(as_of), Bump(bump) if bump else None, version, effective, status, why)
    with _refusals_told(spoken), alone(repository) if repository else nullcontext():
        done = _settled(repository, said, is_dry=dry_run) if repository else None
        loaded = sound_as_it_lies(profile, wishes, root)
        assert repository is not None
        if done == loaded.profile.company.id:
            return
        ground = Ground(repository, site_workspace(loaded.path, root), loaded, said)
        with faults_told(str(loaded.profile.languages.authoritative)):
            ground.prove()
            for told in ground.former_names():
                click.echo(f"policy-gen: {told}", err=True)
            wishes = wishes.only_for(published(loaded)[0])
            _made(Plan(ground, wishes, ground.last()), language, is_dry=dry_run)


@contextmanager
def _refusals_told(language: str) -> Iterator[None]:
    """Tells in a line what git refuses, that another run is busy, and a profile that was not there before."""
    try:
        yield
    except Busy as busy:
        raise Stopped(release_words(language)["busy"].format(process=busy.process), ENVIRONMENT) from None
    except DamagedNote as note:
        raise Stopped(release_words(language)["damaged_note"].format(path=note.folder), ENVIRONMENT) from None
    except GitFault as fault:
        raise git_refusal(fault, release_words(language)) from None
    except NoProfileThen as error:
        raise Stopped(labels(language)["no_profile_then"].format(path=error.name), PROBLEMS) from None


def _settled(repository: Repository, said: Mapping[str, str], *, is_dry: bool) -> str | None:
    """Ends a release that was cut off; gives its company where it counts. A dry run only tells of it."""
    waiting = unfinished(repository)
    if waiting is not None and is_dry:
        raise Stopped(said["cut_off"].format(tag=waiting.tag), PROBLEMS)
    found = settle(repository)
    if found is None:
        return None
    journal, counts = found
    click.echo(said["completed" if counts else "taken_back"].format(tag=journal.tag))
    return journal.company if counts else None


def _made(plan: Plan, language: str | None, *, is_dry: bool) -> None:
    loaded, company = plan.ground.loaded, plan.ground.company
    binding = str(loaded.profile.languages.authoritative)
    words = words_in(language or binding, plan.ground.workspace.template_folders(company))
    telling = Telling(plan, words, plan.ground.words)
    if not plan.is_prepared:
        new = plan.after
        if not is_dry:
            write_file(new.path, plan.content.decode("utf-8"))
        click.echo("\n".join(telling.prepared(_again(new), is_dry=is_dry)))
        return
    _refuse_unfit(plan, words)
    wanted = _wanted(plan, sound_as_it_will_be(plan))
    if is_dry:
        click.echo("\n".join(telling.would_release(wanted)))
        return
    if loaded.path.read_bytes() != wanted.profile_before:
        raise Stopped(plan.ground.words["changed_meanwhile"], PROBLEMS)
    commit = carry_out(plan.ground.repository, wanted)
    click.echo("\n".join(telling.released(wanted, commit, published(loaded))))


def _refuse_unfit(plan: Plan, words: Words) -> None:
    """Stops where the version would hold from a wrong day or by an old act, with every reason at once."""
    refused = tuple(plan.holding.refusals(plan.ground.words, words.grammar, plan.ground.loaded))
    if refused:
        raise Stopped("\n".join(refused), PROBLEMS)


def _again(loaded: LoadedProfile) -> str:
    return f"policy-gen release {shlex.quote(str(short(loaded.path)))}"


def _wanted(plan: Plan, new: LoadedProfile) -> Wanted:
    """All that the release will have made. Raises TemplateFault or UnprovenPages."""
    ground, repository = plan.ground, plan.ground.repository
    languages = published(new)
    trees = proved_trees(new, ground.workspace, languages, Edition.STAFF)
    sites = ground.sites(languages)
    first = drafted_words(str(new.profile.languages.authoritative))["first"]
    return Wanted(
        company=ground.company,
        version=plan.version,
        tag=tag_name(ground.company, plan.version),
        message=commit_message(new, plan.entry, first),
        entry=tag_message(new, plan.entry, first),
        profile=ground.profile_name,
        profile_before=plan.before,
        profile_after=plan.content,
        sites={repository.name_of(sites[tree.policy.language]): tree.files() for tree in trees},
        others=ground.side_files(),
    )
