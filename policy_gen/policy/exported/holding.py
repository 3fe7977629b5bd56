"""What may hold for a debt, in words, and between which days: the entries of the tables in policy.json."""

from collections.abc import Mapping
from typing import TypeVar

from policy_gen.policy.exported.days import DayRef, day_ref
from policy_gen.policy.exported.part import Part, Sum, optional_amount
from policy_gen.policy.telling import Teller
from policy_gen.rules.reasoning import Duty, Remark
from policy_gen.rules.receivables.engine import SUPPLY_CLAUSES
from policy_gen.rules.receivables.lookup.fitting import Entry, Table
from policy_gen.rules.receivables.lookup.observing import Fact, StageFact, SupplyFact, ToldFact
from policy_gen.rules.receivables.lookup.stop_day import named, names
from policy_gen.rules.receivables.supply import BY_DELAY


class StageEntry(Part):
    """A stage and whose it is."""

    id: str
    """Id of the fact."""
    stage: str
    """Id of the stage."""
    owner: str
    """Id of the role that owns it."""
    deputy: str
    """Id of the role that acts in absence."""
    performer: str
    """Id of the role that does the work; the owner, or an external lawyer."""
    script: str | None
    """Id of the script for a client who calls on a day without words of its own; null: there is none."""


class SupplyEntry(Part):
    """Whether the client is supplied."""

    id: str
    """Id of the fact."""
    status: str
    """go, stop or prepay."""
    text: str
    """Why, as a sentence; {date} is a day the entry names."""
    from_amount: Sum | None
    """The smallest debt for which this is a reason; null: any debt."""
    texts: dict[str, str]
    """The same by segment, where it names a number of the segment; else empty."""
    clauses: tuple[str, ...]
    """Ids of the clauses behind the status."""


class ToldEntry(Part):
    """A role that must be told."""

    id: str
    """Id of the fact."""
    role: str
    """Id of the role."""


class DutyEntry(Part):
    """What somebody does."""

    id: str
    """Id of the fact."""
    text: str
    """The duty as a sentence; {date} and the like are days the entry names."""
    owner: str
    """Id of the role whose duty it is."""
    script: str | None
    """Id of the script to say."""
    form: str | None
    """Id of the annex to use."""
    clause: str
    """Id of the clause that demands it."""


class Holding(Part):
    """A fact and the days on which it holds, both included; a mark without a day holds nothing."""

    id: int
    """Number of the entry."""
    fact: str
    """Id of a stage, supply, told or duty fact."""
    stage: str | None
    """Id of the stage in which alone it holds; null: in any."""
    first: DayRef | None
    """First day: a mark and days to add; null: from the beginning."""
    last: DayRef | None
    """Last day; null: until an event."""
    days: dict[str, DayRef]
    """Days by name: `by` the deadline, `until` the last day of the stage or its work, others of the text."""


class StageStanding(Part):
    """What holds on every day of a stage."""

    stage: str
    """Id of the stage."""
    told: tuple[str, ...]
    """Ids of the roles that must be told."""
    clauses: tuple[str, ...]
    """Ids of the clauses that apply."""


class HoldingTable(Part):
    """Everything that may hold for one kind of debt."""

    id: str
    """Id of the table."""
    entries: tuple[int, ...]
    """Numbers of its entries."""
    always: tuple[StageStanding, ...]
    """What holds throughout each stage."""


K = TypeVar("K", StageEntry, SupplyEntry, ToldEntry, DutyEntry)
Content = tuple[str, str | None, DayRef | None, DayRef | None, tuple[tuple[str, DayRef], ...]]
"""Of an entry: its fact, stage, first and last day, named days."""


