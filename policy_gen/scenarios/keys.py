"""The words of the format: what may be given, what may be expected, and of which kind each value is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, EventKind
from policy_gen.scenarios.scenario import WHAT, Question


class Kind(StrEnum):
    """What a value must be: of a form, or a name out of a list (`names.py`)."""

    DATE = "date"
    COUNT = "count"
    AMOUNT = "amount"
    FLAG = "flag"
    TEXT = "text"
    SEGMENT = "segment"
    ROLE = "role"
    REGION = "region"
    FIELD = "field"
    PARTNER = "partner"
    CLAUSE = "clause"
    SCRIPT = "script"
    STAGE = "stage"
    SUPPLY = "supply"
    BAND = "band"
    DUTY = "duty"
    REASON = "reason"
    TRACE = "trace"
    CAUTION = "caution"
    CLIENT = "client"
    REQUEST = "request"
    ABILITY = "ability"
    SITUATION = "situation"
    SIGN = "sign"
    GROUND = "ground"
    BILLING = "billing"
    DECISION = "decision"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an expectation: the kind of its value, or of the parts of what it names."""

    kind: Kind
    parts: Mapping[str, Kind] | None = None
    many: bool = False
    """Whether the policy may say several things there, of which some are expected."""


DUTY = Key(
    Kind.DUTY,
    {
        WHAT: Kind.DUTY,
        "owner": Kind.ROLE,
        "by": Kind.DATE,
        "script": Kind.SCRIPT,
        "form": Kind.CLAUSE,
        "clause": Kind.CLAUSE,
    },
    many=True,
)

GIVEN: Mapping[Question, Mapping[str, Kind]] = {
    Question.OVERDUE: {
        "segment": Kind.SEGMENT,
        "due": Kind.DATE,
        "amount": Kind.AMOUNT,
        "exposure": Kind.AMOUNT,
        "delivered": Kind.DATE,
    },
    Question.REFUSAL: {
        "client": Kind.CLIENT,
        "request": Kind.REQUEST,
        "ability": Kind.ABILITY,
    },
    Question.PARTNER: {"region": Kind.REGION, "field": Kind.FIELD},
}
"""The facts of a case, by question."""

NEEDED: Mapping[Question, tuple[str, ...]] = {
    Question.OVERDUE: ("due",),
    Question.REFUSAL: ("client", "request"),
    Question.PARTNER: ("region", "field"),
}
"""Facts without which a question cannot be asked."""

EXPECTED: Mapping[Question, Mapping[str, Key]] = {
    Question.OVERDUE: {
        "stage": Key(Kind.STAGE),
        "owner": Key(Kind.ROLE),
        "deputy": Key(Kind.ROLE),
        "performer": Key(Kind.ROLE),
        "supply": Key(Kind.SUPPLY),
        "supply_reason": Key(Kind.REASON),
        "supply_since": Key(Kind.DATE),
        "days_past_due": Key(Kind.COUNT),
        "effective_due_date": Key(Kind.DATE),
        "days_left": Key(Kind.COUNT),
        "days_late": Key(Kind.COUNT),
        "next_date": Key(Kind.DATE),
        "duties": DUTY,
        "coming": DUTY,
        "informed": Key(Kind.ROLE, many=True),
        "last_date_to_sue": Key(Kind.DATE),
        "outstanding": Key(Kind.AMOUNT),
        "band": Key(Kind.BAND),
        "clauses": Key(Kind.CLAUSE, many=True),
        "trace": Key(Kind.TRACE, many=True),
        "warnings": Key(Kind.CAUTION, many=True),
    },
    Question.REFUSAL: {},
    Question.PARTNER: {},
}
"""What may be expected, by question: the keys of the contract of `decide`."""

SAME = {"duty": "duties", "clause": "clauses"}
"""One duty or clause reads better in the singular."""

EVENT_VALUES: Mapping[EventKind, tuple[str, Kind]] = {
    **dict.fromkeys(DATED_EVENTS, ("until", Kind.DATE)),
    EventKind.SCHEDULE_SIGNED: ("first", Kind.DATE),
    **dict.fromkeys(SUM_EVENTS, ("amount", Kind.AMOUNT)),
}
"""What an event names besides its day: the promised day, the first instalment's, a sum."""

VALUE_NEEDED = frozenset({EventKind.PROMISE, EventKind.INSTALMENT_PAID, EventKind.PART_PAID})
"""Events that say nothing without their value."""
