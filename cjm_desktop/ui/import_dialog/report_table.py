"""The report of an import, line by line: what was done, and what the author wrote there."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.exchange.report import Report, ReportLine, Severity
from cjm_desktop.language import Text, text, translate
from cjm_desktop.painting.screen.fonts import widget_font

SEVERITIES: dict[Severity, tuple[str, Text]] = {
    "taken": ("✓", text("Taken")),
    "noted": ("·", text("Noted")),
    "changed": ("≈", text("Changed")),
    "skipped": ("✗", text("Skipped")),
}
"""The sign and the word of each severity."""

_HEADINGS = (
    text("Result"),
    text("Line"),
    text("What was done"),
    text("As it stands in the file"),
)
_RESULT, _LINE, _MESSAGE, _SOURCE = range(4)
_MOST_WRAPPED_ROWS = 200
"""More rows than this are one line high each: measuring them would hold up the window."""

_CELL_PADDING_X, _CELL_PADDING_Y, _LEAST_ROW = 14, 6, 28
_LEAST_HEIGHT = 150
"""Room for the headings and some lines."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReportModel(QAbstractTableModel):
    """The lines of a report as rows; `only_warnings` leaves out what was taken as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._report: Report = []
        self._rows: Report = []
        self._only_warnings = False

    def show_report(self, report: Report, only_warnings: bool) -> None:
        """Show the lines of a report."""
        self.beginResetModel()
        self._report = report
        self._rows = [line for line in report if line.is_warning or not only_warnings]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(line, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return _cell(line, column, whole=True)
            case Qt.ItemDataRole.FontRole if column == _RESULT and line.is_warning:
                return widget_font("semibold", 13)
            case Qt.ItemDataRole.TextAlignmentRole:
                across = Qt.AlignmentFlag.AlignRight if column == _LINE else (
                    Qt.AlignmentFlag.AlignLeft
                )  # fmt: skip
                return int(across | Qt.AlignmentFlag.AlignTop)
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(_HEADINGS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _cell(line: ReportLine, column: int, *, whole: bool = False) -> str:
    if column == _RESULT:
        sign, word = SEVERITIES[line.severity]
        return f"{sign} {word}"
    if column == _LINE:
        return str(line.line) if line.line else ""
    words = str(line.message) if column == _MESSAGE else line.source
    return _harmless(words[:_MOST_TOLD] if whole else _in_one_line(words))


_MOST_SHOWN, _MOST_TOLD = 300, 2_000


def _in_one_line(words: str) -> str:
    shown = " ↵ ".join(part.strip() for part in words[:_MOST_SHOWN].splitlines())
    return f"{shown}…" if len(words) > _MOST_SHOWN else shown


def _harmless(words: str) -> str:
    """A file can hold anything; controls must not do as they please with the screen."""
    return "".join(
        character if character.isprintable() or character in "\n\t\xa0" else "\ufffd"
        for character in words
    )


class _WrappedWords(QStyledItemDelegate):
    """Says how high a cell is with its words wrapped; Qt forgets the style sheet's padding."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        table = self.parent()
        assert isinstance(table, QTableView)
        room = max(40, table.columnWidth(index.column()) - 2 * _CELL_PADDING_X)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = table.fontMetrics().boundingRect(0, 0, room, 10_000, flags, words)
        return QSize(needed.width(), max(_LEAST_ROW, needed.height() + 2 * _CELL_PADDING_Y))


class ReportTable(QWidget):
    """The report with its filter."""

    def __init__(self) -> None:
        super().__init__()
        self._report: Report = []
        self.model = ReportModel()
        self.table = _new_table(self.model)
        self.everything, self.only_warnings = QPushButton(), QPushButton()
        self.everything.setObjectName("import.everything")
        self.only_warnings.setObjectName("import.only-warnings")
        self._filter = _side_by_side(self.everything, self.only_warnings)
        self.only_warnings.toggled.connect(self._fill)
        heading = QLabel(translate("Report"))
        heading.setProperty("part", "heading")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch()
        top.addWidget(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.table, 1)

    def show_report(self, report: Report) -> None:
        """Show the report; the filter says how many lines there are of each kind."""
        warnings = sum(line.is_warning for line in report)
        self._report = report
        self.everything.setText(translate("All lines ({number})", number=len(report)))
        self.only_warnings.setText(translate("Changed and skipped ({number})", number=warnings))
        self.only_warnings.setEnabled(warnings > 0)
        if not warnings:
            self.everything.setChecked(True)
        self._fill()

    def _fill(self) -> None:
        self.model.show_report(self._report, self.only_warnings.isChecked())
        self._measure_rows()

    def _measure_rows(self) -> None:
        """Make every row as high as its words need, once the table has its width."""
        if self.model.rowCount() <= _MOST_WRAPPED_ROWS:
            QTimer.singleShot(0, self.table, self.table.resizeRowsToContents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_rows()


def _side_by_side(*buttons: QPushButton) -> QFrame:
    """Buttons of which one is down, the first at the beginning."""
    frame = QFrame()
    frame.setProperty("part", "segments")
    row = QHBoxLayout(frame)
    row.setContentsMargins(2, 2, 2, 2)
    row.setSpacing(1)
    for button in buttons:
        button.setProperty("part", "segment")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setAutoDefault(False)
        button.setFont(widget_font("medium", 12))
        row.addWidget(button)
    buttons[0].setChecked(True)
    return frame


def _new_table(model: ReportModel) -> QTableView:
    table = QTableView()
    table.setObjectName("import.report")
    table.setAccessibleName(translate("Report"))
    table.setModel(model)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setItemDelegate(_WrappedWords(table))
    table.setMinimumHeight(_LEAST_HEIGHT)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(28)
    _set_widths(table.horizontalHeader())
    return table


def _set_widths(header: QHeaderView) -> None:
    header.setHighlightSections(False)
    header.setStretchLastSection(False)
    header.resizeSection(_RESULT, 110)
    header.resizeSection(_LINE, 56)
    for column in (_MESSAGE, _SOURCE):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
