"""The page for new colleagues: rules that stand on the first page too, scripts to learn, a quiz."""

from typing import Any

from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.quiz.asking import questions
from policy_gen.policy.routes import newcomer_scripts
from policy_gen.policy.templating import render


def home_names(printer: Printer) -> dict[str, Any]:
    """What the template of the first page may use beside the common names."""
    return {"seven_rules": _seven_rules(printer)}


def start_names(printer: Printer) -> dict[str, Any]:
    """What the template of the page for new colleagues may use beside the common names."""
    return {
        "seven_rules": _seven_rules(printer),
        "start_scripts": newcomer_scripts(printer.briefing),
        "quiz": questions(printer),
    }


def _seven_rules(printer: Printer) -> Markup:
    return Markup(render(printer, f"{printer.briefing.language}/pages/seven-rules.md").strip())
