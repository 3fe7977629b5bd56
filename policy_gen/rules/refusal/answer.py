"""What a single rule says, before it is completed to a decision."""

from dataclasses import dataclass

from policy_gen.profile.catalogues import Occasion
from policy_gen.profile.model import Profile
from policy_gen.rules.reasoning import Remark
from policy_gen.rules.referral import NamedPartner
from policy_gen.rules.refusal.decision import FollowUp, Said, Verdict
from policy_gen.rules.refusal.request import Client, RefusalRequest

NO_DECISION = "none"
"""Silence that decides nothing: partings, and whatever needs a lawyer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The finding of the first rule that fits."""

    verdict: Verdict
    summary: Remark
    decider: str
    words: tuple[Said, ...]
    clauses: tuple[str, ...]
    trace: tuple[Remark, ...]
    steps: tuple[Remark, ...] = ()
    avoid: tuple[Occasion, ...] = (Occasion.REFUSING,)
    partners: tuple[NamedPartner, ...] = ()
    colleague: str | None = None
    fallback: bool = False
    asked_first: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    speaker: str | None = None
    """The role to which the policy gives the conversation; None: whoever has the client on the line."""
    follow_up: FollowUp | None = None
    situation: str | None = None
    """What the register calls the case: a situation, `parting`, `must_refuse`; None: nothing."""
    offered: str | None = None
    """What the register says was offered: a key of the words `register_offered`."""
    registered: bool = True
    scored: bool = False
    """Whether the client's significance matters."""
    in_conversation: bool = False
    """Whether the decision is taken while the client is on the line."""
    firm: bool = False
    """Whether a deputy, a privileged client or a lack of time changes nothing."""
    silent: bool = False
    """Whether silence decides nothing."""


def taker(request: RefusalRequest) -> str:
    """Who has the client on the line: the account manager of a client, else who takes the request."""
    return "account_manager" if request.client == Client.EXISTING else "first_contact"


def counsel(profile: Profile) -> str:
    """Who is asked in matters of law (REF-215): the lawyer, else the finance director."""
    return "finance_director" if profile.legal.lawyers == "none" else "lawyer"
