"""Partners that may be named, by region and field; the browser hides what has expired meanwhile."""

from datetime import date

from policy_gen.languages.phones import dictated
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.exported.document import words_of
from policy_gen.policy.exported.part import Part
from policy_gen.policy.exported.refusal_answer import entries
from policy_gen.policy.telling import Teller
from policy_gen.profile.referral import FeeKind, Partner
from policy_gen.profile.values import listed_in
from policy_gen.rules.referral import (
    REFERRED,
    CoverageRow,
    active_partners,
    colleague_for,
    coverage,
    in_turn,
)
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.rules.refusal.request import Ability, Asked, Client, RefusalRequest


class RegionEntry(Part):
    """A region callers come from."""

    id: str
    """Id of the region."""
    name: str
    """Its name."""
    also_called: tuple[str, ...]
    """Other names of it, to be found by."""
    served: bool
    """Whether the Company delivers there itself."""


class FieldEntry(Part):
    """What callers ask for."""

    id: str
    """Id of the field."""
    name: str
    """Its name."""
    also_called: tuple[str, ...]
    """Other words for it, to be found by."""
    relation: str
    """core, adjacent, same_field or unrelated."""
    colleague: str | None
    """Id of the role of a colleague who takes the field over; null: nobody."""


class PartnerEntry(Part):
    """The card of a partner (PAR-070)."""

    id: str
    """Id of the partner."""
    name: str
    """Name as clients know it."""
    contact_person: str
    """Whom the client asks for."""
    contact_role: str | None
    """What that person does."""
    phone: str
    """The number the client calls."""
    phone_text: str
    """The same as it is read out."""
    hours: str | None
    """When the partner answers."""
    say_phrase: str
    """What the client says."""
    special_conditions: str | None
    """What our client gets there; null if nothing."""
    same_field: bool
    """Whether the partner works in our own field: named only when we cannot serve (PAR-060)."""
    valid_from: date
    """First day the partner may be named."""
    valid_until: date
    """Last day the partner may be named."""
    last_review: date
    """Day of the last review, which decides the order where several partners fit."""
    return_after_months: int | None
    """Months in which a same-field partner must not win over the client; null for the others."""


class Pair(Part):
    """A region and a field that others serve: whom to name there."""

    region: str
    """Id of the region."""
    field: str
    """Id of the field."""
    partners: tuple[str, ...]
    """Ids of the partners to name, in this order; empty: say the fallback."""
    reason: str | None
    """Why the gap is accepted, for staff."""


class Advice(Part):
    """What a client whom nobody serves should look at elsewhere (REF-090)."""

    title: str
    """What the points are."""
    points: tuple[str, ...]
    """What to check, each a part of a sentence."""
    register_entries: dict[str, str]
    """What the refusal register gets by column id, where nobody is named."""


class ReferralRules(Part):
    """Whom we recommend, and with which words."""

    enabled: bool
    """Whether the Company recommends partners at all."""
    owner: str
    """Id of the role that keeps the list true."""
    regions: tuple[RegionEntry, ...]
    """Regions, in the order of the profile."""
    fields: tuple[FieldEntry, ...]
    """Fields, in the order of the profile."""
    partners: tuple[PartnerEntry, ...]
    """Partners with a valid agreement on the effective date; no other is in this file."""
    pairs: tuple[Pair, ...]
    """Every region with every field that others serve."""
    fallback: str
    """What staff say when there is no partner."""
    advice: Advice
    """What they tell a client who wants to know how to choose."""
    data_transfer: str
    """client_calls, or with_consent: the client's data go to a partner only with consent (PAR-090)."""
    disclosure: str | None
    """What the client is told about the fee; null where there is none (PAR-100)."""
    feedback_after_days: int
    """Calendar days after which the referred client is asked how it went."""
    clauses: tuple[str, ...]
    """Ids of the clauses behind a recommendation."""


ADVICE = ("where", "contract", "defects", "references")
CLAUSES = ("PAR-020", "PAR-070", "PAR-080", "PAR-090", "PAR-100")


