"""The dialog for a pasted table: what its columns mean, the map that comes of it, the report."""

import datetime
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer
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
from cjm_desktop.exchange.tables.reader import Table
from cjm_desktop.language import translate
from cjm_desktop.model.pasting import PastePlace
from cjm_desktop.painting.screen.fonts import widget_font
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.import_dialog.report_table import ReportTable
from cjm_desktop.ui.open_file import OpenFile
from cjm_desktop.ui.paste_dialog.choices import TableChoices
from cjm_desktop.ui.paste_dialog.field_table import FieldModel, new_field_table
from cjm_desktop.ui.paste_dialog.preview import PastePreview
from cjm_desktop.ui.paste_dialog.trial import TableTrial, TableTrials, Wanted

_LARGEST = QSize(1280, 820)
_SHARE_OF_WINDOW = 0.94
_SHOW_WORK_AFTER_MS = 300


class PasteTableDialog(QDialog):
    """Tries the table on a copy of the map; once accepted, `trial` holds the patch to carry out."""

    def __init__(
        self,
        parent: QWidget,
        opened: OpenFile,
        place: PastePlace,
        table: Table,
        theme: Theme,
        date: datetime.date,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paste")
        self.setModal(True)
        self.setWindowTitle(translate("Paste a table"))
        self.trial: TableTrial | None = None
        self._trials = TableTrials(opened.document.snapshot(), place, table, date)
        self._wanted = Wanted()
        self._job: BackgroundJob | None = None
        self.found = QLabel(_in_words(table))
        self.choices = TableChoices()
        self.fields = FieldModel()
        self.field_table = new_field_table(self.fields)
        self.preview = PastePreview(theme, date)
        self.preview.set_image_source(opened.images.read)
        self.report = ReportTable()
        self._problem = QLabel()
        self._progress = QProgressBar()
        self._go = QPushButton(translate("Paste"))
        self._cancel = QPushButton(translate("Cancel"))
        self._work_timer = QTimer(self, singleShot=True, interval=_SHOW_WORK_AFTER_MS)
        self._lay_out()
        self._connect()
        self.resize((parent.window().size() * _SHARE_OF_WINDOW).boundedTo(_LARGEST))
        self._try(Wanted())

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what is chosen."""
        return self.trial is not None and self.trial.wanted == self._wanted

    def accept(self) -> None:
        """Paste, if what is shown can be pasted."""
        if self.is_current and self.trial is not None and self.trial.patch is not None:
            super().accept()

    def reject(self) -> None:
        """Cancel; nothing is pasted."""
        self._stop()
        super().reject()

    def _connect(self) -> None:
        self.choices.turned.connect(lambda: self._try(Wanted(None, self.choices.orientation)))
        self.choices.headings_changed.connect(
            lambda: self._try(
                Wanted(None, self.choices.orientation, self.choices.headings.isChecked())
            )
        )
        self.fields.chosen.connect(self._try_fields)
        self._work_timer.timeout.connect(self._progress.show)
        self._go.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def _try_fields(self) -> None:
        if self.trial is not None:
            self._try(Wanted(replace(self.trial.mapping, fields=self.fields.fields)))

    def _try(self, wanted: Wanted) -> None:
        """Read the table in another way; a trial that still goes on is given up."""
        self._stop()
        self._wanted = wanted
        self._go.setEnabled(False)
        trials = self._trials
        job = BackgroundJob(lambda job: trials.trial(wanted, job), self)
        job.done.connect(self._take)
        self._job = job
        self._work_timer.start()
        job.start()

    def _take(self, trial: TableTrial) -> None:
        if trial.wanted != self._wanted:
            return
        self._stop()
        self.trial = trial
        self.choices.show_mapping(trial.mapping)
        self.fields.show_columns(trial.columns, trial.mapping.fields)
        self.report.show_report(trial.report)
        self._problem.setText(str(trial.problem) if trial.problem is not None else "")
        self._problem.setVisible(trial.problem is not None)
        if trial.session is not None:
            self.preview.show_new(trial.session, trial.step_ids)
        else:
            self.preview.show_nothing()
        self._go.setEnabled(trial.patch is not None)

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.stop()
        self._work_timer.stop()
        self._progress.hide()

    def _lay_out(self) -> None:
        self.found.setFont(widget_font("semibold", 18))
        self._problem.setProperty("part", "problem")
        for label in (self.found, self._problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._problem.hide()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(translate("Trying the table on the map"))
        self._progress.hide()
        self._go.setProperty("part", "main")
        self._go.setDefault(True)
        self._cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(12)
        column.addWidget(self.found)
        column.addWidget(self.choices)
        column.addWidget(self._new_middle(), 1)
        column.addWidget(self._problem)
        column.addWidget(self._progress)
        column.addLayout(self._new_buttons())

    def _new_middle(self) -> QSplitter:
        """The columns on the left; on the right the map above the report."""
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.preview)
        right.addWidget(self.report)
        right.setSizes([420, 180])
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.addWidget(self.field_table)
        middle.addWidget(right)
        middle.setSizes([500, 700])
        for splitter in (right, middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(12)
        return middle

    def _new_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go)
        return buttons


def _in_words(table: Table) -> str:
    return translate(
        "A table of {rows} rows and {columns} columns", rows=len(table.rows), columns=table.width
    )
