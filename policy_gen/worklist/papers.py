"""A stop because the signed papers were not back by the due date, and whom it stops (REC-500).

The rules decide about invoices; only the ledger knows of papers, so this trigger of the policy lives here.
"""

from collections.abc import Iterable
from datetime import date

from policy_gen.profile.credit import SegmentKind
from policy_gen.rules.calendar import ONE_DAY, rolled_forward
from policy_gen.rules.reasoning import remark
from policy_gen.rules.receivables.case import Event, EventKind
from policy_gen.rules.receivables.decision import Supply, SupplyStatus
from policy_gen.worklist.accounts import Account
from policy_gen.worklist.lines import LineBook
from policy_gen.worklist.stop_duties import Telling

TELLING = Telling("tell_of_papers", "tell_of_papers_orders")
REASONS = frozenset({"papers_missing", "papers_public"})


def with_papers(account: Account, found: Supply, lines: LineBook, events: Iterable[Event]) -> Supply:
    """The supply status of a client, missing papers counted; they stop what nothing else has stopped."""
    due, item = account.papers_missing_due, account.papers_item
    if due is None or item is None or found.status == SupplyStatus.STOP:
        return found
    fired = fired_on(due, lines.country)
    lifted = (event.on for event in events if event.kind == EventKind.HOLD_RELEASED)
    if fired > lines.as_of or any(fired <= day <= lines.as_of for day in lifted):
        return found
    if any(lines.segments[segment].kind == SegmentKind.PUBLIC for segment in (*account.oldest, item.segment)):
        return Supply(found.status, remark("papers_public"), fired)
    return Supply(SupplyStatus.STOP, remark("papers_missing", due=due), fired)


def fired_on(due: date, country: str) -> date:
    """The business day on which papers not back by `due` stop supply."""
    return rolled_forward(due + ONE_DAY, country)
