"""What is said on some days only, and to whom a reader writes about the document."""

from datetime import date

import pytest
from conftest import ROOT, SAMPLES, sample_profile, sample_tree

from policy_gen.outputs.feedback import feedback
from policy_gen.outputs.notices import Notice, notices
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.model import Profile


def with_status(status: DocumentStatus) -> Profile:
    profile = sample_profile("severny-dvor").profile
    return profile.model_copy(update={"document": profile.document.model_copy(update={"status": status})})


def told(profile: Profile, language: str = "en") -> tuple[Notice, ...]:
    return notices(profile, read_lexicon((ROOT / "templates",), language))


def test_a_policy_in_force_says_that_its_review_is_due_from_the_day_after() -> None:
    review = next(notice for notice in told(with_status(DocumentStatus.IN_FORCE)) if notice.kind == "review")
    assert review.since == date(2027, 3, 2)
    assert "1\xa0March\xa02027" in review.text
    assert review.until is None


def test_a_policy_that_begins_later_says_so_until_the_day_before() -> None:
    begins = next(notice for notice in told(with_status(DocumentStatus.APPROVED)) if notice.kind == "not_yet")
    assert begins.until == date(2026, 3, 1)


@pytest.mark.parametrize(
    "status", [DocumentStatus.DRAFT, DocumentStatus.SUPERSEDED, DocumentStatus.WITHDRAWN]
)
@pytest.mark.parametrize("language", ["ru", "ro", "hu", "en"])
def test_what_nobody_may_work_by_says_so_on_every_day(status: DocumentStatus, language: str) -> None:
    (only,) = told(with_status(status), language)
    assert (only.since, only.until) == (None, None)
    assert "{" not in only.text


@pytest.mark.parametrize("company", SAMPLES)
def test_letters_go_to_a_mailbox_of_the_owner(company: str) -> None:
    profile = sample_profile(company).profile
    owner = profile.roles[profile.document.owner]
    mailboxes = {holder.email for holder in owner.holders} | {profile.company.email}
    assert feedback(profile, sample_tree(company, "en").lexicon)["to"] in mailboxes
