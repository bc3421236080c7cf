"""Files dropped onto the window: taken as if they were pasted, a workshop file opened.

The canvas takes only what comes from the palette; Qt brings what it leaves to the window.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from cjm_desktop.language import translate
from cjm_desktop.ui.file_commands import ENDING, FileCommands
from cjm_desktop.ui.notices import Notices


class FileDrops:
    """Follows files that are dragged over the window."""

    def __init__(
        self, files: FileCommands, notices: Notices, take: Callable[[Path], object]
    ) -> None:
        self._files = files
        self._notices = notices
        self._take_one = take

    def enter(self, event: QDragMoveEvent) -> None:
        """Files come in: they are taken, if only to say what is wrong with them."""
        self.move(event)

    def move(self, event: QDragMoveEvent) -> None:
        """They are copied, never moved away from where they lie."""
        if _files_in(event.mimeData()):
            _take_copy(event)
        else:
            event.ignore()

    def drop(self, event: QDropEvent) -> None:
        """Open or import the one that was dropped."""
        paths = _files_in(event.mimeData())
        if not paths:
            event.ignore()
            return
        _take_copy(event)
        # Later: a dialog inside a drop would hold up the program that the file came from.
        QTimer.singleShot(0, self._files, lambda: self._take(paths))

    def _take(self, paths: list[Path]) -> None:
        if len(paths) > 1:
            words = translate("Several files were dropped; please drop one at a time.")
            self._notices.say(words, "attention", passing=True)
        elif paths[0].suffix.lower() == ENDING:
            self._files.open_path(paths[0])
        else:
            self._take_one(paths[0])


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _take_copy(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
