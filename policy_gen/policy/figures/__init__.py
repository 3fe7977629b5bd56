"""The figures of the policy: each one block of raw HTML, drawn from the rules."""

from collections.abc import Callable

from policy_gen.policy.figures.coverage import coverage
from policy_gen.policy.figures.decision import refusal_decision
from policy_gen.policy.figures.handovers import handovers
from policy_gen.policy.figures.ladder import stage_ladder
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.printing import Markup, Printer

FIGURES: dict[str, Callable[[Printer], Markup]] = {
    "stage_ladder": stage_ladder,
    "refusal_decision": refusal_decision,
    "coverage": coverage,
    "handovers": handovers,
}


def figure(printer: Printer, name: str) -> Markup:
    """The figure as one block of raw HTML; empty where the company has nothing to draw.

    Raises TemplateFault if there is no such figure.
    """
    if name not in FIGURES:
        raise TemplateFault(f"there is no figure {name!r}")
    return FIGURES[name](printer)
