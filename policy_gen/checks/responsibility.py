"""The company's own rows of the responsibility matrix: activities that exist, roles each in one part."""

from collections.abc import Iterable

from policy_gen.problems import Problem
from policy_gen.profile.field_words import closest
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.wording import problem
from policy_gen.rules.responsibility import activities


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
