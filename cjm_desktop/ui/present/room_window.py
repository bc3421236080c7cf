"""The window of the room view: one for the projector, without tools."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.language import translate
from cjm_desktop.ui.present.room_map import RoomMap

_SHARE = 0.62
"""How much of the only screen the window takes."""


def screen_for_room(tools_on: QScreen, screens: Sequence[QScreen]) -> QScreen | None:
    """The first screen on which the tools are not; None where there is no other."""
    return next((screen for screen in screens if screen is not tools_on), None)


class RoomWindow(QWidget):
    """Full screen where there is a second one, else a window like any other.

    F11 switches between both; Escape closes it.
    """

    closed = Signal()

    def __init__(self, room_map: RoomMap) -> None:
        super().__init__()
        self.map = room_map
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(room_map)

    def open_on(self, tools_on: QScreen, screens: Sequence[QScreen], about: str) -> None:
        """Open where the room looks: on another screen than the tools', if there is one."""
        self.setWindowTitle(translate("Room view – {name}", name=about))
        other = screen_for_room(tools_on, screens)
        if other is not None:
            self.setGeometry(other.geometry())
            self.showFullScreen()
        else:
            self.show_as_window(tools_on)

    def show_as_window(self, screen: QScreen) -> None:
        """Show it as an ordinary window in the lower right corner of a screen."""
        room = screen.availableGeometry()
        width = round(room.width() * _SHARE)
        size = (width, min(round(width * 9 / 16), round(room.height() * 0.9)))
        self.showNormal()
        self.setGeometry(room.right() - size[0] - 12, room.bottom() - size[1] - 12, *size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
