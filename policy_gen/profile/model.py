"""The whole profile, typed and frozen."""

from typing import Annotated, Literal

from pydantic import Field

from policy_gen.profile.catalogues import Occasion, Script
from policy_gen.profile.company import Company, Languages, Records, TimeAllocation, Training
from policy_gen.profile.credit import Cover, Prepayment, ReEngagement, Segment, Supply
from policy_gen.profile.document import Document
from policy_gen.profile.exceptions import GrantedException
from policy_gen.profile.people import Approvals, Role, Unit
from policy_gen.profile.privileged import Legal, Privileged
from policy_gen.profile.receivables import Receivables
from policy_gen.profile.referral import (
    AcceptedGap,
    Colleague,
    Partner,
    PartnerProgramme,
    Product,
    Region,
    TradeField,
)
from policy_gen.profile.refusal import FirstContact, Refusal, ScopeControl
from policy_gen.profile.values import Identifier, Language, Line, RoleId, Section, Text

STANDARD_ROLES = (
    "account_manager",
    "head_of_sales",
    "finance",
    "finance_director",
    "lawyer",
    "ceo",
    "first_contact",
)
"""The seven roles every profile has (brief 3.2)."""


class ForbiddenPhrase(Section):
    lang: Language
    """Language of the phrase."""
    pattern: Line
    """The words nobody says to a client."""
    why: Line
    """Why not."""
    say: Line | None = None
    """What to say instead."""
    occasions: tuple[Occasion, ...] = tuple(Occasion)
    """When the words tempt; answers to clients warn of them only then."""


class Communication(Section):
    tone: Literal["formal", "warm_formal", "friendly_formal"]
    """How we address clients."""
    forbidden_phrases: tuple[ForbiddenPhrase, ...]
    """The company's own forbidden phrases, beside the standard list."""
    scripts: dict[Script, Text]
    """Own wording of scripts by script id."""


class RaciOverride(Section):
    A: RoleId
    """Who answers for the result."""
    R: tuple[RoleId, ...]
    """Who does the work."""
    C: tuple[RoleId, ...] = ()
    """Who is asked first."""
    I: tuple[RoleId, ...] = ()  # noqa: E741  (the RACI letter)
    """Who is told afterwards."""


class Profile(Section):
    """Everything a company says about itself."""

    schema_version: Literal["1.0"]
    """Version of this format."""
    preset: Literal["goods_b2b", "services_b2b", "manufacturer_b2b_b2c"] = "goods_b2b"
    """The set of default values this profile starts from."""
    company: Company
    """Who the company is."""
    document: Document
    """The document it issues."""
    languages: Languages
    """Languages of the policy."""
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
    """Units of the company."""
    roles: dict[RoleId, Role]
    """Roles; the seven standard ones must exist, own ones may be added."""
    approvals: Approvals
    """How requests for approval are answered."""
    segments: Annotated[tuple[Segment, ...], Field(min_length=1)]
    """Groups of clients with their terms."""
    fields: Annotated[tuple[TradeField, ...], Field(min_length=1)]
    """What callers ask for."""
    products: tuple[Product, ...] = ()
    """What the company sells; needed for services."""
    regions: Annotated[tuple[Region, ...], Field(min_length=1)]
    """Regions callers come from."""
    first_contact: FirstContact
    """How people reach the company first."""
    refusal: Refusal
    """How requests are refused."""
    scope_control: ScopeControl
    """Limits of what the price includes (services)."""
    partner_programme: PartnerProgramme
    """How partners are chosen and kept."""
    partners: tuple[Partner, ...] = ()
    """Partners we recommend."""
    accepted_gaps: tuple[AcceptedGap, ...] = ()
    """Pairs of region and field that knowingly have no partner."""
    colleagues: tuple[Colleague, ...] = ()
    """Colleagues who take over a field."""
    receivables: Receivables
    """Overdue receivables."""
    supply: Supply
    """Stop of supply."""
    prepayment: Prepayment
    """Work on prepayment."""
    re_engagement: ReEngagement
    """Working again with a former debtor."""
    privileged: Privileged
    """Privileged clients."""
    cover: Cover | None = None
    """Securities and credit insurance."""
    legal: Legal
    """Lawyers and collectors."""
    time_allocation: TimeAllocation | None = None
    """Where sales time goes."""
    communication: Communication
    """Tone, forbidden phrases, scripts."""
    training: Training
    """Training."""
    records: Records
    """Registers and how long they are kept."""
    raci: dict[Identifier, RaciOverride]
    """Own rows of the responsibility matrix by activity id."""
    exceptions: tuple[GrantedException, ...] = ()
    """Exceptions granted to single clients; they stand in a file of their own (restricted)."""

    @property
    def usual_segment(self) -> Segment:
        """The segment of clients who fit no other; in a profile that lacks one, the first."""
        return next((segment for segment in self.segments if segment.default), self.segments[0])
