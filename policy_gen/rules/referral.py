"""Partners that may be named, in a fair order, and the pairs of region and field that have none."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from policy_gen.profile.model import Profile
from policy_gen.profile.referral import (
    AcceptedGap,
    FeeKind,
    Partner,
    PartnerStatus,
    Region,
    Relation,
    TradeField,
)
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.responsibility.raci import partner_approver

REFERRED = (Relation.ADJACENT, Relation.SAME_FIELD)


def active_partners(profile: Profile, on: date) -> tuple[Partner, ...]:
    """Partners with a valid agreement on a day; none while the programme is off (K-PAR-02, K-PAR-07)."""
    if not profile.partner_programme.enabled:
        return ()
    return tuple(
        partner
        for partner in profile.partners
        if partner.status == PartnerStatus.ACTIVE
        and partner.agreement.signed_on <= on <= partner.agreement.valid_until
    )


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One pair of region and field: who is recommended there, or why nobody."""

    region: Region
    field: TradeField
    partners: tuple[Partner, ...]
    gap: AcceptedGap | None


def coverage(profile: Profile, on: date) -> tuple[CoverageRow, ...]:
    """Every region with every field we refer to others (K-COV-01)."""
    active = active_partners(profile, on)
    return tuple(
        CoverageRow(
            region,
            field,
            tuple(p for p in active if region.id in p.regions and field.id in p.fields),
            accepted_gap(profile, region.id, field.id),
        )
        for region in profile.regions
        for field in profile.fields
        if field.relation in REFERRED
    )


def accepted_gap(profile: Profile, region: str | None, field: str | None) -> AcceptedGap | None:
    """The gap the company knows of and accepts for a pair; None also where one of them is not known."""
    gaps = profile.accepted_gaps
    return next((gap for gap in gaps if (gap.region, gap.field) == (region, field)), None)


@dataclass(frozen=True, slots=True)
class NamedPartner:
    """A partner that may be named, and in which relation it stands to our trade."""

    partner: Partner
    relation: Relation


@dataclass(frozen=True, slots=True)
class ReferralDecision:
    """Whom to name for a region and a field on a day (architecture 4, brief 5.4)."""

    region: str | None
    field: str | None
    partners: tuple[NamedPartner, ...]
    """In fair order: the one whose last review is longest ago comes first."""
    colleague: str | None
    """The role of a colleague who takes the field over."""
    fallback: bool
    """Whether to say that we recommend nobody (`partner_programme.no_partner_fallback`)."""
    gap: AcceptedGap | None
    log_gap: bool
    """Whether the missing partner is news for the keeper of the list."""
    with_consent: bool
    """Whether a client's data may go to the partner with consent; else the client calls."""
    disclose_fee: bool
    """Whether the client must hear of a fee before the number is given."""
    feedback_on: date | None
    """When the client is asked how it went; None where nobody is named."""
    clauses: tuple[str, ...]
    steps: tuple[Remark, ...] = ()
    """What is to be done: sentences of the words `answer_step`."""
    trace: tuple[Remark, ...] = ()
    """Why: sentences of the words `trace`."""


def suitable(
    profile: Profile, region: str | None, fields: Collection[str], on: date
) -> tuple[NamedPartner, ...]:
    """Active partners for any of the fields, everywhere if the region is not known.

    The order rotates by last review, so that equal partners take turns and nobody is favoured.
    """
    found = in_turn(p for p in active_partners(profile, on) if _fits(p, region, fields))
    relation = {True: Relation.SAME_FIELD, False: Relation.ADJACENT}
    return tuple(NamedPartner(partner, relation[partner.same_field]) for partner in found)


def in_turn(partners: Iterable[Partner]) -> list[Partner]:
    """Partners in fair order: the one whose last review is longest ago comes first."""
    return sorted(partners, key=lambda partner: (partner.last_review, partner.id))


def _fits(partner: Partner, region: str | None, fields: Collection[str]) -> bool:
    return (region is None or region in partner.regions) and not set(fields).isdisjoint(partner.fields)


def fields_of(profile: Profile, *relations: Relation) -> tuple[str, ...]:
    """Ids of the fields that stand in one of the relations to ours, in the order of the profile."""
    return tuple(field.id for field in profile.fields if field.relation in relations)


def colleague_for(profile: Profile, fields: Collection[str], on: date) -> str | None:
    """The role of a colleague with whom it is agreed to take over one of the fields (brief 8.2.15)."""
    agreed = (c for c in profile.colleagues if c.for_field in fields and c.agreed_on <= on)
    return next((colleague.role for colleague in agreed), None)


def feedback_day(profile: Profile, on: date) -> date:
    """The business day on which a client referred on `on` is asked how it went (PAR-120)."""
    from policy_gen.rules.calendar import rolled_forward  # heavy, and `check` reads this module too

    due = on + timedelta(days=profile.partner_programme.feedback_call_after_days)
    return rolled_forward(due, profile.company.working_calendar)


