"""The dialog before an export: paper and lenses, then progress and a way to stop."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.drawing.pages import LONGEST_SIDE_MM, PAPERS, SHORTEST_SIDE_MM
from cjm_desktop.errors import CjmError
from cjm_desktop.language import translate
from cjm_desktop.ui.background_job import BackgroundJob
from cjm_desktop.ui.export_choices import OWN_SIZE, PNG_SCALES, ExportChoices

ExportKind = Literal["pdf", "png"]


class ExportDialog(QDialog):
    """Asks how to export; `wanted` comes when the user goes on."""

    wanted = Signal()

    def __init__(
        self, parent: QWidget, kind: ExportKind, choices: ExportChoices, map_count: int
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setModal(True)
        self.setWindowTitle(translate("Export PDF") if kind == "pdf" else translate("Export PNG"))
        self._choices = choices
        self._job: BackgroundJob | None = None
        self._boxes: dict[str, QComboBox] = {}
        self._own = _OwnSize(choices)
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._problem = QLabel()
        self._progress = QProgressBar()
        self._go = QPushButton(translate("Export…"))
        self._cancel = QPushButton(translate("Cancel"))
        if kind == "pdf":
            self._add_page_rows(map_count)
        else:
            self._add_png_rows()
        self._lay_out()

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        chosen = {name: str(box.currentData()) for name, box in self._boxes.items()}
        return replace(self._choices, **chosen, **self._own.values())

    def choose(self, name: str, value: str) -> None:
        """Choose as if by hand: `name` is a field of ExportChoices."""
        box = self._boxes[name]
        box.setCurrentIndex(box.findData(value))

    def go_on(self) -> None:
        """Press the button that goes on."""
        self._go.click()

    def show_problem(self, words: str) -> None:
        """Say why it cannot be done; the choices can be changed."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._set_working(False)
        self._grow()

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

    def _add_page_rows(self, map_count: int) -> None:
        papers = [(name, name) for name in PAPERS]
        self._add_box("paper", translate("Paper"), [*papers, (OWN_SIZE, translate("Own size"))])
        self._form.addRow("", self._own)
        self._add_box("orientation", translate("Orientation"), [
            ("auto", translate("As the map gets larger")),
            ("landscape", translate("Landscape")),
            ("portrait", translate("Portrait")),
        ])  # fmt: skip
        self._add_box("lenses", translate("Lens"), [
            ("shown", translate("The one on screen")),
            ("all", translate("All five, a page each")),
        ])  # fmt: skip
        if map_count > 1:
            self._add_box("maps", translate("Map"), [
                ("shown", translate("The one on screen")),
                ("all", translate("All of the file, a page each")),
            ])  # fmt: skip
        self._boxes["paper"].currentIndexChanged.connect(self._show_own_size)
        self._show_own_size()

    def _add_png_rows(self) -> None:
        sizes = [(scale, translate("{scale} pixels a point", scale=scale)) for scale in PNG_SCALES]
        self._add_box("png_scale", translate("Size"), sizes)

    def _add_box(self, name: str, label: str, values: Sequence[tuple[str, str]]) -> None:
        box = self._boxes[name] = QComboBox()
        box.setObjectName(f"export.{name}")
        box.setAccessibleName(label)
        for value, words in values:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(getattr(self._choices, name))))
        self._form.addRow(label, box)

    def _lay_out(self) -> None:
        self.setMinimumWidth(380)
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
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(self._form)
        column.addWidget(self._problem)
        column.addWidget(self._progress)
        column.addLayout(buttons)

    def _show_own_size(self) -> None:
        self._form.setRowVisible(self._own, self._boxes["paper"].currentData() == OWN_SIZE)
        self._grow()

    def _grow(self) -> None:
        """Take the room that what is shown now needs."""
        column = self.layout()
        if column is None or not self.isVisible():
            return
        height = column.totalSizeHint().height()
        if column.hasHeightForWidth():
            height = column.totalHeightForWidth(self.width())
        self.setMinimumHeight(height)
        self.resize(self.width(), height)

    def _set_working(self, working: bool) -> None:
        self._progress.setVisible(working)
        self._progress.setRange(0, 0)
        self._go.setEnabled(not working)
        for box in self._boxes.values():
            box.setEnabled(not working)
        self._own.setEnabled(not working)

    def _show_failure(self, error: CjmError) -> None:
        self.show_problem(str(error))

    def _finish(self, _result: object) -> None:
        self.accept()

    def _show_progress(self, finished: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(finished)


class _OwnSize(QWidget):
    """Width and height of a paper in millimetres."""

    def __init__(self, choices: ExportChoices) -> None:
        super().__init__()
        self._sides = {
            "own_width_mm": _side(choices.own_width_mm, translate("Width in mm")),
            "own_height_mm": _side(choices.own_height_mm, translate("Height in mm")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        width, height = self._sides.values()
        row.addWidget(width, 1)
        row.addWidget(QLabel("×"))
        row.addWidget(height, 1)

    def values(self) -> dict[str, str]:
        """Both sides under their names."""
        return {name: str(side.value()) for name, side in self._sides.items()}


def _side(millimetres: str, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(round(SHORTEST_SIDE_MM), round(LONGEST_SIDE_MM))
    box.setValue(int(millimetres))
    box.setSuffix(" mm")
    box.setAccessibleName(name)
    return box
