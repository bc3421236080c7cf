"""The dialog before an export: the choices, for a PDF the page that comes of them, progress."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.errors import CjmError
from cjm_desktop.language import translate
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.export_choices import ExportChoices
from cjm_desktop.ui.export_form import ExportForm
from cjm_desktop.ui.export_preview import ExportPreview
from cjm_desktop.ui.exporting import ExportSource

ExportKind = Literal["pdf", "png"]
Chosen = Callable[[ExportChoices], ExportSource]
"""What of the file is exported with some choices."""

_FORM_WIDTH = 360
_LARGEST = QSize(1120, 700)
_SHARE_OF_WINDOW = 0.94


class ExportDialog(QDialog):
    """Asks how to export; `wanted` comes when the user goes on."""

    wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        kind: ExportKind,
        choices: ExportChoices,
        whole: ExportSource,
        chosen: Chosen,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setModal(True)
        self.setWindowTitle(translate("Export PDF") if kind == "pdf" else translate("Export PNG"))
        self._chosen = chosen
        self._job: BackgroundJob | None = None
        self._form = ExportForm(choices)
        self.preview: ExportPreview | None = None
        self._problem = QLabel()
        self._progress = QProgressBar()
        self._go = QPushButton(translate("Export…"))
        self._cancel = QPushButton(translate("Cancel"))
        if kind == "pdf":
            self._form.add_page_rows(len(whole.map_ids))
            self.preview = ExportPreview()
            self._form.changed.connect(self._preview_again)
            self.preview.placed.connect(self._go.setEnabled)
        else:
            self._form.add_image_rows()
        self._lay_out()
        self._choose_size(parent)
        self._preview_again()

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        return self._form.choices

    @property
    def source(self) -> ExportSource:
        """What of the file will be exported."""
        return self._chosen(self.choices)

    def choose(self, name: str, value: str) -> None:
        """Choose as if by hand: `name` is a field of ExportChoices."""
        self._form.choose(name, value)

    def go_on(self) -> None:
        """Press the button that goes on."""
        self._go.click()

    def show_problem(self, words: str) -> None:
        """Say why it cannot be done; the choices can be changed."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._set_working(False)

    def follow(self, job: BackgroundJob) -> None:
        """Show how far a job is, until it is done; Cancel stops it."""
        self._job = job
        self._problem.hide()
        self._set_working(True)
        job.progressed.connect(self._show_progress)
        job.failed.connect(self._show_failure)
        job.done.connect(self._finish)

    def reject(self) -> None:
        """Cancel: the job, if one is running, and the dialog."""
        if self._job is not None:
            self._job.stop()
        super().reject()

    def done(self, result: int) -> None:
        """Close the dialog; nothing goes on being painted."""
        if self.preview is not None:
            self.preview.stop()
        super().done(result)

    def _preview_again(self) -> None:
        if self.preview is None:
            return
        self._problem.hide()
        try:
            self.preview.show_export(self.source, self.choices.page_setup())
        except CjmError as error:
            self.show_problem(str(error))

    def _lay_out(self) -> None:
        self._problem.setProperty("part", "problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._go.setProperty("part", "main")
        self._go.setDefault(True)
        self._go.clicked.connect(self.wanted)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(20, 18, 20, 16)
        sides.setSpacing(20)
        sides.addLayout(self._new_column())
        if self.preview is not None:
            sides.addWidget(self.preview, 1)

    def _new_column(self) -> QLayout:
        """The choices above, what goes on and the buttons below."""
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addWidget(self._form)
        column.addStretch()
        column.addWidget(self._problem)
        column.addWidget(self._progress)
        column.addLayout(buttons)
        self._form.setFixedWidth(_FORM_WIDTH)
        self._problem.setMaximumWidth(_FORM_WIDTH)
        return column

    def _choose_size(self, parent: QWidget) -> None:
        """With a page to look at nearly as large as the window; else as small as can be."""
        if self.preview is not None:
            room = parent.window().size() * _SHARE_OF_WINDOW
            self.resize(room.boundedTo(_LARGEST))

    def _set_working(self, working: bool) -> None:
        self._progress.setVisible(working)
        self._progress.setRange(0, 0)
        self._go.setEnabled(not working)
        self._form.setEnabled(not working)

    def _show_failure(self, error: CjmError) -> None:
        self.show_problem(str(error))

    def _finish(self, _result: object) -> None:
        self.accept()

    def _show_progress(self, finished: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(finished)
