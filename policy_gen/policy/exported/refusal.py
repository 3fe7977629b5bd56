"""The refusal guide's part of policy.json: a tree of questions whose leaves are the answers."""

from datetime import date

from policy_gen.policy.exported.asked import requests
from policy_gen.policy.exported.days import DayColumn, DayShelf
from policy_gen.policy.exported.part import Part, Sum, amount
from policy_gen.policy.exported.refusal_answer import (
    Answer,
    RegisterColumn,
    answer_of,
    register_columns,
    register_set,
)
from policy_gen.policy.exported.refusal_words import axis_text, value_examples, value_text
from policy_gen.policy.telling import Teller
from policy_gen.policy.told_phrases import told_phrases
from policy_gen.policy.told_refusal import role_title
from policy_gen.profile.catalogues import Occasion
from policy_gen.rules.refusal.axis import Axis
from policy_gen.rules.refusal.choices import HIGHEST_POINTS, JOINED
from policy_gen.rules.refusal.decision import ANY_EMPLOYEE
from policy_gen.rules.refusal.tree import Node


class Choice(Part):
    """An answer to a question."""

    value: str
    """Id of the answer, as the branches name it."""
    text: str
    """The answer in words."""
    examples: tuple[str, ...]
    """What it is about: fields of the company, words of callers, the sign of an own situation; or nothing."""
    finer_than: str | None
    """The answer of which this one is a kind: where both lead to the same place it need not be offered."""


class Question(Part):
    """A question of the guide."""

    id: str
    """Id of the question."""
    text: str
    """The question in words."""
    choices: tuple[Choice, ...]
    """Its answers, in the order to show them."""


class Fork(Part):
    """A question at its place, and where its answers lead."""

    id: str
    """Id of the fork."""
    question: str
    """Id of the question."""
    branches: dict[str, str]
    """Id of the next fork, or of the answer, by value of the choice."""


class Criterion(Part):
    """What significance is scored by; zero to three points."""

    id: str
    """Id of the criterion."""
    text: str
    """The criterion."""
    zero: str
    """What brings no point."""
    three: str
    """What brings three points."""


class Score(Part):
    """One of the two scores."""

    criteria: tuple[Criterion, ...]
    """Its criteria."""
    high_from: int
    """Sum from which it counts as high; below, and if not known, it is low."""


class RefusalGuide(Part):
    """What we answer to a request: walk from `start` along the choices until an answer stands there."""

    questions: tuple[Question, ...]
    """The questions."""
    start: str
    """Id of the first fork."""
    forks: tuple[Fork, ...]
    """The tree."""
    joined: dict[str, str]
    """A question by the one before it, where both are answered by the same choice."""
    answers: tuple[Answer, ...]
    """Every answer once."""
    register_columns: tuple[RegisterColumn, ...]
    """Columns of the refusal register."""
    register_sets: dict[str, tuple[str, ...]]
    """Ids of the columns an answer fills in, by name of the set."""
    tactical: Score
    """What the client brings now."""
    strategic: Score
    """What the client may bring later."""
    revenue_from: tuple[Sum, ...]
    """Yearly revenue from which the criterion revenue_12m brings 1, 2 and 3 points."""
    highest_points: int
    """Highest sum of either score."""
    wait_days: int
    """Longest wait that may be offered, in calendar days."""
    avoid: dict[str, tuple[str, ...]]
    """Ids of the forbidden phrases that tempt, by occasion."""
    any_employee: str
    """What stands for the decider any_employee."""
    first_date: date
    """First day of a request that can be looked up."""
    last_date: date
    """Last day of a request that can be looked up."""
    marks: dict[str, str]
    """Id of the column of days from the request to each mark an answer names."""
    columns: tuple[DayColumn, ...]
    """Days by date of the request."""


def refusal_guide(teller: Teller, first: date, last: date) -> RefusalGuide:
    """The guide of a company for requests of some days."""
    profile = teller.briefing.profile
    found = requests(profile, first, last)
    forks, days = _Forks(), DayShelf()
    start = forks.named(found.root)
    return RefusalGuide(
        questions=tuple(_question(teller, axis) for axis in forks.axes()),
        start=start,
        forks=forks.all(),
        joined=JOINED,
        answers=tuple(answer_of(teller, n, leaf, named) for n, (leaf, named) in enumerate(found.leaves)),
        register_columns=register_columns(teller),
        register_sets={
            register_set(leaf.decision): tuple(entry.column for entry in leaf.decision.register)
            for leaf, _ in found.leaves
        },
        tactical=_score(teller, "tactical"),
        strategic=_score(teller, "strategic"),
        revenue_from=tuple(amount(border) for border in profile.refusal.significance.revenue_bands),
        highest_points=HIGHEST_POINTS,
        wait_days=profile.refusal.wait_offer_max_days,
        avoid={
            occasion: tuple(str(phrase["id"]) for phrase in told_phrases(teller, (occasion,)))
            for occasion in Occasion
        },
        any_employee=role_title(teller, ANY_EMPLOYEE),
        first_date=first,
        last_date=last,
        marks={name: days.column(column) for name, column in found.columns.items()},
        columns=days.columns(),
    )


class _Forks:
    """Forks with their ids, equal ones once."""

    def __init__(self) -> None:
        self._ids: dict[Node, str] = {}
        self._made: list[Fork] = []
        self._axes: dict[str, Axis] = {}

    def named(self, node: Node | int) -> str:
        """The id of a fork or an answer."""
        if isinstance(node, int):
            return f"a{node}"
        if node not in self._ids:
            branches = {value: self.named(below) for value, below in node.branches}
            known = self._axes.get(node.axis.id)
            self._axes[node.axis.id] = _both(known, node.axis) if known else node.axis
            self._ids[node] = f"f{len(self._made)}"
            self._made.append(Fork(id=self._ids[node], question=node.axis.id, branches=branches))
        return self._ids[node]

    def all(self) -> tuple[Fork, ...]:
        return tuple(self._made)

    def axes(self) -> tuple[Axis, ...]:
        return tuple(axis for _, axis in sorted(self._axes.items()))


def _both(one: Axis, other: Axis) -> Axis:
    """The question with the answers of both, each after the one that it follows."""
    values = list(one.values)
    for place, value in enumerate(other.values):
        if value not in values:
            values.insert(values.index(other.values[place - 1]) + 1 if place else 0, value)
    return Axis(one.id, tuple(values), {**one.finer, **other.finer})


def _question(teller: Teller, axis: Axis) -> Question:
    choices = tuple(
        Choice(
            value=value,
            text=value_text(teller, axis.id, value),
            examples=value_examples(teller, axis.id, value),
            finer_than=axis.finer.get(value),
        )
        for value in axis.values
    )
    return Question(id=axis.id, text=axis_text(teller, axis.id), choices=choices)


def _score(teller: Teller, which: str) -> Score:
    significance = teller.briefing.profile.refusal.significance
    criteria = getattr(significance, which)
    return Score(
        criteria=tuple(
            Criterion(
                id=one,
                text=teller.word("criterion", one),
                zero=teller.word("criterion_zero", one),
                three=teller.word("criterion_three", one),
            )
            for one in criteria
        ),
        high_from=getattr(significance.high_from, which),
    )
