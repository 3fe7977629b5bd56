"""`policy-gen acknowledge`: four commands about the signatures under a policy."""

import click

from policy_gen.cli.lazy import LazyGroup

PARTS = {
    "sheet": "policy_gen.cli.acknowledge.sheet:sheet",
    "record": "policy_gen.cli.acknowledge.record:record",
    "status": "policy_gen.cli.acknowledge.status:status",
    "remind": "policy_gen.cli.acknowledge.remind:remind",
}


@click.group(cls=LazyGroup, places=PARTS)
def acknowledge() -> None:
    """Keep track of who has signed which version, and who must sign again."""
