"""Rules on limits of authority complain of exactly the profiles in which something does not fit.

What fits is asked of the table of authority, not of the numbers themselves.
"""

from dataclasses import replace
from decimal import Decimal

from conftest import SAMPLES, examples, sample_profile
from hypothesis import given, settings
from hypothesis import strategies as st
from varying import as_if_written, complains, varied

from policy_gen.checks.authority import one_limit_each
from policy_gen.checks.claims import small_debts_have_a_path
from policy_gen.checks.credit import extension_within_window
from policy_gen.checks.ladders import open_ladders
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import Authority
from policy_gen.profile.receivables import AmountBand, BandPath, RoleLimit, ScheduleLimit
from policy_gen.rules.receivables.terms import terms
from policy_gen.rules.responsibility.authority import Matter, Measure, authority

COMPANIES = st.sampled_from(sorted(SAMPLES))
LIMITS = st.none() | st.integers(1, 90)
SUMS = st.none() | st.integers(1, 1000).map(Decimal)
ROLES = st.sampled_from(["head_of_sales", "finance_director", "ceo"])


@settings(max_examples=examples(200))
@given(
    COMPANIES,
    st.integers(0, 3000).map(Decimal),
    st.lists(st.tuples(st.integers(1, 3000), st.booleans()), max_size=3, unique_by=lambda row: row[0]),
    st.booleans(),
)
def test_a_debt_is_too_small_for_court_where_its_size_goes_there_and_nobody_may_decide_to_sue(
    company: str, least: Decimal, borders: list[tuple[int, bool]], last_to_court: bool
) -> None:
    bands = [
        AmountBand(id=f"below{below}", below=Decimal(below), court=court, then=BandPath.STOP_AND_REMIND)
        for below, court in sorted(borders)
    ]
    rest = AmountBand(id="rest", below=None, court=last_to_court, then=BandPath.STOP_AND_REMIND)
    changes = {"receivables.court.min_amount": least, "receivables.amount_bands": (*bands, rest)}
    found, profile = complains(small_debts_have_a_path, company, changes)
    rules = terms(profile)
    lost = [
        debt
        for debt in (Decimal("0.01"), *(Decimal(below) for below, _ in borders))
        for band in [rules.band_of(debt)]
        if band is not None and band.court and authority(profile, Matter.COURT, Measure(debt)) is None
    ]
    assert found == bool(lost)


@settings(max_examples=examples(100))
@given(COMPANIES, st.sampled_from(["account_manager", "lawyer", "ceo"]), st.integers(0, 40))
def test_an_extension_is_long_where_somebody_may_grant_more_days_than_the_talks_last(
    company: str, role: str, days: int
) -> None:
    found, profile = complains(
        extension_within_window, company, {f"roles.{role}.may_decide.extend_days": days}
    )
    longer = Measure(amount=None, days=profile.receivables.negotiation_days + 1)
    assert found == (authority(profile, Matter.EXTEND_PROMISE, longer) is not None)


@settings(max_examples=examples(200))
@given(COMPANIES, ROLES, st.integers(0, 90), st.integers(1, 90), st.booleans())
def test_a_role_has_two_limits_where_the_table_lets_it_approve_more_or_less_than_its_own_line(
    company: str, role: str, own: int, limit: int, shared: bool
) -> None:
    rows = (
        ScheduleLimit(max_days=limit, role=role if shared else "hr"),
        ScheduleLimit(max_days=None, role="lawyer"),
    )
    loaded = sample_profile(company)
    bare = {
        name: one.model_copy(update={"may_decide": Authority()}) for name, one in loaded.profile.roles.items()
    }
    line = f"roles.{role}.may_decide.schedule_days"
    profile = varied(loaded.profile, {"roles": bare, line: own, "receivables.schedules": rows})
    found = any(one_limit_each(replace(with_only_limit(loaded, line), profile=profile)))
    longest = authority(profile, Matter.SCHEDULE, Measure(amount=Decimal(1), days=own))
    longer = authority(profile, Matter.SCHEDULE, Measure(amount=Decimal(1), days=own + 1))
    decides = own == 0 or (longest is not None and longest.role == role)
    told_alike = decides and longer is not None and longer.role != role
    assert found == (not told_alike)


def with_only_limit(loaded: LoadedProfile, line: str) -> LoadedProfile:
    """A profile in which no line but this one says what a role may decide."""
    written = loaded.origins.written
    others = {path: origin for path, origin in written.items() if ".may_decide." not in path}
    some = next(origin for path, origin in written.items() if ".may_decide." in path)
    return as_if_written(loaded, others | {line: some})


@settings(max_examples=examples(500))
@given(
    COMPANIES,
    st.lists(st.builds(ScheduleLimit, max_days=LIMITS, max_amount=SUMS, role=ROLES), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(1, 2000), st.integers(1, 5000).map(Decimal)), min_size=1, max_size=5),
)
def test_whoever_asks_for_a_schedule_finds_somebody_to_approve_it(
    company: str, rows: list[ScheduleLimit], asked: list[tuple[int, Decimal]]
) -> None:
    found, profile = complains(open_ladders, company, {"receivables.schedules": tuple(rows)})
    widest = (
        1 + max((row.max_days or 0) for row in rows),
        1 + max((row.max_amount or Decimal(0)) for row in rows),
    )
    deciders = [authority(profile, Matter.SCHEDULE, Measure(amount, days)) for days, amount in asked]
    assert found or all(deciders)
    if rows[-1].max_days is not None and rows[-1].max_amount is not None:
        assert found
        unbounded = any(row.max_days is None or row.max_amount is None for row in rows)
        assert unbounded or authority(profile, Matter.SCHEDULE, Measure(widest[1], widest[0])) is None


@settings(max_examples=examples(300))
@given(COMPANIES, st.lists(st.builds(RoleLimit, up_to=SUMS, role=ROLES), min_size=1, max_size=4), SUMS)
def test_every_sum_finds_exactly_one_role_to_write_it_off(
    company: str, rows: list[RoleLimit], asked: Decimal | None
) -> None:
    found, profile = complains(open_ladders, company, {"receivables.write_off.approvals": tuple(rows)})
    amount = Decimal(10_000) if asked is None else asked
    decider = authority(profile, Matter.WRITE_OFF, Measure(amount))
    assert found or decider is not None
    if all(row.up_to is not None for row in rows):
        assert found
        assert authority(profile, Matter.WRITE_OFF, Measure(Decimal(5000))) is None
