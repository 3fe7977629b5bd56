"""`policy-gen schema`: the JSON Schema of a profile, for editors, or of policy.json, for programs."""

from pathlib import Path

import click

from policy_gen.outputs import policy_json
from policy_gen.profile.schema import schema_text

TEXTS = {"profile": schema_text, "policy": policy_json.schema_text}


@click.command()
@click.option(
    "--of",
    "subject",
    type=click.Choice(tuple(TEXTS)),
    default="profile",
    show_default=True,
    help="What to describe: a company profile, or the policy.json beside the pages.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def schema(subject: str, output: Path | None) -> None:
    """Print the JSON Schema of a company profile, or of policy.json."""
    text = TEXTS[subject]()
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