def referral_rules(teller: Teller) -> ReferralRules:
    """The rules of a company as of its effective date (settled 12)."""
    briefing = teller.briefing
    profile, on = briefing.profile, briefing.profile.document.effective_date
    programme = profile.partner_programme
    enabled, fee = programme.enabled, programme.referral_fee
    disclosed = enabled and fee.kind != FeeKind.NONE and fee.disclosure is not None
    return ReferralRules(
        enabled=enabled,
        owner=programme.owner,
        regions=_regions(briefing),
        fields=_fields(briefing),
        partners=tuple(_partner(briefing, partner) for partner in active_partners(profile, on)),
        pairs=tuple(_pair(briefing, row) for row in coverage(profile, on)) if enabled else (),
        fallback=words_of(briefing, programme.no_partner_fallback),
        advice=_advice(teller),
        data_transfer=programme.data_transfer,
        disclosure=words_of(briefing, fee.disclosure) if disclosed and fee.disclosure else None,
        feedback_after_days=programme.feedback_call_after_days,
        clauses=tuple(clause for clause in CLAUSES if clause in briefing.places),
    )


def _advice(teller: Teller) -> Advice:
    points = tuple(teller.word("advice", key) for key in ADVICE)
    known = {
        **_entries_of_a_request(teller),
        "offered": teller.word("register_offered", "advice"),
        "follow_up": teller.word("register_entry", "not_needed"),
    }
    return Advice(title=teller.word("advice", "title"), points=points, register_entries=known)


def _entries_of_a_request(teller: Teller) -> dict[str, str]:
    """What the guide writes of a request next to our trade: which row of the table it is, and who decides."""
    profile = teller.briefing.profile
    on = profile.document.effective_date
    asked = RefusalRequest(Client.NEW, Asked.ADJACENT, Ability.NEVER, on, unlisted_field="–")
    found = entries(teller, decide_refusal(profile, asked))
    return {column: found[column] for column in ("situation", "decided_by") if column in found}


def _regions(briefing: Briefing) -> tuple[RegionEntry, ...]:
    return tuple(
        RegionEntry(
            id=region.id,
            name=words_of(briefing, region.name),
            also_called=listed_in(region.also_called, briefing.language),
            served=region.served,
        )
        for region in briefing.profile.regions
    )


def _fields(briefing: Briefing) -> tuple[FieldEntry, ...]:
    profile, on = briefing.profile, briefing.profile.document.effective_date
    return tuple(
        FieldEntry(
            id=field.id,
            name=words_of(briefing, field.name),
            also_called=listed_in(field.also_called, briefing.language),
            relation=field.relation,
            colleague=colleague_for(profile, (field.id,), on) if field.relation in REFERRED else None,
        )
        for field in profile.fields
    )


def _partner(briefing: Briefing, partner: Partner) -> PartnerEntry:
    agreement = partner.agreement
    return PartnerEntry(
        id=partner.id,
        name=words_of(briefing, partner.name),
        contact_person=words_of(briefing, partner.contact_person),
        contact_role=_optional(briefing, partner.contact_role),
        phone=partner.phone,
        phone_text=dictated(partner.phone),
        hours=partner.hours,
        say_phrase=words_of(briefing, partner.say_phrase),
        special_conditions=_optional(briefing, partner.special_conditions),
        same_field=partner.same_field,
        valid_from=agreement.signed_on,
        valid_until=agreement.valid_until,
        last_review=partner.last_review,
        return_after_months=agreement.non_solicit_months if partner.same_field else None,
    )


def _optional(briefing: Briefing, text: dict[str, str] | None) -> str | None:
    return words_of(briefing, text) if text else None


def _pair(briefing: Briefing, row: CoverageRow) -> Pair:
    return Pair(
        region=row.region.id,
        field=row.field.id,
        partners=tuple(partner.id for partner in in_turn(row.partners)),
        reason=_optional(briefing, row.gap.reason if row.gap else None),
    )
