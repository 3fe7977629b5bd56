"""Which debts are ordinary: treated like a debt of unknown size, before the demand letter and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from policy_gen.rules.receivables.lookup.tracks import Track


@dataclass(frozen=True, slots=True)
class Size:
    """Debts of a segment from a size on, up to the next one."""

    segment: str
    least: Decimal | None
    """None: debts of unknown size."""
    ordinary: bool


def sizes(segment: str, unpaid: tuple[Track, ...], demanded: tuple[Track, ...]) -> list[Size]:
    """The sizes of a segment, rising; first that of unknown size."""
    every = [[one for one in tracks if one.segment == segment] for tracks in (unpaid, demanded)]
    borders = sorted({one.least for tracks in every for one in tracks if one.least is not None})
    usual = [_of(tracks, None) for tracks in every]
    found = [Size(segment, None, ordinary=True)]
    for least in borders:
        alike = all(
            _content(_of(tracks, least)) == _content(known)
            for tracks, known in zip(every, usual, strict=True)
        )
        found.append(Size(segment, least, ordinary=alike))
    return list(_joined(found))


def ordinary_amount(found: list[Size]) -> Decimal | None:
    """A debt in the middle of an ordinary size; None: no known size is ordinary."""
    for place, size in enumerate(found):
        if size.least is not None and size.ordinary:
            above = found[place + 1].least if place + 1 < len(found) else None
            return size.least * 2 if above is None else (size.least + above) / 2
    return None


def _of(tracks: list[Track], amount: Decimal | None) -> Track:
    if amount is None:
        return next(one for one in tracks if one.least is None)
    known = [one for one in tracks if one.least is not None and one.least <= amount]
    return max(known, key=lambda one: one.least or Decimal(0))


def _content(track: Track) -> tuple[object, ...]:
    return track.table, track.columns


def _joined(found: list[Size]) -> Iterator[Size]:
    before: Size | None = None
    for size in found:
        if before is None or before.least is None or before.ordinary != size.ordinary:
            yield size
        before = size
