"""Since when a new version holds, and by which act: it begins after the one before it, and not in the past.

A draft is in force on no day, and no act has approved it: its days and its act are only planned.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from policy_gen.history.archive import Released
from policy_gen.languages.grammar import Grammar
from policy_gen.profile.document import Document, DocumentStatus
from policy_gen.profile.loading import LoadedProfile
from policy_gen.rules.calendar import ONE_DAY


@dataclass(frozen=True, slots=True)
class Holding:
    """A version about to be released, beside those that were released before it."""

    document: Document
    today: date
    """The day of the release, or that of the entry in the change log if it is later."""
    earlier: Sequence[Released]

    @property
    def _approved(self) -> list[Released]:
        genuine = (one for one in self.earlier if one.says == one.number)
        return [one for one in genuine if one.status != DocumentStatus.DRAFT]

    @property
    def before(self) -> Released | None:
        """The version that begins last of those released."""
        dated = [one for one in self._approved if one.effective is not None]
        return max(dated, key=lambda one: one.effective or date.min, default=None)

    @property
    def earliest(self) -> date:
        """The earliest first day."""
        begun = self.before.effective if self.before else None
        return max(self.today, begun + ONE_DAY) if begun else self.today

    @property
    def lacks_first_day(self) -> bool:
        """Whether it would hold for days that are past; a first release only says what already holds."""
        is_first = not any(one.says for one in self.earlier)
        is_draft = self.document.status is DocumentStatus.DRAFT
        return not is_first and not is_draft and self.document.effective_date < self.earliest

    @property
    def approved_before(self) -> Released | None:
        """The first version that the act of this one approved; None where the act is a new one."""
        act = self.document.approval_act
        if act is None or self.document.status is DocumentStatus.DRAFT:
            return None
        known = act.number, act.date
        return next((one for one in self._approved if one.act == known), None)

    def refusals(self, words: Mapping[str, str], grammar: Grammar, placed: LoadedProfile) -> Iterator[str]:
        """Why it cannot be released as it is, each with the way out; `placed` is the file as it lies."""
        document = self.document
        if self.lacks_first_day:
            before = self.before
            is_past = before is None or before.effective is None or document.effective_date > before.effective
            yield words["first_day_past" if is_past else "first_day_before"].format(
                version=document.version,
                day=grammar.date(document.effective_date),
                before=before.number if before else "",
                since=grammar.date(before.effective) if before and before.effective else "",
                earliest=grammar.date(self.earliest),
                option=f"--effective {self.earliest.isoformat()}",
                line=placed.origins.place("document.effective_date").line,
            )
        if self.approved_before and document.approval_act and document.status is DocumentStatus.IN_FORCE:
            yield words["act_again"].format(
                version=document.version,
                before=self.approved_before.number,
                date=grammar.date(document.approval_act.date),
                number=document.approval_act.number,
                line=placed.origins.place("document.approval_act").line,
            )
