"""Paints the lines of the outline: a mark, the words, and quietly what is said beside them."""

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.outline.model import Index, OutlineModel

ROW_HEIGHT = 26
_MARK, _GAP, _ARROW = 8, 6, 5
_LEAST_WORDS = 0.6
"""The share of a line that its words have at least, whatever is said beside them."""


class OutlineRows(QStyledItemDelegate):
    """Paints lines, and makes the fields in which they are typed."""

    entered = Signal()
    """A line was taken over with Enter."""

    def __init__(self, view: QWidget, model: OutlineModel, look: Look) -> None:
        super().__init__(view)
        self._view = view
        self._model, self._look = model, look
        weights: tuple[Weight, ...] = ("regular", "semibold", "italic")
        self._fonts = {weight: widget_font(weight, 13) for weight in weights}
        self._beside = widget_font("regular", 11)
        self.editor: QLineEdit | None = None
        self._index = QPersistentModelIndex()

    def _paint_beside(self, painter: QPainter, room: QRect, words: str, colour: QColor) -> int:
        """Words at the right, as far as there is room; the width that they take."""
        painter.setFont(self._beside)
        painter.setPen(colour)
        most = int(room.width() * (1 - _LEAST_WORDS))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, most)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side, shown)
        return painter.fontMetrics().horizontalAdvance(shown) + _GAP if shown else 0

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._model.entry(index)
        if entry is None:
            return
        colours, theme = self._look.colours, self._look.theme
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        room = QRect(option.rect).adjusted(2, 0, -2 * _GAP, 0)
        led = selected and self._view.hasFocus()
        if selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours["accent" if led else "segment"]))
            painter.drawRoundedRect(option.rect.adjusted(-2, 1, -4, -1), 5, 5)
        plain = QColor(colours["on_accent"] if led else colours["text"])
        quiet = QColor(colours["on_accent"] if led else colours["muted"])
        if entry.mark:
            mark = QRect(room.left(), room.center().y() - _MARK // 2 + 1, _MARK, _MARK)
            painter.fillRect(mark, QColor(theme.colour(entry.mark)))
            room.setLeft(room.left() + _MARK + _GAP)
        taken = self._paint_beside(painter, room, entry.beside, quiet)
        is_part = not index.parent().isValid()
        painter.setFont(self._fonts["semibold" if is_part and not entry.is_quiet else "regular"])
        painter.setPen(quiet if entry.is_quiet else plain)
        room.setRight(room.right() - taken)
        words = painter.fontMetrics().elidedText(
            entry.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def createEditor(  # noqa: N802  # Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        entry = self._model.entry(index)
        self.editor = QLineEdit(parent)
        self.editor.setFrame(False)
        self.editor.setFont(self._fonts["regular"])
        self.editor.setAccessibleName(entry.spoken if entry is not None else "")
        self._index = QPersistentModelIndex(index)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        self.editor = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QLineEdit)
        ):
            if self._model.setData(self._index, watched.text()):
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)


def paint_arrow(painter: QPainter, rect: QRect, colour: QColor, *, is_open: bool) -> None:
    """An arrow at the right end of a rectangle: down where something is open, else right."""
    x, y = rect.right() - _ARROW - 3, rect.center().y() + 1
    along, across = _ARROW / 2, _ARROW / 2 + 1
    tip = (x, y + along) if is_open else (x + along, y)
    ends = (
        ((x - across, y - along), (x + across, y - along))
        if is_open
        else ((x - along, y - across), (x - along, y + across))
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(*point) for point in (*ends, tip)])
    painter.restore()
