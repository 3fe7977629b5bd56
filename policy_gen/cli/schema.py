"""`policy-gen schema`: the JSON Schema of a profile, for editors."""

from pathlib import Path

import click

from policy_gen.profile.schema import schema_text


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of a company profile."""
    if output is None:
        click.echo(schema_text(), nl=False)
    else:
        output.write_text(schema_text(), encoding="utf-8")
