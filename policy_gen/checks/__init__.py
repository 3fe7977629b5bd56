"""What must hold in a profile beyond its shape: one module per family, run as the visible tuple CHECKS."""

from policy_gen.checks.registry import CHECKS, run

__all__ = ["CHECKS", "run"]
