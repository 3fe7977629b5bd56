"""What the model's own source says below each field: read when somebody asks, as reading takes long."""

import ast
from functools import cache
from inspect import getsource
from textwrap import dedent

from pydantic import BaseModel


@cache
def described(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings below the fields of a model, on one line, by the key a profile writes."""
    (section,) = ast.parse(dedent(getsource(model))).body
    assert isinstance(section, ast.ClassDef)
    found: dict[str, str] = {}
    for field, below in zip(section.body, section.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            name = field.target.id
            key = model.model_fields[name].alias or name
            match below:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    found[key] = " ".join(text.split())
    return found
