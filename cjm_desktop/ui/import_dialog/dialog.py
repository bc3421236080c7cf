"""The import dialog: what was found, how it is read, the maps that come of it, the report."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.drawing.theme import Theme
from cjm_desktop.errors import CjmError
from cjm_desktop.language import translate
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.import_dialog.choice_row import ChoiceRow
from cjm_desktop.ui.import_dialog.found import found_in_words
from cjm_desktop.ui.import_dialog.preview import MapPreview
from cjm_desktop.ui.import_dialog.reading import ImportChoices, Reading, look_at, read_with
from cjm_desktop.ui.import_dialog.report_table import ReportTable

_LARGEST = QSize(1180, 780)
_SHARE_OF_WINDOW = 0.94
_REPORT_HEAD_PX, _ROW_PX, _MOST_ROWS_AT_FIRST = 80, 32, 6


class ImportDialog(QDialog):
    """Shows what an import would do; `wanted` comes when the user goes on."""

    wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        reading: Reading,
        theme: Theme,
        date: datetime.date,
        open_file_name: str,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setModal(True)
        self.setWindowTitle(translate("Import"))
        self._date = date
        self._job: BackgroundJob | None = None
        self.reading = reading
        self._asked = reading.choices
        self.found = QLabel()
        self.choice_row = ChoiceRow(reading.source, open_file_name)
        self.preview = MapPreview(theme, date)
        self.report = ReportTable()
        self._problem = QLabel()
        self._progress = QProgressBar()
        self._go = QPushButton(translate("Import"))
        self._cancel = QPushButton(translate("Cancel"))
        self._lay_out()
        self._connect()
        self._show(reading)
        self._choose_size(parent)

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what is chosen."""
        return self._asked == self.reading.choices

    def go_on(self) -> None:
        """Press the button that goes on."""
        self._go.click()

    def show_problem(self, words: str) -> None:
        """Say why it cannot be done; the choices can be changed."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._set_working(False)

    def follow(self, job: BackgroundJob) -> None:
        """Wait for the job that imports; Cancel stops it."""
        self._job = job
        self._problem.hide()
        self._set_working(True)
        job.failed.connect(self._show_failure)

    def reject(self) -> None:
        """Cancel: what is being done, and the dialog."""
        self._stop()
        super().reject()

    def _connect(self) -> None:
        self.choice_row.changed.connect(lambda: self._ask_again(self._asked.map_number))
        self.preview.chosen.connect(self._ask_again)
        self._go.clicked.connect(self.wanted)
        self._cancel.clicked.connect(self.reject)

    def _ask_again(self, map_number: int) -> None:
        """Read anew as is chosen now; an earlier reading that still goes on is given up."""
        asked, shown = self.choice_row.choices(map_number), self.reading
        self._stop()
        self._asked = asked
        if self.is_current:
            self._go.setEnabled(True)
            return
        self._go.setEnabled(False)
        self._problem.hide()
        job = BackgroundJob(_work(shown, asked, self._date), self)
        job.done.connect(self._take)
        job.failed.connect(self._show_failure)
        self._job = job
        job.start()

    def _take(self, reading: Reading) -> None:
        if reading.choices == self._asked:
            self._job = None
            self._show(reading)
            self._go.setEnabled(True)

    def _show(self, reading: Reading) -> None:
        anew = reading.imported is not self.reading.imported or not self.found.text()
        self.reading = reading
        self.found.setText(found_in_words(reading))
        self.preview.show_reading(reading)
        if anew:
            self.report.show_report(reading.imported.report)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
        self._job = None

    def _show_failure(self, error: CjmError) -> None:
        self.show_problem(str(error))

    def _set_working(self, working: bool) -> None:
        self._progress.setVisible(working)
        self._go.setEnabled(not working)
        for part in (self.choice_row, self.preview):
            part.setEnabled(not working)

    def _lay_out(self) -> None:
        self.found.setFont(widget_font("semibold", 18))
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setWordWrap(True)
        self._problem.setProperty("part", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._go.setProperty("part", "main")
        self._go.setDefault(True)
        self._cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.found)
        column.addWidget(self.choice_row)
        self._middle = self._new_middle()
        column.addWidget(self._middle, 1)
        column.addWidget(self._problem)
        column.addWidget(self._progress)
        column.addLayout(self._new_buttons())

    def _new_middle(self) -> QSplitter:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(12)
        middle.addWidget(self.preview)
        middle.addWidget(self.report)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        return middle

    def _new_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go)
        return buttons

    def _choose_size(self, parent: QWidget) -> None:
        """Nearly as large as the window; the map gets what a short report leaves."""
        room = parent.window().size() * _SHARE_OF_WINDOW
        self.resize(room.boundedTo(_LARGEST))
        rows = min(len(self.reading.imported.report), _MOST_ROWS_AT_FIRST)
        report = _REPORT_HEAD_PX + rows * _ROW_PX
        self._middle.setSizes([max(report, self.height() - report), report])


def _work(
    shown: Reading, asked: ImportChoices, date: datetime.date
) -> Callable[[BackgroundJob], Reading]:
    """What makes the reading that is asked for out of the one that is shown."""
    same = (asked.lens, asked.actors) == (shown.choices.lens, shown.choices.actors)
    if same:
        return lambda job: look_at(shown, asked, date, job)
    return lambda job: read_with(shown.source, asked, date, job)
