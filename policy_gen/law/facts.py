"""Legal facts of a jurisdiction: what the law says, since when, cited, how sure (architecture D12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from policy_gen.profile.company import BusinessModel, ClientKind, Company
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.model import Profile
from policy_gen.profile.source import read_data
from policy_gen.profile.sourced import Sourced, sourced

PACKS = Path(__file__).parent / "packs"
WORKING_STATUSES = (DocumentStatus.APPROVED, DocumentStatus.IN_FORCE)


class FactStatus(StrEnum):
    """How a fact was seen: its wording, somebody's account of it, or not at all."""

    TEXT_SEEN = "text_seen"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of law; `summary` and `citation` are by language, `value` holds its figures."""

    id: str
    topic: str
    summary: dict[str, str]
    citation: dict[str, str]
    status: FactStatus
    as_of: date
    source: str
    value: dict[str, Any]
    in_force_from: date | None = None
    checked_by: str | None = None
    """The lawyer who confirmed the fact for the pack itself; null: nobody yet."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The facts of one jurisdiction, those of the packs it extends included."""

    jurisdiction: str
    title: dict[str, str]
    as_of: date
    review_by: date
    disclaimer: dict[str, str]
    facts: tuple[Fact, ...]

    def on(self, topic: str) -> tuple[Fact, ...]:
        """Facts on a topic, in the order of the pack."""
        return tuple(fact for fact in self.facts if fact.topic == topic)


@cache
def pack_data(jurisdiction: str) -> dict[str, Any]:
    """The file of a pack as it stands."""
    data: dict[str, Any] = read_data(PACKS / f"{jurisdiction.lower()}.yaml")
    return data


@cache
def pack(jurisdiction: str) -> Pack:
    """The pack of a jurisdiction by its two-letter code, of any case."""
    data = pack_data(jurisdiction)
    inherited = tuple(fact for parent in data["extends"] for fact in pack(parent).facts)
    replaced = {fact_id for fact in data["facts"] for fact_id in fact.get("replaces", ())}
    own = tuple(_fact(entry, data["as_of"], data["checked_by"]) for entry in data["facts"])
    return Pack(
        jurisdiction=data["jurisdiction"],
        title=data["title"],
        as_of=data["as_of"],
        review_by=data["review_by"],
        disclaimer=data["disclaimer"],
        facts=tuple(fact for fact in inherited if fact.id not in replaced) + own,
    )


def _fact(entry: dict[str, Any], as_of: date, checked_by: str | None) -> Fact:
    return Fact(
        id=entry["id"],
        topic=entry["topic"],
        summary=entry["summary"],
        citation=entry["citation"],
        status=FactStatus(entry["status"]),
        as_of=entry.get("as_of", as_of),
        source=entry["source"],
        value=entry.get("value", {}),
        in_force_from=entry.get("in_force_from"),
        checked_by=entry.get("checked_by", checked_by),
    )


def said_in(words: dict[str, str], language: str) -> str:
    """Words of a pack in a language; in English where the pack does not speak it yet."""
    return words.get(language, words["en"])


def printable_facts(profile: Profile) -> tuple[Fact, ...]:
    """The facts this company's policy may print (brief 8.2.10).

    Unverified facts never; in a policy that is approved or in force only those that a lawyer checked.
    """
    at_work = profile.document.status in WORKING_STATUSES
    return tuple(fact for fact in known_facts(profile) if not at_work or lawyer_checked(fact, profile))


def known_facts(profile: Profile) -> tuple[Fact, ...]:
    """The facts of the country that touch this company, those left out that nobody has verified."""
    facts = pack(str(profile.company.jurisdiction)).facts
    return tuple(
        fact for fact in facts if fact.status != FactStatus.UNVERIFIED and concerns(fact, profile.company)
    )


def lawyer_checked(fact: Fact, profile: Profile) -> bool:
    """Whether the lawyer whom the profile names read the fact as it stands: not before it was gathered."""
    check = profile.legal.law_checked
    return check is not None and check.on >= fact.as_of


def concerns(fact: Fact, company: Company) -> bool:
    """Whether a fact of one trade, kind of business or kind of client touches this company."""
    business = fact.value.get("business", company.business_model)
    sector = fact.value.get("sector", company.sector)
    clients = ClientKind(fact.value.get("clients", company.sells_to[0]))
    return (
        company.business_model in (business, BusinessModel.MIXED)
        and company.sector == sector
        and clients in company.sells_to
    )


