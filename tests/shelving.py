"""Puts in place what comparing reads of a company's pages; also run by itself, with another program.

What takes long and is not compared (the tables of policy.json, the search index) is left out.
"""

import json
import sys
from pathlib import Path

from policy_gen.outputs.document import document
from policy_gen.policy.briefing import brief
from policy_gen.policy.drafting import draft_text
from policy_gen.policy.edition import Edition
from policy_gen.policy.exported.clauses import clause_index
from policy_gen.policy.lexicon import read_lexicon
from policy_gen.policy.record import RECORD_JSON, record, written
from policy_gen.policy.workspace import Workspace
from policy_gen.profile.loading import load


def shelve(root: Path, profile: Path) -> None:
    """Document, index of clauses and record of every language of a profile."""
    loaded = load(profile)
    assert loaded.value is not None, [one.message for one in loaded.problems]
    known = loaded.value.profile
    workspace = Workspace(root)
    folders = tuple(
        folder for folder in workspace.template_folders(known.company.id) if folder.is_relative_to(root)
    )
    for language in map(str, known.languages.published):
        policy = draft_text(known, language, folders)
        lexicon = read_lexicon(folders, language)
        index = clause_index(brief(known, language, Edition.STAFF, folders), policy)
        site = workspace.site(known.company.id, language, Edition.STAFF)
        files = {
            "pages/document.md": document(policy, lexicon).text,
            "pages/policy.json": json.dumps({"clauses": [one.model_dump() for one in index]}),
            RECORD_JSON: written(record(known, policy, lexicon, folders)),
        }
        for name, text in files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    shelve(Path(sys.argv[1]), Path(sys.argv[2]))
