"""Paints the cells of a lens's table in the colours of the window."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.findings.tools.table import ROW_HEIGHT, ToolTable
from cjm_desktop.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
PADDING = 8
SIGN = 15.0
"""The side of the square in which a sign is painted."""
BETWEEN = 7
_SELECTED = 0.14
_WEIGHTS: tuple[Weight, ...] = ("regular", "medium", "italic")


class ToolCells(QStyledItemDelegate):
    """Paints ground, lines and cursor; what stands in a cell is painted by `paint_inside`."""

    def __init__(self, table: ToolTable, look: Look) -> None:
        super().__init__(table)
        self.table, self.look = table, look
        self._fonts = {weight: widget_font(weight, 13) for weight in _WEIGHTS}
        self._metrics = {weight: QFontMetrics(font) for weight, font in self._fonts.items()}
        look.changed.connect(table.viewport().update)

    def colour(self, part: str) -> QColor:
        """A colour of the window's, or of the map's theme."""
        colours = self.look.colours
        return QColor(colours[part] if part in colours else self.look.theme.colour(part))

    def ground(self, _index: Index) -> QColor:
        """The ground of a cell that is not selected."""
        return self.colour("card")

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Paint what stands in a cell; `room` is the cell without its padding."""
        raise NotImplementedError

    def paint_words(
        self, painter: QPainter, room: QRect, words: str, part: str = "text",
        weight: Weight = "regular",
    ) -> None:  # fmt: skip
        """Paint words in one line; what has no room is left out at the end."""
        painter.setFont(self._fonts[weight])
        painter.setPen(self.colour(part))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, self.elided(words, room.width(), weight))

    def elided(self, words: str, width: int, weight: Weight = "regular") -> str:
        """Words as far as there is room."""
        return self._metrics[weight].elidedText(words, Qt.TextElideMode.ElideRight, width)

    def width_of(self, words: str, weight: Weight = "regular") -> int:
        """How much room words need."""
        return self._metrics[weight].horizontalAdvance(words)

    # --- Qt -------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, ground = QRect(option.rect), self.ground(index)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = mixed(ground, self.colour("accent"), _SELECTED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, ground)
        painter.setClipRect(rect)
        self.paint_inside(painter, rect.adjusted(PADDING, 0, -PADDING, 0), index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line = self.colour("line")
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        if self.table.currentIndex() == index and self.table.hasFocus():
            painter.setPen(self.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for inset in (0, 1):
                painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.restore()

    def editorEvent(  # Qt's name
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: Index,
    ) -> bool:
        """Boxes are ticked by the table's own clicks and keys, not by where Qt would paint one."""
        return False

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), ROW_HEIGHT)


def sign_in(room: QRect) -> QRectF:
    """The square for a sign at the left of a room."""
    return QRectF(room.left(), room.center().y() - SIGN / 2 + 0.5, SIGN, SIGN)


def after_sign(room: QRect, width: float = SIGN) -> QRect:
    """The rest of a room beside a sign."""
    return room.adjusted(round(width) + BETWEEN, 0, 0, 0)


def dress(editor: QLineEdit, look: Look) -> None:
    """Let a line that lies over a cell look like one of the table's."""
    colours = look.colours
    editor.setFrame(False)
    editor.setFont(widget_font("regular", 13))
    editor.setStyleSheet(
        f"QLineEdit {{ background: {colours['card']}; color: {colours['text']};"
        f" border: 2px solid {colours['accent']}; border-radius: 0; padding: 0 {PADDING - 4}px;"
        f" selection-background-color: {colours['accent']};"
        f" selection-color: {colours['on_accent']}; placeholder-text-color: {colours['muted']}; }}"
    )


def mixed(ground: QColor, over: QColor, share: float) -> QColor:
    """A colour with a share of another over it."""
    parts = zip(
        (ground.red(), ground.green(), ground.blue()),
        (over.red(), over.green(), over.blue()),
        strict=True,
    )
    return QColor(*(round(low + (high - low) * share) for low, high in parts))
