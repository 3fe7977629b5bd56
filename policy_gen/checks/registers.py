"""Every register the policy sends an entry to is kept by somebody, for some time."""

from collections.abc import Iterable

from policy_gen.problems import Problem
from policy_gen.profile.company import Register
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem

NAMED = {Register.REFUSALS: "REF-200", Register.DISPUTES: "REC-530", Register.EXCEPTIONS: "DOC-060"}
"""Registers that clauses name whatever the list of records says, with one such clause each."""


def kept_registers(loaded: LoadedProfile) -> Iterable[Problem]:
    """A register that a clause names stands in the table of records, with keeper and term (K-REG-01)."""
    for register, clause in NAMED.items():
        if register not in loaded.profile.records.registers:
            place = loaded.origins.place("records.registers")
            yield problem("register-not-kept", place, register=str(register), clause=clause)
