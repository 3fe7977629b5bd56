"""Templates of the company's own that were not finished (K-TXT-02)."""

import re
from collections.abc import Iterable

from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.own_texts import Use
from policy_gen.problems import Problem
from policy_gen.profile.wording import problem

LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\b(TODO|FIXME|TBD)\b")
"""What a reader must never see. An empty value needs no search: it cannot be printed."""


def leftovers(evidence: Evidence) -> Iterable[Problem]:
    """No placeholder that nothing fills and no note to oneself is left in a template."""
    for text in evidence.texts:
        found = LEFT_OVER.search(text.text) if text.is_for(Use.TEMPLATE) else None
        if found:
            yield problem("unfinished-template", text.place, path=text.path, found=found[0])
