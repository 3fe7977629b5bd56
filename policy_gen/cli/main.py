"""The command group, and the last net under a crash."""

import click

from policy_gen.cli.exits import CRASH, ENVIRONMENT, FINE, begin_unspoken, machine_fault
from policy_gen.cli.lazy import LazyGroup
from policy_gen.cli.quick_start import ended_at_once, without_plugins

COMMANDS = {
    "check": "policy_gen.cli.check:check",
    "build": "policy_gen.cli.build:build",
    "serve": "policy_gen.cli.serve:serve",
    "why": "policy_gen.cli.why:why",
    "show": "policy_gen.cli.show:show",
    "decide": "policy_gen.cli.decide.group:decide",
    "test": "policy_gen.cli.test:test",
    "worklist": "policy_gen.cli.worklist.command:worklist",
    "confirm": "policy_gen.cli.confirm:confirm",
    "acknowledge": "policy_gen.cli.acknowledge.group:acknowledge",
    "review": "policy_gen.cli.review:review",
    "schema": "policy_gen.cli.schema:schema",
    "diff": "policy_gen.cli.diff.command:diff",
    "release": "policy_gen.cli.release.command:release",
}


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Prints the installed version; its metadata is read only when asked for."""
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("policy-gen")
        except PackageNotFoundError:  # running from a source tree that was never installed
            found = "0"
        click.echo(f"policy-gen, version {found}")
        context.exit()


@click.group(cls=LazyGroup, places=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."
)
def group() -> None:
    """From one company profile to the company's official client-work policy."""
    begin_unspoken()


def main() -> None:
    """Runs a command. Exit codes: 0 fine, 1 problems in the input, 2 usage, 3 environment, 4 crash."""
    without_plugins()
    ended_at_once(_outcome())


def _outcome() -> int:
    try:
        group()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FINE
    except OSError as error:
        click.echo(f"policy-gen: {machine_fault(error)}", err=True)
        return ENVIRONMENT
    except Exception as error:  # the last net: a fault of ours, told as one
        import traceback

        traceback.print_exc()
        click.echo(f"policy-gen crashed ({type(error).__name__}). Please report the lines above.", err=True)
        return CRASH
    return FINE
