"""The words of the overdue calculator: stages, supply statuses, events to choose from."""

from policy_gen.policy.exported.part import Part
from policy_gen.policy.supply_words import supply_key
from policy_gen.policy.telling import Teller
from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, EventKind
from policy_gen.rules.receivables.decision import Stage, SupplyStatus
from policy_gen.rules.receivables.history import PAYMENTS


class EventWords(Part):
    """An event that may have happened to a debt."""

    kind: str
    """Kind of the event."""
    text: str
    """The event in words."""
    value: str
    """What goes with it: nothing, date (the day it names) or sum."""
    pays: bool
    """Whether its sum is paid, so that less is left of the debt."""


class OverdueWords(Part):
    """Names for the ids of the tables."""

    stages: dict[str, str]
    """Names of the stages by id, in their order."""
    supplies: dict[str, str]
    """Names of the supply statuses by id."""
    events: tuple[EventWords, ...]
    """Events, in the order to show them."""


def overdue_words(teller: Teller) -> OverdueWords:
    """The words in the language at hand."""
    return OverdueWords(
        stages={stage: teller.word("stage", stage) for stage in Stage},
        supplies={
            status: teller.word("supply_status", supply_key(teller.briefing.profile, status))
            for status in SupplyStatus
        },
        events=tuple(
            EventWords(kind=kind, text=teller.word("event", kind), value=_value(kind), pays=kind in PAYMENTS)
            for kind in EventKind
            if kind != EventKind.PRIVILEGED_UNTIL
        ),
    )


def _value(kind: EventKind) -> str:
    if kind in DATED_EVENTS:
        return "date"
    return "sum" if kind in SUM_EVENTS else "nothing"
