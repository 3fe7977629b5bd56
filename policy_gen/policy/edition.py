"""The two editions of a policy."""

from enum import StrEnum


class Edition(StrEnum):
    """Who a policy is printed for: all staff, or those who may see restricted clauses (D13)."""

    STAFF = "staff"
    RESTRICTED = "restricted"
