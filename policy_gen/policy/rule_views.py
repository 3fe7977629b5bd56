"""The results of the rules as templates see them: ladders, bands, partners, RACI."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from policy_gen.law.facts import acknowledged_before_contract
from policy_gen.policy.asked_values import Row, every, given
from policy_gen.policy.asking import has_phones, reach
from policy_gen.policy.printing import Markup, Printer
from policy_gen.policy.views import view
from policy_gen.profile.catalogues import PLACEHOLDER, SourceOption
from policy_gen.profile.referral import Partner
from policy_gen.profile.sourced import plain, sourced
from policy_gen.rules.receivables.claim_period import claim_period
from policy_gen.rules.receivables.ladder import BandRow, LadderRow, band_rows, ladder
from policy_gen.rules.receivables.timetable import TimetableEntry, dated_timetable, timetable
from policy_gen.rules.referral import active_partners, coverage
from policy_gen.rules.refusal.situations import situation_script
from policy_gen.rules.responsibility.authority import schedule_proposer
from policy_gen.rules.responsibility.handovers import handovers
from policy_gen.rules.responsibility.raci import RaciRow, hr_role

PARTS = {
    "refusal": (),
    "partners": ("partner_programme.enabled",),
    "receivables": (
        "receivables.late_charges.interest",
        "legal.collectors.enabled",
        "privileged.enabled",
    ),
    "document": (),
}
"""The parts of the matrix of responsibilities, and what decides which rows they have (`rules/raci.yaml`)."""

COVERED_BY = (
    "partner_programme.enabled",
    *(f"partners.*.{key}" for key in ("status", "regions", "fields")),
    "fields.*.relation",
    "regions.*.id",
    "accepted_gaps",
)
"""What decides which pairs of region and field have which partners."""


def rule_views(printer: Printer) -> dict[str, Callable[[], Any]]:
    """Names for templates, each made when a template asks for it; as of the effective date (settled 12)."""
    profile = printer.briefing.profile
    today = profile.document.effective_date
    return {
        "ladder": lambda: _ladder(printer),
        "bands": lambda: [_band(printer, row) for row in band_rows(profile)],
        "claim_period": lambda: claim_period(profile),
        "situations": lambda: _enabled(printer, "refusal.situations", profile.refusal.situations),
        "situation_script": lambda: situation_script,
        "signs": lambda: _enabled(printer, "refusal.parting_signs", profile.refusal.parting_signs),
        "contact_sources": lambda: _contact_sources(printer),
        "active_partners": lambda: [_partner(printer, p) for p in _active(printer, today)],
        "active_same_field_partners": lambda: _same_field(printer, today),
        "coverage": lambda: _coverage(printer, today),
        "raci": lambda: _raci(printer),
        "handovers": lambda: {one.id: one for one in reversed(handovers(profile))},
        "schedule_proposer": lambda: schedule_proposer(profile),
        "calendar_days": lambda: lambda row: [_entry(e) for e in timetable(profile, row["source"])],
        "calendar_example": lambda: (
            lambda row: [_entry(e) for e in dated_timetable(profile, row["source"], today)]
        ),
        "hr_role": lambda: hr_role(profile),
        "hr_reach": lambda: reach(printer, hr_role(profile).value),
        "has_phones": lambda: has_phones(profile),
        "acknowledged_before_contract": lambda: acknowledged_before_contract(profile),
        "partner_owner": lambda: sourced(profile.partner_programme.owner, "partner_programme.owner"),
        "document_owner": lambda: sourced(profile.document.owner, "document.owner"),
    }


def _contact_sources(printer: Printer) -> list[Any]:
    """The answers to «how did you hear of us»; a partner is none where the company has no programme."""
    profile = printer.briefing.profile
    _asks(printer, "partner_programme.enabled")
    options = _viewer(printer)(profile.first_contact.source_options, "first_contact.source_options")
    partners = profile.partner_programme.enabled
    return [option for option in options if partners or plain(option) != SourceOption.PARTNER]


def _asks(printer: Printer, *patterns: str) -> None:
    """Notes values that decide what stands in a list."""
    printer.recorder.read.update(every(printer.briefing.profile, *patterns))


def _ladder(printer: Printer) -> Row:
    rows = [_ladder_row(printer, row) for row in ladder(printer.briefing.profile)]

    def default() -> Row:
        _asks(printer, "segments.*.default")
        return next(row for row in rows if row["source"].segment.default)

    return Row(
        printer.recorder,
        {
            "segments": lambda: rows,
            "default": default,
            "credit": lambda: [row for row in rows if not row["prepaid"]],
        },
    )


def _viewer(printer: Printer) -> Callable[[Any, str], Any]:
    language, recorder = printer.briefing.language, printer.recorder
    return lambda value, path: view(value, path, language, recorder)


def _ladder_row(printer: Printer, row: LadderRow) -> Row:
    place = f"segments.{row.segment.id}"
    segment = _viewer(printer)(row.segment, place)
    ready = {
        "source": row,
        "segment": segment,
        "prepaid": sourced(row.prepaid, f"{place}.payment_terms_days"),
        "terms_days": row.terms_days,
        "negotiation_days": row.negotiation_days,
        "warning_day": row.warning_day,
        "claim_issue_first": row.claim_issue_first,
        "claim_issue_last": row.claim_issue_last,
        "claim_issue_days": row.claim_issue_days,
        "stop_day": row.stop_day,
        "rung_days": [sourced(rung.day, f"receivables.contact_ladder.{i}.day") for i, rung in row.rungs],
    }
    return Row(printer.recorder, {**given(ready), "limit": lambda: segment.credit_limit})


def _band(printer: Printer, row: BandRow) -> Row:
    band = _viewer(printer)(row.band, f"receivables.amount_bands.{row.band.id}")
    made = {
        name: partial(getattr, band, name) for name in ("court", "then", "negotiation_days", "also_inform")
    }
    return Row(printer.recorder, made | given({"band": band, "lower": row.lower, "upper": row.upper}))


def _enabled(printer: Printer, place: str, items: tuple[Any, ...]) -> list[Any]:
    see = _viewer(printer)
    _asks(printer, f"{place}.*.enabled")
    return [see(item, f"{place}.{item.id}") for item in items if item.enabled]


def _active(printer: Printer, on: date) -> tuple[Partner, ...]:
    _asks(printer, "partner_programme.enabled", "partners.*.status")
    return active_partners(printer.briefing.profile, on)


def _same_field(printer: Printer, on: date) -> list[Any]:
    _asks(printer, "partners.*.same_field")
    return [_partner(printer, partner) for partner in _active(printer, on) if partner.same_field]


def _partner(printer: Printer, partner: Partner) -> Any:
    return _viewer(printer)(partner, f"partners.{partner.id}")


def _coverage(printer: Printer, on: date) -> list[dict[str, Any]]:
    see = _viewer(printer)
    profile = printer.briefing.profile
    _asks(printer, *COVERED_BY)
    rows = []
    for row in coverage(profile, on):
        gap = None
        if row.gap is not None:
            gap = see(row.gap, f"accepted_gaps.{profile.accepted_gaps.index(row.gap)}").reason
        rows.append(
            {
                "region": see(row.region, f"regions.{row.region.id}"),
                "field": see(row.field, f"fields.{row.field.id}"),
                "partners": [_partner(printer, partner) for partner in row.partners],
                "reason": gap,
            }
        )
    return rows


def _raci(printer: Printer) -> Row:
    rows = printer.briefing.matrix

    def part(name: str, *decided_by: str) -> list[dict[str, Any]]:
        _asks(printer, *decided_by)
        return [raci_row(printer, row) for row in rows if row.part == name]

    return Row(printer.recorder, {name: partial(part, name, *asks) for name, asks in PARTS.items()})


def raci_row(printer: Printer, row: RaciRow) -> dict[str, Any]:
    """A row of the matrix with its label; a limit stands after a colon."""
    return {
        "id": row.id,
        "label": _raci_label(printer, row),
        "clause": row.clause if row.clause in printer.briefing.places else None,
        "responsible": list(row.responsible),
        "accountable": row.accountable,
        "consulted": list(row.consulted),
        "informed": list(row.informed),
    }


def _raci_label(printer: Printer, row: RaciRow) -> Markup:
    label = printer.word(row.id, "activity")
    if row.bound is None:
        return label

    def limit(match: re.Match[str]) -> str:
        """The limit as the pattern wants it: `{limit:money}`, `{limit:calendar_day.gen}`."""
        _, unit, form = match.groups()
        if unit == "money":
            return printer.money(row.limit)
        return printer.count(row.limit, unit or "calendar_day", form or "nom")

    pattern = printer.briefing.lexicon.word("raci_bound", row.bound)
    return Markup(f"{label}: {PLACEHOLDER.sub(limit, pattern)}")


def _entry(entry: TimetableEntry) -> dict[str, Any]:
    return {"dpd": entry.dpd, "what": entry.what, "owner": entry.owner, "date": entry.day}
