"""The responsibility matrix: own rows of known activities with somebody in each part, no role left out."""

from collections.abc import Iterable

from policy_gen.problems import Problem, Severity
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.model import STANDARD_ROLES
from policy_gen.profile.nearest import closest
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.privileged import LawyerArrangement
from policy_gen.profile.wording import problem
from policy_gen.rules.responsibility.raci import activities, raci


def known_activities(loaded: LoadedProfile) -> Iterable[Problem]:
    """Each own row replaces one of the matrix; any other would be printed nowhere."""
    for activity in loaded.profile.raci:
        known = list(activities())
        if activity not in known:
            near = closest(activity, known)
            place = loaded.origins.key_place(f"raci.{activity}")
            words = ", ".join(known)
            variant = "near" if near else ""
            yield problem("unknown-activity", place, variant, found=activity, near=near or "", known=words)


def accountable_inside(loaded: LoadedProfile) -> Iterable[Problem]:
    """Nobody outside the company answers for a result (K-RACI-02)."""
    for activity, row in loaded.profile.raci.items():
        if loaded.profile.roles[row.A].level is RoleLevel.EXTERNAL:
            place = loaded.origins.place(f"raci.{activity}.A")
            yield problem("external-accountable", place, role=row.A, activity=activity)


def somebody_works(loaded: LoadedProfile) -> Iterable[Problem]:
    """Somebody does the work of every own row (K-RACI-01)."""
    for activity, row in loaded.profile.raci.items():
        if not row.R:
            yield problem("nobody-works", loaded.origins.place(f"raci.{activity}.R"), activity=activity)


def standard_roles_act(loaded: LoadedProfile) -> Iterable[Problem]:
    """Each standard role works, answers, is asked or is told somewhere (K-RACI-04, settled 22)."""
    without_lawyer = loaded.profile.legal.lawyers is LawyerArrangement.NONE
    named: set[str] = {"lawyer"} if without_lawyer else set()
    for row in raci(loaded.profile):
        named |= {one.value for one in (*row.responsible, row.accountable, *row.consulted, *row.informed)}
    for role in STANDARD_ROLES:
        if role not in named:
            place = loaded.origins.key_place(f"roles.{role}")
            yield problem("idle-role", place, severity=Severity.WARNING, role=role)


def one_part_each(loaded: LoadedProfile) -> Iterable[Problem]:
    """Who answers or works is not also asked or told; who is asked is not also told (K-RACI-01)."""
    for activity, row in loaded.profile.raci.items():
        seen = {row.A: "A"} | dict.fromkeys(row.R, "R")
        for letter, roles in (("C", row.C), ("I", row.I)):
            for index, role in enumerate(roles):
                if role in seen:
                    place = loaded.origins.place(f"raci.{activity}.{letter}.{index}")
                    yield problem(
                        "role-twice", place, role=role, activity=activity, first=seen[role], second=letter
                    )
            seen |= {role: letter for role in roles if role not in seen}
