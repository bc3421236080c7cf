"""What is found in a map: a fact that it shows, and mostly a question to the room.

Findings are computed by `lenses`, never typed in; what the team says to one is kept in records
(`model.answers`).
"""

from dataclasses import dataclass
from typing import Literal, get_args

from cjm_desktop.language import Text

Severity = Literal["high", "medium", "low", "fact"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From what the room should talk about first to what asks nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What it says, what it asks (nothing, of a fact), and the ids of the records it is about."""

    kind: str
    severity: Severity
    message: Text
    question: Text
    about: tuple[str, ...]

    @property
    def key(self) -> str:
        """What tells it from every other finding of its lens; kept in answers."""
        return finding_key(self.kind, *self.about)

    @property
    def is_fact(self) -> bool:
        """Whether it only says something."""
        return self.severity == "fact"

    def in_words(self) -> str:
        """What it says and asks, in the language in use."""
        return f"{self.message} {self.question}".rstrip()


def finding_key(kind: str, *about: str) -> str:
    """The key of a finding: its kind and the ids it is about, as in `no_part:lane:stage`.

    Whoever gives records new ids gives them to the parts of the key (`exchange.further_maps`).
    """
    return ":".join((kind, *about))
