"""Whether a profile may be released: as it lies, and as the release will have written it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from policy_gen.cli.exits import PROBLEMS, Stopped
from policy_gen.cli.profiles import Texts, examined, sound, told
from policy_gen.cli.release.numbering import Wishes
from policy_gen.cli.release.planning import Plan
from policy_gen.profile.loading import Loaded, LoadedProfile, load, load_instead
from policy_gen.profile.rewriting import NewIssue, Unwritable, rewritten


def sound_as_it_lies(profile: Path, wishes: Wishes, root: Path | None) -> LoadedProfile:
    """The profile as it lies; stops where it is not sound with the first day that was asked for."""
    lying = load(profile)
    meant = _with_first_day(lying.value, wishes.effective) if lying.value and wishes.effective else None
    sound((examined(profile, wishes.as_of, texts=Texts.OWN_WORDS, root=root, loaded=meant or lying),))
    assert lying.value is not None
    return lying.value


def _with_first_day(lying: LoadedProfile, effective: date) -> Loaded | None:
    """The profile as if it had another first day; None where its form does not allow to write one."""
    try:
        content = rewritten(lying.path.read_bytes(), lying.path, NewIssue(effective_date=effective))
    except Unwritable:
        return None
    return load_instead(content, lying.path)


def sound_as_it_will_be(plan: Plan) -> LoadedProfile:
    """The profile as it will be; stops where it has an error that the present one has not.

    Its lines are not those of the file yet, so they are not shown.
    """
    new = plan.after
    loaded = Loaded(new, (), str(new.profile.languages.authoritative))
    found = examined(new.path, plan.wishes.as_of, loaded=loaded)
    if found.profile is not None:
        return new
    bare = replace(found, problems=tuple(replace(one, span=None, related=()) for one in found.problems))
    raise Stopped("\n\n".join((plan.ground.words["unproven"], *told(bare))), PROBLEMS)
