"""What the window says about saving."""

from dataclasses import dataclass
from typing import Literal

from cjm_desktop.errors import WorkshopFileError

SavingKind = Literal["saved", "saving", "failed"]


@dataclass(frozen=True, slots=True)
class SavingState:
    """Where saving stands: `unsaved` and `saved` count patches since the file was opened."""

    kind: SavingKind
    unsaved: int = 0
    saved: int = 0
    problem: WorkshopFileError | None = None
