"""How an employee writes to whoever keeps the document about one of its clauses."""

from policy_gen.policy.lexicon import Lexicon
from policy_gen.profile.model import Profile

CLAUSE = "{clause}"
"""Filled in on the page, which knows where the reader is."""


def feedback(profile: Profile, lexicon: Lexicon) -> dict[str, str]:
    """Mailbox of the owner, else of the company; the subject names document, version and clause."""
    document = profile.document
    holders = profile.roles[document.owner].holders
    own = (str(holder.email) for holder in holders if holder.email)
    words = lexicon.words["feedback"]
    subject = words["subject"].format(code=document.code, version=document.version, clause=CLAUSE)
    return {
        "to": next(own, str(profile.company.email)),
        "link": words["link"],
        "subject": subject,
        "body": words["body"],
    }
