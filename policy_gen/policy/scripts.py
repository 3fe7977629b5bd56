"""Fills the closed list of placeholders in scripts (language canon 1, settled 16)."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from policy_gen.policy import escaping
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.printing import Markup, Printer
from policy_gen.profile.catalogues import CASE_PLACEHOLDERS, PLACEHOLDER
from policy_gen.profile.company import BusinessModel
from policy_gen.profile.sourced import Sourced, sourced
from policy_gen.profile.values import text_in

Known = Mapping[str, str]
"""What a case knows: the printed value of a placeholder, by its name and form; empty: there is none."""

NOTHING: Known = MappingProxyType({})


class _Marks(dict[str, str]):
    """Every placeholder of a case known as itself, in whatever form."""

    def __contains__(self, label: object) -> bool:
        return True

    def __missing__(self, label: str) -> str:
        return f"{{{label}}}"


MARKS: Known = _Marks()
"""For texts that are filled in later: `{date.until}` stays `{date.until}`."""
_OPTIONAL = re.compile(r"\s*\[\[(.*?)\]\]")


def script(printer: Printer, script_id: str, known: Known = NOTHING) -> Markup:
    """The words of a script with the company's own values in place; raises TemplateFault if unknown.

    What the case does not know stays a labelled blank; a sentence in [[ ]] goes if its value is empty.
    """
    printer.recorder.scripts.append(script_id)
    words, place = _words_of(printer, script_id)
    if place:
        return own_text(printer, words, place, known)
    filled = Markup(fill(printer, _with_options(words, known).strip(), known))
    is_number_first = filled[:1].isdigit()
    return printer.cap(filled) if words.startswith("{") and not is_number_first else filled


def open_script(printer: Printer, script_id: str) -> Markup:
    """The words of a script whose case is not known yet: `{date.until}` and `[[ … ]]` stay as they are."""
    words, place = _words_of(printer, script_id)
    return own_text(printer, words, place, MARKS) if place else Markup(fill(printer, words.strip(), MARKS))


def _words_of(printer: Printer, script_id: str) -> tuple[str, str]:
    """The text of a script, and the profile path of the company's own wording; empty for the standard one."""
    briefing = printer.briefing
    scripts = briefing.profile.communication.scripts
    own = next((texts for own_id, texts in scripts.items() if own_id == script_id), None)
    words = own and text_in(own, briefing.language)
    if words:
        return words, f"communication.scripts.{script_id}"
    text = briefing.lexicon.scripts.get(script_id)
    if text is None:
        raise TemplateFault(f"templates/{briefing.language}/scripts.yaml has no {script_id!r}")
    return text, ""


def _with_options(text: str, known: Known) -> str:
    """The text with its optional sentences, less those whose value the case knows to be absent."""

    def kept(match: re.Match[str]) -> str:
        names = [placeholder[1] for placeholder in PLACEHOLDER.finditer(match[1])]
        return "" if any(known.get(name) == "" for name in names) else match[0]

    return _OPTIONAL.sub(kept, text).replace("[[", "").replace("]]", "")


def own_text(printer: Printer, text: str, path: str, known: Known = NOTHING) -> Markup:
    """The company's own words with known placeholders filled; unknown ones stay as they are."""
    parts: list[str] = []
    end = 0
    for match in PLACEHOLDER.finditer(text):
        if match[1] in FROM_PROFILE or match[1] in CASE_PLACEHOLDERS:
            parts += [_own(printer, text[end : match.start()], path), fill(printer, match[0], known)]
            end = match.end()
    parts.append(_own(printer, text[end:], path))
    return Markup("".join(parts))


def _own(printer: Printer, words: str, path: str) -> str:
    """A stretch of the company's words; the spaces at its ends belong to the sentence."""
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before}{printer.finalize(sourced(words.strip(), path))}{after}" if words.strip() else words


def fill(printer: Printer, text: str, known: Known = NOTHING) -> str:
    """`text` with each placeholder replaced by its value or by a labelled blank."""

    def filled(match: re.Match[str]) -> str:
        name, unit, form = match.groups()
        if name in FROM_PROFILE:
            return FROM_PROFILE[name](printer, unit, form)
        if name in CASE_PLACEHOLDERS:
            label = f"{name}.{form}" if form else name
            return escaping.markdown(known[label]) if label in known else _case_blank(printer, label)
        raise TemplateFault(f"unknown placeholder {match[0]} in a script")

    return PLACEHOLDER.sub(filled, text)


def _case_blank(printer: Printer, label: str) -> str:
    """A blank that says what belongs in it, by a key of the words `placeholder`."""
    words = printer.briefing.lexicon.words["placeholder"]
    word = words.get(label) or words.get(label.split(".")[0])
    if word is None:
        raise TemplateFault(f"words/placeholder has no {label!r} in {printer.briefing.language!r}")
    return blank(word)


def blank(label: str) -> str:
    """A blank to be filled in, with what belongs there."""
    return f"‹{label}›"


def _company(printer: Printer, unit: str | None, form: str | None) -> str:
    name = _text(printer, "company.short_name", printer.briefing.profile.company.short_name)
    if form == "art":
        return printer.the(name)
    return printer.quoted(name) if form == "q" else printer.finalize(name)


def _we_do(printer: Printer, unit: str | None, form: str | None) -> str:
    return printer.finalize(_text(printer, "company.we_do", printer.briefing.profile.company.we_do))


def _text(printer: Printer, path: str, text: dict[str, str]) -> Sourced[str]:
    language = printer.briefing.language
    return sourced(text_in(text, language) or "", f"{path}.{language}" if language in text else path)


def _percent(printer: Printer, unit: str | None, form: str | None) -> str:
    return printer.percent(sourced(printer.briefing.profile.prepayment.percent, "prepayment.percent"))


def _payments(printer: Printer, unit: str | None, form: str | None) -> str:
    place = "prepayment.exit_after_on_time_payments"
    count = sourced(printer.briefing.profile.prepayment.exit_after_on_time_payments, place)
    return printer.count(count, "payment", form or "nom") if unit else printer.number(count)


def _resume(printer: Printer, unit: str | None, form: str | None) -> str:
    return printer.word(
        sourced(printer.briefing.profile.supply.resume_when, "supply.resume_when"), "resume_when"
    )


def _stopped(printer: Printer, unit: str | None, form: str | None) -> str:
    """What a stop concerns, of `goods` or of `services`: what is on credit, or all (REC-500)."""
    profile = printer.briefing.profile
    sells_services_alone = profile.company.business_model == BusinessModel.SERVICES
    kind = form if form in ("goods", "services") else "services" if sells_services_alone else "goods"
    return printer.word(sourced(profile.supply.stop_scope, "supply.stop_scope"), f"stopped_{kind}")


def _unfinished(printer: Printer, unit: str | None, form: str | None) -> str:
    place = "refusal.parting.unfinished_orders"
    kept = sourced(printer.briefing.profile.refusal.parting.unfinished_orders, place)
    return printer.word(kept, "unfinished_orders_said")


FROM_PROFILE: dict[str, Callable[[Printer, str | None, str | None], str]] = {
    "company": _company,
    "we_do": _we_do,
    "percent": _percent,
    "n": _payments,
    "resume": _resume,
    "stopped": _stopped,
    "unfinished": _unfinished,
}
