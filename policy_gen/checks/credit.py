"""Terms of credit that contradict each other: stricter clients, promises, time, the way back."""

from collections.abc import Iterable, Iterator

from policy_gen.checks.duties import SELLS
from policy_gen.problems import Problem, Severity
from policy_gen.profile.credit import SegmentKind
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.privileged import LawyerArrangement
from policy_gen.profile.wording import problem
from policy_gen.rules.receivables.ladder import LadderRow, ladder
from policy_gen.rules.responsibility.deputies import stand_in

STRICTER = frozenset({SegmentKind.NEW, SegmentKind.HIGH_RISK})
"""Kinds of clients who get less patience than the usual one."""
WHOLE_TIME_PERCENT = 100
RETURN_AFTER_COURT = "a27"
"""The activity of deciding whether a client comes back after court (REC-550)."""


def stricter_is_faster(loaded: LoadedProfile) -> Iterable[Problem]:
    """New and risky clients are never treated more slowly than the usual ones (K-LAD-04)."""
    rows = ladder(loaded.profile)
    usual = next((row for row in rows if row.segment.default), None)
    if usual is None:
        return  # told by `default_segment`
    for row in rows:
        if row.segment.kind in STRICTER:
            for key, variant, found, limit in _compared(row, usual):
                if found > limit:
                    yield problem(
                        "slower-though-risky",
                        loaded.origins.place(f"segments.{row.segment.id}.{key}"),
                        variant,
                        severity=Severity.WARNING,
                        segment=row.segment.id,
                        usual=usual.segment.id,
                        found=found,
                        limit=limit,
                        related=loaded.origins.written_place(f"segments.{usual.segment.id}.{key}"),
                    )


def _compared(row: LadderRow, usual: LadderRow) -> tuple[tuple[str, str, int, int], ...]:
    """Key, wording variant, own days and usual days of what a segment may be slower in."""
    return (
        ("negotiation_days", "", row.negotiation_days.value, usual.negotiation_days.value),
        ("stop_supply_at_dpd", "stop", row.stop_day.value, usual.stop_day.value),
    )


def extension_within_window(loaded: LoadedProfile) -> Iterable[Problem]:
    """No promise is accepted for longer than the talks themselves may last (K-PRM-01, brief 8.2.19)."""
    window = loaded.profile.receivables.negotiation_days
    for name, role in loaded.profile.roles.items():
        if role.may_decide.extend_days > window:
            yield problem(
                "long-extension",
                loaded.origins.place(f"roles.{name}.may_decide.extend_days"),
                role=name,
                found=role.may_decide.extend_days,
                window=window,
                related=loaded.origins.written_place("receivables.negotiation_days"),
            )


def public_bodies_have_a_lawyer(loaded: LoadedProfile) -> Iterable[Problem]:
    """Supply to a public body stops only with a lawyer's word, so somebody must give it (K-B2G-01)."""
    if loaded.profile.legal.lawyers is not LawyerArrangement.NONE:
        return
    for segment in loaded.profile.segments:
        if segment.kind is SegmentKind.PUBLIC:
            yield problem(
                "public-without-lawyer",
                loaded.origins.place(f"segments.{segment.id}.kind"),
                severity=Severity.WARNING,
                segment=segment.id,
                related=loaded.origins.written_place("legal.lawyers"),
            )


def charged_rate(loaded: LoadedProfile) -> Iterable[Problem]:
    """A contract rate is a rate, and is charged (K-INT-01)."""
    charges, path = loaded.profile.receivables.late_charges, "receivables.late_charges"
    rate, by_contract = charges.contract_rate_pa, charges.interest == "contract"
    if rate is None or (by_contract and rate > 0):
        return
    yield problem(
        "idle-rate",
        loaded.origins.place(f"{path}.contract_rate_pa"),
        "zero" if by_contract else "",
        severity=Severity.WARNING,
        found=rate,
        interest=charges.interest,
        related=None if by_contract else loaded.origins.written_place(f"{path}.interest"),
    )


def time_adds_up(loaded: LoadedProfile) -> Iterable[Problem]:
    """Nobody can give away more than all of the time (K-TIM-01)."""
    time = loaded.profile.time_allocation
    if time is None:
        return
    whole = time.key_clients_min_percent + time.difficult_clients_max_percent
    if whole > WHOLE_TIME_PERCENT:
        yield problem(
            "more-than-all-time",
            loaded.origins.place("time_allocation.difficult_clients_max_percent"),
            severity=Severity.WARNING,
            found=whole,
            left=WHOLE_TIME_PERCENT - time.key_clients_min_percent,
            related=loaded.origins.written_place("time_allocation.key_clients_min_percent"),
        )


def return_is_not_sold(loaded: LoadedProfile) -> Iterable[Problem]:
    """Whoever sells to a client, as a deputy too, does not decide on the way back after court (K-REE-01)."""
    profile, path = loaded.profile, "re_engagement.decision_owner"
    owner = profile.re_engagement.decision_owner
    yield from _decided_by_seller(loaded, path, owner)
    if owner != SELLS and stand_in(profile, owner) == SELLS:
        yield problem(
            "return-decided-by-seller",
            loaded.origins.place(f"roles.{owner}.deputy"),
            "deputy",
            role=owner,
            related=loaded.origins.written_place(path),
        )
    if RETURN_AFTER_COURT in profile.raci:
        row = f"raci.{RETURN_AFTER_COURT}.A"
        yield from _decided_by_seller(loaded, row, profile.raci[RETURN_AFTER_COURT].A)


def _decided_by_seller(loaded: LoadedProfile, path: str, role: str) -> Iterator[Problem]:
    """The seller decides, or a role below top management that sells when the seller is away."""
    if role == SELLS:
        yield problem("return-decided-by-seller", loaded.origins.place(path), role=role)
    elif (
        stand_in(loaded.profile, SELLS) == role
        and loaded.profile.roles[role].level is not RoleLevel.TOP_MANAGEMENT
    ):
        yield problem(
            "return-decided-by-seller",
            loaded.origins.place(path),
            "stands_in",
            severity=Severity.WARNING,
            role=role,
            related=loaded.origins.written_place(f"roles.{SELLS}.deputy"),
        )
