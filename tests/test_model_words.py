"""Every role the model refers to is looked up, and every form it asks for has words of its own."""

import ast
from pathlib import Path

from policy_gen.profile import field_words, model
from policy_gen.profile.fields import ROOT, Kind, model_fields, shape
from policy_gen.profile.references import REFERENCES
from policy_gen.profile.wording import messages


def test_every_role_reference_of_the_model_is_checked() -> None:
    folder = Path(model.__file__).parent
    annotated = {
        (node.name, item.target.id)
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and "RoleId" in ast.unparse(item.annotation)
    }
    covered = {_owner(pattern) for pattern in REFERENCES["role"]}
    assert annotated - {("Profile", "roles")} == covered


def _owner(pattern: str) -> tuple[str, str]:
    """The model class and the field at the end of a reference pattern."""
    here, owner, field = ROOT, "", ""
    for part in pattern.split("."):
        if here.model is not None:
            part = next(iter(model_fields(here.model))) if part == "*" else part
            owner, field = here.model.__name__, part
            here = shape(model_fields(here.model)[part].annotation, model_fields(here.model)[part].metadata)
        else:
            assert here.kind in (Kind.LIST, Kind.MAP)
            here = shape(here.inner)
    return owner, field


def test_every_pattern_of_the_model_has_words_of_its_own() -> None:
    folder = Path(model.__file__).parent
    source = "".join(
        file.read_text(encoding="utf-8") for file in folder.glob("*.py") if file.name != "field_words.py"
    )
    for pattern, variant in field_words.PATTERNS.items():
        assert f'r"{pattern}"' in source
        assert f"message_{variant}" in messages("en")["bad-form"]
