"""Values that the model would let pass, although nobody writes them so on purpose."""

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any

from policy_gen.problems import Problem
from policy_gen.profile.fields import Kind
from policy_gen.profile.origins import Origins
from policy_gen.profile.tree import Scalar, first_line
from policy_gen.profile.walking import Here

_LOOSE: dict[Any, tuple[str, tuple[type, ...]]] = {
    date: ("date", (int, Decimal)),
    time: ("time", (int, Decimal)),
    Decimal: ("amount", (str,)),
}
_THOUSANDS = re.compile(r"-?[0-9]+\.[0-9]{3}\Z")


def loose_values(values: Iterable[Here], places: Origins) -> tuple[Problem, ...]:
    """What the model would let pass: numbers as dates or times of day (seconds), texts as amounts (1e5)."""
    found: list[Problem] = []
    for here in values:
        refused = _LOOSE.get(here.shape.annotation) if here.shape.kind is Kind.VALUE else None
        if refused is None or not isinstance(here.node, Scalar) or here.node.span.file in places.presets:
            continue
        if not here.node.text.strip():
            continue
        variant, loose = refused
        if variant == "amount" and isinstance(here.node.value, Decimal) and _THOUSANDS.match(here.node.text):
            found.append(_words().thousands(here.node, here.name, first_line(here.node)))
        if isinstance(here.node.value, loose) and not isinstance(here.node.value, bool):
            found.append(_words().wrong_type(here.node, variant, here.name, first_line(here.node)))
    return tuple(found)


def _words() -> Any:
    """What is said of a faulty field: a module that sound profiles do without."""
    from policy_gen.profile import field_words

    return field_words
