"""Single values of a scenario: read by their kind, and their faults noted with the place."""

from datetime import date
from decimal import Decimal

from policy_gen.problems import Problem, Severity, Span
from policy_gen.profile.tree import Broken, Entry, Mapping, Node, Scalar, first_line
from policy_gen.profile.values import OUR_YEARS
from policy_gen.profile.wording import problem
from policy_gen.scenarios.keys import Kind
from policy_gen.scenarios.names import Names, nearest
from policy_gen.scenarios.scenario import Scalar as Value

FORMS: dict[Kind, tuple[type, ...]] = {
    Kind.DATE: (date,),
    Kind.COUNT: (int,),
    Kind.AMOUNT: (int, Decimal),
    Kind.FLAG: (bool,),
}
"""What the reader makes of a value of each form; every other kind is a text."""


MOST_MONEY = Decimal(10) ** 15
"""From here on a number is no sum of money."""


class RefusedError(Exception):
    """Something that cannot be used; why is noted already."""


class Notes:
    """The problems of a file, collected so that all are told at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, code: str, place: Span, variant: str = "", **fields: object) -> RefusedError:
        """Notes a problem and gives the exception for those who cannot go on."""
        self.problems.append(problem(code, place, variant, severity=Severity.ERROR, related=None, **fields))
        return RefusedError()

    def unknown_key(self, key: str, place: Span, known: tuple[str, ...]) -> None:
        """Notes a key that the format does not have here."""
        near = nearest(key, known)
        self.note("scenario-key", place, "near" if near else "", key=key, near=near, known=", ".join(known))


def section(node: Node, where: str, notes: Notes) -> Mapping:
    """`node` as a section. Raises RefusedError after noting that it is none; `where` chooses the words."""
    if isinstance(node, Mapping):
        return node
    if isinstance(node, Broken):
        raise RefusedError
    raise notes.note("scenario-form", first_line(node), where)


def known_entries(node: Mapping, known: tuple[str, ...], notes: Notes) -> dict[str, Entry]:
    """The entries whose keys the format has; the others are noted."""
    for key, entry in node.entries.items():
        if key not in known:
            notes.unknown_key(key, entry.key_span, known)
    return {key: entry for key, entry in node.entries.items() if key in known}


def value(node: Node, key: str, kind: Kind, names: Names, notes: Notes) -> Value:
    """The value of `node`, which stands under `key`. Raises RefusedError after noting its fault."""
    if isinstance(node, Broken):
        raise RefusedError
    if not isinstance(node, Scalar) or node.value is None:
        raise notes.note("scenario-value", first_line(node), _form(kind), key=key, found=_text(node))
    known = names.of(kind)
    if known is not None:
        return _named(node, key, known, notes)
    return _formed(node, key, kind, notes)


def _named(node: Scalar, key: str, known: tuple[str, ...], notes: Notes) -> str:
    if node.text in known:
        return node.text
    near = nearest(node.text, known)
    variant = "near" if near else "" if known else "none"
    listed = ", ".join(known)
    raise notes.note("scenario-name", node.span, variant, key=key, found=node.text, near=near, known=listed)


def _formed(node: Scalar, key: str, kind: Kind, notes: Notes) -> Value:
    wanted = FORMS.get(kind, (str,))
    if not isinstance(node.value, wanted) or (isinstance(node.value, bool) and bool not in wanted):
        raise notes.note("scenario-value", node.span, _form(kind), key=key, found=node.text)
    assert node.value is not None
    fault = _out_of_range(node.value, kind)
    if fault:
        raise notes.note("scenario-value", node.span, fault, key=key, found=node.text)
    return node.value


def _out_of_range(found: Value, kind: Kind) -> str:
    """Why a day or a sum cannot be right, as a variant of the wordings; a count may be negative."""
    if kind == Kind.DATE and isinstance(found, date) and found.year not in OUR_YEARS:
        return "year"
    if kind == Kind.AMOUNT and isinstance(found, int | Decimal) and not 0 <= found < MOST_MONEY:
        return "negative" if found < 0 else "amount"
    return ""


def _form(kind: Kind) -> str:
    return str(kind if kind in FORMS else Kind.TEXT)


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else "…"
