"""The words of each helper's page: those all share, labels of a printed decision, its own."""

from policy_gen.policy.lexicon import Lexicon

CATEGORIES = {
    "overdue": ("helper", "helper_overdue"),
    "refusal": ("answer_label", "partner_line", "helper", "helper_partners", "helper_refusal"),
    "partners": ("answer_label", "partner_line", "helper", "helper_partners"),
    "start": ("helper", "quiz"),
}
"""Categories of words by helper; of two with the same key the later one counts."""


def helper_words(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """Words by helper and key."""
    return {
        helper: {key: text for name in names for key, text in lexicon.words.get(name, {}).items()}
        for helper, names in CATEGORIES.items()
    }