def bears(fact: Fact, figures: Mapping[str, Any]) -> bool:
    """Whether a fact holds each figure: as its value, or among the values it lists."""
    for name, wanted in figures.items():
        held = fact.value.get(name)
        if wanted != held and not (isinstance(held, (list, tuple)) and wanted in held):
            return False
    return True


def long_terms(profile: Profile) -> bool:
    """Whether a segment has, or may agree, a longer payment term than the law takes for granted."""
    facts = [fact for fact in known_facts(profile) if fact.topic == "long_term"]
    limits = [fact.value["days"] for fact in facts if "days" in fact.value]
    return any(
        segment.long_terms_agreed or any(segment.payment_terms_days > days for days in limits)
        for segment in profile.segments
    )


def source_told_months(profile: Profile) -> Sourced[int] | None:
    """Within how many months a recipient of personal data tells the person; None: no such duty."""
    for fact in pack(str(profile.company.jurisdiction)).on("personal_data"):
        if fact.status != FactStatus.UNVERIFIED and "months" in fact.value:
            return sourced(fact.value["months"], f"law:{fact.id}")
    return None


def order_limit(profile: Profile) -> Sourced[int] | None:
    """The largest claim, in the company’s currency, for which the law allows an order; None: no limit."""
    key = f"choice_up_to_{profile.company.currency.lower()}"
    for fact in printable_facts(profile):
        if key in fact.value:
            return sourced(fact.value[key], f"law:{fact.id}")
    return None


@dataclass(frozen=True, slots=True)
class SuitWait:
    """How long after the demand letter a suit must wait, and from which event the days run."""

    days: Sourced[int]
    start: str
    """`sent` or `received`."""


def suit_wait(profile: Profile) -> SuitWait | None:
    """The wait the profile sets, or that of the pack for the company's route to court (K-CLM-01).

    Own days run from the event the law names for that route, else from sending.
    """
    court = profile.receivables.court
    law = legal_suit_wait(profile)
    if court.earliest_days_after_claim == "pack":
        return law
    if court.earliest_days_after_claim == 0:
        return None
    own = sourced(court.earliest_days_after_claim, "receivables.court.earliest_days_after_claim")
    return SuitWait(own, law.start if law else "sent")


def legal_suit_wait(profile: Profile) -> SuitWait | None:
    """The wait the law sets for the company's route to court, or the contracts where the law lets them."""
    route = str(profile.receivables.court.route)
    for fact in pack(str(profile.company.jurisdiction)).on("pretrial_claim"):
        if fact.status != FactStatus.UNVERIFIED and "days" in fact.value and route in fact.value["routes"]:
            return SuitWait(_wait_days(fact, profile), fact.value["from"])
    return None


def _wait_days(fact: Fact, profile: Profile) -> Sourced[int]:
    agreed = profile.receivables.claim.contract_period_days
    if agreed is not None and "contract" in fact.value.get("other_period_by", ()):
        return sourced(agreed, "receivables.claim.contract_period_days")
    return sourced(fact.value["days"], f"law:{fact.id}")


def recovery_fee_due(profile: Profile) -> bool:
    """Whether the company claims fixed recovery costs that the law of its country gives."""
    given = any("amount" in value for value in seen_values(profile, "recovery_fee"))
    return given and profile.receivables.late_charges.recovery_fee != "none"


def limitation_years(profile: Profile) -> int | None:
    """The limitation period of the company's country in years; None: no fact tells it."""
    periods = (value["years"] for value in seen_values(profile, "limitation") if "years" in value)
    return next(periods, None)


def seen_values(profile: Profile, topic: str) -> tuple[dict[str, Any], ...]:
    """The figures of the facts on a topic that somebody saw, in the law of the company's country."""
    facts = pack(str(profile.company.jurisdiction)).on(topic)
    return tuple(fact.value for fact in facts if fact.status != FactStatus.UNVERIFIED)


def acknowledged_before_contract(profile: Profile) -> bool:
    """Whether the law of the country has new employees acknowledge before they sign their contract."""
    return any(
        fact.status != FactStatus.UNVERIFIED and fact.value.get("before") == "employment_contract"
        for fact in pack(str(profile.company.jurisdiction)).on("hr_ack")
    )


def acknowledged_on_first_day(profile: Profile) -> bool:
    """Whether the law of the country has new employees acknowledge on their first working day."""
    return any(value.get("by") == "first_working_day" for value in seen_values(profile, "hr_ack"))
