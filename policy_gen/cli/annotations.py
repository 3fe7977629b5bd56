"""Problems as workflow commands of GitHub Actions, which it shows beside the lines of a change."""

from policy_gen.cli.exits import seen_from_here
from policy_gen.problems import Problem, Severity, Span, harmless

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
OF_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
OF_PROPERTY = {**OF_DATA, ":": "%3A", ",": "%2C"}


def annotation(problem: Problem) -> str:
    """One line: the command, the place with its code as title, and message, why and hint."""
    span = seen_from_here(problem).span
    properties = {**(_place(span) if span else {}), "title": problem.code}
    listed = ",".join(f"{name}={_escaped(str(value), OF_PROPERTY)}" for name, value in properties.items())
    words = "\n".join(harmless(part) for part in (problem.message, problem.why, problem.hint) if part)
    return f"::{COMMANDS[problem.severity]} {listed}::{_escaped(words, OF_DATA)}"


def _place(span: Span) -> dict[str, str | int]:
    """Lines, and columns where the place lies on one line: GitHub refuses them elsewhere."""
    starts_after = span.end_column == 1 and span.end_line > span.line
    last = span.end_line - 1 if starts_after else span.end_line
    file: dict[str, str | int] = {"file": harmless(span.file.as_posix()), "line": span.line}
    if span.end_line != span.line:
        return {**file, "endLine": last}
    return {**file, "col": span.column, "endLine": last, "endColumn": span.end_column}


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
