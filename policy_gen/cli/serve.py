"""`policy-gen serve`: a live preview; a broken profile shows its problems in the browser."""

import signal
from datetime import date
from pathlib import Path

import click

from policy_gen.cli.own_folder import html_workspace
from policy_gen.cli.profiles import (
    AS_OF,
    PROFILE_ARGUMENT,
    ROOT,
    Texts,
    day,
    examined,
    published,
    refuse_unpublished,
    sound_profile,
    told,
    unpublished,
)
from policy_gen.outputs.building import build_sites
from policy_gen.outputs.preview import Preview, Shown, run_preview
from policy_gen.policy.workspace import SITE_CONFIG, Workspace
from policy_gen.profile.exceptions import exceptions_file


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.option("--lang", "language", default=None, help="Only this language.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free port."
)
@AS_OF
@ROOT
def serve(profile: Path, language: str | None, port: int, as_of: date | None, root: Path | None) -> None:
    """Preview the policy of PROFILE in the browser while you write."""
    today = day(as_of)
    if not profile.is_file():
        sound_profile(profile, today)  # tells what is wrong with the name and stops
    first = examined(profile, today).profile
    workspace = html_workspace(profile, root)
    if first is not None:
        refuse_unpublished((first,), (language,) if language else ())
    preview = Preview(
        workspace.root / "build" / profile.stem,
        (
            profile,
            exceptions_file(profile),
            workspace.root / SITE_CONFIG,
            *workspace.template_places(profile.stem),
        ),
        lambda: _rebuilt(profile, workspace, language, today),
    )
    # A shell that starts a command in the background makes it deaf to the interrupt that ends it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    run_preview(preview, port, lambda address: click.echo(f"Preview at {address} (stop with Ctrl+C)"))


def _rebuilt(profile: Path, workspace: Workspace, language: str | None, today: date) -> Shown:
    found = examined(profile, today, texts=Texts.OWN_WORDS)
    if found.profile is None:
        return Shown(None, "\n\n".join(told(found)), found.language)
    languages = published(found.profile)
    wanted = tuple(code for code in languages if language in (None, code))
    if not wanted:
        words = unpublished([profile], languages, [str(language)], found.language)
        return Shown(None, words, found.language)
    for _ in build_sites(found.profile, workspace, wanted):
        pass
    return Shown(wanted[0], "", found.language)
