"""What people owe, in words of the binding language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policy_gen.history.acknowledging.owing import Change, Owing, State
from policy_gen.history.acknowledging.register import Evidence
from policy_gen.history.acknowledging.terms import Term
from policy_gen.policy.clause_names import clause_names
from policy_gen.policy.register import Visibility, read_register
from policy_gen.policy.telling import Teller
from policy_gen.profile.document import AcknowledgementMethod, DocumentStatus
from policy_gen.profile.values import text_in
from policy_gen.rules.reasoning import Value, remark

KIND = "acknowledging"
COLUMN = "acknowledging_column"
UNSIGNED = (DocumentStatus.DRAFT, DocumentStatus.SUPERSEDED, DocumentStatus.WITHDRAWN)
"""Documents that nobody signs: not yet, or no more."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Says what people owe."""

    teller: Teller
    term: Term
    """The version it is about: that in force, or the first to come."""

    def say(self, key: str, **values: Value) -> str:
        """A sentence of acknowledgement."""
        return self.teller.part(KIND, remark(key, **values))

    def column(self, key: str) -> str:
        """The heading of a column."""
        return self.teller.word(COLUMN, key)

    def document(self) -> str:
        """Which document, version and day it is about."""
        code, term = self.teller.briefing.profile.document.code, self.term
        return self.say("document", code=code, version=term.version, day=term.effective_date)

    def nothing_to_sign(self, *, has_others: bool = False) -> str:
        """Why nobody signs this document at all; empty where people do.

        A draft stands in the way only where no other version was released.
        """
        document = self.teller.briefing.profile.document
        if document.acknowledgement.method is AcknowledgementMethod.NONE:
            return self.say("collects_none")
        if document.status not in UNSIGNED or (document.status is DocumentStatus.DRAFT and has_others):
            return ""
        return self.say("not_signed_yet", status=document.status)

    def unit(self, unit_id: str) -> str:
        """A unit as the company calls it."""
        units = {unit.id: unit for unit in self.teller.briefing.profile.units}
        named = text_in(units[unit_id].name, self.teller.briefing.language) if unit_id in units else None
        return named or unit_id

    def roles(self, roles: Iterable[str]) -> str:
        """Roles by their titles; one that the profile no longer has by its id."""
        known = self.teller.briefing.profile.roles
        return ", ".join(self.teller.role(role) if role in known else role for role in roles)

    def by(self, owing: Owing) -> str:
        """By when somebody signs."""
        assert owing.by is not None
        if owing.state is State.OVERDUE:
            return self.say("late", day=owing.by)
        return self.say("before_contract" if owing.before_contract else "by", day=owing.by)

    def what(self, owing: Owing) -> str:
        """What somebody signs: the whole, or what is named below; the version where it is another one."""
        of_version: dict[str, Value] = {"version": owing.version, "day": owing.effective_date}
        if owing.last is None:
            said = self.say("whole", n=owing.clauses)
        else:
            said = self.say("since", version=owing.last.version, day=owing.last.on)
        if owing.version == self.term.version:
            return said
        return f"{self.say('ahead' if owing.is_ahead else 'of_version', **of_version)} {said}"

    def change(self, change: Change) -> str:
        """A changed clause by number, id and title, with what happened to it."""
        title = change.title or self._old_title(change.clause)
        named = " ".join(filter(None, (change.number, change.clause, title)))
        return f"{named} — {self.teller.word('clause_reason', change.reason)}"

    def _old_title(self, clause_id: str) -> str:
        """The title of a clause that is not this person's any more; none of a restricted one."""
        briefing = self.teller.briefing
        if clause_id not in clause_names(briefing.folders):
            return ""
        entry = read_register(briefing.folders)[clause_id]
        if entry.visibility is Visibility.RESTRICTED:
            return ""
        return _first_line(briefing.folders, f"{briefing.language}/{entry.part}/{clause_id}.md")

    def law(self) -> tuple[str, ...]:
        """What the law says on acknowledgement, where the policy may print it."""
        briefing = self.teller.briefing
        pattern, language = briefing.lexicon.phrase("law_note"), briefing.language
        return tuple(
            pattern.format(
                summary=fact.summary[language],
                citation=briefing.grammar.typeset(fact.citation[language]),
                as_of=briefing.grammar.date(fact.as_of),
            ).strip("*")
            for fact in briefing.facts
            if fact.topic == "hr_ack" and language in fact.summary
        )

    def evidences(self) -> dict[str, Evidence]:
        """Kinds of evidence by the words for them, small letters, ids included."""
        ids = {str(one): one for one in Evidence}
        return ids | {self.teller.word("evidence_kind", one).casefold(): one for one in Evidence}


def _first_line(folders: Sequence[Path], name: str) -> str:
    file = next((folder / name for folder in folders if (folder / name).is_file()), None)
    return file.read_text(encoding="utf-8").partition("\n")[0].strip() if file else ""


def by_unit(owings: Iterable[Owing]) -> Iterator[tuple[str, list[Owing]]]:
    """People by unit, both in order of their ids; nobody who has signed."""
    found: dict[str, list[Owing]] = {}
    for one in owings:
        if one.state is not State.SIGNED:
            found.setdefault(one.person.unit, []).append(one)
    yield from sorted(found.items())
