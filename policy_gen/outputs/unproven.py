"""Pages that a proof refuses: apart from the proofs, so that telling of it needs no templates."""

from policy_gen.problems import Problem, format_text


class UnprovenPages(Exception):
    """Pages that must not be written: each problem names the template it comes from."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n\n".join(format_text(one) for one in self.problems)
