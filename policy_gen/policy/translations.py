"""Which clauses of a translation are older than the binding text, and how that is told (settled 36)."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from policy_gen.policy.confirming import Seal, Stale, confirmed_file, read_confirmations, seals, stale
from policy_gen.policy.drafting import draft_text
from policy_gen.policy.edition import Edition
from policy_gen.problems import Problem, Severity
from policy_gen.profile.document import DocumentStatus
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem


def binding_seals(loaded: LoadedProfile, folders: tuple[Path, ...], own_folder: Path) -> dict[str, Seal]:
    """The fingerprints of the binding text as it stands; `own_folder` holds the company's own templates.

    Raises TemplateFault.
    """
    binding = draft_text(
        loaded.profile, str(loaded.profile.languages.authoritative), folders, Edition.RESTRICTED
    )
    return seals(binding, [folder for folder in folders if folder != own_folder])


def stale_translations(
    loaded: LoadedProfile, folders: tuple[Path, ...], own_folder: Path
) -> dict[str, Stale] | Problem:
    """What is out of date, by language, for translations that somebody confirmed; else nothing is known.

    Raises TemplateFault where the binding text cannot be drafted.
    """
    confirmed = read_confirmations(confirmed_file(loaded.path))
    if isinstance(confirmed, Problem) or not confirmed:
        return confirmed if isinstance(confirmed, Problem) else {}
    now = binding_seals(loaded, folders, own_folder)
    languages = loaded.profile.languages
    published = {str(language) for language in languages.published if language != languages.authoritative}
    return {language: stale(one, now) for language, one in confirmed.items() if language in published}


def translation_problems(
    loaded: LoadedProfile, folders: tuple[Path, ...], own_folder: Path
) -> tuple[Problem, ...]:
    """What to tell about the translations of a company. Raises TemplateFault."""
    found = stale_translations(loaded, folders, own_folder)
    return (found,) if isinstance(found, Problem) else tuple(_problems(loaded, found))


def _problems(loaded: LoadedProfile, found: Mapping[str, Stale]) -> Iterator[Problem]:
    """What is out of date in each translation: an error where the company changed a policy in force."""
    in_force = loaded.profile.document.status == DocumentStatus.IN_FORCE
    for index, language in enumerate(loaded.profile.languages.published):
        if str(language) not in found:
            continue
        place = loaded.origins.place(f"languages.published.{index}")
        one = found[str(language)]
        by = (
            (one.by_company, "", Severity.ERROR if in_force else Severity.WARNING),
            (one.by_generator, "generator", Severity.WARNING),
        )
        for clauses, variant, severity in by:
            if clauses:
                yield problem(
                    "stale-translation",
                    place,
                    variant,
                    severity=severity,
                    language=str(language),
                    clauses=", ".join(clauses),
                )
