"""A comparison as JSON data: ids, ISO dates and values; words are given beside them (architecture 4)."""

from datetime import date
from decimal import Decimal
from typing import Any

from policy_gen.history.amendments import (
    Amendment,
    Comparison,
    ParameterChange,
    Remark,
    Renumbering,
    Value,
    Version,
)
from policy_gen.history.redline import redline


def comparison_data(found: Comparison) -> dict[str, Any]:
    """The comparison as data."""
    return {
        "before": _version(found.before),
        "after": _version(found.after),
        "bump": str(found.bump) if found.bump else None,
        "material": found.is_material,
        "parameters": [_parameter(one) for one in found.parameters],
        "amendments": [_amendment(one) for one in found.amendments],
        "renumbered": [_renumbering(one) for one in found.renumbered],
        "remarks": [_remark(one) for one in found.remarks],
    }


def _version(one: Version) -> dict[str, Any]:
    first = one.effective_date.isoformat() if one.effective_date else None
    return {"name": one.name, "version": one.version, "effective_date": first, "languages": [*one.languages]}


def _parameter(one: ParameterChange) -> dict[str, Any]:
    return {
        "path": one.path,
        "before": _value(one.before),
        "after": _value(one.after),
        "cause": str(one.cause),
        "matter": str(one.matter),
        "direction": str(one.direction),
        "party": str(one.party) if one.party else None,
        "clauses": list(one.clauses),
        "roles": list(one.roles),
    }


def _amendment(one: Amendment) -> dict[str, Any]:
    return {
        "clause": one.clause,
        "kind": str(one.kind),
        "causes": [str(cause) for cause in one.causes],
        "weight": str(one.weight),
        "bump": str(one.bump),
        "parameters": list(one.parameters),
        "roles": list(one.roles),
        "titles": dict(one.titles),
        "redline": {
            language: [[str(part.mark), part.text] for part in redline(*texts)]
            for language, texts in one.texts.items()
        },
    }


def _renumbering(one: Renumbering) -> dict[str, Any]:
    return {"clause": one.clause, "number": list(one.number), "page": list(one.page)}


def _remark(one: Remark) -> dict[str, Any]:
    return {"code": one.code, **one.fields}


def _value(value: Value) -> object:
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value
