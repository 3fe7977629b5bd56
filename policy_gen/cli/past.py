"""A profile held to its last release, for `policy-gen check`: quick where nothing was released."""

from policy_gen.history.git import GitFault, repository_of
from policy_gen.history.journal import DamagedNote, unfinished
from policy_gen.history.releases import elsewhere, releases
from policy_gen.policy.workspace import Workspace
from policy_gen.problems import Problem
from policy_gen.profile.loading import LoadedProfile
from policy_gen.profile.wording import problem


def problems(loaded: LoadedProfile, workspace: Workspace) -> tuple[Problem, ...]:
    """What does not fit the last release, or that a release was cut off; none where git has no answer."""
    company = loaded.profile.company.id
    try:
        repository = repository_of(loaded.path.resolve())
        if not releases(repository, company):
            return ()  # before its tag a release has changed nothing that could be cut off
        cut_off = unfinished(repository)
        if cut_off is not None and cut_off.company == company:
            return (problem("release-cut-off", None, tag=cut_off.tag, path=str(loaded.path)),)
        found = releases(repository, company, here=True)
        aside = elsewhere(repository, company, loaded.profile.document.version)
    except DamagedNote as note:
        return (problem("release-cut-off", None, "damaged", path=note.folder),)
    except GitFault:
        return ()
    place = loaded.origins.place("document.version")
    moved = tuple(problem("tag-elsewhere", place, tag=one.tag) for one in aside)
    if not found:
        return moved
    from policy_gen.history.release_problems import release_problems

    return (*moved, *release_problems(loaded, workspace, repository, found[-1]))
