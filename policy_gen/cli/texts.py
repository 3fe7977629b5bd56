"""The proofs on texts, for the commands that ask for them; imported when used, for drafting takes long."""

from policy_gen.cli.exits import seen_from_here
from policy_gen.outputs.building import proved_trees
from policy_gen.outputs.unproven import UnprovenPages
from policy_gen.policy.edition import Edition
from policy_gen.policy.lexicon import TemplateFault
from policy_gen.policy.proofs.evidence import Evidence
from policy_gen.policy.proofs.registry import text_problems
from policy_gen.policy.translations import translation_problems
from policy_gen.policy.workspace import Workspace
from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile


def own_words(loaded: LoadedProfile, workspace: Workspace) -> tuple[Problem, ...]:
    """What is wrong with the company's own words, in its profile and its templates."""
    company = loaded.profile.company.id
    folders = workspace.template_folders(company)
    found = text_problems(Evidence(loaded, folders, workspace.own_templates(company)))
    return tuple(map(seen_from_here, found))


def translations(loaded: LoadedProfile, workspace: Workspace) -> tuple[Problem, ...]:
    """Translations older than the binding text; none where a template is wrong, which building tells."""
    try:
        company = loaded.profile.company.id
        own_folder = workspace.own_templates(company)
        found = translation_problems(loaded, workspace.template_folders(company), own_folder)
    except TemplateFault:
        return ()
    return tuple(map(seen_from_here, found))


def drafted(loaded: LoadedProfile, workspace: Workspace) -> tuple[Problem, ...]:
    """What stands against the pages for all staff, in every language that has templates.

    Raises TemplateFault.
    """
    folders = workspace.template_folders(loaded.profile.company.id)
    languages = tuple(
        str(language)
        for language in loaded.profile.languages.published
        if any((folder / language / "layout.yaml").is_file() for folder in folders)
    )
    try:
        proved_trees(loaded, workspace, languages, Edition.STAFF)
    except UnprovenPages as error:
        return tuple(map(seen_from_here, error.problems))
    return ()
