"""What is said or written to the client about one row, in the client's language."""

from collections.abc import Callable, Collection
from decimal import Decimal

from policy_gen.policy.telling import Teller
from policy_gen.rules.reasoning import Duty, Value
from policy_gen.worklist.lines import Line
from policy_gen.worklist.planning import Work

INVOICE, AMOUNT = "⟪invoice⟫", "⟪amount⟫"
"""Stand where the row's own values go, so that a text is put together once for many rows."""
BETWEEN = " / "
"""Stands between the words of several duties of one day."""
AFTER_DELIVERY = ("check_ok_goods", "check_ok_services")


class Letters:
    """Fills scripts with the invoice, the sum and the days of a row."""

    def __init__(self, teller_of: Callable[[str], Teller], languages: Collection[str], language: str) -> None:
        """`languages`: those the policy is published in; `language` serves clients of any other."""
        self._teller_of, self._languages, self._language = teller_of, languages, language
        self._money: dict[str, Callable[[Decimal], str]] = {}

    def language_of(self, work: Work) -> str:
        """The client's language, if the policy is published in it; else the binding one."""
        own = work.item.language
        return own if own is not None and own in self._languages else self._language

    def text(self, work: Work) -> str:
        """The words for this row; empty where nothing is to be said to the client."""
        if not work.line.speaks:
            return ""
        language = self.language_of(work)
        parts = work.line.told.get(language)
        if parts is None:
            parts = work.line.told[language] = self._parts(work, language)
        if len(parts) == 1:
            return str(parts[0])
        item = work.item
        return "".join(
            item.invoice if part is INVOICE else self._sum(item.amount, language) if part is AMOUNT else part
            for part in parts
        )

    def _sum(self, amount: Decimal, language: str) -> str:
        written = self._money.get(language)
        if written is None:
            briefing = self._teller_of(language).briefing
            written = briefing.grammar.money_writer(briefing.profile.company.currency)
            self._money[language] = written
        return written(amount)

    def _parts(self, work: Work, language: str) -> tuple[str, ...]:
        teller = self._teller_of(language)
        spoken_of = [(duty.script, duty) for duty in work.line.duties if duty.script]
        said = BETWEEN.join(teller.script(script, _known(work, duty)) for script, duty in spoken_of)
        parts: list[str] = []
        for index, piece in enumerate(said.split(INVOICE)):
            parts += [INVOICE] if index else []
            for place, text in enumerate(piece.split(AMOUNT)):
                parts += [AMOUNT, text] if place else [text]
        return tuple(parts)


def spoken(line: Line) -> Duty | None:
    """The duty of the day that has words for the client."""
    return next((duty for duty in line.duties if duty.script), None)


def _known(work: Work, duty: Duty) -> dict[str, Value]:
    """What the row knows of the script's blanks; the duty itself names the day it speaks of."""
    known: dict[str, Value] = {"invoice": INVOICE, "amount": AMOUNT, "due": work.item.due}
    day = work.item.delivered if duty.script in AFTER_DELIVERY else dict(duty.what.values).get("date")
    return known | {"date": day} if day is not None else known
