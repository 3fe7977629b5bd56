"""Partners to name as people read them."""

from datetime import date
from typing import Any

from policy_gen.cli.decide.showing import BULLET, QUOTE, Part, Sheet
from policy_gen.languages.phones import dictated
from policy_gen.policy.telling import Teller


def referral_sheet(teller: Teller, told: dict[str, Any]) -> Sheet:
    """The answer of `decide partner` as a sheet."""
    labels = _labels(teller)
    names = [*(one["name"] for one in told["partners"]), *filter(None, (told["colleague_title"],))]
    return Sheet(
        title=teller.briefing.grammar.and_list(names) if names else labels["nobody_to_name"],
        facts=(
            (labels["colleague"], told["colleague_title"]),
            (labels["follow_up"], told["feedback_on"] and told_day(teller, told["feedback_on"])),
        ),
        parts=(
            *partner_parts(teller, told),
            Part(labels["say"], tuple(one["text"] for one in told["scripts"]), QUOTE),
            Part(labels["steps"], tuple(told["steps"]), BULLET),
            *reason_parts(teller, told),
        ),
    )


def told_day(teller: Teller, iso_date: str) -> str:
    """A day as the language writes it."""
    return teller.briefing.grammar.date(date.fromisoformat(iso_date))


def partner_parts(teller: Teller, told: dict[str, Any]) -> tuple[Part, ...]:
    """Whom to name and what to mind, or the sentence for nobody."""
    labels = _labels(teller)
    return (
        Part(labels["nobody"], _given(told["fallback"]), QUOTE),
        Part(labels["first_tell"], _given(told["disclosure"]), QUOTE),
        *(_card(labels, one) for one in told["partners"]),
        Part(labels["consent"], _given(told["consent"])),
    )


def _card(labels: dict[str, str], card: dict[str, Any]) -> Part:
    contact = ", ".join(filter(None, (card["contact_person"], card["contact_role"])))
    lines = (
        ", ".join(filter(None, (dictated(card["phone"]), card["hours"]))),
        f"{labels['ask_for']}: {contact}",
        card["conditions"] and f"{labels['conditions']}: {card['conditions']}",
        f"{labels['client_says']}: {card['say_phrase']}",
        card["valid_until_text"],
        card["non_solicit"],
    )
    return Part(f"{card['name']} ({card['relation_name']})", tuple(filter(None, lines)))


def reason_parts(teller: Teller, told: dict[str, Any]) -> tuple[Part, ...]:
    """What stands below every answer: the clauses and the reasons."""
    labels = _labels(teller)
    return (
        Part(labels["clauses"], tuple(teller.clause_name(clause) for clause in told["clauses"])),
        Part(labels["why"], tuple(told["trace"]), numbered=True),
    )


def _given(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _labels(teller: Teller) -> dict[str, str]:
    return teller.briefing.lexicon.words["answer_label"]
