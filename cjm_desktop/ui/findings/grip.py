"""The edge by which a panel is made higher or lower: dragged, or moved with the arrow keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cjm_desktop.language import translate
from cjm_desktop.ui.look import Look

HEIGHT = 5
_STEP_PX = 12
_MARK = QSize(36, 2)


class Grip(QWidget):
    """Tells by how much the edge is to be moved up, in pixels."""

    moved_up = Signal(int)
    let_go = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._held_at: float | None = None
        self.setObjectName("findings.grip")
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(translate("Height of the questions"))
        self.setToolTip(translate("Drag, or press ↑ and ↓, to make room for more"))
        look.changed.connect(self.update)

    # --- Qt -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held_at = event.position().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is not None:
            self.moved_up.emit(round(self._held_at - event.position().y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held_at = None
        self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: _STEP_PX, Qt.Key.Key_Down: -_STEP_PX}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.moved_up.emit(by)
            self.let_go.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = "accent" if self.hasFocus() else "line"
        left = (self.width() - _MARK.width()) // 2
        painter.fillRect(left, 2, _MARK.width(), _MARK.height(), QColor(self._look.colours[role]))
        painter.end()
