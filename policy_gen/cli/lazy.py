"""A group of commands that imports each only when it is called."""

from collections.abc import Mapping
from typing import Any

import click

from policy_gen.cli.quick_start import imported


class LazyGroup(click.Group):
    """Imports a command when it is called, so that `check` starts without the site builder (D16)."""

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        """`module:name` by command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(":")
        command = imported(module, name)
        assert isinstance(command, click.Command)
        return command
