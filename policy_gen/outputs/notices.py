"""Sentences above a page that hold from one day to another: the browser knows the day (settled 12)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from policy_gen.languages.grammar import grammar
from policy_gen.policy.briefing import role_title
from policy_gen.policy.lexicon import Lexicon
from policy_gen.policy.recording import one_stop
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.model import Profile
from policy_gen.profile.values import text_in
from policy_gen.rules.referral import active_partners

ONE_DAY = timedelta(days=1)
LIVING = (DocumentStatus.APPROVED, DocumentStatus.IN_FORCE)
"""Documents that apply on some day; the others say at once that they do not."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said from `since` to `until`, both included; None: without end."""

    kind: str
    text: str
    since: date | None = None
    until: date | None = None
    href: str | None = None
    """Where it leads, seen from the first page."""
    link: str | None = None
    status: str | None = None
    """What the version is on those days, where that is not what its head says."""

    def data(self) -> dict[str, Any]:
        """As the theme reads it."""
        days = {"since": self.since, "until": self.until}
        where = {"href": self.href, "link": self.link, "status": self.status}
        return (
            {"kind": self.kind, "text": self.text}
            | {key: day.isoformat() for key, day in days.items() if day}
            | {key: text for key, text in where.items() if text}
        )


def notices(profile: Profile, lexicon: Lexicon) -> tuple[Notice, ...]:
    """What a reader must know of the document on the day of reading (DOC-010, DOC-100)."""
    document = profile.document
    words = grammar(lexicon.language)
    owner = role_title(profile, words, document.owner).value

    def notice(kind: str, day: date, since: date | None = None, until: date | None = None) -> Notice:
        text = lexicon.word("notice", kind).format(date=words.date(day), owner=owner)
        return Notice(kind, one_stop(text), since, until)

    if document.status not in LIVING:
        return (notice(str(document.status), document.effective_date),)
    return (
        notice("not_yet", document.effective_date, until=document.effective_date - ONE_DAY),
        notice("review", document.review_date, since=document.review_date + ONE_DAY),
    )


def past_partners(profile: Profile, lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """By the name of a printed partner: the first day without agreement, and what is said then (K-PAR-02)."""
    words = grammar(lexicon.language)
    pattern = lexicon.word("notice", "partner_past")
    return {
        text_in(partner.name, lexicon.language) or partner.id: {
            "since": (partner.agreement.valid_until + ONE_DAY).isoformat(),
            "text": one_stop(pattern.format(date=words.date(partner.agreement.valid_until))),
        }
        for partner in active_partners(profile, profile.document.effective_date)
    }
