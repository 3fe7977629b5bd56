"""`policy-gen serve`: a live preview; a broken profile shows its problems in the browser."""

from datetime import datetime
from pathlib import Path

import click

from policy_gen.cli.profiles import AS_OF, PROFILE_ARGUMENT, ROOT, day, examined, workspace_for
from policy_gen.outputs.building import build_sites
from policy_gen.outputs.preview import Preview, Shown, run_preview
from policy_gen.problems import format_text


@click.command()
@click.argument("profile", type=PROFILE_ARGUMENT)
@click.option("--lang", "language", default=None, help="Only this language.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free port."
)
@AS_OF
@ROOT
def serve(profile: Path, language: str | None, port: int, as_of: datetime | None, root: Path | None) -> None:
    """Preview the policy of PROFILE in the browser while you write."""
    workspace = workspace_for(profile, root)
    today = day(as_of)

    def rebuild() -> Shown:
        loaded, problems = examined(profile, today)
        told = "\n\n".join(format_text(problem) for problem in problems)
        if loaded is None:
            return Shown(None, told)
        wanted = tuple(
            str(code) for code in loaded.profile.languages.published if language in (None, str(code))
        )
        for _ in build_sites(loaded, workspace, wanted):
            pass
        return Shown(wanted[0] if wanted else None, told)

    watched = (profile, workspace.root / "templates", profile.parent / profile.stem / "templates")
    preview = Preview(workspace.root / "build" / profile.stem, watched, rebuild)
    run_preview(preview, port, lambda address: click.echo(f"Preview at {address} (stop with Ctrl+C)"))
