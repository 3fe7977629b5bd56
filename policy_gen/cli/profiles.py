"""What the commands share: finding profiles, loading them, telling their problems."""

import glob
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from pathlib import Path

import click

from policy_gen.checks.registry import run
from policy_gen.cli.days import DAY
from policy_gen.cli.exits import PROBLEMS, USAGE, Stopped, coloured, short, speak, spoken_labels
from policy_gen.policy.proofs.change_log import unknown_clauses
from policy_gen.policy.proofs.exceptions import orphaned_exceptions
from policy_gen.policy.workspace import SITE_CONFIG, Workspace, workspace_of
from policy_gen.problems import Problem, Severity, format_text, in_order
from policy_gen.profile.loading import Loaded, LoadedProfile, load
from policy_gen.profile.wording import DEFAULT_LANGUAGE, LANGUAGES, in_language, labels

PROFILE_ARGUMENT = click.Path(path_type=Path)


def day(as_of: date | None) -> date:
    """The day of `--as-of`; today if it is not given."""
    return as_of or date.today()


def _ids(_context: click.Context, _option: click.Parameter, said: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of clauses as the register writes them."""
    return tuple(clause_id.upper() for clause_id in said)


CLAUSES = click.option(
    "--clause",
    "clauses",
    multiple=True,
    callback=_ids,
    help="Only this clause; may be repeated. Default: all.",
)
AS_OF = click.option(
    "--as-of",
    type=DAY,
    default=None,
    metavar="DATE",
    help="The day that counts as today.",
)
ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="The workspace folder.",
)


class Texts(Enum):
    """How far the texts are proved besides the profile (settled 17)."""

    NOT = auto()
    OWN_WORDS = auto()
    """The company's own words; the pages are proved when they are made."""
    ALL = auto()
    """The pages too, which are drafted for it."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A profile and all its problems."""

    path: Path
    profile: LoadedProfile | None
    """None where an error stands in the way."""
    problems: tuple[Problem, ...]
    language: str
    """The language the problems are told in."""
    is_read: bool = True
    """Whether the fields could be read, so that their sense was checked too."""


def chosen_profiles(paths: tuple[Path, ...], root: Path | None) -> tuple[Path, ...]:
    """The profiles named, or every profile of the workspace."""
    if paths:
        return paths
    found = Workspace(root or Path.cwd()).profiles()
    if not found:
        raise Stopped("no profile found: name one, or run in a folder with company_profiles/", USAGE)
    return tuple(short(path) for path in found)


def site_workspace(profile: Path, root: Path | None) -> Workspace:
    """The workspace that a profile's site is made in; stops where there is none."""
    workspace = workspace_of(profile, root)
    if not (workspace.root / SITE_CONFIG).is_file():
        raise Stopped(spoken_labels()["no_workspace"].format(folder=root or profile.parent), USAGE)
    return workspace


def examined(
    path: Path,
    as_of: date,
    language: str | None = None,
    *,
    texts: Texts = Texts.NOT,
    root: Path | None = None,
    past: bool = False,
    loaded: Loaded | None = None,
) -> Examined:
    """A profile and its problems told in `language`, by default the profile's binding one or else English.

    With `past` it is held to its last release, and its register of signatures is read too; `loaded` is the
    profile where it was read already.
    """
    loaded = loaded or load(path)
    chosen = language or (loaded.language if loaded.language in LANGUAGES else None) or DEFAULT_LANGUAGE
    speak(chosen)
    problems = loaded.problems
    if loaded.value is not None:
        workspace = workspace_of(path, root)
        templates = workspace.template_folders(loaded.value.profile.company.id)
        named = (*unknown_clauses(loaded.value, templates), *orphaned_exceptions(loaded.value, templates))
        problems = (*problems, *run(loaded.value, as_of), *named)
        problems = (*problems, *_of_texts(loaded.value, workspace, texts, drafted=not _broken(problems)))
        if past:
            problems = (*problems, *_of_past(loaded.value, workspace), *_of_signatures(loaded.value))
    broken = _broken(problems)
    told = tuple(in_language(problem, chosen) for problem in in_order(problems))
    return Examined(path, None if broken else loaded.value, told, chosen, loaded.value is not None)


def _of_past(loaded: LoadedProfile, workspace: Workspace) -> tuple[Problem, ...]:
    """What does not fit the last release; what compares is imported only where there is one."""
    if not any((folder / ".git").exists() for folder in loaded.path.resolve().parents):
        return ()
    from policy_gen.cli import past

    return past.problems(loaded, workspace)


def _of_signatures(loaded: LoadedProfile) -> tuple[Problem, ...]:
    """What is wrong with the register of signatures; what reads it is imported only where there is one."""
    if not any(loaded.path.parent.glob(f"{glob.escape(loaded.path.stem)}.acknowledge*")):
        return ()
    from policy_gen.history.acknowledging.register import register_problems

    return register_problems(loaded.path)


def _broken(problems: Sequence[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _of_texts(
    loaded: LoadedProfile, workspace: Workspace, texts: Texts, *, drafted: bool
) -> tuple[Problem, ...]:
    """The problems of texts as far as they are asked for; only a sound profile can be drafted."""
    if texts is Texts.NOT:
        return ()
    from policy_gen.cli import texts as proofs

    pages = proofs.drafted(loaded, workspace) if drafted and texts is Texts.ALL else ()
    translations = proofs.translations(loaded, workspace) if drafted else ()
    return (*proofs.own_words(loaded, workspace), *translations, *pages)


def sound_profiles(
    paths: tuple[Path, ...],
    as_of: date,
    *,
    quiet: bool = False,
    texts: Texts = Texts.NOT,
    root: Path | None = None,
) -> tuple[LoadedProfile, ...]:
    """The profiles; tells the problems of all, or only of the broken ones, and stops if one is an error."""
    return sound([examined(path, as_of, texts=texts, root=root) for path in paths], quiet=quiet)


def sound(found: Sequence[Examined], *, quiet: bool = False) -> tuple[LoadedProfile, ...]:
    """The examined profiles; tells their problems and stops if one is an error."""
    broken = [one for one in found if one.profile is None]
    for one in broken if quiet else found:
        tell(one, err=True)
    if broken:
        pattern = labels(common_language(broken))["mend_first"]
        raise Stopped(pattern.format(paths=", ".join(str(one.path) for one in broken)), PROBLEMS)
    return tuple(one.profile for one in found if one.profile is not None)


def sound_profile(path: Path, as_of: date, *, quiet: bool = False) -> LoadedProfile:
    """The profile; tells its problems and stops if one is an error. Quiet: an asker is told errors only."""
    return sound_profiles((path,), as_of, quiet=quiet)[0]


def published(loaded: LoadedProfile) -> tuple[str, ...]:
    """The languages of a policy, in the order of the profile."""
    return tuple(str(language) for language in loaded.profile.languages.published)


def refuse_unpublished(loaded: tuple[LoadedProfile, ...], languages: tuple[str, ...]) -> None:
    """Stops with a usage error if a language asked for is published by none of the profiles."""
    known = tuple(dict.fromkeys(language for one in loaded for language in published(one)))
    unknown = [language for language in languages if language not in known]
    if unknown:
        raise click.UsageError(unpublished([one.path for one in loaded], known, unknown))


def unpublished(
    paths: Sequence[Path], known: Sequence[str], wanted: Sequence[str], language: str = DEFAULT_LANGUAGE
) -> str:
    """The words that a language asked for is not published."""
    return labels(language)["unpublished"].format(
        paths=", ".join(map(str, paths)), published=", ".join(known), wanted=", ".join(wanted)
    )


def common_language(found: Sequence[Examined]) -> str:
    """The language of words about several profiles: theirs if they have one in common, else English."""
    languages = {one.language for one in found}
    return languages.pop() if len(languages) == 1 else DEFAULT_LANGUAGE


def told(found: Examined, *, colour: bool = False) -> list[str]:
    """Each problem as text."""
    words = labels(found.language)
    return [format_text(problem, colour, words) for problem in found.problems]


def tell(found: Examined, *, err: bool = False) -> None:
    """Prints problems, coloured only where colours are wanted."""
    for text in told(found, colour=coloured(sys.stderr if err else sys.stdout)):
        click.echo(text + "\n", err=err)
