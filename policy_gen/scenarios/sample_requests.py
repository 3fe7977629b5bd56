"""Requests of every kind, each of which makes some rule on refusals speak."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import SignId
from policy_gen.rules.refusal.request import Ability, Asked, Client, Ground, OtherTerms, RefusalRequest

LOW, HIGH = 0, 12
TURNS: tuple[dict[str, Any], ...] = (
    {},
    {"must_refuse": Ground.SANCTIONS},
    {"consumer": True},
    {"duty_to_serve": True},
    {"public_body": True},
    {"key_client": True},
    {"privileged": True},
    {"debtor": True},
    {"wait_declined": True},
    {"has_time": False},
    {"lookalike": True},
    {"unlisted_field": "?"},
)
"""What may turn an answer, one thing at a time."""


def sample_requests(profile: Profile, on: date) -> Iterator[RefusalRequest]:
    """Requests to a company on a day: every kind of request with every turn, situation, sign and field."""
    for client, asked, ability in product(Client, Asked, Ability):
        for turn in (*TURNS, *_of_profile(profile)):
            yield RefusalRequest(client, asked, ability, on, **turn)


def _of_profile(profile: Profile) -> Iterator[dict[str, Any]]:
    for tactical, strategic in product((LOW, HIGH), repeat=2):
        yield {"tactical": tactical, "strategic": strategic}
    for situation in profile.refusal.situations:
        yield {"situation": situation.id}
        yield {"situation": situation.id, "wait_declined": True}
    for region, field in product(profile.regions, profile.fields):
        yield {"region": region.id, "fields": (field.id,)}
    for sign in SignId:
        yield {"sign": sign}
        for warnings, terms in product((0, HIGH), OtherTerms):
            yield {"sign": sign, "warnings_given": warnings, "terms": terms}
            yield {"sign": sign, "warnings_given": warnings, "terms": terms, "public_body": True}
