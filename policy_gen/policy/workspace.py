"""Where things lie: profiles, templates, `site/` and `build/` of one workspace (settled 6, 11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from policy_gen.policy.edition import Edition

PACKAGED_TEMPLATES = Path(__file__).parents[1] / "templates"
SITE_CONFIG = "mkdocs.yml"
PROFILES, TEMPLATES = "company_profiles", "templates"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder that holds `mkdocs.yml`, `company_profiles/`, `site/` and `build/`."""

    root: Path

    def profiles(self) -> tuple[Path, ...]:
        """Profiles in the workspace: files with one dot in their name."""
        found = sorted((self.root / PROFILES).glob("*.yaml"))
        return tuple(path for path in found if path.name.count(".") == 1)

    def template_folders(self, company: str) -> tuple[Path, ...]:
        """The company's own templates, the workspace's, the packaged copy: the first that has a file wins."""
        return tuple(folder for folder in self.template_places(company) if folder.is_dir())

    def template_places(self, company: str) -> tuple[Path, ...]:
        """Where templates may lie, whether the folders exist or not."""
        chain = (
            self.own_templates(company),
            self.templates,
            PACKAGED_TEMPLATES,
            PACKAGED_TEMPLATES.parents[1] / "templates",
        )
        return tuple(dict.fromkeys(chain))

    @property
    def templates(self) -> Path:
        """Where the workspace keeps templates, whether the folder exists or not."""
        return self.root / "templates"

    def own_templates(self, company: str) -> Path:
        """Where a company keeps templates of its own, whether the folder exists or not."""
        return self.root / PROFILES / company / TEMPLATES

    def site(self, company: str, language: str, edition: Edition) -> Path:
        """Folder of the Markdown tree."""
        return self.sites(company) / edition_folder(language, edition)

    def sites(self, company: str) -> Path:
        """Folder of the Markdown trees of a company."""
        return self.root / "site" / company

    def build(self, company: str, language: str, edition: Edition) -> Path:
        """Folder of the HTML."""
        return self.root / "build" / company / edition_folder(language, edition)


def own_template_names(folders: Iterable[Path], company: str) -> frozenset[str]:
    """Names of the templates that a company wrote itself, without folder and ending: ids of clauses."""
    own = [one for one in folders if one.parts[-3:] == (PROFILES, company, TEMPLATES)]
    return frozenset(path.stem for folder in own for path in folder.glob("*/*/*.md"))


def edition_folder(language: str, edition: Edition) -> str:
    """Editions are sibling folders: MkDocs cleans below its own."""
    return f"{language}-restricted" if edition == Edition.RESTRICTED else language


def workspace_of(profile: Path, root: Path | None = None) -> Workspace:
    """The nearest folder above the profile that holds `mkdocs.yml`, else that of its `company_profiles/`.

    A profile that lies elsewhere is made in the current folder.
    """
    if root is not None:
        return Workspace(root.resolve())
    for folder in profile.resolve().parents:
        if (folder / SITE_CONFIG).is_file():
            return Workspace(folder)
    own = profile.resolve().parent
    return Workspace(own.parent if own.name == PROFILES else Path.cwd())
