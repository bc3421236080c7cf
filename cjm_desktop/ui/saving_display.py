"""Where saving stands, wherever the window says so: the name bar, its title, the banner."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.banner import Banner, saving_in_words
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.top_bar import TopBar


class SavingDisplay(QObject):
    """Follows the file that a window shows."""

    def __init__(self, window: QWidget, program: str, top: TopBar, banner: Banner) -> None:
        super().__init__(window)
        self._window, self._program = window, program
        self._top, self._banner = top, banner
        self._opened: OpenFile | None = None
        self._leave_anyway: Callable[[], object] | None = None

    def follow(self, opened: OpenFile) -> None:
        """Show where this file stands from now on."""
        self.forget()
        self._opened = opened
        opened.saving_changed.connect(self.show)
        opened.moved.connect(self.show)
        self.show()

    def forget(self) -> None:
        """There is no file any more."""
        if self._opened is not None:
            self._opened.saving_changed.disconnect(self.show)
            self._opened.moved.disconnect(self.show)
        self._opened = self._leave_anyway = None
        self._top.name.setText(self._program)
        self._top.show_state("")
        self._window.setWindowTitle(self._program)
        self._banner.clear()

    def refuse_to_leave(self, leave_anyway: Callable[[], object]) -> None:
        """Say what is not saved; leaving all the same takes one more click."""
        self._leave_anyway = leave_anyway
        self.show()

    def show(self) -> None:
        """Say where saving stands now."""
        opened = self._opened
        if opened is None:
            return
        self._top.name.setText(opened.name)
        self._top.show_state(saving_in_words(opened), problem=opened.saving.kind == "failed")
        self._window.setWindowTitle(f"{opened.name} – {self._program}")
        if opened.saving.kind == "saved":
            self._leave_anyway = None
        self._banner.show_for(opened, self._leave_anyway)
