"""What the employee writes into the refusal register (ANN-D)."""

from policy_gen.rules.reasoning import Value
from policy_gen.rules.refusal.answer import Answer
from policy_gen.rules.refusal.axis import OTHER
from policy_gen.rules.refusal.decision import FollowUp, RegisterEntry, Verdict
from policy_gen.rules.refusal.request import Client, RefusalRequest

COLUMNS = (
    "date", "employee", "client", "request", "region", "field", "situation", "significance",
    "offered", "result", "source", "decided_by", "follow_up",
)  # fmt: skip
"""The columns of ANN-D, in its order."""


def entries(
    request: RefusalRequest, answer: Answer, decider: str, follow_up: FollowUp | None
) -> tuple[RegisterEntry, ...]:
    """A value for each column that the case knows; an empty one is for the employee to fill in."""
    if not answer.registered:
        return _source_only(request) if answer.verdict == Verdict.SERVE else ()
    if answer.situation == "must_refuse":
        return _without_details(request, decider)
    known: dict[str, tuple[Value, ...]] = {
        "date": (request.on,),
        "region": () if request.region in (None, OTHER) else (request.region,),
        "field": _field(request),
        "situation": (answer.situation,) if answer.situation else (),
        "significance": _significance(request, answer),
        "offered": (answer.offered,) if answer.offered else (),
        "decided_by": (decider,),
        "follow_up": (follow_up.on,) if follow_up else ("not_needed",),
    }
    return tuple(RegisterEntry(column, known.get(column, ())) for column in COLUMNS)


def _field(request: RefusalRequest) -> tuple[str, ...]:
    """The field asked for, in the client's words where we do not list it."""
    if request.unlisted_field in (None, OTHER):
        return request.fields
    return (request.unlisted_field,)


def _source_only(request: RefusalRequest) -> tuple[RegisterEntry, ...]:
    """Nothing was refused; a new caller is still asked how they heard of us (REF-050)."""
    if request.client == Client.EXISTING:
        return ()
    return (RegisterEntry("date", (request.on,)), RegisterEntry("source"))


def _without_details(request: RefusalRequest, decider: str) -> tuple[RegisterEntry, ...]:
    """Where we must refuse, the register holds no details (REF-215)."""
    return (
        RegisterEntry("date", (request.on,)),
        RegisterEntry("employee"),
        RegisterEntry("situation", ("must_refuse",)),
        RegisterEntry("decided_by", (decider,)),
    )


def _significance(request: RefusalRequest, answer: Answer) -> tuple[Value, ...]:
    """Both scores; situations that need none say so (REF-060)."""
    if not answer.scored:
        return ("not_needed",)
    if request.tactical is None and request.strategic is None:
        return ()
    unknown = "unknown"
    return (
        unknown if request.tactical is None else request.tactical,
        unknown if request.strategic is None else request.strategic,
    )
