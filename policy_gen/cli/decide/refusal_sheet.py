"""An answer to a request as people read it."""

from typing import Any

from policy_gen.cli.decide.partner_sheet import partner_parts, reason_parts, told_day
from policy_gen.cli.decide.showing import BULLET, QUOTE, Part, Sheet
from policy_gen.policy.telling import Teller


def refusal_sheet(teller: Teller, told: dict[str, Any]) -> Sheet:
    """The answer of `decide refusal` as a sheet."""
    labels = teller.briefing.lexicon.words["answer_label"]
    return Sheet(
        title=told["answer"],
        facts=_facts(teller, told, labels),
        parts=(
            *_words(labels["say"], told["scripts"]),
            Part(labels["steps"], tuple(told["steps"]), BULLET),
            *partner_parts(teller, told),
            Part(labels["register"], tuple(_entry(one) for one in told["register"])),
            Part(labels["avoid"], tuple(_phrase(one, labels["instead"]) for one in told["avoid"]), BULLET),
            *reason_parts(teller, told),
        ),
    )


def _words(label: str, scripts: list[dict[str, Any]]) -> tuple[Part, ...]:
    """What is said at once, and apart from it what is said only after something else."""
    times = dict.fromkeys(one["when"] for one in scripts)
    return tuple(
        Part(
            f"{label}: {when}" if when else label,
            tuple(one["text"] for one in scripts if one["when"] == when),
            QUOTE,
        )
        for when in times
    )


def _facts(
    teller: Teller, told: dict[str, Any], labels: dict[str, str]
) -> tuple[tuple[str, str | None], ...]:
    follow_up = told["follow_up"]
    return (
        (labels["decides"], told["approver_title"]),
        (labels["deputy"], told["deputy_title"] or labels["no_deputy"]),
        (labels["by"], _deadline(teller, told, labels)),
        (labels["asked_first"], ", ".join(teller.role(role) for role in told["asked_first"])),
        (labels["informed"], ", ".join(teller.role(role) for role in told["informed"])),
        (labels["speaks"], told["performer_title"]),
        (labels["colleague"], told["colleague_title"]),
        (labels["follow_up"], follow_up and f"{told_day(teller, follow_up)}: {told['follow_up_text']}"),
        (labels["register"], None if told["register"] else labels["no_register"]),
    )


def _deadline(teller: Teller, told: dict[str, Any], labels: dict[str, str]) -> str:
    """By when it is decided, and what silence means."""
    if not told["answer_by"]:
        return labels["at_once"]
    return f"{told_day(teller, told['answer_by'])}; {labels['silence_' + told['on_silence']]}"


def _entry(entry: dict[str, Any]) -> str:
    """A column of the register; what is still to be found out stands in angle brackets."""
    return f"{entry['title']}: {entry['entry'] or '‹' + entry['hint'] + '›'}"


def _phrase(phrase: dict[str, Any], instead: str) -> str:
    said = f"{phrase['say_not']} ({phrase['why']})"
    return f"{said}; {instead}: {phrase['say']}" if phrase["say"] else said
