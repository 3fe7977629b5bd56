"""Partners: their trade, what the client says to them, and whom they leave without a name."""

from collections.abc import Iterable

from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.referral import Partner, PartnerStatus, Relation
from policy_gen.profile.values import first_words, text_in
from policy_gen.profile.wording import problem
from policy_gen.rules.referral import active_partners


def same_field(loaded: LoadedProfile) -> Iterable[Problem]:
    """A partner is marked `same_field` exactly when it serves a field of our own trade (K-PAR-04)."""
    relations = {field.id: field.relation for field in loaded.profile.fields}
    for partner in loaded.profile.partners:
        fitting = [field for field in partner.fields if relations[field] is Relation.SAME_FIELD]
        if partner.same_field == bool(fitting):
            continue
        yield problem(
            "same-field",
            loaded.origins.place(f"partners.{partner.id}.same_field"),
            "unmarked" if fitting else "",
            partner=first_words(partner.name),
            field=(field := (fitting or list(partner.fields))[0]),
            related=loaded.origins.written_place(f"fields.{field}.relation"),
        )


def independent(loaded: LoadedProfile) -> Iterable[Problem]:
    """No client is sent to a firm of an employee, or to an unchecked competitor (K-PAR-04, K-PAR-09)."""
    relations = {field.id: field.relation for field in loaded.profile.fields}
    for partner in loaded.profile.partners:
        if partner.status is not PartnerStatus.ACTIVE:
            continue
        if partner.owned_by_employee:
            place = loaded.origins.place(f"partners.{partner.id}.owned_by_employee")
            yield problem("partner-of-employee", place, partner=first_words(partner.name))
        competes = partner.same_field and any(
            relations[field] is Relation.SAME_FIELD for field in partner.fields
        )
        divides = partner.exclusive_region  # told with the law, and needs the same check
        if competes and not divides and partner.agreement.lawyer_checked_on is None:
            yield problem(
                "competitor-unchecked",
                loaded.origins.key_place(f"partners.{partner.id}.agreement"),
                "no_poach" if partner.agreement.non_solicit_months else "",
                severity=Severity.WARNING,
                partner=first_words(partner.name),
                months=partner.agreement.non_solicit_months,
                related=loaded.origins.written_place(f"partners.{partner.id}.same_field"),
            )


def phrases(loaded: LoadedProfile) -> Iterable[Problem]:
    """The client names our company to the partner, in every published language (K-PAR-05)."""
    for partner in loaded.profile.partners:
        silent = [
            language
            for language in loaded.profile.languages.published
            if not _names(loaded, partner, language)
        ]
        if silent:
            place = loaded.origins.place(f"partners.{partner.id}.say_phrase")
            yield problem(
                "phrase-without-name",
                place,
                partner=first_words(partner.name),
                languages=", ".join(silent),
                related=loaded.origins.written_place("company.short_name"),
            )


def _names(loaded: LoadedProfile, partner: Partner, language: str) -> bool:
    name = text_in(loaded.profile.company.short_name, language)
    phrase = text_in(partner.say_phrase, language)
    return name is not None and phrase is not None and name.casefold() in phrase.casefold()


def coverage(loaded: LoadedProfile) -> Iterable[Problem]:
    """Each region and adjacent field has enough active partners or an accepted gap (K-COV-01)."""
    profile = loaded.profile
    if not profile.partner_programme.enabled:
        return
    needed = profile.partner_programme.min_partners_per_pair
    gaps = {(gap.region, gap.field) for gap in profile.accepted_gaps}
    for field in (field for field in profile.fields if field.relation is Relation.ADJACENT):
        for region in profile.regions:
            count = _active(profile, region.id, field.id)
            if count < needed and (region.id, field.id) not in gaps:
                place = loaded.origins.place(f"fields.{field.id}.id")
                yield problem(
                    "uncovered-pair", place, field=field.id, region=region.id, found=count, needed=needed
                )


def needless_gaps(loaded: LoadedProfile) -> Iterable[Problem]:
    """An accepted gap that partners already fill is out of date."""
    profile = loaded.profile
    for index, gap in enumerate(profile.accepted_gaps):
        if _active(profile, gap.region, gap.field) >= max(profile.partner_programme.min_partners_per_pair, 1):
            place = loaded.origins.place(f"accepted_gaps.{index}")
            yield problem(
                "needless-gap", place, severity=Severity.WARNING, field=gap.field, region=gap.region
            )


def _active(profile: Profile, region: str, field: str) -> int:
    """Partners that the policy will name for a pair on its first day."""
    partners = active_partners(profile, profile.document.effective_date)
    return sum(region in partner.regions and field in partner.fields for partner in partners)
