"""The page of the refusal guide, opened and read."""

import json
import random
from datetime import date
from functools import cache
from pathlib import Path

from looking_up import Json
from playwright.sync_api import Page

from policy_gen.profile.model import Profile
from policy_gen.rules.refusal.choices import circumstance, next_axis, places
from policy_gen.rules.refusal.request import Asked

FIRST, LAST = date(2026, 3, 2), date(2027, 2, 1)
"""Days on which every partner of the samples may be named."""
SHOWN = ".answer-button, .helper__result > h2"


def guide(company: str, language: str, *answers: str) -> str:
    """The address of the guide with some answers."""
    return f"{company}/{language}/helpers/refusal.html" + ("?" + "&".join(answers) if answers else "")


@cache
def policy_of(sites: Path, company: str, language: str = "en") -> Json:
    """The tables beside the pages of a company."""
    return dict(json.loads((sites / company / language / "policy.json").read_text(encoding="utf-8")))


def visit(page: Page, url: str) -> None:
    """Opens a page and waits for its question or answer."""
    page.goto(url)
    page.locator(SHOWN).first.wait_for()


def drawn(profile: Profile, chance: random.Random) -> dict[str, str]:
    """Any answer to every question, those that do not matter included."""
    first = circumstance(profile)
    chosen = {first.id: chance.choice([*first.values, "none", "none", "none"])}
    while (axis := next_axis(profile, chosen)) is not None:
        chosen[axis.id] = chance.choice(axis.values)
    for place in places(profile, Asked(chosen.get("asked", "core"))):
        chosen[place.id] = chance.choice(place.values)
    return chosen
