"""«If you are …»: what one role does, may decide, says and whom it asks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from policy_gen.law.facts import pack, said_in
from policy_gen.law.pending import pending
from policy_gen.policy.audience import is_addressed
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.printing import Printer
from policy_gen.policy.rule_views import raci_row
from policy_gen.policy.tree import Clause
from policy_gen.policy.views import view
from policy_gen.profile.company import BusinessModel
from policy_gen.profile.credit import StopScope
from policy_gen.profile.model import Profile
from policy_gen.profile.receivables import RoleLimit
from policy_gen.profile.source import read_data
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.profile.values import text_in
from policy_gen.rules.responsibility.raci import RaciRow, raci

LETTERS = ("A", "R", "C", "I")


@dataclass(frozen=True, slots=True)
class RoleRoute:
    """The page of one role; `names` are what its template may use beside the common ones."""

    role_id: str
    title: str
    names: Callable[[Printer], dict[str, Any]]


def role_routes(briefing: Briefing, clauses: Iterable[Clause]) -> Iterator[RoleRoute]:
    """One route a role, in the order of the profile."""
    known = tuple(clause for clause in clauses if not clause.entry.is_annex)
    for role_id in briefing.profile.roles:
        title = briefing.role_title(role_id).value
        yield RoleRoute(role_id, title[:1].upper() + title[1:], _names_of(briefing, role_id, known))


def _names_of(
    briefing: Briefing, role_id: str, clauses: tuple[Clause, ...]
) -> Callable[[Printer], dict[str, Any]]:
    profile = briefing.profile
    role = profile.roles[role_id]
    duties = [c for c in clauses if is_addressed(profile, c.entry, role_id)]
    mentions = [c for c in clauses if role_id in c.roles and c not in duties]

    def names(printer: Printer) -> dict[str, Any]:
        unit = next(unit for unit in profile.units if unit.id == role.unit)
        unit_name = text_in(unit.name, briefing.language) or unit.id
        return {
            "role_id": role_id,
            "role_unit": sourced(unit_name, f"units.{unit.id}.name"),
            "role_deputy": sourced(role.deputy, f"roles.{role_id}.deputy"),
            "role_level": sourced(role.level, f"roles.{role_id}.level"),
            "role_authority": view(
                role.may_decide, f"roles.{role_id}.may_decide", briefing.language, printer.recorder
            ),
            "role_activities": _activities(printer, role_id),
            "role_duties": _by_section(briefing, duties),
            "role_mentions": _by_section(briefing, mentions),
            "role_approvals": list(_approvals(profile, role_id)),
            "role_scripts": _scripts(briefing, role_id),
        }

    return names


def _by_section(briefing: Briefing, clauses: list[Clause]) -> list[dict[str, Any]]:
    """Clauses under the title of their section, in the order of the document."""
    titles = briefing.lexicon.layout["sections"]
    groups: dict[str, list[dict[str, str]]] = {}
    for clause in clauses:
        groups.setdefault(titles[clause.entry.page], []).append({"id": clause.id, "title": clause.title})
    return [{"title": title, "clauses": found} for title, found in groups.items()]


def _activities(printer: Printer, role_id: str) -> list[dict[str, Any]]:
    found = []
    for letter in LETTERS:
        rows = [row for row in raci(printer.briefing.profile) if role_id in _roles_under(row, letter)]
        if rows:
            found.append({"letter": letter, "rows": [raci_row(printer, row) for row in rows]})
    return found


def _roles_under(row: RaciRow, letter: str) -> set[str]:
    columns = {"A": (row.accountable,), "R": row.responsible, "C": row.consulted, "I": row.informed}
    return {role.value for role in columns[letter]}


def _approvals(profile: Profile, role_id: str) -> Iterator[dict[str, Any]]:
    rules = profile.receivables
    yield from _limits(
        "credit", "receivables.preventive.credit_approvals", rules.preventive.credit_approvals, role_id
    )
    for index, row in enumerate(rules.schedules):
        if row.role == role_id:
            place = f"receivables.schedules.{index}"
            days = None if row.max_days is None else sourced(row.max_days, f"{place}.max_days")
            money = None if row.max_amount is None else sourced(row.max_amount, f"{place}.max_amount")
            yield _approval("schedule", money, days)
    yield from _limits("write_off", "receivables.write_off.approvals", rules.write_off.approvals, role_id)
    for what, decider, applies in (
        ("interest", rules.late_charges.waive_by, rules.late_charges.interest != "none"),
        ("court", rules.court.decision, True),
        ("privileged", profile.privileged.decision_owner, profile.privileged.enabled),
        ("parting", profile.refusal.parting.decider_key_client, True),
        ("exception", profile.document.exceptions.approver, True),
        ("document", profile.document.approved_by, True),
        ("supply_release", profile.supply.lift_by, True),
        ("dispute", rules.disputes.owner, True),
    ):
        if applies and decider == role_id:
            yield _approval(what, None, None)


def _limits(what: str, place: str, limits: tuple[RoleLimit, ...], role_id: str) -> Iterator[dict[str, Any]]:
    for index, limit in enumerate(limits):
        if limit.role == role_id:
            money = None if limit.up_to is None else sourced(limit.up_to, f"{place}.{index}.up_to")
            yield _approval(what, money, None)


def _approval(what: str, money: Sourced[Any] | None, days: Sourced[Any] | None) -> dict[str, Any]:
    return {"what": what, "limit_money": money, "limit_days": days}


def _scripts(briefing: Briefing, role_id: str) -> list[str]:
    return _spoken(briefing, _read_routes(briefing)["scripts"].get(role_id, ()))


def newcomer_scripts(briefing: Briefing) -> list[str]:
    """The scripts that a new colleague learns first."""
    return _spoken(briefing, _read_routes(briefing)["newcomer"])


def _read_routes(briefing: Briefing) -> dict[str, Any]:
    path = next(folder / "routes.yaml" for folder in briefing.folders if (folder / "routes.yaml").is_file())
    return dict(read_data(path))


def _spoken(briefing: Briefing, rows: Iterable[dict[str, Any]]) -> list[str]:
    """The ids of the scripts that this company needs."""
    true = _conditions(briefing.profile)
    return [row["id"] for row in rows if all(true[name] for name in row.get("only", ()))]


def _conditions(profile: Profile) -> dict[str, bool]:
    """What a script may ask of the company, by the name `only` uses in routes.yaml."""
    new_orders = profile.supply.stop_scope == StopScope.NEW_ORDERS
    return {
        "goods": profile.company.business_model != BusinessModel.SERVICES,
        "services": profile.company.business_model != BusinessModel.GOODS,
        "partners": profile.partner_programme.enabled,
        "credit": CONDITIONS["credit_granted"](profile),
        "parting": CONDITIONS["parting_signs_used"](profile),
        "new_orders": new_orders,
        "running_supply": not new_orders,
    }


def legal_names(briefing: Briefing) -> dict[str, Any]:
    """Names for the page on the legal basis."""
    law = pack(str(briefing.profile.company.jurisdiction))
    return {
        "law_title": sourced(said_in(law.title, briefing.language), f"law:{law.jurisdiction}"),
        "law_as_of": sourced(law.as_of, f"law:{law.jurisdiction}"),
        "law_review_by": sourced(law.review_by, f"law:{law.jurisdiction}"),
        "law_disclaimer": said_in(law.disclaimer, briefing.language),
        "law_pending": [
            sourced(briefing.grammar.typeset(said_in(one.note, briefing.language)), f"law:{one.id}")
            for one in pending(str(briefing.profile.company.jurisdiction))
        ],
    }
