"""What the questions of `decide` share: kinds of option, ids that must exist, the teller of a profile."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path

import click

from policy_gen.cli.profiles import refuse_unpublished
from policy_gen.policy.telling import Teller, teller
from policy_gen.policy.workspace import workspace_of
from policy_gen.problems import shortened
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile

LARGEST_SUM = Decimal(10) ** 15
LANGUAGE = click.option(
    "--lang", "language", default=None, help="Language of the words; default: the authoritative one."
)


def amount_of(text: str) -> Decimal:
    """A sum such as 1500 or 1500.50; a usage error for anything else."""
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        found = Decimal("NaN")
    if not (found.is_finite() and 0 < found < LARGEST_SUM and found == round(found, 2)):
        raise click.BadParameter(f"“{shortened(text)}” is not a sum: write it as 1500 or 1500.50")
    return found


def amount_given(_: click.Context, __: click.Parameter, value: str | None) -> Decimal | None:
    """The sum of an option."""
    return None if value is None else amount_of(value)


def known_id(wanted: str, known: Sequence[str], what: str) -> str:
    """`wanted`, if the profile has it; a usage error with the nearest names if not."""
    if wanted in known:
        return wanted
    near = get_close_matches(wanted[:60], known, n=3, cutoff=0.5)
    advice = f"did you mean {', '.join(near)}?" if near else f"the profile has {', '.join(known)}."
    raise click.UsageError(f"there is no {what} “{shortened(wanted)}”; {advice}")


def segment_id(profile: Profile, wanted: str) -> str:
    """The segment named by its id, or by its name in one of the languages; a usage error if there is none."""
    names = {name.casefold(): one.id for one in profile.segments for name in one.name.values()}
    return names.get(wanted.strip().casefold()) or known_id(
        wanted, [one.id for one in profile.segments], "segment"
    )


def telling(loaded: LoadedProfile, path: Path, language: str | None, root: Path | None) -> Teller:
    """The teller of a profile in a published language; a usage error for another one."""
    refuse_unpublished((loaded,), (language,) if language else ())
    folders = workspace_of(path, root).template_folders(loaded.profile.company.id)
    return teller(loaded.profile, language or str(loaded.profile.languages.authoritative), folders)
