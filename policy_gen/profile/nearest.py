"""The word somebody probably meant."""


def closest(word: str, known: list[str]) -> str | None:
    """The known word the user probably meant."""
    import difflib  # only a slip needs it

    by_small = {name.lower(): name for name in reversed(known)}
    found = difflib.get_close_matches(word[:60].lower(), by_small, n=1, cutoff=0.65)
    return by_small[found[0]] if found else None
