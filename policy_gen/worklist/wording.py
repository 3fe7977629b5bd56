"""The worklist in words: lines, clients and totals as people read them, each put into words once."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from policy_gen.policy.supply_words import supply_key
from policy_gen.policy.telling import Teller
from policy_gen.profile.values import text_in
from policy_gen.profile.wording import in_language
from policy_gen.rules.reasoning import Duty, Remark, Value, remark
from policy_gen.rules.receivables.decision import Stage, SupplyStatus
from policy_gen.rules.receivables.planned import STOP_OF_SCOPE
from policy_gen.worklist.approvals import Waiting
from policy_gen.worklist.clients import Client
from policy_gen.worklist.lines import Kind, Line
from policy_gen.worklist.planning import Plan
from policy_gen.worklist.row_faults import told_fault

WORDS = "worklist"
LEADING = frozenset({"limitation_over"})
"""Cautions that change what the action means."""
NOTED = frozenset(
    {
        "due_rolled",
        "due_moved",
        "privileged",
        "privileged_over",
        "privileged_not_used",
        "privileged_not_eligible",
        "privileged_over_amount",
    }
)
"""Steps of the reasoning a row tells: a due date that moved, a decision on a privileged client."""
STOPS = frozenset(STOP_OF_SCOPE.values())
"""Duties of the day on which supply stops: then others hear of it too (REC-500)."""


@dataclass(frozen=True, slots=True)
class LineWords:
    """A line as a row shows it."""

    stage: str
    owner: str
    action: str
    """What the owner of the stage does today."""
    others: str
    """What others do, each with the title."""
    deadline: date | None
    days_left: int | None
    letter: str
    """Id of the script to say or of the annex to use."""
    clauses: str
    next_date: date | None
    last_date_to_sue: date | None
    notes: str
    """What the rules could not know, and why a decision on a privileged client holds or not."""
    lead: str = ""
    """What must be read before the action: the claim has lapsed."""


@dataclass(frozen=True, slots=True)
class DutyWords:
    """What is said of the duties of a line."""

    action: str
    others: str
    letter: str
    clauses: str


@dataclass(frozen=True, slots=True)
class ClientWords:
    """A client as each of its rows shows it."""

    stage: str
    supply: str
    reason: str
    lift: str
    """What lifts a stop."""
    waiting: str


class Wording:
    """Says a plan in the language of its teller."""

    def __init__(self, teller: Teller, plan: Plan) -> None:
        self.teller, self.plan = teller, plan
        self.segments = {
            s.id: text_in(s.name, teller.briefing.language) or s.id for s in plan.profile.segments
        }
        self.decimal_comma = "," in teller.briefing.grammar.number(Decimal("0.5"))
        self._unknowable = self.word("unknowable")
        self._stages: dict[Stage, str] = {}
        self._lines: dict[tuple[str, tuple[Duty, ...]], DutyWords] = {}
        self._roles: dict[str, str] = {}
        self._duties: dict[Remark, str] = {}
        self._steps: dict[Remark, str] = {}
        self._clients: dict[tuple[object, ...], ClientWords] = {}

    def word(self, key: str, category: str = WORDS) -> str:
        return self.teller.word(category, key)

    def say(self, key: str, **values: Value) -> str:
        """A sentence of the worklist's own words, or a part of one."""
        return self.teller.part(WORDS, remark(key, **values))

    def line(self, line: Line) -> LineWords:
        """The words of a line; kept with it."""
        known = line.told.get("words")
        if known is None:
            known = line.told["words"] = self._line(line)
        assert isinstance(known, LineWords)
        return known

    def _line(self, line: Line) -> LineWords:
        decision = line.decision
        duties, lead = self._duty_words(line), self._lead(line)
        return LineWords(
            stage=self._stage(decision.stage) if decision else self.word(line.kind, "worklist_kind"),
            owner=self.role(line.owner) if line.kind != Kind.SETTLED else "",
            action=" ".join(filter(None, (lead, duties.action))),
            others=duties.others,
            deadline=line.deadline,
            days_left=self._days_left(line),
            letter=duties.letter,
            clauses=duties.clauses,
            next_date=decision.next_date if decision else None,
            last_date_to_sue=decision.last_date_to_sue if decision else None,
            notes=self._notes(line),
            lead=lead,
        )

    def _duty_words(self, line: Line) -> DutyWords:
        """The words of the line's duties; lines of different days often have the same."""
        key = (line.owner, line.duties)
        known = self._lines.get(key)
        if known is None:
            own, others = _shared_out(line)
            known = self._lines[key] = DutyWords(
                action=" ".join(self.duty(duty) for duty in own),
                others=" ".join(f"{self.role(duty.owner)}: {self.duty(duty)}" for duty in others),
                letter=_letter([*own, *others]),
                clauses=", ".join(self.teller.clauses(duty.clause for duty in line.duties)),
            )
        return known

    def _stage(self, stage: Stage) -> str:
        known = self._stages.get(stage)
        if known is None:
            known = self._stages[stage] = self.word(stage, "stage")
        return known

    def _lead(self, line: Line) -> str:
        warnings = line.decision.warnings if line.decision else ()
        return " ".join(
            _as_sentence(self.teller.say("caution", one)) for one in warnings if one.key in LEADING
        )

    def _notes(self, line: Line) -> str:
        """What the rules could not know about a line, and what moved its dates."""
        warnings = line.decision.warnings if line.decision else ()
        remarks = [
            _as_sentence(self.teller.say("caution", one)) for one in warnings if one.key not in LEADING
        ]
        if line.decision:
            remarks += [self._noted(one) for one in line.decision.trace if one.key in NOTED]
        if line.decision and any(duty.what.key in STOPS for duty in line.duties):
            roles = map(self.teller.role, line.decision.informed)
            remarks.append(self.say("told_today", roles=", ".join(roles)))
        if self.plan.unknowable(line):
            remarks.append(self._unknowable)
        return " ".join(remarks)

    def _noted(self, step: Remark) -> str:
        """A step of the reasoning as a sentence; many lines share a due date."""
        known = self._steps.get(step)
        if known is None:
            known = self._steps[step] = _as_sentence(self.teller.say("trace", step))
        return known

    def _days_left(self, line: Line) -> int | None:
        """Days until the deadline, else until the stage ends; None once it has passed."""
        if line.deadline is None:
            return line.decision.days_left if line.decision else None
        left = (line.deadline - self.plan.as_of).days
        return left if left >= 0 else None

    def warning(self, row: int) -> str:
        """What is odd about a row that was planned all the same."""
        fault = self.plan.books.warned.get(row)
        if fault is None:
            return ""
        return in_language(told_fault(fault, Path()), self.teller.briefing.language).message

    def role(self, role_id: str) -> str:
        """A role's title as it begins a line."""
        known = self._roles.get(role_id)
        if known is None:
            title = self.teller.role(role_id)
            known = self._roles[role_id] = title[:1].upper() + title[1:]
        return known

    def duty(self, duty: Duty) -> str:
        """A duty as a sentence."""
        known = self._duties.get(duty.what)
        if known is None:
            known = self._duties[duty.what] = _as_sentence(self.teller.say("duty", duty.what))
        return known

    def client(self, client: Client) -> ClientWords:
        """The words of a client; those who are alike share them."""
        key = (client.stage, client.supply, client.waiting)
        known = self._clients.get(key)
        if known is None:
            known = self._clients[key] = self._client(client)
        return known

    def _client(self, client: Client) -> ClientWords:
        stopped = client.supply.status == SupplyStatus.STOP
        return ClientWords(
            stage=self.word(client.stage, "stage") if client.stage else "",
            supply=self.supply(client.supply.status),
            reason=_as_sentence(self.teller.say("supply_reason", client.supply.reason)),
            lift=self.lift(client.supply.reason) if stopped else "",
            waiting=" ".join(self.waiting(one) for one in client.waiting),
        )

    def supply(self, status: SupplyStatus) -> str:
        """The words of a supply status."""
        return self.word(supply_key(self.plan.profile, status), "supply_status")

    def lift(self, reason: Remark) -> str:
        """What lifts the stop: by its reason, else by the company's rule (REC-505)."""
        known = self.teller.briefing.lexicon.words["worklist_lift"]
        key = reason.key if reason.key in known else "other"
        condition = self.plan.profile.supply.resume_when
        return self.teller.part("worklist_lift", remark(key, condition=condition))

    def waiting(self, one: Waiting) -> str:
        """A waiting decision with who decides and by when."""
        said = self.teller.part("worklist_waiting", one.what)
        return self.teller.say(WORDS, remark("waiting_for", what=said, role=one.role, by=one.by))


def _shared_out(line: Line) -> tuple[list[Duty], list[Duty]]:
    """The duties of the stage's owner, or of whoever performs for him, and those of others."""
    performer = line.decision.performer if line.decision else line.owner
    own = [duty for duty in line.duties if duty.owner in (line.owner, performer)]
    return own, [duty for duty in line.duties if duty not in own]


def _letter(duties: list[Duty]) -> str:
    """The script to say, else the annex to use."""
    scripts = [duty.script for duty in duties if duty.script]
    return next(iter([*scripts, *(duty.form for duty in duties if duty.form)]), "")


def _as_sentence(text: str) -> str:
    """With a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?", "…")) else ".")
