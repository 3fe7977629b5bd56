"""The names a scenario may use: those of the company's profile, of its policy's words, of closed lists."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from policy_gen.policy.briefing import Briefing
from policy_gen.profile.catalogues import Occasion
from policy_gen.profile.company import BusinessModel
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Billing, Relation
from policy_gen.profile.refusal import SignId
from policy_gen.rules.receivables.decision import Stage, SupplyStatus
from policy_gen.rules.refusal.decision import ANY_EMPLOYEE, Verdict
from policy_gen.rules.refusal.request import Ability, Asked, Client, Ground, OtherTerms
from policy_gen.scenarios.keys import Kind

CLOSENESS = 0.6


@dataclass(frozen=True, slots=True)
class Names:
    """The possible values by kind; kinds of a form only, such as dates, are not among them."""

    by_kind: Mapping[Kind, tuple[str, ...]]

    def of(self, kind: Kind) -> tuple[str, ...] | None:
        """The names of a kind; None where any value of the right form will do."""
        return self.by_kind.get(kind)


def names(profile: Profile, known: Briefing) -> Names:
    """The names of a company; `known` says which clauses and words it has."""
    words = known.lexicon.words
    return Names(
        {
            Kind.SEGMENT: _ids(profile.segments),
            Kind.ROLE: tuple(profile.roles),
            Kind.REGION: _ids(profile.regions),
            Kind.FIELD: _ids(profile.fields),
            Kind.PARTNER: _ids(profile.partners),
            Kind.BAND: _ids(profile.receivables.amount_bands),
            Kind.SITUATION: _ids(profile.refusal.situations),
            Kind.SIGN: _members(SignId),
            Kind.DECIDER: (*profile.roles, ANY_EMPLOYEE),
            Kind.CLIENT: _members(Client),
            Kind.REQUEST: _members(Asked),
            Kind.ABILITY: _members(Ability),
            Kind.GROUND: _members(Ground),
            Kind.BILLING: _members(Billing),
            Kind.TERMS: _members(OtherTerms),
            Kind.DECISION: _members(Verdict),
            Kind.OCCASION: _members(Occasion),
            Kind.RELATION: _members(Relation),
            Kind.OFFERED: _keys(words["register_offered"]),
            Kind.CLAUSE: tuple(known.places),
            Kind.SCRIPT: tuple(known.lexicon.scripts),
            Kind.STAGE: _members(Stage),
            Kind.SUPPLY: _members(SupplyStatus),
            Kind.DUTY: _keys(words["duty"]),
            Kind.REASON: _keys(words["supply_reason"]),
            Kind.TRACE: _keys(words["trace"]),
            Kind.CAUTION: _keys(words["caution"]),
        }
    )


def _keys(words: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of sentences, without their twins for companies of goods only or of services only."""
    twins = {f"{key}_{model}" for key in words for model in BusinessModel}
    return tuple(key for key in words if key not in twins)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, whatever the case of its letters."""
    by_small = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word[:60].lower(), by_small, n=1, cutoff=CLOSENESS)
    return by_small[found[0]] if found else None


def _ids(items: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(item, "id")) for item in items)  # noqa: B009


def _members(closed: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in closed)
