"""What every part of policy.json is made of."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of policy.json: closed to keys it does not know; the docstring of a key is its description.

    The docstrings are read for the schema only: pydantic would read the source of every part at each start.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Sum = int | float
"""An amount in the company's currency."""


def amount(value: Decimal) -> Sum:
    """An amount as a number of JSON: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


def optional_amount(value: Decimal | None) -> Sum | None:
    """An amount as a number of JSON, or None."""
    return None if value is None else amount(value)
