"""What the rules derive from each sample company is as its golden file has it, with the places it comes from.

A wanted change: `pytest tests/test_whole_rules.py --rewrite`; then read the difference, and commit it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby, product

import pytest
from conftest import SAMPLES
from varying import plain_companies
from whole_answers import plain, written

from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.claim_period import claim_period
from policy_gen.rules.receivables.engine import OverdueRules
from policy_gen.rules.receivables.ladder import band_rows, ladder
from policy_gen.rules.receivables.terms import terms
from policy_gen.rules.receivables.timetable import dated_timetable, timetable
from policy_gen.rules.referral import coverage
from policy_gen.rules.refusal.leaf_days import leaf_days
from policy_gen.rules.refusal.tree import OF_THE_CASE, Node, Tree, lasting
from policy_gen.rules.responsibility.authority import Matter, Measure, authority
from policy_gen.rules.responsibility.deputies import acting, deputies
from policy_gen.rules.responsibility.raci import activities, raci

DAY = date(2026, 4, 1)
EARLY, LATE = date(2020, 1, 9), date(2032, 2, 5)
"""Before the first agreement with a partner, and after the last."""
DUE = {
    "on a Friday": date(2026, 4, 3),
    "on a Monday": date(2026, 4, 20),
    "before the new year": date(2026, 12, 30),
}
AMOUNTS = [
    None,
    *map(Decimal, (0, 10_000, 100_000, 499_999, 500_000, 500_001, 3_000_000, 10_000_000, 500_000_000)),
]
DAYS = [None, 0, 1, 2, 3, 5, 14, 30, 90, 180, 400]


def terms_of_debts(profile: Profile) -> Iterator[str]:
    found = terms(profile)
    for line in written(found):
        if not line.startswith("profile:"):
            yield line
    rules = OverdueRules(profile)
    for segment in found.segments:
        sizes = tuple(rules.amount_class(segment, amount) for amount in AMOUNTS)
        yield f"sizes of {segment}: {plain(sizes)}"


def receivables(profile: Profile) -> Iterator[str]:
    yield from written(claim_period(profile))
    yield from map(plain, band_rows(profile))
    for row in ladder(profile):
        yield f"\n# {row.segment.id}"
        yield from (line for line in written(row) if not line.startswith("segment:"))
        yield from map(plain, timetable(profile, row))
        for name, due in DUE.items():
            yield f"# {row.segment.id}, due {name}"
            yield from map(plain, dated_timetable(profile, row, due))


def referral(profile: Profile) -> Iterator[str]:
    for row in coverage(profile, DAY):
        yield f"{row.region.id} × {row.field.id}: {plain(row.partners)}{' (accepted gap)' if row.gap else ''}"


def responsibility(profile: Profile) -> Iterator[str]:
    yield f"of {plain(activities())}"
    for row in raci(profile):
        yield ""
        yield from written(row)
    for role in profile.roles:
        absent = frozenset(deputies(profile, role)[:1])
        yield f"{role}: {plain(deputies(profile, role))}; without it {plain(acting(profile, role, absent))}"


def limits(profile: Profile) -> Iterator[str]:
    """Who decides each matter, at sums and days around every limit of the samples."""
    for matter in Matter:
        asked = product(AMOUNTS, (False, True), DAYS)
        found = {
            case: authority(profile, matter, Measure(amount, days, privileged))
            for case in asked
            for amount, privileged, days in [case]
        }
        for decider in dict.fromkeys(found.values()):
            yield f"{plain(decider) if decider else f'nobody for {matter.value}'}:"
            cases = [case for case in found if found[case] == decider]
            for (amount, privileged), alike in groupby(cases, key=lambda case: case[:2]):
                days = plain(tuple(case[2] for case in alike))
                yield f"  amount {amount}{', privileged' if privileged else ''}, days {days}"


def requests(profile: Profile) -> Iterator[str]:
    """Every question about a request, its answers, and the decision to which they lead."""
    tree = Tree(lasting(profile, DAY), DAY)
    yield from branches(tree.root(), "")
    for number, leaf in enumerate(tree.leaves):
        yield f"\n# {number}{'' if leaf.unnamed is None else f', without partners {leaf.unnamed}'}"
        entries = tuple(entry for entry in leaf.decision.register if entry.column not in OF_THE_CASE)
        yield from written(replace(leaf.decision, register=tuple(entry for entry in entries if entry.values)))
        yield plain(leaf_days(leaf.profile, leaf.chosen, [EARLY, DAY, *DUE.values(), LATE]))


def branches(node: Node | int, indent: str) -> Iterator[str]:
    if isinstance(node, int):
        yield f"{indent}→ {node}"
        return
    for below, found in groupby(node.branches, key=lambda branch: branch[1]):
        yield f"{indent}{node.axis.id}: {plain(tuple(answer for answer, _ in found))}"
        yield from branches(below, indent + "  ")


COMPANIES = plain_companies()
DERIVED = [terms_of_debts, receivables, referral, responsibility, limits]
CASES = [(company, derive) for company in COMPANIES for derive in DERIVED]
CASES += [(company, requests) for company in SAMPLES]


@pytest.mark.parametrize(("company", "derive"), CASES)
@pytest.mark.sampled(14)
def test_what_is_derived_is_the_golden_one(
    company: str, derive: Callable[[Profile], Iterator[str]], golden: Callable[[str, str], None]
) -> None:
    found = "\n".join((*derive(COMPANIES[company]), ""))
    golden(f"rules/{company}.{derive.__name__}.txt", found)
