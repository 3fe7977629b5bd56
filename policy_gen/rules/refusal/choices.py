"""What an employee may be asked about a request, answer by answer: the axes of the table of decisions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policy_gen.profile.catalogues import STANDARD_SITUATIONS
from policy_gen.profile.company import ClientKind
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Relation
from policy_gen.profile.refusal import SignId
from policy_gen.rules.referral import fields_of
from policy_gen.rules.refusal.axis import OTHER, UNKNOWN, Axis
from policy_gen.rules.refusal.progress import NOT_BEGUN, progress, progress_facts
from policy_gen.rules.refusal.request import CONDUCT, Ability, Asked, Client, Ground, RefusalRequest

YES, NO = "yes", "no"
HIGH, LOW = "high", "low"
HIGHEST_POINTS = 12
KEY_CLIENT = "key_client"
"""A client of ours whom the company counts among its key clients."""
OF_CLIENTS = ("debtor", "privileged")
"""Circumstances of those who are clients already."""
JOINED = {"ability": "wait_declined", "tactical": "strategic"}
"""A question by the one before it, where one answer of an employee settles both."""

Choices = Mapping[str, str]
"""An answer by axis; an axis that is absent was not asked."""


def circumstance(profile: Profile) -> Axis:
    """What goes before everything else; the first that is true counts (settled 32)."""
    found = ["none", "must_refuse", "duty_to_serve", "debtor"]
    if ClientKind.B2C in profile.company.sells_to:
        found.insert(2, "consumer")
    if profile.privileged.enabled:
        found.append("privileged")
    return Axis("circumstance", tuple(found))


def next_axis(profile: Profile, known: Choices) -> Axis | None:
    """The next question after some answers; None: enough is known to decide, but for place and field."""
    return next((axis for axis in _axes(profile, known) if axis.id not in known), None)


def _axes(profile: Profile, known: Choices) -> Iterator[Axis]:
    """The questions in their order, as far as the answers so far call for them."""
    if known["circumstance"] != "must_refuse":
        yield Axis("asked", tuple(Asked))
    asked = known.get("asked")
    yield from _of_the_client(known["circumstance"], asked)
    match asked:
        case Asked.BEHAVIOUR | Asked.PAYMENT:
            yield from _of_conduct(profile, known)
        case Asked.WRONG_NUMBER:
            yield Axis("lookalike", (NO, YES))
        case str():
            yield from _of_a_request(profile, Asked(asked))


def _of_the_client(circumstance: str, asked: str | None) -> Iterator[Axis]:
    """Who asks: a debtor and a privileged client are clients already; a key client parts by another hand."""
    kinds: list[str] = [Client.EXISTING] if circumstance in OF_CLIENTS else [*Client]
    if asked in CONDUCT:
        kinds.append(KEY_CLIENT)
    if len(kinds) > 1:
        yield Axis("client", tuple(kinds), {KEY_CLIENT: Client.EXISTING})


def _of_conduct(profile: Profile, known: Choices) -> Iterator[Axis]:
    signs = {str(sign.id): sign for sign in profile.refusal.parting_signs if sign.enabled}
    yield Axis("sign", (UNKNOWN, *signs))
    unnamed = SignId.BROKEN_MONEY if known["asked"] == Asked.PAYMENT else UNKNOWN
    sign = signs.get(unnamed if known["sign"] == UNKNOWN else known["sign"])
    if sign is not None:
        yield progress(profile, sign)


def _of_a_request(profile: Profile, asked: Asked) -> Iterator[Axis]:
    core = asked == Asked.CORE
    rows = [row.id for row in profile.refusal.situations if row.enabled and row.id != "wrong_number"]
    yield Axis("situation", (UNKNOWN, *(row for row in rows if core or row not in STANDARD_SITUATIONS)))
    if core:
        yield Axis("ability", tuple(Ability))
    yield Axis("wait_declined", (NO, YES))
    if core:
        yield Axis("tactical", (LOW, HIGH))
        yield Axis("strategic", (LOW, HIGH))


def places(profile: Profile, asked: Asked) -> tuple[Axis, Axis]:
    """Where the client is, and which of the fields that others serve is asked for (PAR-010).

    For what we do ourselves only the company's own regions make a difference, so no other is offered.
    """
    own = asked in (Asked.CORE, Asked.NARROW)
    regions = [region.id for region in profile.regions]
    fields = fields_of(profile, Relation.SAME_FIELD if own else Relation.ADJACENT)
    return (
        Axis("region", (UNKNOWN, *regions, *(() if asked == Asked.CORE else (OTHER,)))),
        Axis("field", (UNKNOWN, *fields, OTHER)),
    )


def request_of(profile: Profile, chosen: Choices, on: date) -> RefusalRequest:
    """The request behind the answers; what was not asked is not known."""
    circumstance = chosen["circumstance"]
    high = profile.refusal.significance.high_from
    client = chosen.get("client", Client.EXISTING)
    given: dict[str, Any] = {
        "situation": _named(chosen, "situation"),
        "sign": _named(chosen, "sign"),
        "tactical": _points(chosen, "tactical", high.tactical),
        "strategic": _points(chosen, "strategic", high.strategic),
        "region": _named(chosen, "region"),
        **_field_facts(_named(chosen, "field")),
        "must_refuse": Ground.SANCTIONS if circumstance == "must_refuse" else None,
        "key_client": client == KEY_CLIENT,
        **progress_facts(chosen.get("progress", NOT_BEGUN)),
    }
    for flag in ("consumer", "duty_to_serve", "debtor", "privileged"):
        given[flag] = circumstance == flag
    for name in ("wait_declined", "lookalike"):
        given[name] = chosen.get(name) == YES
    ability = chosen.get("ability", Ability.NEVER)  # not asked where it has no bearing
    asked = Asked(chosen.get("asked", Asked.CORE))
    kind = Client.EXISTING if client == KEY_CLIENT else Client(client)
    return RefusalRequest(kind, asked, Ability(ability), on, **given)


def _named(chosen: Choices, axis: str) -> str | None:
    value = chosen.get(axis)
    return None if value == UNKNOWN else value


def _field_facts(field: str | None) -> dict[str, Any]:
    """The field asked for: one of the list, none, or one that is not on it."""
    if field == OTHER:
        return {"unlisted_field": OTHER}
    return {"fields": (field,) if field else ()}


def _points(chosen: Choices, axis: str, high_from: int) -> int | None:
    match chosen.get(axis):
        case "high":
            return high_from
        case "low":
            return high_from - 1
    return None
