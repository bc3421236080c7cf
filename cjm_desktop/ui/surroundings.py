"""What a window is given from outside: settings, drafts folder, file dialogs, clock, the screen.

`app` makes the real ones; tests pass their own dialogs and clock.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from cjm_desktop.ui.awake import Keeper, NoKeeper
from cjm_desktop.ui.file_dialogs import FileDialogs


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything a window reaches beyond itself and the file it has open."""

    settings: QSettings
    drafts_folder: Path
    dialogs: FileDialogs
    now: Callable[[], datetime]
    keeper: Callable[[], Keeper] = NoKeeper
    renew: Callable[[Any], object] = lambda _window: None
    """Puts a new window in the place of one, e.g. in another language."""

    @property
    def own_folder(self) -> Path:
        """Where the program keeps what is the user's own: drafts, templates, defaults."""
        return self.drafts_folder.parent
