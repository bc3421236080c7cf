"""The cells and headings of the coverage table, and the line typed into over a cell."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QLineEdit

from cjm_desktop.language import translate_plural
from cjm_desktop.lenses.coverage import Part
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.findings.tools.cells import (
    PADDING,
    SIGN,
    Index,
    ToolCells,
    after_sign,
    dress,
    mixed,
    sign_in,
)
from cjm_desktop.ui.findings.tools.coverage_model import PART_WORDS, CoverageModel
from cjm_desktop.ui.findings.tools.signs import paint_part
from cjm_desktop.ui.findings.tools.table import ROW_HEIGHT, ToolTable
from cjm_desktop.ui.look import Look

_TINTS: dict[Part, tuple[str, float]] = {
    "meets": ("note.green", 0.75),
    "works_behind": ("note.blue", 0.8),
    "no_part": ("note.grey", 0.9),
    "not_asked_yet": ("card", 1.0),
}
_STRIP = 4
_LEAST_NAMES, _MOST_NAMES = 90, 190
_LEAST_LINE = 320


class CoverageCells(ToolCells):
    """Paints the sign of a part and its words; where not all words have room, signs alone."""

    def __init__(self, table: ToolTable, model: CoverageModel, look: Look) -> None:
        super().__init__(table, look)
        self._model = model
        self._longest = max(self.width_of(str(words)) for words in PART_WORDS.values())

    def ground(self, index: Index) -> QColor:
        """Tinted by what the department does there."""
        part, share = _TINTS[self._model.cell(index).part]
        return mixed(self.colour("card"), self.colour(part), share)

    def paint_inside(self, painter: QPainter, room: QRect, index: Index) -> None:
        """Paint the sign and the words."""
        cell = self._model.cell(index)
        words = str(PART_WORDS[cell.part])
        beside = after_sign(room)
        fits = self._longest <= beside.width()
        box = sign_in(room)
        if not fits:
            box.moveLeft(room.center().x() - SIGN / 2)
        paint_part(painter, cell.part, box, self.look)
        if not fits:
            return
        self.paint_words(painter, beside, words, "muted" if cell.part == "no_part" else "text")
        if cell.ideas:
            ideas = translate_plural("{number} idea", "{number} ideas", len(cell.ideas))
            rest = beside.adjusted(self.width_of(f"{words} "), 0, 0, 0)
            if self.width_of(f"· {ideas}") <= rest.width():
                self.paint_words(painter, rest, f"· {ideas}", "muted")


class DepartmentNames(QHeaderView):
    """The names of the departments with their colours, in view while stages scroll by."""

    def __init__(self, parent: ToolTable, model: CoverageModel, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model, self._look = model, look
        self._font = widget_font("medium", 13)
        self._metrics = QFontMetrics(self._font)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look.changed.connect(self.viewport().update)

    def settle_width(self) -> None:
        """Be as wide as the names need, within bounds."""
        names = map(self._model.shown.name_at, range(self._model.rowCount()))
        needed = max(map(self._metrics.horizontalAdvance, names), default=0) + 2 * PADDING + 8
        self.setFixedWidth(min(max(needed, _LEAST_NAMES), _MOST_NAMES))

    # --- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_NAMES, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:  # noqa: N802
        if not rect.isValid() or row >= self._model.rowCount():
            return
        colours, theme = self._look.colours, self._look.theme
        lane = self._model.shown.departments[row]
        painter.save()
        painter.fillRect(rect, QColor(colours["ground"]))
        if lane.colour:
            strip = QRect(rect.left(), rect.top() + 3, _STRIP, rect.height() - 7)
            painter.fillRect(strip, QColor(theme.colour(f"department.{lane.colour}")))
        painter.setFont(self._font)
        painter.setPen(QColor(colours["text"]))
        room = rect.adjusted(PADDING + _STRIP, 0, -PADDING, 0)
        words = self._model.shown.name_at(row)
        elided = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
        line = QColor(colours["line"])
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)
        painter.restore()


class CellLine(QLineEdit):
    """A line over a cell: Enter takes over, leaving does if something is typed, Escape drops it."""

    taken_over = Signal(str)

    def __init__(self, table: ToolTable, index: QModelIndex, look: Look, *, words: str) -> None:
        super().__init__(words, table.viewport())
        self.setObjectName("findings.coverage.line")
        self._table, self._before, self.is_open = table, words, True
        dress(self, look)
        self._lie_over(table, index)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_taking_over(self, *, entered: bool = False) -> None:
        """Close; what was typed is taken over, and what was entered even without a word."""
        if self.is_open:
            words, had_focus = self.text(), self.hasFocus()
            self.close_dropping()
            if entered or words != self._before:
                self.taken_over.emit(words)
            if had_focus:
                self._table.setFocus()

    def close_dropping(self) -> None:
        """Close without a trace."""
        self.is_open = False
        self.hide()
        self.deleteLater()

    def _lie_over(self, table: ToolTable, index: QModelIndex) -> None:
        rect = table.visualRect(index)
        width = min(max(rect.width(), _LEAST_LINE), table.viewport().width())
        left = max(0, min(rect.left(), table.viewport().width() - width))
        self.setGeometry(left, rect.top(), width, rect.height())

    # --- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_taking_over(entered=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_dropping()
            self._table.setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_taking_over()


def paint_part_sign(part: Part, look: Look, painter: QPainter, box: QRectF) -> None:
    """Paint the sign of a part, as the legend asks for it."""
    paint_part(painter, part, box, look)
