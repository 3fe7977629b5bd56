"""`policy-gen decide`: what the policy says about one case."""

import click

from policy_gen.cli.lazy import LazyGroup

QUESTIONS = {
    "overdue": "policy_gen.cli.decide.overdue:overdue",
    "refusal": "policy_gen.cli.decide.refusal:refusal",
    "partner": "policy_gen.cli.decide.partner:partner",
}


@click.group(cls=LazyGroup, places=QUESTIONS)
def decide() -> None:
    """Answer one case: an overdue debt, a request to refuse, a partner to name."""
