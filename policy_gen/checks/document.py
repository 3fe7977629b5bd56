"""The document: its review, its change log, who is asked, who receives it, who checked its law."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from policy_gen.law.facts import WORKING_STATUSES, known_facts, lawyer_checked
from policy_gen.problems import Problem, Severity
from policy_gen.profile.document import DistributionPurpose
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.people import RoleLevel
from policy_gen.profile.version_numbers import version_order
from policy_gen.profile.wording import problem
from policy_gen.rules.day_counts import months_after, worst_case_days
from policy_gen.rules.responsibility.raci import raci

REVIEW_MONTHS = 12
REVIEW_MONTHS_AT_MOST = 24
REVIEW_SOON_DAYS = 30


def review(loaded: LoadedProfile) -> Iterable[Problem]:
    """The next review comes within a year; later is doubtful, after two years an error (K-DOC-01)."""
    document = loaded.profile.document
    if document.review_date <= months_after(document.effective_date, REVIEW_MONTHS):
        return
    far = document.review_date > months_after(document.effective_date, REVIEW_MONTHS_AT_MOST)
    yield problem(
        "late-review",
        loaded.origins.place("document.review_date"),
        "far" if far else "",
        severity=Severity.ERROR if far else Severity.WARNING,
        related=loaded.origins.written_place("document.effective_date"),
        review=document.review_date.isoformat(),
        effective=document.effective_date.isoformat(),
        months=REVIEW_MONTHS_AT_MOST if far else REVIEW_MONTHS,
    )


def change_log(loaded: LoadedProfile) -> Iterable[Problem]:
    """The log goes from new to old, ends at the document's version and before its first day (K-DOC-03)."""
    document = loaded.profile.document
    for index, (newer, older) in enumerate(pairwise(document.changes), start=1):
        key = "date" if older.date > newer.date else "version"
        if key == "date" or _above(older.version, newer.version):
            yield _change(loaded, index, key, "", against=f"document.changes.{index - 1}.{key}")
    versions = [change.version for change in document.changes]
    if versions and all(_above(document.version, version) for version in versions):
        yield _change(loaded, 0, "version", "unnamed", Severity.WARNING, limit=document.version)
    for index, change in enumerate(document.changes):
        if _above(change.version, document.version):
            yield _change(loaded, index, "version", "version", limit=document.version)
        if change.date > document.effective_date:
            first, limit = "document.effective_date", document.effective_date.isoformat()
            yield _change(loaded, index, "date", "date", Severity.WARNING, against=first, limit=limit)


def _change(
    loaded: LoadedProfile,
    index: int,
    key: str,
    variant: str,
    severity: Severity = Severity.ERROR,
    *,
    against: str = "document.version",
    limit: str = "",
) -> Problem:
    """What `key` of an entry says against the value at another path."""
    change = loaded.profile.document.changes[index]
    return problem(
        "change-log",
        loaded.origins.place(f"document.changes.{index}.{key}"),
        variant,
        severity=severity,
        version=change.version,
        date=change.date.isoformat(),
        limit=limit,
        related=loaded.origins.written_place(against),
    )


def _above(version: str, limit: str) -> bool:
    """Whether a version is higher than another; what is not made of numbers is not judged."""
    order, highest = version_order(version), version_order(limit)
    return bool(order and highest) and order > highest


def distribution(loaded: LoadedProfile) -> Iterable[Problem]:
    """Some unit receives the document to apply it."""
    if not any(one.purpose is DistributionPurpose.APPLY for one in loaded.profile.document.distribution):
        yield problem("nobody-applies", loaded.origins.key_place("document.distribution"))


def actors_apply(loaded: LoadedProfile) -> Iterable[Problem]:
    """Every unit whose role works or answers by the policy receives it to apply it (K-DOC-05)."""
    profile = loaded.profile
    applying = {one.unit for one in profile.document.distribution if one.purpose is DistributionPurpose.APPLY}
    if not applying:
        return  # told by `distribution`
    acting = {role.value for row in raci(profile) for role in (row.accountable, *row.responsible)}
    told: set[str] = set()
    for name, role in profile.roles.items():
        if name in acting and role.level is not RoleLevel.EXTERNAL and role.unit not in applying | told:
            told.add(role.unit)
            place = loaded.origins.key_place("document.distribution")
            related = loaded.origins.written_place(f"roles.{name}.unit")
            yield problem("unit-left-out", place, unit=role.unit, role=name, related=related)


def consultation(loaded: LoadedProfile) -> Iterable[Problem]:
    """Whoever is consulted has the draft, and has answered, before it is approved (K-CON-01)."""
    asked, act = loaded.profile.document.consultation, loaded.profile.document.approval_act
    if asked is None or act is None:
        return
    for key, day in (("sent_on", asked.sent_on), ("answered_on", asked.answered_on)):
        if day is not None and day > act.date:
            yield problem(
                "late-consultation",
                loaded.origins.place(f"document.consultation.{key}"),
                key,
                severity=Severity.WARNING,
                related=loaded.origins.written_place("document.approval_act.date"),
                day=day.isoformat(),
                approved=act.date.isoformat(),
            )
            return


def awaited_answer(loaded: LoadedProfile) -> Iterable[Problem]:
    """Without an answer nobody approves before the time the law gives for one (TK RF Art. 372)."""
    asked, act = loaded.profile.document.consultation, loaded.profile.document.approval_act
    if asked is None or act is None or asked.answered_on is not None:
        return
    for fact in known_facts(loaded.profile):
        days = fact.value.get("answer_business_days", 0)
        if asked.sent_on <= act.date < asked.sent_on + timedelta(days=worst_case_days(days)):
            yield problem(
                "answer-not-awaited",
                loaded.origins.place("document.approval_act.date"),
                severity=Severity.WARNING,
                related=loaded.origins.written_place("document.consultation.sent_on"),
                approved=act.date.isoformat(),
                sent=asked.sent_on.isoformat(),
                days=days,
                citation=fact.citation,
            )


def review_due(loaded: LoadedProfile, as_of: date) -> Iterable[Problem]:
    """A review that is near or past is remembered (K-DOC-06)."""
    document = loaded.profile.document
    left = (document.review_date - as_of).days
    if left < REVIEW_SOON_DAYS and document.review_date >= document.effective_date:
        yield problem(
            "review-due",
            loaded.origins.place("document.review_date"),
            "past" if left < 0 else "",
            severity=Severity.WARNING,
            review=document.review_date.isoformat(),
            left=left,
        )


def checked_law(loaded: LoadedProfile) -> Iterable[Problem]:
    """A policy at work prints only legal facts that somebody checked, so it says who did."""
    profile = loaded.profile
    if profile.document.status in WORKING_STATUSES and profile.legal.law_checked is None:
        place = loaded.origins.place("document.status")
        status = str(profile.document.status)
        yield problem("unchecked-law", place, severity=Severity.WARNING, status=status)


def check_of_law_in_time(loaded: LoadedProfile) -> Iterable[Problem]:
    """The lawyer read the legal facts as they stand, not as they stood before they were gathered."""
    check = loaded.profile.legal.law_checked
    later = [fact.as_of for fact in known_facts(loaded.profile) if not lawyer_checked(fact, loaded.profile)]
    if check is not None and later:
        yield problem(
            "law-read-later",
            loaded.origins.place("legal.law_checked.on"),
            "at_work" if loaded.profile.document.status in WORKING_STATUSES else "",
            severity=Severity.WARNING,
            on=check.on.isoformat(),
            facts=len(later),
            as_of=max(later).isoformat(),
        )
