"""Plan B: a partner, a colleague, or an honest no with advice (REF-090, PAR-010)."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Relation
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.referral import (
    NamedPartner,
    accepted_gap,
    colleague_for,
    feedback_day,
    fields_of,
    is_local,
    matched,
    nobody,
    report_gap,
    suitable,
)
from policy_gen.rules.refusal.decision import FollowUp, Said
from policy_gen.rules.refusal.request import Asked, RefusalRequest


@dataclass(frozen=True, slots=True)
class PlanB:
    """Whom to name; with nobody, the company's own sentence that it recommends nobody."""

    partners: tuple[NamedPartner, ...] = ()
    colleague: str | None = None
    fields: tuple[str, ...] = ()
    """The fields in which somebody was looked for."""
    gap: bool = False
    """Whether the missing partner is news for the keeper of the list."""
    local: bool = False
    """Whether the region is not known and decides which of the partners can help."""

    @property
    def summary(self) -> Remark:
        """The answer to the client as a sentence of the words `refusal_answer`."""
        if not self.found:
            return remark("refuse")
        if self.in_house:
            return remark("refer_colleague")
        return remark("refer_same_field" if self.own_field else "refer")

    @property
    def own_field(self) -> bool:
        """Whether a partner in our own field is named."""
        return any(one.relation == Relation.SAME_FIELD for one in self.partners)

    @property
    def found(self) -> bool:
        return bool(self.partners) or self.colleague is not None

    @property
    def in_house(self) -> bool:
        """Whether a colleague takes the request over: then nothing is refused."""
        return self.colleague is not None and not self.partners

    def said(self, refusal: Said) -> tuple[Said, ...]:
        """What is said: the refusal and whom we name, or only to whom the client is put through."""
        if self.in_house:
            return (Said("colleague"),)
        return (refusal, *(Said("refer", partner=partner) for partner in self.partners))

    @property
    def told(self) -> Remark:
        """The same as a part of a firm no."""
        if self.partners:
            return remark("partner", partner=self.partners[0].partner.id)
        return remark("advice")

    @property
    def offered(self) -> str:
        """What the register says was offered."""
        return "partner" if self.partners else "colleague" if self.colleague else "advice"

    @property
    def clauses(self) -> tuple[str, ...]:
        if self.partners:
            kind = "PAR-060" if self.own_field else "PAR-030"
            return ("REF-090", kind, "PAR-070", "PAR-080", "PAR-090", "PAR-100", "PAR-120")
        return ("REF-090",) if self.colleague else ("REF-090", "PAR-020")


NOBODY = PlanB()


def adjacent(profile: Profile, request: RefusalRequest) -> PlanB:
    """Who helps with what is next to our trade; nobody in a field we look for no partners in."""
    fields = adjacent_fields(profile, request)
    plan = _found(profile, request, fields)
    return replace(plan, gap=not plan.found and _is_news(profile, request, fields))


def _is_news(profile: Profile, request: RefusalRequest, fields: Collection[str]) -> bool:
    """Whether the company does not know yet that it has nobody there (PAR-110)."""
    if not profile.partner_programme.enabled:
        return False
    if not fields:
        return request.asked == Asked.ADJACENT and request.unlisted_field is not None
    return None in [accepted_gap(profile, request.region, field) for field in fields]


def adjacent_fields(profile: Profile, request: RefusalRequest) -> tuple[str, ...]:
    """The first adjacent field asked for (brief 5.2); all of them where an adjacent request names none."""
    known = fields_of(profile, Relation.ADJACENT)
    named = tuple(field for field in request.fields if field in known)[:1]
    open_request = request.asked == Asked.ADJACENT and not request.fields and request.unlisted_field is None
    return known if open_request else named


def same_field(profile: Profile, request: RefusalRequest) -> PlanB:
    """Who helps in our own field (PAR-060), in the field asked for if it is one of them."""
    known = fields_of(profile, Relation.SAME_FIELD)
    named = tuple(field for field in request.fields if field in known)[:1]
    return _found(profile, request, named or known)


def _found(profile: Profile, request: RefusalRequest, fields: Collection[str]) -> PlanB:
    partners = suitable(profile, request.region, fields, request.on)
    named = [field for field in fields if field in request.fields]
    local = request.region is None and is_local(profile, partners)
    return PlanB(partners, colleague_for(profile, named, request.on), tuple(fields), local=local)


def follow_up(profile: Profile, request: RefusalRequest, plan: PlanB) -> FollowUp | None:
    """The call that asks a referred client how it went (PAR-120)."""
    if not plan.partners:
        return None
    return FollowUp(feedback_day(profile, request.on), remark("feedback"))


def explained(profile: Profile, request: RefusalRequest, plan: PlanB) -> tuple[Remark, ...]:
    """Why these are named, or why nobody is."""
    if not plan.found:
        unlisted = nobody(profile, request.region, plan.fields)
        return tuple(unlisted or [remark("refusal_names_nobody")])
    exact = request.region is not None and len(plan.fields) == 1
    trace = [*matched(plan.partners, exact, request.on)]
    if plan.partners and request.region is None:
        trace.append(remark("refusal_any_region"))
    if plan.colleague is not None:
        trace.append(remark("partner_colleague", role=plan.colleague))
    if len(plan.partners) > 1:
        trace.append(remark("partner_order"))
    if plan.own_field:
        trace.append(remark("refusal_same_field"))
    return tuple(trace)


def steps(profile: Profile, plan: PlanB) -> tuple[Remark, ...]:
    """What is still to be done for a client who is sent elsewhere."""
    found = []
    if plan.local:
        found.append(remark("ask_region"))
    elif len(plan.partners) > 1:
        found.append(remark("name_all", count=len(plan.partners)))
    if plan.own_field:
        found.append(remark("invite_back"))
    if plan.gap:
        found.append(report_gap(profile))
    return tuple(found)
