"""What can be chosen for an export: a row for each choice."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from cjm_desktop.drawing.header import LENS_TITLES
from cjm_desktop.drawing.pages import LONGEST_SIDE_MM, PAPERS, SHORTEST_SIDE_MM
from cjm_desktop.language import translate
from cjm_desktop.model.records import LENSES
from cjm_desktop.ui.choice_box import ChoiceBox
from cjm_desktop.ui.export_choices import NO, NO_LENS, OWN_SIZE, PNG_SCALES, YES, ExportChoices

_LEAST_PERCENT, _MOST_PERCENT = 1, 1000
_NUMBER_HEIGHT = 28


class ExportForm(QWidget):
    """The rows of one kind of export; `changed` with every choice."""

    changed = Signal()

    def __init__(self, choices: ExportChoices) -> None:
        super().__init__()
        self._choices = choices
        self._boxes: dict[str, ChoiceBox] = {}
        self._numbers: dict[str, QSpinBox] = {}
        self._checks: dict[str, QCheckBox] = {}
        self._hidden_rows: list[tuple[str, QWidget]] = []
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        chosen = {name: str(box.currentData()) for name, box in self._boxes.items()}
        numbers = {name: str(box.value()) for name, box in self._numbers.items()}
        checks = {name: YES if box.isChecked() else NO for name, box in self._checks.items()}
        return replace(self._choices, **chosen, **numbers, **checks)

    def choose(self, name: str, value: str) -> None:
        """Choose as if by hand: `name` is a field of ExportChoices."""
        if name in self._numbers:
            self._numbers[name].setValue(int(value))
        elif name in self._checks:
            self._checks[name].setChecked(value == YES)
        else:
            self._boxes[name].choose(value)

    def add_page_rows(self, map_count: int) -> None:
        """The choices of a PDF."""
        papers = [(name, name) for name in PAPERS]
        self._add_box("paper", translate("&Paper"), [*papers, (OWN_SIZE, translate("Own size"))])
        self._add_numbers("paper", " × ", [
            self._number("own_width_mm", translate("Width in mm"), " mm", SHORTEST_SIDE_MM,
                         LONGEST_SIDE_MM),
            self._number("own_height_mm", translate("Height in mm"), " mm", SHORTEST_SIDE_MM,
                         LONGEST_SIDE_MM),
        ])  # fmt: skip
        self._add_box("orientation", translate("&Orientation"), [
            ("auto", translate("As the map gets larger")),
            ("landscape", translate("Landscape")),
            ("portrait", translate("Portrait")),
        ])  # fmt: skip
        self._add_box("scale", translate("&Scale"), [
            ("fit", translate("Fit the page")),
            (OWN_SIZE, translate("A percentage")),
        ])  # fmt: skip
        self._add_numbers("scale", "", [
            self._number("scale_percent", translate("Percent"), " %", _LEAST_PERCENT,
                         _MOST_PERCENT),
        ])  # fmt: skip
        self._add_box("lenses", translate("&Lens"), [
            ("shown", translate("The one on screen")),
            ("all", translate("All five, a page each")),
            *((lens, translate(LENS_TITLES[lens])) for lens in LENSES),
        ])  # fmt: skip
        self._add_compared()
        self._add_check("findings", translate("With what each lens as&ks"))
        if map_count > 1:
            self._add_box("maps", translate("&Map"), [
                ("shown", translate("The one on screen")),
                ("all", translate("All of the file")),
            ])  # fmt: skip
        self._show_rows()

    def add_image_rows(self) -> None:
        """The choices of a PNG."""
        sizes = [(scale, translate("{scale} pixels a point", scale=scale)) for scale in PNG_SCALES]
        self._add_box("png_scale", translate("&Size"), sizes)
        self._add_compared()

    def _add_compared(self) -> None:
        self._add_box("compared", translate("&Compare with"), [
            (NO_LENS, translate("No other lens")),
            *((lens, translate(LENS_TITLES[lens])) for lens in LENSES),
        ])  # fmt: skip

    def _add_check(self, name: str, words: str) -> None:
        box = self._checks[name] = QCheckBox(words)
        box.setObjectName(f"export.{name}")
        box.setChecked(getattr(self._choices, name) == YES)
        box.toggled.connect(self._tell)
        self._form.addRow("", box)

    def _add_box(self, name: str, label: str, values: Sequence[tuple[str, str]]) -> None:
        box = self._boxes[name] = ChoiceBox(f"export.{name}", label, values)
        box.choose(getattr(self._choices, name))
        box.currentIndexChanged.connect(self._tell)
        self._form.addRow(label, box)

    def _number(self, name: str, label: str, unit: str, least: float, most: float) -> QSpinBox:
        box = self._numbers[name] = QSpinBox()
        box.setObjectName(f"export.{name}")
        box.setAccessibleName(label)
        box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        box.setRange(round(least), round(most))
        box.setValue(int(getattr(self._choices, name)))
        box.setSuffix(unit)
        box.setMinimumHeight(_NUMBER_HEIGHT)
        box.valueChanged.connect(self._tell)
        return box

    def _add_numbers(self, owner: str, between: str, boxes: Sequence[QSpinBox]) -> None:
        """Numbers that are asked for only where a choice is none of those with a name."""
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        for number, box in enumerate(boxes):
            if number:
                row.addWidget(QLabel(between))
            row.addWidget(box, 1)
        self._form.addRow("", beside)
        self._hidden_rows.append((owner, beside))

    def _show_rows(self) -> None:
        for owner, row in self._hidden_rows:
            self._form.setRowVisible(row, self._boxes[owner].currentData() == OWN_SIZE)

    def _tell(self) -> None:
        self._show_rows()
        self.changed.emit()
