"""What stands beside the HTML and never in `site/`, which cannot know its own commit (settled 6, 38)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from policy_gen.outputs.provenance_json import PROVENANCE_JSON, SettingOf, provenance_json
from policy_gen.outputs.site_tree import SiteTree
from policy_gen.outputs.versions_json import (
    VERSIONS_JSON,
    AddressOf,
    DatedVersion,
    in_place_of,
    version_notices,
    versions_json,
)
from policy_gen.policy.lexicon import Lexicon
from policy_gen.profile.source import read_data


@dataclass(frozen=True, slots=True)
class FromGit:
    """What only a repository knows of a company; empty outside one."""

    setting_of: SettingOf | None = None
    versions: Sequence[DatedVersion] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Files to put beside the HTML, and what the theme has to know to ask for them."""

    files: Mapping[str, str]
    extra: Mapping[str, Any]


def beside(tree: SiteTree, known: FromGit, config_file: Path, address_of: AddressOf) -> Beside:
    """For the pages that were just drafted."""
    document = tree.profile.document
    found = beside_version(
        document.version, document.effective_date, known.versions, tree.lexicon, config_file, address_of
    )
    if known.setting_of is None:
        return found
    told = provenance_json(tree.policy, tree.lexicon, known.setting_of, names=document.show_names)
    return Beside({**found.files, PROVENANCE_JSON: told}, {**found.extra, "provenance": True})


def beside_version(
    number: str,
    since: date,
    versions: Sequence[DatedVersion],
    lexicon: Lexicon,
    config_file: Path,
    address_of: AddressOf,
) -> Beside:
    """For the pages of one version: how it stands to the others."""
    if not versions:
        return Beside({}, {})
    committed = read_data(config_file)["extra"]["notices"]
    dated = version_notices(versions, number, since, lexicon, address_of)
    return Beside(
        {VERSIONS_JSON: versions_json(versions, lexicon, address_of)},
        {"versions": True, "notices": list(in_place_of(committed, dated))},
    )
