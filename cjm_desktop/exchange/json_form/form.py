"""The marks of the JSON form, and how it says where a fault lies."""

from dataclasses import dataclass

from cjm_desktop.language import Text, text

FORMAT_NAME = "cjm-desktop"
VERSION = (1, 0)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place, such as `step[3].time_from`, counted from 0."""

    place: str
    reason: Text

    def words(self) -> Text:
        """The fault as a sentence."""
        return text("{place}: {reason}", place=self.place, reason=self.reason)
