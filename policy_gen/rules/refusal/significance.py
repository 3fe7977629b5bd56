"""How significant a client is, and the cell of the matrix that follows (REF-060, REF-070)."""

from dataclasses import dataclass

from policy_gen.profile.model import Profile
from policy_gen.profile.refusal import MatrixCell
from policy_gen.rules.reasoning import Remark, remark
from policy_gen.rules.refusal.request import RefusalRequest


@dataclass(frozen=True, slots=True)
class Scored:
    """Both scores as high or low, and what follows from them."""

    cell: MatrixCell
    trace: tuple[Remark, ...]
    steps: tuple[Remark, ...]
    """Questions to the client about what is not scored."""


def scored(profile: Profile, request: RefusalRequest) -> Scored:
    """The cell of a client; a score that is not known counts as low and is asked for (settled 31)."""
    from_ = profile.refusal.significance.high_from
    tactical = _level(request.tactical, from_.tactical)
    strategic = _level(request.strategic, from_.strategic)
    cells: dict[str, MatrixCell] = {
        "high_high": profile.refusal.significance.matrix.high_high,
        "low_high": profile.refusal.significance.matrix.low_high,
        "high_low": profile.refusal.significance.matrix.high_low,
        "low_low": profile.refusal.significance.matrix.low_low,
    }
    trace = (
        _remark("tactical", request.tactical, tactical, from_.tactical),
        _remark("strategic", request.strategic, strategic, from_.strategic),
    )
    points = {"tactical": request.tactical, "strategic": request.strategic}
    steps = tuple(remark(f"ask_{name}", criteria=name) for name, known in points.items() if known is None)
    return Scored(cells[f"{tactical}_{strategic}"], trace, steps)


def _level(points: int | None, high_from: int) -> str:
    return "high" if points is not None and points >= high_from else "low"


def _remark(score: str, points: int | None, level: str, high_from: int) -> Remark:
    if points is None:
        return remark(f"refusal_{score}_unknown")
    return remark(f"refusal_{score}_{level}", points=points, high_from=high_from)
