"""Requests by the words of the command line, and what to look at in their answers."""

from datetime import date
from functools import cache
from typing import Any

from conftest import ROOT, sample_profile

from policy_gen.policy.telling import Teller, teller
from policy_gen.profile.model import Profile
from policy_gen.rules.refusal.decision import RefusalDecision
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Ability, Asked, Client, RefusalRequest

TODAY = date(2026, 4, 1)
SEVERNY = sample_profile("severny-dvor").profile
TISZA = sample_profile("tisza-szoftver").profile
OGLINDA = sample_profile("oglinda-carpati").profile
POINTS = (None, 0, 12)

FLAGS = (
    "consumer",
    "duty_to_serve",
    "public_body",
    "key_client",
    "privileged",
    "debtor",
    "wait_declined",
    "lookalike",
)
"""What may be true of a request, each by itself."""


def asked(what: str, ability: str = "never", *, client: str = "new", **more: Any) -> RefusalRequest:
    """A request by the words of the command line."""
    return RefusalRequest(Client(client), Asked(what), Ability(ability), more.pop("on", TODAY), **more)


def decided(what: str, ability: str = "never", profile: Profile = SEVERNY, **more: Any) -> RefusalDecision:
    return decide_refusal(profile, asked(what, ability, **more))


def keys(decision: RefusalDecision) -> list[str]:
    return [step.key for step in decision.trace]


def scripts(decision: RefusalDecision) -> list[str]:
    return [said.script for said in decision.words]


def partners(decision: RefusalDecision) -> list[str]:
    return [one.partner.id for one in decision.partners]


@cache
def tells(company: str, language: str) -> Teller:
    """The teller of a sample company."""
    return teller(sample_profile(company).profile, language, (ROOT / "templates",))
