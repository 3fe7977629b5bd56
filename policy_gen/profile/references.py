"""Names that must exist: roles, units, fields, regions; ids that must be unique. Works on the tree."""

import re
from pathlib import Path as FilePath

from policy_gen.problems import Problem, Span
from policy_gen.profile.model import STANDARD_ROLES
from policy_gen.profile.nearest import closest
from policy_gen.profile.odd_signs import odd_sign, told
from policy_gen.profile.referral import Billing
from policy_gen.profile.tree import Entry, Mapping, Node, Scalar, Sequence, at, dotted, named
from policy_gen.profile.walking import matching
from policy_gen.profile.wording import problem

REFERENCES: dict[str, tuple[str, ...]] = {
    "role": (
        "document.approved_by",
        "document.owner",
        "document.exceptions.approver",
        "units.*.head",
        "roles.*.deputy",
        "refusal.situations.*.decider",
        "refusal.significance.matrix.*.approver",
        "refusal.parting_signs.*.decider",
        "refusal.parting.decider_key_client",
        "refusal.abuse.report_to",
        "partner_programme.owner",
        "partners.*.qualified.by",
        "colleagues.*.role",
        "receivables.preventive.credit_approvals.*.role",
        "receivables.contact_ladder.*.ours",
        "receivables.schedules.*.role",
        "receivables.claim.signed_by",
        "receivables.court.decision",
        "receivables.court.decision_privileged",
        "receivables.fast_track.decider",
        "receivables.fast_track.consult",
        "receivables.amount_bands.*.also_inform",
        "receivables.disputes.owner",
        "receivables.reconciliation.sent_by",
        "receivables.short_payments.decider",
        "receivables.late_charges.waive_by",
        "receivables.write_off.approvals.*.role",
        "receivables.reporting.weekly_to",
        "receivables.reporting.monthly_to",
        "supply.lift_by",
        "re_engagement.decision_owner",
        "privileged.decision_owner",
        "cover.owner",
        "raci.*.A",
        "raci.*.R.*",
        "raci.*.C.*",
        "raci.*.I.*",
        "exceptions.*.asked_by",
        "exceptions.*.approved_by",
    ),
    "unit": ("document.distribution.*.unit", "roles.*.unit"),
    "field": ("products.*.field", "partners.*.fields.*", "accepted_gaps.*.field", "colleagues.*.for_field"),
    "region": ("partners.*.regions.*", "accepted_gaps.*.region"),
    "billing": ("refusal.parting_signs.*.not_if_billing.*",),
}
"""Where the profile names something by its id, by kind of what is named."""

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]*\Z")
DEFINITIONS = {"unit": "units", "field": "fields", "region": "regions"}
UNIQUE = (
    "units",
    "segments",
    "fields",
    "products",
    "regions",
    "partners",
    "refusal.situations",
    "refusal.parting_signs",
    "receivables.amount_bands",
    "exceptions",
)
"""Lists whose items have an id of their own."""


def reference_problems(root: Mapping, file: FilePath, presets: frozenset[FilePath]) -> tuple[Problem, ...]:
    """Dangling references, double ids, missing standard roles, and an id that is not the file's name."""
    found = (
        *(one for kind in REFERENCES for one in _dangling(root, kind)),
        *(one for name in UNIQUE for one in _double_ids(root, name)),
        *_missing_roles(root),
        *_file_name(root, file),
    )
    return tuple(one for one in found if one.span is None or one.span.file not in presets)


def _dangling(root: Mapping, kind: str) -> list[Problem]:
    known = _defined(root, kind)
    if known is None:
        return []
    found = []
    for pattern in REFERENCES[kind]:
        for path, node in matching(root, pattern):
            if not isinstance(node, Scalar) or not isinstance(node.value, str) or not node.value.strip():
                continue
            if node.value not in known:
                found.append(_unknown(kind, dotted(named(root, path)), node, known))
    return found


def _unknown(kind: str, path: str, node: Scalar, known: list[str]) -> Problem:
    twin = odd_sign(node.text, lambda text: text in known or _IDENTIFIER.match(text) is not None)
    if twin:
        return told(twin, node.span)
    near = closest(node.text, known)
    words = ", ".join(known)
    code = "unknown-reference"
    return problem(
        code,
        node.span,
        f"{kind}_near" if near else kind,
        path=path,
        found=node.text,
        near=near or "",
        known=words,
    )


def _defined(root: Mapping, kind: str) -> list[str] | None:
    """The ids of a kind; None where their section is itself missing or unreadable."""
    if kind == "billing":
        return [one.value for one in Billing]
    if kind == "role":
        roles = at(root, ("roles",))
        # A missing standard role is reported once, at `roles`, not at each place that names it.
        return list(dict.fromkeys([*_plain(roles), *STANDARD_ROLES])) if isinstance(roles, Mapping) else None
    items = at(root, (DEFINITIONS[kind],))
    ids = _ids(items)
    # An item whose id is missing, malformed or another's may be the one meant: better silent than wrong.
    readable = [name for name in ids if _IDENTIFIER.match(name.text)]
    whole = isinstance(items, Sequence) and bool(ids) and len(readable) == len(items.items)
    names = [name.text for name in ids]
    return names if whole and len(set(names)) == len(names) else None


def _plain(roles: Mapping) -> list[str]:
    """The names of the roles; one with a letter of another alphabet as it was meant."""
    twins = {key: odd_sign(key, lambda text: _IDENTIFIER.match(text) is not None) for key in roles.entries}
    return [twin.wanted if twin else key for key, twin in twins.items()]


def _ids(items: Node | None) -> list[Scalar]:
    if not isinstance(items, Sequence):
        return []
    ids = [at(item, ("id",)) for item in items.items]
    return [one for one in ids if isinstance(one, Scalar) and isinstance(one.value, str)]


def _double_ids(root: Mapping, name: str) -> list[Problem]:
    first: dict[str, Span] = {}
    found = []
    for one in _ids(at(root, tuple(name.split(".")))):
        if one.text in first:
            found.append(
                problem("duplicate-id", one.span, related=first[one.text], list=name, found=one.text)
            )
        first.setdefault(one.text, one.span)
    return found


def _missing_roles(root: Mapping) -> list[Problem]:
    entry: Entry | None = root.entries.get("roles")
    if entry is None or not isinstance(entry.node, Mapping):
        return []
    # A role with a letter of another alphabet in its name is said as such, not as missing too.
    named = _plain(entry.node)
    absent = [role for role in STANDARD_ROLES if role not in named]
    return [problem("missing-role", entry.key_span, role=role) for role in absent]


def _file_name(root: Mapping, file: FilePath) -> list[Problem]:
    named = at(root, ("company", "id"))
    if (
        not isinstance(named, Scalar)
        or not isinstance(named.value, str)
        or not _IDENTIFIER.match(named.value)
    ):
        return []
    if named.value == file.stem:
        return []
    return [problem("file-name", named.span, found=named.value, file=file.name)]
