"""Days as people give them to a command, 2026-03-05 or 05.03.2026, in years a policy can be about."""

import re
from datetime import date

import click

from policy_gen.problems import shortened
from policy_gen.profile.values import OUR_YEARS
from policy_gen.profile.wording import DEFAULT_LANGUAGE, labels

_FORMS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\Z"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})\Z"),
    re.compile(r"(?P<year>[0-9]{4})\. ?(?P<month>[0-9]{1,2})\. ?(?P<day>[0-9]{1,2})\.?\Z"),
)
"""As programs, as Russia and Romania, as Hungary write them; with slashes nobody knows which is the month."""


def read_day(text: str, language: str = DEFAULT_LANGUAGE) -> date:
    """The day of `text`. Raises click.BadParameter, in `language`, for anything else."""
    words, text = labels(language), text.strip()
    said = next((match for form in _FORMS if (match := form.match(text))), None)
    if said is None:
        raise click.BadParameter(words["day_form"].format(found=shortened(text)))
    try:
        found = date(*(int(said[part]) for part in ("year", "month", "day")))
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
