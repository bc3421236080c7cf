"""The files opened last, remembered in the settings of the program, the newest first."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "recent"
MOST_RECENT = 12


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file with the time it was last opened here."""

    path: Path
    opened_at: datetime


class RecentFiles:
    """Remembers files; what the settings hold may have been written by anyone."""

    def __init__(self, settings: QSettings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now

    def files(self) -> list[RecentFile]:
        """The files, the newest first; whether each still exists is not asked here."""
        try:
            kept = json.loads(str(self._settings.value(_KEY, "[]")))
            return [RecentFile(Path(path), datetime.fromisoformat(at)) for path, at in kept]
        except (ValueError, TypeError):
            return []

    def folder(self) -> Path | None:
        """The folder of the file opened last, if it is still there."""
        folders = (recent.path.parent for recent in self.files())
        return next((folder for folder in folders if folder.is_dir()), None)

    def add(self, path: Path) -> None:
        """Put a file on top."""
        others = [recent for recent in self.files() if recent.path != path]
        self._keep([RecentFile(path, self._now()), *others][:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself stays."""
        self._keep([recent for recent in self.files() if recent.path != path])

    def _keep(self, files: list[RecentFile]) -> None:
        rows = [(str(recent.path), recent.opened_at.isoformat()) for recent in files]
        self._settings.setValue(_KEY, json.dumps(rows))
