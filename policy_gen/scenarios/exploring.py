"""Asks the rules of a company about cases of every kind, to learn which clauses an answer may rest on.

The cases are chosen, not drawn: the same profile gives the same clauses. A test holds what is found
against the clauses that the rules name in their source.
"""

from collections.abc import Iterator
from itertools import product

from policy_gen.rules.referral import name_partners
from policy_gen.rules.refusal.engine import decide_refusal
from policy_gen.scenarios.debt_answers import overdue_answer
from policy_gen.scenarios.facts import Answer
from policy_gen.scenarios.partner_answers import partner_answer
from policy_gen.scenarios.request_answers import refusal_answer
from policy_gen.scenarios.sample_debts import sample_debts
from policy_gen.scenarios.sample_requests import sample_requests
from policy_gen.scenarios.subject import Subject


def reachable_clauses(subject: Subject) -> frozenset[str]:
    """The clauses that an answer of this company's rules may rest on or point to."""
    found: set[str] = set()
    for answer in _answers(subject):
        found |= answer.clauses
    return frozenset(found)


def _answers(subject: Subject) -> Iterator[Answer]:
    """Answers as of the day on which the policy takes effect."""
    profile = subject.profile
    day = profile.document.effective_date
    for case, on in sample_debts(profile, day):
        yield overdue_answer(subject.overdue.decide(case, on))
    for request in sample_requests(profile, day):
        yield refusal_answer(decide_refusal(profile, request))
    regions = (None, *(region.id for region in profile.regions))
    fields = (None, *(field.id for field in profile.fields))
    for region, field in product(regions, fields):
        yield partner_answer(name_partners(profile, region, field, day))
