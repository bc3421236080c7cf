"""The headings of the columns: lane and side, the colour of a department; the first stays put."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.table_view.heading_editor import HeadingEditor
from cjm_desktop.ui.table_view.measures import PADDING_X
from cjm_desktop.ui.table_view.model import TableModel

_HEIGHT, _STRIP = 44, 3
_LEAST_WIDTH = 56


class ColumnHeadings(QHeaderView):
    """Paints each heading with what it is below."""

    def __init__(self, parent: QWidget, model: TableModel, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._look = model, look
        self._fonts = widget_font("semibold", 12.5), widget_font("regular", 11)
        self.setAccessibleName(translate("Columns"))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_LEAST_WIDTH)
        self.setStretchLastSection(False)
        self.sectionDoubleClicked.connect(self.rename)

    def rename(self, at: int) -> None:
        """Open the title of a column's lane for typing."""
        column = self._model.column(at)
        if column.lane is None or not self._model.editable:
            return
        rect = QRect(self.sectionViewportPosition(at), 0, self.sectionSize(at), self.height())
        HeadingEditor(self.viewport(), self._model, column.lane, rect, self._look)

    def _paint_words(self, painter: QPainter, rect: QRect, at: int) -> None:
        column, colours = self._model.column(at), self._look.colours
        room = rect.adjusted(PADDING_X, 5, -PADDING_X, -5)
        both = bool(column.below)
        painter.setFont(self._fonts[0])
        painter.setPen(QColor(colours["text"]))
        elided = Qt.TextElideMode.ElideRight
        words = painter.fontMetrics().elidedText(column.heading, elided, room.width())
        at_top = Qt.AlignmentFlag.AlignTop if both else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | at_top, words)
        if both:
            painter.setFont(self._fonts[1])
            painter.setPen(QColor(colours["muted"]))
            words = painter.fontMetrics().elidedText(column.below, elided, room.width())
            below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, below, words)

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:  # noqa: N802
        if not rect.isValid() or at >= self._model.columnCount():
            return
        colours = self._look.colours
        column = self._model.column(at)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(colours["ground"]))
        if column.colour:
            colour = QColor(self._look.theme.colour(column.colour))
            painter.fillRect(rect.left(), rect.top(), rect.width() - 1, _STRIP, colour)
        self._paint_words(painter, rect, at)
        line = QColor(colours["line"])
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.offset() > 0 and self.count():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, self.sectionSize(0), self.height()), 0)
            painter.end()
