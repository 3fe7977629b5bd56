"""The questions about a request, in the language of the answer; they work piped too."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from policy_gen.policy.telling import Teller
from policy_gen.policy.told_names import field_name, region_name, situation_name
from policy_gen.problems import shortened
from policy_gen.profile.model import Profile
from policy_gen.profile.wording import labels
from policy_gen.rules.refusal.axis import OTHER, UNKNOWN
from policy_gen.rules.refusal.choices import HIGHEST_POINTS, places
from policy_gen.rules.refusal.request import CONDUCT, Ability, Asked, Client
from policy_gen.rules.refusal.situations import BY_REQUEST

REFERRABLE = (Asked.ADJACENT, Asked.NARROW)


def ask_request(profile: Profile, teller: Teller, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is still needed of a request: at most five questions, and those that follow from an answer."""
    answers = dict(given)

    def ask(name: str, ids: Sequence[str], label: Callable[[str], str], *, optional: bool = False) -> None:
        if answers.get(name) in (None, ()) and ids:
            answers[name] = choose(teller, name, ids, label, optional=optional)

    ask("client", list(Client), lambda one: teller.word("client_kind", one))
    ask("asked", list(Asked), lambda one: teller.word("asked", one))
    if answers["asked"] in CONDUCT:
        signs = [sign.id for sign in profile.refusal.parting_signs if sign.enabled]
        ask("sign", signs, lambda one: teller.word("sign", one), optional=True)
        answers["ability"] = answers.get("ability") or Ability.NOW
        return answers
    if answers["asked"] != Asked.CORE:
        answers["ability"] = answers.get("ability") or Ability.NEVER
    ask("ability", list(Ability), lambda one: teller.word("ability", one))
    if answers["asked"] == Asked.CORE:
        _ask_core(profile, teller, answers, ask)
    if answers["asked"] in REFERRABLE:
        _, field = places(profile, Asked(answers["asked"]))
        ask_place(profile, teller, answers, [one for one in field.values if one not in (UNKNOWN, OTHER)])
    return answers


def _ask_core(profile: Profile, teller: Teller, answers: dict[str, Any], ask: Callable[..., None]) -> None:
    """For our own field: what is lacking, and how significant the client is."""
    rows = [row.id for row in profile.refusal.situations if row.enabled and row.id not in BY_REQUEST.values()]
    if answers["ability"] != Ability.NOW:
        ask("situation", rows, lambda one: situation_name(teller, one), optional=True)
    for score in ("tactical", "strategic"):
        if answers.get(score) is None:
            answers[score] = ask_points(teller, score)


def ask_place(profile: Profile, teller: Teller, answers: dict[str, Any], fields: Sequence[str]) -> None:
    """Region, and which of the `fields`, where they are not given."""
    if answers.get("region") is None:
        regions = [region.id for region in profile.regions]
        answers["region"] = choose(
            teller, "region", regions, lambda one: region_name(teller, one), optional=True
        )
    if not answers.get("fields"):
        found = choose(teller, "field", fields, lambda one: field_name(teller, one), optional=True)
        answers["fields"] = (found,) if found else ()


def choose(
    teller: Teller, name: str, ids: Sequence[str], label: Callable[[str], str], *, optional: bool
) -> str | None:
    """One of the ids, picked by its number; None where the answer is not known."""
    told = [label(one) for one in ids] + ([teller.word("question", "unknown")] if optional else [])
    click.echo(f"\n{teller.word('question', name)}", err=True)
    for number, text in enumerate(told, 1):
        click.echo(f"  {number}  {text}", err=True)
    language = teller.briefing.language
    picked: int = click.prompt(
        teller.word("question", "choose"),
        value_proc=lambda text: _number(text, ids, len(told), language),
        err=True,
    )
    return ids[picked - 1] if picked <= len(ids) else None


def _number(text: str, ids: Sequence[str], last: int, language: str) -> int:
    """The number typed, or that of the id typed; click asks again after anything else."""
    text = text.strip()
    if text in ids:
        return ids.index(text) + 1
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= last:
        return int(text)
    raise click.BadParameter(labels(language)["no_such_number"].format(found=shortened(text), last=last))


def ask_points(teller: Teller, score: str) -> int | None:
    """A sum of points, or nothing."""
    click.echo("", err=True)
    answer: int | None = click.prompt(
        teller.word("question", score),
        default="",
        show_default=False,
        err=True,
        value_proc=lambda text: _points(text, teller.briefing.language),
    )
    return answer


def _points(text: str, language: str) -> int | None:
    """The sum typed; None where nothing was."""
    if not text.strip():
        return None
    if text.strip().isascii() and text.strip().isdigit() and int(text[:4]) <= HIGHEST_POINTS:
        return int(text)
    raise click.BadParameter(
        labels(language)["no_such_points"].format(found=shortened(text), last=HIGHEST_POINTS)
    )
