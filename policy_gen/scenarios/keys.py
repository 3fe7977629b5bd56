"""The words of the format: what may be given, what may be expected, and of which kind each value is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policy_gen.rules.receivables.case import DATED_EVENTS, SUM_EVENTS, EventKind
from policy_gen.rules.refusal.choices import HIGHEST_POINTS
from policy_gen.rules.refusal.request import Asked
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
    TERMS = "terms"
    DECISION = "decision"
    DECIDER = "decider"
    OCCASION = "occasion"
    OFFERED = "offered"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an expectation: the kind of its value, or of the parts of what it names."""

    kind: Kind
    parts: Mapping[str, Kind] | None = None
    many: bool = False
    """Whether the policy may say several things there, of which some are expected."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A key of a case: the kind of its value, or of each in a list of values."""

    kind: Kind
    many: bool = False
    most: int | None = None
    """The highest count; the lowest is 0."""


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

PARTNER = Key(
    Kind.PARTNER,
    {
        WHAT: Kind.PARTNER,
        "relation": Kind.RELATION,
        "phone": Kind.TEXT,
        "valid_until": Kind.DATE,
    },
    many=True,
)

REGISTER = Key(
    Kind.TEXT,
    {
        "date": Kind.DATE,
        "region": Kind.REGION,
        "field": Kind.TEXT,
        "situation": Kind.TEXT,
        "significance": Kind.TEXT,
        "offered": Kind.OFFERED,
        "decided_by": Kind.DECIDER,
        "follow_up": Kind.DATE,
    },
)
"""What is written into the refusal register, by the columns of ANN-D that the case fills."""

MOST_WARNINGS = 99

GIVEN: Mapping[Question, Mapping[str, Fact]] = {
    Question.OVERDUE: {
        "segment": Fact(Kind.SEGMENT),
        "due": Fact(Kind.DATE),
        "amount": Fact(Kind.AMOUNT),
        "exposure": Fact(Kind.AMOUNT),
        "delivered": Fact(Kind.DATE),
    },
    Question.REFUSAL: {
        "client": Fact(Kind.CLIENT),
        "request": Fact(Kind.REQUEST),
        "ability": Fact(Kind.ABILITY),
        "situation": Fact(Kind.SITUATION),
        "sign": Fact(Kind.SIGN),
        "tactical": Fact(Kind.COUNT, most=HIGHEST_POINTS),
        "strategic": Fact(Kind.COUNT, most=HIGHEST_POINTS),
        "region": Fact(Kind.REGION),
        "field": Fact(Kind.FIELD, many=True),
        "unlisted_field": Fact(Kind.TEXT),
        "must_refuse": Fact(Kind.GROUND),
        "consumer": Fact(Kind.FLAG),
        "duty_to_serve": Fact(Kind.FLAG),
        "public_body": Fact(Kind.FLAG),
        "key_client": Fact(Kind.FLAG),
        "privileged": Fact(Kind.FLAG),
        "debtor": Fact(Kind.FLAG),
        "billing": Fact(Kind.BILLING),
        "warnings": Fact(Kind.COUNT, most=MOST_WARNINGS),
        "terms": Fact(Kind.TERMS),
        "wait_declined": Fact(Kind.FLAG),
        "available_on": Fact(Kind.DATE),
        "has_time": Fact(Kind.FLAG),
        "lookalike": Fact(Kind.FLAG),
        "absent": Fact(Kind.ROLE, many=True),
    },
    Question.PARTNER: {"region": Fact(Kind.REGION), "field": Fact(Kind.FIELD)},
}
"""The facts of a case, by question: the options of `policy-gen decide`."""

NEEDED: Mapping[Question, tuple[str, ...]] = {
    Question.OVERDUE: ("due",),
    Question.REFUSAL: ("client", "request"),
    Question.PARTNER: (),
}
"""Facts without which a question cannot be asked."""

NEEDS_ABILITY = frozenset({Asked.CORE, Asked.ADJACENT, Asked.NARROW, Asked.UNRELATED})
"""Requests whose answer hangs on whether we can serve; conduct and a wrong number do not."""

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
        "caller_script": Key(Kind.SCRIPT),
        "informed": Key(Kind.ROLE, many=True),
        "last_date_to_sue": Key(Kind.DATE),
        "outstanding": Key(Kind.AMOUNT),
        "band": Key(Kind.BAND),
        "clauses": Key(Kind.CLAUSE, many=True),
        "trace": Key(Kind.TRACE, many=True),
        "warnings": Key(Kind.CAUTION, many=True),
    },
    Question.REFUSAL: {
        "decision": Key(Kind.DECISION),
        "approver": Key(Kind.DECIDER),
        "decider": Key(Kind.DECIDER),
        "deputy": Key(Kind.ROLE),
        "answer_by": Key(Kind.DATE),
        "on_silence": Key(Kind.TEXT),
        "performer": Key(Kind.ROLE),
        "asked_first": Key(Kind.ROLE, many=True),
        "informed": Key(Kind.ROLE, many=True),
        "scripts": Key(Kind.SCRIPT, many=True),
        "register": REGISTER,
        "follow_up": Key(Kind.DATE),
        "partners": PARTNER,
        "colleague": Key(Kind.ROLE),
        "fallback": Key(Kind.FLAG),
        "avoid": Key(Kind.OCCASION, many=True),
        "clauses": Key(Kind.CLAUSE, many=True),
        "trace": Key(Kind.TRACE, many=True),
    },
    Question.PARTNER: {
        "first": Key(Kind.PARTNER),
        "partners": PARTNER,
        "colleague": Key(Kind.ROLE),
        "fallback": Key(Kind.FLAG),
        "disclosure": Key(Kind.FLAG),
        "consent": Key(Kind.FLAG),
        "feedback_on": Key(Kind.DATE),
        "gap": Key(Kind.FLAG),
        "log_gap": Key(Kind.FLAG),
        "clauses": Key(Kind.CLAUSE, many=True),
        "trace": Key(Kind.TRACE, many=True),
    },
}
"""What may be expected, by question: the keys of the contract of `decide`."""

SAME = {"duty": "duties", "clause": "clauses", "script": "scripts", "partner": "partners"}
"""One of several reads better in the singular."""

EVENT_VALUES: Mapping[EventKind, tuple[str, Kind]] = {
    **dict.fromkeys(DATED_EVENTS, ("until", Kind.DATE)),
    EventKind.SCHEDULE_SIGNED: ("first", Kind.DATE),
    **dict.fromkeys(SUM_EVENTS, ("amount", Kind.AMOUNT)),
}
"""What an event names besides its day: the promised day, the first instalment's, a sum."""

VALUE_NEEDED = frozenset({EventKind.PROMISE, EventKind.INSTALMENT_PAID, EventKind.PART_PAID})
"""Events that say nothing without their value."""
