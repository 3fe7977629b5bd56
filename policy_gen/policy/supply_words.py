"""How a company names its supply statuses: what its stop leaves untouched stands in the name."""

from policy_gen.profile.credit import StopScope
from policy_gen.profile.model import Profile
from policy_gen.rules.receivables.decision import SupplyStatus

_NEW_ORDERS = {SupplyStatus.GO: "go_new_orders", SupplyStatus.STOP: "stop_new_orders"}
_ON_CREDIT = {SupplyStatus.STOP: "stop_on_credit"}
_OWN: dict[StopScope, dict[SupplyStatus, str]] = {
    StopScope.NEW_ORDERS: _NEW_ORDERS,
    StopScope.CREDIT_ONLY: _ON_CREDIT,
}


def supply_key(profile: Profile, status: SupplyStatus) -> str:
    """The key of a status among the words `supply_status`, by the scope of a stop (REC-500)."""
    return _OWN.get(profile.supply.stop_scope, {}).get(status, status)
