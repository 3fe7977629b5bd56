"""The facts of the document, and the roles it speaks of."""

from datetime import date

from policy_gen.languages.phones import dictated
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.exported.part import Part
from policy_gen.profile.model import Profile
from policy_gen.profile.people import Role
from policy_gen.profile.values import text_in


class DocumentFacts(Part):
    """Which document this is, and from when until when it is true."""

    company: str
    """Id of the company."""
    company_name: str
    """The name staff say on the phone."""
    code: str
    """Code of the document."""
    title: str
    """Title of the document."""
    version: str
    """Version as MAJOR.MINOR.PATCH."""
    status: str
    """draft, approved, in_force, superseded or withdrawn."""
    effective_date: date
    """First day the policy applies; everything in this file is as of this day."""
    review_date: date
    """Day of the next review; after it the page says that a review is due."""
    owner: str
    """Id of the role that keeps the text true."""
    jurisdiction: str
    """Country whose law governs the policy."""
    currency: str
    """Currency of all amounts, by its ISO 4217 code."""
    timezone: str
    """Time zone of the company, by its IANA name."""
    language: str
    """Language of the words in this file."""
    authoritative_language: str
    """Language of the text that binds."""
    languages: tuple[str, ...]
    """Languages the policy is published in."""


def document_facts(briefing: Briefing, title: str) -> DocumentFacts:
    """The facts of a policy with this title."""
    company, document = briefing.profile.company, briefing.profile.document
    languages = briefing.profile.languages
    return DocumentFacts(
        company=company.id,
        company_name=words_of(briefing, company.short_name),
        code=document.code,
        title=title,
        version=document.version,
        status=document.status,
        effective_date=document.effective_date,
        review_date=document.review_date,
        owner=document.owner,
        jurisdiction=company.jurisdiction,
        currency=company.currency,
        timezone=company.timezone,
        language=briefing.language,
        authoritative_language=languages.authoritative,
        languages=languages.published,
    )


class Contact(Part):
    """How a holder of a role is reached."""

    name: str | None
    """Name; null unless the company prints names."""
    email: str | None
    """Mailbox of the role."""
    phone: str | None
    """Work phone."""
    phone_text: str | None
    """The same as it is read out."""


class RoleEntry(Part):
    """One role of the company."""

    id: str
    """Id by which the rest of this file names the role."""
    title: str
    """Title as it stands inside a sentence."""
    level: str
    """staff, manager, top_management or external."""
    unit: str
    """Name of the unit the role belongs to."""
    deputy: str
    """Id of the role that acts in absence."""
    contacts: tuple[Contact, ...]
    """How to reach whoever holds the role; empty: through the unit."""


def roles(briefing: Briefing) -> tuple[RoleEntry, ...]:
    """Every role, in the order of the profile."""
    profile = briefing.profile
    units = {unit.id: words_of(briefing, unit.name) for unit in profile.units}
    return tuple(
        RoleEntry(
            id=role_id,
            title=str(briefing.role_title(role_id).value),
            level=role.level,
            unit=units[role.unit],
            deputy=role.deputy,
            contacts=_contacts(briefing, profile, role),
        )
        for role_id, role in profile.roles.items()
    )


def _contacts(briefing: Briefing, profile: Profile, role: Role) -> tuple[Contact, ...]:
    """As RSP-010 prints them: names only where the company has so decided (settled 42)."""
    named = profile.document.show_names
    return tuple(
        Contact(
            name=words_of(briefing, holder.name) if named else None,
            email=holder.email,
            phone=holder.phone,
            phone_text=holder.phone and dictated(holder.phone),
        )
        for holder in role.holders
        if named or holder.email or holder.phone
    )


def words_of(briefing: Briefing, text: str | dict[str, str]) -> str:
    """A text of the profile in the language at hand."""
    return text_in(text, briefing.language) or ""
