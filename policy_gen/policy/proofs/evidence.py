"""What the proofs look at: one company's own words, and the phrases that nobody says."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from re import Pattern

from policy_gen.policy.proofs.own_texts import OwnText, profile_texts, template_texts
from policy_gen.policy.proofs.word_lists import forbidden_phrases
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.values import Language


@dataclass(frozen=True)
class Evidence:
    """A profile with the folders its templates come from; `own_folder` holds those the company replaced."""

    loaded: LoadedProfile
    folders: tuple[Path, ...]
    own_folder: Path

    @cached_property
    def texts(self) -> tuple[OwnText, ...]:
        """The company's own words, in the profile and in its templates."""
        return (*profile_texts(self.loaded), *template_texts(self.own_folder))

    @cached_property
    def phrases(self) -> dict[str, tuple[Pattern[str], ...]]:
        """The forbidden phrases of each language."""
        return {language.value: forbidden_phrases(language, self.folders) for language in Language}
