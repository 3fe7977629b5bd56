"""Companies under the law of a country: their samples changed, what the rules raise, what a clause says."""

from dataclasses import replace
from datetime import date
from typing import Any

from conftest import ROOT, sample_profile
from varying import varied

from policy_gen.checks.law import (
    legal_rules,
)
from policy_gen.policy.briefing import brief
from policy_gen.policy.drafting import draft_clause
from policy_gen.policy.edition import Edition
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.refusal import Situation

AS_OF = date(2026, 11, 22)


SAMPLES = {"ru": "severny-dvor", "ro": "oglinda-carpati", "hu": "tisza-szoftver"}


def company(jurisdiction: str, **changes: Any) -> LoadedProfile:
    loaded = sample_profile(SAMPLES[jurisdiction])
    paths = {path.replace("__", "."): value for path, value in changes.items()}
    return replace(loaded, profile=varied(loaded.profile, paths))


def raised(loaded: LoadedProfile, as_of: date = AS_OF) -> list[tuple[str, str]]:
    return [(one.code, str(one.severity)) for one in legal_rules(loaded, as_of)]


EARLIEST = "receivables__court__earliest_days_after_claim"


ROUTE = "receivables__court__route"


AGREED = "receivables__claim__contract_period_days"


PATH_TERMS = "receivables__preventive__contract_must_have"


def situation(**changes: Any) -> Situation:
    (small,) = (one for one in company("ru").profile.refusal.situations if one.id == "below_minimum_order")
    return small.model_copy(update=changes)


def clause_text(loaded: LoadedProfile, language: str, clause_id: str) -> str:
    """The text of a clause of the profile's policy. KeyError: the policy has no such clause."""
    briefing = brief(loaded.profile, language, Edition.STAFF, (ROOT / "templates",))
    return draft_clause(briefing, clause_id).text
