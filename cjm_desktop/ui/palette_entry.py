"""An entry of the palette: a small card that is dragged onto the map, clicked, or entered."""

import json

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDrag,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.elements import ELEMENT_MIME_TYPE, Element
from cjm_desktop.ui.look import Look

_ENTRY = QSize(160, 34)
_TITLED_ENTRY = QSize(164, 28)
_TITLE_INSET = 12
_DRAGGED = QSize(150, 34)
DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_WRAPPED = Qt.TextFlag.TextWordWrap
_BESIDE_POINTER = QPoint(-12, -14)  # What the drop will do is shown under the pointer itself.


class PaletteEntry(QAbstractButton):
    """One element: a small card with its colour, its name and its key.

    With a `title` it is a ready-made one of the kind, as in the library.
    """

    def __init__(self, element: Element, look: Look, title: str = "") -> None:
        super().__init__()
        self.element = element
        self.title = title
        self._look = look
        self._shows_key = True
        self._pressed_at: QPoint | None = None
        self.setObjectName(f"library.{title}" if title else f"palette.{element.name}")
        self.setText(str(element.title))
        self.setAccessibleName(str(element.title))
        if element.key:
            self.setAccessibleDescription(
                translate("Adds it to the map; key {key}.", key=element.key)
            )
            self.setToolTip(translate("Drag it onto the map, or press {key}", key=element.key))
        self.setFont(widget_font("regular" if title else "medium", 13))
        self._size = self._size_with_title() if title else _ENTRY
        self._key_font = widget_font("regular", 12)
        self.setMinimumSize(self._size)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the hand leaves the keys to the map
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        look.changed.connect(self.update)

    def show_key(self, shown: bool) -> None:
        """Show the key of this element, or not."""
        if shown != self._shows_key:
            self._shows_key = shown
            self.update()

    def mime_data(self) -> QMimeData:
        """What a drag of this element carries."""
        data = QMimeData()
        described = {"element": self.element.name}
        if self.title:
            described["title"] = self.title
        data.setData(ELEMENT_MIME_TYPE, QByteArray(json.dumps(described).encode()))
        return data

    def dragged_card(self) -> QPixmap:
        """The small card under the pointer while dragging."""
        ratio = self.devicePixelRatioF()
        size = _DRAGGED.expandedTo(self._size)
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._paint_card(painter, QRectF(0, 0, size.width(), size.height()), "accent", "")
        painter.end()
        return pixmap

    def _size_with_title(self) -> QSize:
        """A line as high as others, and more where the title needs several."""
        room = QRect(0, 0, _TITLED_ENTRY.width() - 2 * _TITLE_INSET, 1)
        metrics = self.fontMetrics()
        needed = metrics.boundingRect(room, _WRAPPED, self.title).height() - metrics.height()
        return _TITLED_ENTRY + QSize(0, needed)

    def _drag(self) -> None:
        self.setDown(False)
        self._pressed_at = None
        drag = QDrag(self)
        drag.setMimeData(self.mime_data())
        drag.setPixmap(self.dragged_card())
        drag.setHotSpot(_BESIDE_POINTER)
        drag.exec(Qt.DropAction.CopyAction)

    def _paint_card(self, painter: QPainter, place: QRectF, outline: str, key: str) -> None:
        colours, theme = self._look.colours, self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours[outline]), 1))
        painter.setBrush(QColor(colours["segment" if self.isDown() else "card"]))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        if self.element.colour:
            painter.setBrush(QColor(theme.colour(self.element.colour)))
            painter.drawRoundedRect(QRectF(place.x() + 10, place.center().y() - 7, 14, 14), 4, 4)
        painter.setFont(self.font())
        inset = 34 if self.element.colour else _TITLE_INSET
        words = place.adjusted(inset, 0, 2 - _TITLE_INSET, 0)
        painter.setPen(QColor(colours["text"]))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | _WRAPPED, self.text())
        painter.setFont(self._key_font)
        painter.setPen(QColor(colours["muted"]))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, right, key)

    def sizeHint(self) -> QSize:
        return self._size

    def event(self, event: QEvent) -> bool:
        """In a library Del is not meant for what is selected on the map."""
        is_key = isinstance(event, QKeyEvent) and event.key() in DELETES
        if is_key and self.title and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None:
            way = (event.position().toPoint() - self._pressed_at).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._drag()
                return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        outline = "accent" if self.hasFocus() else "outline" if self.underMouse() else "line"
        painter = QPainter(self)
        key = self.element.key if self._shows_key else ""
        self._paint_card(painter, QRectF(self.rect()), outline, key)
