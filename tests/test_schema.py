"""The JSON Schema for editors agrees with the model and the presets."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policy_gen.profile.schema import json_schema, schema_text
from policy_gen.profile.source import read_data

ROOT = Path(__file__).parent.parent
PROFILES = [
    Path(__file__).parent / "data" / "valid" / "minimal.yaml",
    *sorted((ROOT / "company_profiles").glob("*.yaml")),
]
PROFILES = [path for path in PROFILES if "." not in path.stem]


def as_an_editor_sees(value: Any) -> Any:
    """JSON data: dates are strings and decimals numbers."""
    match value:
        case dict():
            return {key: as_an_editor_sees(inner) for key, inner in value.items()}
        case list():
            return [as_an_editor_sees(inner) for inner in value]
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case _:
            return value


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_schema_accepts_the_profiles_as_written(path: Path) -> None:
    data = as_an_editor_sees(read_data(path))
    faults = [
        f"{fault.json_path}: {fault.message}"
        for fault in Draft202012Validator(json_schema()).iter_errors(data)
    ]
    assert faults == []


@pytest.mark.parametrize("change", [{"comany": {}}, {"preset": "goods"}, {"units": []}])
def test_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    data = {**as_an_editor_sees(read_data(PROFILES[0])), **change}
    assert not Draft202012Validator(json_schema()).is_valid(data)


def test_published_schema_is_up_to_date_and_the_same_every_time() -> None:
    assert (
        (ROOT / "docs" / "profile.schema.json").read_text(encoding="utf-8") == schema_text() == schema_text()
    )


def test_keys_that_every_preset_supplies_are_optional_and_others_are_not() -> None:
    schema = json_schema()
    receivables = schema["$defs"]["Receivables"]
    assert "negotiation_days" not in receivables.get("required", ())
    assert "preventive" in receivables["required"]
    assert "supply" not in schema["required"]
    assert "company" in schema["required"]


def test_every_field_is_described() -> None:
    schema = json_schema()
    silent = [
        f"{name}.{key}"
        for name, section in schema["$defs"].items()
        for key, field in section.get("properties", {}).items()
        if "description" not in field
    ]
    assert silent == []


def test_schema_is_valid_json_schema() -> None:
    Draft202012Validator.check_schema(json.loads(schema_text()))
