"""Paints the cells of the table in the colours of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cjm_desktop.drawing.picture import Weight
from cjm_desktop.drawing.text import ascent
from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.table_view.columns.column import Tone
from cjm_desktop.ui.table_view.measures import PADDING_X, TEXT_SIZE, laid_out, weight_of
from cjm_desktop.ui.table_view.model import Index, TableModel

if TYPE_CHECKING:
    from cjm_desktop.ui.table_view.view import TableView

_SELECTED = 0.16
"""How much of the accent lies over a cell that is selected."""


class CellPainter(QStyledItemDelegate):
    """Paints what the model says; the cell with the cursor has a frame."""

    def __init__(self, view: "TableView", model: TableModel, look: Look) -> None:
        super().__init__(view)
        self._view, self._model, self._look = view, model, look
        self._ascent = ascent(TEXT_SIZE)
        weights: tuple[Weight, ...] = ("regular", "medium", "italic")
        self._fonts: dict[str, QFont] = {
            weight: widget_font(weight, TEXT_SIZE) for weight in weights
        }
        self._colours: dict[str, QColor] = {}
        self.take_colours()

    def take_colours(self) -> None:
        """Paint in the colours of the look from now on."""
        theme = self._look.theme
        parts = ("card", "panel", "line", "outline", "accent", "text", "muted")
        colours = {part: QColor(self._look.colours[part]) for part in parts}
        self._colours = {
            **colours,
            "plain": colours["text"],
            "proposed": colours["text"],
            "good": QColor(theme.colour("quote.good")),
            "bad": QColor(theme.colour("quote.bad")),
            "selected": _mixed(colours["card"], colours["accent"], _SELECTED),
        }

    def paint_cell(self, painter: QPainter, rect: QRect, row: int, at: int, selected: bool) -> None:
        """Paint a cell into a rectangle."""
        colours, model = self._colours, self._model
        is_new = model.is_new_row(row)
        ground = "selected" if selected else "panel" if is_new else "card"
        painter.fillRect(rect, colours[ground])
        words, tone = self._words(row, at)
        if words:
            self._paint_words(painter, rect, words, tone, at)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), colours["line"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colours["line"])
        current = self._view.currentIndex()
        if (current.row(), current.column()) == (row, at):
            painter.setPen(colours["accent" if self._view.hasFocus() else "outline"])
            for inset in (0, 1):
                painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))

    def _words(self, row: int, at: int) -> tuple[str, Tone]:
        sheet_row = self._model.sheet_row(row)
        if sheet_row is None:
            return (translate("New step…") if at == 0 else ""), "muted"
        column = self._model.column(at)
        return column.words(sheet_row), column.tone(sheet_row)

    def _paint_words(self, painter: QPainter, rect: QRect, words: str, tone: Tone, at: int) -> None:
        painter.setFont(self._fonts["italic" if tone == "proposed" else weight_of(at)])
        painter.setPen(self._colours[tone])
        for line, y in laid_out(words, weight_of(at), rect.width()).lines:
            painter.drawText(rect.x() + PADDING_X, round(rect.y() + y + self._ascent), line)

    # --- Qt -------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.paint_cell(painter, option.rect, index.row(), index.column(), selected)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = self._model.words(index.row(), index.column())
        needed = laid_out(words, weight_of(index.column()), option.rect.width())
        return QSize(option.rect.width(), needed.height)


def _mixed(ground: QColor, over: QColor, share: float) -> QColor:
    parts = zip(
        (ground.red(), ground.green(), ground.blue()),
        (over.red(), over.green(), over.blue()),
        strict=True,
    )
    return QColor(*(round(low + (high - low) * share) for low, high in parts))
