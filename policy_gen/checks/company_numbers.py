"""Numbers from public registers carry check digits: a mistyped one gives itself away."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from policy_gen.problems import Problem, Severity
from policy_gen.profile.company import Jurisdiction
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem

_STAND_IN = re.compile("0{6}|12345678")
"""What people write while they do not have the number: no slip of the hand."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of number: the field it stands in, its form, and whether its digits fit together."""

    key: str
    variant: str
    form: re.Pattern[str]
    fits: Callable[[str], bool]


def mistyped_numbers(loaded: LoadedProfile) -> Iterable[Problem]:
    """Tax and register numbers have the form and the check digits of their country."""
    company = loaded.profile.company
    for kind in _KINDS.get(company.jurisdiction, ()):
        written = getattr(company, kind.key)
        plain = re.sub(r"\s", "", written)
        form = kind.form.fullmatch(plain)
        if _STAND_IN.search(plain) or (form and kind.fits(form[1])):
            continue
        path = f"company.{kind.key}"
        yield problem(
            "mistyped-number",
            loaded.origins.place(path),
            "" if form else kind.variant,
            severity=Severity.WARNING,
            path=path,
            found=written,
        )


def _weighed(digits: str, weights: tuple[int, ...]) -> int:
    """The sum of the digits, each times its weight, aligned at the right."""
    return sum(
        int(digit) * weight for digit, weight in zip(reversed(digits), reversed(weights), strict=False)
    )


_INN = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_CUI = (7, 5, 3, 2, 1, 7, 5, 3, 2)
_ADOSZAM = (9, 7, 3, 1, 9, 7, 3)


def _inn(digits: str) -> bool:
    checked = (9,) if len(digits) == 10 else (10, 11)
    return all(int(digits[at]) == _weighed(digits[:at], _INN) % 11 % 10 for at in checked)


def _ogrn(digits: str) -> bool:
    divisor = 11 if len(digits) == 13 else 13
    return int(digits[-1]) == int(digits[:-1]) % divisor % 10


def _cui(digits: str) -> bool:
    return int(digits[-1]) == _weighed(digits[:-1], _CUI) * 10 % 11 % 10


def _adoszam(digits: str) -> bool:
    return int(digits[7]) == -_weighed(digits[:7], _ADOSZAM) % 10


_KINDS = {
    Jurisdiction.RU: (
        Kind("tax_id", "inn", re.compile(r"(\d{10}|\d{12})", re.ASCII), _inn),
        Kind("registration_no", "ogrn", re.compile(r"(\d{13}|\d{15})", re.ASCII), _ogrn),
    ),
    Jurisdiction.RO: (Kind("tax_id", "cui", re.compile(r"(?:RO)?(\d{2,10})", re.ASCII), _cui),),
    Jurisdiction.HU: (
        Kind("tax_id", "adoszam", re.compile(r"(?:HU)?(\d{8})(?:-\d-\d\d)?", re.ASCII), _adoszam),
    ),
}
