"""The company's colour: readable as words on white, and with white words on it."""

from collections.abc import Iterable

from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem

LEAST_CONTRAST = 4.5
_SHARES = (0.2126, 0.7152, 0.0722)


def accent_contrast(loaded: LoadedProfile) -> Iterable[Problem]:
    """The accent keeps 4.5 : 1 to white (WCAG 2.2, 1.4.3)."""
    brand = loaded.profile.company.brand
    if brand is None or contrast_with_white(brand.accent) >= LEAST_CONTRAST:
        return
    # Rounded down: 4.49 must not be told as 4.5.
    ratio = int(contrast_with_white(brand.accent) * 10) / 10
    place = loaded.origins.place("company.brand.accent")
    yield problem("pale-accent", place, found=brand.accent, ratio=ratio, least=LEAST_CONTRAST)


def contrast_with_white(colour: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21 (WCAG 2.2, relative luminance)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    luminance = sum(share * _linear(channel) for share, channel in zip(_SHARES, channels, strict=True))
    return 1.05 / (luminance + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
