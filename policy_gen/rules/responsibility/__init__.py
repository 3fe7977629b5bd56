"""Who is responsible for what: the matrix, the limits of authority, the deputies."""

from policy_gen.rules.responsibility.authority import Authority, Matter, Measure, authority
from policy_gen.rules.responsibility.deputies import acting, deputies
from policy_gen.rules.responsibility.raci import (
    SUPPLY_ROLES,
    RaciRow,
    activities,
    claim_lead,
    hr_role,
    legal_work,
    raci,
)

__all__ = [
    "SUPPLY_ROLES",
    "Authority",
    "Matter",
    "Measure",
    "RaciRow",
    "acting",
    "activities",
    "authority",
    "claim_lead",
    "deputies",
    "hr_role",
    "legal_work",
    "raci",
]
