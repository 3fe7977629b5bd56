"""An answer of the refusal guide in words, with marks in place of its days."""

from datetime import date

from policy_gen.policy.exported.part import Part
from policy_gen.policy.telling import Teller
from policy_gen.policy.told_names import named, said, situation_name, steps
from policy_gen.policy.told_refusal import role_title
from policy_gen.rules.reasoning import Remark
from policy_gen.rules.refusal.decision import RefusalDecision, RegisterEntry, Said
from policy_gen.rules.refusal.leaf_days import LeafDays
from policy_gen.rules.refusal.register import COLUMNS
from policy_gen.rules.refusal.tree import OF_THE_CASE, Leaf


class Saying(Part):
    """A script to say, with the blanks the answer fills."""

    script: str
    """Id of the script."""
    filled: dict[str, str]
    """Words for blanks of the script by name; an empty one takes its sentence in [[ ]] with it."""
    day: str | None
    """Mark of the day for its blank `date`; null: the employee names it, if any."""
    partner: str | None
    """Id of the partner whose card fills the blanks."""
    when: str | None
    """What must have happened before it is said; null: nothing."""


class RegisterColumn(Part):
    """A column of the refusal register (ANN-D)."""

    id: str
    """Id of the column."""
    title: str
    """Its title."""
    hint: str
    """What to find out."""


class ComingBack(Part):
    """When to come back to the client or the matter."""

    mark: str
    """Mark of the day."""
    text: str
    """What for; {offer} and the like are the days below."""
    days: dict[str, str]
    """Marks of the days the text names."""


class Answer(Part):
    """What we decide, who decides, what is said and written down."""

    id: str
    """Id of the answer."""
    decision: str
    """serve, find_resources, wait, alternative, refer, refuse, redirect, warn, change_terms, part, end_call
    or must_refuse."""
    text: str
    """The answer as a sentence."""
    decider: str
    """Id of the role that decides; any_employee where everybody may."""
    deputy: str | None
    """Id of the role that decides in absence."""
    answer_by: str | None
    """Mark of the last day of the decision; null: in the same conversation."""
    on_silence: str
    """What silence means: approved, refused or none."""
    performer: str
    """Id of the role that speaks with the client."""
    asked_first: tuple[str, ...]
    """Ids of the roles asked before."""
    informed: tuple[str, ...]
    """Ids of the roles told."""
    say: tuple[Saying, ...]
    """What to say, in order."""
    steps: tuple[str, ...]
    """What else is to be done, as sentences."""
    register_columns: str
    """Which columns of the register to fill in, by the guide's `register_sets`."""
    register_entries: dict[str, str]
    """What to write, by column; the other columns hold what was answered or found out."""
    follow_up: ComingBack | None
    """When to come back."""
    partners: tuple[str, ...]
    """Ids of the partners to name, in order; those that have expired meanwhile are left out."""
    without_partners: str | None
    """Id of the answer once none of them may be named any more."""
    colleague: str | None
    """Id of the role of a colleague who takes the request over."""
    fallback: bool
    """Whether to say the fallback of `referral`: we recommend nobody."""
    occasions: tuple[str, ...]
    """Occasions of the guide's `avoid`: which forbidden phrases tempt here."""
    clauses: tuple[str, ...]
    """Ids of the clauses behind the answer."""


def answer_of(teller: Teller, number: int, leaf: Leaf, days: LeafDays) -> Answer:
    """The answer of a leaf."""
    found = leaf.decision
    return Answer(
        id=f"a{number}",
        decision=found.verdict,
        text=said(teller, "refusal_answer", found.summary),
        decider=found.decider,
        deputy=found.deputy,
        answer_by=days.answer_by,
        on_silence=found.on_silence,
        performer=found.performer,
        asked_first=found.asked_first,
        informed=found.informed,
        say=tuple(_saying(teller, one, day) for one, day in zip(found.words, days.scripts, strict=True)),
        steps=tuple(steps(teller, found.steps)),
        register_columns=register_set(found),
        register_entries=entries(teller, found),
        follow_up=_coming_back(teller, found, days),
        partners=tuple(one.partner.id for one in found.partners),
        without_partners=None if leaf.unnamed is None else f"a{leaf.unnamed}",
        colleague=found.colleague,
        fallback=found.fallback,
        occasions=found.avoid,
        clauses=teller.clauses(found.clauses),
    )


def entries(teller: Teller, found: RefusalDecision) -> dict[str, str]:
    """What a decision writes into the register, by column; not what the case itself tells."""
    return {entry.column: text for entry in found.register if (text := _entry(teller, entry)) is not None}


def _saying(teller: Teller, one: Said, day: str | None) -> Saying:
    parts = {"reason": one.reason, "plan_b": one.plan_b}
    filled = {
        name: teller.part(f"refusal_{name}", named(teller, part))
        for name, part in parts.items()
        if part is not None
    }
    partner = one.partner.partner.id if one.partner else None
    when = None if one.when is None else teller.part("refusal_when", one.when)
    return Saying(script=one.script, filled=filled, day=day, partner=partner, when=when)


def register_set(found: RefusalDecision) -> str:
    """The name of the columns an answer fills in; empty for none."""
    return "-".join(entry.column for entry in found.register) if len(found.register) < len(COLUMNS) else "all"


def register_columns(teller: Teller) -> tuple[RegisterColumn, ...]:
    """Every column of the register, in its order."""
    return tuple(
        RegisterColumn(
            id=column,
            title=teller.word("register_column", column),
            hint=teller.word("register_hint", column),
        )
        for column in COLUMNS
    )


def _entry(teller: Teller, entry: RegisterEntry) -> str | None:
    known = entry.values and entry.column not in OF_THE_CASE and not isinstance(entry.values[0], date)
    return _written(teller, entry.column, str(entry.values[0])) if known else None


def _written(teller: Teller, column: str, value: str) -> str:
    """What stands in a column for an id."""
    match column:
        case "situation":
            special = teller.briefing.lexicon.words["register_situation"]
            return special[value] if value in special else situation_name(teller, value)
        case "offered":
            return teller.word("register_offered", value)
        case "decided_by":
            return role_title(teller, value)
    return teller.word("register_entry", value)


def _coming_back(teller: Teller, found: RefusalDecision, days: LeafDays) -> ComingBack | None:
    if found.follow_up is None or days.follow_up is None:
        return None
    what = found.follow_up.what
    values = tuple((name, f"{{{name}}}" if name in days.named else value) for name, value in what.values)
    text = teller.part("refusal_follow_up", named(teller, Remark(what.key, values)))
    return ComingBack(mark=days.follow_up, text=text, days=dict(days.named))
