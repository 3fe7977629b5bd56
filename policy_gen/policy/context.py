"""What templates may name: the profile, the rules' results, and helpers that link and quote."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from policy_gen.law.facts import (
    Fact,
    bears,
    lawyer_checked,
    long_terms,
    order_limit,
    recovery_fee_due,
    said_in,
    source_told_months,
    suit_wait,
)
from policy_gen.policy import scripts
from policy_gen.policy.asked_values import asked_of, every, given
from policy_gen.policy.briefing import Briefing
from policy_gen.policy.conditions import CONDITIONS
from policy_gen.policy.edition import Edition
from policy_gen.policy.figures import figure
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.register import Visibility
from policy_gen.policy.rule_views import rule_views
from policy_gen.policy.views import view
from policy_gen.profile.company import BusinessModel, ClientKind
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.model import Profile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.privileged import LawyerArrangement
from policy_gen.profile.sourced import Sourced, plain, sourced, sources_of

DOTS = "…" * 8
SCRIPTS = "ANN-A"
"""The annex of scripts; each has an anchor below its id there."""


def context(printer: Printer, wanted: Iterable[str]) -> dict[str, Any]:
    """The wanted ones of the names of the template language, for one clause or page.

    Only what a template names is made, so that a clause's provenance holds what it uses and no more.
    """
    made = _names(printer)
    found = {name: made[name]() for name in wanted if name in made}
    printer.recorder.read.update(*map(sources_of, found.values()))
    return found


def _names(printer: Printer) -> dict[str, Callable[[], Any]]:
    briefing = printer.briefing
    root = view(briefing.profile, "", briefing.language, printer.recorder)
    ready = (
        _flags(printer)
        | _links(printer)
        | _law(printer)
        | {
            "glossary": briefing.lexicon.glossary,
            "script": lambda script_id: Markup(f"> {scripts.script(printer, script_id)}"),
            "blank": lambda label=None: Markup(_blank(briefing, label) if label else DOTS),
            "figure": lambda name: figure(printer, name),
        }
    )
    return {
        **{name: partial(getattr, root, name) for name in Profile.model_fields},
        **given(ready),
        **rule_views(printer),
        "phrases": lambda: _phrases(printer),
        "law_facts": lambda: [_fact(printer, fact) for fact in briefing.facts],
    }


def _blank(briefing: Briefing, label: str) -> str:
    """A labelled blank; the label is a key of the words `placeholder`, or stands as it is."""
    return scripts.blank(briefing.lexicon.words["placeholder"].get(label, label))


def _flags(printer: Printer) -> dict[str, Any]:
    profile = printer.briefing.profile
    model, sells_to = profile.company.business_model, profile.company.sells_to
    return {
        "sells_goods": sourced(model != BusinessModel.SERVICES, "company.business_model"),
        "sells_services": sourced(model != BusinessModel.GOODS, "company.business_model"),
        "sells_to_consumers": sourced(ClientKind.B2C in sells_to, "company.sells_to"),
        "sells_to_public": sourced(ClientKind.B2G in sells_to, "company.sells_to"),
        "counsel": _counsel(profile),
        "in_force": profile.document.status == DocumentStatus.IN_FORCE,
        "lawyer_external": profile.roles["lawyer"].level == RoleLevel.EXTERNAL,
        "has": lambda clause_id: _has(printer, str(plain(clause_id))),
    }


def _has(printer: Printer, clause_id: str) -> bool:
    """Whether a clause is printed; noted with the values that its condition asks."""
    briefing = printer.briefing
    entry = briefing.register.get(clause_id)
    if entry is not None and (briefing.edition is Edition.RESTRICTED or entry.visibility is Visibility.ALL):
        printer.recorder.read.update(
            asked_of(clause_id, every(briefing.profile, *CONDITIONS[entry.when].asks))
        )
    return clause_id in briefing.printed


def _counsel(profile: Profile) -> Sourced[str]:
    """The role that gives a legal opinion: without lawyers the finance director gets it from outside."""
    alone = profile.legal.lawyers == LawyerArrangement.NONE
    return sourced("finance_director" if alone else "lawyer", "legal.lawyers")


@dataclass(frozen=True, slots=True)
class Linker:
    """Links to clauses (`#ID`) and pages (`page:ID`); the page writer turns them into paths."""

    printer: Printer

    def reference(self, named: Any) -> Markup:
        """A clause by its number and id, an annex by its number; the profile may name it."""
        clause_id = str(plain(named))
        self._note(clause_id)
        lexicon = self.printer.briefing.lexicon
        number = self.printer.briefing.places[clause_id].number
        if clause_id.startswith("ANN-"):
            letter = clause_id.removeprefix("ANN-")
            text = lexicon.phrase("annex_reference").format(number=number, letter=letter, id=clause_id)
        elif number:
            text = lexicon.phrase("clause_reference").format(number=number, id=clause_id)
        else:
            text = clause_id
        return Markup(f"[{text}](#{clause_id})")

    def title(self, clause_id: str) -> Markup:
        self._note(clause_id)
        return self.clause(clause_id, clause_title(self.printer.briefing, clause_id))

    def clause(self, clause_id: str, text: Any) -> Markup:
        self._note(clause_id)
        return Markup(f"[{self.printer.finalize(text)}](#{clause_id})")

    def page(self, page: str, text: Any) -> Markup:
        return Markup(f"[{self.printer.finalize(text)}](page:{page})")

    def role(self, role_id: Any, text: Any = None) -> Markup:
        title = text if text is not None else self.printer.cap(self.printer.role(role_id))
        return self.page(f"roles/{plain(role_id)}", title)

    def script(self, script_id: str) -> Markup:
        """A script by its name, to where the annex of scripts gives its words."""
        self._note(SCRIPTS)
        name = self.printer.word(script_id, "script_moment")
        return Markup(f"[{name}](#{SCRIPTS}.{script_id})")

    def _note(self, clause_id: str) -> None:
        if clause_id not in self.printer.briefing.places:
            raise TemplateFault(
                f"{clause_id} is not printed for this company; guard the reference with has()"
            )
        self.printer.recorder.references.add(clause_id)


def clause_title(briefing: Briefing, clause_id: str) -> str:
    """The title of a clause: the first line of its template."""
    entry = briefing.printed[clause_id]
    name = f"{briefing.language}/{entry.part}/{clause_id}.md"
    for folder in briefing.folders:
        if (folder / name).is_file():
            with (folder / name).open(encoding="utf-8") as file:
                return file.readline().strip()
    raise TemplateFault(f"templates: no file {name}")


def _links(printer: Printer) -> dict[str, Callable[..., Markup]]:
    linker = Linker(printer)
    return {
        "ref": linker.reference,
        "title": linker.title,
        "clause_link": linker.clause,
        "page_link": linker.page,
        "role_link": linker.role,
        "script_link": linker.script,
        "script_anchor": lambda script_id: Markup(f"{{ #{SCRIPTS}.{script_id} }}"),
    }


def _law(printer: Printer) -> dict[str, Any]:
    briefing = printer.briefing
    wait = suit_wait(briefing.profile)
    return {
        "suit_wait": wait,
        "wait_unchecked": wait is not None and _unprinted(briefing, wait.days.sources),
        "order_limit": order_limit(briefing.profile),
        "long_terms": long_terms(briefing.profile),
        "source_told_months": source_told_months(briefing.profile),
        "facts_checked": briefing.facts_checked,
        "recovery_fee_due": recovery_fee_due(briefing.profile),
        "law_notes": lambda topic, **bearing: _law_notes(printer, topic, bearing),
    }


def _unprinted(briefing: Briefing, sources: Iterable[str]) -> bool:
    """Whether a value rests on a legal fact that this policy may not print."""
    printed = {f"law:{fact.id}" for fact in briefing.facts}
    return any(source.startswith("law:") and source not in printed for source in sources)


def _fact(printer: Printer, fact: Fact) -> dict[str, Any]:
    return {
        "id": fact.id,
        "topic": fact.topic,
        "summary": _said(printer, fact.summary, fact),
        "citation": _said(printer, fact.citation, fact),
        "as_of": Sourced(fact.as_of, frozenset({f"law:{fact.id}"})),
        "status_word": printer.briefing.lexicon.phrase(f"law_{fact.status}"),
        "checked": lawyer_checked(fact, printer.briefing.profile),
    }


def _said(printer: Printer, words: dict[str, str], fact: Fact) -> Sourced[str]:
    briefing = printer.briefing
    return sourced(briefing.grammar.typeset(said_in(words, briefing.language)), f"law:{fact.id}")


def _law_notes(printer: Printer, topic: str, bearing: dict[str, Any]) -> Markup:
    """What the law says on a topic, one paragraph a fact; empty where there is nothing to print.

    `bearing` names figures a fact must hold, so that a clause prints only what it rests on.
    """
    pattern = printer.briefing.lexicon.phrase("law_note")
    figures = {name: plain(value) for name, value in bearing.items()}
    notes = []
    for fact in printer.briefing.facts:
        if fact.topic == topic and bears(fact, figures):
            said = _fact(printer, fact)
            summary, citation = printer.finalize(said["summary"]), printer.finalize(said["citation"])
            read = printer.date(fact.as_of)
            notes.append(pattern.format(summary=summary, citation=citation, as_of=read))
    if notes and not printer.briefing.facts_checked:
        notes.append(printer.briefing.lexicon.phrase("law_not_reviewed"))
    return Markup("\n\n".join(notes))


def _phrases(printer: Printer) -> list[dict[str, Any]]:
    """The standard forbidden phrases, then the company's own in this language."""
    standard = [
        {
            "say_not": Markup(scripts.fill(printer, row["say_not"])),
            "why": Markup(row["why"]),
            "say": Markup(scripts.fill(printer, row["say"])) if row.get("say") else None,
        }
        for row in printer.briefing.lexicon.phrases
    ]
    own = []
    for index, phrase in enumerate(printer.briefing.profile.communication.forbidden_phrases):
        if phrase.lang == printer.briefing.language:
            place = f"communication.forbidden_phrases.{index}"
            said = scripts.own_text(printer, phrase.say, f"{place}.say") if phrase.say else None
            pattern = sourced(printer.briefing.grammar.quoted(phrase.pattern), f"{place}.pattern")
            own.append({"say_not": pattern, "why": sourced(phrase.why, f"{place}.why"), "say": said})
    return standard + own
