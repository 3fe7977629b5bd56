"""What the account manager says to a client who calls once the time for talks is over (REC-410, REC-420)."""

from policy_gen.rules.receivables.decision import Stage
from policy_gen.rules.receivables.stages import Position, Situation

SCRIPTS = {
    Stage.CLAIM_ISSUE: "past_talks",
    Stage.CLAIM_PERIOD: "during_claim",
    Stage.COURT: "past_talks",
}
"""By stage: nothing is promised any more, and news are passed on."""


def caller_script(known: Situation, place: Position) -> str | None:
    """Script for a call that no duty of the day expects.

    None while talks go on and after the end, in insolvency (REC-450), and while something holds the debt.
    """
    return None if known.insolvency is not None or place.freeze is not None else SCRIPTS.get(place.stage)
