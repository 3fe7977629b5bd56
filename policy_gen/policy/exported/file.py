"""policy.json as a whole: what it holds, and how it is made from a drafted policy (brief 5.5)."""

from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from policy_gen.policy.briefing import brief
from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.calendar import WorkCalendar, covered_days, work_calendar
from policy_gen.policy.exported.clauses import ClauseIndexEntry, clause_index
from policy_gen.policy.exported.disclosure import PrivilegedTerms, disclosed, privileged_terms
from policy_gen.policy.exported.document import DocumentFacts, RoleEntry, document_facts, roles
from policy_gen.policy.exported.ladders import ClaimTerms, SegmentEntry, claim_terms, segments
from policy_gen.policy.exported.overdue import OverdueTables, overdue_tables
from policy_gen.policy.exported.part import Part
from policy_gen.policy.exported.referral import ReferralRules, referral_rules
from policy_gen.policy.exported.refusal import RefusalGuide, refusal_guide
from policy_gen.policy.exported.wording import (
    ForbiddenPhrase,
    Placeholder,
    ScriptEntry,
    Term,
    forbidden_phrases,
    placeholders,
    script_entries,
    terms,
)
from policy_gen.policy.exported.writing import Writing, writing
from policy_gen.policy.telling import Teller
from policy_gen.policy.tree import Policy
from policy_gen.profile.described import described
from policy_gen.profile.model import Profile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Version = Literal["1.0"]


class PolicyFile(Part):
    """The policy of one company in one language, as tables: whoever reads it decides nothing of its own."""

    schema_version: Version = Field(default="1.0", json_schema_extra={"const": "1.0"})
    """Version of this format; its first number changes when a reader of the old one would be wrong."""
    edition: Edition
    """staff, or restricted: the latter also holds what only management may see."""
    document: DocumentFacts
    """Which document this is."""
    writing: Writing
    """How days and sums are written."""
    roles: tuple[RoleEntry, ...]
    """Every role of the company."""
    calendar: WorkCalendar
    """Business days."""
    segments: tuple[SegmentEntry, ...]
    """Groups of clients with their terms and ladders."""
    claim: ClaimTerms
    """The periods around the demand letter and the suit."""
    overdue: OverdueTables
    """What is done about a debt on which day."""
    refusal: RefusalGuide
    """What we answer to a request."""
    referral: ReferralRules
    """Whom the Company recommends."""
    privileged: PrivilegedTerms | None
    """Tolerated delays; null in the edition for all staff."""
    scripts: tuple[ScriptEntry, ...]
    """Words to say."""
    placeholders: tuple[Placeholder, ...]
    """Blanks of the scripts."""
    forbidden_phrases: tuple[ForbiddenPhrase, ...]
    """What nobody says to a client."""
    glossary: tuple[Term, ...]
    """Terms of the policy."""
    clauses: tuple[ClauseIndexEntry, ...]
    """Index of the clauses."""


def policy_file(profile: Profile, policy: Policy, folders: tuple[Path, ...]) -> PolicyFile:
    """Everything programs may read of a drafted policy; as of its effective date (settled 12)."""
    known = disclosed(profile, policy.edition)
    briefing = brief(known, policy.language, policy.edition, folders)
    teller = Teller(briefing)
    return PolicyFile(
        edition=policy.edition,
        document=document_facts(briefing, policy.title),
        writing=writing(briefing),
        roles=roles(briefing),
        calendar=work_calendar(known),
        segments=segments(teller),
        claim=claim_terms(teller),
        overdue=overdue_tables(teller, *covered_days(known)),
        refusal=refusal_guide(teller, *covered_days(known)),
        referral=referral_rules(teller),
        privileged=privileged_terms(known, policy.edition, policy.language),
        scripts=script_entries(teller),
        placeholders=placeholders(teller),
        forbidden_phrases=forbidden_phrases(teller),
        glossary=terms(teller),
        clauses=clause_index(briefing, policy),
    )


def policy_file_schema() -> dict[str, Any]:
    """JSON Schema of policy.json, made from the models that write it."""
    schema = PolicyFile.model_json_schema(mode="serialization")
    parts = {part.__name__: part for part in Part.__subclasses__()}
    for name, found in {PolicyFile.__name__: schema, **schema["$defs"]}.items():
        for key, text in described(parts[name]).items() if name in parts else ():
            found["properties"][key] = {"description": text, **found["properties"][key]}
    return {"$schema": DIALECT, **schema, "title": "policy.json"}
