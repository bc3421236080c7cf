"""The marks of the JSON form, and how it says where a fault lies."""

from dataclasses import dataclass

from cjm_desktop.language import Text, text

FORMAT_NAME = "cjm-desktop"
VERSION = (1, 1)
MOST_RECORDS = 50_000
MOST_CHARACTERS = 100_000
"""The longest text at one place that a map can show in reasonable time."""

_LONGEST_REASON = 240
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place, such as `step[3].time_from`, counted from 0."""

    place: str
    reason: Text

    def words(self) -> Text:
        """The fault as a sentence, short whatever it quotes."""
        return text("{place}: {reason}", place=self.place, reason=_short_reason(str(self.reason)))


def shortened(words: str) -> str:
    """Words of a file, short enough to be quoted in a sentence."""
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"


def _short_reason(reason: str) -> str:
    return reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…."
