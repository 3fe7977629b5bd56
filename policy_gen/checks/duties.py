"""Who answers for what: levels that may decide, two sides in two pairs of hands, a load that one can bear."""

from collections import Counter
from collections.abc import Iterable, Iterator

from policy_gen.checks.paths import values_at
from policy_gen.problems import Problem, Severity, Span
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import Profile
from policy_gen.profile.people import Holder, RoleLevel
from policy_gen.profile.values import first_words
from policy_gen.profile.wording import problem
from policy_gen.rules.responsibility.deputies import acting, stand_in
from policy_gen.rules.responsibility.raci import RaciRow, raci

ABOVE_STAFF = {"a22": "court", "a24": "tolerance", "a26": "write_off"}
"""Activities that no role of level staff answers for, with their wording variants (K-RACI-02)."""
BOOKS, SELLS = "finance", "account_manager"
SEPARATED = (
    ("receivables.preventive.credit_approvals", "a12", SELLS, "credit"),
    ("receivables.write_off.approvals", "a26", BOOKS, "write_off"),
)
"""Tables of approvals, their activity, the role on the other side, and the wording variant (K-RACI-03)."""
MOST = (2, 3)
"""The share of all activities that one role may answer for (settled 22)."""
FEW_PLACES = 3
"""Lines shown of the many that name one role."""


def accountable_high_enough(loaded: LoadedProfile) -> Iterable[Problem]:
    """Nobody outside answers for a result, and staff not for court, write-off, tolerance (K-RACI-02)."""
    roles = loaded.profile.roles
    for row in raci(loaded.profile):
        role = row.accountable.value
        own = row.id in loaded.profile.raci
        if roles[role].level is RoleLevel.EXTERNAL and not own:  # an own row: `accountable_inside`
            variant = "outside"
        elif roles[role].level is RoleLevel.STAFF and row.id in ABOVE_STAFF:
            variant = ABOVE_STAFF[row.id]
        else:
            continue
        place = loaded.origins.place(_decided_at(row))
        related = loaded.origins.written_place(f"roles.{role}.level")
        yield problem("decider-too-low", place, variant, role=role, related=related)


def _decided_at(row: RaciRow) -> str:
    """The path that names the accountable role; of a role the matrix names, its level."""
    role = row.accountable.value
    named = sorted(path for path in row.accountable.sources if not path.startswith("legal."))
    return named[0] if named else f"roles.{role}.level"


def two_sides(loaded: LoadedProfile) -> Iterable[Problem]:
    """Who sells grants no credit, who keeps the books writes nothing off (K-RACI-03, K-APR-02)."""
    for path, _, other, variant in SEPARATED:
        for index, role in enumerate(_approvers(loaded.profile, path)):
            place = loaded.origins.place(f"{path}.{index}.role")
            if role == other:
                yield problem("both-sides", place, variant, role=role)
            elif stand_in(loaded.profile, role) == other:
                deputy = loaded.origins.place(f"roles.{role}.deputy")
                yield problem(
                    "both-sides", deputy, f"{variant}_deputy", role=role, deputy=other, related=place
                )


def own_rows_apart(loaded: LoadedProfile) -> Iterable[Problem]:
    """In own rows, too, who sells grants no credit, who books writes nothing off (K-RACI-03)."""
    for _, activity, other, variant in SEPARATED:
        row = loaded.profile.raci.get(activity)
        if row is None:
            continue
        place = loaded.origins.place(f"raci.{activity}.A")
        if other == row.A:
            yield problem("both-sides", place, variant, role=row.A)
        elif variant == "write_off" and row.A in row.R:
            yield problem("both-sides", place, "write_off_same", role=row.A)


def _approvers(profile: Profile, path: str) -> list[str]:
    return [role for _, _, role in values_at(profile, f"{path}.*.role")]


def one_person_one_side(loaded: LoadedProfile) -> Iterable[Problem]:
    """The same person does not hold the roles of both sides (K-ROL-03)."""
    for path, _, other, variant in SEPARATED:
        theirs = {name: index for index, one in _holders(loaded, other) for name in _names(one)}
        for role in dict.fromkeys(_approvers(loaded.profile, path)):
            for index, holder in _holders(loaded, role) if role != other else ():
                same = next((name for name in _names(holder) if name in theirs), None)
                if same is not None:
                    yield problem(
                        "one-person-both-sides",
                        loaded.origins.place(f"roles.{role}.holders.{index}.name"),
                        variant,
                        severity=Severity.WARNING,
                        name=first_words(holder.name),
                        role=role,
                        other=other,
                        related=loaded.origins.written_place(f"roles.{other}.holders.{theirs[same]}.name"),
                    )


def vacant_side(loaded: LoadedProfile) -> Iterable[Problem]:
    """Whoever stands in for a role that nobody holds does not approve on the other side (K-ROL-03)."""
    for path, _, other, variant in SEPARATED:
        there = acting(loaded.profile, other)
        for index, role in enumerate(_approvers(loaded.profile, path)):
            if role != other and there[:1] == (role,):
                yield problem(
                    "one-person-both-sides",
                    loaded.origins.place(f"{path}.{index}.role"),
                    f"{variant}_vacant",
                    severity=Severity.WARNING,
                    role=role,
                    other=other,
                    related=loaded.origins.key_place(f"roles.{other}"),
                )


def _names(holder: Holder) -> tuple[str, ...]:
    """The wordings of a name, without what varies: case and spaces."""
    names = holder.name.values() if isinstance(holder.name, dict) else (holder.name,)
    return tuple(" ".join(name.casefold().split()) for name in names)


def _holders(loaded: LoadedProfile, role: str) -> Iterator[tuple[int, Holder]]:
    yield from enumerate(loaded.profile.roles[role].holders)


def restricted_deputies(loaded: LoadedProfile) -> Iterable[Problem]:
    """Whoever replaces top management in a decision kept for it is of top management too (K-APR-02)."""
    privileged, court = loaded.profile.privileged, loaded.profile.receivables.court
    deciders = (privileged.decision_owner, court.decision_privileged) if privileged.enabled else ()
    for role in dict.fromkeys(filter(None, deciders)):
        deputy = stand_in(loaded.profile, role)
        top = RoleLevel.TOP_MANAGEMENT
        if loaded.profile.roles[role].level is top and loaded.profile.roles[deputy].level is not top:
            yield problem(
                "deputy-below",
                loaded.origins.place(f"roles.{role}.deputy"),
                role=role,
                deputy=deputy,
                related=loaded.origins.written_place(f"roles.{deputy}.level"),
            )


def bearable_load(loaded: LoadedProfile) -> Iterable[Problem]:
    """No role answers for more than two thirds of everything (K-RACI-04, settled 22)."""
    rows = raci(loaded.profile)
    answers = {(row.id, row.accountable.value) for row in rows}
    whole = len({activity for activity, _ in answers})
    share, of = MOST
    for role, count in Counter(role for _, role in answers).items():
        if count * of > whole * share:
            own = [row for row in rows if row.accountable.value == role]
            yield problem(
                "one-role-for-all",
                loaded.origins.key_place(f"roles.{role}"),
                severity=Severity.WARNING,
                role=role,
                found=count,
                whole=whole,
                related=_named_at(loaded, own)[:FEW_PLACES],
            )


def _named_at(loaded: LoadedProfile, rows: Iterable[RaciRow]) -> tuple[Span, ...]:
    """Where the profile names the roles that answer for some rows."""
    return loaded.origins.written_places(path for row in rows for path in row.accountable.sources)
