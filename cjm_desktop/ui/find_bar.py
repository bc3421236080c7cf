"""The bar to find words with: what is looked for, how many places hold it, where the one is.

It floats over the map's upper edge at the right, so that the map stays where it is. What is
found, and going there, is left to the find commands.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.announcing import announce
from cjm_desktop.ui.eliding_label import ElidingLabel

_WIDTH = 430
_MARGIN = 12


class FindBar(QFrame):
    """The bar over a widget; `typed`, `went_on`, `went_back` and `closed` tell what was done."""

    typed = Signal(str)
    went_on = Signal()
    went_back = Signal()
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.parentWidget())
        self.setObjectName("find")
        self.setProperty("part", "floating")
        self._over = over
        self.field = FindField(self)
        self.count = QLabel()
        self.count.setProperty("part", "muted")
        self.count.setFont(widget_font("regular", 12))
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.where = ElidingLabel("muted", "regular", 12)
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.field.textChanged.connect(self.typed)
        over.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the bar with all that was typed last selected, ready to be typed over."""
        self.show()
        self.raise_()
        self._settle()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_found(self, count: str, where: str) -> None:
        """Say which of how many places is looked at, and where it is."""
        if (count, where) == (self.count.text(), self.where.text()):
            return
        self.count.setText(count)
        self.where.setText(where)
        self.where.setVisible(bool(where))
        self.field.setAccessibleDescription(f"{count}. {where}" if where else count)
        self.setAccessibleName(self.field.accessibleDescription())
        self._settle()
        if self.isVisible() and count:
            announce(self)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 8, 8)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.field, 0, 0)
        grid.addWidget(self.count, 0, 1)
        for column, (glyph, name, keys, signal) in enumerate(
            (
                ("↑", translate("Previous"), translate("Shift+Enter"), self.went_back),
                ("↓", translate("Next"), translate("Enter"), self.went_on),
                ("×", translate("Close"), translate("Esc"), self.closed),
            ),
            start=2,
        ):
            button = _button(glyph, name, keys)
            button.clicked.connect(signal)
            grid.addWidget(button, 0, column)
        grid.addWidget(self.where, 1, 0, 1, 5)
        self.where.hide()

    def _settle(self) -> None:
        room = self._over.geometry()
        width = min(_WIDTH, room.width() - 2 * _MARGIN)
        height = self.sizeHint().height()
        left, top = room.right() + 1 - _MARGIN - width, room.top() + _MARGIN
        self.setGeometry(left, top, width, height)

    # --- Qt -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._settle()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FindField(QLineEdit):
    """Where the words are typed; Enter goes on, Shift+Enter back, Escape closes the bar."""

    def __init__(self, bar: FindBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setObjectName("find.words")
        self.setPlaceholderText(translate("Find in all maps of this file"))
        self.setAccessibleName(translate("Find"))
        self.setFont(widget_font("regular", 13))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, back = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._bar.went_back if back else self._bar.went_on).emit()
        elif key == Qt.Key.Key_Down:
            self._bar.went_on.emit()
        elif key == Qt.Key.Key_Up:
            self._bar.went_back.emit()
        elif key == Qt.Key.Key_Escape:
            self._bar.closed.emit()
        else:
            super().keyPressEvent(event)


def _button(glyph: str, name: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setText(glyph)
    button.setProperty("part", "flat")
    button.setFont(widget_font("medium", 14))
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({keys})")
    return button
