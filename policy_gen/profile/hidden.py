"""Which characters of a file are refused because nobody sees them or sees what they do."""

import re

from policy_gen.problems import HARMFUL

HIDDEN = re.compile(
    f"{HARMFUL.pattern}|[\u00ad\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200c\u3164\uffa0\U000e0000-\U000e007f]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""The harmful characters, and those that leave words looking the same; U+200D may join pictures."""
