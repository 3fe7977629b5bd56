"""«If you are …»: what one role does, may decide, says and whom it asks; its cheat sheet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from policy_gen.law.facts import pack, said_in
from policy_gen.law.pending import pending
from policy_gen.policy.asking import asks, reach
from policy_gen.policy.audience import is_addressed
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.duties import Duties
from policy_gen.policy.printing import Printer
from policy_gen.policy.role_decisions import refuses, role_decisions
from policy_gen.policy.sheets import sheet_names
from policy_gen.policy.tree import Clause
from policy_gen.policy.views import view
from policy_gen.profile.company import BusinessModel
from policy_gen.profile.credit import StopScope
from policy_gen.profile.model import Profile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.source import read_data
from policy_gen.profile.sourced import sourced
from policy_gen.profile.values import text_in
from policy_gen.rules.responsibility.raci import hr_role

ROLE, SHEET = "role", "sheet"


@dataclass(frozen=True, slots=True)
class RoleRoute:
    """A page of one role; `names` are what its template may use beside the common ones."""

    page: str
    template: str
    title: str
    names: Callable[[Printer], dict[str, Any]]


def role_routes(briefing: Briefing, clauses: Iterable[Clause]) -> Iterator[RoleRoute]:
    """One page a role in the order of the profile, then one cheat sheet a role."""
    known = {clause.id: clause for clause in clauses}
    titles = {role_id: _title(briefing, role_id) for role_id in briefing.profile.roles}
    for role_id, title in titles.items():
        names = _names_of(briefing, role_id, known, on_sheet=False)
        yield RoleRoute(f"roles/{role_id}", ROLE, title, names)
    for role_id, title in titles.items():
        named = briefing.lexicon.phrase("sheet_title").format(role=title)
        names = _names_of(briefing, role_id, known, on_sheet=True)
        yield RoleRoute(f"sheets/{role_id}", SHEET, named, names)


def _title(briefing: Briefing, role_id: str) -> str:
    title = briefing.role_title(role_id).value
    return title[:1].upper() + title[1:]


def _names_of(
    briefing: Briefing, role_id: str, clauses: dict[str, Clause], *, on_sheet: bool
) -> Callable[[Printer], dict[str, Any]]:
    def names(printer: Printer) -> dict[str, Any]:
        duties = Duties(printer, clauses, role_id)
        said = _scripts(briefing, role_id)
        common = _common(printer, role_id) | {"deadline_of": duties.deadline}
        if on_sheet:
            return common | sheet_names(briefing, role_id, duties, said)
        own = {"role_activities": list(duties.activities()), "role_scripts": said, "role_phrases": []}
        return common | own | _clause_lists(briefing, role_id, clauses.values())

    return names


def _common(printer: Printer, role_id: str) -> dict[str, Any]:
    """What a role's page and its cheat sheet both say."""
    profile, language = printer.briefing.profile, printer.briefing.language
    role = profile.roles[role_id]
    unit = next(unit for unit in profile.units if unit.id == role.unit)
    place = f"roles.{role_id}"
    return {
        "role_id": role_id,
        "role_unit": sourced(text_in(unit.name, language) or unit.id, f"units.{unit.id}.name"),
        "role_deputy": sourced(role.deputy, f"{place}.deputy"),
        "role_level": sourced(role.level, f"{place}.level"),
        "role_authority": view(role.may_decide, f"{place}.may_decide", language, printer.recorder),
        "role_refuses": refuses(profile, role_id),
        "role_approvals": list(role_decisions(profile, role_id)),
        "role_watches": list(_watches(profile, role_id)),
        "role_asks": asks(printer, role_id),
        "deputy_reach": reach(printer, role.deputy),
    }


def _watches(profile: Profile, role_id: str) -> Iterator[str]:
    """What the role keeps an eye on beside its duties, as `parts/watches.md` names it."""
    document, reports = profile.document, profile.receivables.reporting
    owns = role_id in (document.owner, document.approved_by)
    trains = role_id == hr_role(profile).value
    leads = profile.roles[role_id].level == RoleLevel.TOP_MANAGEMENT
    applies = {
        "weekly": role_id == reports.weekly_to,
        "monthly": role_id == reports.monthly_to,
        "tolerated": profile.privileged.enabled and role_id == profile.privileged.decision_owner,
        "changed": bool(document.changes) and (owns or trains or leads),
        "review": owns or trains,
        "acknowledged": trains,
        "translated": role_id == document.owner and len(profile.languages.published) > 1,
    }
    return (what for what, applied in applies.items() if applied)


def _clause_lists(briefing: Briefing, role_id: str, clauses: Iterable[Clause]) -> dict[str, Any]:
    """The clauses that speak to the role, and those that name it beside."""
    known = [clause for clause in clauses if not clause.entry.is_annex]
    addressed = [one for one in known if is_addressed(briefing.profile, one.entry, role_id)]
    named = [one for one in known if role_id in one.roles and one not in addressed]
    return {
        "role_duties": _by_section(briefing, addressed),
        "role_mentions": _by_section(briefing, named),
    }


def _by_section(briefing: Briefing, clauses: list[Clause]) -> list[dict[str, Any]]:
    """Clauses under the title of their section, in the order of the document."""
    titles = briefing.lexicon.layout["sections"]
    groups: dict[str, list[dict[str, str]]] = {}
    for clause in clauses:
        groups.setdefault(titles[clause.entry.page], []).append({"id": clause.id, "title": clause.title})
    return [{"title": title, "clauses": found} for title, found in groups.items()]


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
