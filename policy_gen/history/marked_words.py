"""The words of one line, item or cell as HTML with what went and came, whatever mark-up they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_gen.history.redline import TOKEN, Mark, redline
from policy_gen.policy.reading import quiet_inline

_TOKEN = re.compile(rf"<[^>]+>|&[#\w]+;|{TOKEN.pattern}", re.DOTALL)
_TAG = re.compile(r"(<[^>]+>)")


@dataclass(frozen=True, slots=True)
class Marker:
    """What a screen reader says before words that went or came."""

    taken: str
    put: str

    def between(self, before: str, after: str) -> str:
        """Two wordings in Markdown as one HTML; the tags are those of the new wording."""
        found = redline(quiet_inline(before), quiet_inline(after), _TOKEN)
        return "".join(piece for one in found for piece in self._pieces(one.mark, one.text))

    def _pieces(self, mark: Mark, text: str) -> Iterator[str]:
        if mark is Mark.KEPT:
            yield text
            return
        for piece in filter(None, _TAG.split(text)):
            if _TAG.fullmatch(piece) or not piece.strip():
                yield piece if mark is Mark.PUT else ""
            else:
                yield self._said(mark, piece)

    def _said(self, mark: Mark, words: str) -> str:
        tag, said = ("del", self.taken) if mark is Mark.TAKEN else ("ins", self.put)
        return f'<{tag}><span class="unseen">{said}: </span>{words}</{tag}>'
