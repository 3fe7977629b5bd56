"""A duty with the day from which it is to be done."""

from dataclasses import dataclass
from datetime import date

from policy_gen.profile.credit import StopScope
from policy_gen.rules.reasoning import Duty, Value, remark

ACCOUNT_MANAGER, HEAD_OF_SALES = "account_manager", "head_of_sales"
FINANCE, FINANCE_DIRECTOR = "finance", "finance_director"

STOP_OF_SCOPE = {
    StopScope.ALL: "stop_supply",
    StopScope.CREDIT_ONLY: "stop_on_credit",
    StopScope.NEW_ORDERS: "stop_new_orders",
}
"""The duty to stop, by what a company stops (REC-500)."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A duty of the days from `first` to its own last day, both included; made once it is asked for."""

    first: date
    by: date | None
    key: str
    owner: str
    clause: str
    script: str | None
    form: str | None
    values: dict[str, Value]

    @property
    def duty(self) -> Duty:
        return Duty(remark(self.key, **self.values), self.owner, self.clause, self.by, self.script, self.form)

    def is_due(self, day: date) -> bool:
        return self.first <= day and (self.by is None or day <= self.by)


def planned(
    key: str,
    owner: str,
    clause: str,
    first: date,
    by: date | None = None,
    *,
    script: str | None = None,
    form: str | None = None,
    **values: Value,
) -> Planned:
    """A duty said by `key` of the words `duty`, from `first` to `by`; of one day where `by` is `first`."""
    return Planned(first, by, key, owner, clause, script, form, values)


def on_day(
    key: str,
    owner: str,
    clause: str,
    day: date,
    *,
    script: str | None = None,
    form: str | None = None,
    **values: Value,
) -> Planned:
    """A duty of one day."""
    return planned(key, owner, clause, day, day, script=script, form=form, **values)
