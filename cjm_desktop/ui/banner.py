"""The banner above the map, there as long as its cause: saving fails, or the file is read-only."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.language import translate, translate_plural
from cjm_desktop.ui.announcing import announce
from cjm_desktop.ui.notice_strip import NextStep, NoticeStrip
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.save_commands import SaveCommands


class Banner(QWidget):
    """The place of the banner; takes no room while there is none."""

    def __init__(self, saves: SaveCommands) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("part", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saves = saves
        self._strip: NoticeStrip | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 2)
        self.hide()

    @property
    def words(self) -> str:
        """What the banner says; empty where there is none."""
        return self._strip.words if self._strip is not None else ""

    def clear(self) -> None:
        """Take the banner away."""
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        self.hide()

    def show_for(self, opened: OpenFile, leave_anyway: Callable[[], object] | None = None) -> None:
        """Show the banner a file calls for; `leave_anyway` is offered to who wants to leave."""
        strip = self._strip_for(opened, leave_anyway)
        if strip is None:
            self.clear()
        elif strip.words != self.words:
            self.clear()
            self._strip = strip
            self._column.addWidget(strip)
            self.show()
            announce(strip)

    def _strip_for(
        self, opened: OpenFile, leave_anyway: Callable[[], object] | None
    ) -> NoticeStrip | None:
        if opened.saving.kind == "failed" or leave_anyway is not None:
            return self._not_saved(opened, leave_anyway)
        if opened.read_only_because is not None:
            save_copy = (translate("Save a copy…"), self._saves.ask_save_copy)
            return NoticeStrip(str(opened.read_only_because), "attention", [save_copy])
        return None

    def _not_saved(
        self, opened: OpenFile, leave_anyway: Callable[[], object] | None
    ) -> NoticeStrip:
        steps: list[NextStep] = [
            (translate("Retry"), opened.retry),
            (translate("Save a copy elsewhere…"), self._saves.ask_save_elsewhere),
        ]
        words = str(opened.saving.problem or translate("Not everything is saved yet."))
        if leave_anyway is not None:
            steps.append((translate("Close without saving"), leave_anyway))
            words = translate("{problem} Closing now would lose the changes.", problem=words)
        return NoticeStrip(words, "problem", steps)


def saving_in_words(opened: OpenFile) -> str:
    """Where saving stands, in a few words."""
    state = opened.saving
    if not opened.writable:
        return translate("Read-only")
    if state.kind == "failed":
        return _unsaved_in_words(state.unsaved)
    if state.kind == "saving":
        return translate("Saving…")
    return translate("Kept as a draft") if opened.is_draft else translate("All changes saved")


def _unsaved_in_words(number: int) -> str:
    if not number:
        return translate("Not saved")
    return translate_plural("{number} change not saved", "{number} changes not saved", number)
