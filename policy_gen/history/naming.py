"""How people name an entry of a list of the profile: a segment, a role, a partner, a band of debts."""

from collections.abc import Callable
from itertools import pairwise

from policy_gen.history.reaching import reached
from policy_gen.history.side import Side

Naming = Callable[[Side, str, str], str]


def entry_name(side: Side, path: str, form: str = "nom") -> str:
    """The name of the entry at `path`, a role in one of its forms; its id or number where it has none."""
    naming = _NAMING.get(path.rpartition(".")[0])
    return _last(path) if naming is None else naming(side, path, form)


def step_name(side: Side, path: str) -> str:
    """A step of approval with what it may approve."""
    row = reached(side.profile, path)
    if row is None:
        return _last(path)
    limits = [getattr(row, part, None) for part in ("up_to", "max_days")]
    role, limit = side.role(row.role), next((one for one in limits if one is not None), None)
    if limit is None:
        return side.words.told["step_open"].format(role=role)
    grammar = side.words.grammar
    said = grammar.count(limit, "calendar_day") if isinstance(limit, int) else side.money(limit)
    return side.words.told["step_up_to"].format(role=role, limit=said)


def _by_name(side: Side, path: str, _: str) -> str:
    return side.text(reached(side.profile, f"{path}.name")) or _last(path)


def _by_role(side: Side, path: str, form: str) -> str:
    role = reached(side.profile, f"{path}.role")
    return _last(path) if role is None else side.role(role, form)


def _the_role(side: Side, path: str, form: str) -> str:
    return side.role(_last(path), form)


def _by_word(category: str) -> Naming:
    def naming(side: Side, path: str, _: str) -> str:
        return side.text(reached(side.profile, f"{path}.name")) or side.word(
            category, path.rpartition(".")[2]
        )

    return naming


def _by_part(part: str, section: str | None = None) -> Naming:
    """By the value of one of its own fields, or by the name of the entry it points to."""

    def naming(side: Side, path: str, _: str) -> str:
        found = reached(side.profile, f"{path}.{part}")
        if found is None:
            return _last(path)
        return str(found) if section is None else side.name(section, str(found))

    return naming


def _pair(side: Side, path: str, _: str) -> str:
    gap = reached(side.profile, path)
    if gap is None:
        return _last(path)
    region, field = side.name("regions", gap.region), side.name("fields", gap.field)
    quoted = side.words.grammar.quoted(field)
    return side.words.told["gap"].format(region=region, field=field, quoted=quoted)


def _product(side: Side, path: str, _: str) -> str:
    product = reached(side.profile, path)
    if product is None:
        return _last(path)
    field, billing = side.name("fields", product.field), side.word("billing", product.billing)
    return side.words.told["product"].format(field=field, billing=billing)


def _band(side: Side, path: str, _: str) -> str:
    """A band of debts by its own name, else by its borders."""
    band = reached(side.profile, path)
    if side.profile is None or band is None:
        return _last(path)
    if band.name is not None:
        return side.text(band.name) or _last(path)
    bands = side.profile.receivables.amount_bands
    low = next((one.below for one, after in pairwise(bands) if after == band), None)
    between = "between" if low is not None else "below"
    key = between if band.below is not None else "any" if low is None else "above"
    borders = {"low": low, "high": band.below}
    sums = {name: side.money(border) for name, border in borders.items() if border is not None}
    return side.words.told[f"band_{key}"].format(**sums)


def _last(path: str) -> str:
    """The id of an entry, or its number counted from 1."""
    last = path.rpartition(".")[2]
    return str(int(last) + 1) if last.isdigit() else last


_NAMING: dict[str, Naming] = {
    "document.distribution": _by_part("unit", "units"),
    "document.changes": _by_part("version"),
    "document.related": _by_name,
    "languages.translation_checked": _by_word("language"),
    "units": _by_name,
    "roles": _the_role,
    "segments": _by_name,
    "fields": _by_name,
    "products": _product,
    "regions": _by_name,
    "first_contact.known_lookalikes": _by_part("number"),
    "refusal.situations": _by_word("situation"),
    "refusal.parting_signs": _by_word("sign"),
    "partners": _by_name,
    "accepted_gaps": _pair,
    "colleagues": _by_part("for_field", "fields"),
    "receivables.preventive.credit_approvals": _by_role,
    "receivables.contact_ladder": _by_part("day"),
    "receivables.schedules": _by_role,
    "receivables.amount_bands": _band,
    "receivables.write_off.approvals": _by_role,
    "communication.forbidden_phrases": _by_part("pattern"),
    "communication.scripts": _by_word("script_moment"),
    "raci": _by_word("activity"),
}
