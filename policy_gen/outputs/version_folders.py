"""Where the versions of a company stand side by side in `build/` (settled 6)."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from policy_gen.outputs.versions_json import AddressOf
from policy_gen.policy.edition import Edition
from policy_gen.policy.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VersionFolders:
    """The folders of one company; `current` is the version of the profile on disk."""

    workspace: Workspace
    company: str
    current: str
    planned: Collection[tuple[str, str]] = ()
    """Languages and numbers that this run builds too."""

    def folder(self, language: str, number: str) -> Path:
        """Where the HTML of a released version goes."""
        return self.workspace.build(self.company, f"{language}@{number}", Edition.STAFF)

    def from_pages(self, language: str, edition: Edition = Edition.STAFF) -> AddressOf:
        """Addresses as the pages on disk's own version see them; managers see no version side by side."""
        return self._seen(language, self.current if edition is Edition.STAFF else None)

    def from_version(self, language: str, number: str) -> AddressOf:
        """Addresses as the pages of a released version see them."""
        return self._seen(language, number)

    def _seen(self, language: str, here: str | None) -> AddressOf:
        def address(number: str) -> str | None:
            if here is None or number == here:
                return None
            main = self.workspace.build(self.company, language, Edition.STAFF)
            if number == self.current and (main / "index.html").is_file():
                return f"../{main.name}/index.html"
            folder = self.folder(language, number)
            is_there = (language, number) in self.planned or (folder / "index.html").is_file()
            return f"../{folder.name}/index.html" if is_there else None

        return address
