"""The flags that describe a request to `decide refusal`."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

import click

from policy_gen.cli.days import DAY
from policy_gen.profile.referral import Billing
from policy_gen.rules.refusal.choices import HIGHEST_POINTS
from policy_gen.rules.refusal.request import Ability, Asked, Client, Ground, OtherTerms

F = TypeVar("F", bound=Callable[..., Any])
NEEDED = {"client": "--client", "asked": "--request", "ability": "--ability"}
"""What no answer can do without; a wrong number and conduct do without the ability to serve."""
POINTS = click.IntRange(0, HIGHEST_POINTS)


def request_options(command: F) -> F:
    """Adds the flags to a command, in the order of the help."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def _one_of(kind: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([str(one) for one in kind])


def _flag(name: str, help_: str) -> Callable[[F], F]:
    return click.option(name, is_flag=True, help=help_)


OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--client", type=_one_of(Client), default=None, help="Who asks."),
    click.option("--request", "asked", type=_one_of(Asked), default=None, help="What is asked for."),
    click.option("--ability", type=_one_of(Ability), default=None, help="Whether we can serve."),
    click.option("--situation", metavar="ID", default=None, help="A situation of the table, by id."),
    click.option("--sign", metavar="ID", default=None, help="The sign a client's conduct shows, by id."),
    click.option("--tactical", type=POINTS, default=None, help="Sum of tactical points; low if not given."),
    click.option("--strategic", type=POINTS, default=None, help="Sum of strategic points; low if not given."),
    click.option("--region", metavar="ID", default=None, help="The client's region."),
    click.option("--field", "fields", metavar="ID", multiple=True, help="A field; may be repeated."),
    click.option("--unlisted-field", metavar="WORDS", default=None, help="A field not in the profile."),
    click.option("--must-refuse", type=_one_of(Ground), default=None, help="Why we must refuse."),
    _flag("--consumer", "The client is a consumer."),
    _flag("--duty-to-serve", "The law obliges us to serve this client."),
    _flag("--public-body", "The client is a public body."),
    _flag("--key-client", "The client is a key client."),
    _flag("--privileged", "The client is privileged."),
    _flag("--debtor", "The client has an overdue debt."),
    click.option("--billing", type=_one_of(Billing), default=None, help="How the client's work is billed."),
    click.option(
        "--warnings",
        "warnings_given",
        type=click.IntRange(0, 99),
        default=None,
        help="Written warnings on record for the sign; not given: no first response yet.",
    ),
    click.option("--terms", type=_one_of(OtherTerms), default=None, help="How other terms went."),
    _flag("--wait-declined", "The client wants neither to wait nor an alternative."),
    click.option("--available-on", type=DAY, default=None, metavar="DATE", help="First day we could serve."),
    click.option("--has-time/--no-time", default=True, help="Whether you can talk now."),
    _flag("--lookalike", "The number the caller meant is one digit away from ours."),
    click.option("--absent", metavar="ROLE", multiple=True, help="A role away today; may be repeated."),
)
