"""Phone numbers in the groups in which they are dictated: the door to phonenumbers."""

import re

NO_BREAK = "\u00a0"


def dictated(number: str) -> str:
    """The number in groups that stay on one line; without a known country it keeps the groups it has."""
    grouped = _grouped(number) if number.startswith("+") else number
    return re.sub(r"[\s-]+", NO_BREAK, grouped)


def _grouped(number: str) -> str:
    import phonenumbers  # its tables of countries are read only where a number is printed

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
