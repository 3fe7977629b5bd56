"""Every request with each thing that may be known of it: the answer is as its golden file has it.

A wanted change: `pytest tests/test_request_corners.py --rewrite`; then read the difference, and commit it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from refusing import FLAGS
from varying import plain_companies
from whole_answers import plain, written

from policy_gen.profile.catalogues import STANDARD_SITUATIONS
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Billing, Relation
from policy_gen.profile.refusal import SignId
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Ability, Asked, Client, Ground, OtherTerms, RefusalRequest

ON = date(2026, 4, 1)
WITH_A_DUTY: list[dict[str, Any]] = [
    {"privileged": True},
    {"has_time": False},
    {"absent": frozenset({"lawyer"})},
]
"""What changes other answers, but not one for the lawyer."""
SOON, FAR, DAY_OFF = date(2026, 4, 8), date(2027, 2, 1), date(2026, 4, 11)


def known(profile: Profile) -> Iterator[dict[str, Any]]:
    """What may be known of a request, one thing or a telling pair at a time."""
    yield {}
    yield from ({flag: True} for flag in FLAGS)
    yield {"has_time": False}
    yield from ({"must_refuse": ground} for ground in Ground)
    yield from ({"must_refuse": Ground.SANCTIONS, other: True} for other in ("privileged", "debtor"))
    yield from (
        {"situation": one}
        for one in sorted(STANDARD_SITUATIONS | {row.id for row in profile.refusal.situations})
    )
    yield from (
        {"tactical": tactical, "strategic": strategic} for tactical in (0, 12) for strategic in (0, 12)
    )
    yield from (
        {"tactical": 12, "strategic": one, "available_on": day}
        for one in (0, 12)
        for day in (SOON, DAY_OFF, FAR)
    )
    yield from ({"strategic": 12, "available_on": day} for day in (SOON, DAY_OFF, FAR))
    yield from ({"consumer": True, "available_on": day} for day in (SOON, FAR))
    yield from ({"region": region.id} for region in profile.regions)
    yield from ({"fields": (field.id,)} for field in profile.fields)
    yield {"fields": tuple(field.id for field in profile.fields)}
    adjacent = tuple(field.id for field in profile.fields if field.relation == Relation.ADJACENT)
    yield {"fields": adjacent[:2]}
    yield from ({"duty_to_serve": True} | more for more in WITH_A_DUTY)
    yield from ({"must_refuse": Ground.CONFLICT} | more for more in WITH_A_DUTY)
    yield {"unlisted_field": "hats"}
    yield from ({"absent": frozenset({role})} for role in ("account_manager", "head_of_sales"))
    yield {"absent": frozenset(profile.roles)}


def of_conduct() -> Iterator[dict[str, Any]]:
    for sign in SignId:
        yield {"sign": sign}
        yield from ({"sign": sign, "warnings_given": given} for given in (0, 1, 2, 5))
        yield from ({"sign": sign, "warnings_given": 5, "terms": terms} for terms in OtherTerms)
        yield from ({"sign": sign, "billing": billing} for billing in Billing)
        yield from ({"sign": sign, "warnings_given": 5, flag: True} for flag in FLAGS)
        yield {"sign": sign, "public_body": True, "terms": OtherTerms.NOT_OFFERED, "warnings_given": 5}


def cases(profile: Profile) -> Iterator[tuple[Asked, Ability, Client, dict[str, Any]]]:
    """Our field with every ability; elsewhere the ability has no bearing, and conduct has signs."""
    for more in known(profile):
        for ability in Ability:
            yield Asked.CORE, ability, Client.NEW, more
        for asked in (Asked.ADJACENT, Asked.NARROW, Asked.UNRELATED, Asked.WRONG_NUMBER):
            yield asked, Ability.NEVER, Client.EXISTING, more
    for row in profile.refusal.situations:
        for asked in Asked:
            for more in ({"wait_declined": True}, {"available_on": SOON}, {"available_on": FAR}):
                yield asked, Ability.LATER, Client.EXISTING, {"situation": row.id} | more
    for more in of_conduct():
        for client in Client:
            yield Asked.BEHAVIOUR, Ability.NOW, client, more
        yield Asked.PAYMENT, Ability.NOW, Client.EXISTING, more
    for more in (
        {},
        *({"duty_to_serve": True} | one for one in WITH_A_DUTY),
        {"consumer": True},
        {"privileged": True},
        {"terms": OtherTerms.KEPT},
        {"situation": "narrow"},
    ):
        yield Asked.BEHAVIOUR, Ability.NOW, Client.EXISTING, more
        yield Asked.PAYMENT, Ability.NOW, Client.NEW, more
    yield Asked.CORE, Ability.NEVER, Client.NEW, {"sign": SignId.ABUSE, "warnings_given": 5}
    yield Asked.CORE, Ability.NEVER, Client.NEW, {"sign": SignId.DOUBLE_GAME}


def answers(profile: Profile) -> Iterator[tuple[str, str]]:
    """A case in words, and its answer, with what is written into the register on one line."""
    for asked, ability, client, more in cases(profile):
        case = ", ".join((asked, ability, client, *(f"{key} {plain(value)}" for key, value in more.items())))
        found = decide_refusal(profile, RefusalRequest(client, asked, ability, ON, **more))
        entered = [f"{entry.column} {plain(entry.values)}" for entry in found.register]
        lines = (*written(replace(found, register=())), f"register: {'; '.join(entered)}")
        yield case, "\n".join(f"  {line}" for line in lines)


COMPANIES = plain_companies()


@pytest.mark.parametrize("company", COMPANIES)
def test_each_request_is_answered_as_the_golden_file_has_it(
    company: str, golden: Callable[[str, str], None]
) -> None:
    alike: dict[str, list[str]] = {}
    for case, answer in answers(COMPANIES[company]):
        alike.setdefault(answer, []).append(case)
    found = "\n".join("\n".join((*cases, answer, "")) for answer, cases in alike.items())
    golden(f"requests/{company}.txt", found)
