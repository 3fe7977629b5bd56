"""The situations of the quiz as data: what is asked of the rules, and what else might be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from policy_gen.policy.conditions import CONDITIONS
from policy_gen.profile.model import Profile
from policy_gen.profile.source import read_data
from policy_gen.rules.responsibility.authority import Matter

FILE = "quiz.yaml"


class Ask(StrEnum):
    """What is asked of the rules: the closed set that holds the answer."""

    VERDICT = "verdict"
    PARTNER = "partner"
    DUTY = "duty"
    STAGE = "stage"
    SUPPLY = "supply"
    DECIDER = "decider"


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation of `templates/quiz.yaml`."""

    id: str
    when: str
    """A condition of `policy/conditions.py`."""
    ask: Ask
    clause: str
    options: tuple[str, ...] = ()
    """Answers of the closed set, in the order to show them."""
    case: dict[str, Any] | None = None
    """A request, by the fields of RefusalRequest."""
    debt: str = ""
    """The day past due of a debt, by its name on the ladder."""
    matter: Matter | None = None


@dataclass(frozen=True, slots=True)
class Quiz:
    """All situations, and how many of them a company asks."""

    asked: int
    situations: tuple[Situation, ...]

    def applying(self, profile: Profile) -> tuple[Situation, ...]:
        """The situations that a company may meet, in their order."""
        return tuple(one for one in self.situations if CONDITIONS[one.when](profile))


def read_quiz(folders: Sequence[Path]) -> Quiz:
    """The quiz of the first folder that has one."""
    data = read_data(next(folder / FILE for folder in folders if (folder / FILE).is_file()))
    return Quiz(data["asked"], tuple(_situation(row) for row in data["situations"]))


def _situation(row: dict[str, Any]) -> Situation:
    matter = row.get("matter")
    changed = {
        "ask": Ask(row["ask"]),
        "options": tuple(row.get("options", ())),
        "matter": None if matter is None else Matter(matter),
    }
    return Situation(**(row | changed))
