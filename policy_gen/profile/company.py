"""Who the company is, which languages it publishes, how it trains and keeps records."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from policy_gen.profile.values import Email, Flag, Identifier, Language, Line, Phone, Section, Text, within


class Jurisdiction(StrEnum):
    RU = "RU"
    RO = "RO"
    HU = "HU"


class BusinessModel(StrEnum):
    GOODS = "goods"
    SERVICES = "services"
    MIXED = "mixed"


class ClientKind(StrEnum):
    B2B = "b2b"
    B2C = "b2c"
    B2G = "b2g"


class Brand(Section):
    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
    """The company's colour for headings and links, as #RRGGBB; its contrast is checked."""


class Bank(Section):
    account: Line
    """Account that clients pay to, as it stands on invoices."""
    name: Text
    """The bank, with its code."""


class Company(Section):
    id: Identifier
    """Short name of the company: the file name of the profile and the folder of its site."""
    legal_name: Line | Text
    """Full name as in the register; one string, or one by language where registers hold several."""
    short_name: Text
    """The name staff say on the phone."""
    we_do: Text
    """What the company does, as the end of «we …»: first person plural, lower case, no full stop."""
    jurisdiction: Jurisdiction
    """The country whose law governs the policy."""
    registration_no: Line
    """Number in the company register (ОГРН, cégjegyzékszám, nr. Reg. Com.)."""
    tax_id: Line
    """Tax number (ИНН, adószám, CUI)."""
    address: Text
    """Registered address."""
    phone: Phone
    """The company's main number."""
    email: Email
    """The company's main mailbox."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """Currency of every amount in this profile, by its ISO 4217 code."""
    business_model: BusinessModel
    """Goods, services or both: it switches wording and clauses."""
    sells_to: Annotated[tuple[ClientKind, ...], Field(min_length=1)]
    """Whom the company sells to: businesses (b2b), consumers (b2c), public bodies (b2g)."""
    industry: Text
    """The trade, as a noun phrase."""
    sector: Literal["food"] | None = None
    """A trade with payment rules of its own: food. Leave it out otherwise."""
    head_title: Text | None = None
    """Title of the head of the company by its legal form; taken from the role catalogue if absent."""
    calendar: Jurisdiction | None = None
    """Working-day calendar; that of the jurisdiction if absent."""
    timezone: Line
    """Time zone by its IANA name, such as Europe/Budapest."""
    bank: Bank | None = None
    """Where clients pay to; letters leave a blank if absent."""
    brand: Brand | None = None
    """The company's colour."""

    @property
    def working_calendar(self) -> str:
        """The country whose working days count."""
        return str(self.calendar or self.jurisdiction)


class TranslationCheck(Section):
    by: Line | Text
    """Who checked the translation."""
    on: date
    """When."""


class Languages(Section):
    authoritative: Language
    """The language whose text binds."""
    published: Annotated[tuple[Language, ...], Field(min_length=1)]
    """The languages the policy is published in; the authoritative one among them."""
    translation_checked: dict[Language, TranslationCheck]
    """Who checked each translation, and when."""


class TimeAllocation(Section):
    key_clients_min_percent: Annotated[int, within(50, 90)]
    """Least share of sales time for key clients and the search for new ones."""
    difficult_clients_max_percent: Annotated[int, within(5, 40)]
    """Largest share of sales time for difficult clients."""


class Training(Section):
    negotiation_every_months: Annotated[int, within(3, 24)]
    """How often negotiation training takes place, in months."""
    refusal_workshop: Flag
    """Whether there is a workshop on refusing."""
    onboarding_days: Annotated[int, within(1, 30)]
    """Business days of the new-hire path."""


class Register(StrEnum):
    REFUSALS = "refusals"
    DISPUTES = "disputes"
    PROMISES = "promises"
    PARTNER_FEEDBACK = "partner_feedback"
    EXCEPTIONS = "exceptions"
    PRIVILEGED_DECISIONS = "privileged_decisions"


class Records(Section):
    registers: tuple[Register, ...]
    """The registers the company keeps."""
    keep_years: Annotated[int, within(1, 30)]
    """Years they are kept."""
