"""Days as people give them to a command: year-month-day, in years a policy can be about."""

import re
from datetime import date

import click

from policy_gen.problems import shortened
from policy_gen.profile.values import OUR_YEARS
from policy_gen.profile.wording import DEFAULT_LANGUAGE, labels

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def read_day(text: str, language: str = DEFAULT_LANGUAGE) -> date:
    """The day of `text`. Raises click.BadParameter, in `language`, for anything else."""
    words, text = labels(language), text.strip()
    if not _FORM.match(text):
        raise click.BadParameter(words["day_form"].format(found=shortened(text)))
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(words["no_such_day"].format(found=text)) from None
    if found.year not in OUR_YEARS:
        years = words["year_out_of_range"].format(found=text, first=OUR_YEARS[0], last=OUR_YEARS[-1])
        raise click.BadParameter(years)
    return found


class _Day(click.ParamType[date]):
    """The type of an option that takes a day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        return value if isinstance(value, date) else read_day(str(value))


DAY = _Day()
