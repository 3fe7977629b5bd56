"""The commands: parse, call, print, exit code (architecture 4)."""

from policy_gen.cli.main import main

__all__ = ["main"]
