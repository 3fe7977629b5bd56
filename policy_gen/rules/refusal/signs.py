"""Which of the signs that we part counts in a case, and why another does not (REF-140)."""

from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import PartingSign, SignId
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal.request import CONDUCT, Asked, OtherTerms, RefusalRequest

SIGNS_THAT_CHANGE_TERMS = (SignId.SCOPE_CREEP, SignId.BROKEN_MONEY, SignId.MOVING_GOAL)


def terms_come_first(profile: Profile) -> bool:
    """Whether other terms are offered before a decision to part: the condition of REF-160."""
    return any(sign.enabled and sign.id in SIGNS_THAT_CHANGE_TERMS for sign in profile.refusal.parting_signs)


def _asked_sign(request: RefusalRequest) -> SignId | None:
    """The sign a request is about; trouble with payment is the sign of broken payment agreements."""
    if request.sign is None and request.asked == Asked.PAYMENT:
        return SignId.BROKEN_MONEY
    return request.sign


def counted_sign(profile: Profile, request: RefusalRequest) -> PartingSign | None:
    """The sign of the profile that counts here; None where it is off, or excluded by the billing."""
    wanted = _asked_sign(request)
    found = next((sign for sign in profile.refusal.parting_signs if sign.id == wanted and sign.enabled), None)
    return None if found is None or request.billing in found.not_if_billing else found


def set_aside(profile: Profile, request: RefusalRequest) -> Remark | None:
    """Why a sign, or the lack of one, is no ground to act on; None where there is nothing to say."""
    wanted = _asked_sign(request)
    if wanted is None:
        return remark("refusal_sign_missing") if request.asked in CONDUCT else None
    if request.asked not in CONDUCT and wanted != SignId.ABUSE:
        return remark("refusal_sign_not_asked", sign=wanted)
    if counted_sign(profile, request) is not None:
        kept = request.asked in CONDUCT and request.terms == OtherTerms.KEPT
        return remark("refusal_terms_kept", sign=wanted) if kept else None
    enabled = any(sign.id == wanted and sign.enabled for sign in profile.refusal.parting_signs)
    if enabled and request.billing is not None:
        return remark("refusal_sign_billing", sign=wanted, billing=request.billing)
    return remark("refusal_sign_off", sign=wanted)


def parting_is_open(profile: Profile, request: RefusalRequest) -> bool:
    """Whether the first response and the warnings that must come before a parting are on record."""
    sign = counted_sign(profile, request)
    return sign is not None and request.warnings_given is not None and request.warnings_given >= sign.warnings
