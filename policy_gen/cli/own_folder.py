"""The workspace of a command that makes HTML: what a company's own folder lacks comes from the program."""

from pathlib import Path

import click

from policy_gen.cli.exits import USAGE, Stopped, spoken_labels
from policy_gen.cli.profiles import site_workspace
from policy_gen.outputs.own_folder import lacking, supply
from policy_gen.policy.workspace import PROFILES, SITE_CONFIG, Workspace, workspace_of


def html_workspace(profile: Path, root: Path | None, *, frozen: bool = False) -> Workspace:
    """The workspace with all that a site is built from; tells what it wrote there.

    Stops where a profile lies in no such folder, or where something is missing that may not be written.
    """
    workspace = workspace_of(profile, root)
    is_own = root is not None or profile.resolve().parent.name == PROFILES
    if not frozen and (is_own or (workspace.root / SITE_CONFIG).is_file()):
        for name in supply(workspace):
            click.echo(spoken_labels()["own_folder_supplied"].format(path=name))
    missing = [name for name in lacking(workspace) if name != SITE_CONFIG]
    if missing and (workspace.root / SITE_CONFIG).is_file():
        raise Stopped(spoken_labels()["no_theme"].format(missing=", ".join(missing)), USAGE)
    return site_workspace(profile, root)
