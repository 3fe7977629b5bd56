"""Who must not be named: partners no longer recommended, employees by their mailbox."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.own_texts import Use
from policy_gen.problems import Problem, Severity
from policy_gen.profile.people import Holder, RoleLevel
from policy_gen.profile.referral import Partner, PartnerStatus
from policy_gen.profile.wording import problem

_LEGAL_FORM = re.compile(
    r"\b(S\.?R\.?L|S\.?A|Kft|Zrt|Nyrt|Bt|Kkt|Ltd|LLC|Inc|GmbH|ООО|ПАО|АО|ИП)\b\.?|[«»„“”\"‘’]", re.IGNORECASE
)
_SHORTEST_NAME = 4
_GROUPS = frozenset(
    {"accounts", "accounting", "control", "department", "desk", "finance", "group", "office", "reception",
     "sales", "service", "support", "team"}
)  # fmt: skip
"""English writes groups with capitals too; other languages do not."""
_LATIN = str.maketrans(
    dict(zip("абвгдеёзийклмнопрстуфхцчшщыэ", "abvgdeeziiklmnoprstufhccssie", strict=True))
    | {"ж": "z", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}
)
_ONE_SPELLING = {
    "shch": "s", "sch": "s", "sh": "s", "ch": "c", "kh": "h", "ts": "c", "zh": "z", "x": "ks", "w": "v",
    "j": "i", "y": "i", "ii": "i", "ia": "a", "iu": "u",
}  # fmt: skip
"""Of the many ways to write a Russian or Romanian name with Latin letters, one; in this order."""


def inactive_partners(evidence: Evidence) -> Iterable[Problem]:
    """What is said to clients names no partner that is suspended or removed (K-PAR-07)."""
    partners = evidence.loaded.profile.partners
    named = {core for one in partners if one.status == PartnerStatus.ACTIVE for core in _cores(one)}
    for partner in partners:
        if partner.status == PartnerStatus.ACTIVE:
            continue
        for core in set(_cores(partner)) - named:
            yield from _naming(evidence, partner, core)


def _naming(evidence: Evidence, partner: Partner, core: str) -> Iterator[Problem]:
    status = evidence.loaded.origins.place(f"partners.{partner.id}.status")
    for text in evidence.texts:
        reaches = text.is_for(Use.SAID) or text.is_for(Use.TEMPLATE)
        own = text.path.startswith(f"partners.{partner.id}.")
        if reaches and not own and re.search(rf"(?<!\w){re.escape(core)}(?!\w)", text.text):
            yield problem(
                "inactive-partner",
                text.place,
                str(partner.status),
                path=text.path,
                found=core,
                related=status,
            )


def _cores(partner: Partner) -> list[str]:
    """The partner's names without legal form and quotation marks."""
    names = partner.name.values() if isinstance(partner.name, dict) else (partner.name,)
    cores = (" ".join(_LEGAL_FORM.sub(" ", name).split()) for name in names)
    return [core for core in cores if len(core) >= _SHORTEST_NAME]


def personal_mailboxes(evidence: Evidence) -> Iterable[Problem]:
    """The pages print mailboxes of roles; an employee's own only where names are printed too (K-PRV-02)."""
    profile = evidence.loaded.profile
    if profile.document.show_names:
        return
    for role_id, role in profile.roles.items():
        if role.level == RoleLevel.EXTERNAL:
            continue
        for index, holder in enumerate(role.holders):
            if holder.email and _is_personal(holder):
                path = f"roles.{role_id}.holders.{index}.email"
                place = evidence.loaded.origins.place(path)
                found = holder.email
                yield problem("personal-mailbox", place, severity=Severity.WARNING, path=path, found=found)


def _is_personal(holder: Holder) -> bool:
    """Whether a person's name, in words with capitals, stands in the address."""
    address = _spelled(str(holder.email).partition("@")[0])
    names = holder.name.values() if isinstance(holder.name, dict) else (holder.name,)
    for name in names:
        words = name.split()
        person = len(words) > 1 and all(_is_of_a_person(word) for word in words)
        if person and any(len(word) >= _SHORTEST_NAME and _spelled(word) in address for word in words):
            return True
    return False


def _is_of_a_person(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in _GROUPS


def _spelled(word: str) -> str:
    """One spelling for the many in which a name is written with Latin letters."""
    latin = word.lower().translate(_LATIN)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", latin) if sign.isascii() and sign.isalnum())
    for spelling, one in _ONE_SPELLING.items():
        bare = bare.replace(spelling, one)
    return bare