def name_partners(profile: Profile, region: str | None, field: str | None, on: date) -> ReferralDecision:
    """Whom to name for a region and a field; None means that the client did not say.

    A partner in our own field is a competitor, so none is named before the field is known (PAR-060).
    Ids must be those of the profile. Raises KeyError for an unknown field.
    """
    asked = _referred_fields(profile, field)
    partners = suitable(profile, region, asked, on)
    if field is None:
        partners = tuple(one for one in partners if one.relation != Relation.SAME_FIELD)
    colleague = colleague_for(profile, asked, on) if field else None
    gap = None if partners else accepted_gap(profile, region, field)
    missing = not partners and profile.partner_programme.enabled and bool(asked)
    decision = ReferralDecision(
        region,
        field,
        partners,
        colleague,
        fallback=not partners and colleague is None,
        gap=gap,
        log_gap=missing and gap is None and (field is not None or _is_elsewhere(profile, region)),
        with_consent=profile.partner_programme.data_transfer == "with_consent",
        disclose_fee=bool(partners) and profile.partner_programme.referral_fee.kind != FeeKind.NONE,
        feedback_on=feedback_day(profile, on) if partners else None,
        clauses=_clauses(partners, colleague, missing),
    )
    return replace(
        decision,
        steps=tuple(_steps(profile, decision)),
        trace=(*_about_request(profile, decision), *_about_answer(profile, decision, asked, on)),
    )


def _is_elsewhere(profile: Profile, region: str | None) -> bool:
    """Whether the client is in a region that the company does not list."""
    return region is not None and all(one.id != region for one in profile.regions)


def _referred_fields(profile: Profile, field: str | None) -> tuple[str, ...]:
    if field is None:
        return fields_of(profile, Relation.ADJACENT)
    relation = {one.id: one.relation for one in profile.fields}[field]
    return (field,) if relation in REFERRED else ()


def _clauses(partners: tuple[NamedPartner, ...], colleague: str | None, missing: bool) -> tuple[str, ...]:
    found = ["PAR-010"]
    if partners:
        found += ["PAR-070", "PAR-080", "PAR-090", "PAR-100", "PAR-120"]
    if any(one.relation == Relation.SAME_FIELD for one in partners):
        found.append("PAR-060")
    if colleague is not None:
        found += ["REF-090", "PAR-030"]
    if not partners and colleague is None:
        found.append("PAR-020")
    return (*found, "PAR-110") if missing else tuple(found)


def _steps(profile: Profile, decision: ReferralDecision) -> Iterator[Remark]:
    if decision.region is None and is_local(profile, decision.partners):
        yield remark("ask_region")
    elif len(decision.partners) > 1:
        yield remark("name_all", count=len(decision.partners))
    if any(one.relation == Relation.SAME_FIELD for one in decision.partners):
        yield remark("invite_back")
    if decision.log_gap:
        yield report_gap(profile)


def report_gap(profile: Profile) -> Remark:
    """Who is told that a partner is missing (PAR-110)."""
    return remark("report_gap", role=profile.partner_programme.owner)


def is_local(profile: Profile, partners: Iterable[NamedPartner]) -> bool:
    """Whether any of the partners works in some of the regions only."""
    regions = {region.id for region in profile.regions}
    return any(not regions.issubset(one.partner.regions) for one in partners)


def _about_request(profile: Profile, decision: ReferralDecision) -> Iterator[Remark]:
    if not profile.partner_programme.enabled:
        yield remark("partner_programme_off")
        return
    if decision.region is None and decision.partners:
        yield remark("partner_any_region")
    if decision.field is None:
        yield remark("partner_any_field")
        return
    relation = {one.id: one.relation for one in profile.fields}[decision.field]
    if relation not in REFERRED:
        yield remark(f"partner_field_{relation}", field=decision.field)


def _about_answer(
    profile: Profile, decision: ReferralDecision, asked: tuple[str, ...], on: date
) -> Iterator[Remark]:
    exact = decision.region is not None and decision.field is not None
    yield from matched(decision.partners, exact, on)
    hidden = len(_hidden(profile, decision.region, asked, on))
    if hidden:
        yield remark("partner_hidden", count=hidden)
    if decision.colleague is not None:
        yield remark("partner_colleague", role=decision.colleague)
    if len(decision.partners) > 1:
        yield remark("partner_order")
    if any(one.relation == Relation.SAME_FIELD for one in decision.partners):
        yield remark("partner_same_field", approver=partner_approver(profile).value)
    if not decision.partners and profile.partner_programme.enabled:
        yield from nobody(profile, decision.region, asked)


def matched(partners: tuple[NamedPartner, ...], exact: bool, on: date) -> tuple[Remark, ...]:
    """Why the partners may be named; `exact`: whether both region and field are known."""
    return (remark("partner_fits" if exact else "partner_valid", day=on),) if partners else ()


def nobody(profile: Profile, region: str | None, fields: Collection[str]) -> list[Remark]:
    """Why nobody is named: the programme is off, or no partner is listed for these fields and this region."""
    if not profile.partner_programme.enabled:
        return [remark("partner_programme_off")]
    return [_unlisted(profile, region, field) for field in fields]


def _unlisted(profile: Profile, region: str | None, field: str) -> Remark:
    if region is None:
        return remark("partner_none_anywhere", field=field)
    known = accepted_gap(profile, region, field) is not None
    return remark("partner_gap" if known else "partner_none", region=region, field=field)


def _hidden(profile: Profile, region: str | None, fields: Collection[str], on: date) -> list[Partner]:
    """Partners on the list that would fit but may not be named on this day; removed ones are not on it."""
    if not profile.partner_programme.enabled:
        return []
    active = active_partners(profile, on)
    return [
        partner
        for partner in profile.partners
        if partner.status != PartnerStatus.REMOVED
        and partner not in active
        and _fits(partner, region, fields)
    ]