class FactShelf:
    """Facts, entries and tables, each kept once."""

    def __init__(self, teller: Teller, stop_days: Mapping[str, int]) -> None:
        self._teller = teller
        self._stop_days = stop_days
        self._facts: dict[tuple[Fact, tuple[str, ...]], str] = {}
        self._entries: dict[Content, int] = {}
        self._tables: dict[HoldingTable, str] = {}
        self.stages: list[StageEntry] = []
        self.supplies: list[SupplyEntry] = []
        self.told: list[ToldEntry] = []
        self.duties: list[DutyEntry] = []

    def table(self, table: Table) -> str:
        """The id of a table."""
        always = tuple(
            StageStanding(stage=stage, told=known.told, clauses=self._teller.clauses(known.clauses))
            for stage, known in table.always
        )
        entries = tuple(self._entry(entry) for entry in table.entries)
        content = HoldingTable(id="", entries=entries, always=always)
        return self._tables.setdefault(content, f"t{len(self._tables)}")

    def tables(self) -> tuple[HoldingTable, ...]:
        """Every table."""
        return tuple(content.model_copy(update={"id": name}) for content, name in self._tables.items())

    def entries(self) -> tuple[Holding, ...]:
        """Every entry."""
        return tuple(
            Holding(id=number, fact=fact, stage=stage, first=first, last=last, days=dict(days))
            for (fact, stage, first, last, days), number in self._entries.items()
        )

    def _entry(self, entry: Entry) -> int:
        days = tuple((name, (column.mark, column.shift)) for name, column in entry.named)
        fact = self._fact(entry.fact, tuple(name for name, _ in entry.named))
        content = (fact, entry.stage, day_ref(entry.first), day_ref(entry.last), days)
        return self._entries.setdefault(content, len(self._entries))

    def _fact(self, fact: Fact, days: tuple[str, ...]) -> str:
        key = (fact, days)
        if key not in self._facts:
            self._facts[key] = self._made(fact, days)
        return self._facts[key]

    def _made(self, fact: Fact, days: tuple[str, ...]) -> str:
        match fact:
            case StageFact():
                return _kept(self.stages, self._stage(fact))
            case SupplyFact():
                return _kept(self.supplies, self._supply(fact, days))
            case ToldFact(role):
                return _kept(self.told, ToldEntry(id=f"told{len(self.told)}", role=role))
            case Duty():
                return _kept(self.duties, self._duty(fact, days))

    def _stage(self, fact: StageFact) -> StageEntry:
        return StageEntry(
            id=f"stage{len(self.stages)}",
            stage=fact.stage,
            owner=fact.owner,
            deputy=fact.deputy,
            performer=fact.performer,
            script=fact.script,
        )

    def _supply(self, fact: SupplyFact, days: tuple[str, ...]) -> SupplyEntry:
        reasons = {
            segment: named(fact.reason, day) for segment, day in self._stop_days.items() if names(fact.reason)
        }
        texts = {segment: self._say("supply_reason", reason, days) for segment, reason in reasons.items()}
        least = self._teller.briefing.profile.supply.min_amount if fact.reason.key in BY_DELAY else None
        return SupplyEntry(
            id=f"supply{len(self.supplies)}",
            status=fact.status,
            from_amount=optional_amount(least),
            text=next(iter(texts.values()), None) or self._say("supply_reason", fact.reason, days),
            texts=texts,
            clauses=self._teller.clauses(SUPPLY_CLAUSES[fact.status]),
        )

    def _duty(self, fact: Duty, days: tuple[str, ...]) -> DutyEntry:
        return DutyEntry(
            id=f"duty{len(self.duties)}",
            text=self._say("duty", fact.what, days),
            owner=fact.owner,
            script=fact.script,
            form=fact.form,
            clause=fact.clause,
        )

    def _say(self, kind: str, remark: Remark, days: tuple[str, ...]) -> str:
        """The sentence, with the names of its days in braces."""
        marks = tuple((name, f"{{{name}}}") for name in days)
        return self._teller.say(kind, Remark(remark.key, (*remark.values, *marks)))


def _kept(shelf: list[K], entry: K) -> str:
    shelf.append(entry)
    return entry.id
