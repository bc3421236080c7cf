"""A part of a thing in the inspector, such as a survey: its title, and in one line what is known.

A click or Enter opens it, so that all its fields can be changed.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton

from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look

_INSET_X, _INSET_Y = 10, 8
_BETWEEN = 2
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class PartCard(QAbstractButton):
    """One part; `delete_wanted` tells that Del was pressed on it.

    `menu_wanted` gives the place on the screen for a menu of what can be done with it.
    """

    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.part_id = ""
        self._look = look
        self._summary = ""
        self.setFont(widget_font("medium", 13))
        self._small = widget_font("regular", 12)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    @property
    def words(self) -> tuple[str, str]:
        """The title and the line below it."""
        return self.text(), self._summary

    def show_part(self, part_id: str, title: str, summary: str) -> None:
        """Show a part by its title and what is known of it."""
        self.part_id = part_id
        if (title, summary) != self.words:
            self._summary = summary
            self.setText(title)
            self.setAccessibleName(title)
            self.setAccessibleDescription(summary)
            self.updateGeometry()
            self.update()

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(250))

    def heightForWidth(self, width: int) -> int:  # noqa: N802  # Qt's name
        title, summary = self._rects(width)
        below = summary.height() + _BETWEEN if self._summary else 0
        return title.height() + below + 2 * _INSET_Y

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._look.colours
        outline = "accent" if self.hasFocus() else "outline" if self.underMouse() else "line"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours[outline]), 1))
        painter.setBrush(QColor(colours["segment" if self.isChecked() else "ground"]))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        title, summary = self._rects(self.width())
        painter.setFont(self.font())
        painter.setPen(QColor(colours["text"]))
        painter.drawText(title, _WRAPPED, self.text())
        painter.setFont(self._small)
        painter.setPen(QColor(colours["muted"]))
        painter.drawText(summary, _WRAPPED, self._summary)

    def _rects(self, width: int) -> tuple[QRect, QRect]:
        """Where the title and the line below it stand in a card of a width."""
        room = QRect(_INSET_X, _INSET_Y, max(40, width - 2 * _INSET_X), 10_000)
        metrics = self.fontMetrics()
        title = metrics.boundingRect(room, _WRAPPED, self.text() or " ")
        title.setWidth(room.width())
        room.moveTop(title.bottom() + 1 + _BETWEEN)
        summary = QFontMetrics(self._small).boundingRect(room, _WRAPPED, self._summary)
        summary.setWidth(room.width())
        return title, summary
